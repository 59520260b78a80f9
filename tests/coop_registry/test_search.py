"""What a search answers, from marks and from the index alike."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from coop_registry.models import NameFact, Organisation
from coop_registry.queries import records
from coop_registry.queries.search.answers import Role
from coop_registry.rules.entries import IdentifierEntry
from coop_registry.rules.kinds import ActKind, FactKind, Kind, Scheme, Status
from coop_registry.rules.searching import Facet, Tier
from coop_registry.services import acts, corrections, facts
from core.access import EVERYTHING, Scope
from core.db import db
from core.text import fold, vi_key
from reference import queries as reference
from tests.factories.membership import admit, person
from tests.factories.registry import BA_BE, CHO_DON, TODAY, make_organisation
from tests.factories.searching import ask, organisations, persons, settle


@pytest.fixture(params=["marked", "indexed"])
def ready(request: pytest.FixtureRequest, session: Session) -> Callable[[], None]:
    """Return what makes the register searchable: nothing at all, or the index."""

    def make() -> None:
        db.session.commit()
        if request.param == "indexed":
            settle()

    return make


def make(name: str, commune: str = CHO_DON, **changes: object) -> Organisation:
    given = {"identifiers": (), "representative": None, "phone": None, "accept_similar": True}
    return make_organisation(commune, name=name, **{**given, **changes})


def scope_of(code: str, on: date = TODAY) -> Scope:
    unit = reference.unit_by_code(code, on)
    assert unit is not None
    return Scope(reference.unit_ids_within(unit.id, on))


def rename(organisation: Organisation, name: str, start_on: date) -> None:
    """Record a new name from a day on, the old one ends there."""
    act = acts.begin(organisation, ActKind.REPORT, on=start_on, actor_id=1, source="Quyết định")
    new = NameFact(
        organisation_id=organisation.id,
        origin_id=act.id,
        start_on=start_on,
        name=name,
        name_search=fold(name),
        name_sort=vi_key(name),
    )
    facts.replace_from(records.fact_on(NameFact, organisation.id, start_on), new, act)
    db.session.flush()


def test_the_best_comes_first(ready: Callable[[], None]) -> None:
    for name in (
        "Hợp tác xã Tân Thành Phát",
        "Hợp tác xã Chè Thành Tân",
        "Hợp tác xã Tân Thành",
        "Hợp tác xã Tân Thàn",
        "Hợp tác xã Rau",
    ):
        make(name)
    make("Hợp tác xã Ngựa Bạch", status=Status.ENDED)
    ready()
    assert organisations("tân thành") == [
        "Hợp tác xã Tân Thành",
        "Hợp tác xã Tân Thành Phát",
        "Hợp tác xã Chè Thành Tân",
        "Hợp tác xã Tân Thàn",
    ]
    assert organisations("ngựa bạch") == ["Hợp tác xã Ngựa Bạch"]
    assert organisations("ngua bachh") == ["Hợp tác xã Ngựa Bạch"]


def test_ended_ones_come_after_their_equals(ready: Callable[[], None]) -> None:
    make("Hợp tác xã Hoa Ban", status=Status.ENDED)
    make("Hợp tác xã Hoa Ban", commune=BA_BE)
    ready()
    found = ask("hoa ban").organisations
    assert [one.row.unit_name for one in found] == ["Xã Yến Dương", "Xã Bằng Phúc"]
    assert found[1].row.status == Status.ENDED


def test_an_old_name_leads_to_the_present_one(ready: Callable[[], None]) -> None:
    one = make("Hợp tác xã Suối Cũ")
    rename(one, "Hợp tác xã Đồi Mới", date(2024, 1, 1))
    ready()
    [found] = ask("suối cũ").organisations
    assert (found.row.name, found.matched, found.is_old) == (
        "Hợp tác xã Đồi Mới",
        "Hợp tác xã Suối Cũ",
        True,
    )
    [found] = ask("đồi mới").organisations
    assert (found.matched, found.is_old) == (None, False)


def test_a_name_recorded_ahead_is_no_old_name_yet(ready: Callable[[], None]) -> None:
    one = make("Hợp tác xã Suối Nay")
    rename(one, "Hợp tác xã Đồi Mai", date(2025, 7, 1))
    ready()
    [found] = ask("suoi nay").organisations
    assert (found.row.name, found.is_old) == ("Hợp tác xã Suối Nay", False)
    [found] = ask("suoi nay", on=date(2025, 7, 1)).organisations
    assert (found.row.name, found.is_old) == ("Hợp tác xã Đồi Mai", True)


def test_numbers_lead_to_their_organisation(ready: Callable[[], None]) -> None:
    make(
        "Hợp tác xã Có Số",
        identifiers=(
            IdentifierEntry(Scheme.CERTIFICATE_NO, "BK 0012/GCN"),
            IdentifierEntry(Scheme.CODE, "4700111222"),
            IdentifierEntry(Scheme.TAX_CODE, "4700999888"),
        ),
        phone="0912 345 678; 0209 3870 123",
    )
    ready()
    for typed, facet in (
        ("bk0012gcn", Facet.CERTIFICATE_NO),
        ("4700111222", Facet.CODE),
        ("47009", Facet.TAX_CODE),
        ("0912345678", Facet.PHONE),
        ("02093870123", Facet.PHONE),
    ):
        [found] = ask(typed).organisations
        assert found.facet is facet, typed


def test_a_person_is_found_with_what_they_are(ready: Callable[[], None]) -> None:
    one = make("Hợp tác xã Có Người")
    admit(one, party=person(full_name="Triệu Thị Thuỷ", phone="0987 654 321"))
    ready()
    for typed in ("trieu thi thuy", "Thị Thủy", "thuy trieu", "chieu thi thuy", "0987654321"):
        [found] = ask(typed).persons
        assert found.name == "Triệu Thị Thuỷ", typed
        assert [(r.role, r.organisation, r.is_past) for r in found.roles] == [
            (Role.MEMBER, "Hợp tác xã Có Người", False)
        ]
    assert found.tier is Tier.NUMBER
    assert found.identity_masked is not None
    assert "*" in found.identity_masked


def test_an_identity_number_finds_nobody(ready: Callable[[], None]) -> None:
    one = make("Hợp tác xã Có Người")
    admit(one, party=person(full_name="Triệu Thị Thủy", identity_no="006190000177"))
    ready()
    assert persons("006190000177") == []
    assert persons("0061900001") == []


def test_another_district_is_not_told(ready: Callable[[], None]) -> None:
    own, foreign = make("Hợp tác xã Thác Bạc"), make("Hợp tác xã Thác Bạc Ba Bể", BA_BE)
    shared = admit(own, party=person(0, full_name="Lý Văn Chung"))
    admit(foreign, party=shared.party_id)
    admit(foreign, party=person(1, full_name="Lý Văn Riêng", phone="0911 222 333"))
    ready()
    scope = scope_of("064")
    assert organisations("thac bac", scope) == ["Hợp tác xã Thác Bạc"]
    assert organisations("thac bacc", scope) == ["Hợp tác xã Thác Bạc"]
    assert persons("ly van", scope) == ["Lý Văn Chung"]
    assert persons("0911222333", scope) == []
    [found] = ask("ly van chung", scope).persons
    assert [role.organisation for role in found.roles] == ["Hợp tác xã Thác Bạc"]
    assert found.more_roles == 0
    assert organisations("thac bac", Scope()) == []
    assert persons("ly van", Scope()) == []


def test_a_former_commune_is_reached_from_the_new_one(ready: Callable[[], None]) -> None:
    make("Hợp tác xã Nà Lùng", CHO_DON)
    ready()
    on = date(2025, 7, 1)
    old = reference.unit_by_code(CHO_DON, TODAY)
    assert old is not None
    new = reference.successor_on(old.id, on)
    assert new is not None
    inside = Scope(reference.unit_ids_within(new.id, on))
    assert organisations("na lung", inside, on) == ["Hợp tác xã Nà Lùng"]
    elsewhere = next(
        unit.id
        for unit in reference.units_in_force(new.level, on)  # type: ignore[arg-type] # a level
        if unit.id != new.id
    )
    outside = Scope(reference.unit_ids_within(elsewhere, on))
    assert organisations("na lung", outside, on) == []


def test_a_place_narrows_a_name(ready: Callable[[], None]) -> None:
    make("Hợp tác xã Chè Đồi", CHO_DON)
    make("Hợp tác xã Chè Núi", BA_BE)
    ready()
    assert organisations("chè bằng phúc") == ["Hợp tác xã Chè Đồi"]
    assert organisations("chè ba bể") == ["Hợp tác xã Chè Núi"]
    assert organisations("yen duong") == ["Hợp tác xã Chè Núi"]


def test_kinds_and_short_names_count(ready: Callable[[], None]) -> None:
    make("Hợp tác xã Bản Hon", short_name="HTX BH2015", foreign_name="Ban Hon Cooperative")
    make("Tổ hợp tác Bản Hon", kind=Kind.GROUP)
    ready()
    assert organisations("tht ban hon")[0] == "Tổ hợp tác Bản Hon"
    assert organisations("tht") == ["Tổ hợp tác Bản Hon"]
    assert organisations("bh2015") == ["Hợp tác xã Bản Hon"]
    [found] = ask("ban hon coop").organisations
    assert found.facet is Facet.FOREIGN_NAME


def test_a_corrected_name_is_gone(ready: Callable[[], None]) -> None:
    one = make("Hợp tác xã Sai Chính Tả")
    db.session.commit()
    settle()
    corrections.correct_fact(
        one,
        FactKind.NAME,
        {"name": "Hợp tác xã Đúng Tên", "short_name": None, "foreign_name": None},
        reason="Gõ nhầm",
        actor_id=1,
        on=TODAY,
        scope=EVERYTHING,
        expected_version=None,
    )
    ready()
    assert organisations("sai chinh ta") == []
    assert organisations("dung ten") == ["Hợp tác xã Đúng Tên"]


def test_odd_words_do_no_harm(ready: Callable[[], None]) -> None:
    make("Hợp tác xã 100% Sạch_Xanh <b>")
    ready()
    for typed in ("%", "_", "' OR 1=1 --", "=1+1", "<script>", "\x00", "a" * 500, "100%", "~", "!"):
        ask(typed)
    assert organisations("100% sạch") == ["Hợp tác xã 100% Sạch_Xanh <b>"]
    assert organisations("%") == []
