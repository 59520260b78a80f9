"""Requests about personal data (yêu cầu của chủ thể dữ liệu), and exports with identity numbers."""

from collections.abc import Iterable, Sequence
from datetime import date

from audit import services as audit
from coop_registry.models import Organisation, Party, SubjectRequest
from coop_registry.queries import parties, subjects
from coop_registry.rules.parties import refuse_numbers_in_words
from coop_registry.rules.subjects import (
    AnswerEntry,
    Clock,
    RequestEntry,
    RequestKind,
    acknowledge_clock,
    answer_clock,
    refuse_extension,
    refuse_wrong_answer,
)
from core import keys
from core.access import Scope
from core.clock import now_utc, to_vn
from core.db import db
from core.errors import RuleViolation
from core.text import clean
from law.deadlines import WorkingDays
from reference import queries as reference

SUBJECT = "subject_request"


def receive(entry: RequestEntry, *, actor_id: int, on: date, scope: Scope) -> SubjectRequest:
    """Record a request as it came (tiếp nhận yêu cầu)."""
    if not scope.covers_unit(entry.unit_id):
        raise RuleViolation("Địa bàn này không thuộc đơn vị của anh/chị.", field="unit_id")
    if to_vn(entry.received_at).date() > on:
        raise RuleViolation("Ngày nhận ở sau hôm nay.", field="received_on")
    refuse_numbers_in_words(entry.asker_paper, "asker_paper")
    refuse_numbers_in_words(entry.wish, "wish")
    row = SubjectRequest(
        kind=entry.kind.value,
        unit_id=entry.unit_id,
        received_at=entry.received_at,
        asker=entry.asker.value,
        asker_name=clean(entry.asker_name),
        asker_paper=entry.asker_paper,
        asker_contact=entry.asker_contact,
        wish=entry.wish,
        recorded_by_id=actor_id,
        recorded_at=now_utc(),
    )
    db.session.add(row)
    db.session.flush()
    _log(row, "subject.received", actor_id, request_kind=(None, row.kind))
    return row


def clocks_of(row: SubjectRequest) -> tuple[Clock | None, Clock | None]:
    """Return (term to answer, term to acknowledge) by the law of the day of receipt."""
    days = reference.working_days()
    return _answer_clock(row, days), acknowledge_clock(to_vn(row.received_at), days)


def answer_clocks(rows: Sequence[SubjectRequest]) -> dict[int, Clock | None]:
    """Return the terms to answer of many requests, with the days off asked once."""
    days = reference.working_days() if rows else WorkingDays()
    return {row.id: _answer_clock(row, days) for row in rows}


def acknowledge(row: SubjectRequest, *, actor_id: int, on: date) -> None:
    """Record that the person was told that the request came (phản hồi đã tiếp nhận)."""
    _refuse_answered(row)
    if row.acknowledged_on is not None:
        raise RuleViolation("Đã ghi việc phản hồi tiếp nhận trước đó.")
    row.acknowledged_on = on
    db.session.flush()
    _log(row, "subject.acknowledged", actor_id, acknowledged_on=(None, on))


def match(row: SubjectRequest, party_id: int, *, actor_id: int, scope: Scope) -> Party:
    """Say which person of the register the request is about (chọn người có dữ liệu)."""
    _refuse_answered(row)
    if not parties.is_known_in(party_id, scope):
        raise RuleViolation("Không tìm thấy người đã chọn trong hồ sơ của đơn vị.")
    party = parties.get(party_id)
    before = parties.get(row.party_id).full_name if row.party_id else None
    if row.party_id == party.id:
        return party
    row.party_id = party.id
    db.session.flush()
    _log(row, "subject.matched", actor_id, full_name=(before, party.full_name))
    return party


def extend(row: SubjectRequest, *, reason: str, actor_id: int, on: date) -> None:
    """Take more time once, with a reason the person is told (gia hạn)."""
    _refuse_answered(row)
    refuse_numbers_in_words(reason, "reason")
    if row.extended_on is not None:
        raise RuleViolation("Yêu cầu này đã được gia hạn một lần.")
    clock, _ = clocks_of(row)
    refuse_extension(RequestKind(row.kind), to_vn(row.received_at).date(), clock, on)
    row.extended_on, row.extended_reason = on, reason
    db.session.flush()
    _log(row, "subject.extended", actor_id, reason, extended_on=(None, on))


def answer(row: SubjectRequest, given: AnswerEntry, *, actor_id: int, on: date) -> None:
    """Record what was answered (ghi trả lời), once."""
    _refuse_answered(row)
    refuse_numbers_in_words(given.words, "words")
    refuse_wrong_answer(
        RequestKind(row.kind),
        given,
        received_on=to_vn(row.received_at).date(),
        today=on,
        is_known=row.party_id is not None,
    )
    row.outcome, row.answered_on = given.outcome.value, given.answered_on
    row.answered_by_id = actor_id
    row.answer_words, row.answer_article = given.words, given.article
    db.session.flush()
    _log(
        row,
        "subject.answered",
        actor_id,
        outcome=(None, row.outcome),
        answered_on=(None, given.answered_on),
        article=(None, given.article),
    )


def export_with_identities(
    organisation: Organisation, party_ids: Iterable[int], *, reason: str, actor_id: int
) -> dict[int, str]:
    """Return the full identity numbers of parties for one export; logged once with their count.

    The caller has checked that the person may unmask. Raises RuleViolation without a reason.
    """
    if len(clean(reason or "")) < 5:
        raise RuleViolation("Hãy ghi lý do xuất kèm số giấy tờ đầy đủ.", field="reason")
    refuse_numbers_in_words(reason, "reason")
    sealed = subjects.sealed_numbers(party_ids)
    audit.record(
        actor_id=actor_id,
        action=subjects.EXPORTED,
        subject_type="organisation",
        subject_id=organisation.id,
        reason=reason,
        note=f"{len(sealed)} số giấy tờ",
    )
    return {party_id: keys.decrypt(number) for party_id, number in sealed.items()}


def _answer_clock(row: SubjectRequest, days: WorkingDays) -> Clock | None:
    """Return the term to answer."""
    extended = row.extended_on is not None
    return answer_clock(RequestKind(row.kind), to_vn(row.received_at), days, extended=extended)


def _refuse_answered(row: SubjectRequest) -> None:
    """Wait for the row; refuse when it was answered meanwhile."""
    subjects.request_locked(row)
    if row.outcome is not None:
        raise RuleViolation("Yêu cầu này đã được trả lời.")


def _log(
    row: SubjectRequest,
    action: str,
    actor_id: int,
    reason: str | None = None,
    **changes: tuple[object, object],
) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type=SUBJECT,
        subject_id=row.id,
        changes={field: pair for field, pair in changes.items() if pair != (None, None)},
        reason=reason,
    )
