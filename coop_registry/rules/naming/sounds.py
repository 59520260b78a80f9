"""How a Vietnamese word is read aloud (đọc giống: điểm a khoản 2 Điều 17 NĐ 92/2024).

The words are canonical ones (`own.canonical`): small letters, the tone behind them.
"""

import re
from functools import lru_cache

from coop_registry.rules.naming.own import canonical, letters_of, tone_of
from core.text import number_in_words

_VOWELS = "aăâeêioôơuưy"
#: Spellings of one sound in every dictionary: k/c, ngh/ng, gh/g, f/ph, z/d, i/y as a whole rime.
_STANDARD: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"^ngh", "ng"),
        (r"^gh", "g"),
        (r"^k(?!h)", "c"),
        (r"^ph", "f"),
        (r"^z", "d"),
        (rf"^gi(?=[{_VOWELS}])(?!ê)", "j"),
        (r"^gi", "ji"),
        (rf"^(qu|[^{_VOWELS}]*)y$", r"\1i"),
        (r"^yê", "iê"),
        (r"(?<=.)k$", "c"),
    )
)
#: Spellings of one sound in the north, where the province lies: s/x, tr/ch, r/gi/d.
_NORTHERN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), put) for pattern, put in ((r"^s", "x"), (r"^tr", "ch"), (r"^[rj]", "d"))
)
_LONGEST_NUMBER = 6


@lru_cache(maxsize=16384)
def standard(word: str) -> str:
    """Return a canonical word as it sounds to everybody: "mỹ" and "mĩ", "kạn" and "cạn"."""
    if word.isdecimal() and len(word) <= _LONGEST_NUMBER:
        return " ".join(standard(canonical(one)) for one in number_in_words(int(word)).split())
    return _changed(word, _STANDARD)


@lru_cache(maxsize=16384)
def northern(word: str) -> str:
    """Return a canonical word as it sounds in the north: "trung" and "chung", "sơn" and "xơn"."""
    return _changed(standard(word), _NORTHERN)


def _changed(word: str, changes: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    letters = letters_of(word)
    for pattern, put in changes:
        letters = pattern.sub(put, letters)
    return letters + tone_of(word)
