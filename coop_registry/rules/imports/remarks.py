"""What a list remarks of a row (cột ghi chú), kept in its own words."""

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap

from coop_registry.reading.meanings import WORDS, M
from coop_registry.reading.rows import ListRow
from core.text import clean, mask

#: The field under which remarks are kept beside the register.
REMARK = "remark"
#: Among the sentences of a row: a status nobody decided about, kept under its own field.
UNDECIDED = "undecided"
#: What one statement beside the register holds; a longer remark goes on in the next.
LONGEST = 300
#: A remark longer than this is a text of its own, which the office's file keeps.
_MOST = 10
_REST = " … (còn tiếp trong ô gốc của tệp)"
_NUMBER = re.compile(r"(?<![0-9])(?:[0-9]{9}|[0-9]{12})(?![0-9])")


def remark_of(row: ListRow, left: Iterable[str] = ()) -> str | None:
    """Return the remark of a row, None when it has none; identity numbers are hidden.

    `left` is what the row says under columns that the register has no place for.
    """
    read = row.values.get(M.NOTE)
    own = clean(read.raw) if read is not None else ""
    words = "; ".join([own, *map(clean, left)] if own else map(clean, left))
    return _NUMBER.sub(lambda found: mask(found[0]), words) or None


def remark_parts(words: str, begin: str = "") -> list[str]:
    """Return a remark whole, in as many statements as it needs: "… (1/2)", "… (2/2)".

    Each begins with `begin`. Of a very long one the last says where the rest is.
    """
    if len(begin) + len(words) <= LONGEST:
        return [begin + words]
    room = LONGEST - len(begin) - len(_REST) - len(" (10/10)")
    parts = wrap(words, room, break_on_hyphens=False)
    if len(parts) > _MOST:
        parts = [*parts[: _MOST - 1], parts[_MOST - 1] + _REST]
    return [f"{begin}{part} ({at}/{len(parts)})" for at, part in enumerate(parts, 1)]


#: What a list of organisations says of its representative.
_OF_HEAD = (
    M.POSITION, M.BIRTH, M.SEX, M.ETHNIC, M.NATIONALITY, M.IDENTITY, M.RESIDENCE,
    M.PERMANENT_ADDRESS,
)  # fmt: skip


def nobodys(row: ListRow, representative: str | None) -> Iterator[str]:
    """Give what is said of a representative whom the row does not name, or not clearly."""
    if representative is not None:
        return
    for meaning in (M.REPRESENTATIVE, *_OF_HEAD):
        read = row.values.get(meaning)
        if read is not None and read.raw:
            words = mask(read.raw) if meaning is M.IDENTITY else read.raw
            yield f"{WORDS[meaning]}: {words}"
