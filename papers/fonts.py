"""The one typeface of every paper: Liberation Serif, metric-compatible with Times New Roman.

Decree 30/2020/NĐ-CP asks for Times New Roman; reportlab's own fonts lack Vietnamese letters.
"""

import re
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).resolve().parent.parent / "static" / "fonts"

REGULAR = "LiberationSerif"
BOLD = "LiberationSerif-Bold"
ITALIC = "LiberationSerif-Italic"
BOLD_ITALIC = "LiberationSerif-BoldItalic"

#: reportlab name → shipped file.
FILES = {
    REGULAR: "LiberationSerif-Regular.ttf",
    BOLD: "LiberationSerif-Bold.ttf",
    ITALIC: "LiberationSerif-Italic.ttf",
    BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}

#: Words of several syllables that a head or title is not broken in.
WHOLE_WORDS = re.compile(
    r"(?<!\w)(hợp tác xã|tổ hợp tác|liên hiệp|liên minh|ủy ban|nhân dân|tài chính|kế hoạch"
    r"|bắc kạn|việt nam|thái nguyên)(?!\w)",
    re.IGNORECASE,
)
#: Stands between syllables that belong together; no text holds it.
TIE = "\u2060"


def font_path(name: str) -> Path:
    """Return the shipped file of one of the four faces."""
    return FOLDER / FILES[name]


@cache
def register() -> None:
    """Make the four faces known to reportlab, once per process."""
    for name in FILES:
        pdfmetrics.registerFont(TTFont(name, str(font_path(name))))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC
    )


def text_width(text: str, name: str, size: float) -> float:
    """Return the width of one line of text in points."""
    register()
    return float(pdfmetrics.stringWidth(text, name, size))


def _greedy(words: list[str], name: str, size: float, width: float) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, name, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _tied(text: str) -> str:
    """Return text with the syllables of a word tied together."""
    plain = " ".join(text.split())
    return WHOLE_WORDS.sub(lambda found: found[0].replace(" ", TIE), plain)


def balanced(text: str, name: str, size: float, width: float) -> str:
    """Return text broken by line ends into as few lines as fit, of about the same length.

    "ỦY BAN NHÂN DÂN HUYỆN CHỢ MỚI" must not leave "MỚI" alone on its line, and no line ends
    within a word of several syllables ("hợp tác xã").
    """
    words = [word.replace(TIE, " ") for word in _tied(text).split(" ") if word]
    best = _greedy(words, name, size, width)
    for narrower in range(int(width), int(width / 3), -4):
        lines = _greedy(words, name, size, narrower)
        if len(lines) > len(best):
            break
        best = lines
    return "\n".join(best)
