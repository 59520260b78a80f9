"""Run all tests: `python -m tests.run [--long] [pytest options]`.

Says first what will run, ends in pytest's own summary and exit code.
"""

import subprocess
import sys
from importlib.util import find_spec
from shutil import which

from tests.browser import chromium
from tests.postgres import WHEEL

WORKERS = "2"


def announce(*, long: bool) -> None:
    """Say which databases and browser take part."""
    lines = ["Cơ sở dữ liệu: SQLite; PostgreSQL cho mọi phép thử có dùng cơ sở dữ liệu"]
    if find_spec(WHEEL) is None:
        lines.append("Thiếu PostgreSQL cho phép thử: hãy chạy make setup")
    browser = chromium.find()
    lines.append(
        f"Trình duyệt: {browser}"
        if browser
        else "Không có Chromium: các phép thử trình duyệt bị bỏ qua"
    )
    if long and which("node") is None:
        lines.append("Không có Node.js: không chạy Lighthouse")
    lines.append("Kèm các phép thử dài" if long else "Không kèm các phép thử dài (make test-long)")
    sys.stdout.write("\n".join(lines) + "\n\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Run pytest on two workers; return its exit code."""
    long = "--long" in arguments
    announce(long=long)
    command = [sys.executable, "-m", "pytest", "-q", "-n", WORKERS, "--dist", "worksteal"]
    if long:
        command += ["-m", "long or not long", "--timeout", "3600"]
    command += [argument for argument in arguments if argument != "--long"]
    return subprocess.run(command).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
