"""The register's pages: success, wrong method, no permission, another unit's record, sent twice."""

from datetime import date

import pytest

from accounts.rules.duties import Duty
from audit import queries as audit_log
from coop_registry.queries import lists, pages
from coop_registry.queries.lists import Filters
from core.access import EVERYTHING
from core.db import db
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.registry import BA_BE, CHO_DON, TODAY, make_organisation

pytestmark = pytest.mark.db


@pytest.fixture
def officer(session):
    district = reference.unit_by_code("064", TODAY)
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=district)


@pytest.fixture
def stranger(session):
    district = reference.unit_by_code("061", TODAY)
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=district)


def form(**changes):
    unit = reference.unit_by_code(CHO_DON, TODAY)
    return {
        "kind": "cooperative",
        "name": "Hợp tác xã Miến dong Thử",
        "certificate_no": "77",
        "registered_on": "01/02/2019",
        "issued_by": "Phòng Tài chính – Kế hoạch",
        "code": "",
        "tax_code": "",
        "unit_id": str(unit.id),
        "address": "Thôn Bản Chang",
        "line": "0118 Trồng rau",
        "founded": "2019",
        "status": "ACTIVE",
        "capital_vnd": "1.500.000.000",
        "full_name": "Lường Văn Thử",
        "position": "Giám đốc",
        "identity_kind": "citizen",
        "identity_no": "006090000009",
        "phone": "0912 000 111",
        "members_total": "9",
        "paid_capital": "",
        "declared_on": "31/12/2024",
        "declared_source": "Báo cáo năm 2024",
        **changes,
    }


NEW = "/hop-tac-xa/nhap-tu-giay-chung-nhan"


def all_rows():
    return lists.everything(Filters(), scope=EVERYTHING, on=TODAY)


def test_a_certificate_typed_by_an_officer_is_on_the_page(officer, as_user):
    response = as_user(officer).post(NEW, data=form(), follow_redirects=True)
    page = response.get_data(as_text=True)
    assert response.status_code == 200
    for words in ("Miến dong Thử", "1.500.000.000 đồng", "Lường Văn Thử", "0060******09"):
        assert words in page
    assert "006090000009" not in page


def test_a_double_click_makes_one_organisation(officer, as_user):
    client = as_user(officer)
    data = form(once="a" * 32)
    first = client.post(NEW, data=data)
    second = client.post(NEW, data=data)
    assert first.location == second.location
    assert len(all_rows()) == 1


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("name", "", "Chưa nhập mục này"),
        ("name", "x" * 10_000, "Dài quá 255 ký tự"),
        ("registered_on", "12/03/0202", "Nhập ngày có thật"),
        ("registered_on", "31/02/2020", "Nhập ngày có thật"),
        ("registered_on", "03/06/2025", "sau hôm nay"),
        ("founded", "2031", "sau hôm nay"),
        ("capital_vnd", "1,5 tỷ", "Nhập số tiền bằng đồng"),
        ("capital_vnd", "-5", "Nhập số tiền bằng đồng"),
        ("members_total", "chín", "Nhập một số nguyên"),
        ("declared_on", "", "cần có ngày"),
        ("unit_id", "999999", "Not a valid choice"),
        ("members_total", "99999999999", "Số này quá lớn; nhiều nhất là 10.000.000."),
        ("capital_vnd", "9" * 19, "Số này quá lớn"),
        ("line", "trồng", "Có "),
        ("line", "trồng", "ngành khác. Hãy nhập mã bốn số."),
        ("line", "nuôi rồng", "Không có ngành nào mang tên này"),
        ("line", "9999 gì đó", "không có trong hệ thống ngành"),
    ],
)
def test_bad_input_is_said_in_vietnamese_and_nothing_is_written(
    officer, as_user, field, typed, message
):
    response = as_user(officer).post(NEW, data=form(**{field: typed}))
    page = response.get_data(as_text=True)
    assert response.status_code == 200
    if message == "Not a valid choice":
        assert message not in page
    else:
        assert message in page
    assert all_rows() == []


def test_words_that_fit_one_class_are_that_class(officer, as_user):
    page = as_user(officer).post(NEW, data=form(line="trong rau"), follow_redirects=True)
    assert "0118 Trồng rau" in page.get_data(as_text=True)


def test_a_day_that_cannot_be_read_is_said_once(officer, as_user):
    page = as_user(officer).post(NEW, data=form(declared_on="31/02/2024"))
    assert "có 1 mục cần xem lại" in page.get_data(as_text=True)


def test_the_form_has_the_words_of_a_group_too(officer, as_user):
    page = as_user(officer).get(NEW).get_data(as_text=True)
    assert "Vốn điều lệ (tổ hợp tác: tổng giá trị phần vốn góp)" in page


def test_markup_in_a_name_is_shown_as_letters(officer, as_user):
    name = "HTX <script>alert(1)</script> =1+1"
    page = as_user(officer).post(NEW, data=form(name=name), follow_redirects=True)
    words = page.get_data(as_text=True)
    assert "<script>alert" not in words
    assert "&lt;script&gt;alert(1)&lt;/script&gt; =1+1" in words


def test_a_forged_form_token_writes_nothing(officer, as_user, csrf):
    response = as_user(officer).post(NEW, data=form(csrf_token="forged"))
    assert response.status_code == 400
    assert "hết hạn" in response.get_data(as_text=True)
    assert all_rows() == []


@pytest.mark.parametrize(
    "path",
    ["", "/dinh-chinh/ten", "/cap-nhat-theo-bao-cao"],
)
def test_an_officer_of_another_district_finds_nothing(stranger, as_user, path):
    made = make_organisation()
    assert as_user(stranger).get(f"/hop-tac-xa/{made.id}{path}").status_code == 404
    page = as_user(stranger).get("/hop-tac-xa").get_data(as_text=True)
    assert "Thử Nghiệm" not in page


def test_a_correction_goes_through_the_page(officer, as_user):
    made = make_organisation()
    client = as_user(officer)
    url = f"/hop-tac-xa/{made.id}/dinh-chinh/von-dieu-le"
    assert "500.000.000" in client.get(url).get_data(as_text=True)
    data = {"amount_vnd": "550000000", "reason": "gõ nhầm", "version": str(made.version)}
    page = client.post(url, data=data, follow_redirects=True).get_data(as_text=True)
    assert "550.000.000 đồng" in page
    assert "gõ nhầm" in page


def test_two_people_editing_the_second_is_told_what_changed(officer, as_user):
    made = make_organisation()
    client = as_user(officer)
    url = f"/hop-tac-xa/{made.id}/dinh-chinh/von-dieu-le"
    data = {"amount_vnd": "550000000", "reason": "gõ nhầm", "version": str(made.version)}
    client.post(url, data=data)
    page = client.post(url, data=data | {"amount_vnd": "1"}).get_data(as_text=True)
    assert "đã được người khác sửa" in page
    assert "550.000.000" in page
    assert pages.record(db.session.merge(made), TODAY).capital_vnd == 550_000_000


def test_a_report_goes_through_the_page(officer, as_user):
    made = make_organisation()
    data = {
        "on": "10/12/2024",
        "source": "Báo cáo năm 2024",
        "members_total": "15",
        "revenue": "1.600.000.000",
        "version": str(made.version),
        "activity": "",
    }
    url = f"/hop-tac-xa/{made.id}/cap-nhat-theo-bao-cao"
    page = as_user(officer).post(url, data=data, follow_redirects=True).get_data(as_text=True)
    assert "1.600.000.000 đồng" in page
    assert "Báo cáo năm 2024" in page


def test_the_page_of_an_earlier_day_shows_that_day(officer, as_user):
    made = make_organisation(name="Hợp tác xã Sáu Thành viên", declared=())
    client = as_user(officer)
    data = {
        "on": "01/06/2020",
        "source": "Báo cáo",
        "members_total": "6",
        "activity": "",
        "version": str(made.version),
    }
    client.post(f"/hop-tac-xa/{made.id}/cap-nhat-theo-bao-cao", data=data)
    old = client.get(f"/hop-tac-xa/{made.id}?ngay=30/06/2024").get_data(as_text=True)
    new = client.get(f"/hop-tac-xa/{made.id}?ngay=01/07/2024").get_data(as_text=True)
    assert "Chưa đủ số thành viên tối thiểu" in old
    assert "Chưa đủ số thành viên tối thiểu" not in new
    assert "Luật Hợp tác xã 2012" in old


def test_the_list_filters_sorts_and_exports_what_it_shows(officer, as_user):
    make_organisation()
    make_organisation(name="Hợp tác xã Đông Ấm", identifiers=(), representative=None, capital_vnd=1)
    make_organisation(BA_BE, name="Hợp tác xã Xa", identifiers=(), representative=None)
    client = as_user(officer)
    page = client.get("/hop-tac-xa?tim=dong+am").get_data(as_text=True)
    assert "Đông Ấm" in page
    assert "Thử Nghiệm" not in page
    ordered = client.get("/hop-tac-xa?xep=von").get_data(as_text=True)
    assert ordered.index("Đông Ấm") < ordered.index("Thử Nghiệm")
    assert "Hợp tác xã Xa" not in ordered


def test_the_list_asks_few_questions_however_long_it_is(officer, as_user, count_queries):
    for number in range(60):
        make_organisation(
            name=f"Hợp tác xã Số {number} Riêng",
            identifiers=(),
            representative=None,
            accept_similar=True,
        )
    client = as_user(officer)
    client.get("/hop-tac-xa")
    with count_queries() as statements:
        client.get("/hop-tac-xa")
    assert len(statements) <= 8, statements


def test_a_full_number_needs_a_reason_and_is_logged(officer, as_user):
    made = make_organisation()
    url = f"/hop-tac-xa/{made.id}/so-giay-to"
    client = as_user(officer)
    assert "006190000001" not in client.get(url).get_data(as_text=True)
    assert "006190000001" not in client.post(url, data={"reason": ""}).get_data(as_text=True)
    shown = client.post(url, data={"reason": "đối chiếu hồ sơ gốc"}).get_data(as_text=True)
    assert "006190000001" in shown
    party = pages.record(made, date(2025, 6, 2)).representative.party_id
    assert audit_log.history("party", party)[0].reason == "đối chiếu hồ sơ gốc"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("31/02/2024", "Không đọc được ngày “31/02/2024”"),
        ("abc", "Không đọc được ngày “abc”"),
        ("0202", "Không đọc được ngày “0202”"),
        ("03/06/2025", "ngày này ở sau hôm nay"),
    ],
)
@pytest.mark.parametrize("path", ["/hop-tac-xa", "/van-de", "record"])
def test_a_day_that_cannot_be_shown_is_said_on_the_page(officer, as_user, path, word, said):
    made = make_organisation()
    path = f"/hop-tac-xa/{made.id}" if path == "record" else path
    response = as_user(officer).get(path, query_string={"ngay": word})
    page = response.get_data(as_text=True)
    assert response.status_code == 200
    assert said in page
    assert "đang lấy số liệu của hôm nay, 02/06/2025" in page
    assert f'name="ngay" value="{word}" aria-invalid="true"' in page
    assert "Đang xem số liệu ngày" not in page
