"""What recording and correcting members share: rows, checks beside other stays, the log."""

from datetime import date

from audit import services as audit
from coop_registry.models import Act, Membership, Organisation, Party
from coop_registry.queries import parties, stays
from coop_registry.rules import members
from coop_registry.rules.entries import MemberEntry, MembershipEntry, PartyEntry
from coop_registry.rules.kinds import PartyKind
from coop_registry.rules.members import Stay
from coop_registry.rules.membership import LeaveGround, MemberClass
from coop_registry.services.numbers import identity_index
from coop_registry.services.parties import add_to_known, find_or_add
from coop_registry.services.recorder import Recorder
from core.access import Scope
from core.db import db
from core.errors import RuleViolation
from core.text import fold


def recorder(
    act: Act, entry: MemberEntry | MembershipEntry, organisation: Organisation, scope: Scope
) -> Recorder:
    """Return who records, where and what they may see."""
    return Recorder(act, scope, organisation.unit_id, entry.accept_similar)


def party_of(entry: MemberEntry, recorder: Recorder) -> Party:
    """Return the party of a member: a recorded household by its head, else as it was typed."""
    household = _known_household(entry)
    if household is not None and isinstance(entry.party, PartyEntry):
        return add_to_known(household, entry.party, recorder)
    return find_or_add(entry.party, recorder)


def _known_household(entry: MemberEntry) -> Party | None:
    """Return the recorded household of this name whose representative has the typed number."""
    party, head = entry.party, entry.representative
    if not isinstance(party, PartyEntry) or not isinstance(head, PartyEntry):
        return None
    if party.kind is not PartyKind.HOUSEHOLD or party.known_id or not head.identity_no:
        return None
    assert head.identity_kind is not None  # a number was typed with its kind
    index = identity_index(head.identity_kind, head.identity_no)
    return parties.household_of(index, fold(party.full_name))


def representative_of(
    party: Party, entry: MemberEntry | MembershipEntry, recorder: Recorder
) -> Party | None:
    """Return who represents a household or an organisation (người đại diện)."""
    given = entry.representative
    members.refuse_wrong_representative(PartyKind(party.kind), given is not None)
    return find_or_add(given, recorder) if given is not None else None


def new_stay(
    organisation_id: int, party_id: int, act: Act, start_on: date, member_class: MemberClass
) -> Membership:
    """Return a stay brought by an act."""
    return Membership(
        organisation_id=organisation_id,
        party_id=party_id,
        origin_id=act.id,
        start_on=start_on,
        member_class=member_class.value,
        excluded_days=0,
    )


def refuse_impossible(
    organisation: Organisation,
    party: Party,
    stay: Membership,
    today: date,
    without_id: int | None = None,
) -> None:
    """Raise when the stay cannot stand beside the party's others."""
    if stay.excluded_days < 0:
        raise RuleViolation("Số ngày không tính vào thời hạn không được âm.", field="excluded_days")
    ground = LeaveGround(stay.leave_ground) if stay.leave_ground else None
    members.refuse_impossible_stay(
        party.full_name,
        Stay(stay.start_on, stay.end_on, MemberClass(stay.member_class), ground),
        stays.stays_of(organisation.id, party.id, without_id=without_id),
        today,
        PartyKind(party.kind),
    )


def refuse_voided(membership: Membership) -> None:
    """Read the stay anew under the lock; raise when it was corrected away meanwhile."""
    db.session.refresh(membership)
    if membership.voided_by_id is not None:
        raise RuleViolation("Dòng thành viên này đã được đính chính. Hãy mở lại danh sách.")


def refuse_ended(membership: Membership) -> None:
    """Raise when the stay is corrected away or over already."""
    refuse_voided(membership)
    if membership.end_on is not None:
        raise RuleViolation("Đã ghi việc chấm dứt tư cách thành viên của người này.")


def log(
    act: Act,
    action: str,
    changes: dict[str, tuple[object, object]],
    *,
    reason: str | None = None,
    note: str | None = None,
) -> None:
    """Write one entry under the organisation."""
    audit.record(
        actor_id=act.actor_id,
        action=action,
        subject_type="organisation",
        subject_id=act.organisation_id,
        changes=changes,
        reason=reason,
        note=note,
    )
