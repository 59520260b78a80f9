"""The loan engine: schedules, and replays of whole lives, against the seconds asked of it.

Asked, on one core: 10,000 schedules of 36 instalments in 2.5 s (equal principal) and 4 s (equal
instalment), 5,000 loans with 40 events each replayed in 15 s. These three figures are the limits;
there are no others. A part of the work is measured several times in seconds of the processor, the
best is multiplied to the whole.

A core has slow moments and slower sisters. In turns with the work a bare loop computes the same
schedules with nothing but whole numbers, days and dictionaries: what it costs says how slow the
core is just now. Where the bare loop takes longer than `BARE_SECONDS`, what it took on an idle core
of the machine on which this was written, the measured seconds are divided by as much, so that a
limit is missed by a slower engine and not by a busier machine. On a faster core the seconds count
as they are. Both figures are printed.
"""

import gc
import json
import sys
import time
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from core.dates import add_months
from fund.rules.json_io import quote_json, replay_json

Work = Callable[[], object]

SCHEDULES = 10_000
INSTALMENTS = 36
LOANS = 5_000
EVENTS = 40
#: Part of the whole work that is measured, and how often.
PART, RUNS = 10, 7
#: Processor seconds of the bare loop for 10,000 schedules on an idle core of the first machine.
BARE_SECONDS = 0.65
START = date(2022, 1, 15)


class LoanResult(NamedTuple):
    """One measurement, for the whole amount asked."""

    name: str
    seconds: float
    #: Seconds of the bare loop in the same moments, for 10,000 schedules.
    bare: float
    asked: float

    @property
    def counted(self) -> float:
        """Return the seconds as on an idle core of the first machine."""
        return self.seconds / max(self.bare / BARE_SECONDS, 1)

    @property
    def holds(self) -> bool:
        """Tell whether the work takes no longer than was asked."""
        return self.counted <= self.asked

    def __str__(self) -> str:
        verdict = "đạt" if self.holds else "QUÁ MỨC"
        return (
            f"{self.name:<44} {self.seconds:6.2f} s, quy về lõi rảnh {self.counted:.2f} s "
            f"(tối đa {self.asked:g} s; gấp {self.seconds / self.bare:.1f} vòng lặp trần)  {verdict}"
        )


def _terms(number: int, method: str) -> dict[str, Any]:
    return {
        "principal": 100_000_000 + number * 37_000,
        "annual_rate": "0.0684",
        "start": START.isoformat(),
        "term_months": INSTALMENTS,
        "method": method,
    }


def _event(number: int, on: date, kind: str, **others: Any) -> dict[str, Any]:
    moment = f"{on.isoformat()}T{8 + number % 9:02d}:00:00"
    return {"id": f"e{number}", "on": on.isoformat(), "recorded_at": moment, "type": kind, **others}


def _life(number: int) -> dict[str, Any]:
    """Return a loan with 40 events: payments late and early, moves to overdue, a reversal."""
    terms = _terms(number, ("equal_principal", "equal_instalment", "bullet")[number % 3])
    events: list[dict[str, Any]] = []
    for month in range(1, 35):
        on = add_months(START, month)
        late = date.fromordinal(on.toordinal() + (month * number) % 12)
        amount = terms["principal"] // 48
        events.append(_event(len(events), late, "repay", amount=amount, surplus="shorten"))
        if month % 9 == 0:
            events.append(_event(len(events), date.fromordinal(on.toordinal() + 20), "to_overdue"))
    wrong = _event(len(events), add_months(START, 12), "repay", amount=1_000)
    events += [
        wrong,
        _event(len(events) + 1, add_months(START, 13), "reverse", event_id=wrong["id"]),
    ]
    events.append(_event(len(events), add_months(START, 20), "waive_interest", amount=1))
    assert len(events) == EVENTS, len(events)
    return {**terms, "events": events, "as_of": "2025-06-02", "customer": f"K{number // 2}"}


def _quoted(method: str, count: int) -> Work:
    loans = [_terms(number, method) for number in range(count)]
    return lambda: quote_json(loans)


def _replayed(count: int) -> Work:
    loans = json.loads(json.dumps([_life(number) for number in range(count)]))
    return lambda: replay_json(loans)


def bare_schedules(count: int) -> list[list[dict[str, Any]]]:
    """Compute equal-principal schedules with nothing around them, as a spreadsheet would."""
    return [_bare_rows(100_000_000 + number * 37_000) for number in range(count)]


def _bare_rows(balance: int) -> list[dict[str, Any]]:
    part, rows, before = (2 * balance + INSTALMENTS) // (2 * INSTALMENTS), [], START
    for number in range(1, INSTALMENTS + 1):
        year, month = divmod(START.year * 12 + START.month - 1 + number, 12)
        on = date(year, month + 1, min(START.day, monthrange(year, month + 1)[1]))
        interest = (2 * balance * 684 * (on - before).days + 3_650_000) // 7_300_000
        principal = part if number < INSTALMENTS else balance
        closing = balance - principal
        rows.append(
            {
                "no": number,
                "due_on": on.isoformat(),
                "opening": balance,
                "principal": principal,
                "interest": interest,
                "closing": closing,
            }
        )
        balance, before = closing, on
    return rows


#: Name, work for a number of loans, how many were asked for, and in how many seconds.
ASKED: tuple[tuple[str, Callable[[int], Work], int, float], ...] = (
    (
        f"{SCHEDULES} lịch {INSTALMENTS} kỳ trả gốc đều",
        lambda count: _quoted("equal_principal", count),
        SCHEDULES,
        2.5,
    ),
    (
        f"{SCHEDULES} lịch {INSTALMENTS} kỳ trả góp đều",
        lambda count: _quoted("equal_instalment", count),
        SCHEDULES,
        4.0,
    ),
    (f"{LOANS} khoản vay, mỗi khoản {EVENTS} sự kiện", _replayed, LOANS, 15.0),
)


def results(part: int = PART, runs: int = RUNS) -> Iterator[LoanResult]:
    """Measure each work in turns with the bare loop; the best of each counts."""
    for name, prepare, whole, asked in ASKED:
        work = prepare(whole // part)
        answers = work()
        assert isinstance(answers, list)
        assert not any("error" in answer for answer in answers), answers[0]
        times = [(_timed(work), _timed(_bare_part)) for _ in range(runs)]
        seconds, bare = (min(column) for column in zip(*times, strict=True))
        yield LoanResult(name, seconds * part, bare * PART, asked)


def _bare_part() -> object:
    return bare_schedules(SCHEDULES // PART)


def _timed(work: Work) -> float:
    """Return the processor seconds of one run, without the collector of garbage."""
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        work()
        return time.process_time() - begun
    finally:
        gc.enable()


def main() -> int:
    """Print one line for each work; with `--whole` all of it at once instead of a part."""
    part, runs = (1, 1) if "--whole" in sys.argv[1:] else (PART, RUNS)
    kept = []
    for result in results(part, runs):
        print(result, flush=True)
        kept.append(result.holds)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
