"""What is kept under DATA_KEY."""

from typing import Any

from sqlalchemy import Row, select

from accounts.models import User
from coop_registry.models import IdentityChange, Party
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


def authenticator_secrets() -> list[Row[Any]]:
    """Return the sealed secrets of authenticator apps: (user id, secret)."""
    query = select(User.id, User.tf_totp_secret).where(User.tf_totp_secret.is_not(None))
    return list(db.session.execute(query.order_by(User.id)))
