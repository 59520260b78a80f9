"""Members recorded as facts: admitted, left, changed class, put right (thành viên)."""

from collections.abc import Sequence
from datetime import date

from coop_registry.models import Act, Membership, Organisation
from coop_registry.queries import parties as party_queries
from coop_registry.rules import capital, members
from coop_registry.rules.entries import MemberEntry
from coop_registry.rules.households import with_head
from coop_registry.rules.kinds import ActKind
from coop_registry.rules.likeness import SimilarParty
from coop_registry.rules.members import RowsRefused
from coop_registry.rules.membership import LeaveGround, MemberClass
from coop_registry.services import acts, ledger, memberships
from coop_registry.services.member_corrections import correct_member, void_member
from core.access import Scope
from core.db import db
from core.errors import RuleViolation

__all__ = ["admit", "admit_many", "change_class", "correct_member", "leave", "void_member"]

BOOK = "Sổ đăng ký thành viên"


def admit(
    organisation: Organisation,
    entry: MemberEntry,
    *,
    actor_id: int,
    on: date,
    scope: Scope,
    expected_version: int | None,
    source: str = BOOK,
) -> Membership:
    """Record one member with pledge and payment (ghi thành viên); `on` is today.

    Raises StaleRecord, SimilarParty (a question to the officer), or RuleViolation for what cannot
    have happened. What only breaks the law is recorded.
    """
    acts.check_version(organisation, expected_version)
    with db.session.begin_nested():
        act = acts.begin(
            organisation, ActKind.REPORT, on=entry.joined_on, actor_id=actor_id, source=source
        )
        membership = _write_member(organisation, act, entry, scope, on)
        _log_admitted(act, [membership], source)
    return membership


def admit_many(
    organisation: Organisation,
    entries: Sequence[MemberEntry],
    *,
    actor_id: int,
    on: date,
    scope: Scope,
    expected_version: int | None,
    source: str = BOOK,
) -> list[Membership]:
    """Record a typed list of members, all rows or none (ghi danh sách thành viên).

    Raises RowsRefused with every row that cannot be recorded, each with its `row`.
    """
    acts.check_version(organisation, expected_version)
    if not entries:
        raise RuleViolation("Chưa nhập thành viên nào.")
    with db.session.begin_nested():
        first = min(entry.joined_on for entry in entries)
        act = acts.begin(organisation, ActKind.REPORT, on=first, actor_id=actor_id, source=source)
        admitted = _write_rows(organisation, act, entries, scope, on)
        _log_admitted(act, admitted, source)
    return admitted


def leave(
    organisation: Organisation,
    membership: Membership,
    *,
    left_on: date,
    ground: LeaveGround,
    actor_id: int,
    on: date,
    expected_version: int | None,
    source: str = BOOK,
) -> Act:
    """Record that a member left (chấm dứt tư cách); a ground the law does not list only warns."""
    acts.check_version(organisation, expected_version)
    memberships.refuse_ended(membership)
    members.refuse_impossible_end(membership.start_on, left_on, on)
    act = acts.begin(organisation, ActKind.REPORT, on=left_on, actor_id=actor_id, source=source)
    _end(membership, left_on, ground, act)
    db.session.flush()
    memberships.log(
        act,
        "member.left",
        {
            "member": (None, party_queries.get(membership.party_id).full_name),
            "end_on": (None, left_on),
            "leave_ground": (None, ground.value),
        },
        note=source,
    )
    return act


def change_class(
    organisation: Organisation,
    membership: Membership,
    member_class: MemberClass,
    *,
    changed_on: date,
    actor_id: int,
    on: date,
    expected_version: int | None,
    source: str = BOOK,
) -> Membership:
    """End a stay and begin one of another class the same day (chuyển loại thành viên)."""
    acts.check_version(organisation, expected_version)
    memberships.refuse_ended(membership)
    if member_class.value == membership.member_class:
        raise RuleViolation("Thành viên đang thuộc loại này.", field="member_class")
    members.refuse_impossible_end(membership.start_on, changed_on, on)
    act = acts.begin(organisation, ActKind.REPORT, on=changed_on, actor_id=actor_id, source=source)
    _end(membership, changed_on, LeaveGround.CLASS_CHANGED, act)
    changed = memberships.new_stay(
        organisation.id, membership.party_id, act, changed_on, member_class
    )
    changed.representative_id = membership.representative_id
    changed.book_no = membership.book_no
    db.session.add(changed)
    db.session.flush()
    memberships.log(
        act,
        "member.corrected",
        {
            "member": (None, party_queries.get(membership.party_id).full_name),
            "member_class": (membership.member_class, changed.member_class),
            "start_on": (None, changed_on),
        },
        note=source,
    )
    return changed


def _write_rows(
    organisation: Organisation, act: Act, entries: Sequence[MemberEntry], scope: Scope, on: date
) -> list[Membership]:
    """Write the rows of a list; raise with all those that cannot be."""
    last_party = party_queries.last_id()
    admitted: list[Membership] = []
    refusals: list[RuleViolation] = []
    added: dict[int, int] = {}
    for row, entry in enumerate(entries):
        try:
            stay = _write_member(organisation, act, entry, scope, on)
        except RuleViolation as raised:
            refusal = raised.without_new(added) if isinstance(raised, SimilarParty) else raised
            refusal.row = row
            refusals.append(refusal)
        else:
            admitted.append(stay)
            if stay.party_id > last_party:
                added[stay.party_id] = row
    if refusals:
        raise RowsRefused(tuple(refusals))
    return admitted


def _write_member(
    organisation: Organisation, act: Act, entry: MemberEntry, scope: Scope, on: date
) -> Membership:
    """Write one member, its party and its book lines in an act that has begun."""
    entry = with_head(entry)
    recorder = memberships.recorder(act, entry, organisation, scope)
    party = memberships.party_of(entry, recorder)
    if party.organisation_id == organisation.id:
        raise RuleViolation("Tổ chức không thể là thành viên của chính mình.", field="party_id")
    representative = memberships.representative_of(party, entry, recorder)
    stay = memberships.new_stay(organisation.id, party.id, act, entry.joined_on, entry.member_class)
    stay.representative_id = representative.id if representative else None
    stay.book_no = entry.book_no
    stay.excluded_days = entry.excluded_days
    stay.excluded_reason = entry.excluded_reason
    if entry.left_on is not None or entry.leave_ground is not None:
        stay.end_on = entry.left_on
        stay.leave_ground = entry.leave_ground.value if entry.leave_ground else None
        stay.ended_by_id = act.id
    memberships.refuse_impossible(organisation, party, stay, on)
    db.session.add(stay)
    db.session.flush()
    since = capital.first_day(organisation.founded, organisation.registered_on)
    lines = capital.lines_of_admission(entry, party.id, since)
    if lines:
        ledger.add_lines(organisation, act, party, lines, on)
    return stay


def _end(membership: Membership, day: date, ground: LeaveGround, act: Act) -> None:
    """End a stay."""
    membership.end_on = day
    membership.leave_ground = ground.value
    membership.ended_by_id = act.id


def _log_admitted(act: Act, admitted: list[Membership], source: str) -> None:
    """Write the log's entry of an admission: names and class, no identity numbers."""
    names = [party_queries.get(stay.party_id).full_name for stay in admitted]
    changes: dict[str, tuple[object, object]] = {"member": (None, "; ".join(names))}
    if len(admitted) == 1:
        changes["member_class"] = (None, admitted[0].member_class)
        changes["start_on"] = (None, admitted[0].start_on)
    memberships.log(act, "member.admitted", changes, note=source)
