"""Issued papers and stored files, asked by code, record and number."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Select, false, or_, select
from sqlalchemy.orm import undefer

from core.clock import to_vn
from core.db import db
from papers.models import IssuedPaper, StoredFile
from papers.rules import AskedNumber

UnitIds = Collection[int] | None
#: Papers of one number looked at for the symbol: as many as all offices issue in some years.
MOST_NUMBERED = 300


@dataclass(frozen=True)
class Reader:
    """Whose papers a person reads: units (None: the whole province), fewer for restricted kinds.

    `restricted` holds the units for every kind of `rules.RESTRICTED`; without it nothing is held
    back, as for the program's own questions.
    """

    unit_ids: UnitIds
    restricted: Mapping[str, UnitIds] = field(default_factory=dict)


EVERYBODYS = Reader(None)


def paper(paper_id: int, reader: Reader) -> IssuedPaper | None:
    """Return a paper that the reader may open."""
    query = _within(select(IssuedPaper), reader).where(IssuedPaper.id == paper_id)
    return db.session.scalar(query)


def paper_titles(paper_ids: Iterable[int]) -> dict[int, str]:
    """Return the titles of papers by id."""
    query = select(IssuedPaper.id, IssuedPaper.title).where(IssuedPaper.id.in_(list(paper_ids)))
    return {row.id: row.title for row in db.session.execute(query)}


def paper_by_code(code: str) -> IssuedPaper | None:
    """Return the paper with a look-up code in its printed form (see `rules.normal_code`)."""
    return db.session.scalar(select(IssuedPaper).where(IssuedPaper.code == code))


def papers_about(subject_type: str, subject_id: int, reader: Reader) -> list[IssuedPaper]:
    """Return the papers about a record that the reader may open, newest first."""
    query = _within(select(IssuedPaper), reader).where(
        IssuedPaper.subject_type == subject_type, IssuedPaper.subject_id == subject_id
    )
    return list(db.session.scalars(query.order_by(IssuedPaper.id.desc())))


def papers_issued(reader: Reader) -> Select[IssuedPaper]:
    """Return the query of all papers that the reader may open, newest first, for `db.paginate`."""
    return _within(select(IssuedPaper), reader).order_by(IssuedPaper.id.desc())


def papers_numbered(asked: AskedNumber, reader: Reader, limit: int) -> list[IssuedPaper]:
    """Return the papers with this look-up code or this number that the reader may open.

    The newest first; a symbol may only be begun ("05/bc" finds "05/BC-TCKH").
    """
    conditions = []
    if asked.code:
        conditions.append(IssuedPaper.code == asked.code)
    if asked.number:
        conditions.append(IssuedPaper.paper_no == asked.number)
    if not conditions:
        return []
    query = _within(select(IssuedPaper), reader).where(or_(*conditions))
    rows = db.session.scalars(query.order_by(IssuedPaper.id.desc()).limit(MOST_NUMBERED))
    return [row for row in rows if row.code == asked.code or asked.fits(row.paper_symbol)][:limit]


def number_holder(series: str, number: int) -> IssuedPaper | None:
    """Return the paper that holds a number in its series."""
    return db.session.scalar(
        select(IssuedPaper).where(
            IssuedPaper.number_series == series, IssuedPaper.paper_no == number
        )
    )


def superseded_by(newer: IssuedPaper) -> list[IssuedPaper]:
    """Return the papers that a newer one replaced."""
    query = select(IssuedPaper).where(IssuedPaper.superseded_by_id == newer.id)
    return list(db.session.scalars(query.order_by(IssuedPaper.id)))


def stored_file(file_id: int) -> StoredFile | None:
    """Return a stored file without its bytes."""
    return db.session.get(StoredFile, file_id)


def stored_file_with_content(file_id: int) -> StoredFile | None:
    """Return a stored file with its bytes, to be sent."""
    query = select(StoredFile).where(StoredFile.id == file_id)
    return db.session.scalar(query.options(undefer(StoredFile.content)))


def file_of_paper(paper_row: IssuedPaper, file_id: int) -> StoredFile | None:
    """Return a file with its bytes if it belongs to the paper: no other may be fetched by it."""
    belonging = (
        paper_row.pdf_file_id,
        paper_row.docx_file_id,
        paper_row.xlsx_file_id,
        paper_row.signed_scan_file_id,
    )
    return stored_file_with_content(file_id) if file_id in belonging else None


def printed(paper_id: int) -> tuple[str, str, bytes, date]:
    """Return title, look-up code, bytes (the PDF, else the Word file) and day of issue."""
    paper = db.session.get_one(IssuedPaper, paper_id)
    file_id = paper.pdf_file_id or paper.docx_file_id
    query = select(StoredFile.content).where(StoredFile.id == file_id)
    content = db.session.scalars(query).one()
    return paper.title, paper.code, content, to_vn(paper.issued_at).date()


def own_file(file_id: int, user_id: int) -> StoredFile | None:
    """Return a file with its bytes when this person made it."""
    query = select(StoredFile).where(StoredFile.id == file_id, StoredFile.created_by_id == user_id)
    return db.session.scalar(query.options(undefer(StoredFile.content)))


def _within(query: Select[IssuedPaper], reader: Reader) -> Select[IssuedPaper]:
    """Keep the papers of the reader's units and those of no unit, of restricted kinds fewer."""
    if reader.unit_ids is not None:
        query = query.where(_of_units(reader.unit_ids))
    for kind, unit_ids in reader.restricted.items():
        if unit_ids is not None:
            query = query.where(or_(~_of_kind(kind), _of_units(unit_ids)))
    return query


def _of_kind(kind: str) -> ColumnElement[bool]:
    """Return the condition for a restricted kind; one with a dot at its end is a beginning."""
    if kind.endswith("."):
        return IssuedPaper.kind.startswith(kind, autoescape=True)
    return IssuedPaper.kind == kind


def _of_units(unit_ids: Collection[int]) -> ColumnElement[bool]:
    """Return the condition for papers of some units; whoever has any reads those of no unit."""
    of_no_unit = IssuedPaper.unit_id.is_(None)
    return or_(IssuedPaper.unit_id.in_(unit_ids), of_no_unit) if unit_ids else false()
