"""One paper of a filing in the frame of Nghị định 30/2020/NĐ-CP: head, number, signature, archive."""

from collections.abc import Callable

from coop_registry.labels import FILING_PAPER
from coop_registry.papers.filings import certificate, desk, letters, results, revoking
from coop_registry.papers.filings.parts import Said
from coop_registry.papers.office import archive_of, signature_of
from coop_registry.queries.filings.for_papers import PaperFacts
from coop_registry.rules.filings.papers import FilingPaperKind
from papers.demo import demo_mark
from papers.frame import AgencyHead, CheckMark, Document
from reference.queries import AgencyLines

BUILDERS: dict[FilingPaperKind, Callable[[PaperFacts], Said]] = {
    FilingPaperKind.RECEIPT: desk.receipt,
    FilingPaperKind.SUPPLEMENT: desk.supplement,
    FilingPaperKind.REFUSAL: desk.refusal,
    FilingPaperKind.STOP: desk.stop,
    FilingPaperKind.STOP_REFUSED: desk.stop_refused,
    FilingPaperKind.CANCEL: desk.cancel,
    FilingPaperKind.CHANGE: results.change,
    FilingPaperKind.SUSPENSION: results.suspension,
    FilingPaperKind.RESUMPTION: results.resumption,
    FilingPaperKind.CERTIFICATE: certificate.certificate,
    FilingPaperKind.END: results.end,
    FilingPaperKind.VIOLATION: revoking.violation,
    FilingPaperKind.REVOCATION: revoking.decision,
    FilingPaperKind.RESTORATION: revoking.restoration,
    FilingPaperKind.TAX: letters.tax,
    FilingPaperKind.COMPLIANCE: letters.compliance,
    FilingPaperKind.DEBTS: letters.debts,
}


def paper_title(facts: PaperFacts) -> str:
    """Return how the paper is listed and checked; the matter, never a person."""
    return f"{FILING_PAPER[facts.paper]}: {facts.name} (hồ sơ {facts.number})"


def paper_symbol(abbreviation: str, office: AgencyLines) -> str:
    """Return "TB-TCKH"; of an official letter the office's own.

    ASSUMPTION: Phụ lục III of NĐ 30/2020 has no short form for giấy biên nhận, giấy xác nhận,
    giấy chứng nhận; the clerk may correct the symbol with the number.
    """
    return "-".join(part for part in (abbreviation, office.symbol) if part)


def symbol_of(facts: PaperFacts) -> str:
    """Return the symbol that the paper of these facts is printed with."""
    return paper_symbol(BUILDERS[facts.paper](facts).abbreviation, facts.office)


def filing_document(facts: PaperFacts, check: CheckMark | None) -> Document:
    """Return a paper of a filing as a description that PDF and Word read."""
    said, office = BUILDERS[facts.paper](facts), facts.office
    return Document(
        title=paper_title(facts),
        head=AgencyHead(
            issuer=office.issuing_line,
            parent=office.parent_line or "",
            symbol=paper_symbol(said.abbreviation, office),
            place=office.place_name,
            on=said.on,
            about=said.about,
        ),
        kind=said.kind,
        summary=said.summary,
        subtitle=said.subtitle,
        addressees=said.addressees,
        bases=said.bases,
        body=said.body,
        recipients=said.recipients,
        archive=archive_of(office),
        signature=signature_of(office),
        labels=said.labels,
        watermark=demo_mark(is_demo=facts.row.is_demo),
        check=check,
        author=office.name,
    )
