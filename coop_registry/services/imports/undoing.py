"""Taking an import back by reversing its acts, as long as nothing stands on them (hoàn tác)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from audit import services as audit
from audit.models import Entry
from coop_registry import models as m
from coop_registry.models import Import
from coop_registry.queries.imports import undo as queries
from coop_registry.queries.imports.later import UNDONE_SOURCE
from coop_registry.queries.parties import latest_names
from coop_registry.queries.totals import void_totals
from coop_registry.rules.imports.kinds import ImportState
from coop_registry.rules.kinds import ActKind
from coop_registry.rules.membership import LineKind
from coop_registry.services import search_index
from coop_registry.services.imports.standing import standing_on, standing_words
from coop_registry.services.taking_back import TakenBack, take_back_said
from core.access import Scope
from core.bulk import Row, insert_rows, take_ids, update_rows
from core.errors import RuleViolation
from core.logs import current_request_id

#: Organisations named in a refusal.
_NAMED = 5


@dataclass
class _Undo:
    """One import being taken back: its acts, its organisations, the acts that reverse it."""

    kept: Import
    reason: str
    actor_id: int
    on: date
    at: datetime
    acts: list[int] = field(default_factory=list)
    #: Number of the first and the last act of the import, by organisation.
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    #: The number of the newest act, by organisation: what stands by itself may have followed.
    versions: dict[int, int] = field(default_factory=dict)
    #: Act that reverses, by organisation.
    reversing: dict[int, int] = field(default_factory=dict)

    @property
    def ids(self) -> list[int]:
        """Return the organisations."""
        return sorted(self.spans)

    @property
    def created(self) -> list[int]:
        """Return the organisations that the import brought."""
        return [one for one, (first, _last) in self.spans.items() if first == 1]


def refusal(kept: Import, scope: Scope) -> str | None:
    """Return why an import cannot be taken back, in words; None when it can (lý do không hoàn tác)."""
    if kept.state not in (ImportState.WRITTEN, ImportState.UNDOING):
        return "Chỉ hoàn tác được lần nhập đã ghi vào sổ."
    undo = _gather(_Undo(kept, "", 0, date.min, kept.created_at))
    rows = queries.organisations(undo.ids)
    if any(not scope.covers_unit(unit_id) for _one, _version, unit_id in rows):
        return "Có tổ chức đã chuyển sang đơn vị khác quản lý nên không hoàn tác được."
    last = {
        one: undo.spans[one][1] for one, version, _unit in rows if version != undo.spans[one][1]
    }
    standing = standing_on(last, undo.created, undo.acts) if last else []
    changed = sorted({act.organisation_id for act in standing})
    changed += sorted(queries.decided_observations(undo.acts) - set(changed))
    if changed:
        said = f"Sau lần nhập, các tổ chức sau đã có nội dung khác được ghi: {_names(changed)}."
        return f"{said} {standing_words(standing)}".rstrip()
    used = queries.with_papers(undo.created) | queries.named_as_party(undo.created)
    if used:
        return f"Đã lập giấy tờ hoặc hồ sơ khác đã dẫn đến: {_names(sorted(used))}."
    return None


def undo_import(
    kept: Import, *, reason: str, actor_id: int, scope: Scope, on: date, at: datetime
) -> int:
    """Take back everything an import recorded, or nothing; return how many organisations.

    `on` is today. The caller's transaction is a writer and commits. Raises RuleViolation when
    something stands on what was recorded.
    """
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do hoàn tác.", field="reason")
    said = refusal(kept, scope)
    if said is not None:
        raise RuleViolation(said)
    undo = _gather(_Undo(kept, reason, actor_id, on, at))
    undo.versions = {one: version for one, version, _unit in queries.organisations(undo.ids)}
    _begin(undo)
    for model in queries.DATED:
        _take_back_dated(undo, model)
    for model in queries.UNDATED:
        _void(undo, model)
    void_totals(kept.id, actor_id=actor_id, at=at)
    _reverse_lines(undo)
    _set_aside(undo)
    _restore_organisations(undo)
    kept.state = ImportState.UNDONE.value
    kept.undone_at, kept.undone_by_id, kept.undone_reason = at, actor_id, reason[:500]
    audit.record(
        actor_id=actor_id, action="import.undone", subject_type="import", subject_id=kept.id,
        reason=reason,
    )  # fmt: skip
    return len(undo.ids)


def _gather(undo: _Undo) -> _Undo:
    for act_id, organisation_id, number in queries.acts_of(undo.kept.id):
        undo.acts.append(act_id)
        first, _last = undo.spans.get(organisation_id, (number, number))
        undo.spans[organisation_id] = (first, number)
    return undo


def _names(ids: Sequence[int]) -> str:
    names = latest_names(ids[:_NAMED])
    more = f" và {len(ids) - _NAMED} tổ chức khác" if len(ids) > _NAMED else ""
    return "; ".join(names.get(one, "?") for one in ids[:_NAMED]) + more


def _begin(undo: _Undo) -> None:
    """Add one correcting act and one line of the log for each organisation."""
    acts = take_ids(m.Act, len(undo.ids))
    names = {one: name for some in _hundreds(undo.ids) for one, name in latest_names(some).items()}
    rows, entries = [], []
    created = set(undo.created)
    for act_id, one in zip(acts, undo.ids, strict=True):
        undo.reversing[one] = act_id
        rows.append(_act(undo, act_id, one))
        entries.append(_entry(undo, one, names.get(one), one in created))
    insert_rows(m.Act, rows)
    insert_rows(Entry, entries)
    search_index.mark(undo.ids)


def _hundreds(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[first : first + 500] for first in range(0, len(ids), 500)]


def _act(undo: _Undo, act_id: int, organisation_id: int) -> Row:
    return {
        "id": act_id,
        "organisation_id": organisation_id,
        "number": undo.versions[organisation_id] + 1,
        "kind": ActKind.CORRECTION.value,
        "on": undo.on,
        "recorded_at": undo.at,
        "actor_id": undo.actor_id,
        "source": f"{UNDONE_SOURCE.format(undo.kept.id)}{undo.kept.filename})"[:300],
        "reason": undo.reason[:500],
    }


def _entry(undo: _Undo, organisation_id: int, name: str | None, created: bool) -> Row:
    return {
        "at": undo.at,
        "actor_id": undo.actor_id or None,
        "action": "organisation.withdrawn" if created else "organisation.corrected",
        "subject_type": "organisation",
        "subject_id": organisation_id,
        "changes": {"name": [name, None]} if created else None,
        "reason": undo.reason,
        "note": f"Hoàn tác lần nhập danh sách số {undo.kept.id}",
        "request_id": current_request_id(),
    }


def _take_back_dated(undo: _Undo, model: type[Any]) -> None:
    """Void what was brought; what it had ended or taken back holds again."""
    ends, ended = queries.ends_of(model, undo.acts), queries.ended(model, undo.acts)
    unvoided = [{"id": one, "voided_by_id": None} for one in queries.voided(model, undo.acts)]
    _void(undo, model)
    update_rows(model, unvoided)
    starts = queries.starts_of(model, sorted({one.organisation_id for one in ended}))
    again = []
    for one in ended:
        followed = (one.organisation_id, one.matter, one.end_on)
        later = [day for day in starts[one.organisation_id, one.matter] if day > one.start_on]
        # What was only ended, and not followed by anything, holds until the next that is known.
        end_on = ends[followed] if followed in ends else min(later, default=None)
        again.append({"id": one.id, "end_on": end_on, "ended_by_id": None})
    update_rows(model, again)


def _void(undo: _Undo, model: type[Any]) -> None:
    update_rows(
        model,
        [
            {"id": fact_id, "voided_by_id": undo.reversing[organisation_id]}
            for fact_id, organisation_id in queries.brought(model, undo.acts)
        ],
    )


def _reverse_lines(undo: _Undo) -> None:
    """Take lines of contribution books back by their opposites: the book only grows."""
    numbers = queries.last_lines(undo.ids)
    rows = []
    for line in queries.lines(undo.acts):
        numbers[line.organisation_id] += 1
        rows.append(
            {
                "organisation_id": line.organisation_id,
                "number": numbers[line.organisation_id],
                "party_id": line.party_id,
                "origin_id": undo.reversing[line.organisation_id],
                "kind": LineKind.REVERSAL.value,
                "on": line.on,
                "pledged_vnd": -line.pledged_vnd,
                "paid_vnd": -line.paid_vnd,
                "reverses_id": line.id,
                "note": undo.reason[:300],
            }
        )
    insert_rows(m.Contribution, rows)


def _set_aside(undo: _Undo) -> None:
    """Set aside what was kept beside the register; take back what was said of persons."""
    update_rows(
        m.Observation,
        [
            {
                "id": one,
                "accepted": False,
                "decided_on": undo.on,
                "decided_by_id": undo.actor_id,
                "decided_reason": "Hoàn tác lần nhập danh sách",
            }
            for one in queries.open_observations(undo.acts)
        ],
    )
    take_back_said(
        undo.acts,
        TakenBack(
            f"Hoàn tác lần nhập danh sách số {undo.kept.id}", undo.reason, undo.actor_id, undo.at
        ),
    )


def _restore_organisations(undo: _Undo) -> None:
    """Give organisations their founding days and units of before, and count the act."""
    update_rows(
        m.Organisation,
        [{"id": one, "version": undo.versions[one] + 1} for one in undo.ids],
    )
    update_rows(
        m.Organisation,
        [{"id": one, "unit_id": unit} for one, unit in queries.latest_seats(undo.ids).items()],
    )
    for organisation_id, before in queries.founding_before(undo.kept.id):
        values: Row = {key: _day(value) for key, value in before.items()}
        update_rows(m.Organisation, [{"id": organisation_id, **values}])


def _day(value: Any) -> Any:
    """Return a day that was kept as text; a precision or nothing as it is."""
    if isinstance(value, str) and value[:4].isdigit():
        return date.fromisoformat(value)
    return value
