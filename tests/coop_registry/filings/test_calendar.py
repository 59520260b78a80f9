"""The calendar of last days: every open limit, what else the register knows, by month and person."""

from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.queries import agenda
from coop_registry.queries.next_dates import next_date
from coop_registry.rules.agenda import SHOWN, Month, Term, month_of
from coop_registry.rules.filings.entries import StepEntry
from coop_registry.rules.filings.kinds import FilingStep
from coop_registry.services.filings import examining
from core.access import EVERYTHING
from core.db import db
from law.deadlines import WorkingDays
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.filings import OFFICER, TODAY, accept, copies, receive
from tests.factories.holders import make_member
from tests.factories.registry import BA_BE, make_organisation

JUNE, MAY = Month(date(2025, 6, 1)), Month(date(2025, 5, 1))


@pytest.mark.parametrize(
    ("word", "first"),
    [("2025-02", date(2025, 2, 1)), ("2025-13", date(2025, 6, 1)), ("x", date(2025, 6, 1))],
)
def test_a_month_that_cannot_be_read_is_this_one(word, first) -> None:
    assert month_of(word, TODAY).start_on == first


def test_a_month_has_its_days_and_no_others() -> None:
    terms = [Term(date(2024, 2, 29), str(place), "A", "") for place in range(SHOWN + 2)]
    days = Month(date(2024, 2, 1)).days(terms, WorkingDays())
    assert len(days) == 29
    assert (len(days[-1].shown), days[-1].more) == (SHOWN, 2)
    assert [day.on.day for day in days if not day.is_working][:2] == [3, 4]
    assert Month(date(2024, 2, 1)).column == 4
    assert Month(date(2024, 12, 1)).end_on == date(2025, 1, 1)


@pytest.mark.db
def test_every_open_limit_stands_on_its_last_day(session) -> None:
    made = make_organisation()
    late, waiting = receive(made), receive(made, received_on=date(2025, 5, 29))
    examining.step(
        waiting, FilingStep.ASK_SUPPLEMENT, StepEntry(date(2025, 5, 30), "Thiếu giấy tờ."),
        actor_id=OFFICER, today=TODAY,
    )  # fmt: skip
    accept(receive(made))
    found = [(one.filing_id, one.on) for one in agenda.filing_terms(EVERYTHING, TODAY)]
    # Three working days; 60 days, which end on 29/07/2025.
    assert found == [(late.id, date(2025, 5, 8)), (waiting.id, date(2025, 7, 29))]


@pytest.mark.db
def test_parts_to_be_paid_agree_with_the_head_of_the_record(session) -> None:
    made = make_organisation()
    for number, paid in enumerate((5_000_000, 4_000_000, 20_000_000)):
        make_member(
            made, f"Nông Văn {number}", f"00608500000{number}", joined_on=date(2025, 3, 10),
            paid_vnd=paid, paid_on=date(2025, 3, 10),
        )  # fmt: skip
    day = next_date(made.id, TODAY).on
    (term,) = agenda.other_terms(EVERYTHING, Month(day.replace(day=1)), TODAY)
    assert (term.on, term.title) == (day, "Hạn góp đủ vốn của 2 thành viên")
    assert "Điều 74" in term.source
    assert agenda.other_terms(EVERYTHING, JUNE, TODAY) == []


@pytest.mark.db
def test_the_page_shows_own_district_late_ones_and_one_person(session, as_user) -> None:
    near = receive(make_organisation(name="Hợp tác xã Trong Huyện"), received_on=TODAY)
    late = receive(make_organisation(name="Hợp tác xã Trễ", identifiers=(), representative=None))
    receive(
        make_organisation(BA_BE, name="Hợp tác xã Ngoài Huyện", identifiers=(), representative=None)
    )
    officer = make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY))
    near.assignee_id = officer.id
    client = as_user(officer)
    page = client.get("/ho-so/lich").text
    assert "Ngoài Huyện" not in page
    assert page.index("Quá hạn từ các tháng trước") < page.index("Hợp tác xã Trễ")
    assert "Quá hạn 25 ngày" in page
    mine = client.get(f"/ho-so/lich?nguoi={officer.id}").text
    assert "Hợp tác xã Trong Huyện" in mine
    assert "Hợp tác xã Trễ" not in mine
    assert f"/ho-so/{late.id}" in client.get("/ho-so/lich?nguoi=chua-giao").text
    assert f"/ho-so/{late.id}" in client.get("/ho-so/lich?thang=2025-05").text
    assert "Tháng này không có thời hạn nào" in client.get("/ho-so/lich?thang=2019-01").text


def test_two_hundred_open_filings_cost_no_more_statements(app, as_user, count_queries) -> None:
    row = receive(make_organisation())
    client = as_user(make_user(Duty.REGISTRY_LEADER, reference.unit_by_code("064", TODAY)))
    counted = []
    for more in (0, 199):
        copies(row, more) if more else None
        db.session.commit()
        with count_queries() as statements:
            assert client.get("/ho-so/lich").status_code == 200
        counted.append(len(statements))
    assert counted[0] == counted[1] <= 18
