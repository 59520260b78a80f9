"""Sealing in batches: called by the worker every few minutes, by the command and by a backup."""

import logging

from audit.sealing import seal_pending
from core.db import db, retrying

log = logging.getLogger(__name__)


def seal_all(batch: int = 1000) -> list[tuple[int, int, str]]:
    """Seal and commit until nothing is pending; return (number, entries, head) of each seal.

    The server's log keeps every head too: newest seals that were cut off are found by it.
    """
    made = []
    while (closed := retrying(lambda: _seal_once(batch))) is not None:
        number, entries, head = closed
        log.info("audit sealed", extra={"seal": number, "entries": entries, "head": head})
        made.append(closed)
    return made


def _seal_once(batch: int) -> tuple[int, int, str] | None:
    """Seal one batch and commit; None when nothing is pending."""
    made = seal_pending(batch)
    if made is None:
        db.session.rollback()
        return None
    closed = (made.id, made.entries, made.head)
    db.session.commit()
    return closed
