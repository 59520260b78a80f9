"""Reviews of what is registered: those of an office, the lines of one, how far it is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select

from coop_registry.models import Filing, NameFact, Organisation, Review, ReviewLine
from coop_registry.queries import lists
from coop_registry.queries.lists import Filters
from coop_registry.rules.listing import StatusGroup
from coop_registry.rules.reviews import Answer, Counted
from core.access import Scope
from core.db import db, in_force
from core.paging import PAGE_SIZE, Page, shown_page
from reference import queries as reference
from reference.rules import UnitLevel

#: What the list of a campaign can be narrowed to: words of the address → answer, None the silent.
NARROWED = {"chua": None, "dung": Answer.CORRECT, "cap-nhat": Answer.UPDATE}


@dataclass(frozen=True)
class Line:
    """One line with the organisation's name."""

    row: ReviewLine
    name: str


def areas(scope: Scope, on: date) -> list[tuple[int, str]]:
    """Return the units a campaign can be for: whole districts of the person, then communes."""
    whole = [
        (unit.id, unit.name)
        for unit in reference.units_in_force(UnitLevel.DISTRICT, on)
        if scope.covers_unit(unit.id)
    ]
    return whole + reference.communes_for_choice(scope, on)


def standing_ids(unit_id: int, scope: Scope, on: date) -> list[int]:
    """Return the organisations of a unit that have not ended, by name."""
    asked = Filters(status=StatusGroup.STANDING.value, unit_id=unit_id)
    return lists.ids(asked, scope=scope, on=on)


def reviews(scope: Scope) -> list[Review]:
    """Return the campaigns of the person's units, the newest first."""
    query = select(Review).order_by(Review.notice_on.desc(), Review.id.desc())
    if scope.unit_ids is not None:
        query = query.where(Review.unit_id.in_(scope.unit_ids))
    return list(db.session.scalars(query))


def review(review_id: int, scope: Scope) -> Review | None:
    """Return a campaign of the person's units."""
    found = db.session.get(Review, review_id)
    return found if found and scope.covers_unit(found.unit_id) else None


def line(review_id: int, line_id: int, *, lock: bool = False) -> ReviewLine | None:
    """Return one line of a campaign, locked for a change where asked."""
    query = select(ReviewLine).where(ReviewLine.id == line_id, ReviewLine.review_id == review_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(query)


def counted(review_ids: Collection[int]) -> dict[int, Counted]:
    """Return how far each campaign is, in one statement."""
    said = func.count(ReviewLine.id)
    rows = db.session.execute(
        select(
            ReviewLine.review_id,
            said,
            func.count(ReviewLine.paper_id),
            said.filter(ReviewLine.answer == Answer.CORRECT.value),
            said.filter(ReviewLine.answer == Answer.UPDATE.value),
        )
        .where(ReviewLine.review_id.in_(review_ids))
        .group_by(ReviewLine.review_id)
    )
    found = {one: Counted(*figures) for one, *figures in rows}
    return {one: found.get(one, Counted()) for one in review_ids}


def page(review_id: int, word: str, on: date, number: int) -> Page[Line]:
    """Return a page of a campaign's lines by name; `word` narrows to an answer or to the silent."""
    query = _lines(review_id, word)
    total = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    shown = shown_page(number, total)
    rows = db.session.execute(
        query.add_columns(NameFact.name)
        .join(
            NameFact,
            (NameFact.organisation_id == ReviewLine.organisation_id) & in_force(NameFact, on),
        )
        .order_by(NameFact.name_sort, ReviewLine.id)
        .limit(PAGE_SIZE)
        .offset((shown - 1) * PAGE_SIZE)
    )
    return Page([Line(row, name) for row, name in rows], total, shown)


def _lines(review_id: int, word: str) -> Select[tuple[ReviewLine]]:
    query = select(ReviewLine).where(ReviewLine.review_id == review_id)
    if word in NARROWED:
        answer = NARROWED[word]
        query = query.where(ReviewLine.answer == (answer.value if answer else None))
    return query


def silent_ids(review_id: int) -> set[int]:
    """Return the organisations that have not answered."""
    return set(
        db.session.scalars(
            select(ReviewLine.organisation_id).where(
                ReviewLine.review_id == review_id, ReviewLine.answer.is_(None)
            )
        )
    )


def without_notice(review_id: int) -> list[int]:
    """Return the lines that have no notice yet, in their order."""
    return list(
        db.session.scalars(
            select(ReviewLine.id)
            .where(ReviewLine.review_id == review_id, ReviewLine.paper_id.is_(None))
            .order_by(ReviewLine.id)
        )
    )


def with_organisations(line_ids: Collection[int]) -> list[tuple[ReviewLine, Organisation]]:
    """Return lines with their organisations."""
    rows = db.session.execute(
        select(ReviewLine, Organisation)
        .join(Organisation, Organisation.id == ReviewLine.organisation_id)
        .where(ReviewLine.id.in_(line_ids))
        .order_by(ReviewLine.id)
    )
    return [(row, organisation) for row, organisation in rows]


def filings_since(organisation_id: int, since: date, scope: Scope) -> list[Filing]:
    """Return the filings that can mend what was wrong: received since the notice."""
    query = select(Filing).where(
        Filing.organisation_id == organisation_id, Filing.received_on >= since
    )
    if scope.unit_ids is not None:
        query = query.where(Filing.unit_id.in_(scope.unit_ids))
    return list(db.session.scalars(query.order_by(Filing.id)))


def titles(review_ids: Collection[int]) -> dict[int, str]:
    """Return how the log names campaigns."""
    rows = db.session.execute(select(Review.id, Review.title).where(Review.id.in_(review_ids)))
    return {key: title for key, title in rows}
