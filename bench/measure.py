"""One measurement: the best of several runs, divided by the best run of its baseline."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask

RUNS = 7
Work = Callable[[], object]


@dataclass(frozen=True)
class Benchmark:
    """What is measured, against what, and how many times longer it may take."""

    name: str
    #: Given the application, returns the work and its baseline.
    prepare: Callable[[Flask], tuple[Work, Work]]
    limit: float


@dataclass(frozen=True)
class Result:
    """The outcome of one benchmark."""

    name: str
    seconds: float
    baseline: float
    limit: float

    @property
    def ratio(self) -> float:
        """Return how many times longer the work takes than its baseline."""
        return self.seconds / self.baseline

    @property
    def holds(self) -> bool:
        """Tell whether the ratio is within the limit."""
        return self.ratio <= self.limit

    def __str__(self) -> str:
        verdict = "đạt" if self.holds else "QUÁ MỨC"
        return (
            f"{self.name:<44} {self.seconds * 1000:8.1f} ms  "
            f"× {self.ratio:6.1f} (tối đa {self.limit:g})  {verdict}"
        )


def measured(app: Flask, benchmark: Benchmark) -> Result:
    """Measure work and baseline in turns, so that a busy moment strikes both."""
    with app.app_context():
        work, baseline = benchmark.prepare(app)
    work()
    baseline()
    times: list[tuple[float, float]] = [(_timed(work), _timed(baseline)) for _ in range(RUNS)]
    seconds, base = (min(column) for column in zip(*times, strict=True))
    return Result(benchmark.name, seconds, base, benchmark.limit)


def _timed(work: Work) -> float:
    """Return the seconds of one run, without the collector of garbage."""
    gc.collect()
    gc.disable()
    try:
        begun = time.perf_counter()
        work()
        return time.perf_counter() - begun
    finally:
        gc.enable()
