"""The words of this room in the log, and of the checks of the books on a terminal."""

from collections.abc import Iterable, Mapping
from typing import Any

from audit import wording
from core.money import format_number
from fund.labels import EVENT_TYPE
from fund.labels.books import CAPITAL_PART, CHECK, POLICY_KIND
from fund.rules.books.contracts import CloseState

#: Everything the services of this room write to the log.
ACTIONS = {
    "fund.opened": "đã khai báo Quỹ",
    "fund.source_added": "đã thêm nguồn vốn",
    "fund.capital_entered": "đã nhập vốn chủ sở hữu",
    "fund.capital_confirmed": "đã xác nhận vốn chủ sở hữu",
    "fund.capital_rejected": "đã trả lại số liệu vốn chủ sở hữu",
    "fund.policy_entered": "đã nhập quy định nội bộ",
    "fund.policy_confirmed": "đã xác nhận quy định nội bộ",
    "fund.policy_rejected": "đã trả lại quy định nội bộ",
    "fund.account_added": "đã mở tài khoản kế toán",
    "fund.role_mapped": "đã đổi ánh xạ tài khoản kế toán",
    "fund.voucher_made": "đã lập phiếu kế toán",
    "fund.voucher_confirmed": "đã duyệt phiếu kế toán",
    "fund.voucher_rejected": "đã trả lại phiếu kế toán",
    "fund.voucher_withdrawn": "đã rút lại phiếu kế toán",
    "fund.month_closing": "đã bắt đầu khóa sổ tháng",
    "fund.month_closed": "đã khóa sổ tháng",
    "fund.month_reopened": "đã mở lại tháng đang khóa sổ",
    "fund.import_made": "đã nhập tệp chuyển sổ",
    "fund.import_confirmed": "đã duyệt tệp chuyển sổ",
    "fund.import_rejected": "đã trả lại tệp chuyển sổ",
    "fund.import_withdrawn": "đã rút lại tệp chuyển sổ",
    "fund.import_undo_asked": "đã đề nghị thu hồi tệp chuyển sổ đã duyệt",
    "fund.import_undo_refused": "đã trả lại đề nghị thu hồi tệp chuyển sổ",
    "fund.import_undone": "đã duyệt thu hồi tệp chuyển sổ",
    "fund.statement_taken": "đã nhập sao kê ngân hàng",
    "fund.statement_matched": "đã xác nhận dòng sao kê khớp bút toán",
    "fund.statement_unmatched": "đã bỏ khớp một dòng sao kê",
    "fund.statement_put_aside": "đã bỏ một sao kê ngân hàng",
    "loan.taken_back": "đã thu hồi khoản vay chuyển sổ",
    "loan.signed": "đã ghi hợp đồng tín dụng",
    "loan.secured": "đã ghi tài sản bảo đảm",
    "loan.recorded": "đã ghi sự kiện khoản vay",
    "loan.reversed": "đã hủy một sự kiện khoản vay",
    "loan.proposed": "đã lập đề nghị",
    "loan.confirmed": "đã duyệt đề nghị",
    "loan.rejected": "đã trả lại đề nghị",
    "loan.withdrawn": "đã rút lại đề nghị",
}
_FIELDS = {
    "fund_name": "Tên Quỹ",
    "books_from": "Sổ sách từ ngày",
    "source_name": "Nguồn vốn",
    "capital_part": "Khoản mục vốn",
    "cash_vnd": "Số tiền",
    "policy_kind": "Nội dung quy định",
    "account_code": "Số hiệu tài khoản",
    "account_name": "Tên tài khoản",
    "voucher_text": "Diễn giải",
    "book_month": "Tháng",
    "import_file": "Tệp",
    "import_on": "Số liệu ngày",
    "bank_lines": "Số dòng sao kê",
    "bank_row": "Dòng sao kê",
    "contract_number": "Số hợp đồng",
    "borrower_name": "Khách hàng",
    "principal_vnd": "Số tiền vay",
    "event_type": "Loại sự kiện",
    "event_on": "Ngày phát sinh",
    "receipt_no": "Số phiếu",
    "security_words": "Tài sản",
}


def register() -> None:
    """Teach the log our actions, fields and kinds of record."""
    wording.register(
        actions=ACTIONS,
        fields=_FIELDS,
        values={
            "event_type": {kind.value: words for kind, words in EVENT_TYPE.items()},
            "capital_part": {part.value: words for part, words in CAPITAL_PART.items()},
            "policy_kind": {kind.value: words for kind, words in POLICY_KIND.items()},
        },
        subjects={"fund": "Quỹ", "loan": "khoản vay"},
    )


def close_words(state: CloseState, loans: int, posted: int, failed: int) -> str:
    """Return how a run of a month's close ended, in one sentence."""
    told = f"{format_number(loans)} khoản vay, {format_number(posted)} bút toán"
    if state is CloseState.DONE:
        if not loans and not posted:
            return "Tháng đã khóa sổ; không có gì để hạch toán thêm."
        return f"Đã khóa sổ: {told}."
    if state is CloseState.INCOMPLETE:
        return (
            f"Chưa khóa được sổ: {told}; {format_number(failed)} khoản vay bị loại ra, xem lý do ở "
            "trang khóa sổ."
        )
    return f"Đã dừng giữa chừng: {told}. Chạy lại để làm tiếp."


def verify_lines(done: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return what the checks found as lines for a terminal."""
    lines = []
    for one in done:
        counts = (
            f"{format_number(one['contracts'])} hợp đồng, {format_number(one['events'])} sự kiện, "
            f"{format_number(one['entries'])} dòng bút toán"
        )
        words = "sổ sách khớp" if one["ok"] else "CÓ SAI LỆCH"
        lines.append(f"{one['fund']}: {words} ({counts}).")
        for check in one["checks"]:
            if not check["ok"]:
                lines.append(f"- {CHECK[check['check']]}: {check['count']} sai lệch")
                lines += [f"  {problem['message']}" for problem in check["problems"][:20]]
    return lines or ["Chưa khai báo Quỹ; không có gì để kiểm tra."]
