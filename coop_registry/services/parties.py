"""Persons, households, organisations and their identity numbers: kept once, sealed, never merged."""

from sqlalchemy.exc import IntegrityError

from audit import services as audit
from coop_registry.models import Party
from coop_registry.queries import parties
from coop_registry.rules.entries import PartyEntry, PersonEntry, normal_identifier
from coop_registry.rules.likeness import NumberOfAnother, births_agree
from coop_registry.services import likenesses, particulars
from coop_registry.services.numbers import identity_index
from coop_registry.services.recorder import Recorder
from core import keys
from core.access import Scope
from core.db import db
from core.errors import RuleViolation
from core.text import clean, fold, mask, vi_key


def find_or_add(entry: PartyEntry | int, recorder: Recorder) -> Party:
    """Return the party of an entry: the one chosen, the one with its number, else a new one.

    What a known party lacks is added from the entry; what differs is kept beside or proposed.
    Raises SimilarParty when a party without this number may be the same and the recorder has not
    looked at it; NumberOfAnother when the number is known under another name or birth.
    """
    if isinstance(entry, int):
        return known_party(entry, recorder.scope)
    if (entry.identity_no is None) != (entry.identity_kind is None):
        raise RuleViolation("Hãy nhập cả loại và số giấy tờ.", field="identity_no")
    if entry.known_id is not None:
        return add_to_known(known_party(entry.known_id, recorder.scope), entry, recorder)
    known = _already_known(entry)
    if known is not None:
        _same_party(known, entry, recorder.scope)
        return add_to_known(known, entry, recorder)
    if not recorder.accept_similar and entry.organisation_id is None:
        likenesses.ask_about_similar(entry, recorder.scope, recorder.unit_id)
    return _add(entry, recorder)


def find_or_add_person(person: PersonEntry, recorder: Recorder) -> Party:
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
        return _add(entry, recorder)
    _same_party(known, entry, Scope())
    return add_to_known(known, entry, recorder)


def add_to_known(known: Party, entry: PartyEntry, recorder: Recorder) -> Party:
    """Take in what an entry says of a party that is recorded; return the party."""
    particulars.take_in(known, entry, recorder)
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


def _add(entry: PartyEntry, recorder: Recorder) -> Party:
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
        _same_party(known, entry, recorder.scope)
        return add_to_known(known, entry, recorder)
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
