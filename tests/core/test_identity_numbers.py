import pytest

from core.identity_numbers import holds_identity_number


@pytest.mark.parametrize(
    "text",
    [
        "Gõ nhầm số 006085000099 so với căn cước",
        "006 085 000 099",
        "006.085.000.099",
        "CCCD0060-8500-0099",
        "CMND 095123456 cấp năm 2010",
        "095 123 456",
        "số 095.123.456",
        "số cũ 195123456, số mới sai",
        "hộ chiếu C1234567",
        "hộ chiếu b12345678.",
        "căn cước:006085000099",
    ],
)
def test_full_identity_number_is_found(text: str) -> None:
    assert holds_identity_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "Góp 120.000.000 đồng theo phiếu thu số 12",
        "Góp 120000000 đồng",
        "Góp 1.120.000.000",
        "Quyết định số 25/QĐ-UBND ngày 10/01/2024",
        "gọi 0912345678 hoặc 0912 345 678",
        "điện thoại +84 912 345 678",
        "điện thoại 0209 3870 123",
        "mã số thuế 4700111222, chi nhánh 4700111222-001",
        "chỉ ghi 0099",
        "tài khoản 8600201001234",
        "Bìa đỏ AB 123456",
        "Hóa đơn C25TAA số 0000123",
        "mã 130207000012",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not holds_identity_number(text)
