"""A review of what is registered (đợt rà soát): begun for a unit, noticed, answered."""

from datetime import date

from audit import services as audit
from coop_registry.labels import REVIEW_ANSWER
from coop_registry.models import Review, ReviewLine
from coop_registry.queries import reviews
from coop_registry.rules.reviews import Answer, AnswerEntry, ReviewEntry, last_day, refuse_answer
from coop_registry.services.opening import refuse_foreign_unit
from core.access import Scope
from core.clock import now_utc
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation, StaleRecord
from core.text import clean
from reference import queries as reference


def start(entry: ReviewEntry, *, actor_id: int, on: date, scope: Scope) -> Review:
    """Begin a campaign with every organisation of the unit that has not ended.

    Raises RuleViolation for another's unit, a day to come, a day without that rule, nobody to ask.
    """
    refuse_foreign_unit(entry.unit_id, scope)
    if entry.notice_on > on:
        raise RuleViolation("Ngày ra thông báo ở sau hôm nay.", field="notice_on")
    last_day(entry.notice_on, reference.working_days())
    ids = reviews.standing_ids(entry.unit_id, scope, entry.notice_on)
    if not ids:
        raise RuleViolation("Địa bàn này không có tổ chức nào để rà soát.", field="unit_id")
    made = Review(
        unit_id=entry.unit_id,
        title=clean(entry.title),
        notice_on=entry.notice_on,
        started_at=now_utc(),
        started_by_id=actor_id,
    )
    db.session.add(made)
    db.session.flush()
    db.session.add_all(ReviewLine(review_id=made.id, organisation_id=one) for one in ids)
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="review.started",
        subject_type="review",
        subject_id=made.id,
        changes={"organisations": (None, len(ids))},
    )
    return made


def answer(
    row: Review, line_id: int, entry: AnswerEntry, version: int, *, actor_id: int, today: date
) -> ReviewLine:
    """Write down an answer, or a later one in its place; the log keeps the former.

    Raises RuleViolation for a day out of order or a filing of another, StaleRecord when somebody
    was faster.
    """
    refuse_answer(entry, row.notice_on, today)
    line = reviews.line(row.id, line_id, lock=True)
    if line is None:
        raise RuleViolation("Tổ chức này không thuộc đợt rà soát.")
    if line.version != version:
        raise StaleRecord((), line.version)
    before = (line.answer, line.answered_on)
    line.answer, line.answered_on = entry.answer.value, entry.on
    line.words = clean(entry.words) if entry.words else None
    line.filing_id = entry.filing_id if entry.answer is Answer.UPDATE else None
    line.version += 1
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="review.answered",
        subject_type="organisation",
        subject_id=line.organisation_id,
        changes={
            "review_answer": (_named(before[0]), REVIEW_ANSWER[entry.answer]),
            "answered_on": (format_date(before[1]) if before[1] else None, format_date(entry.on)),
        },
    )
    return line


def _named(value: str | None) -> str | None:
    return REVIEW_ANSWER[Answer(value)] if value else None
