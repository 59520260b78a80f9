"""Issuing a paper of a filing: drawn, frozen under its code, the older of its kind superseded."""

from dataclasses import dataclass
from datetime import date

from coop_registry.models import Filing
from coop_registry.papers.filings.document import filing_document, paper_title, symbol_of
from coop_registry.papers.filings.filled import filled
from coop_registry.papers.issuing import mark
from coop_registry.queries.filings import for_papers, templates
from coop_registry.queries.filings.for_papers import PaperFacts
from coop_registry.rules.filings.papers import PREFIX, FilingPaperKind
from core.errors import RuleViolation
from papers import queries as paper_queries
from papers import services as papers
from papers.models import IssuedPaper
from papers.page import render_pdf
from papers.rules import PaperState
from papers.services import NewPaper, new_code
from papers.states import state_of
from papers.word import render_docx

NO_OFFICE = "Chưa ghi cơ quan đăng ký của địa bàn này vào ngày của văn bản."
NOT_NOW = "Hồ sơ ở bước này không lập văn bản đó; hãy mở lại trang hồ sơ."


@dataclass(frozen=True)
class Rendered:
    """The bytes of a paper; one from the office's own template has no PDF of ours."""

    docx: bytes
    pdf: bytes | None = None


def new_paper(row: Filing, paper: FilingPaperKind, *, today: date, check_page: str) -> NewPaper:
    """Return a paper of a filing, ready to be issued.

    Raises RuleViolation when the filing's state has no such paper, or no office is known.
    """
    if paper not in for_papers.makeable(row, today):
        raise RuleViolation(NOT_NOW)
    facts = for_papers.facts_for(row, paper, today)
    if facts is None:
        raise RuleViolation(NO_OFFICE)
    code = new_code()
    made = _rendered(facts, code, check_page)
    return NewPaper(
        code=code,
        kind=PREFIX + paper.value,
        title=paper_title(facts),
        subject_type="filing",
        subject_id=row.id,
        data_on=facts.on,
        filename=f"{paper.value.replace('_', '-')}-ho-so-{row.number:02d}-{row.year}",
        pdf=made.pdf,
        docx=made.docx,
        unit_id=row.unit_id,
        agency_id=facts.office.agency_id,
        symbol=symbol_of(facts),
    )


def _rendered(facts: PaperFacts, code: str, check_page: str) -> Rendered:
    """Return the bytes: of the office's own template where it has one, else of ours."""
    check = mark(code, check_page)
    template = templates.in_use(facts.office.unit_id, facts.paper)
    kept = paper_queries.stored_file_with_content(template.file_id) if template else None
    if template is not None and kept is not None:
        return Rendered(filled(kept.content, facts, check, shows_code=template.shows_code))
    document = filing_document(facts, check)
    return Rendered(render_docx(document), render_pdf(document))


def issue(
    row: Filing, paper: FilingPaperKind, *, today: date, check_page: str, actor_id: int
) -> IssuedPaper:
    """Issue a paper of a filing; an older one of its kind that still stands gives way to it."""
    new = new_paper(row, paper, today=today, check_page=check_page)
    made = papers.issue(new, actor_id=actor_id)
    for old in paper_queries.papers_about("filing", row.id, paper_queries.EVERYBODYS):
        if old.kind == made.kind and old.id != made.id and state_of(old) is PaperState.VALID:
            papers.supersede(old, made, actor_id=actor_id)
    return made
