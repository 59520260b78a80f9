"""What an issued paper is worth, and what of it anyone may see on the check page."""

from dataclasses import dataclass
from datetime import date

from core.clock import to_vn
from papers.labels import STATE
from papers.models import IssuedPaper
from papers.rules import PaperState

#: Letters of the hash shown: enough to compare, not the whole.
HASH_LETTERS = 16


def state_of(paper: IssuedPaper) -> PaperState:
    """Return whether a paper stands, was superseded or was taken back."""
    if paper.revoked_on is not None:
        return PaperState.REVOKED
    if paper.superseded_by_id is not None:
        return PaperState.SUPERSEDED
    return PaperState.VALID


@dataclass(frozen=True)
class PublicPaper:
    """What the public check page says of a paper (kiểm tra giấy tờ); no personal data.

    Left out on purpose: signer, issuing person, subject's id, files, reasons.
    """

    code: str
    title: str
    state: PaperState
    state_words: str
    #: Day of issue in Viet Nam.
    issued_on: date
    #: The day its figures speak of.
    data_on: date
    #: "05/BC-TCKH" and its day, once numbered.
    number: str | None
    number_on: date | None
    has_signed_scan: bool
    revoked_on: date | None
    hash_prefix: str


def public_view(paper: IssuedPaper) -> PublicPaper:
    """Return what anyone who types the code may see."""
    state = state_of(paper)
    return PublicPaper(
        code=paper.code,
        title=paper.title,
        state=state,
        state_words=STATE[state],
        issued_on=to_vn(paper.issued_at).date(),
        data_on=paper.data_on,
        number=paper.number_line,
        number_on=paper.paper_on,
        has_signed_scan=paper.signed_scan_file_id is not None,
        revoked_on=paper.revoked_on,
        hash_prefix=paper.sha256[:HASH_LETTERS],
    )
