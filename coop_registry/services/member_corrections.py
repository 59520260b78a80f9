"""Stays put right: a wrongly typed one replaced, one that never was taken back (đính chính)."""

from datetime import date

from coop_registry.models import Act, Membership, Organisation
from coop_registry.queries import contributions as book
from coop_registry.queries import parties as party_queries
from coop_registry.queries import stays
from coop_registry.rules.capital import Holding
from coop_registry.rules.entries import MembershipEntry
from coop_registry.rules.kinds import ActKind
from coop_registry.services import acts, memberships
from core.access import Scope
from core.db import db
from core.errors import RuleViolation

#: What a correction of a stay may change, as the log names it.
_FIELDS = {
    "member_class": "member_class",
    "start_on": "start_on",
    "end_on": "end_on",
    "leave_ground": "leave_ground",
    "book_no": "book_no",
    "excluded_days": "excluded_days",
    "excluded_reason": "excluded_reason",
}


def correct_member(
    organisation: Organisation,
    membership: Membership,
    entry: MembershipEntry,
    *,
    reason: str,
    actor_id: int,
    on: date,
    scope: Scope,
    expected_version: int | None,
) -> Membership:
    """Put a wrongly typed stay right (đính chính): the old row is voided, another takes its place."""
    acts.check_version(organisation, expected_version)
    memberships.refuse_voided(membership)
    party = party_queries.get(membership.party_id)
    with db.session.begin_nested():
        act = acts.begin(
            organisation,
            ActKind.CORRECTION,
            on=on,
            actor_id=actor_id,
            source="Đính chính",
            reason=reason,
        )
        corrected = _corrected(organisation, membership, entry, act)
        representative = memberships.representative_of(
            party, entry, memberships.recorder(act, entry, organisation, scope)
        )
        corrected.representative_id = representative.id if representative else None
        memberships.refuse_impossible(organisation, party, corrected, on, without_id=membership.id)
        changes = _differences(membership, corrected)
        if not changes:
            raise RuleViolation("Chưa có gì khác với nội dung đang ghi.")
        membership.voided_by_id = act.id
        db.session.add(corrected)
        db.session.flush()
        memberships.log(
            act, "member.corrected", {"member": (None, party.full_name)} | changes, reason=reason
        )
    return corrected


def void_member(
    organisation: Organisation,
    membership: Membership,
    *,
    reason: str,
    actor_id: int,
    on: date,
    expected_version: int | None,
) -> Act:
    """Take back a stay that never was (ghi nhầm người); its book lines must be reversed before."""
    acts.check_version(organisation, expected_version)
    memberships.refuse_voided(membership)
    party = party_queries.get(membership.party_id)
    others = stays.stays_of(organisation.id, party.id, without_id=membership.id)
    held = book.holdings_on(organisation.id, on).get(party.id, Holding())
    if not others and (held.pledged_vnd or held.paid_vnd):
        raise RuleViolation(
            f"{party.full_name} còn phần vốn góp trong sổ. Hãy ghi đảo các dòng vốn góp trước."
        )
    act = acts.begin(
        organisation,
        ActKind.CORRECTION,
        on=on,
        actor_id=actor_id,
        source="Đính chính",
        reason=reason,
    )
    membership.voided_by_id = act.id
    db.session.flush()
    memberships.log(act, "member.corrected", {"member": (party.full_name, None)}, reason=reason)
    return act


def _corrected(
    organisation: Organisation, old: Membership, entry: MembershipEntry, act: Act
) -> Membership:
    """Return the row that takes the place of a wrongly typed one."""
    new = memberships.new_stay(
        organisation.id, old.party_id, act, entry.joined_on, entry.member_class
    )
    new.end_on = entry.left_on
    new.leave_ground = entry.leave_ground.value if entry.leave_ground else None
    new.ended_by_id = (old.ended_by_id or act.id) if entry.left_on else None
    new.book_no = entry.book_no
    new.excluded_days = entry.excluded_days
    new.excluded_reason = entry.excluded_reason
    return new


def _differences(old: Membership, new: Membership) -> dict[str, tuple[object, object]]:
    """Return what a correction changes, for the log."""
    changes: dict[str, tuple[object, object]] = {
        words: (getattr(old, field), getattr(new, field))
        for field, words in _FIELDS.items()
        if getattr(old, field) != getattr(new, field)
    }
    if old.representative_id != new.representative_id:
        changes["representative"] = tuple(  # type: ignore[assignment] # two names
            party_queries.get(number).full_name if number else None
            for number in (old.representative_id, new.representative_id)
        )
    return changes
