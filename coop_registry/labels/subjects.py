"""Words of shared persons and of requests about personal data."""

from coop_registry.rules.particulars import Particular
from coop_registry.rules.subjects import Asker, Outcome, RequestKind

REQUEST_KIND = {
    RequestKind.VIEW: "Xem, cung cấp dữ liệu",
    RequestKind.CORRECT: "Chỉnh sửa dữ liệu",
    RequestKind.RESTRICT: "Hạn chế xử lý dữ liệu",
    RequestKind.OBJECT: "Phản đối xử lý dữ liệu",
    RequestKind.DELETE: "Xóa dữ liệu",
}

ASKER = {
    Asker.SELF: "Chính người có dữ liệu",
    Asker.GUARDIAN: "Cha, mẹ, người giám hộ",
    Asker.MANDATED: "Người được ủy quyền",
    Asker.HEIR: "Người thừa kế",
}

OUTCOME = {
    Outcome.ACCEPTED: "Chấp nhận và đã thực hiện",
    Outcome.PARTLY: "Chấp nhận một phần",
    Outcome.REFUSED: "Từ chối",
    Outcome.NO_DATA: "Không lưu dữ liệu về người này",
}

OUTCOME_TONE = {
    Outcome.ACCEPTED: "ok",
    Outcome.PARTLY: "progress",
    Outcome.REFUSED: "ended",
    Outcome.NO_DATA: "ended",
}

#: What the audit log says happened to a shared person or a request.
SUBJECT_ACTIONS = {
    "identity.tried": "đã gõ số giấy tờ của người này với họ tên hoặc ngày sinh khác",
    "party.corrected": "đã đính chính thông tin cá nhân",
    "party.filled": "đã bổ sung thông tin cá nhân",
    "party.taken_back": "đã rút lại thông tin cá nhân bổ sung nhầm",
    "party.statement_withdrawn": "đã rút lại giá trị khác của giấy tờ",
    "party.change_withdrawn": "đã rút đề nghị sửa giấy tờ tùy thân",
    "party.stated": "đã ghi giá trị khác của giấy tờ, giữ cạnh hồ sơ",
    "party.statement_decided": "đã chọn giữa hồ sơ và giấy tờ",
    "party.change_proposed": "đã đề nghị sửa giấy tờ tùy thân",
    "party.change_accepted": "đã duyệt sửa giấy tờ tùy thân",
    "party.change_refused": "đã không duyệt sửa giấy tờ tùy thân",
    "party.notice_read": "đã xem thông báo về cá nhân",
    "party.identities_exported": "đã xuất danh sách kèm số giấy tờ",
    "subject.received": "đã tiếp nhận yêu cầu về dữ liệu cá nhân",
    "subject.acknowledged": "đã báo cho người yêu cầu biết đã tiếp nhận",
    "subject.matched": "đã chọn người có dữ liệu",
    "subject.extended": "đã gia hạn trả lời",
    "subject.answered": "đã ghi trả lời yêu cầu",
}

#: Particulars of a person, as screens name them.
PARTICULAR = {
    Particular.FULL_NAME: "Họ và tên",
    Particular.PHONE: "Điện thoại",
    Particular.ADDRESS: "Địa chỉ",
    Particular.GENDER: "Giới tính",
    Particular.ETHNICITY: "Dân tộc",
    Particular.IDENTITY_NO: "Số giấy tờ",
    Particular.IDENTITY_ON: "Ngày cấp giấy tờ",
    Particular.IDENTITY_BY: "Nơi cấp giấy tờ",
    Particular.BIRTH: "Ngày sinh",
    Particular.NATIONALITY: "Quốc tịch",
    Particular.HAS_FOREIGN_CAPITAL: "Có vốn đầu tư nước ngoài",
    Particular.IS_COOPERATIVE: "Là hợp tác xã",
}

SUBJECT_FIELDS = {
    "full_name": "Họ và tên",
    "gender": "Giới tính",
    "ethnicity": "Dân tộc",
    "nationality": "Quốc tịch",
    "birth": "Ngày sinh",
    "identity_kind": "Loại giấy tờ",
    "identity_no": "Số giấy tờ",
    "identity_on": "Ngày cấp giấy tờ",
    "identity_by": "Nơi cấp giấy tờ",
    "has_foreign_capital": "Có vốn đầu tư nước ngoài",
    "is_cooperative": "Là hợp tác xã",
    "stated": "Giấy tờ ghi khác",
    "choice": "Lựa chọn",
    "request_kind": "Loại yêu cầu",
    "received_on": "Ngày nhận",
    "acknowledged_on": "Ngày phản hồi",
    "extended_on": "Ngày gia hạn",
    "outcome": "Kết quả",
    "answered_on": "Ngày trả lời",
    "article": "Căn cứ từ chối",
}
