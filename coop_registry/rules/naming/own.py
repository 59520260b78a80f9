"""The own name (tên riêng) out of a full name, and its words in one form of writing."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from coop_registry.rules.kinds import Kind
from coop_registry.rules.search_words import split_kind, written_out
from core.text import clean, fold

#: Quỹ hỗ trợ phát triển hợp tác xã that works as a cooperative (điểm a khoản 1 Điều 50).
FUND = "quy ho tro phat trien hop tac xa"
_EDGES = " \t.,:;-–—_()[]"
_MARKS = "\"'“”‘’«» "
_QUOTES = re.compile(f"[{_MARKS}]")
_WORD = re.compile(r"[^\W_]+|\S")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_DASHES = str.maketrans("–—", "--")
#: The words of a name, each in one form of writing.
Words = tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """A full Vietnamese name (tên tiếng Việt) and whose kind it is."""

    kind: Kind
    full: str


@lru_cache(maxsize=8192)
def own_name(full: str) -> str:
    """Return the own name (tên riêng): what follows the kind; empty when nothing does.

    The law knows no field of business in a name: "Hợp tác xã Nông nghiệp Tân Thành" has the own
    name "Nông nghiệp Tân Thành" (khoản 1 Điều 50 Luật 2023). A kind written twice, "Hợp tác xã
    (HTX) …", is taken off twice; a name without one is its own name.
    """
    kind, rest = _without_kind(clean(full))
    again, shorter = _without_kind(rest)
    own = shorter if again is not None and again is kind else rest
    return own.strip(_MARKS)


def _without_kind(name: str) -> tuple[Kind | None, str]:
    """Return the kind a name begins (or ends) with and the rest, letter by letter the same."""
    plain = "".join(fold(letter)[:1] or " " for letter in name)
    start = len(plain) - len(plain.lstrip())
    if plain[start:].startswith(f"{FUND} "):
        return Kind.COOPERATIVE, name[start + len(FUND) :].strip(_EDGES)
    kind, rest = split_kind(plain.strip())
    if kind is None:
        return None, name
    if not rest:
        return kind, ""
    if plain.rstrip().endswith(rest):
        return kind, name[len(plain.rstrip()) - len(rest) :].lstrip(_EDGES)
    return kind, name[start : start + len(rest)].rstrip(_EDGES)


def canonical(word: str) -> str:
    """Return a word in one form: small letters, its tone behind them.

    Capitals, NFC or NFD and the place of the tone ("thủy", "thuỷ") are ways of writing the same
    letters; every other mark makes another word.
    """
    apart = unicodedata.normalize("NFD", word.casefold())
    letters = "".join(one for one in apart if one not in _TONES)
    tones = "".join(one for one in apart if one in _TONES)
    return unicodedata.normalize("NFC", letters) + tones


def letters_of(word: str) -> str:
    """Return a canonical word without its tone."""
    return word.rstrip(_TONES)


def tone_of(word: str) -> str:
    """Return the tone of a canonical word."""
    return word[len(letters_of(word)) :]


def words_in(text: str) -> Words:
    """Return the canonical words and signs of a text; quotation marks are none."""
    plain = _QUOTES.sub(" ", clean(text)).translate(_DASHES)
    return tuple(canonical(word) for word in _WORD.findall(plain))


@lru_cache(maxsize=8192)
def words_of(full: str) -> Words:
    """Return the canonical words and signs of the own name."""
    return words_in(own_name(full))


@lru_cache(maxsize=8192)
def unmarked(full: str) -> str:
    """Return the own name without accents, abbreviations written out ("dvnn" → dich vu nong nghiep)."""
    return written_out(fold(own_name(full)))


def is_bare(full: str) -> bool:
    """Tell whether the own name may lack its accents, or is abbreviated: its writing says too little.

    One word without accents is common ("An", "Thanh") and says nothing.
    """
    own = own_name(full)
    return (clean(own).isascii() and " " in own) or fold(own) != unmarked(full)
