"""What one row says of an organisation, in the register's own terms (bản nháp của dòng)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from coop_registry.reading import counts
from coop_registry.reading.meanings import M
from coop_registry.reading.names import OrganisationName
from coop_registry.reading.read import Read
from coop_registry.reading.rows import OrganisationRow
from coop_registry.reading.statuses import State
from coop_registry.rules.entries import normal_identifier
from coop_registry.rules.imports.member_drafts import MemberDraft, person_draft
from coop_registry.rules.imports.places import Placed
from coop_registry.rules.imports.problems import Problem, warning
from coop_registry.rules.imports.qualities import SaidTrait, day_of_year, traits_of, undated
from coop_registry.rules.imports.remarks import nobodys, remark_of
from coop_registry.rules.kinds import Activity, Declared, Kind, Scheme, Status
from coop_registry.rules.membership import TraitKind
from core.dates import PartialDate, Precision
from core.text import fold

#: What a count or amount of a list becomes: a declared figure of the list's day.
FIGURES: Mapping[M, Declared] = {
    M.MEMBERS_TOTAL: Declared.MEMBERS_TOTAL,
    M.MEMBERS_OFFICIAL: Declared.MEMBERS_OFFICIAL,
    M.MEMBERS_ASSOCIATE: Declared.MEMBERS_ASSOCIATE,
    M.MEMBERS_WOMEN: Declared.MEMBERS_WOMEN,
    M.MEMBERS_MINORITY: Declared.MEMBERS_MINORITY,
    M.MEMBERS_HOUSEHOLDS: Declared.MEMBERS_HOUSEHOLDS,
    M.MEMBERS_ENTITIES: Declared.MEMBERS_ENTITIES,
    M.CAPITAL_PAID: Declared.PAID_CAPITAL,
    M.WORKERS: Declared.WORKERS,
    M.WORKERS_MEMBERS: Declared.WORKERS_MEMBERS,
    M.WORKERS_HIRED: Declared.WORKERS_HIRED,
    M.REVENUE: Declared.REVENUE,
    M.PROFIT: Declared.PROFIT,
    M.INCOME: Declared.INCOME_PER_WORKER,
    M.RATING: Declared.RATING,
}
#: Figures of a whole year.
_OF_A_YEAR = frozenset(
    {Declared.REVENUE, Declared.PROFIT, Declared.INCOME_PER_WORKER, Declared.RATING}
)
_SCHEMES = {
    M.CODE: Scheme.CODE,
    M.TAX_CODE: Scheme.TAX_CODE,
    M.CERTIFICATE_NO: Scheme.CERTIFICATE_NO,
}
_LONGEST = 300
#: Columns of the own export that say where figures come from.
_SOURCES = {
    M.MEMBERS_SOURCE: frozenset({M.MEMBERS_TOTAL, M.MEMBERS_OFFICIAL, M.MEMBERS_ASSOCIATE}),
    M.CAPITAL_SOURCE: frozenset({M.CAPITAL_PAID}),
}


class Figure(NamedTuple):
    """A declared figure as a list says it."""

    what: Declared
    value: int
    on: date
    year: int | None
    words: str
    #: The list says "khoảng 300", and a person took it: its words are told with it.
    inexact: bool = False

    @property
    def key(self) -> str:
        """Return its name among the changes of a row: figures of several years are told apart."""
        return f"{self.what.value}.{self.year}" if self.year else self.what.value


class Number(NamedTuple):
    """An identifier as a list says it."""

    value: str
    issued_on: date | None = None
    issued_by: str | None = None

    @property
    def normal(self) -> str:
        """Return what makes two numbers equal."""
        return normal_identifier(self.value)


@dataclass(slots=True)
class OrganisationDraft:
    """One row as the register would hold it; what is doubtful is left out and told."""

    on: date
    kind: Kind | None = None
    name: OrganisationName | None = None
    short_name: str | None = None
    identifiers: dict[Scheme, Number] = field(default_factory=dict)
    placed: Placed = field(default_factory=Placed)
    founded: PartialDate | None = None
    registered_on: date | None = None
    capital_vnd: int | None = None
    status: Status | None = None
    activity: Activity | None = None
    representative: str | None = None
    #: What the row says of the representative beside the name.
    head: MemberDraft | None = None
    position: str | None = None
    phone: str | None = None
    email: str | None = None
    vsic_id: int | None = None
    figures: list[Figure] = field(default_factory=list)
    traits: list[SaidTrait] = field(default_factory=list)
    #: Words of the status that nobody has decided about.
    undecided: str | None = None
    #: What the list remarks (ghi chú).
    remark: str | None = None
    #: Its table asks for what only lists of registered organisations ask for.
    in_register_list: bool = False
    #: Raw words by field of the log, for statements that differ from the register.
    words: dict[str, str] = field(default_factory=dict)
    #: By field of the log: what a person took although the list does not state it exactly.
    inexact: dict[str, str] = field(default_factory=dict)

    @property
    def only_qualities(self) -> bool:
        """Tell whether a row speaks of products and praise, not of the organisation's record."""
        said = {trait.kind for trait in self.traits}
        own = self.identifiers or self.figures or self.representative or self._is_registered
        return bool(said) and TraitKind.FIELD not in said and not own

    @property
    def asks_new(self) -> bool:
        """Tell whether a row may not by itself bring an organisation the register does not know.

        Lists of OCOP products, chains and awards name whoever made the product, often with a tax
        code, a director, a turnover; none of that says that a cooperative was registered. A row
        of a list of the register that says little else is an organisation of that list.
        """
        praised = {TraitKind.OCOP, TraitKind.CHAIN, TraitKind.AWARD}
        counted = any(one.what not in _OF_A_YEAR for one in self.figures)
        of_products = any(trait.kind in praised for trait in self.traits)
        if self.in_register_list:
            return self.only_qualities and {one.kind for one in self.traits} <= praised - {
                TraitKind.OCOP
            }
        return self.only_qualities or (of_products and not (counted or self._is_registered))

    @property
    def _is_registered(self) -> bool:
        """Tell whether the row says what only a list of registered organisations says."""
        said = (self.founded, self.registered_on, self.capital_vnd, self.status)
        rated = any(trait.kind is TraitKind.OCOP for trait in self.traits)
        # Beside stars a certificate may be the product's.
        numbers = {Scheme.CODE} if rated else {Scheme.CODE, Scheme.CERTIFICATE_NO}
        certified = numbers & self.identifiers.keys()
        return bool(certified) or any(one is not None for one in said)

    @property
    def unit_id(self) -> int | None:
        """Return the unit of the seat."""
        return self.placed.unit_id


def draft_of(
    row: OrganisationRow, on: date, placed: Placed, left: Iterable[str] = ()
) -> tuple[OrganisationDraft, list[Problem]]:
    """Return the draft of a row on the list's day, and what keeps values out of it.

    Values that reading found doubtful are left out: reading has told them already. `left` is what
    the row says under columns without a place, kept with its remark.
    """
    name = row.values.get(M.NAME)
    draft = OrganisationDraft(
        on=on,
        kind=row.kind,
        name=name.value if name is not None and name.value is not None else None,
        short_name=_words(row, M.SHORT_NAME, 255),
        placed=placed,
        representative=_words(row, M.REPRESENTATIVE, 255),
        head=person_draft(row, on, M.REPRESENTATIVE),
        position=_words(row, M.POSITION, 100),
        phone=_words(row, M.PHONE, 40),
        email=_words(row, M.EMAIL, 255),
        capital_vnd=_clear(row, M.CAPITAL_REGISTERED),
        founded=_clear(row, M.FOUNDED),
    )
    problems: list[Problem] = []
    _identify(row, draft)
    state = _clear(row, M.STATUS)
    if isinstance(state, State):
        draft.status, draft.activity = state.status, state.activity
    elif (stated := row.values.get(M.STATUS)) is not None and stated.doubt:
        draft.undecided = stated.raw[:_LONGEST]
    draft.remark = remark_of(row, [*left, *nobodys(row, draft.representative), *undated(row)])
    founded = row.values.get(M.FOUNDED)
    if draft.founded is not None and founded is not None and not founded.is_exact:
        draft.inexact["founded"] = f"Thành lập: danh sách ghi “{founded.raw[:80]}”"
    capital = row.values.get(M.CAPITAL_REGISTERED)
    if draft.capital_vnd is not None and capital is not None and not capital.is_exact:
        draft.inexact["amount_vnd"] = f"Vốn điều lệ: danh sách ghi “{capital.raw[:80]}”"
    draft.figures = list(_figures(row, on))
    draft.traits = list(traits_of(row, on))
    draft.words = {meaning.value: read.raw[:_LONGEST] for meaning, read in row.values.items()}
    if draft.kind is Kind.GROUP and draft.status is Status.BANKRUPTCY:
        draft.status = None
        problems.append(warning("Tổ hợp tác không có tình trạng phá sản.", meaning=M.STATUS))
    return draft, problems


def _clear(row: OrganisationRow, meaning: M) -> Any:
    return row.clear(meaning)


def _words(row: OrganisationRow, meaning: M, longest: int) -> str | None:
    """Return clear words that fit the register's column."""
    value = row.clear(meaning)
    return str(value)[:longest] if value else None


def _identify(row: OrganisationRow, draft: OrganisationDraft) -> None:
    """Fill in the identifiers; day and issuer belong to the certificate, else to the code."""
    for meaning, scheme in _SCHEMES.items():
        value = row.clear(meaning)
        if value:
            draft.identifiers[scheme] = Number(str(value)[:60])
    day = row.clear(M.CERTIFICATE_ON)
    on = day.start if isinstance(day, PartialDate) and day.precision is Precision.DAY else None
    by = _words(row, M.CERTIFICATE_BY, 200)
    if isinstance(day, PartialDate) and on is None:
        words = row.values[M.CERTIFICATE_ON].raw[:80]
        draft.inexact["registered_on"] = f"Ngày cấp: chưa rõ ngày, danh sách ghi “{words}”"
    draft.registered_on = on
    numbered = Scheme.CERTIFICATE_NO if Scheme.CERTIFICATE_NO in draft.identifiers else Scheme.CODE
    if numbered in draft.identifiers:
        draft.identifiers[numbered] = draft.identifiers[numbered]._replace(
            issued_on=on, issued_by=by
        )


def _figures(row: OrganisationRow, on: date) -> Iterator[Figure]:
    """Give the declared figures: of the list's day, or of the year a column or a cell names."""
    stated, counted = row.clear(M.YEAR), _counted_here(row)
    for meaning, what in FIGURES.items():
        read = row.values.get(meaning)
        if read is not None and read.is_clear and meaning not in counted:
            year = stated.start.year if isinstance(stated, PartialDate) else _year_of(what, on)
            yield _figure(_household(what, read), read, day_of_year(year, on), year)
    for one in row.yearly:
        if one.meaning in FIGURES and one.read.is_clear:
            yield _figure(FIGURES[one.meaning], one.read, day_of_year(one.year, on), one.year)


def _counted_here(row: OrganisationRow) -> frozenset[M]:
    """Return the figures that the register counted itself, as its own export marks them."""
    found = frozenset[M]()
    for source, figures in _SOURCES.items():
        read = row.values.get(source)
        if read is not None and fold(read.raw) == "listed":
            found |= figures
    return found


def _year_of(what: Declared, on: date) -> int | None:
    """Return the year that results at a year's end are of; None for a state of the day."""
    return on.year if what in _OF_A_YEAR and (on.month, on.day) == (12, 31) else None


def _household(what: Declared, read: Read) -> Declared:
    """Return the figure a count of households is: never one of persons."""
    households = what is Declared.MEMBERS_TOTAL and read.unit == counts.HOUSEHOLD
    return Declared.MEMBERS_HOUSEHOLDS if households else what


def _figure(what: Declared, read: Read, on: date, year: int | None) -> Figure:
    return Figure(what, int(read.value), on, year, read.raw[:_LONGEST], not read.is_exact)
