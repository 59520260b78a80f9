"""The nearest day not to be missed stands in the head of a record."""

import re
from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.queries.next_dates import next_date
from coop_registry.rules.facts import FactEntry, Matter
from coop_registry.rules.kinds import Kind, Status
from coop_registry.services import traits
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.holders import make_member
from tests.factories.registry import TODAY, make_organisation
from tests.factories.states import FOUNDED, always, figures, state

pytestmark = pytest.mark.db


@pytest.fixture
def made(session):
    return make_organisation()


def rate(made, words, end):
    values = {"kind": "ocop", "words": words, "stars": 4}
    entry = FactEntry(date(2023, 1, 10), "Quyết định", values, end)
    traits.add(made, Matter.TRAIT, entry, actor_id=1, on=TODAY, expected_version=None)


def test_without_any_term_there_is_no_next_date(made):
    assert next_date(made.id, TODAY) is None


def test_the_nearest_rating_that_still_holds_comes_first(made):
    rate(made, "Miến", date(2025, 5, 1))
    rate(made, "Chè", date(2026, 1, 10))
    rate(made, "Rượu", None)
    assert next_date(made.id, date(2025, 4, 30)).on == date(2025, 5, 1)
    assert next_date(made.id, TODAY).on == date(2026, 1, 10)
    assert next_date(made.id, date(2026, 1, 10)) is None


def test_a_member_who_has_not_paid_in_full_gives_the_next_date(made):
    make_member(made, joined_on=date(2025, 3, 10), paid_vnd=5_000_000, paid_on=date(2025, 3, 10))
    found = next_date(made.id, TODAY)
    assert (found.label, found.on) == ("Hạn góp vốn gần nhất", date(2025, 9, 10))
    # Once it has passed it is a finding, not a day to come.
    assert next_date(made.id, date(2025, 9, 11)) is None


def test_a_member_who_has_paid_gives_none(made):
    make_member(made, joined_on=date(2025, 3, 10), paid_on=date(2025, 3, 10))
    assert next_date(made.id, TODAY) is None


def test_the_head_of_every_tab_says_it(made, as_user):
    rate(made, "Chè", date(2025, 6, 20))
    unit = reference.unit_by_code("064", TODAY)
    client = as_user(make_user(duty=Duty.REGISTRY_OFFICER, unit=unit))
    for path in ("", "/giay-to", "/lich-su", "/so-lieu-khai-bao"):
        text = client.get(f"/hop-tac-xa/{made.id}{path}").text
        assert "Hạng OCOP hết hiệu lực: 20/06/2025" in text
        assert "Còn 18 ngày" in text


def test_a_term_that_a_finding_ties_to_months_is_a_next_date(made):
    too_few = state(declared=figures(3, on=FOUNDED))
    before = next_date(made.id, date(2025, 6, 30), too_few)
    assert before.label == "Đủ thời hạn luật định – chưa đủ số thành viên tối thiểu"
    assert before.on == date(2025, 7, 1)
    # Once the months are full it is no day to come.
    assert next_date(made.id, date(2025, 7, 2), too_few) is None


@pytest.mark.parametrize("kind", [Kind.COOPERATIVE, Kind.GROUP])
def test_the_longest_term_of_a_suspension_is_a_next_date(made, kind):
    standing_still = state(kind=kind, statuses=always(Status.SUSPENDED, date(2024, 9, 10)))
    for on, due in ((TODAY, date(2025, 9, 10)), (date(2025, 9, 11), None)):
        found = next_date(made.id, on, standing_still)
        assert (found.on if found else None) == due


def test_the_page_answers_a_call_before_everything_else(made, as_user):
    client = as_user(make_user(duty=Duty.ALLIANCE_OFFICER))
    text = client.get(f"/hop-tac-xa/{made.id}").text
    first = text[text.index('class="call-facts"') : text.index("Xem số liệu ngày")]
    assert re.findall(r'href="tel:(0\d+)"', first) == ["0912345678"]
    for words in ("Người đại diện", "Thành viên", "Vốn điều lệ", "Vấn đề cần xem lại"):
        assert words in first
