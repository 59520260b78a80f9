"""Many papers in one file: a PDF with contents, or a ZIP of Word files, with flat memory.

Parts are written to a folder one by one and joined from there, so that five hundred papers need
no more memory than fifty.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.money import format_number
from papers import fonts, styles
from papers.uploads import safe_filename

if TYPE_CHECKING:
    import pikepdf

#: Papers joined at a time; as many groups are joined at the end.
GROUP = 50
#: Where the number of a page in the bundle stands, in points from the right and lower edge.
NUMBER_RIGHT, NUMBER_UP = 15 * mm, 9 * mm
NUMBER_WIDTH = 50 * mm
NUMBER_NAME = "/PageOfBundle"


@dataclass(frozen=True)
class Part:
    """One paper of a bundle: what the contents call it, its look-up code, its bytes and day."""

    title: str
    code: str
    content: bytes
    #: The day of issue, which a ZIP says of the file.
    issued_on: date


@dataclass(frozen=True)
class Line:
    """One line of the contents (mục lục): the paper and the page it begins on."""

    title: str
    code: str
    page: int


def join_pdfs(parts: Iterable[Part], contents: Callable[[list[Line]], bytes], folder: Path) -> Path:
    """Join papers into one PDF with contents in front and bookmarks; return its path.

    Each page says at the lower right which page of the bundle it is: the number at the top is
    that of the paper itself (Decree 30/2020/NĐ-CP), which begins anew with each.
    `contents` makes the front pages from the lines; it is called twice, since its own length
    moves the pages.
    """
    groups, lines = [], []
    page = 1
    for number, group in enumerate(_groups(parts)):
        path = folder / f"group-{number:04}.pdf"
        for part, pages in _written(group, path):
            lines.append(Line(part.title, part.code, page))
            page += pages
        groups.append(path)
    front = _fitting(contents, lines)
    target = folder / "bundle.pdf"
    _join_groups(front, groups, lines, target)
    return target


def zip_files(parts: Iterable[Part], ending: str, folder: Path) -> Path:
    """Write papers into a ZIP, each named by its place and title; return its path."""
    target = folder / "bundle.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for number, part in enumerate(parts, 1):
            name = f"{number:04} {safe_filename(part.title)[:120]}.{ending}"
            day = part.issued_on
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            archive.writestr(entry, part.content)
    return target


def _groups(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """Give the parts in groups of `GROUP`."""
    group: list[Part] = []
    for part in parts:
        group.append(part)
        if len(group) == GROUP:
            yield group
            group = []
    if group:
        yield group


def _written(group: list[Part], path: Path) -> list[tuple[Part, int]]:
    """Write a group into one file; return each part with its number of pages."""
    import pikepdf  # announces itself on stderr, so only where papers are joined

    found = []
    with pikepdf.new() as joined:
        for part in group:
            with pikepdf.open(BytesIO(part.content)) as one:
                joined.pages.extend(one.pages)
                found.append((part, len(one.pages)))
        joined.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return [(replace(part, content=b""), pages) for part, pages in found]


def _fitting(contents: Callable[[list[Line]], bytes], lines: list[Line]) -> bytes:
    """Return the front pages, numbered with their own length before the first paper."""
    import pikepdf  # announces itself on stderr, so only where papers are joined

    front, length = contents(lines), 0
    while True:
        with pikepdf.open(BytesIO(front)) as one:
            if len(one.pages) == length:
                return front
            length = len(one.pages)
        front = contents([Line(one.title, one.code, one.page + length) for one in lines])


def _join_groups(front: bytes, groups: list[Path], lines: list[Line], target: Path) -> None:
    """Write front and groups into the target, with a bookmark for each paper."""
    import pikepdf  # announces itself on stderr, so only where papers are joined

    with pikepdf.open(BytesIO(front)) as whole:
        ahead = len(whole.pages)
        sources = [pikepdf.open(path) for path in groups]
        try:
            for source in sources:
                whole.pages.extend(source.pages)
            _number(whole)
            with whole.open_outline() as outline:
                outline.root.extend(
                    pikepdf.OutlineItem(line.title, ahead + line.page - 1) for line in lines
                )
            whole.save(target, deterministic_id=True)
        finally:
            for source in sources:
                source.close()


def _number(whole: "pikepdf.Pdf") -> None:
    """Write "Trang 12/52 của tập" on every page; the same bundle gives the same bytes."""
    import pikepdf

    count = len(whole.pages)
    with pikepdf.open(BytesIO(_numbers(count))) as numbers:
        for page, number in zip(whole.pages, numbers.pages, strict=True):
            drawn = whole.copy_foreign(number.as_form_xobject())
            page.add_resource(drawn, pikepdf.Name.XObject, pikepdf.Name(NUMBER_NAME))
            left = float(page.mediabox[2]) - NUMBER_RIGHT - NUMBER_WIDTH
            page.contents_add(f"q 1 0 0 1 {left:.2f} 0 cm {NUMBER_NAME} Do Q".encode())


def _numbers(count: int) -> bytes:
    """Return a small page for each page of a bundle, its number at the right."""
    fonts.register()
    target = BytesIO()
    size = (NUMBER_WIDTH, NUMBER_UP + styles.FOOT * 2)
    canvas = Canvas(target, pagesize=size, invariant=1)
    for number in range(1, count + 1):
        canvas.setFont(fonts.REGULAR, styles.FOOT)
        words = f"Trang {format_number(number)}/{format_number(count)} của tập"
        canvas.drawRightString(NUMBER_WIDTH, NUMBER_UP, words)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
