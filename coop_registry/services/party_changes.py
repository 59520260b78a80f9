"""Corrections of a shared party by one unit, and the notices to the others.

Two records of one person are not merged: memberships and contribution lines belong to dated
facts and an append-only book of several organisations, perhaps of several units. Where it
happened, each organisation corrects its own list by its own act (docs/du-lieu-ca-nhan.md).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete

from accounts import queries as accounts
from audit import queries as audit_log
from audit import services as audit
from audit import wording
from coop_registry.models import Notice, Party
from coop_registry.queries import parties, persons
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
}
#: The log's actions that raise a party's version, one entry each.
_CHANGES = ("party.corrected", "party.change_accepted", "member.corrected")

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
    record_change(action, party, changes, reason, actor_id)
    fields = ", ".join(_WORDS[field] for field in changes)
    others = {
        link.unit_id for link in parties.links([party.id]) if not scope.covers_unit(link.unit_id)
    }
    db.session.add_all(
        Notice(
            unit_id=unit_id,
            party_id=party.id,
            text=f"Đơn vị khác đã sửa {fields} của {party.full_name}. Hãy đối chiếu với hồ sơ "
            "của đơn vị.",
            created_at=now_utc(),
        )
        for unit_id in sorted(others)
    )
    db.session.flush()


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
