"""How made-up organisations end, rest or cannot be found: status and what the office saw (tình trạng)."""

from datetime import date, timedelta

from coop_registry.rules.kinds import Activity, Kind, Status, TaxKind
from coop_registry.rules.membership import LeaveGround
from core.dates import format_date
from core.money import format_vnd
from desk.demo import days
from desk.demo.draft import Draft
from desk.demo.plan import Fact

#: In percent, of those that stand two years; the rest is at work.
_SHARES = (
    (Status.SUSPENDED, 5.0),
    (Status.CLOSING, 3.5),
    (Status.ENDED, 11.0),
    (Status.NOT_AT_ADDRESS, 3.0),
    (Status.TAX_REVOKED, 1.2),
    (Status.BANKRUPTCY, 0.3),
)
#: (first year it can have begun, source, ground).
_SOURCES: dict[Status, tuple[int, str, str]] = {
    Status.SUSPENDED: (2024, "Thông báo tạm ngừng kinh doanh", "Thiếu vốn sản xuất"),
    Status.CLOSING: (
        2024,
        "Nghị quyết của Đại hội thành viên về việc giải thể",
        "Giải thể tự nguyện",
    ),
    Status.ENDED: (2018, "Quyết định giải thể", "Giải thể tự nguyện"),
    Status.NOT_AT_ADDRESS: (
        2023,
        "Thông báo của Đội Thuế liên huyện",
        "Không hoạt động tại địa chỉ đã đăng ký",
    ),
    Status.TAX_REVOKED: (2023, "Quyết định cưỡng chế về quản lý thuế", "Nợ thuế quá 90 ngày"),
    Status.BANKRUPTCY: (
        2024,
        "Quyết định mở thủ tục phá sản của Tòa án",
        "Mất khả năng thanh toán",
    ),
}
#: One that begun since may not have started to work.
_NEW_SINCE = date(2024, 3, 1)
_WORDS = {
    Activity.WEAK: "Hoạt động cầm chừng, thiếu vốn",
    Activity.NOT_STARTED: "Mới đăng ký, chưa đi vào hoạt động",
}
_IDLE = frozenset({Status.SUSPENDED, Status.CLOSING, Status.NOT_AT_ADDRESS, Status.BANKRUPTCY})


def draw(draft: Draft) -> None:
    """Draw what became of it, before meetings and reports are drawn; a planted flaw needs it at work."""
    status = _drawn(draft)
    if draft.flaw is not None or draft.planned.kind is Kind.UNION or status is None:
        return
    if draft.planned.kind is Kind.GROUP and status is not Status.ENDED:
        return
    first = max(date(_SOURCES[status][0], 3, 1), draft.begun_on + timedelta(days=730))
    last = draft.today - timedelta(days=20)
    if first < last:
        draft.status = status
        draft.status_on = days.between(draft.chance, first, last)
        if status is Status.SUSPENDED:  # at most a year, notified anew
            draft.status_on = max(draft.status_on, days.working(date(2024, 7, 8)))
        if status is Status.ENDED and draft.planned.kind is Kind.COOPERATIVE:
            before = timedelta(days=draft.chance.randint(70, 240))
            draft.closed_on = days.working(draft.status_on - before)


def _drawn(draft: Draft) -> Status | None:
    """Return a status by its share, None for one at work."""
    drawn = draft.chance.random() * 100
    for status, share in _SHARES:
        drawn -= share
        if drawn < 0:
            return status
    return None


def write(draft: Draft) -> None:
    """Write the status, and what the office saw (tình trạng pháp lý, hoạt động thực tế)."""
    if draft.status_on is None:
        _seen(draft)
        return
    _, source, ground = _SOURCES[draft.status]
    if draft.planned.kind is Kind.GROUP:
        source, ground = "Thông báo chấm dứt hoạt động", "Hết thời hạn hợp đồng hợp tác"
    if draft.closed_on is not None:
        _status(draft, Status.CLOSING, draft.closed_on, _SOURCES[Status.CLOSING][1], ground)
    on = draft.status_on
    _status(draft, draft.status, on, f"{source} ngày {format_date(on)}", ground)
    _follow(draft, on)


def _status(draft: Draft, status: Status, on: date, source: str, ground: str) -> None:
    act = draft.act(on, source)
    before = draft.held[Fact.STATUS]["status"]
    draft.holds(act, Fact.STATUS, on, status=status.value, ground=ground)
    act.changes = {"status": (before, status.value)}
    if status in _IDLE:
        draft.holds(act, Fact.ACTIVITY, on, activity=Activity.STOPPED.value, words=None)
        act.changes["activity"] = (None, Activity.STOPPED.value)


def _follow(draft: Draft, on: date) -> None:
    """Let members go with an ended cooperative; say what the tax office's list said."""
    act = draft.planned.acts[-1]
    if draft.status is Status.ENDED:
        for member in draft.books.present(on):
            draft.books.leave(act, member, on, LeaveGround.COOPERATIVE_ENDED)
    if draft.status is Status.NOT_AT_ADDRESS:
        tax_notice(draft, TaxKind.NOT_AT_ADDRESS, "Không hoạt động tại địa chỉ đã đăng ký")


def tax_notice(draft: Draft, kind: TaxKind, words: str, amount_vnd: int | None = None) -> None:
    """Write what a list of the tax office says (thông tin của cơ quan thuế)."""
    on = date(2025, 3, 31)
    source = "Danh sách người nộp thuế của Chi cục Thuế khu vực ngày 31/03/2025"
    act = draft.act(on, source)
    act.add(
        Fact.TAX_NOTICE, start_on=on, kind=kind.value, amount_vnd=amount_vnd, words=words,
        source=source,
    )  # fmt: skip
    shown = f"{words} {format_vnd(amount_vnd)}" if amount_vnd else words
    act.changes = {"tax_debt" if kind is TaxKind.DEBT else "tax_state": (None, shown)}


def look(draft: Draft) -> None:
    """Draw what the office sees of one at work; what does badly is seen to (hoạt động thực tế)."""
    drawn = draft.chance.random()
    is_new = draft.begun_on >= _NEW_SINCE and draft.flaw is None
    if draft.status_on is not None or draft.planned.kind is not Kind.COOPERATIVE:
        return
    if is_new and drawn < 0.3:
        draft.seen = Activity.NOT_STARTED
    elif draft.vigour < 0.13:
        draft.seen = Activity.WEAK
    elif drawn < 0.7:
        draft.seen = Activity.OPERATING


def _seen(draft: Draft) -> None:
    """Write what the office saw."""
    if draft.seen is None:
        return
    on = max(date(2025, 1, 15), days.working(draft.begun_on))
    act = draft.act(on, "Biên bản rà soát hợp tác xã trên địa bàn")
    draft.holds(act, Fact.ACTIVITY, on, activity=draft.seen.value, words=_WORDS.get(draft.seen))
    act.changes = {"activity": (None, draft.seen.value)}
