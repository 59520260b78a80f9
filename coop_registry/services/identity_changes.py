"""Changes of a shared party's identity: one person proposes, another decides (hai người)."""

from datetime import date

from sqlalchemy.exc import IntegrityError

from coop_registry.models import IdentityChange, Party
from coop_registry.queries import parties, persons, subjects
from coop_registry.rules.entries import normal_identifier
from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.rules.parties import (
    IdentityProposal,
    refuse_number_of_household,
    refuse_numbers_in_words,
    refuse_same_person,
    refuse_wrong_proposal,
)
from coop_registry.services.numbers import identity_index
from coop_registry.services.party_changes import (
    Changes,
    check_version,
    raise_version,
    record_change,
)
from core import keys
from core.access import Scope
from core.clock import now_utc
from core.dates import PartialDate, Precision
from core.db import db
from core.errors import RuleViolation
from core.text import clean, mask


def propose_identity(
    party: Party,
    proposal: IdentityProposal,
    *,
    reason: str,
    actor_id: int,
    on: date,
    scope: Scope,
    expected_version: int,
) -> IdentityChange:
    """Propose another number, birth or nationality (đề nghị sửa giấy tờ tùy thân)."""
    refuse_numbers_in_words(reason, "reason")
    refuse_wrong_proposal(_normal(proposal), on)
    refuse_number_of_household(PartyKind(party.kind), proposal)
    check_version(party, expected_version)
    if subjects.open_change_of(party.id) is not None:
        raise RuleViolation("Đã có một đề nghị về người này đang chờ người thứ hai duyệt.")
    change = _change_of(party, _normal(proposal))
    if not said_of(party, change):
        raise RuleViolation("Chưa có gì khác với nội dung đang ghi.")
    _refuse_taken(party, change.identity_index, scope)
    change.unit_id = _own_unit(party, scope)
    return _open(party, change, reason, actor_id)


def propose_by_paper(
    party: Party,
    proposal: IdentityProposal,
    *,
    reason: str,
    actor_id: int,
    unit_id: int,
    origin_id: int,
    scope: Scope,
) -> IdentityChange | None:
    """Propose what a recorded paper says of a party's identity; None when it is held already.

    The caller has seen that no other proposal waits. `unit_id` is the commune of the paper,
    `origin_id` the act that records it.
    """
    refuse_number_of_household(PartyKind(party.kind), proposal)
    change = _change_of(party, _normal(proposal))
    if not said_of(party, change):
        return None
    _refuse_taken(party, change.identity_index, scope)
    change.unit_id, change.origin_id = unit_id, origin_id
    return _open(party, change, reason, actor_id)


def _open(party: Party, change: IdentityChange, reason: str, actor_id: int) -> IdentityChange:
    """Let a proposal wait for the second person."""
    change.reason, change.proposed_by_id, change.proposed_at = reason, actor_id, now_utc()
    db.session.add(change)
    db.session.flush()
    record_change("party.change_proposed", party, said_of(party, change), reason, actor_id)
    return change


def accept_change(
    change: IdentityChange, *, retyped: str | None, actor_id: int, scope: Scope
) -> Party:
    """Carry out a proposal (duyệt): by another person, who types the number from the paper again."""
    party = _begin_decision(change, actor_id)
    if change.identity_index is not None:
        kind = IdentityKind(change.identity_kind or "")
        if not retyped or identity_index(kind, retyped) != change.identity_index:
            raise RuleViolation(
                "Số nhập lại không khớp với số trong đề nghị. Hãy đối chiếu giấy tờ gốc; nếu đề "
                "nghị sai thì chọn không duyệt.",
                field="retyped",
            )
        _refuse_taken(party, change.identity_index, scope)
    changes = said_of(party, change)
    _write(party, change)
    _close(change, actor_id, accepted=True, note=None)
    try:
        db.session.flush()
    except IntegrityError as error:  # another officer recorded the same number at this moment
        raise RuleViolation("Số giấy tờ này vừa được ghi cho người khác.") from error
    raise_version(party, "party.change_accepted", changes, change.reason, actor_id, scope)
    return party


def refuse_change(change: IdentityChange, *, note: str, actor_id: int) -> Party:
    """Turn a proposal down (không duyệt), with the reason."""
    if not clean(note):
        raise RuleViolation("Hãy ghi lý do không duyệt.", field="note")
    refuse_numbers_in_words(note, "note")
    party = _begin_decision(change, actor_id)
    _close(change, actor_id, accepted=False, note=note)
    db.session.flush()
    record_change("party.change_refused", party, {}, note, actor_id)
    return party


def _begin_decision(change: IdentityChange, actor_id: int) -> Party:
    """Return the party of a proposal that may be decided by this person."""
    subjects.identity_change_locked(change)
    if change.decided_at is not None:
        raise RuleViolation("Đề nghị này đã được quyết định.")
    refuse_same_person(change.proposed_by_id, actor_id)
    party = parties.get(change.party_id)
    persons.lock(party)
    return party


def _close(change: IdentityChange, actor_id: int, *, accepted: bool, note: str | None) -> None:
    """End a proposal; of its number only the ends stay."""
    change.decided_at, change.decided_by_id = now_utc(), actor_id
    change.accepted, change.decision_note = accepted, note
    change.identity_sealed = change.identity_index = None


def _normal(proposal: IdentityProposal) -> IdentityProposal:
    """Return a proposal with its number as numbers are compared."""
    number = normal_identifier(proposal.identity_no) if proposal.identity_no else None
    return IdentityProposal(**{**vars(proposal), "identity_no": number or None})


def _change_of(party: Party, proposal: IdentityProposal) -> IdentityChange:
    """Return the row of a proposal, without what is already so."""
    change = IdentityChange(party_id=party.id, drops_number=False)
    if proposal.identity_no and proposal.identity_kind:
        index = identity_index(proposal.identity_kind, proposal.identity_no)
        if index != party.identity_index:
            change.identity_kind = proposal.identity_kind.value
            change.identity_sealed = keys.encrypt(proposal.identity_no)
            change.identity_index = index
            change.identity_masked = mask(proposal.identity_no)
    change.drops_number = proposal.drops_number and party.identity_index is not None
    change.identity_on, change.identity_by = proposal.identity_on, proposal.identity_by
    if proposal.birth:
        change.birth_on = proposal.birth.start
        change.birth_precision = proposal.birth.precision.value
    change.nationality = proposal.nationality
    return change


def said_of(party: Party, change: IdentityChange) -> Changes:
    """Return what a proposal changes, {field: (old, new)}; numbers masked."""
    said: Changes = {}
    if change.identity_index is not None:
        said["identity_kind"] = (party.identity_kind, change.identity_kind)
        said["identity_no"] = (party.identity_masked, change.identity_masked)
    elif change.drops_number:
        said["identity_no"] = (party.identity_masked, None)
    for field in ("identity_on", "identity_by", "nationality"):
        new = getattr(change, field)
        if new is not None:
            said[field] = (getattr(party, field), new)
    if change.birth_on and change.birth_precision:
        birth = PartialDate(change.birth_on, Precision(change.birth_precision))
        said["birth"] = (persons.birth_of(party), birth)
    return {field: pair for field, pair in said.items() if pair[0] != pair[1]}


def _write(party: Party, change: IdentityChange) -> None:
    """Write a proposal onto the party."""
    if change.identity_index is not None:
        party.identity_kind = change.identity_kind
        party.identity_sealed = change.identity_sealed
        party.identity_index = change.identity_index
        party.identity_masked = change.identity_masked
        party.identity_on = party.identity_by = None
    elif change.drops_number:
        party.identity_kind = party.identity_sealed = party.identity_index = None
        party.identity_masked = party.identity_on = party.identity_by = None
    for field in ("identity_on", "identity_by", "nationality"):
        if getattr(change, field) is not None:
            setattr(party, field, getattr(change, field))
    if change.birth_on:
        party.birth_on, party.birth_precision = change.birth_on, change.birth_precision


def _refuse_taken(party: Party, index: str | None, scope: Scope) -> None:
    """Refuse a number that another party has; the two are never merged by themselves."""
    holder = parties.by_identity(index) if index else None
    if holder is None or holder.id == party.id:
        return
    seen = parties.is_known_in(holder.id, scope)
    who = holder.full_name if seen else "một người trong hồ sơ của đơn vị khác"
    raise RuleViolation(
        f"Số giấy tờ này đã ghi cho {who}. Chương trình không gộp hai hồ sơ người; nếu là một "
        "người, hãy đính chính danh sách thành viên của từng tổ chức.",
        field="identity_no",
    )


def _own_unit(party: Party, scope: Scope) -> int:
    """Return the commune by which the proposer knows the party."""
    for link in parties.links([party.id]):
        if scope.covers_unit(link.unit_id):
            return link.unit_id
    raise RuleViolation("Người này không có trong hồ sơ của đơn vị.")
