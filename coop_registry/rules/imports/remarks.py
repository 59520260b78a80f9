"""What a list remarks of a row (cột ghi chú), kept in its own words."""

import re
from collections.abc import Iterable, Iterator

from coop_registry.reading.meanings import WORDS, M
from coop_registry.reading.rows import ListRow
from core.text import clean, mask

#: The field under which remarks are kept beside the register.
REMARK = "remark"
#: Among the sentences of a row: a status nobody decided about, kept under its own field.
UNDECIDED = "undecided"
LONGEST = 200
_NUMBER = re.compile(r"(?<![0-9])(?:[0-9]{9}|[0-9]{12})(?![0-9])")


def remark_of(row: ListRow, left: Iterable[str] = ()) -> str | None:
    """Return the remark of a row, None when it has none; identity numbers are hidden.

    `left` is what the row says under columns that the register has no place for.
    """
    read = row.values.get(M.NOTE)
    own = clean(read.raw) if read is not None else ""
    words = "; ".join([own, *map(clean, left)] if own else map(clean, left))
    return _NUMBER.sub(lambda found: mask(found[0]), words)[:LONGEST] or None


#: What a list of organisations says of its representative.
_OF_HEAD = (
    M.POSITION, M.BIRTH, M.SEX, M.ETHNIC, M.NATIONALITY, M.IDENTITY, M.RESIDENCE,
    M.PERMANENT_ADDRESS,
)  # fmt: skip


def nobodys(row: ListRow, representative: str | None) -> Iterator[str]:
    """Give the particulars of a representative whom the row does not name, or not clearly."""
    if representative is not None:
        return
    for meaning in _OF_HEAD:
        read = row.values.get(meaning)
        if read is not None and read.raw:
            words = mask(read.raw) if meaning is M.IDENTITY else read.raw
            yield f"{WORDS[meaning]}: {words}"
