"""Old code pages (bảng mã): UTF-8, UTF-16, CP1258, TCVN3 (ABC) and VNI told apart and converted.

TCVN3 bytes are turned into letters before anything is trimmed: its ư is byte 0xAD, which reads
as a soft hyphen and is dropped silently by editors, browsers and strip functions.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coop_registry.reading.syllables import is_syllable


class CodePage(StrEnum):
    """How letters were written as bytes (bảng mã)."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    CP1258 = "cp1258"
    TCVN3 = "tcvn3"
    VNI = "vni"


#: What a person reads of each.
WORDS = {
    CodePage.UTF8: "Unicode (UTF-8)",
    CodePage.UTF16: "Unicode (UTF-16)",
    CodePage.CP1258: "Windows tiếng Việt (CP1258)",
    CodePage.TCVN3: "TCVN3 (ABC, phông .VnTime)",
    CodePage.VNI: "VNI (phông VNI-Times)",
}

_TCVN3_FROM_A1 = (
    "ĂÂÊÔƠƯĐăâêôơưđ\u1eb0\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù\u1ed6ủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = {0xA1 + place: letter for place, letter in enumerate(_TCVN3_FROM_A1)}

_CIRCUMFLEX = dict(
    zip("âáàåãä", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True)
)
_BREVE = dict(zip("êéèúüë", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_BARE = dict(zip("ùøûõï", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_VNI_ALONE = {
    "ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "í": "í", "ì": "ì",
}  # fmt: skip
#: Letters of a workbook cell that no Latin-1 copy of TCVN3 or VNI can hold.
_UNICODE_ONLY = re.compile(r"[ăĂđĐĩĨũŨơƠưƯ\u0300-\u036f\u1ea0-\u1ef9]")
_HIGH = re.compile(r"[\u0080-\u00ff]")
#: Quotation marks, dashes and the like of any page are no letters.
_RUN = re.compile(r"[^\s\x21-\x40\x5b-\x60\x7b-\x7e\u2010-\u2027\u2030-\u205e«»]+")
#: "V? th? viÖc": a letter was replaced by a question mark and cannot come back.
_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]|[^\W\d_]\?\s.*[^\W\d_]\?(?:\s|$)|\ufffd")


@dataclass(frozen=True)
class Guess:
    """One code page tried on a file: its score (share of possible words) and a sample."""

    page: CodePage
    score: float
    sample: str

    @property
    def words(self) -> str:
        """Return the Vietnamese name of the code page."""
        return WORDS[self.page]


def from_tcvn3(text: str) -> str:
    """Return Unicode for text in TCVN3 seen as Latin-1: "Hîp t¸c x·" → "Hợp tác xã"."""
    return unicodedata.normalize("NFC", text.translate(_TCVN3))


def from_vni(text: str) -> str:
    """Return Unicode for text in VNI seen as Windows-1252: "Hôïp taùc xaõ" → "Hợp tác xã"."""
    found: list[str] = []
    for letter in text:
        low = letter.lower()
        base = found[-1] if found else ""
        mark = _vni_mark(base[-1:].lower(), low)
        if mark is not None:
            found[-1] = base + mark
        elif low in _VNI_ALONE:
            turned = _VNI_ALONE[low]
            found.append(turned.upper() if letter.isupper() else turned)
        else:
            found.append(letter)
    return unicodedata.normalize("NFC", "".join(found))


def _vni_mark(base: str, mark: str) -> str | None:
    """Return the combining marks that a VNI sign adds to the letter before it."""
    if base in tuple("aeo") and mark in _CIRCUMFLEX:
        return "\u0302" + _CIRCUMFLEX[mark]
    if base == "a" and mark in _BREVE:
        return "\u0306" + _BREVE[mark]
    if base in tuple("aeouyơư") and mark in _BARE:
        return _BARE[mark]
    return None


def decode(content: bytes, page: CodePage) -> str:
    """Return the text of bytes in a code page; what no letter stands for becomes U+FFFD."""
    if page is CodePage.UTF8:
        return content.decode("utf-8-sig", "replace")
    if page is CodePage.UTF16:
        return content.decode(_utf16(content), "replace").removeprefix("\ufeff")
    if page is CodePage.CP1258:
        return unicodedata.normalize("NFC", content.decode("cp1258", "replace"))
    if page is CodePage.TCVN3:
        return from_tcvn3(content.decode("latin-1"))
    return from_vni(content.decode("cp1252", "replace"))


def _utf16(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    # Without a mark the zero bytes tell: western letters have theirs second in little endian.
    return "utf-16-le" if content[1:400:2].count(0) >= content[0:400:2].count(0) else "utf-16-be"


def score(text: str) -> float:
    """Return the share of words with an accent that can be Vietnamese; 0.5 when there is none.

    A word ends at a space or an ASCII sign, so that "®éng" is one impossible word.
    """
    accented = [word for word in _RUN.findall(text) if not word.isascii()]
    if not accented:
        return 0.5
    return sum(map(is_syllable, accented)) / len(accented)


def guesses(content: bytes) -> tuple[Guess, ...]:
    """Return the code pages a text file may be in, the likeliest first, each with a sample.

    Bytes that are valid UTF-8, or marked UTF-16, are that; the rest is told by possible words.
    """
    head = content[:65536]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:400].count(0) > len(head[:400]) // 4:
        return (_guess(CodePage.UTF16, head[: len(head) // 2 * 2], content),)
    if _is_utf8(content):
        return (_guess(CodePage.UTF8, head, content),)
    found = [_guess(page, head, content) for page in CodePage if page is not CodePage.UTF16]
    return tuple(sorted(found, key=lambda guess: -guess.score))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _guess(page: CodePage, head: bytes, content: bytes) -> Guess:
    text = decode(head, page)
    accented = [line.strip() for line in text.splitlines() if not line.isascii()]
    sample = "\n".join(accented[:5])[:400] or text[:400]
    return Guess(page, round(score(text) - text.count("\ufffd") / max(len(text), 1), 4), sample)


def decode_lines(content: bytes, page: CodePage) -> str:
    """Return the text of a file whose lines may differ: each line in UTF-8 where it is that.

    Two hands may have pasted into one file; a line that is valid UTF-8 with letters beyond ASCII
    is hardly ever anything else.
    """
    if page in (CodePage.UTF8, CodePage.UTF16):
        return decode(content, page)
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return "\n".join(decode(line, CodePage.UTF8 if _is_utf8(line) else page) for line in lines)


def workbook_page(texts: Iterable[str]) -> CodePage | None:
    """Return TCVN3 or VNI when the cells of a workbook are in an old font; None for Unicode.

    Only cells without any letter of their own in Unicode speak; they must be better Vietnamese
    after the change, and clearly so.
    """
    speaking = [text for text in texts if looks_old(text)]
    if not speaking:
        return None
    joined = "\n".join(speaking)[:20000]
    as_it_is = score(joined)
    tried = {CodePage.TCVN3: score(from_tcvn3(joined)), CodePage.VNI: score(from_vni(joined))}
    best = max(tried, key=lambda page: tried[page])
    return best if tried[best] > as_it_is + 0.2 and tried[best] >= 0.6 else None


def looks_old(text: str) -> bool:
    """Tell whether a cell can be TCVN3 or VNI: Latin-1 letters and nothing of Unicode's own."""
    return bool(_HIGH.search(text)) and not _UNICODE_ONLY.search(text)


def convert(text: str, page: CodePage) -> str:
    """Return a cell of an old font as Unicode, unless it already is better as it stands."""
    if not looks_old(text):
        return text
    turned = from_tcvn3(text) if page is CodePage.TCVN3 else from_vni(text)
    return turned if score(turned) >= score(text) else text


def has_lost_letters(text: str) -> bool:
    """Tell whether letters were lost for ever ("V? th? viÖc lµm"): the row is refused."""
    if "?" not in text and "\ufffd" not in text:
        return False
    return "://" not in text and bool(_LOST.search(text))
