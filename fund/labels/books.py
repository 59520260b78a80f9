"""Vietnamese names of the closed lists of contracts and books."""

from fund.rules.books.checks import Check
from fund.rules.books.contracts import (
    CloseState,
    JournalKind,
    MoneyPlace,
    MonthState,
    ProposalState,
    Relation,
    Stage,
)
from fund.rules.books.kept_books import KeptBook
from fund.rules.books.policies import PolicyKind
from fund.rules.books.roles import (
    AccountKind,
    CapitalPart,
    FundModel,
    Regime,
    Role,
    Side,
    SourceKind,
)
from fund.rules.takeover.judging import RowState
from fund.rules.takeover.kinds import ImportKind
from fund.rules.takeover.trial_balance import LineState

ROLE = {
    Role.CASH: "Tiền mặt",
    Role.BANK: "Tiền gửi ngân hàng",
    Role.LOAN_1: "Dư nợ nhóm 1",
    Role.LOAN_2: "Dư nợ nhóm 2",
    Role.LOAN_3: "Dư nợ nhóm 3",
    Role.LOAN_4: "Dư nợ nhóm 4",
    Role.LOAN_5: "Dư nợ nhóm 5",
    Role.TRUST_LOAN: "Cho vay bằng vốn nhận ủy thác",
    Role.INTEREST_RECEIVABLE: "Lãi phải thu",
    Role.CUSTOMER_ADVANCE: "Tiền khách hàng trả trước",
    Role.PROVISION_SPECIFIC: "Dự phòng cụ thể",
    Role.PROVISION_GENERAL: "Dự phòng chung",
    Role.TRUST_CAPITAL: "Vốn nhận ủy thác",
    Role.TRUST_INTEREST: "Lãi thu hộ bên ủy thác",
    Role.CHARTER_CAPITAL: "Vốn điều lệ",
    Role.DEVELOPMENT_FUND: "Quỹ đầu tư phát triển",
    Role.RESERVE_FUND: "Quỹ dự phòng tài chính",
    Role.UNDISTRIBUTED: "Chênh lệch thu chi chưa phân phối",
    Role.INTEREST_INCOME: "Thu lãi cho vay",
    Role.RECOVERY_INCOME: "Thu nợ đã xử lý rủi ro",
    Role.PROVISION_REVERSAL: "Hoàn nhập dự phòng",
    Role.INTEREST_LOST: "Chi phí lãi phải thu không thu được",
    Role.PROVISION_EXPENSE: "Chi phí dự phòng",
    Role.OFF_INTEREST: "Lãi theo dõi ngoại bảng",
    Role.OFF_PRINCIPAL: "Nợ gốc theo dõi ngoại bảng",
}

ACCOUNT_KIND = {
    AccountKind.ASSET: "Tài sản",
    AccountKind.LIABILITY: "Nợ phải trả",
    AccountKind.EQUITY: "Vốn chủ sở hữu",
    AccountKind.INCOME: "Thu nhập",
    AccountKind.EXPENSE: "Chi phí",
    AccountKind.RESULT: "Xác định kết quả",
    AccountKind.OFF_BALANCE: "Ngoại bảng",
}

SIDE = {Side.DEBIT: "Nợ", Side.CREDIT: "Có"}

REGIME = {
    Regime.MICROFINANCE: "Theo Thông tư 05/2019/TT-BTC (tổ chức tài chính vi mô)",
    Regime.INVESTMENT_FUND: "Theo Thông tư 209/2015/TT-BTC (quỹ đầu tư phát triển)",
}

FUND_MODEL = {
    FundModel.COMPANY: "Công ty trách nhiệm hữu hạn một thành viên",
    FundModel.COOPERATIVE: "Mô hình hợp tác xã",
}

SOURCE_KIND = {
    SourceKind.OWN: "Vốn chủ sở hữu",
    SourceKind.MOBILISED: "Vốn huy động",
    SourceKind.STATE_SUPPORT: "Vốn hỗ trợ có hoàn lại của Nhà nước",
    SourceKind.TRUST: "Vốn nhận ủy thác",
    SourceKind.OTHER: "Vốn hợp pháp khác",
}

CAPITAL_PART = {
    CapitalPart.CHARTER: "Vốn điều lệ",
    CapitalPart.DEVELOPMENT: "Quỹ đầu tư phát triển",
    CapitalPart.RESERVE: "Quỹ dự phòng tài chính",
    CapitalPart.AID: "Viện trợ không hoàn lại",
    CapitalPart.REVALUATION: "Chênh lệch đánh giá lại tài sản",
    CapitalPart.UNDISTRIBUTED: "Chênh lệch thu chi chưa phân phối (thâm hụt ghi số âm)",
    CapitalPart.OTHER: "Vốn khác",
}

STAGE = {
    Stage.SIGNED: "Chưa giải ngân",
    Stage.ACTIVE: "Đang vay",
    Stage.OFF_BALANCE: "Theo dõi ngoại bảng",
    Stage.SETTLED: "Đã tất toán",
    Stage.REMOVED: "Đã xuất toán",
    Stage.TAKEN_BACK: "Đã thu hồi chuyển sổ",
}

RELATION = {
    Relation.OWNER: "Góp vốn, sở hữu",
    Relation.MANAGER: "Người quản lý, điều hành",
    Relation.SUBSIDIARY: "Tổ chức trực thuộc, công ty con",
    Relation.MEMBER: "Thành viên",
    Relation.FAMILY: "Vợ, chồng, cha, mẹ, con, anh, chị, em",
    Relation.OTHER: "Quan hệ khác",
}

MONEY_PLACE = {MoneyPlace.CASH: "Tiền mặt", MoneyPlace.BANK: "Chuyển khoản"}

PROPOSAL_STATE = {
    ProposalState.WAITING: "Chờ duyệt",
    ProposalState.CONFIRMED: "Đã duyệt",
    ProposalState.REJECTED: "Bị trả lại",
    ProposalState.WITHDRAWN: "Người lập rút lại",
}

JOURNAL_KIND = {
    JournalKind.EVENT: "Sự kiện khoản vay",
    JournalKind.VOUCHER: "Phiếu kế toán",
    JournalKind.MONTH_END: "Cuối tháng",
    JournalKind.OPENING: "Số dư đầu kỳ",
    JournalKind.YEAR_END: "Kết chuyển cuối năm",
}

MONTH_STATE = {
    MonthState.OPEN: "Đang mở",
    MonthState.CLOSING: "Đang khóa sổ",
    MonthState.CLOSED: "Đã khóa sổ",
}

CLOSE_STATE = {
    CloseState.RUNNING: "Đang chạy",
    CloseState.DONE: "Đã khóa sổ",
    CloseState.INCOMPLETE: "Còn khoản vay chưa khóa được",
    CloseState.INTERRUPTED: "Bị ngắt giữa chừng",
    CloseState.STOPPED: "Người dùng dừng",
    CloseState.REOPENED: "Đã mở lại tháng",
}

#: What later records may change in a closed month.
MONTH_FIGURE = {
    "debt_group": "Nhóm nợ",
    "outstanding_vnd": "Dư nợ",
    "provision_vnd": "Dự phòng cụ thể",
    "receivable_vnd": "Lãi dự thu",
    "off_interest_vnd": "Lãi ngoại bảng",
}

POLICY_KIND = {
    PolicyKind.OVERDUE_FACTOR: "Hệ số lãi suất quá hạn",
    PolicyKind.LATE_INTEREST_RATE: "Lãi suất chậm trả lãi",
    PolicyKind.COLLECTION_ORDER: "Thứ tự thu nợ",
    PolicyKind.CURE_MONTHS: "Thời gian thử thách",
    PolicyKind.LOAN_MAXIMUM: "Mức cho vay tối đa một khách hàng",
}

CHECK = {
    Check.BALANCED: "Tổng Nợ bằng tổng Có của từng bút toán",
    Check.ENTRIES: "Dòng bút toán đúng ngày, đúng khoản vay; phiếu đã duyệt đều đã hạch toán",
    Check.EVENTS: "Mỗi sự kiện có bút toán đúng số tiền",
    Check.LEDGER: "Sổ chi tiết khoản vay khớp sổ cái",
    Check.REPLAY: "Số liệu chép khớp khi tính lại từ sự kiện",
    Check.POSITION: "Sổ kế toán khớp số tính lại của từng khoản vay",
    Check.SOURCES: "Nguồn vốn bằng sử dụng vốn",
    Check.OFF_BALANCE: "Sổ ngoại bảng không âm",
    Check.NUMBERS: "Số sự kiện, số phiếu thu, phiếu chi liền nhau",
    Check.PROVISION: "Dự phòng, lãi phải thu cuối tháng khóa sổ gần nhất đúng số đã tính",
}

KEPT_BOOK = {
    KeptBook.TRIAL_BALANCE: "Bảng cân đối tài khoản",
    KeptBook.LEDGER: "Sổ cái",
    KeptBook.JOURNAL: "Sổ nhật ký chung",
    KeptBook.CASH: "Sổ quỹ tiền mặt",
    KeptBook.BANK: "Sổ tiền gửi ngân hàng",
    KeptBook.OFF_BALANCE: "Sổ theo dõi ngoại bảng",
    KeptBook.LOANS: "Sổ theo dõi cho vay",
    KeptBook.PROVISIONS: "Bảng trích lập dự phòng",
}

IMPORT_KIND = {
    ImportKind.LOANS: "Sổ cho vay",
    ImportKind.TRIAL_BALANCE: "Bảng cân đối tài khoản",
}

ROW_STATE = {
    RowState.CLEAR: "Rõ",
    RowState.DOUBTFUL: "Cần xem lại",
    RowState.REJECTED: "Không ghi được",
    RowState.KNOWN: "Đã có trên sổ",
    RowState.SKIPPED: "Bỏ qua",
}

LINE_STATE = {
    LineState.EQUAL: "Khớp",
    LineState.TAKEN: "Ghi thêm",
    LineState.DIFFERENT: "Chưa khớp",
    LineState.UNKNOWN: "Chưa có tài khoản",
}
