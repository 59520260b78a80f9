"""The first page of each duty (việc hôm nay theo nhiệm vụ): a new duty needs its line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts.rules.duties import Duty
from core.ui import HomeList
from desk.home import filings, fund, people, registry

#: A list, or None where one that is empty is better left out.
ListMaker = Callable[[Any, date], HomeList | None]


@dataclass(frozen=True)
class Step:
    """What a person of a duty usually does (việc thường làm): a page, and what it is for."""

    label: str
    why: str
    endpoint: str
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Return what tells this page from others."""
        return self.endpoint, tuple(sorted(self.words.items()))


@dataclass(frozen=True)
class Pending:
    """Work of a duty that the program does not hold yet: said openly, with what to do meanwhile."""

    title: str
    why: str


@dataclass(frozen=True)
class DutyHome:
    """The first page of one duty; the first step is the way on from what is pending."""

    lists: tuple[ListMaker, ...]
    steps: tuple[Step, ...]
    pending: Pending | None = None


_REGISTER = (registry.findings, registry.closing, registry.suspended, registry.newest)
#: What falls due comes first, then what only this person can do.
_FILINGS = (filings.due, filings.confirming, filings.completing)
_DECIDING = (filings.deciding, *_FILINGS)
#: A lender must know who is being dissolved (its claim has a last day) and who stands still.
_BORROWERS = (registry.closing, registry.suspended)

_RECEIVE = Step(
    "Tiếp nhận hồ sơ",
    "Chọn thủ tục, đánh dấu giấy tờ đã nhận; hạn tính theo luật của ngày nhận",
    "registry.choose_filing",
)
_FILING_LIST = Step(
    "Hồ sơ đăng ký", "Hồ sơ đang giải quyết, việc tiếp theo, hạn cuối", "registry.filings"
)
_LIST = Step(
    "Danh sách hợp tác xã", "Lọc, chọn cột, xuất Excel, PDF, Word", "registry.organisations"
)
_OVERVIEW = Step("Tổng quan", "Số liệu theo địa bàn, lĩnh vực, năm; biểu đồ", "registry.overview")
_MONTHLY = Step(
    "Lập báo cáo tháng",
    "Một trang, so với tháng trước và cùng kỳ năm trước",
    "registry.overview",
    {"_anchor": "bao-cao"},
)
_DIRECTORY = Step(
    "Danh bạ hợp tác xã",
    "Người đại diện, điện thoại, trụ sở; tải Excel",
    "registry.organisations",
    {"_anchor": "xuat"},
)
_SUMMARIES = Step(
    "In bản tóm tắt",
    "Mỗi hợp tác xã một trang, của cả danh sách hoặc các dòng đã đánh dấu",
    "registry.organisations",
    {"_anchor": "in-hang-loat"},
)
_NEW = Step(
    "Nhập từ giấy chứng nhận",
    "Ghi nhận một hợp tác xã, tổ hợp tác đã có giấy",
    "registry.new_organisation",
)
_IMPORT = Step(
    "Nhập danh sách từ tệp", "Excel, Word, CSV của cơ quan, của xã", "registry.new_import"
)
_TRIAL = Step(
    "Tính thử khoản vay",
    "Lịch trả nợ, số tất toán, nhóm nợ, bảng tính lãi; tải PDF, Excel",
    "fund.trial",
)
_BORROWER = Step(
    "Tìm hợp tác xã vay vốn",
    "Ai đại diện, gọi số nào, đang vướng gì; in bản tóm tắt một trang",
    "registry.organisations",
)
_FUND = Step("Quỹ hỗ trợ", "Hợp đồng, thu nợ, giải ngân, bút toán, kiểm tra sổ", "fund.home")
_CLOSE = Step(
    "Khóa sổ tháng",
    "Phân loại nợ, dự thu lãi, trích dự phòng, khóa tháng; xem khoản bị loại ra",
    "fund.closing_months",
)
_BOOKS = Step(
    "Sổ kế toán của Quỹ",
    "Sổ cái, sổ quỹ tiền mặt, tiền gửi, sổ cho vay, dự phòng; tải PDF, Excel",
    "fund.books",
)
_FUND_LAW = Step(
    "Quy định về Quỹ",
    "Giới hạn cho vay, lãi suất, nhóm nợ, dự phòng theo từng ngày",
    "reference.law_list",
    {"tim": "quỹ"},
)
_LAW = Step("Quy định pháp luật", "Từng quy định, căn cứ, thời gian hiệu lực", "reference.law_list")
_GUIDE = Step("Hướng dẫn sử dụng", "Ngắn, có hình", "desk.guide")
_LOG = Step("Nhật ký", "Ai làm gì, giá trị cũ và mới", "accounts.audit_log")
_VERIFY = Step(
    "Kiểm tra nhật ký", "Phát hiện mọi sửa đổi sau khi niêm phong", "accounts.audit_verify"
)


def _fund(coming: str, *lists: ListMaker, own: tuple[Step, ...] = ()) -> DutyHome:
    """Return the first page of a duty of the fund; `coming` is what its work still lacks here."""
    why = (
        "Mục Quỹ hỗ trợ đã có hợp đồng, giải ngân, thu nợ, hủy bút toán, phiếu kế toán, khóa sổ tháng, "
        f"sổ kế toán và kiểm tra sổ. Chưa có: {coming}."
    )
    pending = Pending("Phần việc của Quỹ chưa đủ", why)
    steps = (_FUND, *own, _BOOKS, _TRIAL, _BORROWER, _FUND_LAW)
    return DutyHome((*lists, *_BORROWERS), steps, pending)


def _programme(coming: str, meanwhile: str) -> Pending:
    """Return that the action programme is still to come, what it will list, what one can do now."""
    return Pending(
        "Chưa có phần theo dõi chương trình hành động",
        f"Khi có, trang này cho biết {coming}. Hiện nay anh/chị {meanwhile}.",
    )


HOMES: Mapping[Duty, DutyHome] = {
    Duty.REGISTRY_RECEPTION: DutyHome(
        (*_FILINGS, *_REGISTER), (_RECEIVE, _FILING_LIST, _NEW, _LIST)
    ),
    Duty.REGISTRY_OFFICER: DutyHome(
        (*_FILINGS, *_REGISTER), (_RECEIVE, _FILING_LIST, _NEW, _IMPORT, _LIST, _MONTHLY)
    ),
    Duty.REGISTRY_LEADER: DutyHome(
        (*_DECIDING, *_REGISTER), (_FILING_LIST, _OVERVIEW, _MONTHLY, _LIST)
    ),
    Duty.CREDIT_OFFICER: _fund("thẩm định hồ sơ vay, kiểm tra sử dụng vốn", fund.falling_due),
    Duty.ACCOUNTANT: _fund("báo cáo kế toán", fund.falling_due),
    Duty.CASHIER: _fund("in phiếu thu, phiếu chi", fund.falling_due),
    Duty.CHIEF_ACCOUNTANT: _fund(
        "báo cáo tài chính, báo cáo định kỳ", fund.waiting, fund.falling_due, own=(_CLOSE,)
    ),
    Duty.DIRECTOR: _fund("quyết định cho vay, báo cáo quản trị", fund.waiting, fund.falling_due),
    Duty.CHAIR: _fund("việc chờ Chủ tịch quyết định, kế hoạch tài chính", fund.falling_due),
    Duty.CONTROLLER: _fund("báo cáo để kiểm soát", fund.falling_due),
    Duty.RISK_COUNCIL: _fund("hồ sơ xử lý rủi ro chờ Hội đồng xem xét", fund.falling_due),
    Duty.ALLIANCE_OFFICER: DutyHome(
        _REGISTER, (_MONTHLY, _SUMMARIES, _DIRECTORY, _OVERVIEW, _LIST)
    ),
    Duty.ALLIANCE_LEADER: DutyHome(_REGISTER, (_OVERVIEW, _MONTHLY, _SUMMARIES, _DIRECTORY, _LIST)),
    Duty.STEERING_OFFICER: DutyHome(
        (registry.newest, registry.closing),
        (_OVERVIEW, _LIST, _LAW),
        _programme(
            "nhiệm vụ theo hạn, báo cáo của các cơ quan, chỉ tiêu so với kế hoạch",
            "xem được số liệu tổng quan toàn tỉnh, danh sách hợp tác xã và xuất Excel",
        ),
    ),
    Duty.AGENCY_REPORTER: DutyHome(
        (),
        (_LAW, _GUIDE),
        _programme(
            "nhiệm vụ và chỉ tiêu của cơ quan, báo cáo đến hạn",
            "tra cứu được quy định pháp luật về hợp tác xã theo từng ngày",
        ),
    ),
    Duty.ADMINISTRATOR: DutyHome(
        (people.ending, people.without_duty),
        (
            Step("Thêm người dùng", "Lập tài khoản, giao nhiệm vụ", "accounts.new_person"),
            Step("Người dùng", "Cấp lại mật khẩu, mở khóa, kết thúc nhiệm vụ", "accounts.people"),
            Step("Ngày nghỉ, ngày làm bù", "Để tính đúng hạn làm việc", "reference.working_days"),
            _LOG,
            _VERIFY,
        ),
    ),
    Duty.AUDITOR: DutyHome(_REGISTER, (_LOG, _VERIFY, _OVERVIEW, _LIST)),
}
