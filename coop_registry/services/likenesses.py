"""Parties that may be the same person: the officer is asked, nothing is merged by name."""

from coop_registry.models import Party
from coop_registry.queries import parties
from coop_registry.rules.entries import PartyEntry
from coop_registry.rules.kinds import PartyKind
from coop_registry.rules.likeness import KnownParty, PartyCandidate, SimilarParty, may_be_same
from core.access import Scope
from core.text import clean, fold


def ask_about_similar(entry: PartyEntry, scope: Scope, unit_id: int) -> None:
    """Raise SimilarParty when a known party has this name and the birth or the place agrees.

    The officer sees those known in the units they work for; the others are only counted.
    """
    alike = parties.of_name(fold(entry.full_name), entry.kind.value)
    if not alike:
        return
    links = parties.links(party.id for party in alike)
    known_here = {link.party_id for link in links if link.unit_id == unit_id}
    seen: list[tuple[KnownParty, tuple[int, ...]]] = []
    others = 0
    for party in alike:
        known = known_party(party)
        same_place = party.id in known_here or _same_address(entry, party)
        if not may_be_same(entry, known, same_place=same_place):
            continue
        own = [link for link in links if link.party_id == party.id]
        visible = tuple(link.organisation_id for link in own if scope.covers_unit(link.unit_id))
        if visible:
            seen.append((known, visible))
        elif own:
            others += 1
    if seen or others:
        raise SimilarParty(clean(entry.full_name), _candidates(seen), others, kind=entry.kind)


def known_party(party: Party) -> KnownParty:
    """Return what is compared and shown of a party."""
    return KnownParty(
        party_id=party.id,
        full_name=party.full_name,
        kind=PartyKind(party.kind),
        birth=parties.birth_of(party),
        identity_kind=party.identity_kind,
        identity_masked=party.identity_masked,
        address=party.address,
    )


def _same_address(entry: PartyEntry, party: Party) -> bool:
    """Tell whether both addresses are written alike."""
    return bool(entry.address and party.address) and fold(entry.address or "") == fold(
        party.address or ""
    )


def _candidates(
    seen: list[tuple[KnownParty, tuple[int, ...]]],
) -> tuple[PartyCandidate, ...]:
    """Return the candidates with the names of the organisations that know them."""
    names = parties.latest_names({number for _, numbers in seen for number in numbers})
    return tuple(
        PartyCandidate(known, tuple(names[number] for number in numbers if number in names))
        for known, numbers in seen
    )
