"""Persons, households, organisations and their identity numbers: kept once, sealed, never merged."""

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from audit import services as audit
from coop_registry.models import Party
from coop_registry.queries import parties
from coop_registry.rules.entries import PartyEntry, PersonEntry, normal_identifier
from coop_registry.rules.kinds import IdentityKind
from coop_registry.rules.likeness import NumberOfAnother, births_agree
from coop_registry.services import likenesses, search_index
from core import keys
from core.access import Scope
from core.db import db
from core.errors import RuleViolation
from core.text import clean, fold, mask, vi_key

#: What a later paper may add to a known party where nothing was recorded, and the words for it.
_BLANKS = {
    "birth_on": "ngày sinh",
    "gender": "giới tính",
    "ethnicity": "dân tộc",
    "nationality": "quốc tịch",
    "identity_on": "ngày cấp giấy tờ",
    "identity_by": "nơi cấp giấy tờ",
    "phone": "điện thoại",
    "address": "địa chỉ",
}


#: Of an office holder nobody asks by which units the recorder may know the person.
NOWHERE = Scope()


@dataclass(frozen=True)
class Recorder:
    """Who records a party, for which commune, and what they may see."""

    actor_id: int
    scope: Scope
    unit_id: int
    accept_similar: bool = False


def find_or_add(entry: PartyEntry | int, recorder: Recorder) -> Party:
    """Return the party of an entry: the one chosen, the one with its number, else a new one.

    Raises SimilarParty when a party without this number may be the same and the recorder has not
    looked at it; NumberOfAnother when the number is known under another name or birth.
    """
    if isinstance(entry, int):
        return known_party(entry, recorder.scope)
    if (entry.identity_no is None) != (entry.identity_kind is None):
        raise RuleViolation("Hãy nhập cả loại và số giấy tờ.", field="identity_no")
    known = _already_known(entry)
    if known is not None:
        _same_party(known, entry, recorder.scope)
        _fill_blanks(known, entry, recorder.actor_id)
        return known
    if not recorder.accept_similar and entry.organisation_id is None:
        likenesses.ask_about_similar(entry, recorder.scope, recorder.unit_id)
    return _add(entry, recorder.scope)


def find_or_add_person(person: PersonEntry) -> Party:
    """Return the party of an office holder: by identity number when there is one, else a new one.

    Two people of one name are never merged by name alone. A known number keeps the recorded
    name; a differing name is a typing error or another person, and is refused without saying whose
    the number is.
    """
    entry = PartyEntry(
        full_name=person.full_name,
        identity_kind=person.identity_kind if person.identity_no else None,
        identity_no=person.identity_no if person.identity_kind else None,
        birth=person.birth,
        phone=person.phone,
        address=person.address,
    )
    known = _already_known(entry)
    if known is None:
        return _add(entry, NOWHERE)
    _same_party(known, entry, NOWHERE)
    return known


def known_party(party_id: int, scope: Scope) -> Party:
    """Return a party that was chosen from those the person may see; any other is not found."""
    if not parties.is_known_in(party_id, scope):
        raise RuleViolation("Không tìm thấy người đã chọn.", field="party_id")
    return parties.get(party_id)


def write_party(party: Party, entry: PartyEntry) -> None:
    """Write what is known of a party onto its row."""
    party.kind = entry.kind.value
    party.full_name = clean(entry.full_name)
    party.name_search = fold(entry.full_name)
    party.name_sort = vi_key(entry.full_name)
    party.birth_on = entry.birth.start if entry.birth else None
    party.birth_precision = entry.birth.precision.value if entry.birth else None
    party.gender = entry.gender
    party.ethnicity = entry.ethnicity
    party.nationality = entry.nationality
    party.phone = entry.phone
    party.address = entry.address
    party.organisation_id = entry.organisation_id
    party.is_cooperative = entry.is_cooperative
    party.has_foreign_capital = entry.has_foreign_capital
    if entry.identity_no and entry.identity_kind:
        number = normal_identifier(entry.identity_no)
        party.identity_kind = entry.identity_kind.value
        party.identity_sealed = keys.encrypt(number)
        party.identity_index = identity_index(entry.identity_kind, number)
        party.identity_masked = mask(number)
        party.identity_on = entry.identity_on
        party.identity_by = entry.identity_by


def identity_index(kind: IdentityKind, number: str) -> str:
    """Return the blind index of an identity number (kind and number together)."""
    return keys.blind_index(f"{kind.value}:{normal_identifier(number)}")


def unmask(party: Party, *, reason: str, actor_id: int) -> str:
    """Return the full identity number and log who read it and why.

    Raises RuleViolation without a reason or when there is no number.
    """
    if party.identity_sealed is None:
        raise RuleViolation("Chưa ghi số định danh của người này.")
    audit.record_reading(
        actor_id=actor_id,
        subject_type="party",
        subject_id=party.id,
        reason=reason,
    )
    return keys.decrypt(party.identity_sealed)


def log_look_up(refusal: NumberOfAnother, actor_id: int) -> bool:
    """Note that somebody typed the number of a person they do not know; tell whether it was so."""
    if refusal.name is not None:
        return False
    audit.record(
        actor_id=actor_id,
        action="identity.tried",
        subject_type="party",
        subject_id=refusal.party_id,
    )
    return True


def _already_known(entry: PartyEntry) -> Party | None:
    """Return the party with this number, or the one that this organisation is."""
    if entry.organisation_id is not None:
        if parties.of_organisation(entry.organisation_id) is None:
            raise RuleViolation("Không tìm thấy tổ chức đã chọn.", field="organisation_id")
        found = parties.by_organisation(entry.organisation_id)
        if found is not None:
            return found
    if entry.identity_no and entry.identity_kind:
        return parties.by_identity(identity_index(entry.identity_kind, entry.identity_no))
    return None


def _add(entry: PartyEntry, scope: Scope) -> Party:
    """Add a party; when another officer adds the same number at this moment, take theirs."""
    party = Party(version=1)
    write_party(party, entry)
    try:
        with db.session.begin_nested():
            db.session.add(party)
    except IntegrityError:
        known = _already_known(entry)
        if known is None:
            raise
        _same_party(known, entry, scope)
        return known
    return party


def _same_party(known: Party, entry: PartyEntry, scope: Scope) -> None:
    """Refuse a known identity number with another kind, name or birth."""
    if known.organisation_id is not None and known.organisation_id == entry.organisation_id:
        return
    recorded = parties.birth_of(known)
    if known.kind != entry.kind or known.name_search != fold(entry.full_name):
        field, differs = "identity_no", "họ tên"
    elif recorded and entry.birth and not births_agree(recorded, entry.birth):
        field, differs = "birth", "ngày sinh"
    else:
        return
    name = known.full_name if parties.is_known_in(known.id, scope) else None
    raise NumberOfAnother(known.id, name, field=field, differs=differs)


def _fill_blanks(known: Party, entry: PartyEntry, actor_id: int) -> None:
    """Add what was not recorded yet; the log says which matters, not their values."""
    given = Party()
    write_party(given, entry)
    filled = [
        field
        for field in _BLANKS
        if getattr(known, field) is None and getattr(given, field) is not None
    ]
    for field in filled:
        setattr(known, field, getattr(given, field))
    if "birth_on" in filled:
        known.birth_precision = given.birth_precision
    if not filled:
        return
    known.version += 1
    search_index.mark_parties([known.id])
    audit.record(
        actor_id=actor_id,
        action="member.corrected",
        subject_type="party",
        subject_id=known.id,
        note="Bổ sung " + ", ".join(_BLANKS[field] for field in filled),
    )
