"""What the log keeps of a first entry: every value that came, never an identity number."""

from datetime import date

from coop_registry.labels import figure_words
from coop_registry.queries.names import line_name, unit_name
from coop_registry.rules.entries import IdentifierEntry, OpeningEntry
from coop_registry.rules.kinds import Declared
from core.dates import format_date
from core.text import clean

Changes = dict[str, tuple[object, object]]


def first_values(entry: OpeningEntry, today: date) -> Changes:
    """Return {field: (None, value)} of an entry typed from a certificate (ghi nhận ban đầu)."""
    person = entry.representative
    values: dict[str, object] = {
        "name": clean(entry.name),
        "short_name": entry.short_name,
        "foreign_name": entry.foreign_name,
        "unit": unit_name(entry.unit_id),
        "address": entry.address,
        "status": entry.status.value if entry.status else None,
        "status_on": format_date(entry.status_from(today)) if _began_later(entry, today) else None,
        "activity": entry.activity.value if entry.activity else None,
        "amount_vnd": entry.capital_vnd,
        "representative": person.full_name if person else None,
        "position": entry.position if person else None,
        "phone": entry.phone,
        "line": line_name(entry.vsic_id) if entry.vsic_id else None,
        "founded": str(entry.founded) if entry.founded else None,
        "registered_on": format_date(entry.registered_on) if entry.registered_on else None,
        "start_on": format_date(entry.facts_from(today)),
        **{one.scheme.value: _identifier(one) for one in entry.identifiers},
        **{what.value: _figure(entry, what, value, today) for what, value in entry.declared},
    }
    return {field: (None, value) for field, value in values.items() if value not in (None, "")}


def _began_later(entry: OpeningEntry, today: date) -> bool:
    """Tell whether the status has a day of its own."""
    return entry.status is not None and entry.status_from(today) != entry.facts_from(today)


def _identifier(identifier: IdentifierEntry) -> str:
    """Return the number with its day and issuer."""
    words = identifier.value
    if identifier.issued_on:
        words += f" ngày {format_date(identifier.issued_on)}"
    return f"{words}, {identifier.issued_by}" if identifier.issued_by else words


def _figure(entry: OpeningEntry, what: Declared, value: int, today: date) -> str:
    """Return a declared figure with the day it is of."""
    return f"{figure_words(what, value)} ({format_date(entry.declared_on or today)})"
