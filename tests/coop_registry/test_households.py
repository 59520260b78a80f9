"""Households: the number typed for one is its head's, who can be recorded anywhere (chủ hộ)."""

import unicodedata
from datetime import date

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations

from accounts.rules.duties import Duty
from coop_registry.models import Membership, Party
from coop_registry.queries import members as register
from coop_registry.queries import parties as party_queries
from coop_registry.rules.households import head_name
from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.rules.likeness import SimilarParty
from coop_registry.rules.parties import IdentityProposal
from coop_registry.services.identity_changes import propose_identity
from core.access import EVERYTHING
from core.db import db
from core.errors import RuleViolation
from core.text import fold, vi_key
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.membership import admit, member_entry, person
from tests.factories.registry import BA_BE, TODAY, make_organisation
from tests.structure.test_migrations import SCRIPTS

NUMBER = "006185000777"
HOUSE = {"kind": PartyKind.HOUSEHOLD, "identity_no": NUMBER}


def household(name="Hộ ông Nông Văn Sáu", **changes):
    return person(5, **{"full_name": name, **HOUSE, **changes})


def elsewhere():
    return make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=None)


def head_of(stay):
    assert stay.representative_id is not None
    return party_queries.get(stay.representative_id)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Hộ ông Nông Văn Sáu", "Nông Văn Sáu"),
        ("Hộ gia đình bà Hà Thị Hộ", "Hà Thị Hộ"),
        ("HỘ: Nông Văn Sáu", "Nông Văn Sáu"),
        ("Hộ Bàn Văn Dậu", "Bàn Văn Dậu"),
        ("Hồ Văn Chị", "Hồ Văn Chị"),
        ("Nông Văn Sáu", "Nông Văn Sáu"),
        ("Nông Văn Sáu (hộ)", "Nông Văn Sáu"),
        ("Hộ Nông Văn Bản", "Nông Văn Bản"),
        ("Hộ", None),
        ("Hộ gia đình", None),
        ("Hộ gia đình thôn Pác Chi", None),
        (unicodedata.normalize("NFD", "Hộ gia đình thôn Pác Chi"), None),
        ("HỘ GIA ĐÌNH THÔN PÁC CHI", None),
        ("thôn Pác Chi", None),
        ("Hộ ông Sáu thôn Pác Chi", None),
        ("Hộ nghèo Lý Thị B", None),
        ("Hộ cận nghèo Lý Thị B", None),
        ("Hộ ông bà Nông Văn Sáu", None),
        ("Hộ kinh doanh Minh Tâm", None),
    ],
)
def test_a_household_is_called_after_its_head_or_nobody(name, head):
    assert head_name(name) == head


def test_the_number_typed_for_a_household_is_its_heads(session):
    stay = admit(make_organisation(), member_entry(0, party=household()))
    home, head = party_queries.get(stay.party_id), head_of(stay)
    assert (home.kind, home.full_name, home.identity_index) == (
        "household", "Hộ ông Nông Văn Sáu", None,
    )  # fmt: skip
    assert (home.birth_on, home.gender, home.address) == (None, None, "Thôn 6")
    assert (head.kind, head.full_name, head.identity_masked) == (
        "person", "Nông Văn Sáu", "0061******77",
    )  # fmt: skip
    assert (head.birth_on, head.gender) == (date(1985, 1, 6), "nam")


def test_nobody_is_invented_from_the_name_of_a_place(session):
    made, before = make_organisation(), session.query(Party).count()
    with pytest.raises(RuleViolation, match="chưa nói chủ hộ là ai") as refused:
        admit(made, member_entry(0, party=household("Hộ gia đình thôn Pác Chi")))
    assert refused.value.field == "representative_name"
    assert session.query(Party).count() == before
    named = person(6, full_name="Hà Thị Bảy", identity_no=None, identity_kind=None)
    place = household("Hộ gia đình thôn Pác Chi")
    stay = admit(made, member_entry(0, party=place, representative=named))
    assert head_of(stay).full_name == "Hà Thị Bảy"


def test_the_head_can_be_a_member_of_another_cooperative(session):
    stay = admit(make_organisation(), member_entry(0, party=household()))
    alone = person(5, full_name="Nông Văn Sáu", identity_no=NUMBER)
    other = admit(elsewhere(), member_entry(0, party=alone))
    assert other.party_id == stay.representative_id


def test_a_household_and_its_representative_may_be_typed_with_one_number(session):
    wife = person(6, full_name="Hà Thị Bảy", identity_no="0061 8500 0777")
    stay = admit(make_organisation(), member_entry(0, party=household(), representative=wife))
    assert head_of(stay).full_name == "Hà Thị Bảy"
    assert party_queries.get(stay.party_id).identity_index is None


def test_two_numbers_for_a_household_are_asked_about(session):
    wife = person(6, full_name="Hà Thị Bảy")
    with pytest.raises(RuleViolation, match="không có số giấy tờ riêng"):
        admit(make_organisation(), member_entry(0, party=household(), representative=wife))


def test_a_number_of_a_business_stays_with_the_household(session):
    given = household(identity_kind=IdentityKind.ORGANISATION, identity_no="4700112233")
    stay = admit(make_organisation(), member_entry(0, party=given))
    assert stay.representative_id is None
    assert party_queries.get(stay.party_id).identity_masked == "4700****33"


def test_a_household_is_recognised_by_its_name_and_its_heads_number(session):
    first = admit(make_organisation(), member_entry(0, party=household()))
    second = admit(elsewhere(), member_entry(0, party=household()))
    assert (second.party_id, second.representative_id) == (first.party_id, first.representative_id)


def test_a_household_gets_no_number_by_a_proposal(session):
    stay = admit(make_organisation(), member_entry(0, party=household()))
    home = party_queries.get(stay.party_id)
    with pytest.raises(RuleViolation, match="trang của người đó"):
        propose_identity(
            home,
            IdentityProposal(identity_kind=IdentityKind.CITIZEN, identity_no="006185000778"),
            reason="Căn cước đã xem",
            actor_id=1,
            on=TODAY,
            scope=EVERYTHING,
            expected_version=home.version,
        )


def test_a_head_of_like_name_is_a_question_of_its_own(session):
    made = make_organisation()
    known = admit(
        made, member_entry(0, party=person(5, full_name="Nông Văn Sáu", identity_no=None,
                                           identity_kind=None, birth=None))
    )  # fmt: skip
    with pytest.raises(SimilarParty) as asked:
        admit(made, member_entry(1, party=household()))
    assert asked.value.kind is PartyKind.PERSON
    assert [one.party.party_id for one in asked.value.candidates] == [known.party_id]


# The sheet --------------------------------------------------------------------------------------


@pytest.fixture
def officer(session):
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))


def typed(**changes):
    given = {"full_name": "Nông Văn Sáu", "kind": "household", "identity_no": NUMBER,
             "joined_on": "12/3/2018", "birth": "1985", "member_class": "", "paper_kind": "", **changes}  # fmt: skip
    return {f"rows-0-{name}": value for name, value in given.items()}


@pytest.mark.db
def test_the_sheet_asks_whether_the_head_is_known_and_takes_the_answer(as_user, officer):
    made = make_organisation(actor_id=officer.id, declared=(), capital_vnd=180_000_000)
    bare = {"identity_no": None, "identity_kind": None, "birth": None}
    known = admit(made, member_entry(0, party=person(5, full_name="Nông Văn Sáu", **bare)))
    party_id, address = known.party_id, f"/hop-tac-xa/{made.id}/thanh-vien/nhap-danh-sach"
    organisation_id, version = made.id, made.version
    client = as_user(officer)
    sent = {"step": "ghi", "version": version, **typed()}
    asked = client.post(address, data=sent).text
    assert f'value="chu-ho-{party_id}"' in asked
    assert "Chủ hộ là Nông Văn Sáu" in asked
    done = client.post(address, data=sent | {"rows-0-answer": f"chu-ho-{party_id}"})
    assert done.status_code == 303
    stays = register.member_history(organisation_id)
    home = next(one for one in stays if one.party_id != party_id)
    assert db.session.get_one(Membership, home.membership_id).representative_id == party_id


@pytest.mark.db
def test_the_sheet_asks_who_heads_a_household_called_after_a_place(as_user, officer):
    made = make_organisation(actor_id=officer.id, declared=(), capital_vnd=180_000_000)
    address = f"/hop-tac-xa/{made.id}/thanh-vien/nhap-danh-sach"
    row = typed(full_name="Hộ gia đình thôn Pác Chi")
    shown = as_user(officer).post(address, data={"step": "ghi", "version": made.version, **row})
    assert (shown.status_code, "chưa nói chủ hộ là ai" in shown.text) == (200, True)


# The migration ----------------------------------------------------------------------------------


def migrate():
    """Run the step that gives numbers to heads on what the session holds."""
    db.session.flush()
    with Operations.context(MigrationContext.configure(db.session.connection())):
        SCRIPTS.get_revision("0015").module.upgrade()
    db.session.expire_all()


def old_household(made, number, **changes):
    """Return a stay as it was recorded before: the number stands at the household itself."""
    bare = {"identity_no": None, "identity_kind": None}
    given = {name: changes.pop(name) for name in ("representative",) if name in changes}
    stay = admit(made, member_entry(number, party=household(**bare, **changes), **given))
    home = party_queries.get(stay.party_id)
    home.identity_kind, home.identity_index = "citizen", f"index-{number}"
    home.identity_sealed, home.identity_masked = b"sealed", "0061******77"
    return stay


def test_numbers_recorded_at_households_go_to_their_heads(session):
    stay = old_household(make_organisation(), 0)
    migrate()
    home, head = party_queries.get(stay.party_id), head_of(db.session.get_one(Membership, stay.id))
    assert (home.identity_index, home.birth_on, home.address) == (None, None, "Thôn 6")
    assert (head.kind, head.full_name) == ("person", "Nông Văn Sáu")
    assert (head.name_search, head.name_sort) == ("nong van sau", vi_key("Nông Văn Sáu"))
    assert (head.identity_index, head.birth_on) == ("index-0", date(1985, 1, 6))
    assert head.address == "Thôn 6"


@pytest.mark.parametrize(
    ("name", "head"),
    [("Hộ Bàn Văn Dậu", "Bàn Văn Dậu"), ("Hộ gia đình Ông Văn Tám", "Ông Văn Tám"),
     ("Hộ bà: Hà Thị Bảy", "Hà Thị Bảy"), ("Hồ Văn Chị", "Hồ Văn Chị")],
)  # fmt: skip
def test_the_migration_takes_whole_words_off(session, name, head):
    stay = old_household(make_organisation(), 0, full_name=name)
    migrate()
    party = head_of(db.session.get_one(Membership, stay.id))
    assert (party.full_name, party.name_search) == (head, fold(head))
    assert party.name_sort == vi_key(head)


def test_a_representative_of_the_households_name_gets_its_number(session):
    bare = {"identity_no": None, "identity_kind": None}
    wife = person(6, full_name="Hà Thị Bảy", **bare)
    stay = old_household(make_organisation(), 0, full_name="Hộ bà Hà Thị Bảy", representative=wife)
    before = session.query(Party).count()
    migrate()
    assert session.query(Party).count() == before
    assert head_of(db.session.get_one(Membership, stay.id)).identity_index == "index-0"


def test_somebody_elses_household_keeps_its_representative(session):
    bare = {"identity_no": None, "identity_kind": None}
    wife = person(6, full_name="Hà Thị Bảy", **bare)
    stay = old_household(make_organisation(), 0, representative=wife)
    migrate()
    assert head_of(db.session.get_one(Membership, stay.id)).full_name == "Hà Thị Bảy"
    head = party_queries.by_identity("index-0")
    assert head is not None
    assert head.full_name == "Nông Văn Sáu"


def test_persons_and_businesses_keep_their_numbers(session):
    made = make_organisation()
    stay = admit(made, member_entry(0))
    shop = household(identity_kind=IdentityKind.ORGANISATION, identity_no="4700112233")
    home = admit(made, member_entry(1, party=shop))
    migrate()
    for party_id in (stay.party_id, home.party_id):
        assert party_queries.get(party_id).identity_index is not None
