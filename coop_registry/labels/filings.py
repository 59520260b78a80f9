"""The Vietnamese name of each member of the lists of filings, and their words for the log."""

from coop_registry.rules.filings.changes import CourtStep, EndStep
from coop_registry.rules.filings.kinds import (
    FilingKind,
    FilingState,
    FilingStep,
    Result,
    Starter,
    Starts,
    Who,
)
from coop_registry.rules.filings.papers import FilingPaperKind

FILING_KIND = {
    FilingKind.FOUNDING: "Đăng ký thành lập",
    FilingKind.CONVERSION: "Đăng ký thành lập hợp tác xã chuyển đổi từ tổ hợp tác",
    FilingKind.NAME: "Đăng ký thay đổi tên",
    FilingKind.SEAT: "Đăng ký thay đổi trụ sở",
    FilingKind.REPRESENTATIVE: "Đăng ký thay đổi người đại diện",
    FilingKind.CAPITAL: "Đăng ký thay đổi vốn",
    FilingKind.LINES: "Thay đổi ngành, nghề kinh doanh",
    FilingKind.TAX_INFORMATION: "Thông báo thay đổi thông tin đăng ký thuế",
    FilingKind.FOREIGN_MEMBERS: "Thông báo thay đổi thành viên có yếu tố nước ngoài",
    FilingKind.ENTERPRISE: "Thông báo thành lập doanh nghiệp",
    FilingKind.OTHER_NOTICE: "Thông báo bổ sung, cập nhật thông tin khác",
    FilingKind.BRANCH_NEW: "Đăng ký chi nhánh, văn phòng đại diện, địa điểm kinh doanh",
    FilingKind.BRANCH_CHANGE: "Thay đổi chi nhánh, văn phòng đại diện, địa điểm kinh doanh",
    FilingKind.BRANCH_END: "Chấm dứt chi nhánh, văn phòng đại diện, địa điểm kinh doanh",
    FilingKind.SUSPENSION: "Thông báo tạm ngừng kinh doanh",
    FilingKind.RESUMPTION: "Thông báo tiếp tục kinh doanh trở lại",
    FilingKind.REISSUE: "Cấp lại giấy chứng nhận",
    FilingKind.EXCHANGE: "Cấp đổi giấy chứng nhận",
    FilingKind.CORRECTION: "Hiệu đính thông tin",
    FilingKind.REVOCATION: "Thu hồi giấy chứng nhận",
    FilingKind.RESTORATION: "Khôi phục giấy chứng nhận",
    FilingKind.BANKRUPTCY: "Đăng tải quyết định của Tòa án về phá sản",
    FilingKind.GROUP_END: "Chấm dứt hoạt động tổ hợp tác",
}

FILING_STATE = {
    FilingState.RECEIVED: "Đang thẩm định",
    FilingState.SUPPLEMENT: "Chờ sửa đổi, bổ sung",
    FilingState.PROPOSED: "Đã trình, chờ quyết định",
    FilingState.SIGNED: "Đã ký, chờ xác nhận",
    FilingState.ACCEPTED: "Đã chấp thuận",
    FilingState.REFUSED: "Đã từ chối",
    FilingState.WITHDRAWN: "Dừng theo đề nghị",
    FilingState.CANCELLED: "Đã hủy",
}

FILING_TONE = {
    FilingState.RECEIVED: "progress",
    FilingState.SUPPLEMENT: "soon",
    FilingState.PROPOSED: "progress",
    FilingState.SIGNED: "progress",
    FilingState.ACCEPTED: "ok",
    FilingState.REFUSED: "late",
    FilingState.WITHDRAWN: "ended",
    FilingState.CANCELLED: "ended",
}

FILING_STEP = {
    FilingStep.RECEIVE: "Tiếp nhận",
    FilingStep.DESCRIBE: "Ghi nội dung đề nghị",
    FilingStep.ADD_PAPER: "Thêm giấy tờ",
    FilingStep.NOTE_NUMBERS: "Ghi số hồ sơ quốc gia, lệ phí",
    FilingStep.ASK_SUPPLEMENT: "Yêu cầu sửa đổi, bổ sung",
    FilingStep.SUPPLEMENT: "Nhận hồ sơ đã sửa đổi, bổ sung",
    FilingStep.PROPOSE: "Trình chấp thuận",
    FilingStep.PROPOSE_REFUSAL: "Trình từ chối",
    FilingStep.SEND_BACK: "Trả lại người thẩm định",
    FilingStep.DECIDE: "Quyết định",
    FilingStep.RECORD_SIGNED: "Ghi quyết định đã ký giấy",
    FilingStep.CONFIRM_SIGNED: "Xác nhận quyết định đã ký giấy",
    FilingStep.ASK_WITHDRAWAL: "Nhận đề nghị dừng thủ tục",
    FilingStep.WITHDRAW: "Dừng thủ tục",
    FilingStep.REFUSE_WITHDRAWAL: "Không đồng ý dừng thủ tục",
    FilingStep.CANCEL: "Hủy hồ sơ quá hạn bổ sung",
    FilingStep.REASSIGN: "Giao người khác thẩm định",
    FilingStep.COMMENT: "Ghi ý kiến",
    FilingStep.HAND_OVER: "Trả kết quả",
    FilingStep.SHELVE: "Lưu kho",
}

RESULT = {
    Result.CERTIFICATE: "Giấy chứng nhận đăng ký",
    Result.CHANGE_CONFIRMATION: "Giấy xác nhận về việc thay đổi (khi có nhu cầu)",
    Result.BRANCH_CERTIFICATE: "Giấy chứng nhận đăng ký hoạt động chi nhánh, văn phòng, địa điểm",
    Result.SUSPENSION_CONFIRMATION: "Giấy xác nhận tạm ngừng kinh doanh",
    Result.RESUMPTION_CONFIRMATION: "Giấy xác nhận tiếp tục kinh doanh trở lại",
    Result.REVOCATION_DECISION: "Quyết định thu hồi giấy chứng nhận",
    Result.RESTORATION_DECISION: "Quyết định hủy bỏ quyết định thu hồi, khôi phục giấy chứng nhận",
    Result.POSTING: "Đăng tải trên hệ thống",
    Result.RECORD_ONLY: "Cập nhật dữ liệu, không cấp giấy",
    Result.END_NOTICE: "Thông báo chấm dứt hoạt động",
}

STARTER = {
    Starter.APPLICANT: "Tổ chức nộp hồ sơ",
    Starter.OFFICE: "Cơ quan đăng ký thực hiện",
}

STARTS = {
    Starts.RECEIVED: "ngày nhận hồ sơ hợp lệ",
    Starts.EVENT: "ngày có thay đổi, quyết định",
    Starts.EFFECT: "ngày bắt đầu tạm ngừng, tiếp tục",
    Starts.SUPPLEMENT_ASKED: "ngày ra thông báo yêu cầu bổ sung",
    Starts.WITHDRAWAL_ASKED: "ngày nhận đề nghị dừng thủ tục",
    Starts.EXPLAINED: "ngày hết thời hạn giải trình",
    Starts.ISSUED: "ngày ra thông báo, quyết định",
    Starts.POSTED: "ngày đăng tải tình trạng",
    Starts.SETTLED: "ngày thanh toán hết nợ và nghĩa vụ",
    Starts.ENDING_FILED: "ngày nhận hồ sơ chấm dứt hoạt động",
}

WHO = {
    Who.APPLICANT: "Tổ chức, người nộp hồ sơ",
    Who.OFFICE: "Cơ quan đăng ký",
}

COURT_STEP = {
    CourtStep.OPENED: "Quyết định mở thủ tục phá sản",
    CourtStep.STOPPED: "Quyết định đình chỉ thủ tục phá sản",
    CourtStep.DECLARED: "Quyết định tuyên bố phá sản",
}

END_STEP = {
    EndStep.NOTICE: "Gửi biên bản, phương án chấm dứt hoạt động",
    EndStep.END: "Nộp hồ sơ chấm dứt hoạt động",
}

FILING_ACTIONS = {
    "filing.receive": "đã tiếp nhận hồ sơ",
    "filing.describe": "đã ghi nội dung đề nghị của hồ sơ",
    "filing.add_paper": "đã thêm giấy tờ vào hồ sơ",
    "filing.note_numbers": "đã ghi số hồ sơ quốc gia, lệ phí của hồ sơ",
    "filing.ask_supplement": "đã yêu cầu sửa đổi, bổ sung hồ sơ",
    "filing.supplement": "đã nhận hồ sơ sửa đổi, bổ sung",
    "filing.propose": "đã trình chấp thuận hồ sơ",
    "filing.propose_refusal": "đã trình từ chối hồ sơ",
    "filing.send_back": "đã trả lại hồ sơ cho người thẩm định",
    "filing.decide": "đã quyết định hồ sơ",
    "filing.record_signed": "đã ghi quyết định ký giấy của hồ sơ",
    "filing.confirm_signed": "đã xác nhận quyết định ký giấy của hồ sơ",
    "filing.ask_withdrawal": "đã nhận đề nghị dừng thủ tục",
    "filing.withdraw": "đã dừng thủ tục theo đề nghị",
    "filing.refuse_withdrawal": "đã không đồng ý dừng thủ tục",
    "filing.cancel": "đã hủy hồ sơ quá hạn bổ sung",
    "filing.reassign": "đã giao hồ sơ cho người khác thẩm định",
    "filing.comment": "đã ghi ý kiến vào hồ sơ",
    "filing.hand_over": "đã trả kết quả hồ sơ",
    "filing.shelve": "đã ghi nơi lưu hồ sơ",
    "paper_template.uploaded": "đã tải lên mẫu văn bản của cơ quan",
    "paper_template.stopped": "đã thôi dùng mẫu văn bản của cơ quan",
    "organisation.filed": "đã ghi thay đổi theo hồ sơ được chấp thuận",
}

FILING_FIELDS = {"paper_template": "Mẫu văn bản", "filing_state": "Tình trạng hồ sơ"}

FILING_PAPER = {
    FilingPaperKind.RECEIPT: "Giấy biên nhận hồ sơ",
    FilingPaperKind.SUPPLEMENT: "Thông báo sửa đổi, bổ sung hồ sơ",
    FilingPaperKind.REFUSAL: "Thông báo từ chối",
    FilingPaperKind.STOP: "Thông báo dừng thủ tục",
    FilingPaperKind.STOP_REFUSED: "Thông báo không đồng ý dừng thủ tục",
    FilingPaperKind.CANCEL: "Thông báo hủy hồ sơ",
    FilingPaperKind.CHANGE: "Giấy xác nhận về việc thay đổi",
    FilingPaperKind.SUSPENSION: "Giấy xác nhận tạm ngừng kinh doanh",
    FilingPaperKind.RESUMPTION: "Giấy xác nhận tiếp tục kinh doanh",
    FilingPaperKind.CERTIFICATE: "Giấy chứng nhận đăng ký (bản đối chiếu)",
    FilingPaperKind.END: "Thông báo chấm dứt hoạt động",
    FilingPaperKind.VIOLATION: "Thông báo về hành vi vi phạm",
    FilingPaperKind.REVOCATION: "Quyết định thu hồi giấy chứng nhận",
    FilingPaperKind.RESTORATION: "Quyết định hủy bỏ việc thu hồi, khôi phục giấy chứng nhận",
    FilingPaperKind.TAX: "Công văn gửi cơ quan thuế",
    FilingPaperKind.COMPLIANCE: "Yêu cầu báo cáo về việc tuân thủ",
    FilingPaperKind.DEBTS: "Công văn xác minh công nợ",
}
