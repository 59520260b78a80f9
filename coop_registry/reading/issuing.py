"""Day and issuer written behind the number of a paper (ngày cấp, nơi cấp), in one cell."""

import re
from typing import NamedTuple

from coop_registry.reading.days import read_day
from core.dates import PartialDate

_WHOLE = (
    r"[0-9]{1,2}\s*[/.\-]\s*[0-9]{1,2}\s*[/.\-]\s*[0-9]{4}"
    r"|[0-9]{1,2}\s*tháng\s*[0-9]{1,2}\s*năm\s*[0-9]{4}"
)
_PARTIAL = (
    r"(?:(?:đầu|giữa|cuối|khoảng)\s*)?(?:(?:tháng\s*)?[0-9]{1,2}\s*(?:[/.\-]|năm)\s*(?:19|20)[0-9]{2}"
    r"|(?:năm\s*)?(?:19|20)[0-9]{2})"
)
_LEAD = r"[,;\n(]?\s*(?:cấp|ngày cấp|nc)?\s*(?:lần đầu)?\s*:?\s*(?:ngày\s*)?"
_DAYS = [
    re.compile(rf"{_LEAD}(?<![\w/.\-])({form})(?![\w/.\-])", re.IGNORECASE)
    for form in (_WHOLE, _PARTIAL)
]
_SAID_ISSUER = re.compile(
    r"[,;\n]?\s*\b(?:nơi cấp|cơ quan cấp|do|tại|bởi|của|cấp tại)\s*:?\s+(.+?)(?:\s*cấp)?\s*$",
    re.IGNORECASE,
)
_AROUND = re.compile(r"^(?:cấp|nơi cấp|do)\b\s*:?\s*|\s*\bcấp$", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:(?:phòng|sở|ubnd|u[ỷy] ban|ủy ban|huyện|tỉnh|thành phố|tp|thị xã|chi cục|cục|bộ|công an|ca|cơ quan"
    r"|bắc kạn|tc-?kh|tckh|kh\s*&\s*đt|khđt|đkkd)(?![^\W\d_])|p\.|kh\s*&)",
    re.IGNORECASE,
)
_SIGNS = " ,;:.()-–\n"


class Issuing(NamedTuple):
    """What stands behind a number: day and issuer as far as they are said, and what is neither."""

    on: PartialDate | None = None
    by: str | None = None
    doubt: str | None = None
    #: Words and digits that are neither day nor issuer.
    rest: str = ""


def read_issuing(tail: str) -> Issuing:
    """Return day and issuer of the words behind a number; a partial day stays partial.

    "cấp 3/2009 CA Bắc Kạn" is March 2009 and "CA Bắc Kạn".
    """
    on = doubt = None
    left = tail
    for form in _DAYS:
        if found := form.search(tail):
            read = read_day(found[1])
            on, doubt = read.value, read.doubt
            left = f"{tail[: found.start()]} {tail[found.end() :]}"
            break
    by = _issuer(left)
    if by is None:
        return Issuing(on, None, doubt, "" if not re.search(r"\w", _bare(left)) else _bare(left))
    before = left[: left.rfind(by)].strip(_SIGNS)
    rest = _bare(re.sub(r"(?:nơi cấp|cơ quan cấp|cấp tại|do|tại|bởi|của)\s*:?\s*$", "", before))
    return Issuing(on, by, doubt, rest)


def is_office(words: str) -> bool:
    """Tell whether words begin as the name of an office: "Phòng TC-KH", "UBND huyện Ba Bể"."""
    return bool(_OFFICE.match(words))


def says_issuer(tail: str) -> bool:
    """Tell whether a word like "do", "nơi cấp" says that an issuer follows."""
    return bool(_SAID_ISSUER.search(tail)) or bool(re.search(r"\bcấp\b", tail, re.IGNORECASE))


def _issuer(left: str) -> str | None:
    tidy = _bare(left, keep=True)
    if not tidy:
        return None
    found = _SAID_ISSUER.match(f" {tidy}") or _SAID_ISSUER.search(tidy)
    words = _bare(found[1] if found else tidy)
    return words if re.search(r"[^\W\d_]", words) else None


def _bare(words: str, *, keep: bool = False) -> str:
    """Return words without signs around them and, unless kept, without "cấp" and "do"."""
    tidy = words.strip(_SIGNS)
    return tidy if keep else _AROUND.sub("", tidy).strip(_SIGNS)
