"""What an issued paper is worth, and what of it anyone may see on the check page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.clock import shown_vn
from papers.labels import STATE
from papers.models import IssuedPaper
from papers.rules import PaperState

#: Letters of the hash shown: enough to compare, not the whole.
HASH_LETTERS = 16


@dataclass(frozen=True)
class OwnPaper:
    """What the room knows of a paper that an organisation numbers and signs itself."""

    number: str
    number_on: date
    #: The day the organisation took it back.
    withdrawn_on: date | None
    #: It says what is not so any more and has to be taken back.
    is_outdated: bool


#: Asked of papers of a kind, with the day; a room that has such papers adds its answer.
OWN_PAPERS: dict[str, Callable[[int, date], OwnPaper | None]] = {}


@dataclass(frozen=True)
class Overtaken:
    """What happened later, so that a paper is worth less than it says (đã có quyết định sau)."""

    state: PaperState
    #: Said to everybody who checks the code: a matter and a day, never a person.
    words: str


#: Asked of papers of a kind, with the day; a room whose later acts overtake a paper adds its answer.
OVERTAKEN: dict[str, Callable[[int, date], Overtaken | None]] = {}


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
    #: Why it is worth less than it says, where the room knows.
    why: str = ""


def public_view(paper: IssuedPaper, on: date) -> PublicPaper:
    """Return what anyone who types the code may see on a day."""
    ask = OWN_PAPERS.get(paper.kind)
    own = ask(paper.id, on) if ask else None
    state, revoked_on = _own_state(state_of(paper), own), paper.revoked_on
    overtaken = _overtaken(paper, on) if state is PaperState.VALID else None
    state = overtaken.state if overtaken else state
    return PublicPaper(
        code=paper.code,
        title=paper.title,
        state=state,
        state_words=STATE[state],
        issued_on=shown_vn(paper.issued_at).date(),
        data_on=paper.data_on,
        number=own.number if own else paper.number_line,
        number_on=own.number_on if own else paper.paper_on,
        has_signed_scan=paper.signed_scan_file_id is not None,
        revoked_on=revoked_on or (own.withdrawn_on if own else None),
        hash_prefix=paper.sha256[:HASH_LETTERS],
        why=overtaken.words if overtaken else "",
    )


def _overtaken(paper: IssuedPaper, on: date) -> Overtaken | None:
    """Return what happened later, as the room of the paper tells it."""
    asked = OVERTAKEN.get(paper.kind)
    return asked(paper.id, on) if asked else None


def _own_state(state: PaperState, own: OwnPaper | None) -> PaperState:
    """Return what a paper is worth by what its room knows, where that is less."""
    if own is None or state is not PaperState.VALID:
        return state
    if own.withdrawn_on is not None:
        return PaperState.REVOKED
    return PaperState.OUTDATED if own.is_outdated else state
