"""Text as it may go on paper: one Unicode form, no letters that a page or a file cannot hold."""

import re
import unicodedata

#: Signs that Liberation Serif lacks, and what stands for them.
SUBSTITUTES = {"☐": "□", "☑": "■", "☒": "■", "✓": "√", "✔": "√"}
#: How an unticked and a ticked box are printed.
BOX, TICKED_BOX = "□", "■"

_TRANSLATION = str.maketrans(SUBSTITUTES)
# Control letters, lone surrogates, non-characters (none is allowed in XML), and the invisible
# letters that turn the reading direction round.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)


def printable(text: str) -> str:
    """Return text in NFC with one kind of line end and without unprintable letters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", lines)).translate(_TRANSLATION)


def one_line(text: str, limit: int = 400) -> str:
    """Return printable text on one line, cut with "…" when longer than `limit` letters.

    For places that cannot run over pages: heads, titles, names under a signature.
    """
    joined = " ".join(printable(text).split("\n")).strip()
    return joined if len(joined) <= limit else joined[: limit - 1].rstrip() + "…"
