"""The made-up province as a plan: the same for a seed, believable, nobody's, in breach on purpose."""

import os
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from functools import cache

from stdnum.vn import mst

from coop_registry.rules.kinds import IdentityKind, Kind, PartyKind
from coop_registry.rules.membership import LineKind
from core.text import fold
from desk.demo import days, flaws
from desk.demo.numbers import phone, tax_code
from desk.demo.plan import Fact, Party, Province
from desk.demo.taken import is_taken
from tests.desk.demo_kit import TODAY, digest, facts, planned
from tests.structure.source import ROOT

#: Every flaw once.
ENOUGH = flaws.EVERY * len(flaws.Flaw)
LAKE = {"01909", "01906", "01924", "01912"}


@cache
def province() -> Province:
    return planned(ENOUGH)


def people() -> list[Party]:
    found: dict[Party, None] = {}
    for one in province().organisations:
        for values in facts(one):
            found |= {value: None for value in values.values() if isinstance(value, Party)}
    return list(found)


def test_the_same_seed_gives_the_same_plan_whatever_the_order_of_hashes():
    program = "from tests.desk.demo_kit import digest, planned; print(digest(planned(25, 7)))"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert said == {digest(planned(25, 7)) + "\n"}


def test_another_seed_gives_another_plan():
    assert digest(planned(20, 1)) != digest(planned(20, 2))


def test_a_larger_number_begins_with_the_same_cooperatives():
    few, many = planned(20).organisations[:20], province().organisations[:20]
    assert [one.name for one in few] == [one.name for one in many]
    assert [str(one.founded) for one in few] == [str(one.founded) for one in many]


def test_kinds_come_in_their_proportion():
    counted = Counter(one.kind for one in province().organisations)
    assert counted[Kind.COOPERATIVE] == ENOUGH
    assert counted[Kind.GROUP] == round(ENOUGH * 0.15)
    assert 1 <= counted[Kind.UNION] <= round(ENOUGH * 0.01)


def test_names_are_given_once_in_one_form_and_none_is_of_a_real_cooperative():
    names = [one.name for one in province().organisations]
    # One is planted.
    assert len({fold(name) for name in names}) == len(names) - 1
    assert [name for name in names if is_taken(name)] == []
    texts = names + [party.full_name for party in people()]
    assert [text for text in texts if unicodedata.normalize("NFC", text) != text] == []


def test_a_name_of_the_public_lists_is_recognised_however_it_is_written():
    assert is_taken("Hợp tác xã Nông nghiệp Tân Thành")
    assert is_taken("HTX TÂN THÀNH")
    assert not is_taken("Hợp tác xã Chè Shan tuyết Phú Giang")


def test_numbers_look_right_and_are_nobodys():
    citizens = [one for one in people() if one.identity_kind is IdentityKind.CITIZEN]
    assert len(citizens) > 2000
    for one in citizens:
        number, born = one.identity_no, one.birth_on
        assert number is not None
        assert born is not None
        # The digit of the century is that of births from 2300 to 2399.
        assert number[:4] == ("0069" if one.gender == "Nữ" else "0068")
        assert number[4:6] == f"{born.year % 100:02d}"
    assert len({one.identity_no for one in citizens}) == len(citizens)
    codes = [tax_code(number) for number in range(1, 12_001)]
    assert len(set(codes)) == len(codes)
    assert all(code.startswith("99") and mst.is_valid(code) for code in codes)
    assert phone(1234) == "0100 001 234"


def test_who_leads_was_grown_up_when_it_began_and_is_not_too_old():
    for one in province().organisations:
        for values in facts(one, Fact.REPRESENTATIVE):
            born = values["party_id"].birth_on
            assert 27 <= values["start_on"].year - born.year <= 59, one.name
            assert TODAY.year - born.year < 75, one.name
            assert one.founded.start.year - born.year >= 17, one.name


def test_nobody_joins_as_a_child_but_where_it_is_planted():
    young = [
        values["party_id"]
        for one in province().organisations
        for values in facts(one, Fact.MEMBERSHIP)
        if values["party_id"].birth_on and values["start_on"].year - values["party_id"].birth_on.year < 18
    ]  # fmt: skip
    assert len(young) == 1


def test_some_people_are_members_in_several_places_but_once_in_each():
    places = defaultdict(list)
    for one in province().organisations:
        for values in facts(one, Fact.MEMBERSHIP):
            places[values["party_id"]].append(one)
    assert sum(len(set(found)) > 1 for found in places.values()) > 25
    assert [
        party.full_name for party, found in places.items() if len(set(found)) != len(found)
    ] == []


def test_members_are_persons_households_and_legal_persons_with_who_speaks_for_them():
    alone, kinds = [], Counter()
    for one in province().organisations:
        for values in facts(one, Fact.MEMBERSHIP):
            kind = values["party_id"].kind
            kinds[kind] += 1
            if kind is not PartyKind.PERSON and one.kind is not Kind.UNION:
                alone += [] if values.get("representative_id") else [one.name]
    assert all(kinds[kind] for kind in PartyKind)
    # Where it is planted.
    assert len(alone) == 1


def test_capital_is_round_and_what_members_pledged():
    wrong, seldom, unknown = [], 0, 0
    for number, one in enumerate(province().organisations, 1):
        capital = [values for values in facts(one, Fact.CAPITAL) if "end_on" not in values]
        lines = list(facts(one, Fact.CONTRIBUTION))
        if not capital:
            unknown += 1
            continue
        assert len(capital) == 1
        amount = capital[0]["amount_vnd"]
        assert 6_000_000 <= amount <= 20_000_000_000, one.name
        assert amount % 500_000 == 0, one.name
        seldom += one.kind is not Kind.GROUP and amount % 10_000_000 != 0
        if lines and sum(line["pledged_vnd"] for line in lines) != amount:
            wrong.append((number, one.name))
    assert wrong == []
    assert unknown == 1, "one flaw of each kind is planted"
    assert seldom < len(province().organisations) // 8


def test_nobody_ever_holds_less_than_nothing():
    for one in province().organisations:
        held = defaultdict(lambda: defaultdict(lambda: [0, 0]))
        for line in facts(one, Fact.CONTRIBUTION):
            day = held[line["party_id"]][line["on"]]
            day[0] += line["pledged_vnd"]
            day[1] += line["paid_vnd"]
        for party, moves in held.items():
            pledged = paid = 0
            for day in sorted(moves):
                pledged, paid = pledged + moves[day][0], paid + moves[day][1]
                assert pledged >= 0, (one.name, party.full_name, day)
                assert paid >= 0, (one.name, party.full_name, day)


def test_every_kind_of_line_is_written_under_both_laws():
    kinds = {
        (values["kind"], values["on"] >= date(2024, 7, 1))
        for one in province().organisations
        for values in facts(one, Fact.CONTRIBUTION)
    }
    wanted = set(LineKind) - {LineKind.REVERSAL}
    assert {kind for kind, new_law in kinds if not new_law} == wanted
    assert {LineKind.PLEDGE, LineKind.PAYMENT, LineKind.RETURN} <= {k for k, new in kinds if new}


def test_nothing_is_dated_after_the_day_of_the_demonstration():
    for one in province().organisations:
        assert one.founded.start <= TODAY
        assert max(act.on for act in one.acts) <= TODAY
        for values in facts(one):
            assert values.get("on", TODAY) <= TODAY, one.name
            assert values.get("start_on", TODAY) <= TODAY, one.name


def test_acts_are_in_order_and_what_they_end_began_before():
    for one in province().organisations:
        assert [act.on for act in one.acts[1:]] == sorted(act.on for act in one.acts[1:])
        for values in facts(one):
            if values.get("end_on"):
                assert values["start_on"] < values["end_on"], one.name


def test_fish_are_kept_at_the_lake_and_lorries_in_town():
    for one in province().organisations:
        if any(word in one.name for word in ("Thủy sản", "cá lồng", "Du lịch")):
            assert one.commune.code in LAKE, one.name
        if "ận tải" in one.name:
            assert one.commune.is_town, one.name


def test_offices_give_no_certificate_on_a_day_off():
    registered = [one.registered_on for one in province().organisations if one.registered_on]
    assert [day for day in registered if days.working(day) != day] == []
    assert days.working(date(2018, 2, 16)) == date(2018, 2, 22)
    assert days.working(date(2025, 4, 30)) == date(2025, 5, 2)


def test_what_rests_reports_no_more_and_what_never_began_reports_nothing():
    for one in province().organisations:
        stopped = [
            values["start_on"]
            for values in facts(one, Fact.STATUS)
            if values["status"] in ("SUSPENDED", "CLOSING", "ENDED", "BANKRUPTCY")
        ]
        reports = [values["on"] for values in facts(one, Fact.DECLARED) if values.get("year")]
        assert not stopped or all(day <= min(stopped) for day in reports), one.name
        idle = [v for v in facts(one, Fact.ACTIVITY) if v["activity"] == "not_started"]
        assert not idle or not reports, one.name
