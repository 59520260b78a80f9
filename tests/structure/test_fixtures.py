import os
import stat
import sys
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from core.clock import now_utc
from core.once import Submission
from tests.databases import HOME_MODE, run_folder
from tests.postgres import WHEEL


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
