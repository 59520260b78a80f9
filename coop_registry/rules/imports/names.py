"""When two names mean one organisation, may mean one, or are plainly two (tên trùng, gần giống)."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from coop_registry.reading.names import OrganisationName, read_name
from coop_registry.rules.kinds import Kind

#: Words that tell nothing of a name: kinds and the commonest fields of business.
_COMMON = frozenset(
    [
        "hop",
        "tac",
        "xa",
        "htx",
        "lien",
        "hiep",
        "to",
        "nong",
        "nghiep",
        "dich",
        "vu",
        "san",
        "xuat",
        "kinh",
        "doanh",
        "che",
        "bien",
        "lam",
        "thuong",
        "mai",
        "tong",
        "va",
        "quy",
        "tin",
        "dung",
        "nhan",
        "dan",
    ]
)
_DIGITS = re.compile(r"[0-9]+")
_WORDS = re.compile(r"[^\W_]+")


class NameKey(NamedTuple):
    """What is compared of a name: the family its prefix says, and its own folded words."""

    family: str | None
    bare: str
    #: Without the words that tell nothing: "nong nghiep tan thanh" → tan, thanh.
    own: tuple[str, ...]
    numbers: tuple[str, ...]


@lru_cache(maxsize=65536)
def _key(family: str | None, bare: str) -> NameKey:
    words = bare.split()
    own = tuple(word for word in words if word not in _COMMON) or tuple(words)
    return NameKey(family, bare, own, tuple(_DIGITS.findall(bare)))


@lru_cache(maxsize=65536)
def key_of_text(name: str) -> NameKey:
    """Return the key of a name as the register holds it."""
    read = read_name(name).value
    return key_of(read) if read is not None else _key(None, "")


def key_of(name: OrganisationName) -> NameKey:
    """Return the key of a name as a list writes it."""
    return _key(_family(name), name.key)


def _family(name: OrganisationName) -> str | None:
    """Return which prefix it has; a credit fund is a cooperative of another name."""
    if name.kind is Kind.COOPERATIVE and name.full.lower().startswith(("quỹ", "qtdnd")):
        return "credit"
    return name.kind.value if name.kind else None


def same(one: NameKey, other: NameKey) -> bool:
    """Tell whether two names are one but for accents, signs and the prefix."""
    families = one.family is None or other.family is None or one.family == other.family
    return bool(one.bare) and one.bare == other.bare and families


def accents_differ(name: OrganisationName, known: str) -> bool:
    """Tell whether names of the same letters bear other accents: "Tiến Lợi Thư", "Tiến lợi thử".

    Where the tone stands in a syllable ("Hoá", "Hóa") says nothing; nor does a name typed without
    any accent.
    """
    other = read_name(known).value
    if other is None or other.key != name.key:
        return False
    first, second = _accents(name.bare), _accents(other.bare)
    typed = any(marks for _letters, marks in first) and any(marks for _letters, marks in second)
    return typed and first != second


@lru_cache(maxsize=65536)
def _accents(bare: str) -> tuple[tuple[str, str], ...]:
    """Return each word's letters, and its accents in one order."""
    found = []
    for word in _WORDS.findall(unicodedata.normalize("NFC", bare.lower())):
        parts = unicodedata.normalize("NFD", word.replace("đ", "d\u0335"))
        marks = sorted(part for part in parts if unicodedata.combining(part))
        letters = "".join(part for part in parts if not unicodedata.combining(part))
        found.append((letters, "".join(marks)))
    return tuple(found)


def unlike(one: NameKey, other: NameKey) -> bool:
    """Tell whether two names have nothing in common but kinds and fields of business."""
    return not (same(one, other) or alike(one, other) or set(one.own) & set(other.own))


def alike(one: NameKey, other: NameKey) -> bool:
    """Tell whether two different names may mean one organisation, so that a person looks.

    Field words aside, one is the end of the other ("Rượu men lá Thanh Tâm", "Thanh Tâm"), or they
    differ by one or two letters ("Tài Hoan", "Tai Hoang"). Names that differ by a number are two.
    """
    if one.numbers != other.numbers or one.bare == other.bare:
        return False
    if None not in (one.family, other.family) and one.family != other.family:
        return False
    first, second = one.own, other.own
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    if long[-len(short) :] == short:
        return True
    return _few_letters_apart(" ".join(first), " ".join(second))


def _few_letters_apart(one: str, other: str) -> bool:
    """Tell whether the names differ by one letter, by two when they are long."""
    most = 2 if min(len(one), len(other)) >= 12 else 1
    if abs(len(one) - len(other)) > most or min(len(one), len(other)) < 4:
        return False
    return distance(one, other, most) <= most


def distance(one: str, other: str, most: int) -> int:
    """Return in how many letters two words differ, `most` + 1 when it is more."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for at, other_letter in enumerate(other, 1):
            before, row[at] = (
                row[at],
                min(row[at] + 1, row[at - 1] + 1, before + (letter != other_letter)),
            )
        if min(row) > most:
            return most + 1
    return row[-1]
