"""What two own names may differ by and still be one to a reader (khoản 2 Điều 17 NĐ 92/2024).

Each case of the decree takes something off a name; two names that are one without it are confusing.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from coop_registry.rules.naming import sounds
from coop_registry.rules.naming.own import Words, canonical, letters_of, tone_of


class Ground(StrEnum):
    """Why a name is the same or confusing (trường hợp trùng, gây nhầm lẫn)."""

    SAME = "same"  # khoản 1 Điều 17
    SOUND = "sound"  # điểm a khoản 2
    NUMBER = "number"  # điểm b
    SIGN = "sign"  # điểm c
    NEW = "new"  # điểm d
    REGION = "region"  # điểm đ
    SEVERAL = "several"  # nhiều điểm cùng lúc
    UNMARKED = "unmarked"  # giống khi bỏ dấu, viết đủ chữ viết tắt


class Weight(StrEnum):
    """How far the words of the law reach (mức độ)."""

    CLEAR = "clear"
    ARGUABLE = "arguable"
    NOTE = "note"


#: Signs named by điểm c; "và" counts as one.
SIGNS = frozenset("&.,+-_")
AND, TAN, MOI, MIEN, SO, THU = map(canonical, ("và", "tân", "mới", "miền", "số", "thứ"))
REGIONS = frozenset(map(canonical, ("Bắc", "Nam", "Trung", "Tây", "Đông")))
_COUNTED = ("một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười")
COUNTING = frozenset(map(canonical, (*_COUNTED, "nhất", "nhì")))
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_VOWEL = re.compile(r"[aăâeêioôơuưy]")
_JOINED_DIGITS = re.compile(r"(.*[^\W\d_].*?)\d+")


def is_sign(word: str) -> bool:
    """Tell whether a word is a sign and no word."""
    return len(word) == 1 and not word.isalnum()


def is_number(word: str) -> bool:
    """Tell whether a word is a number, an ordinal or a single letter (điểm b)."""
    one_letter = len(letters_of(word)) == 1 and not is_sign(word)
    return word.isdecimal() or word in COUNTING or one_letter or bool(_ROMAN.fullmatch(word))


def without_signs(words: Words) -> Words:
    """Return a name without signs and "và" (điểm c)."""
    return tuple(word for word in words if word != AND and not is_sign(word)) or words


def without_region(words: Words) -> Words:
    """Return a name without "miền Bắc", "miền Nam", "miền Trung", "miền Tây", "miền Đông" (điểm đ)."""
    for at in range(len(words) - 1):
        if words[at] == MIEN and words[at + 1] in REGIONS:
            return (*words[:at], *words[at + 2 :]) or words
    return words


def without_new(words: Words) -> Words:
    """Return a name without "tân" before, "mới" before or after it, joined or apart (điểm d)."""
    if len(words) > 1 and words[0] in (TAN, MOI):
        return words[1:]
    if len(words) > 1 and words[-1] == MOI:
        return words[:-1]
    first, last = words[0], words[-1]
    for added in (TAN, MOI):
        rest = letters_of(first).removeprefix(letters_of(added))
        if _is_word(rest) and rest != letters_of(first):
            return (rest + tone_of(first)[len(tone_of(added)) :], *words[1:])
    rest = letters_of(last).removesuffix(letters_of(MOI))
    if _is_word(rest) and rest != letters_of(last):
        return (*words[:-1], rest + tone_of(last)[: -len(tone_of(MOI))])
    return words


def _is_word(letters: str) -> bool:
    """Tell whether letters can be a word of their own: "tâng" is no "tân" before a "g"."""
    return bool(_VOWEL.search(letters))


def without_any_new(words: Words) -> Words:
    """Return a name without "tân" and "mới" wherever they stand."""
    return tuple(word for word in without_new(words) if word not in (TAN, MOI)) or words


def without_number(words: Words) -> Words:
    """Return a name without the number, ordinal or letter at its end, joined or apart (điểm b)."""
    joined = _JOINED_DIGITS.fullmatch(letters_of(words[-1]))
    if joined:
        return (*words[:-1], joined[1] + tone_of(words[-1]))
    if len(words) < 2 or not is_number(words[-1]):
        return words
    shorter = words[:-1]
    return shorter[:-1] if len(shorter) > 1 and shorter[-1] in (SO, THU) else shorter


def as_said(words: Words) -> Words:
    """Return a name as everybody reads it (điểm a)."""
    return tuple(map(sounds.standard, words))


def as_said_north(words: Words) -> Words:
    """Return a name as it is read in the north."""
    return tuple(map(sounds.northern, words))


def has_letter_joined(longer: Words, shorter: Words) -> bool:
    """Tell whether a name is the other one and one letter joined to its end (điểm b: viết liền)."""
    if len(longer) != len(shorter) or longer[:-1] != shorter[:-1]:
        return False
    one, other = longer[-1], shorter[-1]
    letters = letters_of(one)
    joined = letters[:-1] == letters_of(other) and letters[-1].isalpha()
    return joined and tone_of(one) == tone_of(other)


#: In the order they are tried; the first that makes two names one is the ground.
CASES: tuple[tuple[Ground, Callable[[Words], Words]], ...] = (
    (Ground.SIGN, without_signs),
    (Ground.REGION, without_region),
    (Ground.NEW, without_new),
    (Ground.NUMBER, without_number),
    (Ground.SOUND, as_said),
)
#: The same, read more widely than the decree is worded.
WIDER: tuple[tuple[Ground, Callable[[Words], Words]], ...] = (
    (Ground.NEW, without_any_new),
    (Ground.SOUND, as_said_north),
)
#: Everything but the sound, in the order it is taken off.
_WRITTEN = (without_signs, without_region, without_any_new, without_number)


@lru_cache(maxsize=8192)
def bare(words: Words) -> Words:
    """Return what is left of a name when all that is written of every case is taken off."""
    for take_off in _WRITTEN:
        words = take_off(words) if words else words
    return words


def skeleton(words: Words) -> str:
    """Return how what is left of a name sounds; names of one skeleton are alike by some case."""
    return " ".join(as_said_north(bare(words)))
