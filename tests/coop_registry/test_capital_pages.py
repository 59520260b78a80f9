"""Pages of contributed capital: sums, chart, book, lines, transfers, reversals."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from accounts.rules.duties import Duty
from coop_registry.models import Membership, Organisation
from coop_registry.queries import members as member_queries
from coop_registry.queries.members import lines_of
from coop_registry.rules.membership import LineKind
from coop_registry.services import contributions
from core.db import db
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.holders import make_line, make_member
from tests.factories.registry import TODAY, make_organisation

pytestmark = pytest.mark.db
Login = Callable[[Any], FlaskClient]
#: The record of a day, its findings, members, lines, who is logged in.
MOST_STATEMENTS = 54


@pytest.fixture
def officer(session):
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))


@pytest.fixture
def organisation(officer) -> Organisation:
    return make_organisation(actor_id=officer.id, capital_vnd=50_000_000)


@pytest.fixture
def giver(organisation) -> Membership:
    return make_member(organisation)


@pytest.fixture
def taker(organisation, giver) -> Membership:
    return make_member(organisation, "Hoàng Thị Hai", "006085000002")


def book(organisation: Organisation, step: str = "") -> str:
    return f"/hop-tac-xa/{organisation.id}/von-gop{'/' + step if step else ''}"


def line(organisation: Organisation, member: Membership, **changes: str) -> dict[str, str]:
    """Return the form of a line as a browser sends it."""
    return {
        "version": str(organisation.version),
        "party_id": str(member.party_id),
        "kind": "payment",
        "on": "1/6/2025",
        "amount_vnd": "1.000.000",
        "asset_kind": "cash",
        **changes,
    }


def held(organisation: Organisation, member: Membership) -> tuple[int, int]:
    part = member_queries.holdings_on(organisation.id, TODAY)[member.party_id]
    return part.pledged_vnd, part.paid_vnd


def transfer(organisation, giver, taker, amount_vnd, transferred_on=date(2025, 2, 1)):
    """Record a transfer (flushed)."""
    return contributions.transfer(
        organisation,
        giver.party_id,
        taker.party_id,
        amount_vnd,
        transferred_on,
        actor_id=1,
        on=TODAY,
        expected_version=None,
    )


def test_an_empty_book_says_how_to_begin(officer, organisation, as_user):
    page = as_user(officer).get(book(organisation)).get_data(as_text=True)
    assert "Sổ vốn góp chưa có dòng nào" in page
    assert "Nhập danh sách thành viên" in page


def test_sums_differences_and_limits_stand_with_their_articles(
    officer, organisation, giver, taker, as_user
):
    page = as_user(officer).get(book(organisation)).get_data(as_text=True)
    assert "ít hơn vốn điều lệ 10.000.000 đồng" in page
    assert "đã góp đủ mức cam kết" in page
    assert "khoản 1 Điều 74" in page
    assert "Vốn góp của một thành viên vượt mức tối đa" in page
    assert "bằng 80% vốn điều lệ" in page
    assert "<svg" in page


def test_an_earlier_day_is_judged_by_the_earlier_law(officer, organisation, giver, as_user):
    page = as_user(officer).get(f"{book(organisation)}?ngay=30/06/2024").get_data(as_text=True)
    assert "Điều 17" in page
    assert "khoản 1 Điều 74" not in page


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("payment", (20_000_000, 21_000_000)),
        ("pledge", (21_000_000, 20_000_000)),
        ("return", (19_000_000, 19_000_000)),
    ],
)
def test_a_line_is_written_and_moves_the_sums(
    officer, organisation, giver, as_user, kind, expected
):
    answer = as_user(officer).post(
        book(organisation, "ghi-so"), data=line(organisation, giver, kind=kind)
    )
    assert answer.status_code == 303
    assert held(organisation, giver) == expected


def test_the_form_is_opened_for_a_member_and_for_nobody_unknown(
    officer, organisation, giver, as_user
):
    client = as_user(officer)
    page = client.get(f"{book(organisation, 'ghi-so')}?nguoi={giver.party_id}").text
    assert f'<option selected value="{giver.party_id}">' in page
    page = client.get(f"{book(organisation, 'ghi-so')}?nguoi=999999").text
    assert "<option selected" not in page.partition("</select>")[0]
    member = client.get(f"/hop-tac-xa/{organisation.id}/thanh-vien/{giver.id}").text
    assert f"ghi-so?nguoi={giver.party_id}" in member


OUTSIDE = "Dòng sổ vốn góp ngoài thời gian là thành viên"


@pytest.fixture
def newcomer(organisation) -> Membership:
    """Return a member who joined in May 2025, without a part."""
    return make_member(
        organisation,
        "Triệu Thị Mới",
        "006085000003",
        joined_on=date(2025, 5, 10),
        pledge_vnd=None,
        paid_vnd=None,
        paid_on=None,
    )


@pytest.mark.parametrize(
    ("day", "is_told"), [("09/05/2025", True), ("10/05/2025", False), ("11/05/2025", False)]
)
def test_a_line_before_joining_is_written_and_said_at_once(
    officer, organisation, newcomer, as_user, day, is_told
):
    data = line(organisation, newcomer, on=day)
    page = as_user(officer).post(book(organisation, "ghi-so"), data=data, follow_redirects=True)
    words = page.get_data(as_text=True)
    assert "Đã ghi một dòng sổ vốn góp" in words
    told = f"{OUTSIDE}: Triệu Thị Mới: góp 1.000.000 đồng ngày {day}, trước ngày tham gia"
    assert (told in words) is is_told
    assert held(organisation, newcomer) == (0, 1_000_000)


def test_a_second_line_outside_is_said_as_well(officer, organisation, newcomer, as_user):
    browser = as_user(officer)
    for day in ("1/4/2025", "2/4/2025"):
        data = line(organisation, newcomer, on=day)
        browser.post(book(organisation, "ghi-so"), data=data)
    words = browser.get(book(organisation)).get_data(as_text=True)
    assert words.count(f"{OUTSIDE}: Triệu Thị Mới") == 2


def test_a_transfer_to_somebody_who_joins_later_is_written_and_said(
    officer, organisation, giver, newcomer, as_user
):
    data = {
        "version": str(organisation.version),
        "giver_id": str(giver.party_id),
        "taker_id": str(newcomer.party_id),
        "on": "1/2/2025",
        "amount_vnd": "5.000.000",
    }
    page = as_user(officer).post(
        book(organisation, "chuyen-nhuong"), data=data, follow_redirects=True
    )
    words = page.get_data(as_text=True)
    assert "Đã ghi chuyển nhượng ở cả hai bên" in words
    assert "góp 5.000.000 đồng ngày 01/02/2025, trước ngày tham gia 10/05/2025" in words
    assert held(organisation, newcomer) == (5_000_000, 5_000_000)


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("amount_vnd", "0", "lớn hơn 0"),
        ("amount_vnd", "một triệu", "Nhập số tiền bằng đồng"),
        ("amount_vnd", "", "Chưa nhập mục này"),
        ("on", "3/6/2025", "sau hôm nay"),
        ("party_id", "", "Chưa nhập mục này"),
        ("party_id", "999999", "không có trong danh sách"),
        ("kind", "transfer_in", "không có trong danh sách"),
    ],
)
def test_a_wrong_line_is_refused_and_kept_in_the_form(
    officer, organisation, giver, as_user, field, typed, message
):
    form = line(organisation, giver, note="Phiếu thu số 12", **{field: typed})
    page = as_user(officer).post(book(organisation, "ghi-so"), data=form).get_data(as_text=True)
    assert message in page
    assert "Phiếu thu số 12" in page
    assert held(organisation, giver) == (20_000_000, 20_000_000)


def test_more_than_was_paid_cannot_be_returned(officer, organisation, giver, as_user):
    form = line(organisation, giver, kind="return", amount_vnd="20.000.001")
    page = as_user(officer).post(book(organisation, "ghi-so"), data=form).get_data(as_text=True)
    assert "Không thể trả lại cho Nông Văn Một 20.000.001 đồng" in page
    assert "được trả lại nhiều nhất 20.000.000 đồng" in page
    assert held(organisation, giver) == (20_000_000, 20_000_000)


def test_a_line_that_cannot_be_taken_back_has_no_link_and_says_so_at_once(
    officer, organisation, giver, taker, as_user
):
    client = as_user(officer)
    pledge, payment = (one.id for one in lines_of(organisation.id, TODAY, giver.party_id))
    returned = make_line(organisation, giver, LineKind.RETURN, 20_000_000)
    db.session.commit()
    page = client.get(book(organisation)).get_data(as_text=True)
    for line_id, is_linked in ((pledge, False), (payment, False), (returned.id, True)):
        assert (f"{book(organisation, str(line_id))}/ghi-dao" in page) is is_linked
    assert "Có dòng trả lại, chuyển nhượng sau đó" in page
    words = client.get(book(organisation, f"{payment}/ghi-dao")).get_data(as_text=True)
    assert "Không ghi đảo được dòng 2" in words
    assert "Hãy ghi đảo dòng trả lại hoặc chuyển nhượng đó trước" in words
    assert f'href="{book(organisation)}">Về sổ vốn góp' in words
    assert "<textarea" not in words


def test_a_line_taken_back_and_its_reversal_say_so_at_once(officer, organisation, giver, as_user):
    client = as_user(officer)
    wrong = make_line(organisation, giver)
    version = str(organisation.version)
    path = book(organisation, f"{wrong.id}/ghi-dao")
    client.post(path, data={"version": version, "reason": "ghi nhầm người"})
    undoing = lines_of(organisation.id, TODAY)[-1]
    page = client.get(book(organisation)).get_data(as_text=True)
    assert path not in page
    assert f"{undoing.id}/ghi-dao" not in page
    assert "đã được ghi đảo ở dòng số 4" in client.get(path).get_data(as_text=True)
    words = client.get(book(organisation, f"{undoing.id}/ghi-dao")).get_data(as_text=True)
    assert "Dòng ghi đảo không thể ghi đảo lần nữa" in words
    assert "Về sổ vốn góp" in words


def test_of_a_transfer_both_sides_can_be_taken_back_or_none(
    officer, organisation, giver, taker, as_user
):
    gone, come = transfer(organisation, giver, taker, 5_000_000)
    make_line(organisation, taker, LineKind.RETURN, 25_000_000, on=date(2025, 3, 1))
    db.session.commit()
    page = as_user(officer).get(book(organisation)).get_data(as_text=True)
    assert f"{gone.id}/ghi-dao" not in page
    assert f"{come.id}/ghi-dao" not in page


def test_a_line_sent_twice_is_one_line(officer, organisation, giver, as_user):
    client = as_user(officer)
    form = line(organisation, giver, once="d" * 32)
    first = client.post(book(organisation, "ghi-so"), data=form)
    assert client.post(book(organisation, "ghi-so"), data=form).location == first.location
    assert held(organisation, giver) == (20_000_000, 21_000_000)


def test_a_transfer_stands_on_both_sides(officer, organisation, giver, taker, as_user):
    form = {
        "version": str(organisation.version),
        "giver_id": str(giver.party_id),
        "taker_id": str(taker.party_id),
        "amount_vnd": "5.000.000",
        "on": "1/6/2025",
    }
    page = as_user(officer).post(
        book(organisation, "chuyen-nhuong"), data=form, follow_redirects=True
    )
    words = page.get_data(as_text=True)
    assert "Chuyển nhượng cho Hoàng Thị Hai" in words
    assert "Nhận chuyển nhượng từ Nông Văn Một" in words
    assert held(organisation, giver) == (15_000_000, 15_000_000)
    assert held(organisation, taker) == (25_000_000, 25_000_000)


def test_a_transfer_to_oneself_is_refused(officer, organisation, giver, as_user):
    form = {
        "version": str(organisation.version),
        "giver_id": str(giver.party_id),
        "taker_id": str(giver.party_id),
        "amount_vnd": "5.000.000",
        "on": "1/6/2025",
    }
    page = as_user(officer).post(book(organisation, "chuyen-nhuong"), data=form)
    assert "Bên nhận phải là thành viên khác" in page.get_data(as_text=True)


def test_a_wrong_line_is_taken_back_with_a_reason(officer, organisation, giver, as_user):
    wrong = make_line(organisation, giver, LineKind.PAYMENT, 7_000_000)
    client, path = as_user(officer), book(organisation, f"{wrong.id}/ghi-dao")
    page = client.get(path).get_data(as_text=True)
    assert "7.000.000 đồng" in page
    assert "cùng ngày 10/01/2025" in page
    version = str(organisation.version)
    refused = client.post(path, data={"version": version, "reason": " "})
    assert "Chưa nhập mục này" in refused.get_data(as_text=True)
    done = client.post(
        path, data={"version": version, "reason": "ghi trùng"}, follow_redirects=True
    )
    words = done.get_data(as_text=True)
    assert f"Ghi đảo dòng {wrong.number}" in words
    assert "đã ghi đảo ở dòng" in words
    assert held(organisation, giver) == (20_000_000, 20_000_000)


def test_another_organisations_line_is_not_found(officer, organisation, giver, as_user):
    wrong = make_line(organisation, giver)
    other = make_organisation(
        actor_id=officer.id, name="Hợp tác xã Rau Thử", identifiers=(), representative=None
    )
    assert as_user(officer).get(book(other, f"{wrong.id}/ghi-dao")).status_code == 404


def test_a_former_member_who_still_holds_a_part_is_named(officer, organisation, giver, as_user):
    client = as_user(officer)
    form = {"version": str(organisation.version), "left_on": "1/6/2025", "ground": "resigned"}
    client.post(f"/hop-tac-xa/{organisation.id}/thanh-vien/{giver.id}/cham-dut", data=form)
    page = client.get(book(organisation)).get_data(as_text=True)
    assert "đã ra khỏi, còn phần vốn góp trong sổ" in page


def test_who_pays_before_joining_has_not_left(officer, organisation, as_user):
    coming = make_member(organisation, "Hoàng Thị Sau", "006085000003", joined_on=date(2025, 3, 1))
    make_line(organisation, coming, on=date(2025, 2, 1))
    client = as_user(officer)
    page = client.get(f"{book(organisation)}?ngay=2025-02-15").get_data(as_text=True)
    assert "chưa là thành viên vào ngày này, đã góp trước" in page
    assert "đã ra khỏi" not in page
    later = client.get(f"{book(organisation)}?ngay=2025-03-01").get_data(as_text=True)
    assert "chưa là thành viên vào ngày này" not in later


def test_a_long_book_has_pages(officer, organisation, giver, as_user):
    for place in range(55):
        make_line(organisation, giver, amount_vnd=1_000 + place, on=date(2025, 2, 1))
    page = as_user(officer).get(f"{book(organisation)}?trang=2").get_data(as_text=True)
    assert "Trang 2/2" in page


@pytest.mark.parametrize("tab", ["thanh-vien", "von-gop"])
def test_more_members_ask_no_more_questions(
    officer, organisation, giver, as_user, count_queries, tab
):
    client, path = as_user(officer), f"/hop-tac-xa/{organisation.id}/{tab}"
    client.get(path)
    counts = []
    for place in range(3):
        make_member(organisation, f"Lý Văn Thêm {place}", f"00608500010{place}")
        with count_queries() as statements:
            client.get(path)
        counts.append(len(statements))
    assert len(set(counts)) == 1
    assert counts[0] <= MOST_STATEMENTS


def test_who_only_reads_writes_nothing(organisation, giver, as_user):
    leader = make_user(duty=Duty.REGISTRY_LEADER, unit=reference.unit_by_code("064", TODAY))
    client = as_user(leader)
    assert client.get(book(organisation, "ghi-so")).status_code == 403
    page = client.get(book(organisation)).get_data(as_text=True)
    assert "Ghi đảo" not in page
    assert "Ghi sổ vốn góp" not in page


def test_the_wrong_method_is_refused(officer, organisation, as_user):
    assert as_user(officer).post(book(organisation)).status_code == 405
    assert as_user(officer).delete(book(organisation, "ghi-so")).status_code == 405
