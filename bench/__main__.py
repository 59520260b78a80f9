"""Run every benchmark: `python -m bench`. Ends with 1 when one is over its limit."""

import os
import sys
import tempfile

from app import create_app
from bench import (
    data,
    fund,
    fund_close,
    fund_repay,
    imports,
    lists,
    pages,
    papers,
    province,
    registry,
    search,
)
from bench.measure import Benchmark, measured
from bench.settings import environment

BENCHMARKS: tuple[Benchmark, ...] = pages.BENCHMARKS


def main() -> int:
    """Print one line for each benchmark; return the exit code."""
    with tempfile.TemporaryDirectory(prefix="htx-bench-") as folder:
        os.environ["TZ"] = "Asia/Ho_Chi_Minh"
        app = create_app(environment(folder))
        print(f"Dữ liệu: {data.ORGANISATIONS} tổ chức")
        data.fill(app)
        results = [measured(app, benchmark) for benchmark in BENCHMARKS]
    loans = list(fund.results())
    checks = list(registry.results())
    searches = list(search.results())
    found = (
        *results,
        *loans,
        *checks,
        *searches,
        lists.result(),
        papers.result(),
        imports.result(),
        *province.results(),
        *fund_close.results(),
        *fund_repay.results(),
    )
    for result in found:
        print(result)
    return 0 if all(result.holds for result in found) else 1


if __name__ == "__main__":
    sys.exit(main())
