import os
import stat
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from core.clock import now_utc
from core.once import Submission
from tests.databases import HOME_MODE


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
