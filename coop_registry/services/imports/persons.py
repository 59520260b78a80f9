"""The persons a member list may mean: those with its numbers, those of its names (đối chiếu người)."""

from collections.abc import Iterable, Sequence

from coop_registry.queries.imports import known
from coop_registry.rules.imports.listing import Lister
from coop_registry.rules.imports.member_drafts import MemberDraft
from coop_registry.rules.imports.verdicts import Verdict
from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.rules.likeness import births_agree
from core import keys


def lister_for(rows: Sequence[Verdict], heads: Iterable[MemberDraft] = ()) -> Lister:
    """Return what says these member rows, knowing every party they may mean.

    `heads` are the representatives of organisations, of whom rows say more than the name.
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
    chosen = [row.decision.party for row in rows if isinstance(row.decision.party, int)]
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

    return Lister(index_of, known.persons_by_index(numbered), known.persons_by_id(chosen), alike)
