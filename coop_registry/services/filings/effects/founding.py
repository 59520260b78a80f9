"""A new organisation out of an accepted filing (thành lập, chuyển đổi từ tổ hợp tác)."""

from dataclasses import replace
from datetime import date

from coop_registry.models import Act, Filing, Organisation, StatusFact
from coop_registry.queries import records
from coop_registry.rules.entries import IdentifierEntry, normal_identifier
from coop_registry.rules.filings.changes import FoundingAsked
from coop_registry.rules.filings.entries import DecisionEntry
from coop_registry.rules.kinds import ActKind, Kind, Scheme, Status
from coop_registry.services import acts, opening
from coop_registry.services.filings.effects import standing
from coop_registry.services.filings.effects.context import Context, source_of
from core.access import Scope
from core.dates import PartialDate
from core.db import db
from core.errors import RuleViolation


def found(
    row: Filing,
    asked: FoundingAsked,
    entry: DecisionEntry,
    *,
    actor_id: int,
    today: date,
    scope: Scope,
) -> Act:
    """Found the organisation from the day of its certificate; a converted group ends that day.

    A cooperative converted from a group keeps the group's code (khoản 4 Điều 61 NĐ 92).
    """
    source = source_of(row)
    kept_code = _end_group(row, asked, entry, actor_id, scope, source)
    if kept_code and entry.code and normal_identifier(entry.code) != normal_identifier(kept_code):
        raise RuleViolation(
            f"Hợp tác xã chuyển đổi giữ mã số {kept_code} của tổ hợp tác; không cấp mã số mới.",
            field="code",
            article="khoản 4 Điều 61 Nghị định 92/2024/NĐ-CP",
        )
    code = kept_code or entry.code
    made = opening.register_opening(
        replace(
            asked.entry,
            source=source,
            registered_on=entry.on,
            founded=asked.entry.founded or PartialDate(entry.on),
            status=Status.ACTIVE,
            identifiers=_identifiers(code, entry),
            accept_similar=True,
            is_demo=row.is_demo,
        ),
        actor_id=actor_id,
        on=today,
        scope=scope,
        kind=ActKind.FILING,
    )
    return records.acts_after(made.id, 0)[0]


def _identifiers(code: str | None, entry: DecisionEntry) -> tuple[IdentifierEntry, ...]:
    given = ((Scheme.CODE, code), (Scheme.CERTIFICATE_NO, entry.certificate_no))
    return tuple(IdentifierEntry(scheme, value, entry.on) for scheme, value in given if value)


def _end_group(
    row: Filing,
    asked: FoundingAsked,
    entry: DecisionEntry,
    actor_id: int,
    scope: Scope,
    source: str,
) -> str | None:
    """End the group that becomes a cooperative; return its code, which the cooperative keeps."""
    if asked.converted_from is None:
        return None
    group = db.session.get_one(Organisation, asked.converted_from)
    status = records.fact_on(StatusFact, group.id, entry.on)
    if group.kind != Kind.GROUP.value or status is None or status.status == Status.ENDED.value:
        raise RuleViolation("Tổ hợp tác được chuyển đổi không còn hoạt động vào ngày quyết định.")
    act = acts.begin(group, ActKind.FILING, on=entry.on, actor_id=actor_id, source=source)
    context = Context(row, group, act, entry.on, scope)
    standing.begin(context, Status.ENDED, entry.on, "Chuyển đổi thành hợp tác xã")
    code = records.identifiers(group.id).get(Scheme.CODE)
    if code is None:
        return None
    code.voided_by_id = act.id
    db.session.flush()
    return code.value
