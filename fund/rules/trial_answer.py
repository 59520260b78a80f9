"""All that a trial calculation answers (kết quả tính thử): read by the page, the PDF, the workbook."""

from collections.abc import Sequence
from dataclasses import dataclass

from fund.rules.calculation_sheet import SheetGroup, SheetLine, grouped_sheet, running_days
from fund.rules.cautions import cautions
from fund.rules.explaining import explain
from fund.rules.headroom import Judgement
from fund.rules.replay import Loan
from fund.rules.state import State, law_doubts, states_of
from fund.rules.trial import ComparedDay, Option, Situation, compared, loan_of
from law.deadlines import WorkingDays


@dataclass(frozen=True, slots=True)
class Explained:
    """One way to repay with its sentences (diễn giải) and what to look at again."""

    option: Option
    sentences: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """The first way to repay on a chosen day: amounts, group, and the calculation sheet."""

    loan: Loan
    situation: Situation
    state: State
    groups: tuple[SheetGroup, ...]
    #: Each day since interest last fell due.
    running: tuple[SheetLine, ...]

    @property
    def doubts(self) -> tuple[str, ...]:
        """Return what of the day's law was not read: a band that nobody overlooks."""
        return tuple(law_doubts(self.situation.as_of, self.state.certainty))


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer (kết quả tính thử)."""

    options: tuple[Explained, ...]
    days: tuple[ComparedDay, ...]
    day: DayView | None
    limits: Judgement

    @property
    def first(self) -> Option:
        """Return the way to repay that the others are compared with."""
        return self.options[0].option

    def options_only(self) -> list[Option]:
        """Return the ways to repay without their sentences."""
        return [one.option for one in self.options]

    @property
    def cheapest(self) -> Option:
        """Return the way with the least interest; the earlier one when equal."""
        return min((one.option for one in self.options), key=lambda one: one.schedule.interest)


def answer(
    options: Sequence[Option], situation: Situation | None, limits: Judgement, days: WorkingDays
) -> Answer:
    """Return the answer for ways to repay that were read."""
    return Answer(
        tuple(Explained(one, explain(one, days), cautions(one, days)) for one in options),
        compared(options),
        view_day(options[0], situation, days) if situation else None,
        limits,
    )


def view_day(option: Option, situation: Situation, days: WorkingDays) -> DayView:
    """Return a way to repay on a day: the state, why, and how every figure was computed."""
    loan = loan_of(option, situation)
    return DayView(
        loan,
        situation,
        states_of([loan], days)[0],
        grouped_sheet(loan, days),
        running_days(loan, days),
    )
