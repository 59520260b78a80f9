"""What a reader of the amounts must know (điều cần biết): what happened, what is late, what lacks.

Facts warn: nothing here refuses. A decision asks the same functions before it is taken.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from core.dates import add_months, format_date
from core.money import format_vnd
from fund.rules.book import Book
from fund.rules.event_words import EVENT_WORDS
from fund.rules.records import DueItem, Restructure
from law.dated import NoRuleInForce
from law.fund import provisions, rates


def history(book: Book) -> list[str]:
    """Say what happened to the loan, in sentences."""
    told: list[str] = []
    told += [
        f"Gốc phải trả ngày {format_date(on)} theo hợp đồng là {format_vnd(planned)}, mới giải ngân còn "
        f"{format_vnd(fell)} nên chỉ {format_vnd(fell)} đến hạn; phần còn lại đến hạn ở kỳ cuối."
        for on, planned, fell in book.lowered
    ]
    if book.recalled_on:
        told.append(f"Thu hồi nợ trước hạn ngày {format_date(book.recalled_on)}.")
    for change in book.restructures:
        told += restructure_doubts(change)
    if book.provision_used_on:
        told.append(
            f"Sử dụng dự phòng ngày {format_date(book.provision_used_on)}; nghĩa vụ trả nợ của khách "
            "hàng không thay đổi."
        )
    told += [
        f"{EVENT_WORDS[kind]} ngày {format_date(on)} không có tác dụng: theo khoản thu ghi sau, ngày đó "
        "khoản vay không còn nợ."
        for kind, on in book.idle
    ]
    if book.settled_on:
        told.append(f"Đã tất toán ngày {format_date(book.settled_on)}.")
    if book.written_off_on:
        told.append(
            f"Đã xuất toán ngày {format_date(book.written_off_on)}: không còn theo dõi ngoại bảng; số nợ "
            f"chưa thu hồi {format_vnd(book.written_off_left)} vẫn được quản lý để thu hồi."
        )
        told += removal_doubts(book.provision_used_on, book.written_off_on)
    if book.prepaid:
        told.append(f"Đang giữ {format_vnd(book.prepaid)} tiền trả trước cho kỳ sau.")
    told += _enough_to_settle(book)
    return told


def _enough_to_settle(book: Book) -> Iterator[str]:
    """Say when the money kept pays the whole debt, which it does not end by itself (tất toán)."""
    if not book.outstanding or book.prepaid < book.outstanding:
        return
    if book.payoff <= 0:
        yield "Tiền trả trước đủ để tất toán; chưa ghi tất toán nên lãi vẫn tính."
        return
    yield (
        "Tiền trả trước đủ trả hết gốc; chưa ghi tất toán nên lãi vẫn tính, tất toán trong ngày này "
        f"còn thiếu {format_vnd(book.payoff)}."
    )


def restructure_doubts(change: Restructure) -> list[str]:
    """Say when a restructuring came too late (cơ cấu lại quá thời hạn quyết định).

    Law: khoản 3 Điều 19 Thông tư 39/2016/TT-NHNN, as the fund adopts it. Before the circular
    nothing is said.
    """
    last = last_day_to_restructure(change.due_on, change.on)
    if change.due_on is None or last is None or change.on <= last[0]:
        return []
    return [
        f"Cơ cấu lại ngày {format_date(change.on)} cho nợ đến hạn ngày {format_date(change.due_on)} "
        f"là quá thời hạn quyết định, chậm nhất ngày {format_date(last[0])} ({last[1]})."
    ]


def last_day_to_restructure(due_on: date | None, on: date) -> tuple[date, str] | None:
    """Return the last day on which debt due on a day may be restructured, and the article."""
    try:
        rule = rates.RESTRUCTURE_DAYS.in_force(on)
    except NoRuleInForce:
        return None
    return (due_on + timedelta(days=rule.number()), rule.article) if due_on else None


def removal_doubts(used_on: date | None, removed_on: date) -> list[str]:
    """Say what the removal of a debt from the books lacks (điều kiện xuất toán).

    Law: khoản 3 Điều 28 Nghị định 45/2021/NĐ-CP. A recorded fact is told, not refused; the
    decision itself asks here first.
    """
    try:
        rule = provisions.REMOVAL.in_force(removed_on)
    except NoRuleInForce as missing:
        return [str(missing)]
    years = rule.number()
    if used_on is None:
        return [f"Xuất toán khi chưa sử dụng dự phòng để xử lý rủi ro ({rule.article})."]
    if add_months(used_on, 12 * years) > removed_on:
        return [f"Xuất toán khi chưa đủ {years} năm kể từ ngày sử dụng dự phòng ({rule.article})."]
    return []


def advice(book: Book) -> list[str]:
    """Say what is due and unpaid today, and what the fund has to decide about it."""
    told: list[str] = []
    if book.items and not book.recalled_on:
        told += _unpaid(book, book.items[0])
    unmoved = sum(one.principal for one in _late(book) if one.moved_rate is None)
    if unmoved:
        told.append(
            f"Gốc quá hạn {format_vnd(unmoved)} chưa chuyển nợ quá hạn nên vẫn tính lãi trong hạn."
        )
    if book.day > book.maturity and book.interest_accrued:
        told.append(
            f"Lãi trong hạn phát sinh sau ngày {format_date(book.maturity)}, khi khoản vay đã hết hạn: "
            f"{format_vnd(book.interest_accrued)}; không có kỳ đến hạn nên không tính vào số ngày quá "
            "hạn, được thu sau cùng."
        )
    return told


def _late(book: Book) -> Iterator[DueItem]:
    return (item for item in book.items if item.on < book.day)


def _unpaid(book: Book, first: DueItem) -> list[str]:
    last = last_day_to_restructure(first.on, book.day)
    if last is None:
        return []
    day, article = last
    told = f"Nợ đến hạn ngày {format_date(first.on)} chưa trả hết"
    if book.day <= day:
        return [
            f"{told}: nếu cơ cấu lại thì phải quyết định chậm nhất ngày {format_date(day)} ({article})."
        ]
    if first.moved_rate is not None or not first.principal:
        return []
    return [
        f"{told} và đã qua ngày cuối để quyết định cơ cấu lại ({format_date(day)}): phải chuyển nợ quá "
        f"hạn ({article})."
    ]
