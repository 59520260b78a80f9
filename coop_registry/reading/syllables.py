"""Whether a word can be Vietnamese (âm tiết tiếng Việt): the measure of a right code page.

A syllable is onset + rime + tone. A wrong code page gives words that no Vietnamese rime allows,
so the share of possible words tells UTF-8, CP1258, TCVN3 and VNI apart without any dictionary.
"""

import re
import unicodedata
from functools import lru_cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x q"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu iê "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet "
    "oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya "
    "uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "y yêm yên yêng yêt yêu ych ynh ăn êng iêng oao ui êc âc uôp"
)
_KNOWN_ONSETS = frozenset(["", *_ONSETS.split()])
_KNOWN_RIMES = frozenset(_RIMES.split())
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_STOPPED = ("c", "ch", "p", "t")
#: Tones a syllable that ends in a stop may carry: sắc and nặng.
_STOP_TONES = {"\u0301", "\u0323"}
_SYLLABLE = re.compile(r"^(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]?)(.+)$")
WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Tell whether one word can be a Vietnamese syllable, in any case, accents included."""
    parted = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in parted if sign in "\u0300\u0301\u0303\u0309\u0323"]
    if len(tones) > 1:
        return False
    letters = unicodedata.normalize("NFC", parted.translate(_TONES))
    return any(
        onset in _KNOWN_ONSETS and rime in _KNOWN_RIMES and _tone_fits(rime, tones)
        for onset, rime in _splits(letters)
    )


def _splits(letters: str) -> list[tuple[str, str]]:
    """Return the ways to part letters into onset and rime: "gia" is gi+a, "gì" is g+i."""
    match = _SYLLABLE.match(letters)
    if match is None:
        return []
    ways = [(match[1], match[2])]
    if match[1] in ("gi", "qu"):
        ways.append((match[1][0], match[1][1] + match[2]))
        if match[1] == "gi":
            ways.append(("gi", f"i{match[2]}"))
    if letters in ("gi", "qu"):
        ways.append((letters[0], letters[1]))
    return ways


def _tone_fits(rime: str, tones: list[str]) -> bool:
    if not rime.endswith(_STOPPED) or not tones:
        return True
    return tones[0] in _STOP_TONES


def words_of(text: str) -> list[str]:
    """Return the words of a text, without digits and signs."""
    return WORD.findall(text)


def lost_vowels(text: str) -> tuple[str, ...]:
    """Return the words that lost their ư: impossible as they stand, possible with ư put back.

    In TCVN3 the letter ư is byte 0xAD, the soft hyphen of Latin-1, which editors drop: "lơng"
    was "lương", "Hng" was "Hưng". Abbreviations in capitals are left alone.
    """
    return tuple(
        word
        for word in words_of(text)
        if not word.isupper() and not is_syllable(word) and _with_u(word)
    )


_PLAIN_RIMES = frozenset(
    "".join(sign for sign in unicodedata.normalize("NFD", rime) if sign.isascii())
    for rime in _KNOWN_RIMES
)
#: So many words without a mark are hardly all right so.
_MANY = 4


def lost_marks(text: str) -> bool:
    """Tell whether Vietnamese words stand without their marks (không dấu): "Nong nghiep Tan Thanh".

    "Mai Lan" and "An Khang" need none; "nghiep" and "Phat" cannot be without. Names that are no
    Vietnamese words ("Green Life", "CNC BK") are left alone.
    """
    words = [word for word in words_of(text) if len(word) > 1]
    if not text.isascii() or not all(map(_is_plain, words)):
        return False
    return len(words) >= _MANY or any(not _needs_no_mark(word) for word in words)


def _is_plain(word: str) -> bool:
    """Tell whether a word is a Vietnamese syllable once its marks are taken off."""
    ways = _splits(word.lower().replace("dd", "d"))
    return any(onset in _KNOWN_ONSETS and rime in _PLAIN_RIMES for onset, rime in ways)


def _needs_no_mark(word: str) -> bool:
    ways = _splits(word.lower())
    return any(rime in _KNOWN_RIMES and not rime.endswith(_STOPPED) for _onset, rime in ways)


def _with_u(word: str) -> bool:
    lowered = word.lower()
    return any(is_syllable(f"{lowered[:at]}ư{lowered[at:]}") for at in range(len(lowered) + 1))
