"""Taking back what acts said of shared persons, with the acts themselves (rút điều giấy tờ đã ghi).

One way for an import and for a first recording typed by mistake: proposals nobody has decided on
are withdrawn, blanks that still hold what was filled are emptied, values kept beside are set
aside. What somebody has decided or corrected since stays: it is theirs.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from audit import services as audit
from coop_registry.models import Notice, Party, PersonStatement
from coop_registry.queries import parties
from coop_registry.queries import said_by_acts as queries
from coop_registry.rules.particulars import Particular, text_of, value_of
from coop_registry.services import search_index
from coop_registry.services.party_changes import field_words
from core.dates import PartialDate
from core.db import db

#: The log keeps that an ethnicity was recorded, not which.
_NOT_SHOWN = "đã ghi"
_YES_NO = (Particular.HAS_FOREIGN_CAPITAL, Particular.IS_COOPERATIVE)


@dataclass(frozen=True)
class TakenBack:
    """What takes the acts back, in words ("Hoàn tác lần nhập…"), and who, when, why."""

    words: str
    reason: str
    actor_id: int
    at: datetime


def take_back_said(act_ids: Sequence[int], by: TakenBack) -> None:
    """Take back everything that these acts said of persons, as long as it stands."""
    _withdraw_proposals(act_ids, by)
    said: dict[int, list[PersonStatement]] = defaultdict(list)
    for one in queries.statements_to_take_back(act_ids):
        said[one.party_id].append(one)
    people, units = queries.people_locked(said), queries.units_of(said)
    for party_id, statements in said.items():
        own = {one.unit_id for one in statements}
        others = sorted(units[party_id] - own)
        _empty(people[party_id], [one for one in statements if one.is_filled], others, by)
        _set_aside(people[party_id], [one for one in statements if not one.is_filled], others, by)
        for one in statements:
            one.is_withdrawn = True
    db.session.flush()


def _withdraw_proposals(act_ids: Sequence[int], by: TakenBack) -> None:
    """End the proposals that wait; of their numbers only the ends stay."""
    for change in queries.open_proposals(act_ids):
        change.decided_at, change.decided_by_id = by.at, by.actor_id
        change.accepted, change.is_withdrawn = False, True
        change.decision_note = by.words
        change.identity_sealed = change.identity_index = None
        _log("party.change_withdrawn", change.party_id, {}, by)
    db.session.flush()


def _empty(party: Party, filled: list[PersonStatement], others: list[int], by: TakenBack) -> None:
    """Give blanks back that still hold what was filled; log it and tell the other units."""
    changes: dict[str, tuple[object, object]] = {}
    for one in filled:
        what = Particular(one.field)
        held = _held(party, what)
        if held is None or text_of(what, held) != one.value:
            continue  # corrected since
        before = value_of(what, one.held_before) if one.held_before else None
        _put(party, what, before)
        hidden = what is Particular.ETHNICITY
        changes[what.value] = (_NOT_SHOWN if hidden else held, before)
    if not changes:
        return
    party.version += 1
    search_index.mark_parties([party.id])
    _log("party.taken_back", party.id, changes, by)
    _tell(
        party,
        others,
        f"Đơn vị khác đã rút lại {field_words(changes)} bổ sung nhầm cho {party.full_name}. Hãy đối "
        "chiếu với hồ sơ của đơn vị.",
        by,
    )


def _set_aside(
    party: Party, beside: list[PersonStatement], others: list[int], by: TakenBack
) -> None:
    """Set aside what was kept beside; nobody has to choose any more."""
    if not beside:
        return
    for one in beside:
        one.accepted, one.decided_at, one.decided_by_id = False, by.at, by.actor_id
        one.decided_reason = by.words
    words = field_words(dict.fromkeys(one.field for one in beside))
    _log("party.statement_withdrawn", party.id, {"stated": (words, None)}, by)
    _tell(
        party,
        others,
        f"Giá trị khác về {words} của {party.full_name} do đơn vị khác ghi nhầm đã được rút lại; "
        "không phải chọn nữa.",
        by,
    )


def _held(party: Party, what: Particular) -> object:
    """Return what is recorded of one particular, None for a blank."""
    return parties.birth_of(party) if what is Particular.BIRTH else getattr(party, what) or None


def _put(party: Party, what: Particular, value: object) -> None:
    """Write what a particular held before it was filled."""
    if what is Particular.BIRTH:
        known = value if isinstance(value, PartialDate) else None
        party.birth_on = known.start if known else None
        party.birth_precision = known.precision.value if known else None
    else:
        setattr(party, what.value, False if what in _YES_NO else value)


def _log(
    action: str, party_id: int, changes: dict[str, tuple[object, object]], by: TakenBack
) -> None:
    audit.record(
        actor_id=by.actor_id,
        action=action,
        subject_type="party",
        subject_id=party_id,
        changes=changes,
        reason=by.reason,
        note=by.words,
    )


def _tell(party: Party, units: list[int], text: str, by: TakenBack) -> None:
    """Send the other units that know the person a word, without values (thông báo)."""
    db.session.add_all(
        Notice(unit_id=unit_id, party_id=party.id, text=text[:500], created_at=by.at)
        for unit_id in units
    )
