"""Which paper a number is from, when nobody says (căn cước, chứng minh nhân dân, hộ chiếu)."""

from coop_registry.rules.kinds import IdentityKind, PartyKind

#: Chứng minh nhân dân had nine digits; căn cước and số định danh cá nhân have twelve.
OLD_DIGITS = 9


def identity_of(kind: PartyKind, chosen: str | None, number: str | None) -> IdentityKind | None:
    """Return the kind of paper: as chosen, else by what the number looks like."""
    if not number:
        return None
    if chosen:
        return IdentityKind(chosen)
    if kind is PartyKind.ORGANISATION:
        return IdentityKind.ORGANISATION
    bare = "".join(number.split())
    if not bare.isdigit():
        return IdentityKind.PASSPORT
    return IdentityKind.OLD_CITIZEN if len(bare) == OLD_DIGITS else IdentityKind.CITIZEN
