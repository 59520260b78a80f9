"""Issued papers and stored files, asked by code, record and number."""

from collections.abc import Collection, Iterable

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import undefer

from core.db import db
from papers.models import IssuedPaper, StoredFile


def paper(paper_id: int, unit_ids: Collection[int] | None) -> IssuedPaper | None:
    """Return a paper of the reader's units (None: of the whole province)."""
    query = _within(select(IssuedPaper), unit_ids).where(IssuedPaper.id == paper_id)
    return db.session.scalar(query)


def paper_titles(paper_ids: Iterable[int]) -> dict[int, str]:
    """Return the titles of papers by id."""
    query = select(IssuedPaper.id, IssuedPaper.title).where(IssuedPaper.id.in_(list(paper_ids)))
    return {row.id: row.title for row in db.session.execute(query)}


def paper_by_code(code: str) -> IssuedPaper | None:
    """Return the paper with a look-up code in its printed form (see `rules.normal_code`)."""
    return db.session.scalar(select(IssuedPaper).where(IssuedPaper.code == code))


def papers_about(
    subject_type: str, subject_id: int, unit_ids: Collection[int] | None
) -> list[IssuedPaper]:
    """Return the papers about a record that the reader's units may see, newest first."""
    query = _within(select(IssuedPaper), unit_ids).where(
        IssuedPaper.subject_type == subject_type, IssuedPaper.subject_id == subject_id
    )
    return list(db.session.scalars(query.order_by(IssuedPaper.id.desc())))


def papers_issued(unit_ids: Collection[int] | None) -> Select[IssuedPaper]:
    """Return the query of all papers of the reader's units, newest first, for `db.paginate`."""
    return _within(select(IssuedPaper), unit_ids).order_by(IssuedPaper.id.desc())


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


def own_file(file_id: int, user_id: int) -> StoredFile | None:
    """Return a file with its bytes when this person made it."""
    query = select(StoredFile).where(StoredFile.id == file_id, StoredFile.created_by_id == user_id)
    return db.session.scalar(query.options(undefer(StoredFile.content)))


def _within(query: Select[IssuedPaper], unit_ids: Collection[int] | None) -> Select[IssuedPaper]:
    """Keep the papers of these units and those of no unit."""
    if unit_ids is None:
        return query
    return query.where(or_(IssuedPaper.unit_id.in_(unit_ids), IssuedPaper.unit_id.is_(None)))
