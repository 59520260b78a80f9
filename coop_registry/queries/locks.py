"""One writer at a time for an organisation, on PostgreSQL as on SQLite."""

from sqlalchemy import select

from coop_registry.models import Organisation
from core.db import db


def lock(organisation: Organisation) -> None:
    """Wait until nobody else changes this organisation, and read its row anew.

    PostgreSQL holds the row until the transaction ends; on SQLite, which leaves FOR UPDATE out,
    a request that writes holds the whole database (BEGIN IMMEDIATE).
    """
    db.session.execute(
        select(Organisation)
        .where(Organisation.id == organisation.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
