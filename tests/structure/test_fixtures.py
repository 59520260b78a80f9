import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from core.clock import now_utc
from core.once import Submission
from tests.databases import HOME_MODE, run_folder
from tests.postgres import WHEEL, remove_run_folder


def test_clean_database_one(session: Session) -> None:
    assert session.query(Submission).count() == 0
    session.add(Submission(token="a", user_id=1, location="/", at=now_utc()))
    session.commit()


def test_clean_database_two(session: Session) -> None:
    assert session.query(Submission).count() == 0
    session.add(Submission(token="a", user_id=1, location="/", at=now_utc()))
    session.commit()


def test_what_a_request_did_not_see_before_is_committed_for_it(
    session: Session, client: FlaskClient
) -> None:
    session.add(Submission(token="b", user_id=1, location="/", at=now_utc()))
    client.get("/khong-co-trang-nay")
    session.rollback()
    assert session.query(Submission).count() == 1


def test_root_home_keeps_its_mode_while_postgresql_runs(session: Session) -> None:
    home = Path.home()
    assert session.get_bind().dialect.name in ("sqlite", "postgresql")
    assert stat.S_IMODE(home.stat().st_mode) == int(os.environ[HOME_MODE], 8)


def test_the_start_up_of_the_wheel_is_never_used(session: Session) -> None:
    """It would make a system user and open the folders above its files to everybody."""
    assert WHEEL not in sys.modules
    assert stat.S_IMODE(run_folder().stat().st_mode) == 0o711


def _ended() -> str:
    done = subprocess.Popen(["true"])
    done.wait()
    return str(done.pid)


@pytest.mark.parametrize("first_line", [_ended, lambda: str(os.getpid()), lambda: ""])
def test_a_leftover_whose_server_is_gone_is_cleared_and_nobody_is_hurt(
    tmp_path: Path, first_line: Callable[[], str]
) -> None:
    """The server may have ended, its number may be another's now, or its note was never written."""
    data = tmp_path / "run" / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "postmaster.pid").write_text(first_line())
    remove_run_folder(tmp_path / "run")
    assert not (tmp_path / "run").exists()
