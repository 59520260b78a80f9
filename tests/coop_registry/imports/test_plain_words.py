"""What the command and the pages say when a file or a call is wrong, and the result workbook."""

import io

import pytest

from coop_registry.reading.child import read_file
from core import keys
from tests.coop_registry.imports.kit import HEAD, TITLE, line, listed
from tests.coop_registry.imports.test_members import members, person
from tests.coop_registry.imports.test_pages import client, confirm, officer, send, the_import
from tests.coop_registry.reading.books import make_xlsx

__all__ = ["client", "officer"]
pytestmark = pytest.mark.db


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Lỗi: Thiếu TỆP."),
        (["khong-co.xlsx"], "Lỗi: Không có tệp “khong-co.xlsx”."),
        (["a.xlsx", "--onn"], "Lỗi: Không có tùy chọn --onn."),
        (["a.xlsx", "--sheet"], "Lỗi: Tùy chọn --sheet cần một giá trị."),
        (["pyproject.toml", "hai"], "Lỗi: Thừa tham số: hai."),
        (["pyproject.toml", "--on", "hôm qua"], "Lỗi: --on: “hôm qua” không phải là ngày"),
        (["--help"], "Cách dùng: "),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese(app, words, said):
    done = app.test_cli_runner().invoke(args=["registry", "import", *words])
    assert said in done.output
    assert done.exit_code == (0 if words == ["--help"] else 2)
    for english in ("Usage", "Error", "Missing", "Options", "Invalid", "Show this"):
        assert english not in done.output


def test_a_refusal_is_told_in_vietnamese(importer, tmp_path):
    file = tmp_path / "hong.xlsx"
    file.write_bytes(b"%PDF-1.7 khong phai bang tinh")
    importer.command(str(file))
    assert importer.output.startswith("Lỗi: ")
    assert importer.exit_code == 1


def test_a_list_too_large_is_told_where_it_is_sent(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 10_000)
    data = {"file": (io.BytesIO(b"0" * 20_000), "to.xlsx"), "unit_id": "1"}
    done = client.post("/nhap-danh-sach/moi", data=data, content_type="multipart/form-data")
    page = done.get_data(as_text=True)
    assert done.status_code == 413
    assert "Tệp danh sách lớn hơn 50 MB" in page
    assert "Tải danh sách lên" in page


def test_the_result_names_its_columns_beside_the_heading_and_keeps_merged_cells(client):
    grid = [[TITLE], [], list(HEAD), [None, "I. Huyện Chợ Đồn"], line(), line("HTX Khác", stt=2)]
    url = send(client, make_xlsx({"Sheet1": grid}, merged=[(0, 0, 0, 5)]))
    confirm(client, url)
    kept = the_import()
    sheet = read_file("ket-qua.xlsx", keys.decrypt_bytes(kept.result_sealed)).sheets[0]
    assert sheet.rows[2][-3:] == ["Kết quả nhập", "Đã ghi", "Cần xem"]
    assert "Kết quả nhập" not in sheet.rows[3]
    assert sheet.rows[0][0] == TITLE
    assert (0, 0, 0, 5) in [tuple(one) for one in sheet.merged]


def test_no_empty_source_stands_in_a_sentence(importer):
    importer.run(listed(line(members=9)))
    report = importer.run(members(person()))
    words = " ".join(one["message"] for one in report["problems"])
    assert "Khai báo 9" in words
    assert ", )" not in words
