"""Saved views of lists (kiểu xem đã lưu): what a person narrows a list to again and again."""

from urllib.parse import parse_qsl, urlencode

from core.text import clean

NAME_LENGTH, QUERY_LENGTH = 80, 1000
#: More than these nobody finds again.
MOST_VIEWS = 20
#: Words of an address that are no part of a view: the page, and one selection.
PASSING = frozenset({"trang", "chon", "csrf_token"})


def view_words(query: str) -> str:
    """Return the words of an address in a settled order, without the page and empty ones.

    Two addresses that show the same list give the same words, so that a view is recognised.
    """
    pairs = [
        (name, value)
        for name, value in parse_qsl(query[: 2 * QUERY_LENGTH])
        if name not in PASSING and clean(value)
    ]
    return urlencode(sorted(pairs))
