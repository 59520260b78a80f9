"""Making the demonstration province: `python -m bench.province`.

`flask setup --demo 1300` with 20,000 members, tables and reference data included, as a command of
its own on SQLite and PostgreSQL, in under a minute.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.registry import postgres
from bench.settings import environment

COOPERATIVES = 1_300
LIMIT_SECONDS = 60.0


class ProvinceResult(NamedTuple):
    """One measurement of the whole command."""

    system: str
    seconds: float
    mib: int

    @property
    def holds(self) -> bool:
        """Tell whether it took no longer than it may."""
        return self.seconds < LIMIT_SECONDS

    def __str__(self) -> str:
        return (
            f"Tạo tỉnh trình diễn {COOPERATIVES} hợp tác xã, {self.system}: {self.seconds:.1f} s "
            f"(tối đa {LIMIT_SECONDS:g} s), bộ nhớ cao nhất {self.mib} MiB  "
            f"{'đạt' if self.holds else 'QUÁ MỨC'}"
        )


def results() -> Iterator[ProvinceResult]:
    """Measure the command on both systems, each on an empty database."""
    with tempfile.TemporaryDirectory(prefix="htx-bench-") as folder:
        yield _measured("SQLite", Path(folder), None)
    with postgres() as (folder, url):
        yield _measured("PostgreSQL", folder, url)


def _measured(system: str, folder: Path, url: str | None) -> ProvinceResult:
    """Run the command once; its memory is told by the system when it ends."""
    values = {**os.environ, "TZ": "Asia/Ho_Chi_Minh", **environment(str(folder / "instance"), url)}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", "setup", "--demo", str(COOPERATIVES)],
        env=values,
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"setup --demo: {process.returncode}")
    return ProvinceResult(system, time.perf_counter() - begun, used.ru_maxrss // 1024)


def main() -> int:
    """Print one line for each system; end with 1 when one is over its limit."""
    kept = []
    for result in results():
        print(result, flush=True)
        kept.append(result.holds)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
