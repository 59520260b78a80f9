"""What a later filing makes of a paper about an earlier one (giấy tờ đã có quyết định sau).

A certificate gives way to the one of a later filing (also of a correction, hiệu đính) and falls
with a revocation; a decision that revoked falls with the one that restores.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from coop_registry.models import Act, Filing
from coop_registry.queries.filings import situation
from coop_registry.rules.filings.kinds import FilingKind, FilingState, Result
from coop_registry.rules.filings.papers import PREFIX, FilingPaperKind
from core.dates import format_date
from core.db import db
from papers.models import IssuedPaper
from papers.rules import PaperState
from papers.states import Overtaken


@dataclass(frozen=True)
class Later:
    """A filing accepted after another of the same organisation."""

    kind: FilingKind
    result: Result
    on: date


def overtaken_certificate(paper_id: int, on: date) -> Overtaken | None:
    """Return what overtook a certificate: the newest of the revocations and certificates since."""
    later = _later(paper_id, on)
    ended = [one for one in later if one.kind is FilingKind.REVOCATION]
    restored = [one for one in later if one.kind is FilingKind.RESTORATION]
    if ended and not (restored and restored[-1].on >= ended[-1].on):
        words = f"Giấy chứng nhận đã bị thu hồi theo quyết định ngày {format_date(ended[-1].on)}."
        return Overtaken(PaperState.REVOKED, words)
    newer = [one for one in later if one.result is Result.CERTIFICATE]
    if not newer:
        return None
    is_correction = newer[-1].kind is FilingKind.CORRECTION
    what = "hiệu đính" if is_correction else "giấy chứng nhận cấp theo hồ sơ sau"
    return Overtaken(PaperState.SUPERSEDED, f"Đã có {what} ngày {format_date(newer[-1].on)}.")


def overtaken_confirmation(paper_id: int, on: date) -> Overtaken | None:
    """Return the correction that came after a confirmation (khoản 5 Điều 26 NĐ 92/2024)."""
    found = [one for one in _later(paper_id, on) if one.kind is FilingKind.CORRECTION]
    if not found:
        return None
    return Overtaken(
        PaperState.SUPERSEDED, f"Nội dung đã được hiệu đính ngày {format_date(found[-1].on)}."
    )


def overtaken_revocation(paper_id: int, on: date) -> Overtaken | None:
    """Return the decision that cancelled a revocation."""
    found = [one for one in _later(paper_id, on) if one.kind is FilingKind.RESTORATION]
    if not found:
        return None
    words = (
        "Quyết định này đã bị hủy bỏ, giấy chứng nhận được khôi phục ngày "
        f"{format_date(found[0].on)}."
    )
    return Overtaken(PaperState.REVOKED, words)


#: By the kind of issued paper.
BY_KIND: dict[str, Callable[[int, date], Overtaken | None]] = {
    PREFIX + FilingPaperKind.CERTIFICATE.value: overtaken_certificate,
    PREFIX + FilingPaperKind.CHANGE.value: overtaken_confirmation,
    PREFIX + FilingPaperKind.REVOCATION.value: overtaken_revocation,
}


def _later(paper_id: int, on: date) -> list[Later]:
    """Return the filings of the same organisation accepted after the paper's own, oldest first."""
    own = db.session.get(Filing, db.session.get_one(IssuedPaper, paper_id).subject_id)
    if own is None or own.organisation_id is None or own.act_id is None:
        return []
    begun = db.session.get_one(Act, own.act_id)
    rows = db.session.execute(
        select(Filing, Act.on)
        .join(Act, Act.id == Filing.act_id)
        .where(
            Filing.organisation_id == own.organisation_id,
            Filing.state == FilingState.ACCEPTED.value,
            Filing.act_id > begun.id,
            Act.on <= on,
        )
        .order_by(Act.id)
    )
    return [Later(FilingKind(row.kind), situation.spec_of(row).result, day) for row, day in rows]
