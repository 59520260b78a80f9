"""Corrections of a shared party by one unit, and the notices to the others.

Two records of one person are not merged: memberships and contribution lines belong to dated
facts and an append-only book of several organisations, perhaps of several units. Where it
happened, each organisation corrects its own list by its own act (docs/du-lieu-ca-nhan.md).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete

from accounts import queries as accounts
from audit import queries as audit_log
from audit import services as audit
from audit import wording
from coop_registry.models import Notice, Party
from coop_registry.queries import parties, persons, statements
from coop_registry.rules.particulars import Particular, text_of
from coop_registry.rules.parties import PersonCorrection, refuse_numbers_in_words
from coop_registry.services import search_index
from core.access import Scope
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation, StaleRecord
from core.text import clean, fold, vi_key

_WORDS = {
    "full_name": "họ tên",
    "phone": "điện thoại",
    "address": "địa chỉ",
    "gender": "giới tính",
    "ethnicity": "dân tộc",
    "identity_no": "số giấy tờ",
    "identity_kind": "loại giấy tờ",
    "identity_on": "ngày cấp giấy tờ",
    "identity_by": "nơi cấp giấy tờ",
    "birth": "ngày sinh",
    "nationality": "quốc tịch",
    "has_foreign_capital": "vốn đầu tư nước ngoài",
    "is_cooperative": "là hợp tác xã",
}
#: The log's actions that raise a party's version, one entry each.
_CHANGES = (
    "party.corrected", "party.change_accepted", "party.filled", "party.taken_back",
    "member.corrected",
)  # fmt: skip

#: Particulars that papers can say otherwise; a number is never kept in the clear.
_SAID = frozenset(Particular) - {Particular.IDENTITY_NO}

Changes = dict[str, tuple[object, object]]


def correct_person(
    party: Party,
    entry: PersonCorrection,
    *,
    reason: str,
    actor_id: int,
    scope: Scope,
    expected_version: int,
) -> None:
    """Correct name, phone, address (đính chính); the other units get a notice."""
    refuse_numbers_in_words(reason, "reason")
    check_version(party, expected_version)
    name = clean(entry.full_name)
    if party.organisation_id is not None and name != party.full_name:
        raise RuleViolation(
            "Tên của tổ chức có trong sổ đổi theo hồ sơ của tổ chức đó.", field="full_name"
        )
    given = {
        "full_name": name,
        "phone": entry.phone,
        "address": entry.address,
        "gender": entry.gender,
        "ethnicity": entry.ethnicity,
    }
    changes: Changes = {
        field: (getattr(party, field), value)
        for field, value in given.items()
        if getattr(party, field) != value
    }
    if not changes:
        raise RuleViolation("Chưa có gì khác với nội dung đang ghi.")
    for field, (_old, new) in changes.items():
        setattr(party, field, new)
    party.name_search, party.name_sort = fold(name), vi_key(name)
    raise_version(party, "party.corrected", changes, reason, actor_id, scope)


def read_notice(notice: Notice, *, actor_id: int) -> None:
    """Note that a unit has seen a notice (đã xem)."""
    if notice.read_at is not None:
        return
    notice.read_at, notice.read_by_id = now_utc(), actor_id
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="party.notice_read",
        subject_type="party",
        subject_id=notice.party_id,
    )


def forget_notices_before(moment: datetime) -> int:
    """Delete notices (thông báo) that were read before a moment; return how many."""
    gone: Any = db.session.execute(delete(Notice).where(Notice.read_at < moment))
    return int(gone.rowcount)


def check_version(party: Party, expected: int) -> None:
    """Lock the party; raise StaleRecord when the form was opened at an older version."""
    persons.lock(party)
    if expected == party.version:
        return
    entries = [
        entry for entry in audit_log.history("party", party.id, 200) if entry.action in _CHANGES
    ][: max(party.version - expected, 1)]
    names = accounts.names({entry.actor_id for entry in entries if entry.actor_id})
    raise StaleRecord(
        tuple(wording.sentence(entry, names.get(entry.actor_id or 0)) for entry in entries),
        party.version,
    )


def raise_version(
    party: Party, action: str, changes: Changes, reason: str, actor_id: int, scope: Scope
) -> None:
    """Count a change of the party, log it and tell the other units."""
    party.version += 1
    db.session.flush()
    search_index.mark_parties([party.id])
    record_change(action, party, _without_ethnicity(action, changes), reason, actor_id)
    _settle_said(party, changes, actor_id)
    did = "bổ sung" if action == "party.filled" else "sửa"
    tell_others(
        party,
        scope,
        f"Đơn vị khác đã {did} {field_words(changes)} của {party.full_name}. Hãy đối chiếu với hồ "
        "sơ của đơn vị.",
    )


def field_words(fields: Iterable[str]) -> str:
    """Return the names of particulars in words: "điện thoại, địa chỉ"."""
    return ", ".join(_WORDS[field] for field in fields)


def other_units(party: Party, scope: Scope) -> list[int]:
    """Return the communes beyond a person's units in which a party is known."""
    links = parties.links([party.id])
    return sorted({link.unit_id for link in links if not scope.covers_unit(link.unit_id)})


def tell_others(party: Party, scope: Scope, text: str) -> None:
    """Send the other units that know a party a word, without values (thông báo)."""
    db.session.add_all(
        Notice(unit_id=unit_id, party_id=party.id, text=text[:500], created_at=now_utc())
        for unit_id in other_units(party, scope)
    )
    db.session.flush()


def _without_ethnicity(action: str, changes: Changes) -> Changes:
    """Return changes as the log keeps them: that an ethnicity was added, not which."""
    if action != "party.filled" or "ethnicity" not in changes:
        return changes
    return changes | {"ethnicity": (None, "đã ghi")}


def _settle_said(party: Party, changes: Changes, actor_id: int) -> None:
    """Close what papers said otherwise where the record says it now too."""
    said = {(Particular(what), text_of(Particular(what), pair[1]))
            for what, pair in changes.items() if what in _SAID and pair[1] is not None}  # fmt: skip
    for one in statements.open_of(party.id) if said else ():
        if (Particular(one.field), one.value) in said:
            one.accepted, one.decided_at, one.decided_by_id = True, now_utc(), actor_id


def record_change(
    action: str,
    party: Party,
    changes: Mapping[str, tuple[object, object]],
    reason: str,
    actor_id: int,
) -> None:
    """Write one entry about a party into the log."""
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type="party",
        subject_id=party.id,
        changes=changes,
        reason=reason,
    )
