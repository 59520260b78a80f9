"""What a later paper says of a person already recorded is never lost (bổ sung, giữ cạnh, hai người)."""

from datetime import date

import pytest

from accounts.rules.duties import Duty
from audit import queries as audit_log
from coop_registry.models import IdentityChange, Notice, PersonStatement
from coop_registry.queries import parties, statements, subjects
from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.rules.particulars import Particular, differs, settle, text_of, value_of
from coop_registry.rules.parties import PersonCorrection
from coop_registry.services import statements as services
from coop_registry.services.identity_changes import accept_change
from coop_registry.services.party_changes import correct_person
from core.access import Scope
from core.dates import PartialDate, Precision
from core.db import db
from core.errors import RuleViolation
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.membership import admit, member_entry, person
from tests.factories.persons import make_statement, propose
from tests.factories.registry import BA_BE, TODAY, make_organisation

P = Particular
YEAR = PartialDate(date(1985, 1, 1), Precision.YEAR)
DAY = PartialDate(date(1985, 1, 1))


# Rules ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "held", "given", "expected"),
    [
        (P.PHONE, "0912 345 678", "0912.345.678", False),
        (P.PHONE, "0912 345 678", "0912 345 679", True),
        (P.ADDRESS, "Thôn Nà Pài", "thôn nà pài", False),
        (P.ADDRESS, "Thôn Nà Pài", "Thôn Bản Tàn", True),
        (P.ADDRESS, "Thôn Nà Pài, xã Bằng Phúc", "Nà Pài", False),
        (P.ADDRESS, "Nà Pài", "Thôn Nà Pài, xã Bằng Phúc", True),
        (P.FULL_NAME, "Nông Văn Sáu", "NONG VAN SAU", False),
        (P.FULL_NAME, "Nông Văn Sáu", "NÔNG VĂN SÁU", False),
        (P.FULL_NAME, "Nông Văn Sáu", "Nông Văn Sau", True),
        (P.NATIONALITY, "Việt Nam", "VN", False),
        (P.NATIONALITY, "Việt Nam", "Lào", True),
        (P.BIRTH, DAY, YEAR, False),
        (P.BIRTH, YEAR, DAY, True),
        (P.BIRTH, DAY, PartialDate(date(1985, 1, 2)), True),
        (P.ETHNICITY, None, "Tày", True),
        (P.IDENTITY_ON, date(2021, 5, 1), date(2021, 5, 1), False),
    ],
)
def test_a_value_differs_by_what_it_says_not_how_it_is_written(what, held, given, expected):
    assert differs(what, held, given) is expected


GIVEN = {P.PHONE: "0912", P.ETHNICITY: "Dao", P.BIRTH: DAY, P.NATIONALITY: "Lào"}


def test_blanks_are_filled_where_one_unit_holds_the_person():
    assert settle({}, GIVEN, is_shared=False).filled == GIVEN


def test_facts_of_identity_of_a_shared_person_go_to_a_second_person():
    found = settle({}, GIVEN, is_shared=True)
    assert found.filled == {P.PHONE: "0912", P.ETHNICITY: "Dao"}
    assert found.proposed == {P.BIRTH: DAY, P.NATIONALITY: "Lào"}


def test_nothing_that_differs_is_dropped_or_replaces_what_is_held():
    other = PartialDate(date(1984, 1, 1))
    held = {P.PHONE: "0999", P.ETHNICITY: "Tày", P.BIRTH: other, P.NATIONALITY: "Việt Nam"}
    found = settle(held, GIVEN, is_shared=False)
    assert found.filled == {}
    assert found.beside == {P.PHONE: "0912", P.ETHNICITY: "Dao"}
    assert found.proposed == {P.BIRTH: DAY, P.NATIONALITY: "Lào"}
    found.wait()
    assert found.beside == GIVEN


def test_the_day_of_a_birth_is_a_blank_where_only_the_year_is_held():
    assert settle({P.BIRTH: YEAR}, {P.BIRTH: DAY}, is_shared=False).filled == {P.BIRTH: DAY}
    assert settle({P.BIRTH: YEAR}, {P.BIRTH: DAY}, is_shared=True).proposed == {P.BIRTH: DAY}


def test_another_issuer_alone_is_no_other_paper():
    held = {P.IDENTITY_BY: "Công an tỉnh", P.IDENTITY_ON: date(2010, 5, 1)}
    found = settle(held, {P.IDENTITY_BY: "CA tỉnh Bắc Kạn"}, is_shared=False)
    assert (found.beside, found.proposed) == ({P.IDENTITY_BY: "CA tỉnh Bắc Kạn"}, {})
    given = {P.IDENTITY_BY: "Cục CSQLHC", P.IDENTITY_ON: date(2021, 5, 1)}
    assert settle(held, given, is_shared=False).proposed == given


def test_a_number_always_goes_to_a_second_person_with_its_day():
    found = settle(
        {}, {P.IDENTITY_NO: "006185000777", P.IDENTITY_ON: date(2021, 5, 1)}, is_shared=False
    )
    assert found.filled == {}
    assert set(found.proposed) == {P.IDENTITY_NO, P.IDENTITY_ON}
    assert text_of(P.IDENTITY_NO, "006185000777") == "0061******77"


@pytest.mark.parametrize(
    "birth", [YEAR, DAY, PartialDate(date(1985, 3, 1), Precision.MONTH)], ids=str
)
def test_a_value_is_read_back_as_it_was_kept(birth):
    assert value_of(P.BIRTH, text_of(P.BIRTH, birth)) == birth


# Typed entry ------------------------------------------------------------------------------------


@pytest.fixture
def here(session):
    return make_organisation()


@pytest.fixture
def there(session):
    return make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=None)


def of(organisation):
    return Scope(frozenset({organisation.unit_id}))


def bare(number=1, **changes):
    blank = {"birth": None, "gender": None, "ethnicity": None, "nationality": None,
             "address": None}  # fmt: skip
    return person(number, **{**blank, **changes})


def again(organisation, party, **changes):
    stay = admit(organisation, member_entry(1, party=party, **changes), scope=of(organisation))
    return parties.get(stay.party_id)


def notices_to(organisation):
    return [one.text for one in db.session.query(Notice).filter_by(unit_id=organisation.unit_id)]


def kept(party):
    return {(one.field, one.value) for one in statements.open_of(party.id)}


def test_what_differs_is_kept_beside_and_the_other_unit_is_told(here, there):
    first = again(here, person(1, phone="0912 345 678"))
    party = again(there, person(1, phone="0987 000 111", address="Thôn Khác", ethnicity="Nùng"))
    assert party.id == first.id
    assert (party.phone, party.address, party.ethnicity) == ("0912 345 678", "Thôn 2", "Tày")
    assert kept(party) == {
        ("phone", "0987 000 111"), ("address", "Thôn Khác"), ("ethnicity", "Nùng"),
    }  # fmt: skip
    (notice,) = notices_to(here)
    assert "điện thoại" in notice
    assert "0987" not in notice
    assert notices_to(there) == []


def test_the_same_other_value_is_kept_once(here, there):
    again(here, person(1, phone="0912 345 678"))
    party = again(there, person(1, phone="0987 000 111"))
    third = make_organisation(BA_BE, name="Hợp tác xã Ba", identifiers=(), representative=None)
    again(third, person(1, phone="0987 000 111"))
    assert kept(party) == {("phone", "0987 000 111")}


def test_an_ordinary_blank_is_filled_and_the_other_unit_is_told(here, there):
    again(here, bare())
    party = again(there, bare(address="Thôn 2", ethnicity="Tày"))
    assert (party.address, party.ethnicity) == ("Thôn 2", "Tày")
    (notice,) = notices_to(here)
    assert "bổ sung dân tộc" in notice or "bổ sung địa chỉ" in notice
    (line,) = [one for one in subjects.corrections_of(party.id, of(here)) if "bổ sung" in
               one.sentence]  # fmt: skip
    assert "Địa chỉ: “Thôn 2”" in line.sentence
    assert "Tày" not in line.sentence


def test_identity_of_a_person_another_unit_holds_waits_for_a_second_person(here, there):
    again(here, bare())
    birth = PartialDate(date(2010, 1, 1))
    party = again(there, bare(birth=birth, nationality="Lào", identity_by="Cục CSQLHC"))
    assert (party.birth_on, party.nationality, party.identity_by) == (None, None, None)
    change = subjects.open_change_of(party.id)
    assert change is not None
    assert (change.unit_id, change.birth_on, change.nationality, change.identity_by) == (
        there.unit_id, date(2010, 1, 1), "Lào", "Cục CSQLHC",
    )  # fmt: skip
    assert notices_to(here) == []
    accept_change(change, retyped=None, actor_id=2, scope=of(there))
    assert (party.birth_on, party.nationality) == (date(2010, 1, 1), "Lào")
    assert len(notices_to(here)) == 1


def test_while_a_proposal_waits_the_rest_is_kept_beside(here, there):
    party = again(here, bare())
    propose(party, scope=of(here), birth=PartialDate(date(1980, 1, 1)))
    again(there, bare(birth=PartialDate(date(2010, 1, 1))))
    assert kept(party) == {("birth", "2010-01-01")}
    assert db.session.query(IdentityChange).count() == 1


def test_what_was_typed_of_a_chosen_person_is_not_dropped(here):
    party = again(here, bare(identity_no=None, identity_kind=None, full_name="Lý Thị Chọn"))
    other = make_organisation(name="Hợp tác xã Khác", identifiers=(), representative=None)
    chosen = person(2, full_name="Lý Thị Chọn", known_id=party.id, phone="0911")
    assert again(other, chosen) is party
    assert party.phone == "0911"
    change = subjects.open_change_of(party.id)
    assert change is not None
    assert change.identity_masked == "0061******02"
    assert party.identity_index is None


def test_a_chosen_person_does_not_take_somebody_elses_number(here):
    again(here, person(3))
    party = again(here, bare(identity_no=None, identity_kind=None, full_name="Lý Thị Chọn"))
    other = make_organisation(name="Hợp tác xã Khác", identifiers=(), representative=None)
    with pytest.raises(RuleViolation, match="đã ghi cho"):
        again(other, person(3, full_name="Lý Thị Chọn", known_id=party.id))


def test_foreign_capital_said_later_is_added(here, there):
    firm = {"kind": PartyKind.ORGANISATION, "identity_kind": IdentityKind.ORGANISATION}
    again(here, bare(full_name="Công ty Sao", **firm))
    party = again(there, bare(full_name="Công ty Sao", has_foreign_capital=True, **firm))
    assert party.has_foreign_capital
    assert len(notices_to(here)) == 1


# Choosing ---------------------------------------------------------------------------------------


def decide(party, statement, organisation, accepted=True, **changes):
    given = {"reason": "đã gọi hỏi", "actor_id": 1, "on": TODAY, "scope": of(organisation),
             "expected_version": party.version}  # fmt: skip
    services.decide(party, statement, accepted=accepted, **{**given, **changes})


def test_taking_a_value_over_corrects_the_record_and_tells_the_others(here, there):
    again(here, person(1, phone="0912"))
    party = again(there, person(1, phone="0987"))
    (statement,) = statements.open_of(party.id)
    decide(party, statement, there)
    assert party.phone == "0987"
    assert (statement.accepted, statements.open_of(party.id)) == (True, [])
    assert any("đã sửa điện thoại" in text for text in notices_to(here))
    with pytest.raises(RuleViolation, match="đã có người chọn"):
        decide(party, statement, there)


def test_keeping_the_record_needs_a_reason(here):
    statement = make_statement(here)
    party = parties.get(statement.party_id)
    with pytest.raises(RuleViolation, match="lý do"):
        decide(party, statement, here, accepted=False, reason=" ")
    decide(party, statement, here, accepted=False)
    assert (party.phone, statement.accepted) == ("0912 345 678", False)
    assert audit_log.history("party", party.id)[0].action == "party.statement_decided"


def test_a_fact_of_identity_is_taken_over_by_two_people(here):
    statement = make_statement(here, field="birth", value="1985")
    party = parties.get(statement.party_id)
    decide(party, statement, here)
    assert party.birth_on is None
    change = subjects.open_change_of(party.id)
    assert change is not None
    assert (change.birth_on, change.birth_precision) == (date(1985, 1, 1), "year")


def test_a_number_kept_by_its_ends_is_not_taken_over(here):
    statement = make_statement(here, field="identity_no", value="0061******77")
    with pytest.raises(RuleViolation, match="từ giấy gốc"):
        decide(parties.get(statement.party_id), statement, here)


def test_a_correction_to_the_papers_value_settles_it(here):
    statement = make_statement(here)
    party = parties.get(statement.party_id)
    correct_person(
        party, PersonCorrection(party.full_name, phone="0987 999 888"), reason="đã hỏi",
        actor_id=1, scope=of(here), expected_version=party.version,
    )  # fmt: skip
    assert (statement.accepted, statements.open_of(party.id)) == (True, [])


# Pages ------------------------------------------------------------------------------------------


@pytest.fixture
def officer(session):
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("061", TODAY))


@pytest.mark.db
def test_the_officer_is_told_and_led_to_the_choice(as_user, officer, here, there):
    party_id = again(here, person(1, phone="0912 345 678")).id
    organisation_id, version = there.id, there.version
    client = as_user(officer)
    form = {"version": version, "kind": "person", "full_name": "Ma Văn Hai", "gender": "",
            "paper_kind": "", "identity_no": "006190000101", "phone": "0987 000 111",
            "member_class": "official", "joined_on": "1/3/2025", "asset_kind": "cash"}  # fmt: skip
    sent = client.post(f"/hop-tac-xa/{organisation_id}/thanh-vien/them", data=form)
    assert sent.status_code == 303
    page = client.get(sent.location).text
    assert "điện thoại đang ghi 0912 345 678, giấy tờ ghi 0987 000 111" in page
    assert f'href="/ca-nhan/{party_id}"' in page
    person_page = client.get(f"/ca-nhan/{party_id}").text
    assert "Giá trị khác, giữ cạnh hồ sơ" in person_page
    (statement,) = db.session.query(PersonStatement)
    address = f"/ca-nhan/{party_id}/gia-tri-khac/{statement.id}"
    assert address in client.get(f"/ca-nhan/{party_id}/dinh-chinh").text
    done = client.post(
        address,
        data={"version": parties.get(party_id).version, "choice": "lay", "reason": "đã hỏi"},
    )
    assert done.status_code == 303
    db.session.rollback()
    assert parties.get(party_id).phone == "0987 000 111"


@pytest.mark.db
def test_of_another_units_paper_only_that_it_is_one_is_shown(as_user, officer, here, there):
    again(here, person(1, phone="0912 345 678"))
    party = again(there, person(1, phone="0987 000 111"))
    own = make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))
    db.session.commit()
    page = as_user(own).get(f"/ca-nhan/{party.id}").text
    assert "Giấy tờ của đơn vị khác" in page
    assert "Hợp tác xã Hai" not in page


@pytest.mark.db
def test_a_number_under_another_name_says_what_to_do_and_links_where_one_may_go(
    as_user, officer, there
):
    party_id = again(there, person(1)).id
    organisation_id, version = there.id, there.version
    form = {"version": version, "kind": "person", "full_name": "Ma Văn Sai", "gender": "",
            "paper_kind": "", "identity_no": "006190000101", "member_class": "official",
            "joined_on": "1/3/2025", "asset_kind": "cash"}  # fmt: skip
    client = as_user(officer)
    page = client.post(f"/hop-tac-xa/{organisation_id}/thanh-vien/them", data=form).text
    assert "đính chính họ tên ở trang của người đó" in page
    assert f'<a href="/ca-nhan/{party_id}">Mở trang của Ma Văn Hai</a>' in page
    birth = form | {"full_name": "Ma Văn Hai", "birth": "1986"}
    page = client.post(f"/hop-tac-xa/{organisation_id}/thanh-vien/them", data=birth).text
    assert "để trống ngày sinh" in page


@pytest.mark.db
def test_who_may_not_see_the_person_is_told_the_way_without_a_name(as_user, officer, here, there):
    again(here, person(1))
    organisation_id, version = there.id, there.version
    row = {"full_name": "Ma Văn Sai", "kind": "person", "member_class": "", "paper_kind": "",
           "identity_no": "006190000101", "joined_on": "1/3/2025"}  # fmt: skip
    sent = {f"rows-0-{name}": value for name, value in row.items()}
    address = f"/hop-tac-xa/{organisation_id}/thanh-vien/nhap-danh-sach"
    page = as_user(officer).post(address, data={"version": version, "step": "ghi", **sent}).text
    assert "báo người quản trị" in page
    assert "Ma Văn Hai" not in page
    assert "Mở trang của" not in page
