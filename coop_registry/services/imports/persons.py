"""The persons a member list may mean: those with its numbers, those of its names (đối chiếu người)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from coop_registry.queries.imports import known
from coop_registry.rules.imports.book import Field
from coop_registry.rules.imports.listing import Lister
from coop_registry.rules.imports.member_drafts import MemberDraft
from coop_registry.rules.imports.people import KnownPerson
from coop_registry.rules.imports.verdicts import Target, Verdict
from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.rules.likeness import births_agree
from core import keys
from core.access import Scope
from core.text import fold

#: What a known person is found by: blind index or id.
Key = TypeVar("Key", str, int)


def lister_for(
    rows: Sequence[Verdict],
    heads: Iterable[MemberDraft],
    targets: Sequence[Target],
    scope: Scope,
) -> Lister:
    """Return what says these member rows, knowing every party they may mean.

    `heads` are the representatives of organisations, of whom rows say more than the name. `scope`
    are the units of the office: who else knows a person is told and decides with it.
    """
    members = [row.member for row in rows if row.member is not None]
    seen: dict[tuple[IdentityKind, str], str] = {}

    def index_of(kind: IdentityKind, number: str) -> str:
        key = (kind, number)
        if key not in seen:
            seen[key] = keys.blind_index(f"{kind.value}:{number}")
        return seen[key]

    numbered = [
        index_of(draft.paper.kind, draft.paper.number)
        for draft in (*members, *heads)
        if draft.paper is not None
    ]
    unnumbered = [one for target in targets for one in _unnumbered_heads(target)]
    chosen = [row.decision.party for row in rows if isinstance(row.decision.party, int)]
    chosen += [party_id for _target, _search, party_id in unnumbered]
    recorded = {stay.person.party_id: stay.person for one in targets for stay in one.people.members}
    by_index = _once(known.persons_by_index(numbered), recorded)
    by_id = _once(known.persons_by_id(chosen), recorded)
    known.standings(recorded.values(), scope)
    of_names = known.numbers_of_members((one, search) for one, search, _party in unnumbered)
    return Lister(index_of, by_index, by_id, _alike(members), of_names)


def _unnumbered_heads(target: Target) -> Iterator[tuple[int, str, int]]:
    """Give (organisation, folded name, party) of representatives whose number a row knows first."""
    for row in target.rows:
        head = row.draft.head if row.draft is not None else None
        if head is None or head.paper is None or target.known_id is None:
            continue
        held = target.book.on(Field.REPRESENTATIVE, head.on)
        value = held.value if held is not None else None
        if value is not None and value.party_id is not None and value.known.identity is None:
            yield target.known_id, fold(value.name), value.party_id


def _alike(members: Iterable[MemberDraft]) -> Callable[[MemberDraft], int]:
    """Return what counts the persons of the register with a draft's name and birth."""
    unnumbered = {
        draft.search
        for draft in members
        if draft.paper is None and draft.kind is PartyKind.PERSON and draft.birth is not None
    }
    births = known.births_of_names(unnumbered) if unnumbered else {}

    def alike(draft: MemberDraft) -> int:
        if draft.birth is None:
            return 0
        return sum(
            birth is not None and births_agree(birth, draft.birth)
            for _party, birth in births.get(draft.search, ())
        )

    return alike


def _once(
    found: Mapping[Key, KnownPerson], recorded: dict[int | None, KnownPerson]
) -> dict[Key, KnownPerson]:
    """Return persons with each party as one object, whichever way it was found."""
    return {key: recorded.setdefault(one.party_id, one) for key, one in found.items()}
