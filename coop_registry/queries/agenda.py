"""The last days that a unit must keep in mind: of open filings, and what else the register knows."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import func, select

from coop_registry.labels import FILING_KIND
from coop_registry.models import (
    Contribution,
    Filing,
    Membership,
    NameFact,
    Organisation,
    Trait,
)
from coop_registry.queries.filings import limits
from coop_registry.queries.filings.limits import Running
from coop_registry.queries.stays import to_stay
from coop_registry.rules import capital
from coop_registry.rules.agenda import Month, Term
from coop_registry.rules.filings.kinds import FilingKind, FilingState
from coop_registry.rules.members import Stay, admitted_on
from coop_registry.rules.membership import CONTRIBUTING, TraitKind
from core.access import Scope
from core.db import db, in_force
from law.dated import Certainty, NoRuleInForce
from law.deadlines import Deadline
from reference import queries as reference

Key = tuple[int, int]


def filing_terms(scope: Scope, today: date) -> list[Term]:
    """Return every open limit of every open filing, the nearest first."""
    running = limits.running_within(scope, today)
    found = [term for one in running for term in _of_filing(one)]
    return sorted(found, key=lambda term: (term.on, term.name))


def _of_filing(one: Running) -> Iterator[Term]:
    kind = FILING_KIND[FilingKind(one.row.kind)]
    for clock in one.clocks:
        mark = "" if clock.certainty is Certainty.READ else " (chưa đối chiếu)"
        yield Term(
            on=clock.last_day,
            title=f"{kind}: {clock.when or clock.title}",
            name=one.row.name,
            source=f"{clock.article}{mark}",
            who=clock.who,
            filing_id=one.row.id,
            organisation_id=one.row.organisation_id,
            assignee_id=one.row.assignee_id,
        )


def other_terms(scope: Scope, month: Month, today: date) -> list[Term]:
    """Return the other days of a month: parts to be paid, ends of suspensions and of ratings."""
    found = [
        *_contributions(scope, month, today),
        *_suspensions(scope, month),
        *_ratings(scope, month, today),
    ]
    names = _names({one for _, one, _, _ in found}, today)
    terms = [
        Term(on, title, names.get(one, ""), source, organisation_id=one)
        for on, one, title, source in found
    ]
    return sorted(terms, key=lambda term: (term.on, term.name))


def _contributions(scope: Scope, month: Month, today: date) -> Iterator[tuple[date, int, str, str]]:
    """Give the terms of members who have not contributed in full, one line per day and organisation."""
    counted: Counter[tuple[int, Deadline]] = Counter()
    for organisation_id, deadline in _deadlines(_owing(scope, today)):
        if month.holds(deadline.last_day):
            counted[organisation_id, deadline] += 1
    lines: dict[tuple[int, date], tuple[int, str]] = {}
    for (organisation_id, deadline), number in counted.items():
        key = (organisation_id, deadline.last_day)
        lines[key] = (lines.get(key, (0, ""))[0] + number, deadline.article)
    for (organisation_id, on), (number, article) in lines.items():
        yield on, organisation_id, f"Hạn góp đủ vốn của {number} thành viên", article


def _owing(scope: Scope, today: date) -> list[tuple[Membership, date | None]]:
    """Return the contributing members who have not paid what they pledged, in one statement."""
    held = (
        select(Contribution.organisation_id, Contribution.party_id)
        .where(Contribution.on <= today)
        .group_by(Contribution.organisation_id, Contribution.party_id)
        .having(
            func.sum(Contribution.pledged_vnd) > 0,
            func.sum(Contribution.paid_vnd) < func.sum(Contribution.pledged_vnd),
        )
        .subquery()
    )
    query = (
        select(Membership, Organisation.registered_on)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .join(
            held,
            (held.c.organisation_id == Membership.organisation_id)
            & (held.c.party_id == Membership.party_id),
        )
        .where(
            in_force(Membership, today),
            Membership.member_class.in_([one.value for one in CONTRIBUTING]),
        )
        .order_by(Membership.id)
    )
    if scope.unit_ids is not None:
        query = query.where(Organisation.unit_id.in_(scope.unit_ids))
    return [(stay, registered_on) for stay, registered_on in db.session.execute(query)]


def _deadlines(owing: list[tuple[Membership, date | None]]) -> Iterator[tuple[int, Deadline]]:
    """Give the last day of each; none for days before the laws that set a term."""
    earlier = _earlier({stay.party_id for stay, _ in owing})
    days = reference.working_days()
    for stay, registered_on in owing:
        before = earlier[stay.organisation_id, stay.party_id]
        try:
            yield (
                stay.organisation_id,
                capital.contribution_deadline(
                    admitted_on(before, stay.start_on), registered_on, stay.excluded_days, days
                ),
            )
        except NoRuleInForce:
            continue


def _earlier(party_ids: Collection[int]) -> dict[Key, list[Stay]]:
    """Return the ended stays of many parties, by organisation and party."""
    found: dict[Key, list[Stay]] = defaultdict(list)
    query = select(Membership).where(
        Membership.party_id.in_(party_ids),
        Membership.end_on.is_not(None),
        Membership.voided_by_id.is_(None),
    )
    for row in db.session.scalars(query):
        found[row.organisation_id, row.party_id].append(to_stay(row))
    return found


def _suspensions(scope: Scope, month: Month) -> Iterator[tuple[date, int, str, str]]:
    """Give the last days of suspensions that were confirmed (hết thời hạn tạm ngừng)."""
    query = select(Filing.until_on, Filing.organisation_id).where(
        Filing.kind == FilingKind.SUSPENSION.value,
        Filing.state == FilingState.ACCEPTED.value,
        Filing.until_on >= month.start_on,
        Filing.until_on < month.end_on,
    )
    if scope.unit_ids is not None:
        query = query.where(Filing.unit_id.in_(scope.unit_ids))
    for until_on, organisation_id in db.session.execute(query):
        yield until_on, organisation_id, "Hết thời hạn tạm ngừng", "Hồ sơ tạm ngừng đã chấp thuận"


def _ratings(scope: Scope, month: Month, today: date) -> Iterator[tuple[date, int, str, str]]:
    """Give the first days without a rating that holds now (hạng OCOP hết hiệu lực)."""
    query = (
        select(Trait.end_on, Trait.organisation_id)
        .join(Organisation, Organisation.id == Trait.organisation_id)
        .where(
            Trait.kind == TraitKind.OCOP.value,
            in_force(Trait, today),
            Trait.end_on >= month.start_on,
            Trait.end_on < month.end_on,
        )
    )
    if scope.unit_ids is not None:
        query = query.where(Organisation.unit_id.in_(scope.unit_ids))
    for end_on, organisation_id in db.session.execute(query):
        yield (
            end_on,
            organisation_id,
            "Hạng OCOP hết hiệu lực",
            "Quyết định công nhận sản phẩm OCOP",
        )


def _names(organisation_ids: Collection[int], on: date) -> dict[int, str]:
    """Return the names of organisations on a day."""
    rows = db.session.execute(
        select(NameFact.organisation_id, NameFact.name).where(
            NameFact.organisation_id.in_(organisation_ids), in_force(NameFact, on)
        )
    )
    return {one: name for one, name in rows}
