from pathlib import Path

from flask import Flask

from bench.__main__ import BENCHMARKS
from bench.measure import Benchmark, Result, measured
from bench.registry import TODAY
from bench.settings import environment
from config import settings


def test_benchmarks_have_names_and_limits() -> None:
    assert len({benchmark.name for benchmark in BENCHMARKS}) == len(BENCHMARKS)
    assert all(benchmark.limit > 1 for benchmark in BENCHMARKS)


def test_the_program_starts_with_the_settings_of_a_benchmark(tmp_path: Path) -> None:
    found = settings(environment(str(tmp_path), "sqlite://"))
    assert found["APP_TODAY"] == TODAY


def test_a_result_over_its_limit_is_told() -> None:
    assert Result("x", seconds=0.2, baseline=0.1, limit=2).holds
    late = Result("x", seconds=0.21, baseline=0.1, limit=2)
    assert not late.holds
    assert "QUÁ MỨC" in str(late)


def test_longer_work_has_the_greater_ratio() -> None:
    def sums(app: Flask) -> tuple[object, object]:
        return (lambda: sum(range(400_000))), (lambda: sum(range(20_000)))

    assert measured(Flask("x"), Benchmark("sums", sums, limit=2)).ratio > 3
