"""What stands in the margins of a PDF page: labels, watermark, check code with its QR sign."""

import math

import segno
from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from papers import fonts, styles
from papers.frame import CheckMark
from papers.printable import one_line

QR_MM = 14.0
FOOT_MM = 6.0
#: Light enough to read the text over it, dark enough to be seen on a copy.
WATERMARK = Color(0.88, 0.88, 0.88)


def draw_check(canvas: Canvas, check: CheckMark, left: float) -> None:
    """Draw the QR sign and, beside it, the code and where to check it."""
    draw_qr(canvas, check.target, left, FOOT_MM * mm, QR_MM * mm)
    canvas.setFont(fonts.REGULAR, styles.FOOT)
    words = one_line(check.sentence, 120)
    canvas.drawString(left + (QR_MM + 2) * mm, (FOOT_MM + QR_MM / 2) * mm - 3, words)


def draw_qr(canvas: Canvas, text: str, left: float, bottom: float, size: float) -> None:
    """Draw a QR sign as one filled path, sharp at any resolution."""
    rows = [list(row) for row in segno.make(text, micro=False, error="m").matrix]
    module = size / len(rows)
    path = canvas.beginPath()
    for down, row in enumerate(rows):
        start = None
        for across, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = across
            elif not dark and start is not None:
                y = bottom + size - (down + 1) * module
                path.rect(left + start * module, y, (across - start) * module, module)
                start = None
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)


def draw_labels(canvas: Canvas, labels: tuple[str, ...], right: float, bottom: float) -> None:
    """Draw each label in a frame in the top margin, from the right."""
    size = styles.SMALL
    canvas.setFillGray(0)
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.7)
    for label in labels:
        words = one_line(label, 40).upper()
        width = fonts.text_width(words, fonts.BOLD, size) + 8
        right -= width
        canvas.rect(right, bottom - 4, width, size + 5)
        canvas.setFont(fonts.BOLD, size)
        canvas.drawString(right + 4, bottom, words)
        right -= 4


def draw_watermark(canvas: Canvas, words: str) -> None:
    """Draw light letters from corner to corner, under the body."""
    width, height = canvas._pagesize
    diagonal = math.hypot(width, height) * 0.75
    size = min(diagonal / fonts.text_width(words, fonts.BOLD, 1), 64)
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(math.degrees(math.atan2(height, width)))
    canvas.setFillColor(WATERMARK)
    canvas.setFont(fonts.BOLD, size)
    canvas.drawCentredString(0, -size / 3, words)
    canvas.restoreState()
