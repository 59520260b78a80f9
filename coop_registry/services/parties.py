"""Persons and their identity numbers: kept once, sealed, opened only with a reason."""

from audit import services as audit
from coop_registry.models import Party
from coop_registry.queries import parties
from coop_registry.rules.entries import PersonEntry, normal_identifier
from coop_registry.rules.kinds import IdentityKind, PartyKind
from core import keys
from core.db import db
from core.errors import RuleViolation
from core.text import clean, fold, mask, vi_key


def find_or_add_person(person: PersonEntry) -> Party:
    """Return the party of this person: by identity number when there is one, else a new one.

    Two people of one name are never merged by name alone. A known number keeps the recorded
    name; a differing name is a typing error or another person, and is refused.
    """
    if person.identity_no and person.identity_kind:
        known = parties.by_identity(identity_index(person.identity_kind, person.identity_no))
        if known is not None:
            _same_name(known, person)
            return known
    party = Party(kind=PartyKind.PERSON.value, version=1)
    write_person(party, person)
    db.session.add(party)
    db.session.flush()
    return party


def write_person(party: Party, person: PersonEntry) -> None:
    """Write what is known of a person onto a party."""
    party.full_name = clean(person.full_name)
    party.name_search = fold(person.full_name)
    party.name_sort = vi_key(person.full_name)
    party.birth_on = person.birth.start if person.birth else None
    party.birth_precision = person.birth.precision.value if person.birth else None
    party.phone = person.phone
    party.address = person.address
    if person.identity_no and person.identity_kind:
        number = normal_identifier(person.identity_no)
        party.identity_kind = person.identity_kind.value
        party.identity_sealed = keys.encrypt(number)
        party.identity_index = identity_index(person.identity_kind, number)
        party.identity_masked = mask(number)


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


def _same_name(known: Party, person: PersonEntry) -> None:
    """Refuse a known identity number with another name."""
    if known.name_search != fold(person.full_name):
        raise RuleViolation(
            f"Số giấy tờ này đã ghi cho {known.full_name}. Hãy kiểm tra lại số hoặc họ tên.",
            field="identity_no",
        )
