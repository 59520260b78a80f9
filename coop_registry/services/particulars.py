"""What a paper says of a known person: blanks filled, the rest never dropped (bổ sung, giữ cạnh)."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from audit import services as audit
from coop_registry.models import Party, PersonStatement
from coop_registry.queries import parties, persons, statements, subjects
from coop_registry.rules.entries import PartyEntry, normal_identifier
from coop_registry.rules.kinds import PartyKind
from coop_registry.rules.particulars import Particular, settle, text_before, text_of
from coop_registry.rules.parties import IdentityProposal
from coop_registry.services import identity_changes, party_changes
from coop_registry.services.numbers import identity_index
from coop_registry.services.recorder import Recorder
from core.clock import now_utc
from core.dates import PartialDate
from core.db import db

#: Of a household and an organisation these are nobody's.
_OF_A_PERSON = (Particular.BIRTH, Particular.GENDER, Particular.ETHNICITY)


def take_in(known: Party, entry: PartyEntry, recorder: Recorder) -> None:
    """Add what a known party lacks; propose or keep beside what differs from what is held.

    Other units that know the person are told what was added or said. Facts of identity of a
    person whom they know go to a second person.
    """
    persons.lock(known)
    others = party_changes.other_units(known, recorder.scope)
    settled = settle(_held(known), _given(known, entry), is_shared=bool(others))
    if settled.proposed and subjects.open_change_of(known.id) is not None:
        settled.wait()
    if settled.filled:
        _fill(known, settled.filled, recorder)
    if settled.proposed:
        _propose(known, entry, settled.proposed, recorder)
    if settled.beside:
        keep_beside(known, settled.beside, recorder)


def keep_beside(known: Party, values: Mapping[Particular, object], recorder: Recorder) -> None:
    """Keep other values beside what is held, each once, and tell the other units."""
    kept = statements.open_values(known.id)
    fresh = {
        what: text_of(what, value)
        for what, value in values.items()
        if (what, text_of(what, value)) not in kept
    }
    if not fresh:
        return
    db.session.add_all(
        PersonStatement(
            party_id=known.id,
            unit_id=recorder.unit_id,
            origin_id=recorder.act.id,
            field=what.value,
            value=text,
            given_at=now_utc(),
        )
        for what, text in fresh.items()
    )
    db.session.flush()
    audit.record(
        actor_id=recorder.actor_id,
        action="party.stated",
        subject_type="party",
        subject_id=known.id,
        changes={"stated": (None, party_changes.field_words(fresh))},
        note=recorder.act.source,
    )
    party_changes.tell_others(
        known,
        recorder.scope,
        f"Giấy tờ của đơn vị khác ghi khác {party_changes.field_words(fresh)} của "
        f"{known.full_name}; giá trị đó được giữ cạnh hồ sơ. Hãy đối chiếu rồi chọn.",
    )


def _fill(known: Party, filled: Mapping[Particular, object], recorder: Recorder) -> None:
    """Write what was blank; the log says what, the other units are told."""
    held, at = _held(known), now_utc()
    db.session.add_all(
        PersonStatement(
            party_id=known.id,
            unit_id=recorder.unit_id,
            origin_id=recorder.act.id,
            field=what.value,
            value=text_of(what, value),
            given_at=at,
            accepted=True,
            decided_at=at,
            decided_by_id=recorder.actor_id,
            is_filled=True,
            held_before=text_before(what, held.get(what)),
        )
        for what, value in filled.items()
    )
    for what, value in filled.items():
        if isinstance(value, PartialDate):
            known.birth_on, known.birth_precision = value.start, value.precision.value
        else:
            setattr(known, what.value, value)
    party_changes.raise_version(
        known,
        "party.filled",
        {what.value: (None, value) for what, value in filled.items()},
        recorder.act.source,
        recorder.actor_id,
        recorder.scope,
    )


def _propose(
    known: Party, entry: PartyEntry, proposed: Mapping[Particular, object], recorder: Recorder
) -> None:
    """Leave facts of identity to a second person of the commune whose paper says them."""
    has_number = Particular.IDENTITY_NO in proposed
    proposal = IdentityProposal(
        identity_kind=entry.identity_kind if has_number else None,
        identity_no=entry.identity_no if has_number else None,
        identity_on=cast(date | None, proposed.get(Particular.IDENTITY_ON)),
        identity_by=cast(str | None, proposed.get(Particular.IDENTITY_BY)),
        birth=cast(PartialDate | None, proposed.get(Particular.BIRTH)),
        nationality=cast(str | None, proposed.get(Particular.NATIONALITY)),
    )
    identity_changes.propose_by_paper(
        known,
        proposal,
        reason=f"Ghi khác hồ sơ chung, theo {recorder.act.source}"[:500],
        actor_id=recorder.actor_id,
        unit_id=recorder.unit_id,
        origin_id=recorder.act.id,
        scope=recorder.scope,
    )


def _held(known: Party) -> dict[Particular, object]:
    """Return what is recorded of a party, its number as it is compared."""
    found: dict[Particular, object] = {
        what: getattr(known, what.value) or None
        for what in Particular
        if what not in (Particular.BIRTH, Particular.IDENTITY_NO)
    }
    found[Particular.BIRTH] = parties.birth_of(known)
    found[Particular.IDENTITY_NO] = known.identity_index
    return found


def _given(known: Party, entry: PartyEntry) -> dict[Particular, object]:
    """Return what an entry says of a party; the number's kind counts with it."""
    found: dict[Particular, object] = {
        what: getattr(entry, what.value) or None
        for what in Particular
        if what is not Particular.IDENTITY_NO
    }
    if known.organisation_id is not None:
        found.pop(Particular.FULL_NAME)  # it is called as its own record says
    if known.kind != PartyKind.PERSON:
        for what in _OF_A_PERSON:
            found.pop(what)
    if entry.identity_no and entry.identity_kind:
        index = identity_index(entry.identity_kind, entry.identity_no)
        if index != known.identity_index:
            found[Particular.IDENTITY_NO] = normal_identifier(entry.identity_no)
    return found
