"""A shared person: corrected by one unit with notices, identity decided by two (architecture §3.5)."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from audit import queries as audit_log
from audit.models import Entry
from coop_registry.models import Notice
from coop_registry.queries import parties, persons, subjects
from coop_registry.rules.kinds import IdentityKind
from coop_registry.rules.parties import (
    PersonCorrection,
    refuse_numbers_in_words,
    refuse_wrong_number,
)
from coop_registry.services.identity_changes import accept_change, refuse_change
from coop_registry.services.numbers import identity_index
from coop_registry.services.parties import unmask
from coop_registry.services.party_changes import correct_person, read_notice
from core import keys
from core.access import EVERYTHING, Scope
from core.dates import PartialDate, Precision
from core.errors import RuleViolation, StaleRecord
from desk.keys.services import rotate
from tests.factories.persons import NUMBER, join, make_notice, propose
from tests.factories.registry import BA_BE, make_organisation

NEW = "006085000099"
MAKER, CHECKER = 1, 2


@pytest.fixture
def here(session):
    return make_organisation()


@pytest.fixture
def elsewhere(session):
    return make_organisation(BA_BE, name="Hợp tác xã Nơi Khác", identifiers=(), representative=None)


def of(organisation):
    return Scope(frozenset({organisation.unit_id}))


def correct(party, scope=EVERYTHING, **changes):
    given = {
        "full_name": party.full_name,
        "phone": party.phone,
        "address": party.address,
        "gender": party.gender,
        "ethnicity": party.ethnicity,
    }
    version = changes.pop("expected_version", party.version)
    reason = changes.pop("reason", "gõ nhầm")
    correct_person(
        party,
        PersonCorrection(**{**given, **changes}),
        reason=reason,
        actor_id=MAKER,
        scope=scope,
        expected_version=version,
    )


def test_a_person_of_two_units_shows_the_other_only_as_a_count(here, elsewhere):
    party = join(here)
    assert join(elsewhere).id == party.id
    shown = persons.person(party, of(here))
    assert [stay.organisation_id for stay in shown.stays] == [here.id]
    assert shown.elsewhere == 1
    assert "Nơi Khác" not in repr(shown.stays)
    everywhere = persons.person(party, EVERYTHING)
    assert (len(everywhere.stays), everywhere.elsewhere) == (2, 0)


def test_a_person_of_another_unit_alone_is_not_found(here, elsewhere):
    party = join(elsewhere)
    assert persons.in_scope(party.id, of(here)) is None
    assert persons.in_scope(party.id, of(elsewhere)) is party


def test_a_correction_is_logged_and_the_other_unit_gets_a_notice(here, elsewhere, session):
    party = join(here)
    join(elsewhere)
    correct(party, of(here), full_name="Ma Văn Chúng", phone="0987 111 222")
    assert parties.of_name("ma van chung", "person") == [party]
    entry = audit_log.history("party", party.id)[0]
    assert entry.action == "party.corrected"
    assert entry.changes["full_name"] == ["Ma Văn Chung", "Ma Văn Chúng"]
    assert entry.reason == "gõ nhầm"
    notices = list(session.query(Notice))
    assert [notice.unit_id for notice in notices] == [elsewhere.unit_id]
    assert "họ tên, điện thoại" in notices[0].text
    assert here.unit_id not in {notice.unit_id for notice in notices}
    assert "Thử Nghiệm" not in notices[0].text


def test_a_correction_known_to_one_unit_alone_gives_no_notice(here, session):
    correct(join(here), of(here), phone="0987 111 222")
    assert session.query(Notice).count() == 0


def test_a_read_notice_says_who_read_it_and_is_not_read_twice(here, session):
    notice = make_notice(join(here), here.unit_id)
    read_notice(notice, actor_id=CHECKER)
    first = notice.read_at
    read_notice(notice, actor_id=MAKER)
    assert (notice.read_by_id, notice.read_at) == (CHECKER, first)
    assert subjects.unread_notices(of(here), 5) == (0, [])


def test_a_correction_that_changes_nothing_is_refused(here):
    with pytest.raises(RuleViolation, match="Chưa có gì khác"):
        correct(join(here))


def test_a_form_opened_before_another_correction_is_told_what_changed(here):
    party = join(here)
    opened = party.version
    correct(party, phone="0987 111 222")
    with pytest.raises(StaleRecord) as stale:
        correct(party, address="Thôn Nà Viễn", expected_version=opened)
    assert "0987 111 222" in " ".join(stale.value.changes)
    assert stale.value.version == party.version


def test_the_name_of_a_registered_organisation_is_not_corrected_here(here, elsewhere):
    party = join(here)
    party.organisation_id = elsewhere.id
    with pytest.raises(RuleViolation, match="hồ sơ của tổ chức"):
        correct(party, full_name="Hợp tác xã Tên Khác")


def test_a_second_person_who_types_the_number_again_carries_the_change_out(here, elsewhere):
    party = join(here)
    join(elsewhere)
    change = propose(
        party, MAKER, of(here), identity_kind=IdentityKind.CITIZEN, identity_no="006 085 000 099"
    )
    assert party.identity_masked == "0060******77"
    accept_change(change, retyped=NEW, actor_id=CHECKER, scope=of(here))
    assert party.identity_masked == "0060******99"
    assert parties.by_identity(identity_index(IdentityKind.CITIZEN, NEW)) is party
    assert unmask(party, reason="đối chiếu hồ sơ", actor_id=CHECKER) == NEW
    assert subjects.unread_notices(of(elsewhere), 5)[0] == 1
    assert (change.accepted, change.identity_sealed, change.identity_index) == (True, None, None)


def test_nobody_decides_their_own_proposal(here, session):
    change = propose(join(here), MAKER)
    with pytest.raises(RuleViolation, match="không tự duyệt"):
        accept_change(change, retyped=None, actor_id=MAKER, scope=EVERYTHING)
    with pytest.raises(RuleViolation, match="không tự duyệt"):
        refuse_change(change, note="sai", actor_id=MAKER)


def test_the_table_itself_refuses_one_person_in_both_parts(here, session):
    change = propose(join(here), MAKER)
    change.decided_by_id, change.accepted = MAKER, True
    change.decided_at = change.proposed_at
    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


@pytest.mark.parametrize("retyped", [None, "", "006085000098", NUMBER])
def test_a_number_typed_otherwise_is_not_accepted(here, retyped):
    party = join(here)
    change = propose(party, identity_kind=IdentityKind.CITIZEN, identity_no=NEW)
    with pytest.raises(RuleViolation, match="không khớp"):
        accept_change(change, retyped=retyped, actor_id=CHECKER, scope=EVERYTHING)
    assert party.identity_masked == "0060******77"


def test_a_decided_proposal_is_not_decided_again(here):
    change = propose(join(here), MAKER)
    refuse_change(change, note="Giấy gốc ghi như cũ", actor_id=CHECKER)
    with pytest.raises(RuleViolation, match="đã được quyết định"):
        accept_change(change, retyped=None, actor_id=CHECKER, scope=EVERYTHING)


def test_a_refused_proposal_changes_nothing_and_keeps_no_number(here):
    party = join(here)
    version = party.version
    change = propose(party, identity_kind=IdentityKind.CITIZEN, identity_no=NEW)
    refuse_change(change, note="Giấy gốc ghi như cũ", actor_id=CHECKER)
    assert (party.version, party.identity_masked) == (version, "0060******77")
    assert (change.identity_sealed, change.identity_masked) == (None, "0060******99")
    with pytest.raises(RuleViolation, match="lý do"):
        refuse_change(propose(party), note=" ", actor_id=CHECKER)


def test_only_one_proposal_waits_at_a_time(here):
    party = join(here)
    propose(party)
    with pytest.raises(RuleViolation, match="đang chờ"):
        propose(party, nationality="Lào")


def test_birth_and_nationality_are_changed_by_two_people(here):
    party = join(here)
    change = propose(party, birth=PartialDate(date(1986, 1, 1), Precision.YEAR), nationality="Lào")
    accept_change(change, retyped=None, actor_id=CHECKER, scope=EVERYTHING)
    assert (str(persons.birth_of(party)), party.nationality) == ("1986", "Lào")
    assert party.identity_masked == "0060******77"


def test_a_number_of_somebody_else_can_be_taken_away(here):
    party = join(here)
    accept_change(
        propose(party, drops_number=True), retyped=None, actor_id=CHECKER, scope=EVERYTHING
    )
    assert (party.identity_kind, party.identity_sealed, party.identity_index) == (None, None, None)


def test_the_number_of_another_person_is_refused_and_nobody_is_merged(here, elsewhere):
    party = join(here)
    other = join(elsewhere, NEW, full_name="Lý Thị Khác", birth=None)
    with pytest.raises(RuleViolation, match="không gộp") as refusal:
        propose(party, scope=of(here), identity_kind=IdentityKind.CITIZEN, identity_no=NEW)
    assert other.full_name not in str(refusal.value)
    with pytest.raises(RuleViolation, match="Lý Thị Khác"):
        propose(party, identity_kind=IdentityKind.CITIZEN, identity_no=NEW)


def test_a_number_taken_between_proposal_and_decision_is_refused(here, elsewhere):
    party = join(here)
    change = propose(party, identity_kind=IdentityKind.CITIZEN, identity_no=NEW)
    join(elsewhere, NEW, full_name="Lý Thị Khác", birth=None)
    with pytest.raises(RuleViolation, match="không gộp"):
        accept_change(change, retyped=NEW, actor_id=CHECKER, scope=EVERYTHING)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"identity_no": NEW}, "cả loại và số"),
        ({"identity_kind": IdentityKind.CITIZEN}, "cả loại và số"),
        ({"identity_kind": IdentityKind.CITIZEN, "identity_no": "00608500009"}, "12 chữ số"),
        ({"identity_kind": IdentityKind.OLD_CITIZEN, "identity_no": "09A123456"}, "chữ số"),
        ({"birth": PartialDate(date(2025, 6, 3))}, "sau hôm nay"),
        ({"identity_on": date(2025, 6, 3)}, "sau hôm nay"),
        ({"identity_kind": IdentityKind.CITIZEN, "identity_no": NUMBER}, "Chưa có gì khác"),
        ({"birth": PartialDate(date(1985, 4, 3))}, "Chưa có gì khác"),
        (
            {"identity_kind": IdentityKind.CITIZEN, "identity_no": NEW, "drops_number": True},
            "Chọn một",
        ),
    ],
)
def test_proposals_that_cannot_be_are_refused(here, changes, message):
    party = join(here)
    with pytest.raises(RuleViolation, match=message):
        propose(party, **changes)


def test_no_number_stands_in_the_log_or_in_words(here, session):
    party = join(here)
    change = propose(party, identity_kind=IdentityKind.CITIZEN, identity_no=NEW)
    accept_change(change, retyped=NEW, actor_id=CHECKER, scope=EVERYTHING)
    kept = " ".join(
        f"{entry.changes} {entry.reason} {entry.note}" for entry in session.query(Entry)
    )
    assert NEW not in kept
    assert NUMBER not in kept
    with pytest.raises(RuleViolation, match="Không ghi số"):
        correct(party, phone="0987 111 333", reason=f"theo căn cước số {NEW}")


@pytest.mark.parametrize("words", ["Số 006085000099", "cmnd 095 123 456", "012.345.678.901"])
def test_words_with_an_identity_number_are_seen(words):
    with pytest.raises(RuleViolation):
        refuse_numbers_in_words(words, "reason")


@pytest.mark.parametrize(
    "words", ["Căn cước cấp 12/03/2021", "gọi 0987000111", None, "số 12A", "góp 120.000.000 đồng"]
)
def test_days_telephones_money_and_short_numbers_are_no_identity_numbers(words):
    refuse_numbers_in_words(words, "reason")


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (IdentityKind.CITIZEN, "006085000099"),
        (IdentityKind.OLD_CITIZEN, "095123456"),
        (IdentityKind.PASSPORT, "C1234567"),
        (IdentityKind.ORGANISATION, "4700111222"),
    ],
)
def test_numbers_of_their_kind_are_taken(kind, number):
    refuse_wrong_number(kind, number)


def test_an_open_proposal_outlives_the_exchange_of_the_key(here, session, app):
    party = join(here)
    change = propose(party, identity_kind=IdentityKind.CITIZEN, identity_no=NEW)
    session.commit()
    fresh = keys.new_data_key()
    assert rotate(fresh).identities == 3
    session.commit()
    app.config["DATA_KEY"] = fresh
    session.expire_all()
    accept_change(change, retyped=NEW, actor_id=CHECKER, scope=EVERYTHING)
    assert unmask(party, reason="đối chiếu hồ sơ", actor_id=CHECKER) == NEW
