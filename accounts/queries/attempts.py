"""Questions about tries to sign in."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from accounts.models import LoginAttempt
from core.db import db


def _wrong_since(since: datetime) -> tuple[ColumnElement[bool], ...]:
    return (LoginAttempt.ok.is_(False), LoginAttempt.counts.is_(True), LoginAttempt.at >= since)


def failures_of(account_key: str, since: datetime) -> list[datetime]:
    """Return when an account was tried wrongly since `since` and its last success, in order."""
    last_ok = (
        select(func.max(LoginAttempt.id))
        .where(LoginAttempt.account_key == account_key, LoginAttempt.ok.is_(True))
        .scalar_subquery()
    )
    query = (
        select(LoginAttempt.at)
        .where(
            LoginAttempt.account_key == account_key,
            LoginAttempt.id > func.coalesce(last_ok, 0),
            *_wrong_since(since),
        )
        .order_by(LoginAttempt.at, LoginAttempt.id)
    )
    return list(db.session.scalars(query))


def failures_from(address: str, since: datetime) -> list[datetime]:
    """Return when an address tried wrongly since `since`, in order, whatever the account."""
    query = (
        select(LoginAttempt.at)
        .where(LoginAttempt.address == address, *_wrong_since(since))
        .order_by(LoginAttempt.at, LoginAttempt.id)
    )
    return list(db.session.scalars(query))


def wrong_attempts_of(account_key: str, since: datetime) -> Sequence[LoginAttempt]:
    """Return the wrong tries that count against an account."""
    query = select(LoginAttempt).where(
        LoginAttempt.account_key == account_key, *_wrong_since(since)
    )
    return db.session.scalars(query).all()


def last_attempts(account_key: str, limit: int) -> Sequence[LoginAttempt]:
    """Return the latest tries of an account, newest first."""
    query = (
        select(LoginAttempt)
        .where(LoginAttempt.account_key == account_key)
        .order_by(LoginAttempt.id.desc())
        .limit(limit)
    )
    return db.session.scalars(query).all()
