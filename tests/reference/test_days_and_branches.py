from datetime import date

import pytest
from sqlalchemy.orm import Session

from audit.queries import history
from core.errors import RuleViolation
from law.deadlines import after_working_days
from reference import queries, services
from reference.queries.vsic import all_vsic
from reference.rules import DayKind


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 1, 29), False),  # Tết
        (date(2025, 4, 26), True),  # Saturday worked for 02/05
        (date(2025, 5, 2), False),
        (date(2025, 4, 7), False),  # Giỗ Tổ Hùng Vương
        (date(2025, 9, 1), False),
        (date(2025, 9, 3), True),
        (date(2025, 6, 7), False),  # an ordinary Saturday
    ],
)
def test_the_year_2025_as_shipped(session: Session, day: date, works: bool) -> None:
    assert queries.working_days().is_working_day(day) is works


def test_every_year_has_its_holidays(session: Session) -> None:
    for year in range(2013, 2031):
        assert len(queries.exceptions_of_year(year)) >= 10, year


def test_an_amended_day_moves_a_deadline_and_the_log_tells(session: Session) -> None:
    filed = date(2025, 6, 2)
    assert after_working_days(filed, 3, queries.working_days()).last_day == date(2025, 6, 5)
    row = services.set_working_day(
        date(2025, 6, 4), DayKind.OFF, "Nghỉ do bão", "Công điện 01", actor_id=7
    )
    assert after_working_days(filed, 3, queries.working_days()).last_day == date(2025, 6, 6)
    services.set_working_day(date(2025, 6, 4), DayKind.ORDINARY, "Bỏ", "Ghi nhầm", actor_id=7)
    session.commit()
    assert after_working_days(filed, 3, queries.working_days()).last_day == date(2025, 6, 5)
    assert [one.reason for one in history("working_day", row.id, 10, None)] == [
        "Ghi nhầm",
        "Công điện 01",
    ]


def test_only_a_weekend_day_can_be_worked_in_exchange(session: Session) -> None:
    with pytest.raises(RuleViolation, match="thứ Bảy hoặc Chủ nhật"):
        services.set_working_day(date(2025, 6, 4), DayKind.WORK, "x", "y", actor_id=1)
    with pytest.raises(RuleViolation, match="lịch thường"):
        services.set_working_day(date(2025, 6, 4), DayKind.ORDINARY, "x", "y", actor_id=1)


@pytest.mark.parametrize(
    ("on", "version"),
    [(date(2025, 11, 14), "2018"), (date(2025, 11, 15), "2025"), (date(2013, 7, 1), "2018")],
)
def test_the_branch_version_of_a_day(on: date, version: str) -> None:
    assert queries.vsic_version_on(on) == version


@pytest.mark.parametrize("words", ["thuỷ sản", "thủy sản", "THUY SAN"])
def test_branches_are_found_however_the_tone_is_placed(session: Session, words: str) -> None:
    found = [{one.code for one in queries.vsic_search(v, words)} for v in ("2018", "2025")]
    assert all("A" in codes for codes in found)


def test_branches_are_found_by_code_and_by_words_in_any_order(session: Session) -> None:
    assert [one.code for one in queries.vsic_search("2018", "0111")] == ["0111"]
    assert "0111" in {one.code for one in queries.vsic_search("2018", "lúa trồng")}
    assert {one.level for one in queries.vsic_search("2018", "")} == {1}
    assert queries.vsic_search("2018", "không có ngành này") == []


@pytest.mark.parametrize(("version", "classes"), [("2018", 464), ("2025", 495)])
def test_every_class_of_a_version_is_there(session: Session, version: str, classes: int) -> None:
    rows = all_vsic()
    assert sum(row.version == version and row.level == 4 for row in rows) == classes
