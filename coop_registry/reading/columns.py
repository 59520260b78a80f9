"""Headings bound to meanings: by their words, never by their place.

Places drift when somebody inserts a column, and then one figure is counted as another; so a
heading that is not known waits for a person, whose answer is remembered by the set of headings.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from coop_registry.reading.list_kinds import fitted, kind_of
from coop_registry.reading.meanings import COUNTS, DATES, MONEY, YEARLY, ListKind, M, Meaning
from coop_registry.reading.own_export import OWN_KEYS
from coop_registry.reading.scales import MoneyUnit, Period, period_in, unit_of_heading
from coop_registry.reading.totals_heads import TotalsHead, day_of_heading
from coop_registry.reading.vocabulary import FILLERS, HEADINGS, OWN_FILLERS, UNDER
from coop_registry.rules.totals import Total
from core.dates import PartialDate
from core.text import clean, fold

#: ¹ ² ³ … and what is glued to the last letter: "thành viên1", "HTX(2)".
_FOOTNOTE = re.compile(
    r"(?<=[^\W\d_])[0-9]{1,2}(?=\s|$)|[\u00b9\u00b2\u00b3\u2070-\u2079*]+|\[[0-9]\]"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_COUNTED = COUNTS | MONEY | DATES | {M.INCOME}
_YEAR = re.compile(r"(?<![0-9])(19[5-9][0-9]|20[0-9]{2})(?![0-9])")
_PREFIXES: list[tuple[str, bool, M]] = sorted(
    (
        (phrase.removeprefix("="), phrase.startswith("="), meaning)
        for meaning, phrases in HEADINGS.items()
        for phrase in phrases
    ),
    key=lambda one: -len(one[0]),
)


@dataclass(frozen=True)
class Heading:
    """A heading as it stands: the column's place, its own words and the words above them."""

    index: int
    title: str
    group: str = ""

    @property
    def text(self) -> str:
        """Return "Vốn góp › Tỷ lệ (%)"."""
        return f"{self.group} › {self.title}" if self.group else self.title


@dataclass(frozen=True)
class Column:
    """A heading bound to a meaning, with what it says about year, unit and period."""

    heading: Heading
    meaning: Meaning | None
    year: int | None = None
    unit: MoneyUnit | None = None
    period: Period | None = None
    chosen: bool = False

    @property
    def index(self) -> int:
        """Return the column's place in the rows."""
        return self.heading.index

    @property
    def spoken(self) -> PartialDate | None:
        """Return the year or day that the figures of a past total are of, as the heading says."""
        if self.meaning is not M.FIGURE and not isinstance(self.meaning, Total):
            return None
        spoken = day_of_heading(self.heading.text)
        return spoken.on if spoken is not None else None


@dataclass(frozen=True)
class ColumnMap:
    """All columns of a table, what it lists, and the headings nobody knows."""

    columns: tuple[Column, ...]
    kind: ListKind | None
    unknown: tuple[Heading, ...]
    #: Headings that mean the same as one before them and are therefore not read.
    doubled: tuple[Heading, ...]

    @cached_property
    def _first(self) -> dict[Meaning | None, Column]:
        return {column.meaning: column for column in reversed(self.columns)}

    def of(self, meaning: Meaning) -> Column | None:
        """Return the first column of a meaning."""
        return self._first.get(meaning)


def bare(heading: str) -> str:
    """Return a heading folded, without footnote marks: "Chữ ký của thành viên¹" → "chu ky cua …"."""
    return fold(_FOOTNOTE.sub(" ", clean(heading)))


@lru_cache(maxsize=8192)
def recognise(heading: str) -> M | None:
    """Return what one heading means by its own words; None when it is not known.

    A phrase of figures or days may only be followed by words that do not change what is counted:
    "Số thành viên đến 31/12" is known, "Số thành viên mới" is not.
    """
    words = _core(heading[:400])
    if not words:
        return None
    if words in OWN_KEYS:
        return OWN_KEYS[words]
    for phrase, whole, meaning in _PREFIXES:
        if words == phrase:
            return meaning
        if not whole and words.startswith(f"{phrase} "):
            rest = words[len(phrase) :].split()
            own = OWN_FILLERS.get(meaning, frozenset())
            fits = all(word in own or _is_filler(word) for word in rest)
            return meaning if fits or meaning not in _COUNTED else None
    return None


def _core(heading: str) -> str:
    """Return the folded words of a heading without footnotes, years, and brackets of units."""
    text = _FOOTNOTE.sub(" ", clean(heading))
    text = _BRACKETS.sub(
        lambda found: " " if all(map(_is_filler, fold(found[0]).split())) else found[0], text
    )
    return re.sub(r" (?:nam )?(?:19|20)[0-9]{2}$", "", fold(text))


def _is_filler(word: str) -> bool:
    return word.isdigit() or word in FILLERS


def meaning_of(heading: Heading) -> M | None:
    """Return what a heading means, by its own words and by those above it."""
    groups = [recognise(part) for part in heading.group.split(" › ")] if heading.group else []
    title = bare(heading.title)
    for group in reversed([one for one in groups if one is not None]):
        for phrase in sorted(UNDER.get(group, {}), key=len, reverse=True):
            if title == phrase or title.startswith(f"{phrase} "):
                return UNDER[group][phrase]
        if group in YEARLY and not fold(_YEAR.sub(" ", title.replace("nam", " "))):
            return group
    own = recognise(heading.title)
    if own is not None or not heading.group:
        return own
    joined = recognise(f"{heading.group.split(' › ')[-1]} {heading.title}")
    return joined if joined is not M.ORDER else None


def slug(headings: Sequence[Heading]) -> dict[int, str]:
    """Return the name under which each column is remembered; equal headings are numbered."""
    seen: dict[str, int] = {}
    names: dict[int, str] = {}
    for heading in headings:
        name = bare(heading.text) or f"cột trống {heading.index + 1}"
        seen[name] = seen.get(name, 0) + 1
        names[heading.index] = name if seen[name] == 1 else f"{name}#{seen[name]}"
    return names


def heading_key(headings: Sequence[Heading]) -> str:
    """Return the key under which a person's mapping for this set of headings is remembered."""
    return hashlib.sha256("|".join(sorted(slug(headings).values())).encode()).hexdigest()[:32]


def map_columns(
    headings: Sequence[Heading],
    chosen: Mapping[str, Meaning | None] | None = None,
    kind: ListKind | None = None,
    totals: TotalsHead | None = None,
) -> ColumnMap:
    """Return the meaning of every column.

    Args:
        headings: as `tables` found them.
        chosen: what a person decided, by the names that `slug` gives; None means "not read".
        kind: what the table lists when a person said so.
        totals: how figures stand in it, where it is a past total.
    """
    names = slug(headings)
    given = chosen or {}
    columns = [
        _chosen(heading, given[names[heading.index]])
        if names[heading.index] in given
        else _column(heading, totals.meaning(heading) if totals else meaning_of(heading))
        for heading in headings
    ]
    if totals is not None:
        return _mapped(columns, ListKind.TOTALS)
    found = kind or kind_of([(c.meaning, bare(c.heading.title)) for c in columns])
    fit = [_fitted(column, found) for column in columns]
    return _mapped(
        _stars_apart(_papers_told(fit) if found is ListKind.ORGANISATIONS else fit), found
    )


def _mapped(columns: Sequence[Column], kind: ListKind | None) -> ColumnMap:
    """Return columns bound once each, with the headings that nobody knows."""
    kept, doubled = _without_doubles(columns)
    told = {heading.index for heading in doubled}
    unknown = [
        c.heading
        for c in kept
        if c.meaning is None and not c.chosen and c.index not in told and bare(c.heading.text)
    ]
    return ColumnMap(tuple(kept), kind, tuple(unknown), tuple(doubled))


def _chosen(heading: Heading, meaning: Meaning | None) -> Column:
    return replace(_column(heading, meaning), chosen=True)


def _column(heading: Heading, meaning: Meaning | None) -> Column:
    year = _YEAR.search(heading.text)
    return Column(
        heading=heading,
        meaning=meaning,
        year=int(year[1]) if year and _is_yearly(meaning) else None,
        unit=unit_of_heading(heading.title) or unit_of_heading(heading.group),
        period=period_in(heading.text),
    )


def _is_yearly(meaning: Meaning | None) -> bool:
    """Tell whether figures of this meaning may stand in one column for each year."""
    return isinstance(meaning, Total) or meaning is M.FIGURE or meaning in YEARLY


def _fitted(column: Column, kind: ListKind | None) -> Column:
    """Return the column with a word of two meanings read as the list's kind asks."""
    if column.chosen or not isinstance(column.meaning, M):
        return column
    return replace(column, meaning=fitted(column.meaning, bare(column.heading.title), kind))


#: Headings that do not say themselves what is issued.
_PLAIN_ISSUE = frozenset({"ngay cap", "noi cap", "co quan cap", "thoi diem cap", "ngay thang cap"})
_ISSUE_OF_PERSON: dict[Meaning | None, M] = {
    M.CERTIFICATE_ON: M.IDENTITY_ON,
    M.CERTIFICATE_BY: M.IDENTITY_BY,
}
#: Numbers of an organisation; what stands behind one of them is about it.
_OF_ORGANISATION = frozenset({M.CERTIFICATE_NO, M.CODE, M.TAX_CODE, M.CODE_OR_TAX})


def _papers_told(columns: Sequence[Column]) -> list[Column]:
    """Return columns with "Ngày cấp", "Nơi cấp" behind "Số CCCD" as those of the person's paper."""
    found: list[Column] = []
    of_person = False
    for column in columns:
        meaning = column.meaning
        if meaning is M.IDENTITY or meaning in _OF_ORGANISATION:
            of_person = meaning is M.IDENTITY
        plain = bare(column.heading.title) in _PLAIN_ISSUE
        if of_person and not column.chosen and plain and meaning in _ISSUE_OF_PERSON:
            column = replace(column, meaning=_ISSUE_OF_PERSON[meaning])
        found.append(column)
    return found


def _stars_apart(columns: list[Column]) -> list[Column]:
    """Return columns with "Sản phẩm OCOP" as products where another column gives the stars."""
    ocop = [column for column in columns if column.meaning is M.OCOP and not column.chosen]
    if len(ocop) < 2:
        return columns
    named = {
        c.index for c in ocop if bare(c.heading.title).startswith(("san pham", "ten san pham"))
    }
    return [replace(c, meaning=M.PRODUCTS) if c.index in named else c for c in columns]


def _without_doubles(columns: Sequence[Column]) -> tuple[list[Column], list[Heading]]:
    """Return columns each meaning (and year) once; what a person chose goes first."""
    taken = {(c.meaning, c.year, c.spoken) for c in columns if c.chosen}
    kept: list[Column] = []
    doubled: list[Heading] = []
    for column in columns:
        key = (column.meaning, column.year, column.spoken)
        if column.meaning is None or column.chosen:
            kept.append(column)
        elif key in taken:
            kept.append(replace(column, meaning=None))
            doubled.append(column.heading)
        else:
            taken.add(key)
            kept.append(column)
    return kept, doubled
