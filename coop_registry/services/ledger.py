"""Writing lines into the contribution book: numbered, checked, never changed (sổ vốn góp)."""

from collections.abc import Sequence
from datetime import date

from coop_registry.models import Act, Contribution, Organisation, Party
from coop_registry.queries import contributions as book
from coop_registry.rules import capital
from coop_registry.rules.entries import LineEntry
from coop_registry.rules.membership import LineKind
from coop_registry.rules.returns import refuse_impossible_book
from core.db import db


def add_lines(
    organisation: Organisation,
    act: Act,
    party: Party,
    entries: Sequence[LineEntry],
    today: date,
) -> list[Contribution]:
    """Add a party's typed lines in an act; raise for what cannot have happened."""
    for entry in entries:
        capital.refuse_impossible_line(entry, today)
    moved = [capital.movement(entry) for entry in entries]
    known = book.movements(organisation.id, party.id)
    cuts = any(entry.kind is LineKind.PLEDGE_REDUCED for entry in entries)
    taking = LineKind.PLEDGE_REDUCED if cuts else LineKind.RETURN
    refuse_impossible_book(party.full_name, known, moved, taking)
    return write(
        act,
        [
            Contribution(
                party_id=party.id,
                kind=entry.kind.value,
                on=entry.on,
                pledged_vnd=line.pledged_vnd,
                paid_vnd=line.paid_vnd,
                asset_kind=entry.asset_kind.value if entry.asset_kind else None,
                asset_words=entry.asset_words,
                entitled_until=entry.entitled_until,
                note=entry.note,
            )
            for entry, line in zip(entries, moved, strict=True)
        ],
    )


def write(act: Act, lines: list[Contribution]) -> list[Contribution]:
    """Give lines their numbers and add them; the act's begin holds the organisation's lock."""
    number = book.next_number(act.organisation_id)
    for offset, line in enumerate(lines):
        line.organisation_id = act.organisation_id
        line.origin_id = act.id
        line.number = number + offset
        db.session.add(line)
    db.session.flush()
    return lines
