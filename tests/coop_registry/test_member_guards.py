"""Members by an old address, by somebody else's number, before there was anything to join."""

from datetime import date

import pytest

from accounts.rules.duties import Duty
from audit.models import Entry
from coop_registry.queries import members as member_queries
from core.db import db
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.holders import make_member
from tests.factories.membership import admit, member_entry, person
from tests.factories.registry import BA_BE, TODAY, make_organisation

pytestmark = pytest.mark.db
MESSAGE = "Người khác vừa đính chính thành viên này"


@pytest.fixture
def officer(session):
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))


@pytest.fixture
def made(officer):
    return make_organisation(actor_id=officer.id, capital_vnd=50_000_000)


def corrected(browser, made, member):
    """Correct the member in another tab; return the address that the stay has now."""
    typed = {
        "version": str(made.version),
        "joined_on": "13/03/2018",
        "member_class": "official",
        "reason": "Gõ nhầm ngày",
    }
    old = f"/hop-tac-xa/{made.id}/thanh-vien/{member.id}"
    assert browser.post(f"{old}/dinh-chinh", data=typed).status_code == 303
    db.session.expire_all()
    (line,) = member_queries.members_on(made.id, TODAY)
    assert line.membership_id != member.id
    return old, f"/hop-tac-xa/{made.id}/thanh-vien/{line.membership_id}"


@pytest.mark.parametrize(
    "step", ["dinh-chinh", "cham-dut", "chuyen-loai", "giay-chung-nhan", "so-giay-to"]
)
def test_an_old_address_leads_to_the_same_page_of_the_corrected_member(
    officer, made, as_user, step
):
    browser = as_user(officer)
    old, new = corrected(browser, made, make_member(made))
    answer = browser.get(f"{old}/{step}")
    if step == "so-giay-to" and answer.status_code == 403:
        return
    assert (answer.status_code, answer.location) == (303, f"{new}/{step}")
    assert MESSAGE in browser.get(answer.location).text


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("dinh-chinh", {"joined_on": "14/03/2018", "member_class": "official", "reason": "Sổ ghi"}),
        ("cham-dut", {"left_on": "01/06/2025", "ground": "resigned", "source": "QĐ số 3"}),
        ("giay-chung-nhan", {"number": "07/GCN", "issued_on": "02/06/2025"}),
    ],
)
def test_what_was_typed_in_a_second_tab_is_kept_and_then_recorded(
    officer, made, as_user, step, typed
):
    browser, before = as_user(officer), str(made.version)
    old, _ = corrected(browser, made, make_member(made))
    answer = browser.post(f"{old}/{step}", data={**typed, "version": before})
    assert answer.status_code == 200
    assert "đã được người khác sửa" in answer.text
    assert next(iter(typed.values())) in answer.text
    db.session.refresh(made)
    again = browser.post(f"{old}/{step}", data={**typed, "version": str(made.version)})
    assert again.status_code == 303


def test_the_number_of_a_stranger_gives_no_name_and_stands_in_the_log(officer, made, as_user):
    there = make_organisation(BA_BE, identifiers=(), representative=None, actor_id=officer.id)
    known = admit(there, member_entry(0, party=person(0, full_name="Lục Thị Bí Mật")))
    typed = {
        "version": str(made.version),
        "kind": "person",
        "full_name": "Nông Văn Hỏi",
        "gender": "",
        "paper_kind": "",
        "identity_no": "006190000100",
        "member_class": "official",
        "joined_on": "1/3/2025",
        "asset_kind": "cash",
    }
    page = as_user(officer).post(f"/hop-tac-xa/{made.id}/thanh-vien/them", data=typed).text
    assert "Số giấy tờ này đã ghi cho một người khác" in page
    assert "Bí Mật" not in page
    entry = db.session.query(Entry).filter_by(action="identity.tried").one()
    assert (entry.subject_id, entry.actor_id) == (known.party_id, officer.id)
    assert member_queries.members_on(made.id, TODAY) == []

    row = {"version": str(made.version)} | {
        f"rows-0-{name}": typed[name] for name in ("kind", "full_name", "identity_no", "joined_on")
    }
    row |= {"rows-0-member_class": "", "rows-0-paper_kind": ""}
    page = as_user(officer).post(f"/hop-tac-xa/{made.id}/thanh-vien/nhap-danh-sach", data=row).text
    assert "Số giấy tờ này đã ghi cho một người khác" in page
    assert "Bí Mật" not in page
    assert db.session.query(Entry).filter_by(action="identity.tried").count() == 2


def test_the_number_of_a_known_member_names_them_and_is_no_look_up(officer, made, as_user):
    admit(made, member_entry(0))
    typed = {
        "version": str(made.version),
        "kind": "person",
        "full_name": "Nông Văn Hỏi",
        "gender": "",
        "paper_kind": "",
        "identity_no": "006190000100",
        "member_class": "official",
        "joined_on": "1/3/2025",
        "asset_kind": "cash",
    }
    page = as_user(officer).post(f"/hop-tac-xa/{made.id}/thanh-vien/them", data=typed).text
    assert "Số giấy tờ này đã ghi cho Nông Thị Thử" in page
    assert db.session.query(Entry).filter_by(action="identity.tried").count() == 0


def test_nobody_votes_before_the_organisation_exists(officer, made, as_user):
    admit(made, member_entry(0, joined_on=date(2010, 1, 1)))
    browser = as_user(officer)
    page = browser.get(f"/hop-tac-xa/{made.id}/thanh-vien?ngay=2012-01-01").text
    assert "phiếu" not in page
    assert "Nông Thị Thử" not in page
    assert "1 phiếu" in browser.get(f"/hop-tac-xa/{made.id}/thanh-vien").text


def test_an_absurd_pledge_is_asked_about_and_then_recorded(officer, made, as_user):
    browser, path = as_user(officer), f"/hop-tac-xa/{made.id}/thanh-vien/them"
    typed = {
        "version": str(made.version),
        "kind": "person",
        "full_name": "Nông Văn Giàu",
        "gender": "",
        "paper_kind": "",
        "member_class": "official",
        "joined_on": "1/3/2025",
        "pledge_vnd": "10.000.000.000.001",
        "asset_kind": "cash",
    }
    assert "trên 10.000 tỷ đồng. Hãy kiểm tra lại" in browser.post(path, data=typed).text
    assert member_queries.members_on(made.id, TODAY) == []
    assert browser.post(path, data=typed | {"accept_large": "y"}).status_code == 303
    (line,) = member_queries.members_on(made.id, TODAY)
    assert line.pledged_vnd == 10_000_000_000_001


def test_an_absurd_pledge_is_asked_about_in_the_list_too(officer, made, as_user):
    browser, path = as_user(officer), f"/hop-tac-xa/{made.id}/thanh-vien/nhap-danh-sach"
    typed = {
        "version": str(made.version),
        "rows-0-kind": "person",
        "rows-0-full_name": "Nông Văn Giàu",
        "rows-0-member_class": "",
        "rows-0-paper_kind": "",
        "rows-0-joined_on": "1/3/2025",
        "rows-0-pledge_vnd": "10.000.000.000.001",
    }
    page = browser.post(path, data=typed).text
    assert "Trên 10.000 tỷ đồng. Xem lại các số 0" in page
    assert 'name="accept_large"' in page
    page = browser.post(path, data=typed | {"accept_large": "y"}).text
    assert "Ghi vào danh sách" in page
    assert '<input type="hidden" name="accept_large" value="y">' in page
    typed |= {"accept_large": "y", "step": "ghi"}
    assert browser.post(path, data=typed).status_code == 303
    exact = typed | {"rows-0-pledge_vnd": "10.000.000.000.000"}
    assert "accept_large" not in browser.post(path, data=exact | {"step": ""}).text


def test_an_absurd_line_of_the_book_is_asked_about(officer, made, as_user):
    member = make_member(made)
    typed = {
        "version": str(made.version),
        "party_id": str(member.party_id),
        "kind": "pledge",
        "on": "1/3/2025",
        "amount_vnd": "20.000.000.000.000",
        "asset_kind": "cash",
    }
    browser, path = as_user(officer), f"/hop-tac-xa/{made.id}/von-gop/ghi-so"
    assert "trên 10.000 tỷ đồng. Hãy kiểm tra lại" in browser.post(path, data=typed).text
    assert browser.post(path, data=typed | {"accept_large": "y"}).status_code == 303
