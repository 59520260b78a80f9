"""A filing in one PDF: contents, the office's papers, the scans (toàn bộ hồ sơ trong một tệp)."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from coop_registry.models import Filing
from coop_registry.papers.contents import COLUMNS, WHERE
from coop_registry.queries.filings.shown import title_of
from coop_registry.queries.filings.whole import WholePart, parts_of, size_of
from core.db import db
from papers import queries as paper_queries
from papers.blocks import Note, Table
from papers.bundles import Line, Part, join_pdfs
from papers.demo import demo_mark
from papers.frame import Document
from papers.page import render_pdf
from papers.scans import as_pdf

JOB = "registry.filing_whole"
#: Joined while one waits, under two seconds: 24 noisy scans of 40 MB took 11 s on two busy cores.
DIRECT_BYTES, DIRECT_PARTS = 6 * 1024 * 1024, 20


def is_quick(row: Filing) -> bool:
    """Tell whether the file is made while the person waits; a longer one is a job."""
    parts = parts_of(row)
    return len(parts) <= DIRECT_PARTS and size_of(parts) <= DIRECT_BYTES


def whole_pdf(row: Filing) -> bytes:
    """Return everything of a filing as one PDF; what cannot be joined is named in the contents."""
    left: list[str] = []
    heading, is_demo, parts = _heading(row), row.is_demo, parts_of(row)
    with TemporaryDirectory(prefix="htx-") as folder:
        path = join_pdfs(
            _pages(parts, left),
            lambda lines: _contents(lines, heading, left, is_demo=is_demo),
            Path(folder),
        )
        return path.read_bytes()


def _heading(row: Filing) -> str:
    return f"Hồ sơ số {row.number:02d}/{row.year}. {title_of(row)}"


def _pages(parts: list[WholePart], left: list[str]) -> Iterator[Part]:
    """Give the files as PDF, one at a time in memory; name those that have no pages."""
    for part in parts:
        kept = paper_queries.stored_file_with_content(part.file_id)
        pages = as_pdf(kept.content, kept.media_type) if kept else None
        if kept is not None:
            db.session.expunge(kept)
        if pages is None:
            left.append(part.title)
        else:
            yield Part(part.title, part.code, pages, part.on)


def _contents(lines: list[Line], heading: str, left: list[str], *, is_demo: bool) -> bytes:
    rows = tuple((place, one.title, one.code, one.page) for place, one in enumerate(lines, 1))
    unjoined = Note(
        "Không ghép được vì là tệp Word hoặc tệp không mở được, xem ở trang hồ sơ: "
        f"{'; '.join(left)}."
    )
    return render_pdf(
        Document(
            title="Mục lục",
            kind="MỤC LỤC",
            summary=heading,
            body=(Note(WHERE), Table(COLUMNS, rows), *((unjoined,) if left else ())),
            watermark=demo_mark(is_demo=is_demo),
        )
    )
