"""One act for one accepted filing: begun, filled by its kind, told to the log."""

from collections.abc import Callable
from datetime import date
from typing import Any

from audit import services as audit
from coop_registry.models import Act, Filing, Identifier, Organisation
from coop_registry.queries import records as register
from coop_registry.queries.filings import records
from coop_registry.rules.entries import IdentifierEntry, normal_identifier
from coop_registry.rules.filings.changes import FoundingAsked
from coop_registry.rules.filings.entries import DecisionEntry
from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.kinds import ActKind, Scheme
from coop_registry.services import acts, opening
from coop_registry.services.filings.effects import correction, facts, founding, places, standing
from coop_registry.services.filings.effects.context import Changes, Context, source_of
from core.access import Scope
from core.db import db
from core.errors import RuleViolation

Effect = Callable[[Context, Any], Changes]

#: The kinds that change facts; the others leave an act that says what was issued or noted.
EFFECTS: dict[FilingKind, Effect] = {
    FilingKind.NAME: facts.name,
    FilingKind.SEAT: facts.seat,
    FilingKind.REPRESENTATIVE: facts.representative,
    FilingKind.CAPITAL: facts.capital,
    FilingKind.LINES: facts.lines,
    FilingKind.BRANCH_NEW: places.begin,
    FilingKind.BRANCH_CHANGE: places.change,
    FilingKind.BRANCH_END: places.end,
    FilingKind.SUSPENSION: standing.suspend,
    FilingKind.RESUMPTION: standing.resume,
    FilingKind.REVOCATION: standing.revoke,
    FilingKind.RESTORATION: standing.restore,
    FilingKind.BANKRUPTCY: standing.court,
    FilingKind.GROUP_END: standing.end_group,
    FilingKind.CORRECTION: correction.put_right,
}


def bring_in(row: Filing, entry: DecisionEntry, *, actor_id: int, today: date, scope: Scope) -> Act:
    """Bring an accepted filing into the register; return the act, of `ActKind.FILING`."""
    asked = records.change_of(row)
    if isinstance(asked, FoundingAsked):
        return founding.found(row, asked, entry, actor_id=actor_id, today=today, scope=scope)
    organisation = db.session.get_one(Organisation, row.organisation_id)
    act = acts.begin(
        organisation, ActKind.FILING, on=entry.on, actor_id=actor_id, source=source_of(row)
    )
    context = Context(row, organisation, act, entry.on, scope)
    effect = EFFECTS.get(FilingKind(row.kind))
    changes = effect(context, asked) if effect and asked is not None else {}
    if changes and all(before == after for before, after in changes.values()):
        raise RuleViolation("Nội dung đề nghị không khác với nội dung đang ghi trong sổ.")
    changes |= _number(context, entry)
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="organisation.filed",
        subject_type="organisation",
        subject_id=organisation.id,
        changes={field: pair for field, pair in changes.items() if pair[0] != pair[1]},
        note=act.source,
    )
    return act


def holder_id(row: Filing) -> int | None:
    """Return the organisation that may hold the numbers of this filing already."""
    if FilingKind(row.kind) is FilingKind.CONVERSION:
        asked = records.change_of(row)
        return asked.converted_from if isinstance(asked, FoundingAsked) else None
    return row.organisation_id


def _number(context: Context, entry: DecisionEntry) -> Changes:
    """Write the code and the certificate number that the decision gave.

    A code is one for life (Điều 46 Luật 2023). The number of an older certificate, typed later,
    does not take the place of the present one.
    """
    live = register.identifiers(context.organisation.id)
    changes: Changes = {}
    for scheme, value in (
        (Scheme.CODE, entry.code),
        (Scheme.CERTIFICATE_NO, entry.certificate_no),
    ):
        old = live.get(scheme)
        if not value or (old is not None and old.normal == normal_identifier(value)):
            continue
        if old is not None and scheme is Scheme.CODE:
            raise RuleViolation(
                f"Mã số đang ghi là {old.value}; mã số không thay đổi trong suốt quá trình hoạt "
                "động. Gõ sai so với giấy thì đính chính.",
                field="code",
                article="khoản 2 Điều 46 Luật Hợp tác xã 2023",
            )
        if old is not None and old.issued_on is not None and old.issued_on > entry.on:
            continue
        changes[scheme.value] = (old.value if old else None, value)
        _replace(old, IdentifierEntry(scheme, value, entry.on), context.act)
    return changes


def _replace(old: Identifier | None, new: IdentifierEntry, act: Act) -> None:
    if old is not None:
        old.voided_by_id = act.id
        db.session.flush()
    db.session.add(opening.new_identifier(new, act))
