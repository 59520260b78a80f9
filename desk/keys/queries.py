"""What is kept under DATA_KEY."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, or_, select

from accounts.models import User
from coop_registry.models import Filing, IdentityChange, Import, ImportRow, Party
from core.db import db

_PAGE = 1000


def sealed_identities(
    table: type[Party | IdentityChange], after_id: int, limit: int = _PAGE
) -> list[Row[Any]]:
    """Return a table's next sealed identity numbers by id: (id, kind, sealed number)."""
    return list(
        db.session.execute(
            select(table.id, table.identity_kind, table.identity_sealed)
            .where(table.identity_sealed.is_not(None), table.id > after_id)
            .order_by(table.id)
            .limit(limit)
        )
    )


def sealed_contents(
    table: type[Import | ImportRow | Filing], columns: Sequence[str], after_id: int, limit: int
) -> list[Row[Any]]:
    """Return a table's next rows that hold something sealed by id: (id, sealed columns)."""
    sealed = [getattr(table, name) for name in columns]
    query = select(table.id, *sealed).where(
        table.id > after_id, or_(*(column.is_not(None) for column in sealed))
    )
    return list(db.session.execute(query.order_by(table.id).limit(limit)))


def authenticator_secrets() -> list[Row[Any]]:
    """Return the sealed secrets of authenticator apps: (user id, secret)."""
    query = select(User.id, User.tf_totp_secret).where(User.tf_totp_secret.is_not(None))
    return list(db.session.execute(query.order_by(User.id)))
