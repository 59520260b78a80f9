"""Pages of findings: success, no permission, another unit's record, sent twice, wrong input."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from accounts.rules.duties import Duty
from audit import queries as audit_log
from coop_registry.queries import findings
from coop_registry.rules.kinds import Declared
from coop_registry.rules.membership import LineKind
from core.db import db
from papers.uploads import MEDIA_TYPES, FileKind
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.findings import make_note
from tests.factories.holders import make_line, make_member
from tests.factories.papers import PDF
from tests.factories.registry import BA_BE, TODAY, make_organisation

pytestmark = pytest.mark.db


@pytest.fixture
def officer(session):
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))


@pytest.fixture
def organisation(officer):
    return make_organisation(actor_id=officer.id, declared=((Declared.MEMBERS_TOTAL, 3),))


def explain_address(organisation, rule="members.minimum"):
    return f"/hop-tac-xa/{organisation.id}/van-de/{rule}/giai-trinh"


def test_the_list_shows_evidence_article_and_first_day(as_user, officer, organisation):
    page = as_user(officer).get("/van-de").text
    assert "Chưa đủ số thành viên tối thiểu" in page
    assert "Khai báo 3 thành viên" in page
    assert "khoản 7 Điều 4 Luật Hợp tác xã 2023" in page
    assert "12/03/2018" in page
    assert f"/hop-tac-xa/{organisation.id}/van-de" in page


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("quy-dinh=members.minimum", "Khai báo 3", "chưa nhập danh sách"),
        ("quy-dinh=members.list_missing", "chưa nhập danh sách", "Khai báo 3"),
        ("tu-truoc=01/01/2018", "Không có vấn đề nào khớp", "Khai báo 3"),
        ("tu-truoc=01/01/2020", "Khai báo 3", "Không có vấn đề nào khớp"),
        ("giai-trinh=roi", "Không có vấn đề nào khớp", "Khai báo 3"),
        ("giai-trinh=chua", "Khai báo 3", "Không có vấn đề nào khớp"),
        ("ngay=30/06/2024", "khoản 1 Điều 3 Luật Hợp tác xã 2012", "khoản 7 Điều 4"),
        ("ngay=30/06/2013", "Không có quy định đã nạp cho ngày này", "Khai báo 3"),
        ("quy-dinh=khong-co&dia-ban=abc&tu-truoc=hôm qua", "Khai báo 3", "khớp điều kiện"),
    ],
)
def test_the_list_is_narrowed(as_user, officer, organisation, query, shown, hidden):
    page = as_user(officer).get(f"/van-de?{query}").text
    assert shown in page
    assert hidden not in page


def test_another_units_organisation_is_neither_listed_nor_opened(as_user, officer):
    foreign = make_organisation(
        BA_BE, name="Hợp tác xã Nơi Khác", declared=((Declared.MEMBERS_TOTAL, 3),)
    )
    client = as_user(officer)
    assert "Nơi Khác" not in client.get("/van-de").text
    assert client.get(f"/hop-tac-xa/{foreign.id}/van-de").status_code == 404
    assert client.get(explain_address(foreign)).status_code == 404


def test_the_export_holds_what_the_list_shows(as_user, session, officer, organisation):
    leader = make_user(duty=Duty.REGISTRY_LEADER, unit=reference.unit_by_code("064", TODAY))
    answer = as_user(leader).post("/van-de/xuat-excel?quy-dinh=members.minimum")
    assert answer.mimetype == MEDIA_TYPES[FileKind.XLSX]
    rows = list(load_workbook(BytesIO(answer.data)).active.iter_rows(values_only=True))
    text = [" ".join(str(cell) for cell in row if cell is not None) for row in rows]
    assert sum("Chưa đủ số thành viên tối thiểu" in line for line in text) == 1
    assert not any("Chưa có danh sách thành viên" in line for line in text)
    assert audit_log.history("list", 0, limit=1)[0].action == "finding.exported"


def test_the_records_tab_shows_findings_history_and_explanations(
    as_user, session, officer, organisation
):
    make_note(organisation, actor_id=officer.id)
    page = as_user(officer).get(f"/hop-tac-xa/{organisation.id}/van-de").text
    assert "Đã giải trình đến ngày 01/12/2025" in page
    assert "Danh sách đang được bổ sung từ hồ sơ gốc." in page
    assert "Nông Văn Thử" in page
    assert "Chưa có lần kiểm tra nào" in page
    assert "Giải trình lại" in page
    earlier = as_user(officer).get(f"/hop-tac-xa/{organisation.id}/van-de?ngay=01/06/2025").text
    assert "Danh sách đang được bổ sung" not in earlier
    assert "Giải trình lại" not in earlier


def test_the_records_tab_shows_what_was_broken_before_by_the_law_of_those_days(
    as_user, session, officer
):
    made = make_organisation(actor_id=officer.id, declared=((Declared.MEMBERS_TOTAL, 6),))
    client = as_user(officer)
    address = f"/hop-tac-xa/{made.id}/van-de"
    words = " ".join(client.get(address).text.split())
    past = words.partition("Vấn đề đã có trước đây")[2].partition("Giải trình đã ghi")[0]
    assert "Chưa đủ số thành viên tối thiểu" not in words.partition("Vấn đề đã có")[0]
    for part in (
        "Chưa đủ số thành viên tối thiểu",
        "Khai báo 6 thành viên",
        "12/03/2018",
        "30/06/2024",
        "khoản 1 Điều 3 Luật Hợp tác xã 2012",
        "Sau đó quy định thay đổi, vẫn chưa phù hợp",  # no list: the duty is in both laws
    ):
        assert part in past, part
    assert "on=2018-03-12" in past
    earlier = " ".join(client.get(f"{address}?ngay=30/06/2024").text.split())
    past = earlier.partition("Vấn đề đã có trước đây")[2]
    assert "Chưa thấy vấn đề nào đã có rồi hết" in past
    later = client.get(f"{address}?ngay=01/07/2024").text
    assert "Chưa thấy vấn đề nào đã có" not in later


def test_pages_and_workbook_tell_since_when_under_which_law(as_user, session, officer):
    """Page, list, confirm text and workbook say the day of the article cited, then the one before."""
    made = make_organisation(actor_id=officer.id, declared=((Declared.MEMBERS_TOTAL, 4),))
    client = as_user(officer)
    said = "từ ngày 12/03/2018 theo khoản 1 Điều 3 Luật Hợp tác xã 2012"
    for address in (f"/hop-tac-xa/{made.id}", f"/hop-tac-xa/{made.id}/van-de", "/van-de"):
        words = " ".join(client.get(address).text.split())
        assert f"tiếp nối {said}" in words, address
        assert "01/07/2024" in words
    answer = client.post("/van-de/xuat-excel")
    rows = list(load_workbook(BytesIO(answer.data)).active.iter_rows(values_only=True))
    (row,) = [row for row in rows if row[5] and "tối thiểu" in str(row[5])]
    assert f"Tiếp nối {said}." in row[6]
    assert row[9].date() == date(2024, 7, 1)


def test_the_own_checks_of_the_register_are_not_marked_as_compared_with_a_text(
    as_user, session, officer
):
    made = make_organisation(actor_id=officer.id, declared_on=date(2020, 1, 1))
    make_member(made)
    client = as_user(officer)
    rows = list(
        load_workbook(BytesIO(client.post("/van-de/xuat-excel").data)).active.iter_rows(
            values_only=True
        )
    )
    head = next(row for row in rows if row[0] == "STT")
    own = [row for row in rows if row[7] == "Đối chiếu các số liệu đã ghi trong hệ thống"]
    assert own
    assert {row[head.index("Mức đối chiếu")] for row in own} == {
        "kiểm tra số liệu của hệ thống, không phải quy định"
    }
    assert {row[head.index("Mã số")] for row in own} == {"4700111222"}
    assert {row[head.index("Số giấy chứng nhận")] for row in own} == {"12A"}


def add_late(organisation, place):
    """Add a member who paid the second half years late."""
    joined = date(2019, 1, 10)
    member = make_member(
        organisation,
        f"Lý Văn Trễ {place}",
        f"0060850001{place:02d}",
        joined_on=joined,
        pledge_vnd=2_000_000,
        paid_vnd=1_000_000,
        paid_on=joined,
    )
    make_line(organisation, member, LineKind.PAYMENT, 1_000_000, date(2024, 1, 1))


def test_a_long_past_is_shown_in_pages_and_costs_no_more_statements(
    as_user, session, officer, count_queries
):
    made = make_organisation(actor_id=officer.id)
    add_late(made, 0)
    client = as_user(officer)
    address = f"/hop-tac-xa/{made.id}/van-de"
    client.get(address)
    with count_queries() as fewest:
        client.get(address)
    for place in range(1, 60):
        add_late(made, place)
    db.session.commit()
    with count_queries() as statements:
        page = client.get(address).text
    assert len(statements) <= len(fewest)
    assert 40 <= page.count("Quá thời hạn góp đủ vốn") <= 50
    assert "31/12/2023" in client.get(f"{address}?trang=2").text


def form(**changes):
    return {
        "note": "Đang bổ sung danh sách từ hồ sơ gốc.",
        "until": "01/09/2025",
        "once": "a" * 32,
        **changes,
    }


def test_a_finding_is_explained_with_a_paper_once(as_user, session, officer, organisation):
    client = as_user(officer)
    address = explain_address(organisation)
    assert "Chưa đủ số thành viên tối thiểu" in client.get(address).text
    for _ in range(2):
        sent = form(paper=(BytesIO(PDF), "bien-ban.pdf"))
        answer = client.post(address, data=sent)
        assert answer.status_code == 303
        assert answer.location == f"/hop-tac-xa/{organisation.id}/van-de"
    (note,) = findings.notes_of(organisation.id)
    assert (note.rule, note.until) == ("members.minimum", date(2025, 9, 1))
    paper = client.get(f"/hop-tac-xa/{organisation.id}/van-de/giai-trinh/{note.id}/tep")
    assert paper.data == PDF
    assert "bien-ban.pdf" in paper.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"until": "03/06/2026"}, "nhiều nhất 12 tháng, đến ngày 02/06/2026"),
        ({"until": "02/06/2025"}, "Ngày xem lại phải sau hôm nay."),
        ({"note": "biết rồi"}, "ít nhất 10 ký tự"),
        ({"note": ""}, "Chưa ghi được"),
        ({"paper": b"MZ\x00\x01"}, "Chỉ nhận"),
    ],
)
def test_a_refused_explanation_says_why(as_user, session, officer, organisation, changes, message):
    if "paper" in changes:
        changes = {"paper": (BytesIO(changes["paper"]), "a.pdf")}
    page = as_user(officer).post(explain_address(organisation), data=form(**changes)).text
    assert message in page
    assert findings.notes_of(organisation.id) == []


@pytest.mark.parametrize("rule", ["members.age", "law.not_loaded", "khong-co"])
def test_what_does_not_stand_cannot_be_explained(as_user, officer, organisation, rule):
    assert as_user(officer).get(explain_address(organisation, rule)).status_code == 404


def test_a_reader_may_look_but_not_explain(as_user, session, organisation):
    auditor = make_user(duty=Duty.AUDITOR)
    client = as_user(auditor)
    page = client.get(f"/hop-tac-xa/{organisation.id}/van-de")
    assert page.status_code == 200
    assert 'giai-trinh"' not in page.text.replace('id="giai-trinh"', "").replace(
        'labelledby="giai-trinh"', ""
    )
    assert client.post(explain_address(organisation), data=form()).status_code == 403


def test_the_paper_of_a_note_belongs_to_its_organisation(as_user, session, officer, organisation):
    other = make_organisation(name="Hợp tác xã Khác", identifiers=(), accept_similar=True)
    note = make_note(other, actor_id=officer.id)
    db.session.commit()
    client = as_user(officer)
    assert (
        client.get(f"/hop-tac-xa/{organisation.id}/van-de/giai-trinh/{note.id}/tep").status_code
        == 404
    )
    assert client.get(f"/hop-tac-xa/{other.id}/van-de/giai-trinh/{note.id}/tep").data == PDF


def test_pages_ask_a_fixed_number_of_statements(as_user, session, officer, count_queries):
    def counted():
        with count_queries() as statements:
            assert as_user(officer).get("/van-de").status_code == 200
        return len(statements)

    for number in range(3):
        make_organisation(name=f"Hợp tác xã {number}", identifiers=(), accept_similar=True)
    few = counted()
    for number in range(20):
        make_organisation(name=f"Hợp tác xã Thêm {number}", identifiers=(), accept_similar=True)
    assert counted() <= few + 1
