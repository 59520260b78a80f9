"""Members: stays that can be, grounds of both laws, like names; no database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_registry.rules import likeness, members
from coop_registry.rules.entries import PartyEntry
from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.rules.likeness import KnownParty, PartyCandidate, SimilarParty
from coop_registry.rules.members import Stay
from coop_registry.rules.membership import LeaveGround as G
from coop_registry.rules.membership import MemberClass as C
from core.dates import PartialDate, parse_partial
from core.errors import RuleViolation

D = date
TODAY = D(2025, 6, 2)


def refused(stay: Stay, *others: Stay) -> RuleViolation:
    with pytest.raises(RuleViolation) as found:
        members.refuse_impossible_stay("Ma Văn Hai", stay, others, TODAY)
    return found.value


def test_a_member_cannot_be_one_twice_at_the_same_time():
    found = refused(Stay(D(2020, 1, 1), None), Stay(D(2018, 1, 1), None))
    assert (found.field, "01/01/2018" in found.message) == ("joined_on", True)


@pytest.mark.parametrize("joined", [D(2018, 6, 1), D(2019, 12, 31)])
def test_joining_again_before_the_day_of_leaving_is_refused(joined):
    found = refused(Stay(joined, None), Stay(D(2018, 1, 1), D(2020, 1, 1)))
    assert "từ ngày đó trở đi" in found.message


@pytest.mark.parametrize("joined", [D(2020, 1, 1), D(2020, 1, 2)])
def test_joining_again_from_the_day_of_leaving_on_is_possible(joined):
    before = Stay(D(2018, 1, 1), D(2020, 1, 1))
    members.refuse_impossible_stay("A", Stay(joined, None), [before], TODAY)


def test_an_earlier_stay_typed_late_needs_its_end():
    now = Stay(D(2020, 1, 1), None)
    assert "ngày và căn cứ chấm dứt" in refused(Stay(D(2018, 1, 1), None), now).message
    whole = Stay(D(2018, 1, 1), D(2020, 1, 1), leave_ground=G.RESIGNED)
    members.refuse_impossible_stay("A", whole, [now], TODAY)


@pytest.mark.parametrize(
    ("stay", "field"),
    [
        (Stay(D(2025, 6, 3), None), "joined_on"),
        (Stay(D(2024, 1, 2), D(2024, 1, 2), leave_ground=G.RESIGNED), "left_on"),
        (Stay(D(2024, 1, 2), D(2024, 1, 1), leave_ground=G.RESIGNED), "left_on"),
        (Stay(D(2024, 1, 2), D(2025, 6, 3), leave_ground=G.RESIGNED), "left_on"),
        (Stay(D(2024, 1, 2), D(2024, 2, 1)), "leave_ground"),
        (Stay(D(2024, 1, 2), None, leave_ground=G.RESIGNED), "left_on"),
    ],
)
def test_stays_that_cannot_be_are_refused(stay, field):
    assert refused(stay).field == field


DIED = D(2023, 3, 1)
DEAD = Stay(D(2018, 1, 1), DIED, leave_ground=G.DEATH)


@pytest.mark.parametrize("joined", [DIED, D(2023, 3, 2), TODAY])
def test_nobody_joins_again_after_having_died(joined):
    found = refused(Stay(joined, None), DEAD)
    assert found.field == "joined_on"
    assert "đã được ghi ra khỏi ngày 01/03/2023 vì chết" in found.message
    assert "hãy đính chính căn cứ của lần ra khỏi ngày 01/03/2023 trước" in found.message


@pytest.mark.parametrize("changed", [C.OFFICIAL, C.CONTRIBUTING_ASSOCIATE])
def test_nobody_died_before_a_later_stay(changed):
    later = Stay(D(2024, 8, 1), None, changed)
    found = refused(DEAD, later)
    assert found.field == "leave_ground"
    assert "tham gia từ ngày 01/08/2024" in found.message


@pytest.mark.parametrize("ground", [one for one in G if one is not G.DEATH])
def test_after_every_other_ground_one_may_come_back(ground):
    before = Stay(D(2018, 1, 1), DIED, leave_ground=ground)
    members.refuse_impossible_stay("A", Stay(TODAY, None), [before], TODAY)


@pytest.mark.parametrize("kind", [PartyKind.HOUSEHOLD, PartyKind.ORGANISATION])
def test_a_household_outlives_whoever_represented_it(kind):
    members.refuse_impossible_stay("Hộ ông A", Stay(TODAY, None), [DEAD], TODAY, kind)


def test_a_stay_of_before_the_death_may_be_typed_late():
    before = Stay(D(2015, 1, 1), D(2016, 1, 1), leave_ground=G.RESIGNED)
    members.refuse_impossible_stay("A", before, [DEAD], TODAY)


def test_today_is_no_future():
    members.refuse_impossible_stay("A", Stay(TODAY, None), [], TODAY)


days = st.dates(D(2020, 1, 1), D(2020, 1, 20))
stays = st.builds(
    lambda start, length: Stay(
        start, None if length is None else D.fromordinal(start.toordinal() + length)
    ),
    days,
    st.none() | st.integers(1, 8),
)


@given(stays, stays)
def test_two_stays_are_refused_exactly_when_they_share_a_day(one, other):
    horizon = [D.fromordinal(D(2020, 1, 1).toordinal() + n) for n in range(60)]
    shared = any(
        members.stay_on([one], day) is not None and members.stay_on([other], day) is not None
        for day in horizon
    )
    assert members._overlap(one, other) == shared == members._overlap(other, one)


# Law --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "count"),
    [(D(2013, 6, 30), 1), (D(2024, 6, 30), 1), (D(2024, 7, 1), 3), (D(2024, 7, 2), 3)],
    ids=str,
)
def test_classes_to_choose_from_follow_the_law_of_the_day(day, count):
    """Khoản 16 Điều 4 Luật Hợp tác xã 2023."""
    assert len(members.classes_on(day)) == count


@pytest.mark.parametrize(
    ("member_class", "ground", "day", "article"),
    [
        (C.OFFICIAL, G.IMPRISONED, D(2024, 6, 30), None),
        (C.OFFICIAL, G.IMPRISONED, D(2024, 7, 1), "khoản 1 Điều 33"),
        (C.OFFICIAL, G.IMPRISONED, D(2024, 7, 2), "khoản 1 Điều 33"),
        (C.OFFICIAL, G.CHARTER, D(2024, 6, 30), None),
        (C.OFFICIAL, G.CHARTER, D(2024, 7, 1), "khoản 1 Điều 33"),
        (C.OFFICIAL, G.RESIGNED, D(2024, 6, 30), None),
        (C.OFFICIAL, G.RESIGNED, D(2024, 7, 1), None),
        (C.OFFICIAL, G.TRANSFERRED, D(2024, 6, 30), "khoản 1 Điều 16"),
        (C.OFFICIAL, G.FEE_UNPAID, D(2024, 7, 1), "khoản 1 Điều 33"),
        (C.CONTRIBUTING_ASSOCIATE, G.IDLE, D(2024, 7, 1), "khoản 2 Điều 33"),
        (C.CONTRIBUTING_ASSOCIATE, G.UNPAID, D(2024, 7, 1), None),
        (C.NON_CONTRIBUTING_ASSOCIATE, G.IDLE, D(2024, 7, 1), None),
        (C.NON_CONTRIBUTING_ASSOCIATE, G.UNPAID, D(2024, 7, 1), "khoản 3 Điều 33"),
        (C.NON_CONTRIBUTING_ASSOCIATE, G.FEE_UNPAID, D(2024, 7, 1), None),
        # no law knows this class yet: nothing to judge by
        (C.CONTRIBUTING_ASSOCIATE, G.IDLE, D(2024, 6, 30), None),
        (C.OFFICIAL, G.TRANSFERRED, D(2013, 6, 30), None),
        (C.OFFICIAL, G.CLASS_CHANGED, D(2024, 7, 1), None),
    ],
    ids=str,
)
def test_grounds_the_law_of_the_day_does_not_list(member_class, ground, day, article):
    rule = members.unlisted_ground(member_class, ground, day)
    assert (rule and article in rule.article) == (True if article else None)


def test_a_change_between_contributing_classes_keeps_the_day_of_admission():
    first = Stay(D(2024, 8, 1), D(2024, 9, 1), C.CONTRIBUTING_ASSOCIATE, G.CLASS_CHANGED)
    assert members.admitted_on([first], D(2024, 9, 1)) == D(2024, 8, 1)


@pytest.mark.parametrize(
    "before",
    [
        Stay(D(2024, 8, 1), D(2024, 9, 1), C.NON_CONTRIBUTING_ASSOCIATE, G.CLASS_CHANGED),
        Stay(D(2024, 8, 1), D(2024, 9, 1), C.OFFICIAL, G.RESIGNED),
        Stay(D(2024, 7, 1), D(2024, 8, 1), C.OFFICIAL, G.CLASS_CHANGED),
    ],
)
def test_who_contributes_from_now_on_is_admitted_now(before):
    assert members.admitted_on([before], D(2024, 9, 1)) == D(2024, 9, 1)


@pytest.mark.parametrize(
    ("nationality", "capital", "foreign"),
    [
        (None, False, False),
        ("Việt Nam", False, False),
        ("VIỆT NAM", False, False),
        ("Lào", False, True),
        ("Việt Nam", True, True),
    ],
)
def test_who_counts_as_foreign(nationality, capital, foreign):
    """Khoản 3 Điều 74 Luật Hợp tác xã 2023."""
    assert members.is_foreign(nationality, capital) is foreign


def test_only_households_and_organisations_send_a_representative():
    for kind in (PartyKind.HOUSEHOLD, PartyKind.ORGANISATION):
        members.refuse_wrong_representative(kind, True)
    with pytest.raises(RuleViolation, match="cá nhân tự mình"):
        members.refuse_wrong_representative(PartyKind.PERSON, True)


# Like names -------------------------------------------------------------------------------------


def born(text: str | None) -> PartialDate | None:
    return parse_partial(text) if text else None


@pytest.mark.parametrize(
    ("typed", "recorded", "same_place", "asked"),
    [
        ("05/01/1985", "05/01/1985", False, True),
        ("05/01/1985", "06/01/1985", True, False),
        ("05/01/1985", "1985", False, True),
        ("1/1985", "05/01/1985", False, True),
        ("2/1985", "05/01/1985", True, False),
        ("1986", "05/01/1985", True, False),
        (None, "05/01/1985", True, True),
        (None, "05/01/1985", False, False),
        (None, None, True, True),
        (None, None, False, False),
    ],
)
def test_parties_of_one_name_are_asked_about_by_birth_and_place(typed, recorded, same_place, asked):
    entry = PartyEntry("Ma Văn Hai", birth=born(typed))
    known = KnownParty(1, "Ma Văn Hai", PartyKind.PERSON, birth=born(recorded))
    assert likeness.may_be_same(entry, known, same_place=same_place) is asked


def test_two_numbers_of_one_kind_are_two_people_an_old_and_a_new_card_may_be_one():
    entry = PartyEntry("A", identity_kind=IdentityKind.CITIZEN, identity_no="006190000001")
    citizen = KnownParty(1, "A", PartyKind.PERSON, identity_kind="citizen")
    older = KnownParty(1, "A", PartyKind.PERSON, identity_kind="old_citizen")
    assert not likeness.may_be_same(entry, citizen, same_place=True)
    assert likeness.may_be_same(entry, older, same_place=True)


def test_the_question_names_candidates_rows_and_only_counts_the_others():
    known = KnownParty(
        7, "Ma Văn Hai", PartyKind.PERSON, born("1985"), "citizen", "0061******02", "Thôn 1"
    )
    asked = SimilarParty("Ma Văn Hai", (PartyCandidate(known, ("HTX Một",)),), 2)
    assert "sinh 1985; số 0061******02; HTX Một" in asked.message
    assert "2 người ở địa bàn khác" in asked.message
    in_list = asked.without_new({7: 0})
    assert (in_list.candidates, in_list.rows, in_list.others) == ((), (0,), 2)
    assert "dòng 1 của danh sách này" in in_list.message
    assert "chọn người đã có" not in in_list.message
