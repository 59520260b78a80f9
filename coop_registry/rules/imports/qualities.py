"""Qualities of an organisation as a list says them: field, products, OCOP, chains, awards."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from coop_registry.reading.meanings import WORDS, M
from coop_registry.reading.ratings import RatedProduct
from coop_registry.reading.rows import OrganisationRow
from coop_registry.rules.imports.member_drafts import end_of
from coop_registry.rules.membership import TraitKind
from core.dates import PartialDate, Precision, format_date

_LONGEST = 300
#: Letters of a year's own words that its column of forty holds beside "chưa rõ ngày".
_SHORT = 22
_UNIT_OF_TIME = {Precision.YEAR: "năm", Precision.MONTH: "tháng", Precision.DAY: "ngày"}


class SaidTrait(NamedTuple):
    """A field of work, product, OCOP rating, chain or award as a list says it."""

    kind: TraitKind
    words: str
    stars: int | None = None
    #: The day it holds from where the row names its day or year; else the list's day.
    on: date | None = None
    #: A year or a month in words: the register keeps no day of it that nobody said.
    since_words: str | None = None


def trait_words(trait: SaidTrait | None) -> str | None:
    """Return a quality in words: "Rượu men lá (4 sao)"."""
    if trait is None:
        return None
    words = f"{trait.words} ({trait.stars} sao)" if trait.stars else trait.words
    since = trait.since_words or (f"ngày {format_date(trait.on)}" if trait.on else None)
    return words if since is None or since in words else f"{words}, công nhận {since}"


_TRAITS = (
    (M.LINE, TraitKind.FIELD),
    (M.PRODUCTS, TraitKind.PRODUCT),
)


def traits_of(row: OrganisationRow, on: date) -> Iterator[SaidTrait]:
    """Give the qualities: field of work, products, chain, award, OCOP with its stars.

    A rating, an award and a chain are of the day, month or year the row names; awards of two years
    are two.
    """
    granted, said = _granted(row)
    since = min(end_of(granted), on) if granted is not None else None
    in_words = None if granted is not None and granted == _whole(since) else said
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
        dated = granted is None or str(granted.start.year) in award
        words = award if dated else f"{award}, {said}"
        yield SaidTrait(TraitKind.AWARD, words, None, since, in_words)
    rated = row.clear(M.OCOP)
    if isinstance(rated, RatedProduct):
        product = rated.product or _said(row, M.PRODUCTS, _LONGEST) or "Sản phẩm OCOP"
        yield SaidTrait(TraitKind.OCOP, product[:_LONGEST], rated.stars, since, in_words)


def _granted(row: OrganisationRow) -> tuple[PartialDate | None, str | None]:
    """Return when it was granted, as far as the row says it, and that in words.

    "năm 2021", "tháng 12/2021", "ngày 15/12/2021"; its own words where they are not exact.
    """
    reads = (row.values.get(meaning) for meaning in (M.GRANTED, M.YEAR))
    read = next((one for one in reads if one is not None and one.is_clear), None)
    if read is None:
        unread = next(undated(row), None)
        words = unread.partition(": ")[2] if unread else None
        return None, f"chưa rõ ngày (“{words[:_SHORT]}”)" if words else None
    on: PartialDate = read.value
    return on, f"{_UNIT_OF_TIME[on.precision]} {on}" if read.is_exact else read.raw[:40]


def _whole(day: date | None) -> PartialDate | None:
    """Return a day that is known to the day."""
    return PartialDate(day) if day is not None else None


def undated(row: OrganisationRow) -> Iterator[str]:
    """Give the words under "Năm" that were not read as a day or year: they are not lost."""
    for meaning in (M.GRANTED, M.YEAR):
        read = row.values.get(meaning)
        if read is not None and not read.is_clear and read.raw:
            yield f"{WORDS[meaning]}: {read.raw}"


def day_of_year(year: int | None, on: date) -> date:
    """Return the day a figure of a year speaks of: its last one, none after the list's."""
    return on if year is None else min(date(year, 12, 31), on)


def _said(row: OrganisationRow, meaning: M, longest: int) -> str | None:
    value = row.clear(meaning)
    return str(value)[:longest] if value else None
