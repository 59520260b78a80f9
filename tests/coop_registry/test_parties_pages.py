"""The pages of a shared person, of proposals and notices: who reaches what, and what is shown."""

from datetime import date

import pytest
from openpyxl import load_workbook

from accounts.rules.duties import Duty
from audit.models import Entry
from coop_registry.models import IdentityChange, Notice, Party
from coop_registry.queries import names
from core.access import Scope
from core.dates import PartialDate
from core.db import db
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.persons import NUMBER, TODAY, join, make_notice, propose
from tests.factories.registry import BA_BE, make_organisation

NEW = "006085000099"
pytestmark = pytest.mark.db


@pytest.fixture
def here(app):
    return make_organisation()


@pytest.fixture
def there(app):
    return make_organisation(BA_BE, name="Hợp tác xã Nơi Khác", identifiers=(), representative=None)


def of_district(duty, code="064", **more):
    return make_user(duty, reference.unit_by_code(code, TODAY), **more)


@pytest.fixture
def officer(app):
    return of_district(Duty.REGISTRY_OFFICER, full_name="Triệu Thị Thẩm")


@pytest.fixture
def leader(app):
    return of_district(Duty.REGISTRY_LEADER, full_name="Hoàng Văn Lãnh")


def scope_of(organisation):
    return Scope(frozenset({organisation.unit_id}))


def correction(party, **changes):
    given = {
        "version": str(party.version),
        "full_name": party.full_name,
        "phone": party.phone or "",
        "address": party.address or "",
        "ethnicity": party.ethnicity or "",
        "reason": "gõ nhầm",
    }
    return given | changes


def test_a_person_is_shown_with_their_places_and_a_masked_number(here, there, officer, as_user):
    party = join(here)
    join(there)
    page = as_user(officer).get(f"/ca-nhan/{party.id}")
    assert page.status_code == 200
    assert "0060******77" in page.text
    assert NUMBER not in page.text
    assert "Hợp tác xã Nông nghiệp Thử Nghiệm" in page.text
    assert "1 tổ chức thuộc đơn vị khác" in page.text
    assert "Nơi Khác" not in page.text


def test_ethnicity_is_shown_only_where_members_are_worked_on(here, officer, as_user):
    party = join(here)
    reader = make_user(Duty.ALLIANCE_OFFICER)
    assert "Tày" in as_user(officer).get(f"/ca-nhan/{party.id}").text
    assert "Tày" not in as_user(reader).get(f"/ca-nhan/{party.id}").text


@pytest.mark.parametrize("page", ["", "/dinh-chinh", "/de-nghi-sua-giay-to", "/so-giay-to"])
def test_a_person_of_another_unit_is_not_found(there, officer, as_user, page):
    party = join(there)
    client = as_user(officer)
    assert client.get(f"/ca-nhan/{party.id}{page}").status_code == 404
    if page:
        assert client.post(f"/ca-nhan/{party.id}{page}").status_code == 404


def test_a_correction_by_form_tells_the_other_unit_once(here, there, officer, as_user):
    party = join(here)
    join(there)
    client = as_user(officer)
    form = correction(party, full_name="Ma Văn Chúng", once="a" * 32)
    for _ in range(2):
        answer = client.post(f"/ca-nhan/{party.id}/dinh-chinh", data=form)
        assert (answer.status_code, answer.location) == (303, f"/ca-nhan/{party.id}")
    db.session.expire_all()
    assert db.session.get(Party, party.id).full_name == "Ma Văn Chúng"
    assert db.session.query(Notice).count() == 1
    assert db.session.query(Entry).filter_by(action="party.corrected").count() == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"full_name": "  "}, "Chưa nhập"),
        ({"reason": ""}, "Chưa nhập"),
        ({"phone": "1" * 41}, "Dài quá"),
        ({"gender": "other"}, "nằm trong danh sách"),
        ({}, "Chưa có gì khác"),
        ({"version": "999", "phone": "1"}, "người khác sửa"),
        ({"version": "x", "phone": "1"}, "người khác sửa"),
    ],
)
def test_a_correction_with_bad_input_is_refused(here, officer, as_user, changes, message):
    party = join(here)
    page = as_user(officer).post(
        f"/ca-nhan/{party.id}/dinh-chinh", data=correction(party, **changes)
    )
    assert page.status_code == 200
    if message == "nằm trong danh sách":
        assert 'id="gender-error-1"' in page.text
    else:
        assert message in page.text


def test_a_number_is_shown_after_a_reason_only(here, officer, as_user):
    party = join(here)
    client, address = as_user(officer), f"/ca-nhan/{party.id}/so-giay-to"
    assert NUMBER not in client.get(address).text
    assert NUMBER not in client.post(address, data={"reason": "a"}).text
    assert NUMBER in client.post(address, data={"reason": "đối chiếu giấy gốc"}).text
    entry = db.session.query(Entry).filter_by(action="identity.read").one()
    assert (entry.subject_id, entry.actor_id) == (party.id, officer.id)


def test_a_proposal_is_decided_by_another_person_of_the_unit(here, officer, leader, as_user):
    party = join(here)
    proposal = {
        "version": str(party.version),
        "identity_kind": "citizen",
        "identity_no": NEW,
        "reason": "Căn cước đã đối chiếu",
        "once": "b" * 32,
    }
    client = as_user(officer)
    for _ in range(2):
        sent = client.post(f"/ca-nhan/{party.id}/de-nghi-sua-giay-to", data=proposal)
        assert sent.status_code == 303
    change = db.session.query(IdentityChange).one()
    address = f"/de-nghi-sua-giay-to/{change.id}"
    own = client.post(address, data={"decision": "duyet", "retyped": NEW})
    assert "không tự duyệt" in own.text
    shown = as_user(leader).get(address)
    assert "0060******99" in shown.text
    assert NEW not in shown.text
    wrong = as_user(leader).post(address, data={"decision": "duyet", "retyped": "006085000098"})
    assert "không khớp" in wrong.text
    assert "006085000098" not in wrong.text
    done = as_user(leader).post(address, data={"decision": "duyet", "retyped": NEW})
    assert (done.status_code, done.location) == (303, "/de-nghi-sua-giay-to")
    assert "Đã duyệt" in as_user(leader).get("/de-nghi-sua-giay-to").text
    assert "0060******99" in as_user(leader).get(f"/ca-nhan/{party.id}").text


def test_who_may_not_open_a_proposal_is_told_which_unit_decides(here, there, leader, as_user):
    party, elsewhere = join(here), of_district(Duty.REGISTRY_LEADER, "061")
    join(there)
    change = propose(party, scope=scope_of(here), nationality="Lào")
    address, link = f"/ca-nhan/{party.id}", f"/de-nghi-sua-giay-to/{change.id}"
    place = names.place_line(here.unit_id)
    own = as_user(leader).get(address).text
    assert link in own
    assert "quyết định;" not in own
    page = as_user(elsewhere).get(address).text
    assert link not in page
    assert f"Đề nghị do đơn vị ở {place} gửi và quyết định" in page


def test_other_units_are_named_only_where_there_are_any(here, there, officer, as_user):
    party, client = join(here), as_user(officer)
    address = f"/ca-nhan/{party.id}/dinh-chinh"
    for phone, others in (("0987 111 222", False), ("0987 333 444", True)):
        if others:
            join(there)
        sent = client.post(address, data=correction(party, phone=phone), follow_redirects=True)
        assert "Đã đính chính." in sent.text
        assert ("Đơn vị khác có người này trong hồ sơ đã được báo" in sent.text) is others
        db.session.refresh(party)


def test_a_second_officer_may_decide_too(here, officer, as_user):
    change = propose(join(here), officer.id, scope_of(here), nationality="Lào")
    colleague = of_district(Duty.REGISTRY_OFFICER)
    sent = as_user(colleague).post(
        f"/de-nghi-sua-giay-to/{change.id}", data={"decision": "khong-duyet", "note": "Chưa rõ"}
    )
    assert sent.status_code == 303
    assert "Chưa rõ" in as_user(officer).get(f"/de-nghi-sua-giay-to/{change.id}").text


def test_reception_and_other_units_do_not_decide(here, officer, as_user):
    change = propose(join(here), officer.id, scope_of(here))
    reception = of_district(Duty.REGISTRY_RECEPTION)
    far = of_district(Duty.REGISTRY_LEADER, "061")
    address = f"/de-nghi-sua-giay-to/{change.id}"
    assert as_user(reception).post(address, data={"decision": "duyet"}).status_code == 403
    assert as_user(far).post(address, data={"decision": "duyet"}).status_code == 404
    assert "Ma Văn Chung" not in as_user(far).get("/de-nghi-sua-giay-to").text


def test_a_wrong_proposal_does_not_show_the_number_again(here, officer, as_user):
    party = join(here)
    page = as_user(officer).post(
        f"/ca-nhan/{party.id}/de-nghi-sua-giay-to",
        data={"version": str(party.version), "identity_no": NEW, "reason": "Căn cước"},
    )
    assert "cả loại và số" in page.text
    assert NEW not in page.text


def test_notices_are_read_by_the_unit_they_are_for(here, there, officer, as_user):
    party = join(here)
    mine, theirs = make_notice(party, here.unit_id), make_notice(party, there.unit_id)
    client = as_user(officer)
    assert client.get("/thong-bao-ve-ca-nhan").text.count("Đơn vị khác đã sửa điện thoại") == 1
    assert client.post(f"/thong-bao-ve-ca-nhan/{theirs.id}/da-xem").status_code == 404
    assert client.post(f"/thong-bao-ve-ca-nhan/{mine.id}/da-xem").status_code == 303
    db.session.expire_all()
    assert db.session.get(Notice, mine.id).read_by_id == officer.id


def test_an_export_with_numbers_needs_role_and_reason(here, officer, as_user, tmp_path):
    join(here)
    address = f"/hop-tac-xa/{here.id}/thanh-vien/xuat-kem-so-giay-to"
    client = as_user(officer)
    refused = client.post(address, data={"reason": ""})
    assert refused.mimetype == "text/html"
    sent = client.post(address, data={"reason": "gửi cơ quan thuế theo công văn"})
    target = tmp_path / "a.xlsx"
    target.write_bytes(sent.data)
    cells = [cell.value for row in load_workbook(target).active for cell in row]
    assert NUMBER in cells
    entry = db.session.query(Entry).filter_by(action="party.identities_exported").one()
    assert (entry.note, entry.subject_id) == ("1 số giấy tờ", here.id)
    assert NUMBER not in f"{entry.note}{entry.reason}{entry.changes}"


@pytest.mark.parametrize("duty", [Duty.AUDITOR, Duty.ALLIANCE_OFFICER, Duty.CREDIT_OFFICER])
def test_who_only_reads_exports_no_numbers(here, as_user, duty):
    join(here)
    address = f"/hop-tac-xa/{here.id}/thanh-vien/xuat-kem-so-giay-to"
    sent = as_user(make_user(duty)).post(address, data={"reason": "muốn xem danh sách"})
    assert sent.status_code == 403
    assert db.session.query(Entry).filter_by(action="party.identities_exported").count() == 0


def test_the_list_of_proposals_asks_few_questions(here, leader, as_user, count_queries):
    client = as_user(leader)
    for number in range(6):
        party = join(here, f"00608500010{number}", full_name=f"Người Thứ {number}", birth=None)
        propose(party, birth=PartialDate(date(1980, 1, 1)))
    db.session.commit()
    with count_queries() as many:
        assert client.get("/de-nghi-sua-giay-to").status_code == 200
    assert len(many) <= 8


def test_the_first_page_shows_what_waits_and_nothing_when_nothing_does(here, officer, as_user):
    client = as_user(officer)
    assert "Dữ liệu cá nhân <span" not in client.get("/").text
    party = join(here)
    make_notice(party, here.unit_id)
    own = propose(party, officer.id, scope_of(here))
    page = client.get("/").text
    assert "Đơn vị khác đã sửa điện thoại" in page
    assert f"/de-nghi-sua-giay-to/{own.id}" not in page
    colleague = of_district(Duty.REGISTRY_OFFICER)
    assert f"/de-nghi-sua-giay-to/{own.id}" in as_user(colleague).get("/").text
    far = of_district(Duty.REGISTRY_OFFICER, "061")
    assert "Đơn vị khác đã sửa" not in as_user(far).get("/").text
