"""The Vietnamese name of each member of the register's closed lists, and its words by kind."""

from coop_registry.rules.kinds import (
    Activity,
    ActKind,
    Declared,
    FactKind,
    IdentityKind,
    Kind,
    PartyKind,
    Scheme,
    Status,
)

KIND = {
    Kind.COOPERATIVE: "Hợp tác xã",
    Kind.UNION: "Liên hiệp hợp tác xã",
    Kind.GROUP: "Tổ hợp tác",
}

STATUS = {
    Status.ACTIVE: "Đang hoạt động",
    Status.SUSPENDED: "Tạm ngừng kinh doanh",
    Status.TAX_REVOKED: "Bị thu hồi do cưỡng chế về quản lý thuế",
    Status.CLOSING: "Đang làm thủ tục giải thể, bị chia, bị hợp nhất, được sáp nhập",
    Status.BANKRUPTCY: "Đang làm thủ tục phá sản",
    Status.ENDED: "Đã giải thể, phá sản, chấm dứt tồn tại",
    Status.NOT_AT_ADDRESS: "Không hoạt động tại địa chỉ đã đăng ký",
}

#: Điều 28 Nghị định 92/2024/NĐ-CP names two statuses of a group in its own words.
GROUP_STATUS = STATUS | {
    Status.CLOSING: "Đang làm thủ tục chấm dứt hoạt động",
    Status.ENDED: "Đã chấm dứt hoạt động",
}

#: In a column of a list, where the words of the law would stand one below the other: chia, hợp
#: nhất, sáp nhập are “tổ chức lại”. The whole name stands on the record and on every paper.
SHORT_STATUS = STATUS | {
    Status.TAX_REVOKED: "Bị thu hồi do cưỡng chế thuế",
    Status.CLOSING: "Đang giải thể, tổ chức lại",
    Status.ENDED: "Đã giải thể, chấm dứt",
    Status.NOT_AT_ADDRESS: "Không hoạt động tại địa chỉ",
}
SHORT_GROUP_STATUS = SHORT_STATUS | {
    Status.CLOSING: "Đang chấm dứt hoạt động",
    Status.ENDED: "Đã chấm dứt hoạt động",
}

#: How the look colours a status: in order, amber, late, in progress, ended.
STATUS_TONE = {
    Status.ACTIVE: "ok",
    Status.SUSPENDED: "soon",
    Status.TAX_REVOKED: "late",
    Status.CLOSING: "progress",
    Status.BANKRUPTCY: "late",
    Status.ENDED: "ended",
    Status.NOT_AT_ADDRESS: "late",
}

ACTIVITY = {
    Activity.OPERATING: "Hoạt động thường xuyên",
    Activity.NOT_STARTED: "Mới đăng ký, chưa đi vào hoạt động",
    Activity.WEAK: "Hoạt động cầm chừng",
    Activity.STOPPED: "Đã ngừng hoạt động trên thực tế",
}

ACT_KIND = {
    ActKind.OPENING: "Ghi nhận ban đầu",
    ActKind.CORRECTION: "Đính chính",
    ActKind.REPORT: "Cập nhật theo báo cáo",
    ActKind.FILING: "Hồ sơ thay đổi",
}

SCHEME = {
    Scheme.CERTIFICATE_NO: "Số giấy chứng nhận đăng ký",
    Scheme.CODE: "Mã số",
    Scheme.TAX_CODE: "Mã số thuế",
}

DECLARED = {
    Declared.MEMBERS_TOTAL: "Tổng số thành viên (số khai báo)",
    Declared.MEMBERS_OFFICIAL: "Thành viên chính thức (số khai báo)",
    Declared.MEMBERS_ASSOCIATE: "Thành viên liên kết (số khai báo)",
    Declared.MEMBERS_WOMEN: "Thành viên nữ (số khai báo)",
    Declared.MEMBERS_MINORITY: "Thành viên dân tộc thiểu số (số khai báo)",
    Declared.MEMBERS_HOUSEHOLDS: "Thành viên là hộ gia đình (số khai báo)",
    Declared.MEMBERS_ENTITIES: "Thành viên là tổ chức (số khai báo)",
    Declared.PAID_CAPITAL: "Vốn thực góp (số khai báo)",
    Declared.CONTRIBUTION_MINIMUM: "Mức vốn góp tối thiểu theo điều lệ",
    Declared.WORKERS: "Lao động (số khai báo)",
    Declared.WORKERS_MEMBERS: "Lao động là thành viên (số khai báo)",
    Declared.WORKERS_HIRED: "Lao động thuê ngoài (số khai báo)",
    Declared.REVENUE: "Doanh thu (số khai báo)",
    Declared.PROFIT: "Lãi (số khai báo)",
    Declared.INCOME_PER_WORKER: "Thu nhập bình quân một lao động (số khai báo)",
    Declared.RATING: "Xếp loại (số khai báo)",
}

IDENTITY_KIND = {
    IdentityKind.CITIZEN: "Căn cước, căn cước công dân",
    IdentityKind.OLD_CITIZEN: "Chứng minh nhân dân",
    IdentityKind.PASSPORT: "Hộ chiếu",
    IdentityKind.ORGANISATION: "Mã số tổ chức",
}

PARTY_KIND = {
    PartyKind.PERSON: "Cá nhân",
    PartyKind.HOUSEHOLD: "Hộ gia đình",
    PartyKind.ORGANISATION: "Tổ chức",
}

FACT_KIND = {
    FactKind.NAME: "Tên",
    FactKind.SEAT: "Trụ sở chính",
    FactKind.STATUS: "Tình trạng pháp lý",
    FactKind.CAPITAL: "Vốn điều lệ",
    FactKind.REPRESENTATIVE: "Người đại diện theo pháp luật",
    FactKind.CONTACT: "Liên hệ",
    FactKind.LINE: "Ngành, nghề kinh doanh",
    FactKind.IDENTIFIER: "Số giấy chứng nhận, mã số, mã số thuế",
    FactKind.FOUNDING: "Ngày thành lập, ngày đăng ký",
}

#: Words that differ by kind of organisation (users §6).
TERMS = {
    Kind.COOPERATIVE: {
        "seat": "Trụ sở chính",
        "capital": "Vốn điều lệ",
        "representative": "Người đại diện theo pháp luật",
        "members": "Thành viên",
        "certificate": "Giấy chứng nhận đăng ký hợp tác xã",
        "ended": "giải thể",
    },
    Kind.UNION: {
        "seat": "Trụ sở chính",
        "capital": "Vốn điều lệ",
        "representative": "Người đại diện theo pháp luật",
        "members": "Hợp tác xã thành viên",
        "certificate": "Giấy chứng nhận đăng ký liên hiệp hợp tác xã",
        "ended": "giải thể",
    },
    Kind.GROUP: {
        "seat": "Trụ sở",
        "capital": "Tổng giá trị phần vốn góp",
        "representative": "Người đại diện",
        "members": "Thành viên",
        "certificate": "Giấy chứng nhận đăng ký tổ hợp tác",
        "ended": "chấm dứt hoạt động",
    },
}

#: What the audit log says happened (audit.wording).
ACTIONS = {
    "organisation.created": "đã ghi nhận ban đầu",
    "organisation.corrected": "đã đính chính",
    "organisation.withdrawn": "đã hủy ghi nhận ban đầu (nhập nhầm)",
    "organisation.reported": "đã cập nhật theo báo cáo",
    "organisation.exported": "đã xuất danh sách",
    "observation.noted": "đã ghi thông tin của nguồn khác",
    "unit_flag.recorded": "đã ghi công nhận xã",
    "unit_flag.ended": "đã ghi kết thúc công nhận xã",
    "unit_flag.voided": "đã bỏ công nhận xã ghi nhầm",
    "member.admitted": "đã ghi thành viên",
    "member.left": "đã ghi việc chấm dứt tư cách thành viên",
    "member.corrected": "đã đính chính thông tin thành viên",
    "contribution.recorded": "đã ghi sổ vốn góp",
    "contribution.reversed": "đã ghi đảo dòng vốn góp",
    "certificate.issued": "đã lập giấy chứng nhận phần vốn góp",
    "certificate.withdrawn": "đã thu hồi giấy chứng nhận phần vốn góp",
    "finding.explained": "đã giải trình vấn đề",
    "finding.exported": "đã xuất danh sách vấn đề",
    "observation.decided": "đã chọn thông tin",
    "organisation.updated": "đã cập nhật thông tin",
}

#: What the audit log calls each field.
FIELDS = {
    "name": "Tên",
    "short_name": "Tên viết tắt",
    "foreign_name": "Tên bằng tiếng nước ngoài",
    "unit": "Địa bàn",
    "address": "Địa chỉ",
    "status": "Tình trạng pháp lý",
    "status_on": "Ở tình trạng đó từ ngày",
    "ground": "Căn cứ",
    "activity": "Tình trạng hoạt động thực tế",
    "amount_vnd": "Vốn điều lệ",
    "representative": "Người đại diện",
    "position": "Chức danh",
    "person": "Người liên hệ",
    "phone": "Điện thoại",
    "email": "Thư điện tử",
    "line": "Ngành, nghề chính",
    "business_line": "Ngành, nghề",
    "contact": "Liên hệ",
    "unit_flag": "Công nhận",
    "founded": "Ngày thành lập",
    "registered_on": "Ngày đăng ký lần đầu",
    "start_on": "Từ ngày",
    "member": "Thành viên",
    "member_class": "Loại thành viên",
    "leave_ground": "Căn cứ chấm dứt",
    "contribution": "Vốn góp",
    "certificate": "Giấy chứng nhận phần vốn góp",
    "governance": "Tổ chức quản trị",
    "branch": "Đơn vị phụ thuộc, địa điểm kinh doanh",
    "trait": "Đặc điểm",
    "finding": "Vấn đề",
    "explained_until": "Giải trình đến ngày",
    "remark": "Ghi chú của danh sách",
    "observation": "Thông tin của nguồn khác",
    "tax_state": "Tình trạng theo cơ quan thuế",
    "tax_debt": "Nợ thuế",
    **{scheme.value: words for scheme, words in SCHEME.items()},
    **{figure.value: words for figure, words in DECLARED.items()},
}


def status_label(kind: str, status: str) -> str:
    """Return the status in the words of Điều 27 (HTX, liên hiệp) or Điều 28 (tổ hợp tác)."""
    table = GROUP_STATUS if kind == Kind.GROUP else STATUS
    return table[Status(status)]


def short_status(kind: str, status: str) -> str:
    """Return the status as a column of a list says it."""
    table = SHORT_GROUP_STATUS if kind == Kind.GROUP else SHORT_STATUS
    return table[Status(status)]
