"""Names of the kinds of events (tên loại sự kiện), for refusals and labels."""

from core.dates import format_date
from fund.rules.events import Event, EventType

EVENT_WORDS = {
    EventType.DISBURSE: "Giải ngân",
    EventType.REPAY: "Thu nợ",
    EventType.SETTLE: "Tất toán",
    EventType.WAIVE_INTEREST: "Miễn, giảm lãi",
    EventType.RESCHEDULE: "Điều chỉnh kỳ hạn nợ",
    EventType.EXTEND: "Gia hạn nợ",
    EventType.TO_OVERDUE: "Chuyển nợ quá hạn",
    EventType.RECALL: "Thu hồi nợ trước hạn",
    EventType.PROVISION_USE: "Sử dụng dự phòng",
    EventType.RECOVER: "Thu hồi nợ đã xử lý rủi ro",
    EventType.WRITE_OFF: "Xuất toán",
    EventType.REFUND: "Hoàn trả tiền thừa",
    EventType.REVERSE: "Hủy bút toán",
}


def event_in_words(event: Event) -> str:
    """Return "“thu-2” ngày 10/03/2025 (Thu nợ)"."""
    return f"“{event.id}” ngày {format_date(event.on)} ({EVENT_WORDS[event.type]})"
