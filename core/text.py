"""Vietnamese text: one form, folding for search, order of the alphabet, numbers in words. Pure."""

import re
import unicodedata
from functools import lru_cache

_BASE = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_BASE_RANK = {letter: index for index, letter in enumerate(_BASE)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    """Return text as it is stored: NFC, trimmed, one space between words, no control letters."""
    composed = unicodedata.normalize("NFC", text)
    composed = _CONTROL.sub("", _INVISIBLE.sub("", composed))
    return _SPACES.sub(" ", composed).strip()


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """Return lower-case text without any accent, for comparing and searching.

    Neutral to tone placement: "thủy", "thuỷ" and "thuy" fold alike; đ becomes d; everything but
    letters and digits becomes one space.
    """
    lowered = text.lower()
    if not lowered.isascii():
        lowered = lowered.translate(_PLAIN)
        if not lowered.isascii():  # letters of other tongues, or accents apart (NFD)
            parts = unicodedata.normalize("NFD", lowered)
            lowered = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return _NO_LETTERS.sub(" ", lowered).strip()


def _plain_letters() -> dict[int, str]:
    """Return the letter without accents of every composed Latin letter, đ included."""
    composed = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
    found = {code: unicodedata.normalize("NFD", chr(code))[0] for code in composed}
    return {code: base for code, base in found.items() if base.isascii()} | {ord("đ"): "d"}


_PLAIN = _plain_letters()
_NO_LETTERS = re.compile(r"[^0-9a-z]+")


def _letter_key(letter: str) -> tuple[int, int]:
    """Return (rank of the base letter, rank of its tone)."""
    tone, base = 0, ""
    for part in unicodedata.normalize("NFD", letter):
        if part in _TONES:
            tone = _TONES[part]
        else:
            base += part
    base = unicodedata.normalize("NFC", base)
    return _BASE_RANK.get(base, -1), tone


def vi_key(text: str) -> str:
    """Return a key that sorts as the Vietnamese alphabet does, on any database.

    Base letters first (a ă â b c d đ …), tones (ngang, huyền, hỏi, ngã, sắc, nặng) break ties.
    The key is plain ASCII, so SQLite and PostgreSQL compare it alike with "C" collation.
    """
    bases: list[str] = []
    tones: list[str] = []
    for letter in clean(text).lower():
        rank, tone = _letter_key(letter)
        if rank >= 0:
            bases.append(chr(ord("A") + rank) if rank < 26 else chr(ord("a") + rank - 26))
            tones.append(str(tone))
        elif letter.isdigit():
            bases.append(letter if letter.isascii() else "0")
        elif letter == " ":
            bases.append("!")
    # A space ends the letters, so that "An" stands before "An Bình" ("!" between words).
    return "".join(bases) + " " + "".join(tones)


def mask(identity: str) -> str:
    """Return an identity number with its middle hidden: "006012345612" → "0060******12"."""
    if len(identity) <= 6:
        return "*" * len(identity)
    return identity[:4] + "*" * (len(identity) - 6) + identity[-2:]


def capitalise_first(text: str) -> str:
    """Return text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return text with its first letter in lower case: "Huyện Ba Bể" inside a sentence."""
    return text[:1].lower() + text[1:]


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _group_in_words(value: int, full: bool) -> str:
    """Return three digits in words; `full` says the hundreds even when zero."""
    hundreds, rest = divmod(value, 100)
    tens, units = divmod(rest, 10)
    words: list[str] = []
    if hundreds or full:
        words += [_DIGITS[hundreds], "trăm"]
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif units and words:
        words.append("linh")
    if units == 1 and tens > 1:
        words.append("mốt")
    elif units == 5 and tens:
        words.append("lăm")
    elif units:
        words.append(_DIGITS[units])
    return " ".join(words)


def number_in_words(value: int) -> str:
    """Return a whole number in Vietnamese words: 1015 → "một nghìn không trăm mười lăm"."""
    if value < 0:
        return f"âm {number_in_words(-value)}"
    if value == 0:
        return "không"
    billions, below = divmod(value, 10**9)
    words: list[str] = []
    if billions:
        words.append(f"{number_in_words(billions)} tỷ")
    for size, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        part, below = divmod(below, size)
        if part:
            words.append(f"{_group_in_words(part, bool(words))} {name}".strip())
    return " ".join(words)


def vnd_in_words(amount: int) -> str:
    """Return money in words for papers (số tiền bằng chữ): "Một triệu đồng chẵn".

    Amounts that end in three zeros are said to be even (chẵn), as on receipts.
    """
    even = " chẵn" if amount and amount % 1000 == 0 else ""
    return f"{capitalise_first(number_in_words(amount))} đồng{even}"
