"""Columns that are understood and have no place in the register (không ghi vào sổ).

Nothing of a list is lost: what such a column says is kept as a remark of its row, and the page of
the columns says so. What the register counts itself is only told.
"""

from collections.abc import Iterator, Sequence

from coop_registry.reading.columns import ColumnMap
from coop_registry.reading.meanings import WORDS, ListKind, M, Meaning
from coop_registry.reading.rows import ListRow, MemberRow
from core.text import fold

_PLACES = frozenset({M.VILLAGE, M.COMMUNE, M.DISTRICT, M.PROVINCE})
_PERSONAL = frozenset(
    {
        M.BIRTH, M.BIRTH_MALE, M.BIRTH_FEMALE, M.SEX, M.SEX_MALE, M.SEX_FEMALE, M.NATIONALITY,
        M.ETHNIC, M.IDENTITY, M.IDENTITY_ON, M.IDENTITY_BY, M.RESIDENCE, M.PERMANENT_ADDRESS,
    }
)  # fmt: skip
_EVERYWHERE = frozenset({M.ORDER, M.NOTE, M.NAME, M.CODE, M.TAX_CODE, M.PHONE})
_OF_MEMBERS = _EVERYWHERE | _PERSONAL | {
    M.MEMBER_NAME, M.MEMBER_KIND, M.MEMBER_CLASS, M.JOINED_ON, M.CONTRIBUTION, M.CONTRIBUTED_ON,
}  # fmt: skip
_OF_ORGANISATIONS = _EVERYWHERE | _PERSONAL | _PLACES | {
    M.SHORT_NAME, M.KIND, M.CERTIFICATE_NO, M.CERTIFICATE_ON, M.CERTIFICATE_BY, M.CODE_OR_TAX,
    M.ADDRESS, M.FOUNDED, M.CAPITAL_REGISTERED, M.CAPITAL_PAID, M.MEMBERS_TOTAL, M.MEMBERS_WOMEN,
    M.MEMBERS_MINORITY, M.MEMBERS_OFFICIAL, M.MEMBERS_ASSOCIATE, M.MEMBERS_HOUSEHOLDS,
    M.MEMBERS_ENTITIES, M.REPRESENTATIVE, M.POSITION, M.EMAIL, M.LINE, M.PRODUCTS, M.STATUS,
    M.WORKS, M.WORKS_NOT, M.RATING, M.WORKERS, M.WORKERS_MEMBERS, M.WORKERS_HIRED, M.REVENUE,
    M.PROFIT, M.INCOME, M.OCOP, M.CHAIN, M.PARTNER, M.AWARD, M.UNIT_CODE, M.DISTRICT_CODE, M.ACTIVITY,
    M.CAPITAL_SOURCE, M.MEMBERS_SOURCE, M.YEAR, M.GRANTED,
}  # fmt: skip
#: Counted by the register itself, signed on paper, or told of the table: no remark of a row.
_TOLD_ONLY = frozenset({M.CONTRIBUTION_SHARE, M.SIGNATURE, M.SECTOR, M.TAX_DEBT})

KEPT = "không ghi vào sổ; giữ nguyên lời làm ghi chú của dòng"
NOT_KEPT = "không ghi vào sổ"
OF_OWNER = "coi là địa bàn của hợp tác xã, không ghi cho thành viên"
SECOND = "ghi vào sổ ở dòng không có chỗ ở hiện tại; ở dòng khác giữ nguyên lời làm ghi chú"


def unwritten(meaning: Meaning | None, columns: ColumnMap) -> str | None:
    """Return what becomes of a column that has no place, in words; None for one that has."""
    if not isinstance(meaning, M) or columns.kind not in (
        ListKind.MEMBERS,
        ListKind.ORGANISATIONS,
    ):
        return None
    if meaning in _TOLD_ONLY:
        return NOT_KEPT
    members = columns.kind is ListKind.MEMBERS
    if meaning is M.PERMANENT_ADDRESS and columns.of(M.RESIDENCE):
        return SECOND
    if meaning in (_OF_MEMBERS if members else _OF_ORGANISATIONS):
        return None
    if members and meaning in _PLACES:
        return None if is_home(columns) else OF_OWNER
    return KEPT


def is_home(columns: ColumnMap) -> bool:
    """Tell whether columns of places in a member list are the member's home.

    Beside the name or number of a cooperative they may be its seat.
    """
    return not any(map(columns.of, (M.NAME, M.CODE, M.RESIDENCE, M.PERMANENT_ADDRESS)))


def kept_as_remark(columns: ColumnMap) -> tuple[M, ...]:
    """Return the meanings of a table whose words become remarks of its rows, as they stand."""
    found = (
        column.meaning
        for column in columns.columns
        if isinstance(column.meaning, M) and unwritten(column.meaning, columns) in (KEPT, SECOND)
    )
    return tuple(dict.fromkeys(found))


def _is_written(row: ListRow, meaning: M, words: str) -> bool:
    """Tell whether a second home stands in the register: as the only one, or in the first one's words."""
    if meaning is not M.PERMANENT_ADDRESS:
        return False
    first = row.values.get(M.RESIDENCE)
    if first is None or not first.is_clear:
        return True
    return f" {fold(words)} " in f" {fold(first.raw)} "


def left_over(row: ListRow, kept: Sequence[M]) -> Iterator[str]:
    """Give what a row says under columns without a place: "Chức vụ: Giám đốc"."""
    for meaning in kept:
        read = row.values.get(meaning)
        if read is not None and read.raw and not _is_written(row, meaning, read.raw):
            yield f"{WORDS[meaning]}: {read.raw}"
    if isinstance(row, MemberRow):
        for one in row.yearly:
            yield f"{WORDS[one.meaning]} năm {one.year}: {one.read.raw}"
        tax = row.values.get(M.TAX_CODE)
        if tax is not None and row.owner.tax_code is not tax:
            yield f"{WORDS[M.TAX_CODE]}: {tax.raw}"
