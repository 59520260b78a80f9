"""Lines of the book before joining and after leaving: found; what founders and leavers do: not."""

from datetime import date

import pytest

from coop_registry.rules.findings import TITLES
from tests.factories.states import FOUNDED, book, concerned, findings_on, found, state, stay

RULE = "contribution.outside_membership"
JOINED, LEFT, BACK = date(2021, 3, 15), date(2023, 8, 1), date(2024, 2, 1)
TODAY = date(2025, 6, 2)
PART = 20_000_000


def facts_of(*lines, stays=None, **more):
    """Return a cooperative in which member 1 joined in 2021 and has these lines."""
    return state(
        stays=stays or (stay(1, JOINED),),
        **book(*((1, *line) for line in lines)),
        **more,
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2021, 3, 14), "góp 20.000.000 đồng ngày 14/03/2021, trước ngày tham gia 15/03/2021"),
        (JOINED, None),
        (date(2021, 3, 16), None),
    ],
)
def test_a_payment_the_day_before_joining_is_found_on_the_day_it_is_not(day, said):
    finding = found(facts_of((day, PART, PART)), TODAY).get(RULE)
    assert (finding and finding.evidence) == (said and f"Nông Văn 1: {said}.")
    if finding:
        assert finding.since == JOINED
        assert finding.party_id == 1
        assert finding.advice
        assert finding.title == TITLES[RULE]


@pytest.mark.parametrize(
    ("day", "pledged", "paid", "is_odd"),
    [
        (date(2023, 7, 31), 0, PART, False),
        (LEFT, 0, PART, True),
        (date(2023, 8, 2), PART, 0, True),
        pytest.param(LEFT, -PART, -PART, False, id="trả lại, chuyển nhượng khi ra khỏi"),
        pytest.param(date(2024, 5, 5), -PART, -PART, False, id="trả lại sau khi ra khỏi"),
    ],
)
def test_after_leaving_a_part_is_given_back_and_nothing_is_paid(day, pledged, paid, is_odd):
    left = (stay(1, JOINED, end_on=LEFT),)
    facts = facts_of((JOINED, PART, PART), (day, pledged, paid), stays=left)
    finding = found(facts, TODAY).get(RULE)
    assert (finding is not None) is is_odd
    if finding:
        assert "sau ngày ra khỏi 01/08/2023" in finding.evidence
        assert finding.since == day
        assert RULE not in found(facts, date(2023, 7, 31))


def test_between_two_stays_nobody_pays():
    stays = (stay(1, JOINED, end_on=LEFT), stay(1, BACK))
    facts = facts_of((JOINED, PART, PART), (date(2023, 12, 1), 0, 1), (BACK, 1, 0), stays=stays)
    assert found(facts, TODAY)[RULE].evidence == (
        "Nông Văn 1: góp 1 đồng ngày 01/12/2023, sau ngày ra khỏi 01/08/2023."
    )


@pytest.mark.parametrize(
    ("founded_on", "registered_on", "joined_on", "day", "is_odd"),
    [
        pytest.param(FOUNDED, date(2018, 4, 2), date(2018, 4, 2), FOUNDED, False, id="sáng lập"),
        pytest.param(None, date(2018, 4, 2), date(2018, 4, 2), FOUNDED, True, id="chưa rõ ngày"),
        pytest.param(
            None,
            date(2018, 4, 2),
            date(2018, 3, 1),
            FOUNDED,
            True,
            id="tham gia trước ngày đăng ký",
        ),
        pytest.param(
            None, date(2018, 4, 2), date(2018, 4, 2), date(2018, 4, 2), False, id="ngày đăng ký"
        ),
        pytest.param(
            date(2018, 1, 1), date(2018, 4, 2), date(2018, 4, 2), FOUNDED, False, id="biết năm"
        ),
        pytest.param(FOUNDED, None, FOUNDED, date(2018, 3, 11), True, id="trước ngày thành lập"),
        pytest.param(None, None, FOUNDED, date(2018, 3, 11), False, id="không biết gì"),
        pytest.param(
            FOUNDED, date(2018, 4, 2), date(2018, 4, 3), date(2018, 4, 2), True, id="vào sau"
        ),
    ],
)
def test_founders_pay_from_the_founding_on(founded_on, registered_on, joined_on, day, is_odd):
    facts = facts_of(
        (day, PART, PART),
        stays=(stay(1, joined_on),),
        founded_on=founded_on,
        registered_on=registered_on,
    )
    assert (RULE in found(facts, TODAY)) is is_odd


def test_a_line_taken_back_the_same_day_is_no_line():
    wrong = date(2021, 1, 1)
    assert RULE not in found(facts_of((wrong, 0, PART), (wrong, 0, -PART)), TODAY)


def test_many_days_are_told_in_one_sentence_and_each_member_has_one_of_his_own():
    lines = [(1, date(2020, month, 1), 0, 5) for month in range(1, 6)]
    facts = state(
        stays=(stay(1, JOINED), stay(2, JOINED), stay(3, JOINED)),
        **book(*lines, (2, date(2021, 3, 1), 7, 0), (3, JOINED, 7, 7)),
    )
    findings = findings_on(facts, TODAY)
    assert concerned(findings, RULE) == {1, 2}
    said = {one.party_id: one.evidence for one in findings if one.rule == RULE}
    assert said[1].endswith("ngày 01/03/2020, trước ngày tham gia 15/03/2021; và 2 ngày khác.")
    assert said[2] == (
        "Nông Văn 2: cam kết góp 7 đồng ngày 01/03/2021, trước ngày tham gia 15/03/2021."
    )


def test_a_payment_before_the_only_known_day_says_what_is_not_known():
    facts = facts_of((date(2018, 3, 11), PART, PART), stays=(stay(1),), founded_on=None)
    assert found(facts, TODAY)[RULE].evidence == (
        "Nông Văn 1: góp 20.000.000 đồng ngày 11/03/2018, trước ngày đăng ký 12/03/2018 "
        "(chưa ghi ngày thành lập). Thời hạn góp vốn tính từ ngày được cấp giấy chứng nhận hoặc ngày "
        "được kết nạp (khoản 3 Điều 17 Luật Hợp tác xã 2012); không có điều cấm góp trước."
    )


@pytest.mark.parametrize(
    ("founded_on", "registered_on", "joined_on", "words"),
    [
        (FOUNDED, date(2018, 4, 2), date(2018, 3, 11), "ngày thành lập, ngày đăng ký 12/03/2018"),
        (FOUNDED, date(2018, 4, 2), FOUNDED, None),
        (FOUNDED, None, date(2018, 3, 11), "ngày thành lập, ngày đăng ký 12/03/2018"),
        (None, FOUNDED, date(2018, 3, 11), "ngày đăng ký 12/03/2018 (chưa ghi ngày thành lập)"),
        (None, FOUNDED, FOUNDED, None),
        (None, None, date(2018, 3, 11), None),
    ],
)
def test_a_member_who_joined_before_there_was_anything_to_join(
    founded_on, registered_on, joined_on, words
):
    facts = facts_of(
        stays=(stay(1, joined_on),), founded_on=founded_on, registered_on=registered_on
    )
    finding = found(facts, TODAY).get("members.before_existence")
    assert (finding and finding.evidence) == (
        words and f"Nông Văn 1 ghi tham gia ngày 11/03/2018, trước {words}."
    )
    if finding:
        assert (finding.party_id, finding.since) == (1, FOUNDED)
        assert finding.advice


def test_a_day_of_joining_that_nobody_wrote_is_not_held_against_the_member():
    facts = facts_of(stays=(stay(1, date(2018, 3, 11), start_is_known=False),), founded_on=None)
    assert "members.before_existence" not in found(facts, TODAY)
