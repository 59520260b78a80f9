"""Members of a list beside those the register has: the same, new, or a question (nhận diện thành viên).

By identity number first; else by name within the organisation, births agreeing. People of one
name in different organisations are never merged.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from coop_registry.rules.capital import Holding
from coop_registry.rules.imports.member_drafts import MemberDraft
from coop_registry.rules.kinds import IdentityKind, Kind, PartyKind
from coop_registry.rules.likeness import births_agree
from coop_registry.rules.membership import MemberClass
from coop_registry.rules.particulars import Particular, Settled, settle, text_of
from core.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Standing:
    """How a known person stands beyond this list."""

    #: Communes of other units that know the person too.
    units: tuple[int, ...] = ()
    #: A proposal about the person's identity is not decided yet.
    waits: bool = False
    #: (matter, value) that papers said before, decided or not.
    kept: frozenset[tuple[Particular, str]] = frozenset()


_ALONE = Standing()


@dataclass(slots=True)
class KnownPerson:
    """A party the register has, or one that an earlier row brings (`party_id` None)."""

    party_id: int | None
    kind: PartyKind
    name: str
    search: str
    birth: PartialDate | None = None
    identity_kind: IdentityKind | None = None
    identity_index: str | None = None
    #: The row that brings it.
    by: int | None = None
    draft: MemberDraft | None = None
    #: What is recorded of a known one, as a list's values are compared with it.
    held: Mapping[Particular, object] | None = None
    version: int = 0
    standing: Standing = _ALONE
    #: What rows say of a known one: blanks filled, facts of identity proposed, the rest beside.
    said: Settled | None = None
    is_foreign: bool = False
    linked_kind: Kind | None = None


@dataclass(slots=True)
class KnownMember:
    """A stay of a person in the organisation, recorded or brought by a row."""

    person: KnownPerson
    start_on: date
    end_on: date | None
    member_class: MemberClass
    by: int | None = None
    excluded_days: int = 0
    #: Somebody is named who stands for it (người đại diện).
    is_represented: bool = False
    #: The day of joining is known; else the first day on which a list names the member.
    start_is_known: bool = True

    def covers(self, day: date) -> bool:
        """Tell whether the person is a member on the day."""
        return self.start_on <= day and (self.end_on is None or day < self.end_on)


class NewLine(NamedTuple):
    """A line of the contribution book that a row brings: pledged and paid on one day."""

    person: KnownPerson
    on: date
    amount_vnd: int
    note: str | None
    by: int


@dataclass(slots=True)
class People:
    """The members and contributions of one organisation while a list is taken in."""

    members: list[KnownMember] = field(default_factory=list)
    #: What each recorded party holds, by party id, through time: (day, pledged, paid).
    lines: dict[int, list[tuple[date, int, int]]] = field(default_factory=lambda: defaultdict(list))
    new_lines: list[NewLine] = field(default_factory=list)
    _by_search: dict[str, list[KnownMember]] = field(default_factory=lambda: defaultdict(list))
    _by_index: dict[str, list[KnownMember]] = field(default_factory=lambda: defaultdict(list))

    def add(self, member: KnownMember) -> None:
        """Take a stay in."""
        self.members.append(member)
        self._by_search[member.person.search].append(member)
        if member.person.identity_index:
            self._by_index[member.person.identity_index].append(member)

    def with_number(self, index: str) -> list[KnownMember]:
        """Return the stays of the person with an identity number."""
        return self._by_index.get(index, [])

    def named(self, draft: MemberDraft, index: str | None) -> list[KnownPerson]:
        """Return the persons of this name whom the row can mean, without their numbers' help."""
        found = {
            id(member.person): member.person
            for member in self._by_search.get(draft.search, ())
            if may_be(member.person, draft, index)
        }
        return list(found.values())

    def stays_of(self, person: KnownPerson) -> list[KnownMember]:
        """Return the stays of one person."""
        return [one for one in self._by_search[person.search] if one.person is person]

    def holding(self, person: KnownPerson, on: date) -> Holding:
        """Return what a person holds by a day, lines of this list included."""
        recorded = self.lines.get(person.party_id or 0, [])
        brought = [line for line in self.new_lines if line.person is person]
        pledged = sum(line[1] for line in recorded if line[0] <= on)
        paid = sum(line[2] for line in recorded if line[0] <= on)
        fresh = sum(line.amount_vnd for line in brought if line.on <= on)
        return Holding(pledged + fresh, paid + fresh)


def may_be(person: KnownPerson, draft: MemberDraft, index: str | None) -> bool:
    """Tell whether a person of the same name can be the row's: kind, number and birth agree."""
    if person.kind is not draft.kind:
        return False
    paper = draft.paper if draft.kind is not PartyKind.HOUSEHOLD else None
    same_kind = paper is not None and person.identity_kind is paper.kind
    if same_kind and person.identity_index != index:
        return False
    if person.birth is not None and draft.person_birth is not None:
        return births_agree(person.birth, draft.person_birth)
    return True


def agrees(person: KnownPerson, draft: MemberDraft) -> bool:
    """Tell whether the person with the row's number bears its name and birth."""
    if person.search != draft.search:
        return False
    birth = draft.person_birth
    return person.birth is None or birth is None or births_agree(person.birth, birth)


def take_in(person: KnownPerson, draft: MemberDraft) -> Settled:
    """Take in what a row says of a known person; return what of it is new (bổ sung, giữ cạnh).

    What an earlier row of the list said counts as said; a second value of the list is kept
    beside, too.
    """
    said = person.said = person.said or Settled()
    recorded = given_of(person, person.draft) if person.draft else person.held or {}
    is_shared = bool(person.standing.units)
    fresh = settle({**recorded, **said.filled}, given_of(person, draft), is_shared=is_shared)
    if person.standing.waits or fresh.proposed.keys() & said.proposed.keys():
        fresh.wait()
    fresh.proposed = _unsaid(fresh.proposed, said.proposed, person.standing)
    fresh.beside = _unsaid(fresh.beside, said.beside | said.proposed, person.standing)
    said.filled |= fresh.filled
    said.proposed |= fresh.proposed
    said.beside |= fresh.beside
    if Particular.BIRTH in fresh.filled:
        person.birth = draft.person_birth
    return fresh


def _unsaid(
    fresh: dict[Particular, object], said: dict[Particular, object], standing: Standing
) -> dict[Particular, object]:
    """Return what neither this list nor an earlier paper said already."""
    return {
        what: value
        for what, value in fresh.items()
        if said.get(what) != value and (what, text_of(what, value)) not in standing.kept
    }


def given_of(person: KnownPerson, draft: MemberDraft) -> dict[Particular, object]:
    """Return what a row says of a person; of households and organisations what they can have."""
    said: dict[Particular, object] = {
        Particular.NATIONALITY: draft.nationality,
        Particular.ADDRESS: draft.address,
        Particular.PHONE: draft.phone,
    }
    if person.kind is PartyKind.PERSON:
        paper = draft.paper
        said |= {
            Particular.FULL_NAME: draft.name,
            Particular.BIRTH: draft.person_birth,
            Particular.GENDER: draft.gender,
            Particular.ETHNICITY: draft.ethnicity,
            Particular.IDENTITY_ON: paper.on if paper else None,
            Particular.IDENTITY_BY: paper.by if paper else None,
        }
    return said
