"""Words as the index of the search keeps them: folded, written out, numbers in one piece. Pure."""

import re
from collections.abc import Iterator

from coop_registry.rules.kinds import Kind
from core.text import fold

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.UNION, re.compile(r"(?:lien hiep (?:cac )?(?:hop tac xa|htx)|lhhtx|lh htx)\b")),
    (Kind.GROUP, re.compile(r"(?:to hop tac|to ht|tht)\b")),
    (Kind.COOPERATIVE, re.compile(r"(?:hop tac xa|htx|h t x)\b")),
)
#: How each kind is begun to be typed, and the letters from which on it can be nothing else.
_BEGUN = (
    ("hop tac xa", 5, Kind.COOPERATIVE),
    ("to hop tac", 4, Kind.GROUP),
    ("lien hiep hop tac xa", 6, Kind.UNION),
)
#: The word under which the index keeps a kind.
KIND_WORD = {Kind.COOPERATIVE: "htx", Kind.UNION: "lhhtx", Kind.GROUP: "tht"}
#: No syllable begins so: written out wherever they stand.
_ABBREVIATIONS = {
    "cnc": "cong nghe cao",
    "dv": "dich vu",
    "dvnln": "dich vu nong lam nghiep",
    "dvnn": "dich vu nong nghiep",
    "dvth": "dich vu tong hop",
    "dvtm": "dich vu thuong mai",
    "gtvt": "giao thong van tai",
    "kd": "kinh doanh",
    "nln": "nong lam nghiep",
    "nn": "nong nghiep",
    "nts": "nuoi trong thuy san",
    "qtdnd": "quy tin dung nhan dan",
    "sx": "san xuat",
    "sxkd": "san xuat kinh doanh",
    "tdnd": "tin dung nhan dan",
    "tm": "thuong mai",
    "tmdv": "thuong mai dich vu",
    "vlxd": "vat lieu xay dung",
    "xd": "xay dung",
}
#: The words that an abbreviation may stand for.
WRITTEN_OUT = frozenset(" ".join(_ABBREVIATIONS.values()).split())
#: A citizen's number (twelve digits) or an old one (nine), spaces, dots and hyphens inside.
_IDENTITY = re.compile(r"(?<![0-9])[0-9](?:[ .-]*[0-9]){8}(?:(?:[ .-]*[0-9]){3})?(?![ .-]*[0-9])")
_PHONES = re.compile(r"(?<![0-9])\+?[0-9](?:[ .\-]?[0-9]){8,11}(?![0-9])")


def begun_kind(folded: str) -> Kind | None:
    """Return the kind that somebody has begun to type: "hợp t", "liên hiệp"."""
    for whole, least, kind in _BEGUN:
        if len(folded) >= least and whole.startswith(folded):
            return kind
    return None


def split_kind(folded: str) -> tuple[Kind | None, str]:
    """Return the kind a name begins or ends with, and the rest of the words."""
    for kind, pattern in _KINDS:
        found = pattern.match(folded)
        if found:
            return kind, folded[found.end() :].strip()
    first, _, last = folded.rpartition(" ")
    for kind, word in KIND_WORD.items():
        if first and last == word:
            return kind, first
    return None, folded


def written_out(folded: str) -> str:
    """Return folded words with abbreviations written out: "nln" → "nong lam nghiep"."""
    return " ".join(_ABBREVIATIONS.get(word, word) for word in folded.split())


def own_name(name: str) -> str:
    """Return an organisation's name in canonical words, without its kind where more is left."""
    folded = fold(name)
    _kind, rest = split_kind(folded)
    return written_out(rest or folded)


def compact(value: str) -> str:
    """Return a number as the index keeps it: letters and digits alone, +84 as 0."""
    joined = fold(value).replace(" ", "")
    if joined.isdigit() and joined.startswith("84") and len(joined) in (11, 12):
        return f"0{joined[2:]}"
    return joined


def phones(words: str | None) -> Iterator[tuple[str, str]]:
    """Give the telephone numbers in a field: (as kept, as written)."""
    for found in _PHONES.finditer(words or ""):
        yield compact(found.group()), found.group()


def may_be_identity(typed: str) -> bool:
    """Tell whether the words may hold a full identity number (căn cước, chứng minh nhân dân).

    Nine or twelve digits in one run, spaces, dots and hyphens aside: wider than
    `core.identity_numbers`, which reads sentences; the box and its script use the same words.
    """
    return _IDENTITY.search(typed) is not None
