"""The chain under another key, when DATA_KEY is exchanged; the entries themselves stay."""

from typing import Any

from sqlalchemy import update

from audit import queries, triggers
from audit.models import Seal, Sealed
from audit.rules import GENESIS, entry_mac, seal_head
from core.db import db


def rechain(new_key: bytes) -> str:
    """Compute every hash anew and return the new head; verify the chain before calling this.

    The triggers are away only inside the caller's transaction (see `triggers.drop`).
    """
    triggers.drop(db.session.connection())
    head = GENESIS
    for sealed in queries.seals():
        number, at, entries, *_old = tuple(sealed)
        last, links = head, []
        for row in queries.sealed_entries(number):
            entry_id, _mac, *values = tuple(row)
            last = entry_mac(new_key, last, values)
            links.append({"entry_id": entry_id, "mac": last})
        fresh = seal_head(new_key, number, at, entries, head, last)
        seal: dict[str, Any] = {"id": number, "previous": head, "head": fresh}
        db.session.execute(update(Sealed), links)
        db.session.execute(update(Seal), [seal])
        head = fresh
    db.session.expire_all()
    triggers.create(db.session.connection())
    return head
