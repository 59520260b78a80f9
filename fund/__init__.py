"""Quỹ hỗ trợ phát triển hợp tác xã: loans, repayments, books."""

from flask import Flask

from core import ui
from core.pages import page_entry
from fund import cli, jobs, routes, triggers, wording
from fund.rules.books.contracts import Stage
from fund.rules.takeover.judging import RowState
from fund.rules.takeover.trial_balance import LineState

__all__ = ["init_app", "jobs", "triggers"]


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
    app.register_blueprint(routes.bp)
    app.cli.add_command(cli.fund)
    wording.register()
    # One line for the whole room: the trial is a link of its first page.
    ui.menu_entry("Quỹ hỗ trợ", "fund.home", "fund.read", "cash-coin", 30)
    ui.tones(
        {
            Stage.SIGNED: "soon",
            Stage.ACTIVE: "progress",
            Stage.OFF_BALANCE: "late",
            Stage.SETTLED: "ended",
            Stage.REMOVED: "ended",
            Stage.TAKEN_BACK: "ended",
            "month.month_open": "progress",
            "month.month_closing": "soon",
            "month.month_closed": "ok",
            "proposal.waiting": "soon",
            "proposal.confirmed": "ok",
            "proposal.rejected": "late",
            "proposal.withdrawn": "ended",
            RowState.CLEAR: "ok",
            RowState.DOUBTFUL: "soon",
            RowState.REJECTED: "late",
            LineState.EQUAL: "ok",
            LineState.TAKEN: "progress",
            LineState.DIFFERENT: "late",
            LineState.UNKNOWN: "late",
        }
    )
    _pages()


def _pages() -> None:
    """Tell the search which pages there are."""
    page_entry(
        "Hợp đồng tín dụng", "fund.loans_list", "fund.read", "khoản vay dư nợ thu nợ giải ngân quỹ"
    )
    page_entry("Khóa sổ tháng", "fund.closing_months", "fund.read", "phân loại nợ dự phòng quỹ")
    page_entry("Phiếu kế toán", "fund.vouchers", "fund.read", "hạch toán sổ sách quỹ")
    page_entry("Kiểm tra sổ của Quỹ", "fund.check_page", "fund.read", "đối chiếu khớp sổ cái")
    page_entry(
        "Tính thử khoản vay", "fund.trial", "fund.read", "lịch trả nợ lãi suất quỹ hỗ trợ gốc lãi"
    )
    page_entry(
        "Sổ kế toán của Quỹ",
        "fund.books",
        "fund.read",
        "sổ cái bảng cân đối tài khoản nhật ký chung tiền mặt tiền gửi ngoại bảng dự phòng cho vay",
    )
    page_entry(
        "Số dư đầu kỳ: chuyển sổ cho vay", "fund.openings", "fund.read", "nhập sổ cũ quỹ số dư"
    )
    page_entry(
        "Sao kê ngân hàng", "fund.statements", "fund.read", "đối chiếu tiền gửi khớp giao dịch quỹ"
    )
    page_entry(
        "Đối chiếu với phần mềm kế toán",
        "fund.reconciliations",
        "fund.read",
        "bảng cân đối tài khoản misa xuất bút toán",
    )
