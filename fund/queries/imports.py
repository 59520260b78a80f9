"""Files taken into the books, and what the register knows of their borrowers."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select

from coop_registry.models import NameFact, Party
from core.db import db, in_force
from core.text import clean, fold
from fund.models import BookImport, Journal, LoanContract, LoanEvent, Proposal
from fund.rules.books.contracts import JournalKind, ProposalState, number_scope
from fund.rules.takeover.kinds import ImportKind

_KINDS = ("hop tac xa ", "htx ", "lien hiep hop tac xa ", "lhhtx ", "to hop tac ", "tht ")
_LONG = {"htx ": "hop tac xa ", "lhhtx ": "lien hiep hop tac xa ", "tht ": "to hop tac "}


def every(fund_id: int, kind: ImportKind) -> Sequence[BookImport]:
    """Return the files of a kind, newest first."""
    return db.session.scalars(
        select(BookImport)
        .where(BookImport.fund_id == fund_id, BookImport.kind == kind.value)
        .order_by(BookImport.id.desc())
    ).all()


def one(import_id: int, kind: ImportKind) -> BookImport | None:
    """Return a file of a kind."""
    found = db.session.get(BookImport, import_id)
    return found if found is not None and found.kind == kind else None


def locked(import_id: int) -> BookImport:
    """Return a file read anew; nobody else decides on it until this transaction ends."""
    return db.session.execute(
        select(BookImport)
        .where(BookImport.id == import_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).scalar_one()


def same_file(fund_id: int, kind: ImportKind, on: date, sha256: str) -> BookImport | None:
    """Return the file of the same bytes for the same day that waits or was confirmed."""
    return db.session.scalar(
        select(BookImport).where(
            BookImport.fund_id == fund_id,
            BookImport.kind == kind.value,
            BookImport.on == on,
            BookImport.sha256 == sha256,
            BookImport.state.in_(("waiting", "confirmed")),
            BookImport.undone_at.is_(None),
        )
    )


def written_by(made: BookImport) -> list[LoanContract]:
    """Return the contracts that a confirmed file wrote, locked in the order of their ids."""
    ids = (made.outcome or {}).get("written", [])
    asked = select(LoanContract).where(LoanContract.id.in_(ids)).order_by(LoanContract.id)
    return list(
        db.session.scalars(asked.with_for_update().execution_options(populate_existing=True))
    )


def later_on(contract_ids: Iterable[int]) -> set[int]:
    """Return which contracts have more than their opening: events, other postings, proposals."""
    ids = list(contract_ids)
    events = select(LoanEvent.contract_id).where(LoanEvent.contract_id.in_(ids))
    waiting = select(Proposal.contract_id).where(
        Proposal.contract_id.in_(ids), Proposal.state == ProposalState.WAITING.value
    )
    postings = select(Journal.contract_id).where(
        Journal.contract_id.in_(ids), Journal.kind != JournalKind.OPENING.value
    )
    found = db.session.scalars(events.union(waiting, postings))
    return {one for one in found if one is not None}


def openings_of(contract_id: int) -> Sequence[Journal]:
    """Return the postings that brought a loan's opening balances."""
    return db.session.scalars(
        select(Journal)
        .where(Journal.contract_id == contract_id, Journal.kind == JournalKind.OPENING.value)
        .order_by(Journal.id)
    ).all()


def customers_of(names: Iterable[str], on: date) -> dict[str, list[str]]:
    """Return who bears each of these names, "HTX" read as "Hợp tác xã": two questions for all."""
    spelled = {name: _spellings(name) for name in set(names)}
    wanted = {one for spellings in spelled.values() for one in spellings}
    bearers: dict[str, list[str]] = {}
    organisations = select(NameFact.name_search, NameFact.organisation_id).where(
        NameFact.name_search.in_(wanted), in_force(NameFact, on)
    )
    parties = select(Party.name_search, Party.id).where(
        Party.name_search.in_(wanted), Party.organisation_id.is_(None)
    )
    for kind, asked in (("o", organisations), ("p", parties)):
        for folded, key in db.session.execute(asked):
            bearers.setdefault(folded, []).append(f"{kind}{key}")
    return {
        name: sorted({one for spelling in spellings for one in bearers.get(spelling, ())})
        for name, spellings in spelled.items()
    }


def _spellings(name: str) -> set[str]:
    folded = fold(clean(name))
    found = {folded}
    for short, long in _LONG.items():
        if folded.startswith(short):
            found.add(long + folded.removeprefix(short))
    if not folded.startswith(_KINDS):
        found.add(f"hop tac xa {folded}")
    return found


def kept_numbers(fund_id: int) -> set[tuple[int | None, str]]:
    """Return scope and number of every contract that is kept already (`number_scope`)."""
    asked = select(LoanContract.number, LoanContract.year, LoanContract.number_key).where(
        LoanContract.fund_id == fund_id
    )
    return {(number_scope(number, year), key) for number, year, key in db.session.execute(asked)}
