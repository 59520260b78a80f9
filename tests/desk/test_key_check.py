from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from audit import queries as audit_log
from audit.jobs import seal_all
from core.db import db
from core.errors import ConfigurationError
from core.keys import new_data_key
from desk.keys.check import WRONG_KEY, refuse_wrong_key
from reference import worker
from tests.factories.accounts import make_user
from tests.factories.registry import make_organisation


def test_the_right_key_and_an_empty_register_start(session: Session) -> None:
    refuse_wrong_key()
    make_organisation()
    db.session.commit()
    refuse_wrong_key()


def test_the_key_of_other_data_is_told_in_one_line(session: Session, app) -> None:
    make_organisation()
    db.session.commit()
    app.config["DATA_KEY"] = new_data_key()
    with pytest.raises(ConfigurationError, match="không phải khóa đã dùng") as refusal:
        refuse_wrong_key()
    assert "\n" not in str(refusal.value)


def test_without_any_number_the_seals_of_the_log_tell(session: Session, app: Flask) -> None:
    for place in range(3):
        make_organisation(name=f"Hợp tác xã {place}", representative=None, identifiers=())
    db.session.commit()
    right, other = app.config["DATA_KEY"], new_data_key()
    app.config["DATA_KEY"] = other
    refuse_wrong_key()  # nothing is kept under a key yet
    app.config["DATA_KEY"] = right
    seal_all(1)
    refuse_wrong_key()
    app.config["DATA_KEY"] = other
    with pytest.raises(ConfigurationError, match="không phải khóa đã dùng"):
        refuse_wrong_key()
    assert audit_log.highest_seal_number() > 1


@pytest.fixture
def other_key(session: Session, app: Flask) -> Flask:
    """Give the program on data that were sealed under another key."""
    make_organisation()
    make_user(Duty.ADMINISTRATOR, username="quantri", second_factor=True)
    db.session.commit()
    app.config["DATA_KEY"] = new_data_key()
    return app


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "seal"),
        ("audit", "verify"),
        ("audit", "verify", "--json"),
        ("accounts", "otp", "quantri"),
        ("backup", "sao-luu.zip"),
    ],
)
def test_commands_that_open_or_seal_refuse_the_key_of_other_data(
    other_key: Flask, tmp_path: Path, words: tuple[str, ...]
) -> None:
    words = tuple(str(tmp_path / word) if "." in word else word for word in words)
    done = other_key.test_cli_runner().invoke(args=words)
    assert done.exit_code == 2
    assert done.stderr == f"{WRONG_KEY}\n"
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []
    assert audit_log.last_seal() is None


@pytest.mark.parametrize("words", [("registry", "check"), ("accounts", "list"), ("law", "list")])
def test_commands_that_open_nothing_run_under_any_key(
    other_key: Flask, words: tuple[str, ...]
) -> None:
    assert other_key.test_cli_runner().invoke(args=words).exit_code == 0


def test_the_worker_refuses_the_key_of_other_data(
    other_key: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        worker.main(other_key)
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"{WRONG_KEY}\n"
    assert audit_log.last_seal() is None


def test_the_right_key_seals(session: Session, app: Flask) -> None:
    make_organisation()
    db.session.commit()
    done = app.test_cli_runner().invoke(args=["audit", "seal"])
    assert done.exit_code == 0
    assert "Niêm phong số 1" in done.output


def test_asking_costs_one_row(session: Session, count_queries) -> None:
    for place in range(3):
        make_organisation(name=f"Hợp tác xã {place}", identifiers=())
    db.session.commit()
    with count_queries() as statements:
        refuse_wrong_key()
    assert len(statements) == 1
    assert "LIMIT" in statements[0]
