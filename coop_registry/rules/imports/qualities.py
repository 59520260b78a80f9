"""Qualities of an organisation as a list says them: field, products, OCOP, chains, awards."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from coop_registry.reading.meanings import M
from coop_registry.reading.ratings import RatedProduct
from coop_registry.reading.rows import OrganisationRow
from coop_registry.rules.membership import TraitKind

_LONGEST = 300


class SaidTrait(NamedTuple):
    """A field of work, product, OCOP rating, chain or award as a list says it."""

    kind: TraitKind
    words: str
    stars: int | None = None
    #: The day it holds from where the row names its year; else the list's day.
    on: date | None = None
    #: That year in words: the register keeps no day of it that nobody said.
    since_words: str | None = None


def trait_words(trait: SaidTrait | None) -> str | None:
    """Return a quality in words: "Rượu men lá (4 sao)"."""
    if trait is None:
        return None
    words = f"{trait.words} ({trait.stars} sao)" if trait.stars else trait.words
    told = trait.since_words is None or trait.since_words in words
    return words if told else f"{words}, công nhận {trait.since_words}"


_TRAITS = (
    (M.LINE, TraitKind.FIELD),
    (M.PRODUCTS, TraitKind.PRODUCT),
)


def traits_of(row: OrganisationRow, on: date) -> Iterator[SaidTrait]:
    """Give the qualities: field of work, products, chain, award, OCOP with its stars.

    A rating, an award and a chain are of the year the row names; awards of two years are two.
    """
    year = row.clear(M.GRANTED) or row.clear(M.YEAR)
    since = day_of_year(year, on) if isinstance(year, int) else None
    in_words = f"năm {year}" if since is not None else None
    for meaning, kind in _TRAITS:
        words = _said(row, meaning, _LONGEST)
        if words:
            yield SaidTrait(kind, words)
    chain = [one for one in (_said(row, m, _LONGEST) for m in (M.CHAIN, M.PARTNER)) if one]
    if chain:
        # Beside an award or stars the year is theirs.
        own = row.clear(M.AWARD) is None and row.clear(M.OCOP) is None
        of_year = (since, in_words) if own else (None, None)
        yield SaidTrait(TraitKind.CHAIN, " – ".join(chain)[:_LONGEST], None, *of_year)
    award = _said(row, M.AWARD, _LONGEST - 20)
    if award:
        dated = since is None or str(year) in award
        words = award if dated else f"{award}, năm {year}"
        yield SaidTrait(TraitKind.AWARD, words, None, since, in_words)
    rated = row.clear(M.OCOP)
    if isinstance(rated, RatedProduct):
        product = rated.product or _said(row, M.PRODUCTS, _LONGEST) or "Sản phẩm OCOP"
        yield SaidTrait(TraitKind.OCOP, product[:_LONGEST], rated.stars, since, in_words)


def day_of_year(year: int | None, on: date) -> date:
    """Return the day a figure of a year speaks of: its last one, none after the list's."""
    return on if year is None else min(date(year, 12, 31), on)


def _said(row: OrganisationRow, meaning: M, longest: int) -> str | None:
    value = row.clear(meaning)
    return str(value)[:longest] if value else None
