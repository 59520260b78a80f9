"""Every way to start the program refuses wrong settings with one Vietnamese line and code 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("DATABASE_URL", "APP_ENV", "APP_TODAY", "SECRET_KEY", "DATA_KEY", "MAIL_URL")
STARTS = {
    "run": ["-m", "desk.run"],
    "worker": ["-m", "reference.worker"],
    "command": ["-m", "flask", "--app", "app", "audit", "verify"],
    "web": [
        "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind", "127.0.0.1:0",
        "app:create_app()",
    ],
}  # fmt: skip


def started(how: str, instance: Path, **wrong: str) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if name not in NAMES}
    return subprocess.run(
        [sys.executable, *STARTS[how]],
        cwd=ROOT,
        env={**environ, "INSTANCE_DIR": str(instance), "PYTHONPATH": str(ROOT), **wrong},
        capture_output=True,
        text=True,
        timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("how", sorted(STARTS))
@pytest.mark.parametrize(
    "wrong",
    [{"APP_ENV": "prod"}, {"DATA_KEY": "abc"}, {"SECRET_KEY": "ngan"}, {"MAIL_URL": "blah"}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_wrong_setting_ends_every_start_with_one_line(
    tmp_path: Path, how: str, wrong: dict[str, str]
) -> None:
    said = started(how, tmp_path, **wrong)
    assert said.returncode == 2, said.stderr
    assert "Traceback" not in said.stderr
    # gunicorn says "[moment] [pid] [INFO] Starting" by itself.
    (line,) = [one for one in said.stderr.splitlines() if not one.startswith("[")]
    assert next(iter(wrong)) in line


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"DATABASE_URL": "postgresql://x@127.0.0.1:1/khong"}, "DATABASE_URL"),
        ({"INSTANCE_DIR": "/dev/null/khong"}, "INSTANCE_DIR"),
    ],
)
def test_an_unusable_place_ends_the_start_with_one_line(
    tmp_path: Path, wrong: dict[str, str], words: str
) -> None:
    said = started("run", tmp_path, **wrong)
    assert said.returncode == 2, said.stderr
    (line,) = said.stderr.strip().splitlines()
    assert words in line
