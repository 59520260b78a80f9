"""The legal status and what moves it (tình trạng pháp lý): Điều 27, Điều 28 Nghị định 92/2024/NĐ-CP."""

from datetime import date, timedelta

from coop_registry.models import StatusFact
from coop_registry.queries import records
from coop_registry.queries.filings import records as filings
from coop_registry.rules.filings.changes import (
    BankruptcyAsked,
    CourtStep,
    EndStep,
    GroupEndAsked,
    NoticeAsked,
    RevocationAsked,
)
from coop_registry.rules.kinds import Kind, Status
from coop_registry.services.facts import replace_from
from coop_registry.services.filings.effects.context import Changes, Context
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation

_ONE_DAY = timedelta(days=1)
#: Ground of the status that follows a suspension by its own notice.
SCHEDULED = "Hết thời hạn tạm ngừng đã thông báo"


def suspend(context: Context, asked: NoticeAsked) -> Changes:
    """Suspend from the first day of the notice through its last; then it is active again.

    Another status that begins before the notified end stays as it is recorded.
    """
    first, last = context.filing.effect_on, context.filing.until_on
    if first is None or last is None:
        raise RuleViolation("Chưa ghi ngày bắt đầu và ngày hết thời hạn tạm ngừng.")
    ground = f"{asked.words}, đến hết ngày {format_date(last)}"[:300]
    changes = begin(context, Status.SUSPENDED, first, ground)
    after = last + _ONE_DAY
    now = records.fact_on(StatusFact, context.organisation.id, after)
    if now is not None and now.origin_id == context.act.id:
        begin(context, Status.ACTIVE, after, SCHEDULED)
    return changes


def resume(context: Context, asked: NoticeAsked) -> Changes:
    """Resume before the notified end (tiếp tục kinh doanh trước thời hạn)."""
    first = context.filing.effect_on or context.on
    now = records.fact_on(StatusFact, context.organisation.id, first)
    if now is None or now.status != Status.SUSPENDED.value:
        raise RuleViolation(
            f"Ngày {format_date(first)} tổ chức không ở tình trạng tạm ngừng kinh doanh."
        )
    return begin(context, Status.ACTIVE, first, asked.words)


def revoke(context: Context, asked: RevocationAsked) -> Changes:
    """Revoke the certificate; by the tax office alone there is no duty to dissolve."""
    status = Status.TAX_REVOKED if asked.by_tax else Status.CLOSING
    return begin(context, status, context.on, asked.ground)


def restore(context: Context, asked: NoticeAsked) -> Changes:
    """Cancel the revocation: it is active again."""
    now = records.fact_on(StatusFact, context.organisation.id, context.on)
    if now is None or not filings.is_revoked(now):
        raise RuleViolation(
            "Giấy chứng nhận không bị thu hồi vào ngày này; không có gì để khôi phục.",
            article="Điều 56 Nghị định 92/2024/NĐ-CP",
        )
    return begin(context, Status.ACTIVE, context.on, asked.words)


def court(context: Context, asked: BankruptcyAsked) -> Changes:
    """Post what the court decided."""
    status = {
        CourtStep.OPENED: Status.BANKRUPTCY,
        CourtStep.STOPPED: Status.ACTIVE,
        CourtStep.DECLARED: Status.ENDED,
    }[asked.step]
    return begin(context, status, context.on, asked.decision)


def end_group(context: Context, asked: GroupEndAsked) -> Changes:
    """Move a group to ending, or to ended."""
    if context.organisation.kind != Kind.GROUP.value:
        raise RuleViolation("Thủ tục này chỉ dành cho tổ hợp tác.")
    status = Status.CLOSING if asked.step is EndStep.NOTICE else Status.ENDED
    return begin(context, status, context.on, asked.words)


def begin(context: Context, status: Status, start: date, ground: str | None) -> Changes:
    """Begin a status on its day, until the next one that is recorded.

    An ended organisation stays ended. The end that a suspension had announced for itself gives
    way to what ends it earlier; what others recorded for later days stays.
    """
    old = records.fact_on(StatusFact, context.organisation.id, start)
    if old is not None and old.status == Status.ENDED.value:
        raise RuleViolation("Tổ chức đã chấm dứt; tình trạng không thay đổi nữa.")
    new = StatusFact(
        **context.common,
        start_on=start,
        status=status.value,
        ground=ground[:300] if ground else None,
    )
    before = old.status if old else None
    if old is not None:
        _drop_scheduled(old, context)
    replace_from(old, new, context.act)
    db.session.flush()
    return {"status": (before, status.value), "ground": (old.ground if old else None, new.ground)}


def _drop_scheduled(old: StatusFact, context: Context) -> None:
    """Take back the announced end of a suspension: another status comes before it."""
    if old.status != Status.SUSPENDED.value or old.end_on is None:
        return
    following = records.fact_on(StatusFact, context.organisation.id, old.end_on)
    if following is None or following.origin_id != old.origin_id or following is old:
        return
    following.voided_by_id = context.act.id
    old.end_on = following.end_on
