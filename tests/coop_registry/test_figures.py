"""Declared figures by year, in full and corrected; communes recognised for a time."""

from datetime import date

import pytest

from accounts.rules.duties import Duty
from audit import queries as audit_log
from coop_registry.queries import figures, pages, unit_flags
from coop_registry.rules.entries import ReportEntry
from coop_registry.rules.facts import UnitFlagKind
from coop_registry.rules.kinds import Declared
from coop_registry.services.figures import FigureEntry, correct_figure
from coop_registry.services.reports import update_by_report
from coop_registry.services.unit_flags import end_flag, record_flag, void_flag
from core.errors import RuleViolation
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.registry import CHO_DON, TODAY, make_organisation

pytestmark = pytest.mark.db

WHO = {"actor_id": 1, "on": TODAY, "expected_version": None}


@pytest.fixture
def made(session):
    return make_organisation(declared=())


def report(made, day, year, source="Báo cáo", **values):
    declared = tuple((Declared(what), value) for what, value in values.items())
    update_by_report(made, ReportEntry(day, source, year, declared), **WHO)


def yearly(made, on=TODAY):
    return {
        year.year: {what.value: figure.value for what, figure in year.figures.items()}
        for year in figures.by_year(figures.until(made.id, on))
    }


def test_the_later_report_of_a_year_stands_and_the_other_stays_in_the_history(made):
    report(made, date(2024, 1, 10), 2023, revenue=900, workers=5)
    report(made, date(2024, 12, 10), 2024, revenue=1_200)
    report(made, date(2024, 3, 1), 2023, "Báo cáo điều chỉnh", revenue=950)
    assert yearly(made) == {2023: {"revenue": 950, "workers": 5}, 2024: {"revenue": 1_200}}
    assert [line.value for line in figures.until(made.id, TODAY)] == [5, 1_200, 950, 900]


def test_the_table_of_an_earlier_day_does_not_know_later_reports(made):
    report(made, date(2024, 1, 10), 2023, revenue=900)
    report(made, date(2024, 3, 1), 2023, revenue=950)
    assert yearly(made, date(2024, 2, 29)) == {2023: {"revenue": 900}}


def test_a_figure_without_a_year_is_in_the_history_alone(made):
    report(made, date(2024, 1, 10), None, workers=5)
    assert yearly(made) == {}
    assert len(figures.until(made.id, TODAY)) == 1


def test_a_figure_typed_wrongly_is_replaced_with_its_reason(made):
    report(made, date(2024, 1, 10), 2023, revenue=900)
    wrong = figures.get(made.id, figures.until(made.id, TODAY)[0].id)
    right = FigureEntry(9_000, date(2024, 1, 10), "Báo cáo", 2023)
    correct_figure(made, wrong, right, reason="gõ thiếu số 0", **WHO)
    assert yearly(made) == {2023: {"revenue": 9_000}}
    assert audit_log.history("organisation", made.id)[0].reason == "gõ thiếu số 0"


def test_a_figure_of_another_organisation_is_taken_out(made):
    report(made, date(2024, 1, 10), 2023, revenue=900)
    wrong = figures.get(made.id, figures.until(made.id, TODAY)[0].id)
    correct_figure(made, wrong, None, reason="của hợp tác xã khác", **WHO)
    assert figures.until(made.id, TODAY) == []
    assert figures.get(made.id, wrong.id) is None


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (FigureEntry(900, date(2024, 1, 10), "Báo cáo", 2023), "Chưa có gì khác"),
        (FigureEntry(900, date(2025, 6, 3), "Báo cáo", 2023), "sau hôm nay"),
    ],
)
def test_a_correction_of_nothing_or_of_the_future_is_refused(made, entry, message):
    report(made, date(2024, 1, 10), 2023, revenue=900)
    figure = figures.get(made.id, figures.until(made.id, TODAY)[0].id)
    with pytest.raises(RuleViolation, match=message):
        correct_figure(made, figure, entry, reason="thử", **WHO)


def recognise(made, start=date(2023, 5, 1), kind=UnitFlagKind.NEW_RURAL):
    return record_flag(
        made.unit_id, kind, start_on=start, source="Quyết định 9", actor_id=1, on=TODAY
    )


def test_a_seat_is_in_new_countryside_from_the_day_of_the_decision(made):
    recognise(made)
    assert pages.record(made, date(2023, 4, 30)).recognitions == ()
    held = pages.record(made, date(2023, 5, 1)).recognitions
    assert [(one.kind, one.source) for one in held] == [(UnitFlagKind.NEW_RURAL, "Quyết định 9")]
    assert made.unit_id in unit_flags.recognised_unit_ids(TODAY)


def test_a_commune_merged_away_takes_its_recognition_with_it(made):
    recognise(made)
    after = date(2025, 7, 1)
    assert reference.successor_on(made.unit_id, after).id != made.unit_id
    assert pages.record(made, date(2025, 6, 30)).recognitions != ()
    assert pages.record(made, after).recognitions == ()
    assert unit_flags.recognised_unit_ids(after) == frozenset()


def test_a_new_commune_recognised_counts_for_seats_recorded_before(made):
    after = date(2025, 7, 10)
    new = reference.successor_on(made.unit_id, after)
    record_flag(new.id, UnitFlagKind.NEW_RURAL, start_on=after, source="QĐ", actor_id=1, on=after)
    assert len(pages.record(made, after).recognitions) == 1
    assert made.unit_id in unit_flags.recognised_unit_ids(after)


def test_a_recognition_ends_on_its_day_and_one_typed_by_mistake_never_held(made):
    ended = recognise(made)
    end_flag(ended, end_on=date(2024, 1, 1), source="Quyết định 3", actor_id=1, on=TODAY)
    assert pages.record(made, date(2023, 12, 31)).recognitions != ()
    assert pages.record(made, date(2024, 1, 1)).recognitions == ()
    void_flag(ended, reason="nhầm xã", actor_id=1)
    assert pages.record(made, date(2023, 12, 31)).recognitions == ()
    actions = [entry.action for entry in audit_log.history("unit", made.unit_id)]
    assert actions == ["unit_flag.voided", "unit_flag.ended", "unit_flag.recorded"]


def test_a_commune_is_recognised_once_at_a_time_and_only_while_it_stands(made):
    recognise(made)
    with pytest.raises(RuleViolation, match="đã được ghi công nhận"):
        recognise(made, start=date(2024, 1, 1))
    recognise(made, kind=UnitFlagKind.NEW_RURAL_ADVANCED)
    old = reference.unit_by_code(CHO_DON, TODAY)
    later = date(2025, 8, 1)
    with pytest.raises(RuleViolation, match="không còn vào ngày đó"):
        record_flag(
            old.id, UnitFlagKind.NEW_RURAL_MODEL, start_on=later, source="Q", actor_id=1, on=later
        )


@pytest.mark.parametrize("typed", ["-12.000.000", "–12000000", "−12.000.000 đồng"])
def test_a_loss_is_reported_with_a_minus(made, as_user, typed):
    officer = make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))
    data = {"version": str(made.version), "on": "31/12/2024", "source": "Báo cáo", "year": "2024"}
    path = f"/hop-tac-xa/{made.id}/cap-nhat-theo-bao-cao"
    client = as_user(officer)
    refused = client.post(path, data=data | {"revenue": typed, "activity": ""})
    assert "Nhập số tiền bằng đồng" in refused.text
    assert client.post(path, data=data | {"profit": typed, "activity": ""}).status_code == 303
    assert yearly(made)[2024] == {"profit": -12_000_000}
    assert "-12.000.000 đồng" in client.get(f"/hop-tac-xa/{made.id}").text
