"""Tries to sign in are forgotten after twelve months."""

from datetime import timedelta

from accounts import jobs
from accounts.models import LoginAttempt
from core.clock import now_utc
from core.db import db
from reference.jobs.registry import rounds


def test_tries_older_than_twelve_months_are_forgotten(session):
    now = now_utc()
    for days in (366, 364, 0):
        made = LoginAttempt(
            account_key=f"{days}", address="192.0.2.1", at=now - timedelta(days=days), ok=False
        )
        session.add(made)
    session.commit()
    assert jobs.forget_tries() == 1
    assert {one.account_key for one in db.session.query(LoginAttempt)} == {"364", "0"}
    assert jobs.forget_tries() == 0


def test_the_worker_does_it_by_itself():
    seconds, work = rounds()["accounts.tries"]
    assert work is jobs.forget_tries
    assert seconds <= 24 * 3600
