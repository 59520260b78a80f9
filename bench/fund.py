"""The loan engine: schedules, and replays of whole lives. `python -m bench.fund` says seconds.

In `make bench` a part of the work is compared with a fixed loop of whole numbers; alone, the
full work is measured against the seconds that the office asked for.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Flask

from bench.measure import Benchmark, Work
from core.dates import add_months
from fund.rules.json_io import quote_json, replay_json

SCHEDULES = 10_000
LOANS = 5_000
EVENTS = 40
#: Part of the full work that `make bench` repeats.
PART = 20
#: Work, and the seconds it may take on one core.
LIMITS = {"trả gốc đều": 2.5, "trả góp đều": 4.0, "tính lại": 15.0}
START = date(2022, 1, 15)


def _terms(number: int, method: str) -> dict[str, Any]:
    return {
        "principal": 100_000_000 + number * 37_000,
        "annual_rate": "0.0684",
        "start": START.isoformat(),
        "term_months": 36,
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


def _whole_numbers() -> object:
    """Do what the engine does most: multiply, add and divide whole numbers."""
    total = 0
    for number in range(1, 100_001):
        total += (number * 684 * 31 * 2 + 3_650_000) // 7_300_000
    return total


def _against_numbers(
    work: Callable[[int], Work], count: int
) -> Callable[[Flask], tuple[Work, Work]]:
    return lambda _app: (work(count), _whole_numbers)


#: The limits are the office's seconds over the seconds of the loop, on the machine of 2026.
BENCHMARKS = (
    Benchmark(
        f"{SCHEDULES // PART} lịch 36 kỳ trả gốc đều",
        _against_numbers(lambda count: _quoted("equal_principal", count), SCHEDULES // PART),
        limit=17,
    ),
    Benchmark(
        f"{SCHEDULES // PART} lịch 36 kỳ trả góp đều",
        _against_numbers(lambda count: _quoted("equal_instalment", count), SCHEDULES // PART),
        limit=27,
    ),
    Benchmark(
        f"{LOANS // PART} khoản vay, mỗi khoản {EVENTS} sự kiện",
        _against_numbers(_replayed, LOANS // PART),
        limit=100,
    ),
)


def main() -> int:
    """Measure the full work once, in seconds of one core; return the exit code."""
    works = {
        "trả gốc đều": _quoted("equal_principal", SCHEDULES),
        "trả góp đều": _quoted("equal_instalment", SCHEDULES),
        "tính lại": _replayed(LOANS),
    }
    holds = True
    for name, work in works.items():
        wall, begun = time.perf_counter(), time.process_time()
        answers = work()
        seconds, wall = time.process_time() - begun, time.perf_counter() - wall
        assert isinstance(answers, list)
        assert not any("error" in answer for answer in answers), answers[0]
        holds = holds and seconds <= LIMITS[name]
        print(f"{name:<14} {seconds:6.2f} s (đồng hồ {wall:.2f} s), tối đa {LIMITS[name]:g} s")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
