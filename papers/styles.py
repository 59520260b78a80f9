"""Sizes and paragraph styles of every paper (Decree 30/2020/NĐ-CP annex I); sizes in points."""

from dataclasses import dataclass

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from papers import fonts
from papers.blocks import Align

#: Millimetres.
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
FIRST_INDENT = 10.0
#: Between a label and its value.
LABEL_GAP = 2.5

BODY, TABLE, SMALL = 13.0, 11.0, 10.0
#: Facts of a look-up that has to stay on one page.
LOOK_UP = 12.0
HEAD, MOTTO, NUMBER, ABOUT = 12.0, 13.0, 13.0, 12.0
TITLE = 14.0
PAGE_NUMBER = 13.0
FOOT = 8.5

ALIGNMENTS = {
    Align.LEFT: TA_LEFT,
    Align.CENTRE: TA_CENTER,
    Align.RIGHT: TA_RIGHT,
    Align.JUSTIFY: TA_JUSTIFY,
}


@dataclass(frozen=True)
class Margins:
    """The margins of a page in millimetres (trên, dưới 20–25, trái 30–35, phải 15–20).

    The foot with a check code needs the widest bottom margin allowed.
    """

    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15


def style(
    size: float = BODY,
    *,
    font: str = fonts.REGULAR,
    align: Align = Align.LEFT,
    before: float = 0,
    after: float = 0,
    indent_mm: float = 0,
) -> ParagraphStyle:
    """Return a paragraph style; long words break instead of running off the page."""
    return ParagraphStyle(
        f"{font}-{size}-{align}",
        fontName=font,
        fontSize=size,
        leading=size * 1.2,
        alignment=ALIGNMENTS[align],
        spaceBefore=before,
        spaceAfter=after,
        firstLineIndent=indent_mm * 72 / 25.4,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


def margins(has_check: bool) -> Margins:
    """Return the margins of a paper with or without a check code at its foot."""
    return Margins(bottom=25) if has_check else Margins()


def text_width_mm(landscape: bool) -> float:
    """Return the width between the margins in millimetres."""
    page = PAGE_HEIGHT if landscape else PAGE_WIDTH
    return page - Margins().left - Margins().right
