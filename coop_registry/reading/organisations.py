"""Rows of organisations (hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from coop_registry.reading import values as v
from coop_registry.reading.cells import text_of
from coop_registry.reading.holders import names_others, stranger, stranger_by_kind
from coop_registry.reading.meanings import WORDS, M
from coop_registry.reading.particulars import read_particulars
from coop_registry.reading.read import PARTIAL_ISSUE, Read
from coop_registry.reading.row_kinds import PLACE
from coop_registry.reading.rows import (
    Level,
    ListRow,
    OrganisationRow,
    RowProblem,
    Setting,
    cell_of,
    column_text,
    read_values,
    refuse_lost_letters,
    tell,
)
from coop_registry.reading.sectors import sector_of
from coop_registry.reading.tables import BodyRow, Table
from coop_registry.rules.kinds import Kind
from core.dates import Precision

_LEVELS = {
    M.VILLAGE: "village", M.COMMUNE: "commune", M.DISTRICT: "district", M.PROVINCE: "province",
}  # fmt: skip
_IDENTIFIERS = (M.CODE, M.TAX_CODE, M.CERTIFICATE_NO)
_COUNTED_WITHIN = (
    M.MEMBERS_WOMEN, M.MEMBERS_MINORITY, M.MEMBERS_OFFICIAL, M.MEMBERS_ASSOCIATE,
)  # fmt: skip


def read_organisation(table: Table, body: BodyRow, setting: Setting) -> OrganisationRow:
    """Return one organisation row with all its values, place, kind and problems."""
    row = OrganisationRow(table.file, table.sheet, body.number, body.groups, body.cells)
    refuse_lost_letters(row)
    _tell_kind(row, body, setting)
    row.yearly = read_values(row, body, setting, row.kind or Kind.COOPERATIVE)
    read_particulars(row, body, setting, M.REPRESENTATIVE)
    part_codes(row, body, setting)
    _ticked_status(row, body, setting)
    _sector(row, body, setting)
    _part_certificate(row, setting)
    _ask_partial_issue(row, setting)
    _count_within(row)
    row.place = _place(row, table)
    _check_identity(row, setting)
    _check_sums(row)
    _check_revenue(row, setting)
    return row


def _tell_kind(row: OrganisationRow, body: BodyRow, setting: Setting) -> None:
    """Fill in the kind: of its column, of the name, of the group above, of heading or title.

    A name that says it is a company, a household or a person says that it has none of them.
    """
    columns = setting.columns
    stated = v.read_kind(cell_of(body, columns, M.KIND)).value
    name = v.read_name(cell_of(body, columns, M.NAME)).value
    own = name.kind if name else None
    if stated and own and stated is not own:
        message = "Loại hình trong cột và trong tên khác nhau."
        words = name.full if name else ""
        row.problems.append(
            RowProblem(Level.WARNING, message, column_text(columns, M.KIND), words, M.KIND)
        )
    row.kind = stated or own
    if row.kind is None:
        row.stranger = stranger_by_kind(text_of(cell_of(body, columns, M.KIND)))
    if own is None and name is not None and row.stranger is None:
        row.stranger = stranger(name.full, said_otherwise=stated is not None)
    if row.kind is None and row.stranger is None:
        above = next((told for words in reversed(row.groups) if any(told := _told(words))), None)
        row.kind, row.stranger = above or (setting.kind, None)


def _told(words: str) -> tuple[Kind | None, str | None]:
    """Return the kind that a row above a group says, or what its rows are instead."""
    kind = v.kind_of_name(words)
    return kind, None if kind else stranger(words)


def kind_of_titles(titles: Sequence[str]) -> Kind | None:
    """Return the kind when a heading, or the lines above a table, name one kind only."""
    said = " ".join(titles).lower()
    if names_others(said):
        return None
    union = bool(re.search(r"liên hiệp|lhhtx", said))
    group = bool(re.search(r"tổ hợp tác|\btht\b", said))
    rest = re.sub(r"liên hiệp (?:các )?(?:hợp tác xã|htx)|lhhtx|liên minh hợp tác xã", " ", said)
    cooperative = bool(re.search(r"hợp tác xã|\bhtx\b|quỹ tín dụng", rest))
    found = [
        kind
        for kind, is_said in (
            (Kind.COOPERATIVE, cooperative), (Kind.UNION, union), (Kind.GROUP, group),
        )
        if is_said
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def part_codes(row: ListRow, body: BodyRow, setting: Setting) -> None:
    """Part a cell of "mã số hợp tác xã/mã số thuế" into the two."""
    column = setting.columns.of(M.CODE_OR_TAX)
    if column is None:
        return
    code, tax = v.read_code_or_tax(cell_of(body, setting.columns, M.CODE_OR_TAX))
    said = []
    for meaning, read in ((M.CODE, code), (M.TAX_CODE, tax)):
        if not read.is_blank and meaning not in row.values:
            row.values[meaning] = read
            said.append(f"{WORDS[meaning]}: {read.value}" if read.value else "")
            # Told of the column, so that a person can accept it there.
            tell(row, read, column.heading.text, M.CODE_OR_TAX)
    if said:
        row.values[M.CODE_OR_TAX] = Read(
            "; ".join(filter(None, said)) or None,
            (code if code.raw else tax).raw,
            doubt=code.doubt or tax.doubt,
        )


def _check_revenue(row: OrganisationRow, setting: Setting) -> None:
    """Ask where a row says that there is no revenue and states one."""
    read = row.values.get(M.STATUS)
    if read is None or not read.is_clear or not read.value.no_revenue:
        return
    stated = [one.read for one in row.yearly if one.meaning is M.REVENUE]
    own = row.values.get(M.REVENUE)
    if any(
        isinstance(one.value, int) and one.value > 0 for one in [*stated, *([own] if own else [])]
    ):
        asked = read._replace(doubt="Ghi không phát sinh doanh thu nhưng dòng có doanh thu.")
        row.values[M.STATUS] = asked
        tell(row, asked, column_text(setting.columns, M.STATUS), M.STATUS)


def _sector(row: OrganisationRow, body: BodyRow, setting: Setting) -> None:
    """Keep the field of work said beside the kind where no column says it: "HTX phi NN"."""
    if M.LINE in row.values:
        return
    for words in (text_of(cell_of(body, setting.columns, M.KIND)), *reversed(row.groups)):
        if words and (sector := sector_of(words)):
            row.values[M.LINE] = Read(sector, words)
            return


def _ticked_status(row: OrganisationRow, body: BodyRow, setting: Setting) -> None:
    """Take whether it works from two columns "Hoạt động › Có, Không" with a mark in one."""
    columns = setting.columns
    ticked = [m for m in (M.WORKS, M.WORKS_NOT) if v.is_ticked(cell_of(body, columns, m))]
    if len(ticked) == 2:
        message = "Đánh dấu ở cả cột “Có” và cột “Không”."
        row.problems.append(
            RowProblem(Level.WARNING, message, column_text(columns, M.WORKS), "x", M.STATUS)
        )
    elif ticked:
        words = "đang hoạt động" if ticked == [M.WORKS] else "không hoạt động"
        row.values.setdefault(M.STATUS, v.read_status(words))


def _part_certificate(row: OrganisationRow, setting: Setting) -> None:
    """Put number, day and issuer of one cell in their own places; a column of its own goes first."""
    read = row.values.get(M.CERTIFICATE_NO)
    paper = read.value if read else None
    if read is None or not isinstance(paper, v.Paper):
        return
    row.values[M.CERTIFICATE_NO] = read._replace(value=paper.number)
    if paper.issued_on:
        row.values.setdefault(M.CERTIFICATE_ON, Read(paper.issued_on, read.raw, doubt=read.doubt))
    if paper.issued_by:
        row.values.setdefault(M.CERTIFICATE_BY, Read(paper.issued_by, read.raw))


def _ask_partial_issue(row: OrganisationRow, setting: Setting) -> None:
    """Ask whether a certificate is taken without a day of issue where only month or year is said.

    The doubt stands on the column that says it, so that a person can accept it there.
    """
    read = row.values.get(M.CERTIFICATE_ON)
    if read is None or not read.is_clear or read.value.precision is Precision.DAY:
        return
    own = setting.columns.of(M.CERTIFICATE_ON) is not None
    if own:
        row.values[M.CERTIFICATE_ON] = read._replace(doubt=PARTIAL_ISSUE)
    meaning = M.CERTIFICATE_ON if own else M.CERTIFICATE_NO
    tell(row, read._replace(doubt=PARTIAL_ISSUE), column_text(setting.columns, meaning), meaning)


def _count_within(row: OrganisationRow) -> None:
    """Take "trong đó 6 nữ" of a total where no column of its own says it."""
    total = row.values.get(M.MEMBERS_TOTAL)
    for meaning, count in (total.parts or {}).items() if total else ():
        row.values.setdefault(M(meaning), Read(count, total.raw if total else "", unit="người"))


def _place(row: OrganisationRow, table: Table) -> v.Place:
    """Return where the seat is: columns first, then the address, groups, sheet and file names."""
    place = _of_columns(row)
    address = row.values.get(M.ADDRESS)
    if address is not None and isinstance(address.value, v.Place):
        place = _completed(place, address.value)
    for words in (*reversed(row.groups), table.sheet, _stem(table.file)):
        if PLACE.match(words):
            place = _completed(place, v.read_place(words).value or v.Place())
    return place


def _of_columns(row: OrganisationRow) -> v.Place:
    place = v.Place()
    for meaning, part in _LEVELS.items():
        read = row.values.get(meaning)
        if read is None or read.doubt:
            continue
        if isinstance(read.value, v.Place):
            own = getattr(read.value, part)
            rest = read.value.rest
            if own is None and rest:
                own, rest = v.Unit(rest[0]), rest[1:]
            place = _completed(replace(place, **{part: own}), replace(read.value, rest=rest))
        else:
            place = replace(place, **{part: read.value})
        if meaning is M.VILLAGE:
            place = replace(place, below=(read.raw,))
    return place


def _completed(place: v.Place, other: v.Place) -> v.Place:
    return v.Place(
        place.village or other.village,
        place.commune or other.commune,
        place.district or other.district,
        place.province or other.province,
        place.rest or other.rest,
        place.below or other.below,
    )


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _check_identity(row: OrganisationRow, setting: Setting) -> None:
    """Reject a row that says neither a readable name nor any number of its own."""
    name = row.values.get(M.NAME)
    numbered = any(row.clear(meaning) for meaning in _IDENTIFIERS)
    column = column_text(setting.columns, M.NAME)
    if name is None and not numbered:
        message = "Dòng không có tên và không có mã số."
        row.problems.append(RowProblem(Level.REJECTED, message, column))
    elif name is not None and name.doubt and not (numbered and name.value):
        row.problems.append(
            RowProblem(
                Level.REJECTED, f"Không nhận ra tổ chức: {name.doubt}", column, name.raw, M.NAME
            )
        )
    elif name is not None and row.stranger is not None:
        message = f"Là {row.stranger}, không phải hợp tác xã, liên hiệp hay tổ hợp tác."
        row.problems.append(RowProblem(Level.REJECTED, message, column, name.raw, M.NAME))


def _check_sums(row: OrganisationRow) -> None:
    """Warn where a part is larger than its whole; reports do not close, they are not refused."""
    total = row.clear(M.MEMBERS_TOTAL)
    for meaning in _COUNTED_WITHIN:
        part = row.clear(meaning)
        if isinstance(total, int) and isinstance(part, int) and part > total:
            message = f"Số {part} lớn hơn tổng số thành viên {total}."
            read = row.values[meaning]
            row.values[meaning] = read._replace(doubt=message)
            row.problems.append(RowProblem(Level.WARNING, message, "", read.raw, meaning))
    registered, paid = row.clear(M.CAPITAL_REGISTERED), row.clear(M.CAPITAL_PAID)
    if isinstance(registered, int) and isinstance(paid, int) and paid > registered:
        message = "Vốn thực góp lớn hơn vốn điều lệ."
        raw = row.values[M.CAPITAL_PAID].raw
        row.problems.append(RowProblem(Level.NOTE, message, "", raw, M.CAPITAL_PAID))
