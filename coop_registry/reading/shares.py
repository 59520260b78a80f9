"""Shares beside contributions, counted again from them (tỷ lệ phần vốn góp).

The register counts shares itself; a list whose shares do not follow from its contributions has a
mistake in one of them, which is told and nowhere written.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from coop_registry.reading.checks import OpenTotal
from coop_registry.reading.columns import ColumnMap
from coop_registry.reading.meanings import ListKind, M
from coop_registry.reading.read import Read
from coop_registry.reading.rows import ListRow, MemberRow, Owner

#: Rows named in one sentence.
_NAMED = 5
_HUNDREDTH = Decimal("0.01")
#: A workbook's 1/3 has sixteen places.
_SLACK = Decimal("0.000001")


class Part(NamedTuple):
    """What one member row says of the contribution and of its share."""

    number: int
    owner: tuple[str, str]
    amount: Read | None
    share: Read | None


def has_shares(columns: ColumnMap) -> bool:
    """Tell whether a member list prints shares beside contributions."""
    both = (M.CONTRIBUTION_SHARE, M.CONTRIBUTION)
    return columns.kind is ListKind.MEMBERS and all(map(columns.of, both))


def part_of_row(row: ListRow) -> Part | None:
    """Return what a row says of contribution and share; None when it says neither."""
    amount, share = row.values.get(M.CONTRIBUTION), row.values.get(M.CONTRIBUTION_SHARE)
    if not isinstance(row, MemberRow) or (amount is None and share is None):
        return None
    return Part(row.number, _owner(row.owner), amount, share)


def _owner(owner: Owner) -> tuple[str, str]:
    return owner.name.raw if owner.name else "", owner.code.raw if owner.code else ""


def check_shares(parts: Iterable[Part], columns: ColumnMap) -> list[OpenTotal]:
    """Return the shares that differ from the contributions by more than rounding."""
    column = columns.of(M.CONTRIBUTION_SHARE)
    heading = column.heading.text if column is not None else ""
    by_owner: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for part in parts:
        by_owner[part.owner].append(part)
    found: list[OpenTotal] = []
    for own in by_owner.values():
        found += _of_one(own, heading)
    return found


def _of_one(parts: Sequence[Part], heading: str) -> list[OpenTotal]:
    """Compare the shares of one organisation with its contributions."""
    shared = [one for one in parts if one.share is not None and one.share.is_clear]
    if not shared:
        return []
    unclear = next(
        (one for one in parts if one.amount is not None and not one.amount.is_clear), None
    )
    if unclear is not None:
        words = (
            f"Cột “{heading}”: chưa đối chiếu được với vốn góp vì vốn góp ở dòng {unclear.number} "
            "chưa được lấy."
        )
        return [OpenTotal(unclear.number, words, heading)]
    total = sum(one.amount.value for one in parts if one.amount is not None)
    if not total:
        return []
    open_ones = [(one, exact) for one in shared if _differs(one, exact := _exact(one, total))]
    if not open_ones:
        return []
    told = "; ".join(
        f"dòng {one.number} ghi {one.share.raw if one.share else ''}, tính được {_percent(exact)}"
        for one, exact in open_ones[:_NAMED]
    )
    more = f" và {len(open_ones) - _NAMED} dòng khác" if len(open_ones) > _NAMED else ""
    words = f"Cột “{heading}” không khớp với vốn góp của danh sách: {told}{more}."
    return [OpenTotal(open_ones[0][0].number, words, heading)]


def _exact(part: Part, total: int) -> Decimal:
    return Decimal(part.amount.value if part.amount is not None else 0) / total


def _differs(part: Part, exact: Decimal) -> bool:
    """Tell whether a share is another one, not the same in fewer places."""
    assert part.share is not None  # asked for rows with one
    stated: Decimal = part.share.value
    exponent = stated.as_tuple().exponent
    place = min(Decimal(1).scaleb(int(exponent)), _HUNDREDTH)
    return abs(stated - exact) > place / 2 + _SLACK


def _percent(share: Decimal) -> str:
    return f"{share * 100:.2f}".rstrip("0").rstrip(".").replace(".", ",") + "%"
