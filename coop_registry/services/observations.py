"""Sources that disagree (thông tin của nguồn khác): kept side by side until an officer chooses."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from audit import services as audit
from coop_registry.labels import ACTIVITY, FIELDS, RATING, STATUS
from coop_registry.models import Act, Observation, Organisation
from coop_registry.queries import names, observations, pages
from coop_registry.rules.kinds import ActKind
from coop_registry.rules.observations import (
    ObservationEntry,
    part_of,
    read_words,
    registered_value,
    shown_value,
    way_of,
)
from coop_registry.services import acts
from coop_registry.services.taking_over import take_over, why_not
from core.access import Scope
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation

#: Words of the coded values a source can state.
CODES: dict[str, dict[str, str]] = {
    "status": {code.value: words for code, words in STATUS.items()},
    "activity": {code.value: words for code, words in ACTIVITY.items()},
    "rating": {str(code.value): words for code, words in RATING.items()},
}


def note(
    organisation: Organisation,
    entry: ObservationEntry,
    *,
    actor_id: int,
    act: Act | None = None,
) -> Observation | None:
    """Keep a statement that differs from the register; None when it says the same.

    The register's value of the statement's own day is compared. The same words of the same source
    are kept once. `act` is the import's or report's own act; without one, an act begins here.
    Raises KeyError for a field that no source can state.
    """
    way_of(entry.field)
    entry = replace(entry, value=entry.value or _read(entry))
    known = observations.same(organisation.id, entry.field, entry.words, entry.source)
    if known:
        return known[0]
    if entry.value is not None and entry.value == _registered(organisation, entry):
        return None
    if act is None:
        act = acts.begin(
            organisation, ActKind.REPORT, on=entry.as_of, actor_id=actor_id, source=entry.source
        )
        audit.record(
            actor_id=actor_id,
            action="observation.noted",
            subject_type="organisation",
            subject_id=organisation.id,
            changes={entry.field: (None, entry.words)},
            note=entry.source,
        )
    observation = Observation(
        organisation_id=organisation.id,
        origin_id=act.id,
        field=entry.field,
        words=entry.words,
        value=entry.value,
        as_of=entry.as_of,
        source=entry.source,
        recorded_at=now_utc(),
    )
    db.session.add(observation)
    db.session.flush()
    return observation


def note_by_hand(
    organisation: Organisation,
    entry: ObservationEntry,
    *,
    actor_id: int,
    on: date,
    expected_version: int | None,
) -> Observation:
    """Keep a statement that an officer types; `on` is today. Refuses what says nothing new."""
    acts.check_version(organisation, expected_version)
    if entry.as_of > on:
        raise RuleViolation("Ngày của thông tin ở sau hôm nay.", field="as_of")
    if observations.same(organisation.id, entry.field, entry.words, entry.source):
        raise RuleViolation("Thông tin này của nguồn này đã được ghi.", field="words")
    made = note(organisation, entry, actor_id=actor_id)
    if made is None:
        raise RuleViolation("Nguồn này nói đúng như đang ghi trong sổ.", field="words")
    return made


def decide(
    organisation: Organisation,
    observation: Observation,
    *,
    accepted: bool,
    reason: str | None,
    actor_id: int,
    on: date,
    scope: Scope,
    expected_version: int | None,
) -> None:
    """Choose between the register and a source (lấy theo nguồn, giữ nguyên); `on` is today.

    What is taken over goes through the correction or the report of its matter, as an act of its
    own. Other open statements of the same value are settled with it.
    """
    acts.check_version(organisation, expected_version)
    _check_choice(organisation, observation, accepted, reason, on)
    open_ones = observations.open_of(organisation.id)
    settled = _whole(observation, open_ones)
    if accepted:
        settled = [one for one in open_ones if _says_the_same(one, observation)]
        take_over(organisation, observation, reason=reason, actor_id=actor_id, on=on, scope=scope)
    for one in settled:
        one.accepted = accepted
        one.decided_on = on
        one.decided_by_id = actor_id
        one.decided_reason = reason
    db.session.flush()
    choice = "lấy theo nguồn" if accepted else "giữ nguyên nội dung trong sổ"
    audit.record(
        actor_id=actor_id,
        action="observation.decided",
        subject_type="organisation",
        subject_id=organisation.id,
        changes={"observation": (None, f"{FIELDS[observation.field]}: {observation.words}")},
        reason=reason,
        note=f"Nguồn: {observation.source}; {choice}",
    )


def _check_choice(
    organisation: Organisation,
    observation: Observation,
    accepted: bool,
    reason: str | None,
    on: date,
) -> None:
    """Raise when it was decided before, or the choice lacks what it needs."""
    if observation.decided_on is not None:
        raise RuleViolation("Thông tin này đã có người chọn rồi.")
    if not accepted and not reason:
        raise RuleViolation("Hãy ghi lý do giữ nguyên nội dung trong sổ.", field="reason")
    refused = why_not(observation, pages.record(organisation, on)) if accepted else None
    if refused is not None:
        raise RuleViolation(refused)


def whole_statements(rows: Sequence[Observation]) -> list[list[Observation]]:
    """Return statements with the parts of each long remark together, in order."""
    found: dict[object, list[Observation]] = {}
    for one in rows:
        part = part_of(one.words) if one.field == "remark" else None
        key = (one.origin_id, one.source, part[1]) if part else one.id
        found.setdefault(key, []).append(one)
    return [sorted(parts, key=lambda one: part_of(one.words) or (0, 0)) for parts in found.values()]


def _whole(observation: Observation, open_ones: Sequence[Observation]) -> list[Observation]:
    """Return a statement with the other parts of its remark: it is decided once."""
    for parts in whole_statements(open_ones):
        if observation in parts:
            return parts
    return [observation]


def words_for(field: str, value: str | None) -> str:
    """Return a value of a field in words: a unit by its name, a class by its line."""
    if field == "unit" and value:
        return names.place_start(int(value))
    return shown_value(field, value, CODES.get(field))


def _read(entry: ObservationEntry) -> str | None:
    """Return the value of the words, reading the names of coded values too."""
    codes = CODES.get(entry.field, {})
    by_words = {words.casefold(): code for code, words in codes.items()}
    return read_words(entry.field, entry.words, by_words)


def _registered(organisation: Organisation, entry: ObservationEntry) -> Any:
    """Return what the register says of the statement's own day."""
    return registered_value(pages.record(organisation, entry.as_of), entry.field)


def _says_the_same(one: Observation, other: Observation) -> bool:
    return (one.field, one.value) == (other.field, other.value)
