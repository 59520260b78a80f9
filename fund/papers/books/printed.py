"""A book as it is printed (sổ kế toán in ra): tables with who keeps and who answers for it.

Forms of the books belong to the fund's regime, which is not settled; these have the columns that
khoản 2 Điều 24 Luật Kế toán 2015 asks of every book.
"""

from dataclasses import dataclass

from papers.blocks import Block, Note, Post, Signature, Signatures, Table, Text
from papers.demo import demo_mark
from papers.excel import Sheet, render_xlsx
from papers.frame import Document
from papers.page import render_pdf

UNIT = "Đơn vị tính: đồng"
#: Rows that a paper holds; a longer book is for a workbook or a shorter period.
PDF_ROWS = 3_000
_HINT = "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True)
class Printed:
    """One book ready to be printed."""

    #: In the name of the file.
    stem: str
    title: str
    #: Under the title: period or day, and what it is narrowed to.
    subtitle: tuple[str, ...]
    tables: tuple[Table, ...]
    fund: str
    is_demo: bool = False
    notes: tuple[str, ...] = ()
    landscape: bool = True

    @property
    def rows(self) -> int:
        """Return how many rows it has."""
        return sum(len(table.rows) for table in self.tables)


def printed_pdf(book: Printed) -> bytes:
    """Return a book as PDF."""
    body: list[Block] = []
    for table in book.tables:
        if table.title != book.title:
            body.append(Text(table.title, indent=False))
        body.append(_plain(table))
    body += [Note(note) for note in book.notes]
    body.append(
        Signatures(
            tuple(
                Signature((Post(who),), hint=_HINT)
                for who in ("Người ghi sổ", "Kế toán trưởng", "Giám đốc")
            )
        )
    )
    return render_pdf(
        Document(
            title=book.title,
            kind=book.title.upper(),
            subtitle=(book.fund, *book.subtitle),
            body=tuple(body),
            watermark=demo_mark(is_demo=book.is_demo),
            landscape=book.landscape,
            look_up=True,
        )
    )


def _plain(table: Table) -> Table:
    return Table(
        table.columns,
        table.rows,
        table.total,
        unit=table.unit,
        bold_rows=table.bold_rows,
        empty=table.empty,
    )


def printed_xlsx(book: Printed) -> bytes:
    """Return a book as a workbook, a sheet for each table."""
    mark = demo_mark(is_demo=book.is_demo)
    notes = (*book.notes, mark) if mark else book.notes
    sheets = [
        Sheet.of(
            table,
            table.title or book.title,
            as_of=f"{book.fund} – {'; '.join(book.subtitle)}",
            notes=notes,
        )
        for table in book.tables
    ]
    return render_xlsx(sheets, title=book.title)
