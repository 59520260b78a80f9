"""Vietnamese words of the room's states, forms and log entries."""

from papers.rules import FileFormat, PaperState

STATE = {
    PaperState.VALID: "Còn giá trị",
    PaperState.SUPERSEDED: "Đã được thay thế",
    PaperState.REVOKED: "Đã thu hồi",
    PaperState.OUTDATED: "Không còn đúng với sổ đăng ký, phải thu hồi hoặc cấp đổi",
}

FORMAT = {
    FileFormat.PDF: "PDF",
    FileFormat.DOCX: "Word",
    FileFormat.XLSX: "Excel",
}

ACTIONS = {
    "paper.issued": "đã lập giấy tờ",
    "paper.numbered": "đã ghi số, ngày, người ký của giấy tờ",
    "paper.scan_attached": "đã đính kèm bản ký",
    "paper.superseded": "đã thay thế giấy tờ bằng bản mới",
    "paper.revoked": "đã thu hồi giấy tờ",
}

FIELDS = {
    "look_up_code": "Mã tra cứu",
    "title": "Tên giấy tờ",
    "paper_number": "Số, ký hiệu",
    "paper_on": "Ngày văn bản",
    "signer": "Người ký",
    "signed_scan": "Bản ký",
    "superseded_by": "Bản thay thế",
    "revoked_on": "Ngày thu hồi",
}
