"""What a list remarks of a row (cột ghi chú), kept in its own words."""

import re

from coop_registry.reading.meanings import M
from coop_registry.reading.rows import ListRow
from core.text import clean, mask

#: The field under which remarks are kept beside the register.
REMARK = "remark"
#: Among the sentences of a row: a status nobody decided about, kept under its own field.
UNDECIDED = "undecided"
LONGEST = 200
_NUMBER = re.compile(r"(?<![0-9])(?:[0-9]{9}|[0-9]{12})(?![0-9])")


def remark_of(row: ListRow) -> str | None:
    """Return the remark of a row, None when it has none; identity numbers are hidden."""
    read = row.values.get(M.NOTE)
    words = clean(read.raw) if read is not None else ""
    return _NUMBER.sub(lambda found: mask(found[0]), words)[:LONGEST] or None
