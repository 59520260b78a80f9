"""`flask setup --demo N --seed S`: so many cooperatives, the same for a seed, only where it may."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import func, select

from coop_registry.models import Organisation
from core.db import db
from desk import setup
from tests.structure.source import ROOT

_ENVIRONMENT = ("DATABASE_URL", "APP_ENV", "APP_TODAY", "SECRET_KEY", "DATA_KEY")


def command(instance: Path, *words: str, hashes: str = "0") -> subprocess.CompletedProcess[str]:
    """Run a command in a folder of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in _ENVIRONMENT}
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", *words],
        cwd=ROOT,
        env={**kept, "INSTANCE_DIR": str(instance), "PYTHONHASHSEED": hashes},
        capture_output=True,
        text=True,
        check=False,
    )


def exported(tmp_path: Path, name: str, seed: str, hashes: str) -> str:
    """Return the digest of what a fresh demonstration exports."""
    instance = tmp_path / name
    done = command(instance, "setup", "--demo", "30", "--seed", seed, hashes=hashes)
    assert done.returncode == 0, done.stderr
    file = tmp_path / f"{name}.json"
    done = command(instance, "registry", "export", str(file), "--on", "2025-06-02")
    assert done.returncode == 0, done.stderr
    return sha256(file.read_bytes()).hexdigest()


def test_two_runs_of_a_seed_export_the_same(tmp_path):
    assert exported(tmp_path, "one", "5", "1") == exported(tmp_path, "two", "5", "2")


@pytest.mark.db
def test_the_number_counts_cooperatives_those_made_by_hand_included(session):
    setup.load_demo(lambda _line: None, 3)
    kinds = select(Organisation.kind, func.count()).group_by(Organisation.kind)
    assert dict(db.session.execute(kinds).all()) == {"cooperative": 7, "group": 2, "union": 1}


@pytest.mark.db
def test_made_up_ones_fill_the_number_once(session):
    for _ in range(2):
        setup.load_demo(lambda _line: None, 20)
    kinds = select(func.count()).where(Organisation.kind == "cooperative")
    assert db.session.scalar(kinds) == 20


def test_a_register_with_records_is_refused_and_stays(app):
    setup.load_demo(lambda _line: None)
    db.session.rollback()
    done = app.test_cli_runner().invoke(args=["setup", "--demo", "20"])
    assert done.exit_code == 1
    assert "Sổ đăng ký đã có dữ liệu" in done.output
    assert "make demo" in done.output
    assert db.session.scalar(select(func.count(Organisation.id))) == 10


def test_production_is_refused_before_anything_is_made(app):
    app.config["APP_ENV"] = "production"
    done = app.test_cli_runner().invoke(args=["setup", "--demo", "20"])
    assert done.exit_code == 1
    assert "Không tạo dữ liệu trình diễn khi APP_ENV=production" in done.output
    assert db.session.scalar(select(func.count(Organisation.id))) == 0


@pytest.mark.parametrize("number", ["-1", "10001", "nhiều"])
def test_a_number_that_cannot_be_is_wrong_use(app, number):
    assert app.test_cli_runner().invoke(args=["setup", "--demo", number]).exit_code == 2
