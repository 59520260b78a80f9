"""Every paper of a filing that goes into its one file (văn bản và giấy tờ của hồ sơ)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from coop_registry.labels import FILING_STEP
from coop_registry.models import Filing
from coop_registry.queries.filings import records
from core.clock import to_vn
from core.db import db
from papers import queries as paper_queries
from papers.models import IssuedPaper, StoredFile
from papers.rules import PaperState
from papers.states import state_of


@dataclass(frozen=True)
class WholePart:
    """One file of the whole: what the contents call it, its look-up code, its stored file."""

    title: str
    code: str
    file_id: int
    on: date


def parts_of(row: Filing) -> list[WholePart]:
    """Return the office's papers, then what was handed in, then what proves a step; each file once.

    Of an issued paper the signed scan is the record; one that was superseded or revoked is left
    out.
    """
    issued = paper_queries.papers_about("filing", row.id, paper_queries.EVERYBODYS)
    found = [_of_office(one) for one in reversed(issued) if state_of(one) is PaperState.VALID]
    found += [
        WholePart(one.title, "", one.file_id, one.received_on)
        for one in records.papers(row.id)
        if one.file_id
    ]
    found += [
        WholePart(f"Kèm bước: {FILING_STEP[one.step].lower()}", "", one.file_id, one.on)
        for one in records.steps(row.id)
        if one.file_id
    ]
    return list({part.file_id: part for part in reversed(found)}.values())[::-1]


def _of_office(paper: IssuedPaper) -> WholePart:
    file_id = paper.signed_scan_file_id or paper.pdf_file_id or paper.docx_file_id
    assert file_id is not None, "a paper is issued as PDF or Word"
    title = paper.title + (f", số {paper.number_line}" if paper.number_line else "")
    return WholePart(title, paper.code, file_id, to_vn(paper.issued_at).date())


def size_of(parts: list[WholePart]) -> int:
    """Return how many bytes the files have together, without reading them."""
    ids = [part.file_id for part in parts]
    return sum(db.session.scalars(select(StoredFile.size).where(StoredFile.id.in_(ids))))
