"""Explaining a finding (giải trình): it keeps until a day, never for ever."""

from dataclasses import dataclass
from datetime import date

from core.dates import add_months, format_date
from core.errors import RuleViolation
from core.text import clean

#: An explanation is asked for again after at most a year.
LONGEST_MONTHS = 12
SHORTEST_WORDS = 10
#: Letters kept of what was explained.
KEPT_LETTERS = 1000


@dataclass(frozen=True)
class Explanation:
    """What was said about a finding, by whom, and the first day it is open again."""

    note_id: int
    note: str
    written_on: date
    until: date
    actor_id: int
    #: What was explained, without the day; None where nobody kept it.
    facts: str | None
    has_file: bool

    def covers(self, facts: str) -> bool:
        """Tell whether it is about this very fact: one that changed since is open again."""
        return self.facts == facts[:KEPT_LETTERS]


def checked_note(note: str, until: date, on: date) -> str:
    """Return the explanation as it is stored; refuse an empty one, one too long, one for ever.

    `until` is the first day on which the finding is open again, at most twelve months after `on`.
    """
    words = clean(note)
    if len(words) < SHORTEST_WORDS:
        raise RuleViolation(
            "Hãy ghi rõ lý do, ít nhất 10 ký tự, để người sau hiểu được.", field="note"
        )
    if until <= on:
        raise RuleViolation("Ngày xem lại phải sau hôm nay.", field="until")
    last = add_months(on, LONGEST_MONTHS)
    if until > last:
        raise RuleViolation(
            f"Giải trình có giá trị nhiều nhất 12 tháng, đến ngày {format_date(last)}; sau đó "
            "vấn đề được nêu lại.",
            field="until",
        )
    return words
