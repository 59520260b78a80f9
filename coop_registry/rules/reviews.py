"""Reviews of what is registered (rà soát thông tin đăng ký): khoản 3 Điều 25 Nghị định 92/2024/NĐ-CP."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.dates import format_date
from core.errors import RuleViolation
from law.catalogue import in_force
from law.dated import InForce, NoRuleInForce
from law.deadlines import Deadline, WorkingDays, after_days

RULE = "registration.review.days"
JOB = "registry.review"
#: Notices made at once within a request; more of them the worker makes.
AT_ONCE = 20
#: Notices made between two notes of progress.
CHUNK = 10


class Answer(StrEnum):
    """What the organisation answered (trả lời rà soát); the silent have none."""

    CORRECT = "correct"  # thông tin đúng
    UPDATE = "update"  # cần bổ sung, cập nhật


@dataclass(frozen=True)
class ReviewEntry:
    """A campaign (đợt rà soát): of which unit, from the day of the notice."""

    unit_id: int
    notice_on: date
    title: str


@dataclass(frozen=True)
class AnswerEntry:
    """An answer (trả lời): the day, what it says, the filing that mends it where there is one."""

    answer: Answer
    on: date
    words: str | None = None
    filing_id: int | None = None


@dataclass(frozen=True)
class Counted:
    """How far a campaign is (tiến độ đợt rà soát)."""

    total: int = 0
    noticed: int = 0
    correct: int = 0
    update: int = 0

    @property
    def silent(self) -> int:
        """Return how many have not answered."""
        return self.total - self.correct - self.update


def last_day(notice_on: date, calendar: WorkingDays) -> tuple[Deadline, InForce]:
    """Return the last day to answer and the rule it comes from.

    Raises RuleViolation before 18/07/2024: no rule asked for such a review.
    """
    try:
        rule = in_force(RULE, notice_on)
    except NoRuleInForce as missing:
        raise RuleViolation(str(missing), field="notice_on") from missing
    return after_days(notice_on, rule.number(), calendar), rule


def refuse_answer(entry: AnswerEntry, notice_on: date, today: date) -> None:
    """Raise when an answer comes from the future or from before the notice."""
    if entry.on > today:
        raise RuleViolation("Ngày trả lời ở sau hôm nay.", field="on")
    if entry.on < notice_on:
        raise RuleViolation(
            f"Ngày trả lời ở trước ngày ra thông báo ({format_date(notice_on)}).", field="on"
        )
