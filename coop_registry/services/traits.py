"""Further facts: added from a day, ended on a day, corrected where they were typed wrongly."""

from datetime import date
from typing import Any

from audit import services as audit
from coop_registry.models import Act, BusinessLine, Organisation, Trait
from coop_registry.queries import facts, records
from coop_registry.rules.facts import SINGLE, FactEntry, Matter, check_period, check_trait
from coop_registry.rules.kinds import ActKind
from coop_registry.services import acts
from coop_registry.services.fact_words import FIELD, words_of
from coop_registry.services.facts import correct as take_place_of
from coop_registry.services.facts import replace_from
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation


def add(
    organisation: Organisation,
    matter: Matter,
    entry: FactEntry,
    *,
    actor_id: int,
    on: date,
    expected_version: int | None,
) -> Act:
    """Record a fact from its day on (bổ sung); `on` is today.

    Of a matter that is held one at a time the new fact ends the one before; a new main line
    makes the former main line an ordinary one from that day.
    """
    acts.check_version(organisation, expected_version)
    new = _new(organisation, matter, entry)
    _check(matter, entry, new, on)
    former = _former_main(new)
    act = acts.begin(
        organisation, ActKind.REPORT, on=entry.start_on, actor_id=actor_id, source=entry.source
    )
    new.origin_id = act.id
    old = None
    if matter in SINGLE:
        old = records.fact_on(facts.MODELS[matter], organisation.id, entry.start_on)
        replace_from(old, new, act)
    else:
        db.session.add(new)
    if former is not None:
        _demote(former, new.start_on, act)
    change = (words_of(matter, old) if old else None, words_of(matter, new))
    _log(organisation, "organisation.updated", actor_id, matter, change, note=entry.source)
    return act


def end(
    organisation: Organisation,
    matter: Matter,
    fact: Any,
    *,
    end_on: date,
    source: str,
    actor_id: int,
    on: date,
    expected_version: int | None,
) -> Act:
    """Note that a fact no longer holds from a day on (kết thúc); `on` is today."""
    acts.check_version(organisation, expected_version)
    check_period(fact.start_on, end_on, on)
    if end_on > on:
        raise RuleViolation("Ngày kết thúc ở sau hôm nay.", field="end_on")
    if fact.end_on is not None and fact.end_on <= end_on:
        raise RuleViolation(
            f"Nội dung này đã kết thúc từ ngày {format_date(fact.end_on)}.", field="end_on"
        )
    act = acts.begin(organisation, ActKind.REPORT, on=end_on, actor_id=actor_id, source=source)
    fact.end_on = end_on
    fact.ended_by_id = act.id
    said = words_of(matter, fact)
    note = f"Kết thúc từ ngày {format_date(end_on)}. {source}"
    _log(organisation, "organisation.updated", actor_id, matter, (said, None), note=note)
    return act


def correct(
    organisation: Organisation,
    matter: Matter,
    fact: Any,
    entry: FactEntry | None,
    *,
    reason: str,
    actor_id: int,
    on: date,
    expected_version: int | None,
) -> Act:
    """Put right a fact that was typed wrongly (đính chính); None takes it out of the register.

    A fact held one at a time keeps its days, so that its neighbours still meet.
    """
    acts.check_version(organisation, expected_version)
    new = _new(organisation, matter, entry) if entry else None
    if entry and new:
        if matter in SINGLE:
            new.start_on, new.end_on = fact.start_on, fact.end_on
        _check(matter, entry, new, on, replaced=fact)
        if words_of(matter, new) == words_of(matter, fact) and _days(new) == _days(fact):
            raise RuleViolation("Chưa có gì khác với nội dung đang ghi.")
    act = acts.begin(
        organisation,
        ActKind.CORRECTION,
        on=on,
        actor_id=actor_id,
        source="Đính chính",
        reason=reason,
    )
    fact.voided_by_id = act.id
    if new is not None:
        _take_place(matter, fact, new, act)
    change = (_dated_words(matter, fact), _dated_words(matter, new) if new else None)
    _log(organisation, "organisation.corrected", actor_id, matter, change, reason=reason)
    return act


def _new(organisation: Organisation, matter: Matter, entry: FactEntry) -> Any:
    """Return the row of an entry, not in the session yet."""
    values = dict(entry.values)
    if matter is Matter.TRAIT:
        values.setdefault("source", entry.source)
    return facts.MODELS[matter](
        organisation_id=organisation.id,
        start_on=entry.start_on,
        end_on=entry.end_on,
        **values,
    )


def _check(matter: Matter, entry: FactEntry, new: Any, on: date, replaced: Any = None) -> None:
    """Raise when the days or the values cannot be, or the same is recorded already."""
    check_period(new.start_on, new.end_on, on)
    if matter is Matter.TRAIT:
        check_trait(entry.values)
        same = facts.overlapping(new, Trait.kind == new.kind, Trait.words == new.words)
        _refuse_twin(same, replaced, "words")
    elif matter is Matter.LINE:
        same = facts.overlapping(new, BusinessLine.vsic_id == new.vsic_id)
        _refuse_twin(same, replaced, "line")
        if replaced is not None and new.is_main:
            mains = facts.overlapping(new, BusinessLine.is_main.is_(True))
            if [one for one in mains if one is not replaced]:
                raise RuleViolation(
                    "Trong thời gian này đã có ngành chính khác. Hãy đính chính ngành đó thành "
                    "ngành khác (không phải ngành chính) trước.",
                    field="is_main",
                )
    elif matter is Matter.CONTACT and not any(entry.values.values()):
        raise RuleViolation("Chưa nhập người liên hệ, điện thoại hay thư điện tử.")


def _refuse_twin(found: list[Any], replaced: Any, field: str) -> None:
    """Raise when another row already says the same for some of the days."""
    twin = next((one for one in found if one is not replaced), None)
    if twin is not None:
        raise RuleViolation(
            f"Nội dung này đã được ghi từ ngày {format_date(twin.start_on)}.", field=field
        )


def _former_main(new: Any) -> BusinessLine | None:
    """Return the main line that a new main line replaces; refuse one that begins later."""
    if not isinstance(new, BusinessLine) or not new.is_main:
        return None
    mains = facts.overlapping(new, BusinessLine.is_main.is_(True))
    later = next((one for one in mains if one.start_on > new.start_on), None)
    if later is not None:
        raise RuleViolation(
            f"Từ ngày {format_date(later.start_on)} đã ghi ngành chính khác. Hãy ghi ngành này là "
            "ngành khác (không phải ngành chính).",
            field="is_main",
        )
    return mains[0] if mains else None


def _demote(former: BusinessLine, day: date, act: Act) -> None:
    """Make the former main line an ordinary one from the day on."""
    ordinary = BusinessLine(
        organisation_id=former.organisation_id,
        origin_id=act.id,
        start_on=day,
        vsic_id=former.vsic_id,
        is_main=False,
        detail=former.detail,
    )
    replace_from(former, ordinary, act)


def _take_place(matter: Matter, fact: Any, new: Any, act: Act) -> None:
    """Add the corrected row; who ended the old one still ended this one."""
    new.origin_id = act.id
    if matter in SINGLE:
        take_place_of(fact, new, act)
        return
    if new.end_on is not None:
        new.ended_by_id = fact.ended_by_id or act.id
    db.session.add(new)


def _days(fact: Any) -> tuple[date, date | None]:
    return fact.start_on, fact.end_on


def _dated_words(matter: Matter, fact: Any) -> str:
    """Return a fact with its days, as a correction shows it in the log."""
    said = f"{words_of(matter, fact)}, từ ngày {format_date(fact.start_on)}"
    return f"{said} đến trước ngày {format_date(fact.end_on)}" if fact.end_on else said


def _log(
    organisation: Organisation,
    action: str,
    actor_id: int,
    matter: Matter,
    change: tuple[object, object],
    *,
    reason: str | None = None,
    note: str | None = None,
) -> None:
    """Write the change into the log, in the same transaction."""
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type="organisation",
        subject_id=organisation.id,
        changes={FIELD[matter]: change},
        reason=reason,
        note=note,
    )
