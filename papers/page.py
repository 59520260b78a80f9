"""A document as PDF: the page of Decree 30/2020/NĐ-CP, numbers, labels, check code at the foot."""

from io import BytesIO
from itertools import takewhile
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Spacer

from papers import fonts, styles
from papers.blocks import Note, Table, Text
from papers.demo import demo_mark
from papers.frame import Document
from papers.pdf_blocks import flowables
from papers.pdf_ending import LEAST_ROWS, Ending
from papers.pdf_foot import draw_check, draw_labels, draw_watermark
from papers.pdf_head import (
    addressee_flowables,
    base_flowables,
    closing_flowables,
    head_flowables,
    title_flowables,
)
from papers.printable import one_line

#: Paragraphs between a table and the signature that are kept with both.
MOST_WORDS = 3


class _CountingCanvas(Canvas):
    """A canvas that knows the number of pages when it writes them ("Trang 1/3")."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the page until the number of pages is known."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write every page with its number."""
        for page in self._pages:
            self.__dict__.update(page)
            self.setFont(fonts.REGULAR, styles.SMALL)
            words = f"Trang {self._pageNumber}/{len(self._pages)}"
            width, _ = self._pagesize
            self.drawRightString(width - styles.Margins().right * mm, 9 * mm, words)
            super().showPage()
        super().save()


class _Template(BaseDocTemplate):
    """One frame per page, and what stands in the margins."""

    def __init__(self, target: BytesIO, document: Document) -> None:
        size = landscape(A4) if document.landscape else A4
        edges = styles.margins(document.check is not None)
        super().__init__(
            target,
            pagesize=size,
            topMargin=edges.top * mm,
            bottomMargin=edges.bottom * mm,
            leftMargin=edges.left * mm,
            rightMargin=edges.right * mm,
            title=one_line(document.title),
            author=one_line(document.author),
            lang="vi",
            invariant=1,
            pdfVersion=(1, 5),
            displayDocTitle=1,
        )
        self.document = document
        self.watermark = one_line(document.watermark or demo_mark(), 60)
        frame = Frame(
            self.leftMargin, self.bottomMargin, self.width, self.height, 0, 0, 0, 0, id="body"
        )
        pages = PageTemplate("page", [frame], onPage=self._before, onPageEnd=self._after)
        self.addPageTemplates(pages)

    def _before(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        """Draw what lies under the body."""
        if self.watermark:
            draw_watermark(canvas, self.watermark)

    def _after(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        """Draw the margins: number from the second page on, labels, check code."""
        width, height = canvas._pagesize
        number = canvas.getPageNumber() - getattr(canvas, "first_numbered_page", 1) + 1
        if number > 1 and not self.document.look_up:
            canvas.setFont(fonts.REGULAR, styles.PAGE_NUMBER)
            canvas.drawCentredString(width / 2, height - 13 * mm, str(number))
        draw_labels(canvas, self.document.labels, width - self.rightMargin, height - 12 * mm)
        if self.document.check:
            draw_check(canvas, self.document.check, self.leftMargin)


def _story(document: Document, width: float) -> list[Flowable]:
    """Return the whole paper in its order; the last words stay with the signature."""
    story: list[Flowable] = []
    if document.head:
        story += head_flowables(document.head, width)
    story += title_flowables(document, width)
    story += addressee_flowables(document.addressees, width)
    story += base_flowables(document.bases)
    story += _main(document, width)
    story += [flowable for block in document.annexes for flowable in flowables(block, width)]
    while story and isinstance(story[-1], Spacer):
        story.pop()  # it could begin an empty page
    return story


def _main(document: Document, width: float) -> list[Flowable]:
    """Return the body with its closing, which keeps the last words and rows on its page."""
    main = document.main
    parts = [flowables(block, width) for block in main]
    story = [flowable for part in parts for flowable in part]
    closing = closing_flowables(document, width)
    words = len(list(takewhile(lambda block: isinstance(block, Text | Note), reversed(main))))
    table = main[-words - 1] if words < len(main) else None
    if not closing:
        return story
    if isinstance(table, Table) and words <= MOST_WORDS:
        last = sum(len(part) for part in parts[len(parts) - words :])
        grid = story[-last - 1]
        kept = LEAST_ROWS + (table.total is not None)
        return [*story[: -last - 1], Ending(grid, [*story[len(story) - last :], *closing], kept)]
    last = len(parts[-1]) if main and isinstance(main[-1], Text) else 0
    return [*story[: len(story) - last], KeepTogether([*story[len(story) - last :], *closing])]


def render_pdf(document: Document) -> bytes:
    """Return the paper as PDF; the same description gives the same bytes."""
    content, _ = _built(document)
    return content


def fits_one_page(document: Document) -> bool:
    """Tell whether the paper is one page when printed."""
    _, pages = _built(document)
    return pages == 1


def _built(document: Document) -> tuple[bytes, int]:
    """Return the paper and its number of pages.

    The last paper is remembered: who asked whether it fits one page prints it next.
    """
    mark = demo_mark()
    if _last and _last[0][0] is document and _last[0][1] == mark:
        return _last[0][2]
    built = _drawn(document)
    _last[:] = [(document, mark, built)]
    return built


#: The last document, the mark it was drawn under, what came out.
_last: list[tuple[Document, str, tuple[bytes, int]]] = []


def _drawn(document: Document) -> tuple[bytes, int]:
    fonts.register()
    target = BytesIO()
    template = _Template(target, document)
    canvas = _CountingCanvas if document.look_up else Canvas
    template.build(_story(document, template.width), canvasmaker=canvas)
    return target.getvalue(), int(template.page)
