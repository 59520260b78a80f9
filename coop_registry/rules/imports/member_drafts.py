"""What one row says of a member, in the register's own terms (bản nháp của dòng thành viên)."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from coop_registry.reading.meanings import M
from coop_registry.reading.names import read_member_class
from coop_registry.reading.numbers_of_identity import Paper
from coop_registry.reading.places import Place
from coop_registry.reading.read import Read, says_nothing
from coop_registry.reading.rows import ListRow, MemberRow, Owner
from coop_registry.rules.entries import normal_identifier
from coop_registry.rules.imports.names import NameKey, key_of
from coop_registry.rules.imports.problems import Problem, warning
from coop_registry.rules.imports.remarks import remark_of
from coop_registry.rules.kinds import IdentityKind, PartyKind, Scheme
from coop_registry.rules.membership import MemberClass
from core.dates import PartialDate, Precision
from core.text import fold

#: Remarks that say a member is one no more.
_LEFT = re.compile(
    r"(?:(?:da|xin) )?(?:nghi|thoi|ra khoi|rut|chet|mat|qua doi|khong con|chuyen di|cham dut)\b"
)
#: Words of a group of members that may be of another class, or none.
_OF_CLASS = re.compile(r"\b(?:thoi vu|lien ket)\b")
#: Columns that part the home of a member, where the row names no cooperative of its own.
_HOME = (M.VILLAGE, M.COMMUNE, M.DISTRICT, M.PROVINCE)
_GENDERS = {"male": "nam", "female": "nữ"}


@dataclass(frozen=True, slots=True)
class PaperSaid:
    """A paper of identity as a list says it."""

    kind: IdentityKind
    number: str
    on: date | None = None
    by: str | None = None


@dataclass(slots=True)
class MemberDraft:
    """One member as a list says it; what is doubtful is left out and told."""

    on: date
    name: str
    kind: PartyKind
    owner: Owner
    birth: PartialDate | None = None
    gender: str | None = None
    ethnicity: str | None = None
    nationality: str | None = None
    address: str | None = None
    phone: str | None = None
    paper: PaperSaid | None = None
    #: None when the list names a class that the law does not know: a person says which it is.
    member_class: MemberClass | None = MemberClass.OFFICIAL
    joined_on: date | None = None
    #: The list's own words of the day of joining, when they are no full day.
    joined_words: str | None = None
    amount_vnd: int | None = None
    paid_on: date | None = None
    #: The list's own words of the day of payment, when they are no full day.
    paid_words: str | None = None
    #: The list's words of an amount that it does not state exactly.
    amount_words: str | None = None
    book_no: int | None = None
    #: What the list remarks of the member (ghi chú).
    remark: str | None = None
    #: Folded name, for comparing.
    search: str = ""

    @property
    def first_day(self) -> date:
        """Return the day from which the membership is held: as the list says it, else the list's.

        A day of payment, of founding or of registration is no day of joining.
        """
        return self.joined_on or self.on

    @property
    def start_words(self) -> str | None:
        """Return why the day of joining is not known; None when the list says it (chưa rõ ngày)."""
        if self.joined_on is None:
            return "danh sách không ghi ngày tham gia"
        return f"danh sách ghi “{self.joined_words}”" if self.joined_words else None

    @property
    def says_more(self) -> bool:
        """Tell whether the row says of the person more than name and home."""
        said = (self.birth, self.gender, self.ethnicity, self.nationality, self.paper)
        return any(one is not None for one in said)

    @property
    def person_birth(self) -> PartialDate | None:
        """Return the birth of the member itself: a household has none of its own."""
        return self.birth if self.kind is PartyKind.PERSON else None


def member_draft(
    row: MemberRow, on: date, left: Iterable[str] = ()
) -> tuple[MemberDraft | None, list[Problem]]:
    """Return the draft of a row on the list's day; None when there is no readable name.

    `left` is what the row says under columns without a place, kept with its remark.
    """
    name = row.values.get(M.MEMBER_NAME)
    if name is None or not name.value:
        return None, []
    stated = row.clear(M.MEMBER_KIND)
    kind = stated if isinstance(stated, PartyKind) else PartyKind(name.unit or PartyKind.PERSON)
    problems: list[Problem] = []
    paid = _day(row, M.CONTRIBUTED_ON, on)
    draft = MemberDraft(
        on=on,
        name=str(name.value)[:255],
        kind=kind,
        owner=row.owner,
        birth=_partial(row, M.BIRTH),
        gender=_GENDERS.get(str(row.clear(M.SEX))),
        ethnicity=_words(row, M.ETHNIC, 40),
        nationality=_words(row, M.NATIONALITY, 60),
        address=_address(row),
        phone=_words(row, M.PHONE, 40),
        paper=_paper(row),
        member_class=_member_class(row),
        joined_on=_day(row, M.JOINED_ON, on),
        joined_words=_partial_words(row, M.JOINED_ON),
        amount_vnd=_amount(row),
        paid_on=paid,
        paid_words=_partial_words(row, M.CONTRIBUTED_ON),
        amount_words=_inexact_words(row, M.CONTRIBUTION),
        book_no=_book_no(row),
        remark=remark_of(row, [*left, *_unclear_class(row)]),
        search=fold(str(name.value)),
    )
    if draft.amount_vnd is None and draft.paid_on is not None:
        draft.paid_on = None
    return draft, [*problems, *_contradictions(draft)]


def person_draft(row: ListRow, on: date, name: M) -> MemberDraft | None:
    """Return what a row says of a person whose name stands under `name`, when it says more than it.

    The person is no member: its place among them is left out.
    """
    named = row.values.get(name)
    if named is None or not named.is_clear:
        return None
    draft = MemberDraft(
        on=on,
        name=str(named.value)[:255],
        kind=PartyKind.PERSON,
        owner=Owner(),
        birth=_partial(row, M.BIRTH),
        gender=_GENDERS.get(str(row.clear(M.SEX))),
        ethnicity=_words(row, M.ETHNIC, 40),
        nationality=_words(row, M.NATIONALITY, 60),
        address=_address(row),
        paper=_paper(row),
        search=fold(str(named.value)),
    )
    return draft if draft.says_more else None


def _contradictions(draft: MemberDraft) -> Iterator[Problem]:
    """Give what in a row does not go together with its being a member, or one of its class."""
    if draft.remark and _LEFT.match(fold(draft.remark)):
        yield warning(
            f"Ghi chú “{draft.remark[:80]}”: có thể đã ra khỏi tổ chức. Nếu đúng, hãy bỏ qua dòng "
            "này hoặc ghi chấm dứt tư cách sau khi nhập.",
            meaning=M.NOTE,
        )
    if draft.member_class is MemberClass.NON_CONTRIBUTING_ASSOCIATE and draft.amount_vnd:
        yield warning(
            "Thành viên liên kết không góp vốn nhưng có ghi vốn góp.", meaning=M.CONTRIBUTION
        )


def owner_numbers(owner: Owner) -> list[tuple[Scheme, str]]:
    """Return the numbers by which a member list names its organisation."""
    found = []
    for scheme, read in ((Scheme.CODE, owner.code), (Scheme.TAX_CODE, owner.tax_code)):
        if read is not None and read.is_clear:
            found.append((scheme, normal_identifier(str(read.value))))
    return found


def owner_key(owner: Owner) -> NameKey | None:
    """Return the name by which a member list names its organisation."""
    if owner.name is None or owner.name.value is None or owner.name.doubt:
        return None
    return key_of(owner.name.value)


def end_of(on: PartialDate) -> date:
    """Return the last day a partial date can be: what it proves at the latest."""
    start = on.start
    if on.precision is Precision.YEAR:
        return date(start.year, 12, 31)
    if on.precision is Precision.MONTH:
        return date(start.year, start.month, monthrange(start.year, start.month)[1])
    return start


def _partial(row: ListRow, meaning: M) -> PartialDate | None:
    value = row.clear(meaning)
    return value if isinstance(value, PartialDate) else None


def _day(row: MemberRow, meaning: M, on: date) -> date | None:
    """Return a day the register can hold: the last one a partial date can be, none after `on`."""
    value = _partial(row, meaning)
    return min(end_of(value), on) if value is not None else None


def _partial_words(row: MemberRow, meaning: M) -> str | None:
    value = _partial(row, meaning)
    if value is None or value.precision is Precision.DAY:
        return None
    return row.values[meaning].raw[:100]


def _inexact_words(row: MemberRow, meaning: M) -> str | None:
    read = row.values.get(meaning)
    return read.raw[:100] if read is not None and read.is_clear and not read.is_exact else None


def _words(row: ListRow, meaning: M, longest: int) -> str | None:
    value = row.clear(meaning)
    return str(value)[:longest] if value else None


def _address(row: ListRow) -> str | None:
    """Return where the member lives, in the list's own words; else where it is registered."""
    for meaning in (M.RESIDENCE, M.PERMANENT_ADDRESS):
        read = row.values.get(meaning)
        if read is not None and read.is_clear and isinstance(read.value, Place):
            return read.raw[:300]
    if not isinstance(row, MemberRow) or M.NAME in row.values or M.CODE in row.values:
        return None
    parts = [row.values[one].raw for one in _HOME if row.clear(one) is not None]
    return ", ".join(parts)[:300] or None


def _paper(row: ListRow) -> PaperSaid | None:
    """Return the paper with day and issuer; a partial day is left out, reading has told it."""
    value = row.clear(M.IDENTITY)
    if not isinstance(value, Paper) or value.kind is None:
        return None
    issued = value.issued_on
    on = issued.start if issued is not None and issued.precision is Precision.DAY else None
    by = value.issued_by[:200] if value.issued_by else None
    return PaperSaid(value.kind, normal_identifier(value.number)[:30], on, by)


def _member_class(row: MemberRow) -> MemberClass | None:
    """Return the class: of its column, of the group above, else official; None when it is unclear."""
    stated = _stated_class(row)
    if stated is None:
        return MemberClass.OFFICIAL
    return stated.value if stated.is_clear else None


def _stated_class(row: MemberRow) -> Read | None:
    """Return what the row says of the class: its column, else the nearest group that speaks of one."""
    stated = row.values.get(M.MEMBER_CLASS)
    if stated is not None and stated.raw and not says_nothing(stated.raw):
        return stated
    for words in reversed(row.groups):
        above = read_member_class(words)
        if above.is_clear or _OF_CLASS.search(fold(words)):
            return above
    return None


def _unclear_class(row: MemberRow) -> Iterator[str]:
    """Give the list's word for a class that nobody has decided about."""
    stated = _stated_class(row)
    if stated is not None and not stated.is_clear:
        yield f"Loại thành viên: {stated.raw[:100]}"


def _amount(row: MemberRow) -> int | None:
    value = row.clear(M.CONTRIBUTION)
    return value if isinstance(value, int) and value > 0 else None


def _book_no(row: MemberRow) -> int | None:
    """Return the number in the member book: that of the order column."""
    value = row.clear(M.ORDER)
    return value if isinstance(value, int) and 0 < value < 100_000 else None
