"""The closed lists of filings: kinds, states, steps, results (loại thủ tục, tình trạng hồ sơ)."""

from enum import StrEnum


class FilingKind(StrEnum):
    """What is asked for (loại thủ tục)."""

    FOUNDING = "founding"  # đăng ký thành lập
    CONVERSION = "conversion"  # thành lập trên cơ sở chuyển đổi từ tổ hợp tác
    NAME = "name"  # đổi tên
    SEAT = "seat"  # chuyển trụ sở chính
    REPRESENTATIVE = "representative"  # đổi người đại diện theo pháp luật
    CAPITAL = "capital"  # thay đổi vốn điều lệ, tổng giá trị phần vốn góp
    LINES = "lines"  # thay đổi ngành, nghề kinh doanh
    TAX_INFORMATION = "tax_information"  # thay đổi thông tin đăng ký thuế
    FOREIGN_MEMBERS = "foreign_members"  # thành viên là nhà đầu tư nước ngoài
    ENTERPRISE = "enterprise"  # thành lập doanh nghiệp
    OTHER_NOTICE = "other_notice"  # bổ sung, cập nhật thông tin khác
    BRANCH_NEW = "branch_new"  # lập chi nhánh, văn phòng đại diện, địa điểm kinh doanh
    BRANCH_CHANGE = "branch_change"
    BRANCH_END = "branch_end"
    SUSPENSION = "suspension"  # tạm ngừng kinh doanh, gia hạn tạm ngừng
    RESUMPTION = "resumption"  # tiếp tục kinh doanh trước thời hạn
    REISSUE = "reissue"  # cấp lại giấy chứng nhận bị mất, cháy, rách, nát
    EXCHANGE = "exchange"  # cấp đổi sang mẫu mới
    CORRECTION = "correction"  # hiệu đính
    REVOCATION = "revocation"  # thu hồi giấy chứng nhận
    RESTORATION = "restoration"  # hủy quyết định thu hồi, khôi phục
    BANKRUPTCY = "bankruptcy"  # đăng tải quyết định của tòa án về phá sản
    GROUP_END = "group_end"  # chấm dứt hoạt động tổ hợp tác


class FilingState(StrEnum):
    """Where a filing stands (tình trạng hồ sơ)."""

    RECEIVED = "received"  # đã tiếp nhận, đang thẩm định
    SUPPLEMENT = "supplement"  # chờ sửa đổi, bổ sung
    PROPOSED = "proposed"  # đã trình, chờ quyết định
    SIGNED = "signed"  # đã ghi quyết định ký giấy, chờ người thứ hai xác nhận
    ACCEPTED = "accepted"  # đã chấp thuận
    REFUSED = "refused"  # đã từ chối
    WITHDRAWN = "withdrawn"  # dừng theo đề nghị của người nộp
    CANCELLED = "cancelled"  # hủy vì quá hạn bổ sung


#: States in which somebody still has something to do.
OPEN_STATES = frozenset(
    {FilingState.RECEIVED, FilingState.SUPPLEMENT, FilingState.PROPOSED, FilingState.SIGNED}
)


class FilingStep(StrEnum):
    """What was done with a filing (bước xử lý); the list of them is the filing's history."""

    RECEIVE = "receive"  # tiếp nhận
    DESCRIBE = "describe"  # ghi nội dung đề nghị
    ADD_PAPER = "add_paper"  # thêm giấy tờ
    NOTE_NUMBERS = "note_numbers"  # ghi số hồ sơ quốc gia, lệ phí
    ASK_SUPPLEMENT = "ask_supplement"  # yêu cầu sửa đổi, bổ sung
    SUPPLEMENT = "supplement"  # nhận giấy tờ bổ sung
    PROPOSE = "propose"  # trình chấp thuận
    PROPOSE_REFUSAL = "propose_refusal"  # trình từ chối
    SEND_BACK = "send_back"  # trả lại người thẩm định
    DECIDE = "decide"  # quyết định trên phần mềm
    RECORD_SIGNED = "record_signed"  # ghi quyết định đã ký giấy
    CONFIRM_SIGNED = "confirm_signed"  # xác nhận quyết định đã ký giấy
    ASK_WITHDRAWAL = "ask_withdrawal"  # nhận đề nghị dừng thủ tục
    WITHDRAW = "withdraw"  # dừng thủ tục
    REFUSE_WITHDRAWAL = "refuse_withdrawal"  # không đồng ý dừng
    CANCEL = "cancel"  # hủy hồ sơ quá hạn bổ sung
    REASSIGN = "reassign"  # giao người thẩm định khác
    COMMENT = "comment"  # ý kiến
    HAND_OVER = "hand_over"  # trả kết quả
    SHELVE = "shelve"  # lưu kho: giá, hộp


class Result(StrEnum):
    """What the office gives when it accepts (kết quả)."""

    CERTIFICATE = "certificate"  # giấy chứng nhận đăng ký
    CHANGE_CONFIRMATION = "change_confirmation"  # giấy xác nhận thay đổi, khi có nhu cầu
    BRANCH_CERTIFICATE = "branch_certificate"
    SUSPENSION_CONFIRMATION = "suspension_confirmation"
    RESUMPTION_CONFIRMATION = "resumption_confirmation"
    REVOCATION_DECISION = "revocation_decision"
    RESTORATION_DECISION = "restoration_decision"
    POSTING = "posting"  # đăng tải
    RECORD_ONLY = "record_only"  # cập nhật dữ liệu, không cấp giấy
    END_NOTICE = "end_notice"  # thông báo chấm dứt hoạt động


class Starter(StrEnum):
    """Who begins it (bên khởi xướng)."""

    APPLICANT = "applicant"
    OFFICE = "office"


class Starts(StrEnum):
    """From which day a limit is counted (thời điểm bắt đầu)."""

    RECEIVED = "received"  # ngày nhận hồ sơ hợp lệ
    EVENT = "event"  # ngày có thay đổi, ngày quyết định, ngày ký hợp đồng
    EFFECT = "effect"  # đếm ngược từ ngày bắt đầu tạm ngừng, tiếp tục
    SUPPLEMENT_ASKED = "supplement_asked"
    WITHDRAWAL_ASKED = "withdrawal_asked"
    EXPLAINED = "explained"  # ngày hết thời hạn giải trình ghi trong thông báo vi phạm
    ISSUED = "issued"  # ngày ra thông báo vi phạm, quyết định
    POSTED = "posted"  # ngày đăng tải tình trạng đang làm thủ tục chấm dứt hoạt động
    SETTLED = "settled"  # ngày thanh toán hết nợ và nghĩa vụ
    ENDING_FILED = "ending_filed"  # ngày nhận hồ sơ đăng ký chấm dứt hoạt động tổ hợp tác


class Who(StrEnum):
    """Whose limit it is (bên phải thực hiện)."""

    APPLICANT = "applicant"
    OFFICE = "office"
