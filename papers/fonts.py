"""The one typeface of every paper: Liberation Serif, metric-compatible with Times New Roman.

Decree 30/2020/NĐ-CP asks for Times New Roman; reportlab's own fonts lack Vietnamese letters.
"""

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


def balanced(text: str, name: str, size: float, width: float) -> str:
    """Return text broken by line ends into as few lines as fit, of about the same length.

    "ỦY BAN NHÂN DÂN HUYỆN CHỢ MỚI" must not leave "MỚI" alone on its line.
    """
    words = text.split()
    best = _greedy(words, name, size, width)
    for narrower in range(int(width), int(width / 3), -4):
        lines = _greedy(words, name, size, narrower)
        if len(lines) > len(best):
            break
        best = lines
    return "\n".join(best)
