"""The lists of the first page about filings: due by the office's clock, waiting for this person."""

from datetime import date
from typing import Any

import pytest

from accounts.rules.duties import Duty
from coop_registry.queries.filings import limits
from coop_registry.rules.filings.entries import DecisionEntry, StepEntry
from coop_registry.rules.filings.kinds import FilingStep
from coop_registry.services.filings import deciding, examining
from core.access import EVERYTHING
from core.db import db
from desk.home import filings, home_of
from papers import services as papers
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.filings import OFFICER, TODAY, copies, propose, receive
from tests.factories.registry import BA_BE, make_organisation


@pytest.fixture
def made(app: Any) -> Any:
    with app.test_request_context("/"):
        yield make_organisation(name="Hợp tác xã Trong Huyện")


def person(duty: Duty, district: str = "064") -> Any:
    return make_user(duty, reference.unit_by_code(district, TODAY))


def ask_supplement(row: Any, on: date, actor_id: int = OFFICER) -> None:
    entry = StepEntry(on, "Thiếu danh sách thành viên.")
    examining.step(row, FilingStep.ASK_SUPPLEMENT, entry, actor_id=actor_id, today=TODAY)


@pytest.mark.parametrize(
    ("received_on", "today", "is_listed"),
    [
        # Three working days (điểm b khoản 1 Điều 47 Luật 2023); under Luật 2012 five: there one can be far.
        (date(2025, 5, 29), date(2025, 6, 2), True),  # 03/06
        (date(2025, 5, 28), date(2025, 6, 2), True),  # today
        (date(2025, 5, 5), date(2025, 6, 2), True),  # late
        (date(2023, 5, 29), date(2023, 5, 31), True),  # 05/06: the third working day from today
        (date(2023, 5, 29), date(2023, 5, 30), False),  # the fourth
    ],
    ids=["tomorrow", "today", "late", "in three days", "in four days"],
)
def test_due_reaches_three_working_days_ahead(made, received_on, today, is_listed) -> None:
    clock = limit_of(receive(made, received_on=received_on))
    found = filings.due(person(Duty.REGISTRY_OFFICER), today)
    assert found.count == int(is_listed)
    if is_listed:
        assert found.rows[0].deadline == clock.last_day
        assert clock.article in found.rows[0].note


def limit_of(row: Any) -> Any:
    return limits.running([row], TODAY)[0].of_office


def test_what_waits_for_a_supplement_runs_against_the_applicant(made) -> None:
    row = receive(made, received_on=date(2025, 4, 7))
    ask_supplement(row, date(2025, 4, 7))  # 60 days: 06/06
    someone = person(Duty.REGISTRY_RECEPTION)
    assert filings.due(someone, TODAY).count == 0
    listed = filings.completing(someone, TODAY)
    assert listed.rows[0].deadline == date(2025, 6, 6)
    assert "khoản 6 Điều 19" in listed.rows[0].note
    assert filings.completing(someone, date(2025, 5, 20)) is None


def test_nobody_is_asked_to_decide_or_confirm_their_own(made) -> None:
    row = propose(receive(made))
    leader, other = person(Duty.REGISTRY_LEADER), person(Duty.REGISTRY_OFFICER)
    assert filings.deciding(leader, TODAY).count == 1
    row_events = limits.running([row], TODAY)[0].done
    row_events[-1].actor_id = leader.id
    assert filings.deciding(leader, TODAY) is None
    row_events[-1].actor_id = OFFICER
    scan = papers.store_file(b"%PDF-1.4", filename="a.pdf", media_type="a", actor_id=OFFICER)
    entry = DecisionEntry(row.received_on, decision_no="01/QĐ", signer="Người Ký", file_id=scan.id)
    deciding.record_signed(row, entry, actor_id=other.id, today=TODAY, scope=EVERYTHING)
    assert filings.confirming(other, TODAY) is None
    assert filings.confirming(leader, TODAY).count == 1


def test_another_district_is_not_listed(made) -> None:
    receive(make_organisation(BA_BE, name="Hợp tác xã Ngoài Huyện", identifiers=()))
    assert filings.due(person(Duty.REGISTRY_OFFICER), TODAY).count == 0


def test_two_hundred_open_filings_cost_no_more_statements_than_one(
    made, as_user, count_queries
) -> None:
    row = receive(made)
    client = as_user(person(Duty.REGISTRY_LEADER))
    client.get("/")  # what is kept in memory from then on
    counted: dict[str, list[int]] = {}
    for many in (1, 200):
        if many > 1:
            copies(row, many - 1)
            db.session.commit()
        for address in ("/", "/ho-so"):
            with count_queries() as statements:
                assert client.get(address).status_code == 200
            counted.setdefault(address, []).append(len(statements))
    assert all(one == two for one, two in counted.values()), counted


def test_a_leader_finds_the_filings_first(made) -> None:
    propose(receive(made))
    titles = [one.title for one in home_of(person(Duty.REGISTRY_LEADER), TODAY).lists]
    assert titles[:2] == ["Chờ anh/chị quyết định", "Hồ sơ đến hạn"]
