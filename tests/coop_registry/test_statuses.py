"""A status begins on its own day, not on that of the certificate (tình trạng pháp lý)."""

from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.queries import pages, states
from coop_registry.rules.kinds import FactKind, Status
from coop_registry.services.corrections import correct_fact
from core.access import EVERYTHING
from core.db import db
from core.errors import RuleViolation
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.registry import CHO_DON, TODAY, make_organisation

FIRST = date(2018, 3, 12)
STOPPED = date(2022, 5, 1)


def status_on(row, day):
    return pages.record(row, day).status


def corrected(row, status, day, on=TODAY):
    correct_fact(
        row,
        FactKind.STATUS,
        {"status": status, "status_on": day, "ground": None},
        reason="gõ nhầm so với quyết định",
        actor_id=1,
        on=on,
        scope=EVERYTHING,
        expected_version=None,
    )
    db.session.flush()


def covered(row):
    """Return the stretches of the statuses, which leave no day out and none twice."""
    line = states.state_of(row.id).statuses
    return [(day, line.on(day)) for day in sorted(line.days())]


def test_a_status_of_its_own_day_follows_on_active(session):
    row = make_organisation(status=Status.ENDED, status_on=STOPPED)
    session.flush()
    assert status_on(row, FIRST) is Status.ACTIVE
    assert status_on(row, date(2022, 4, 30)) is Status.ACTIVE
    assert status_on(row, STOPPED) is Status.ENDED
    assert states.state_of(row.id).is_judged(date(2020, 1, 1))
    assert not states.state_of(row.id).is_judged(STOPPED)


def test_an_undated_status_is_known_from_its_figures_on_only(session):
    row = make_organisation(status=Status.ENDED, declared_on=date(2024, 12, 31))
    session.flush()
    assert status_on(row, date(2024, 12, 30)) is None
    assert status_on(row, date(2024, 12, 31)) is Status.ENDED


@pytest.mark.parametrize("day", [date(2018, 3, 11), date(2025, 6, 3)])
def test_a_status_before_the_organisation_or_after_today_is_refused(session, day):
    with pytest.raises(RuleViolation, match="phải bắt đầu từ ngày 12/03/2018"):
        make_organisation(status=Status.SUSPENDED, status_on=day)


@pytest.mark.parametrize("day", [FIRST, date(2018, 3, 13), date(2023, 1, 1), TODAY])
def test_a_correction_moves_the_first_day_and_leaves_no_gap(session, day):
    row = make_organisation(status=Status.SUSPENDED, status_on=STOPPED)
    session.flush()
    if day == FIRST:
        with pytest.raises(RuleViolation, match="bắt đầu từ ngày 12/03/2018"):
            corrected(row, Status.SUSPENDED, day)
        return
    corrected(row, Status.SUSPENDED, day)
    assert covered(row) == [(FIRST, Status.ACTIVE), (day, Status.SUSPENDED)]


def test_a_status_typed_for_the_whole_life_gets_its_day(session):
    row = make_organisation(status=Status.ENDED, status_on=FIRST)
    session.flush()
    corrected(row, Status.ENDED, STOPPED)
    assert covered(row) == [(FIRST, Status.ACTIVE), (STOPPED, Status.ENDED)]
    corrected(row, Status.ACTIVE, STOPPED)
    assert status_on(row, TODAY) is Status.ACTIVE
    assert status_on(row, FIRST) is Status.ACTIVE


def test_active_typed_by_mistake_holds_from_the_first_day(session):
    row = make_organisation(status=Status.ENDED, status_on=FIRST)
    session.flush()
    corrected(row, Status.ACTIVE, STOPPED)
    assert covered(row) == [(FIRST, Status.ACTIVE)]


def test_the_form_asks_for_the_day_of_any_other_status(session, as_user):
    unit = reference.unit_by_code(CHO_DON, TODAY)
    client = as_user(make_user(duty=Duty.REGISTRY_OFFICER, unit=unit))
    new = "/hop-tac-xa/nhap-tu-giay-chung-nhan"
    sent = {
        "name": "HTX Mới",
        "kind": "cooperative",
        "unit_id": str(unit.id),
        "registered_on": "12/03/2018",
        "status": "ENDED",
        "identity_kind": "citizen",
    }
    assert "Hãy nhập ngày bắt đầu của tình trạng này." in client.post(new, data=sent).text
    page = client.post(new, data=sent | {"status_on": "03/06/2025"})
    assert "Ngày này ở sau hôm nay" in page.text
    made = client.post(new, data=sent | {"status_on": "01/05/2022"})
    assert made.status_code == 303
    assert "từ ngày 01/05/2022" in client.get(made.location).text
    typed = client.get(f"{made.location}/dinh-chinh/tinh-trang").text
    assert 'value="01/05/2022"' in typed
