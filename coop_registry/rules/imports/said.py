"""What one row did to the book of its organisation (dòng đã ghi gì)."""

from typing import Any, NamedTuple


class Said(NamedTuple):
    """What a row did: the fields it brought or changed (old, new); (field, words) kept beside.

    `told` are sentences on what was not taken over and is for a person to look at.
    """

    changes: dict[str, tuple[Any, Any]]
    beside: tuple[tuple[str, str], ...]
    told: tuple[str, ...] = ()
    #: Sentences on what was taken although the list does not state it exactly.
    remarks: tuple[str, ...] = ()
