"""The contribution book and certificates of one organisation (sổ vốn góp, giấy chứng nhận)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from coop_registry.models import CapitalCertificate, Contribution, Party
from coop_registry.queries import states
from coop_registry.rules import capital
from coop_registry.rules.capital import Holding, Movement
from coop_registry.rules.findings.certificates import is_outdated
from coop_registry.rules.membership import AssetKind, LineKind
from coop_registry.rules.returns import can_be_taken
from core.db import db
from papers.states import OwnPaper

TRANSFERS = frozenset({LineKind.TRANSFER_OUT, LineKind.TRANSFER_IN})


@dataclass(frozen=True)
class BookLine:
    """One line of the book with the names it needs."""

    id: int
    number: int
    #: The act that brought it; both sides of a transfer have one.
    act_id: int
    on: date
    party_id: int
    name: str
    kind: LineKind
    pledged_vnd: int
    paid_vnd: int
    asset_kind: AssetKind | None
    asset_words: str | None
    entitled_until: date | None
    counterparty_name: str | None
    #: Number of the line that this one takes back, and of the one that took this back.
    reverses_no: int | None
    reversed_by_no: int | None
    note: str | None

    @property
    def can_be_reversed(self) -> bool:
        """Tell whether a reversal of it may be recorded."""
        return self.kind is not LineKind.REVERSAL and self.reversed_by_no is None


@dataclass(frozen=True)
class CertificateLine:
    """One certificate of contributed part as of a day."""

    id: int
    party_id: int
    name: str
    number: str
    issued_on: date
    amount_vnd: int
    paper_id: int | None
    withdrawn_on: date | None
    withdrawn_reason: str | None
    is_live: bool


def lines_of(
    organisation_id: int, on: date | None = None, party_id: int | None = None
) -> list[BookLine]:
    """Return the lines up to a day (all without one), in the order they were recorded."""
    party, other = aliased(Party), aliased(Party)
    undone, undoing = aliased(Contribution), aliased(Contribution)
    query = (
        select(Contribution, party.full_name, other.full_name, undone.number, undoing.number)
        .join(party, party.id == Contribution.party_id)
        .outerjoin(other, other.id == Contribution.counterparty_id)
        .outerjoin(undone, undone.id == Contribution.reverses_id)
        .outerjoin(undoing, undoing.reverses_id == Contribution.id)
        .where(Contribution.organisation_id == organisation_id)
        .order_by(Contribution.number)
    )
    if on is not None:
        query = query.where(Contribution.on <= on)
    if party_id is not None:
        query = query.where(Contribution.party_id == party_id)
    return [_book_line(*row) for row in db.session.execute(query)]


def _book_line(
    line: Contribution, name: str, other: str | None, reverses: int | None, by: int | None
) -> BookLine:
    """Return a line as pages and papers read it."""
    return BookLine(
        id=line.id,
        number=line.number,
        act_id=line.origin_id,
        on=line.on,
        party_id=line.party_id,
        name=name,
        kind=LineKind(line.kind),
        pledged_vnd=line.pledged_vnd,
        paid_vnd=line.paid_vnd,
        asset_kind=AssetKind(line.asset_kind) if line.asset_kind else None,
        asset_words=line.asset_words,
        entitled_until=line.entitled_until,
        counterparty_name=other,
        reverses_no=reverses,
        reversed_by_no=by,
        note=line.note,
    )


def movements(organisation_id: int, party_id: int | None = None) -> list[Movement]:
    """Return what the lines of an organisation, or of one party in it, move.

    A line taken back and the line that takes it back, of one day, are both left out.
    """
    undoing = aliased(Contribution)
    query = (
        select(
            Contribution.party_id, Contribution.on, Contribution.pledged_vnd, Contribution.paid_vnd
        )
        .outerjoin(undoing, undoing.reverses_id == Contribution.id)
        .where(
            Contribution.organisation_id == organisation_id,
            Contribution.reverses_id.is_(None),
            undoing.id.is_(None),
        )
    )
    if party_id is not None:
        query = query.where(Contribution.party_id == party_id)
    return [Movement(*row) for row in db.session.execute(query.order_by(Contribution.on))]


def reversible(lines: list[BookLine]) -> frozenset[int]:
    """Return which lines of a whole book a reversal may take back, by id (ghi đảo được).

    Not those taken back already, and no payment on which a later return or transfer stands; of a
    transfer both sides or none.
    """
    of_party: dict[int, list[Movement]] = defaultdict(list)
    of_act: dict[tuple[int, bool], list[BookLine]] = defaultdict(list)
    standing = [line for line in lines if line.can_be_reversed]
    for line in standing:
        of_act[line.act_id, line.kind in TRANSFERS].append(line)
        of_party[line.party_id].append(
            Movement(line.party_id, line.on, line.pledged_vnd, line.paid_vnd)
        )
    free = {line.id for line in standing if can_be_taken(of_party[line.party_id], _undone(line))}
    return frozenset(
        line.id
        for (_, is_transfer), sides in of_act.items()
        for line in sides
        if line.id in free and (not is_transfer or all(side.id in free for side in sides))
    )


def _undone(line: BookLine) -> Movement:
    """Return what taking a line back would move."""
    return Movement(line.party_id, line.on, -line.pledged_vnd, -line.paid_vnd)


def holdings_on(organisation_id: int, on: date) -> dict[int, Holding]:
    """Return what each party holds on a day, summed by the database."""
    rows = db.session.execute(
        select(
            Contribution.party_id,
            func.sum(Contribution.pledged_vnd),
            func.sum(Contribution.paid_vnd),
        )
        .where(Contribution.organisation_id == organisation_id, Contribution.on <= on)
        .group_by(Contribution.party_id)
    )
    return {party_id: Holding(int(pledged), int(paid)) for party_id, pledged, paid in rows}


def capital_over_time(organisation_id: int) -> list[tuple[date, int, int]]:
    """Return (day, pledged, paid) of the whole organisation after each day of the book."""
    return capital.over_time(movements(organisation_id))


def next_number(organisation_id: int) -> int:
    """Return the number of the next line; the organisation must be locked."""
    last = db.session.scalar(
        select(func.max(Contribution.number)).where(Contribution.organisation_id == organisation_id)
    )
    return (last or 0) + 1


def line(line_id: int, organisation_id: int) -> Contribution | None:
    """Return a line of this organisation."""
    return db.session.scalar(
        select(Contribution).where(
            Contribution.id == line_id, Contribution.organisation_id == organisation_id
        )
    )


def reversal_of(line_id: int) -> Contribution | None:
    """Return the line that takes this one back."""
    return db.session.scalar(select(Contribution).where(Contribution.reverses_id == line_id))


def lines_of_act(act_id: int) -> list[Contribution]:
    """Return the lines that one act brought: both sides of a transfer."""
    return list(
        db.session.scalars(
            select(Contribution)
            .where(Contribution.origin_id == act_id)
            .order_by(Contribution.number)
        )
    )


def certificate(certificate_id: int, organisation_id: int) -> CapitalCertificate | None:
    """Return a certificate of this organisation."""
    return db.session.scalar(
        select(CapitalCertificate).where(
            CapitalCertificate.id == certificate_id,
            CapitalCertificate.organisation_id == organisation_id,
        )
    )


def certificates_of(organisation_id: int, on: date) -> list[CertificateLine]:
    """Return the certificates issued up to a day, oldest first; live ones are not withdrawn."""
    rows = db.session.execute(
        select(CapitalCertificate, Party.full_name)
        .join(Party, Party.id == CapitalCertificate.party_id)
        .where(
            CapitalCertificate.organisation_id == organisation_id,
            CapitalCertificate.issued_on <= on,
        )
        .order_by(CapitalCertificate.issued_on, CapitalCertificate.id)
    )
    return [
        CertificateLine(
            id=row.id,
            party_id=row.party_id,
            name=name,
            number=row.number,
            issued_on=row.issued_on,
            amount_vnd=row.amount_vnd,
            paper_id=row.paper_id,
            withdrawn_on=row.withdrawn_on,
            withdrawn_reason=row.withdrawn_reason,
            is_live=row.withdrawn_on is None or row.withdrawn_on > on,
        )
        for row, name in rows
    ]


def own_paper(paper_id: int, on: date) -> OwnPaper | None:
    """Return what the check page says of a printed certificate besides its code (số, thu hồi)."""
    kept = db.session.scalar(
        select(CapitalCertificate).where(CapitalCertificate.paper_id == paper_id)
    )
    if kept is None:
        return None
    outdated = certificates_to_withdraw(kept.organisation_id, on)
    return OwnPaper(
        number=kept.number,
        number_on=kept.issued_on,
        withdrawn_on=kept.withdrawn_on,
        is_outdated=kept.id in {one.id for one in outdated},
    )


def certificates_to_withdraw(organisation_id: int, on: date) -> list[CertificateLine]:
    """Return live certificates that do not say what is so (nhắc thu hồi, đổi): as the finding does.

    Law: khoản 3 Điều 75 Luật Hợp tác xã 2023. Nothing is withdrawn by itself.
    """
    state = states.state_of(organisation_id)
    outdated = {one.number for one in state.certificates if is_outdated(state, one, on)}
    return [
        found
        for found in certificates_of(organisation_id, on)
        if found.is_live and found.number in outdated
    ]
