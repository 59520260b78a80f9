"""Rows of member lists (danh sách thành viên, Phụ lục I-3), and whose members they are."""

import re
from dataclasses import replace

from coop_registry.reading import values as v
from coop_registry.reading.meanings import M
from coop_registry.reading.particulars import read_particulars
from coop_registry.reading.read import Read
from coop_registry.reading.row_kinds import ORGANISATION
from coop_registry.reading.rows import (
    Level,
    MemberRow,
    Owner,
    RowProblem,
    Setting,
    column_text,
    read_values,
    refuse_lost_letters,
)
from coop_registry.reading.tables import BodyRow, Table
from coop_registry.rules.kinds import Kind
from core.text import clean

_NAMED = re.compile(
    r"^(?:tên\s+)?(?:hợp tác xã|htx|tổ hợp tác|tht|liên hiệp hợp tác xã|lhhtx)\s*(?:\(.*?\))?\s*[:：]\s*(.+)$",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"^(?:mã số(?:\s*htx|\s*hợp tác xã)?|số gcn)[^:]*[:：]\s*([0-9A-Z][0-9A-Z\s.-]+)", re.I
)
_TAX = re.compile(r"^(?:mã số thuế|mst)[^:]*[:：]\s*([0-9][0-9\s.-]+)", re.IGNORECASE)
_TITLED = re.compile(
    r"danh sách\s+(?:thành viên|xã viên)(?:\s+của)?\s+((?:hợp tác xã|htx|tổ hợp tác|tht|liên hiệp)\s+\S.*)$",
    re.IGNORECASE,
)
#: Where the day or year of a list begins behind the name of the cooperative.
_DAY_TAIL = re.compile(
    r"\s*[-–—,;:(\[]*\s*(?:(?:số liệu|tính|có|cập nhật|thời điểm)\s+)*(?:(?:đến|vào|tại)\s+)?"
    r"(?:(?:hết|cuối|thời điểm)\s+)*"
    r"(?:ngày\s*\d{1,2}\s*(?:[/.\-]|tháng\b)|tháng\s*\d{1,2}\b|quý\s*[0-9IVX]+\b"
    r"|năm\s*(?:19|20)\d{2}\b|\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|[-–—(]\s*(?:19|20)\d{2}\b).*$",
    re.IGNORECASE,
)
#: Where the commune begins; without a sign before it it belongs to the name.
_PLACE_TAIL = re.compile(
    r"\s*(?:\s[-–—]|[,;(])\s*(?:xã|phường|thị trấn|thôn|bản|huyện|tỉnh|tp\.?|tt\.?)\s+\S.*$",
    re.IGNORECASE,
)


def _read_name(words: str) -> Read:
    """Return the name of the cooperative in a title without the day and the place behind it."""
    bare = _PLACE_TAIL.sub("", _DAY_TAIL.sub("", words)).strip(" .,;:-–—(")
    return v.read_name(bare or words)


def owner_of_table(table: Table) -> Owner:
    """Return which organisation a member list is of: by its titles, sheet name or file name."""
    found = Owner()
    for line in table.titles:
        text = clean(line)
        if named := _NAMED.match(text):
            found = replace(found, name=_with_prefix(named[1], text), source="tiêu đề")
        elif titled := _TITLED.search(text):
            found = replace(found, name=found.name or _read_name(titled[1]), source="tiêu đề")
        elif ORGANISATION.match(text) and found.name is None and len(text) < 120:
            found = replace(found, name=_read_name(text), source="tiêu đề")
        if code := _CODE.match(text):
            found = replace(found, code=v.read_code(code[1]))
        if tax := _TAX.match(text):
            found = replace(found, tax_code=v.read_tax_code(tax[1]))
    if found.name is None:
        for words, source in ((table.sheet, "tên trang"), (_stem(table.file), "tên tệp")):
            if ORGANISATION.match(words.strip()):
                return replace(found, name=_read_name(words.replace("_", " ")), source=source)
    return found


def _with_prefix(words: str, line: str) -> Read:
    """Return the name after the colon, with the kind before it when the name has none."""
    if ORGANISATION.match(words):
        return _read_name(words)
    kind = re.sub(r"^tên\s+", "", line.split(":")[0], flags=re.IGNORECASE).strip()
    return _read_name(f"{kind} {words}")


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def read_member(table: Table, body: BodyRow, setting: Setting, owner: Owner) -> MemberRow:
    """Return one member row with all its values and problems."""
    row = MemberRow(table.file, table.sheet, body.number, body.groups, body.cells)
    refuse_lost_letters(row)
    row.yearly = read_values(row, body, setting, Kind.COOPERATIVE) or ()
    row.owner = _owner(row, owner)
    read_particulars(row, body, setting, M.MEMBER_NAME)
    _check(row, setting)
    return row


def _owner(row: MemberRow, owner: Owner) -> Owner:
    """Return the organisation of this row: its own columns, a group row above, else the table's."""
    name, code = row.values.get(M.NAME), row.values.get(M.CODE)
    tax = row.values.get(M.TAX_CODE)
    if name or code or (tax and owner.name is None):
        return Owner(name, code, tax, "cột")
    above = next((words for words in reversed(row.groups) if v.kind_of_name(words)), None)
    return Owner(v.read_name(above), source="nhóm") if above else owner


def _check(row: MemberRow, setting: Setting) -> None:
    """Reject a row without a readable name of the member."""
    name = row.values.get(M.MEMBER_NAME)
    column = column_text(setting.columns, M.MEMBER_NAME)
    if name is None:
        row.problems.append(RowProblem(Level.REJECTED, "Dòng không có tên thành viên.", column))
    elif name.value is None or "mất chữ" in (name.doubt or ""):
        row.problems.append(
            RowProblem(Level.REJECTED, f"Không đọc được tên: {name.doubt}", column, name.raw)
        )
