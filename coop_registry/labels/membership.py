"""Words of members, contributions, branches and qualities."""

from coop_registry.rules.findings import Counted
from coop_registry.rules.kinds import PartyKind
from coop_registry.rules.membership import (
    AssetKind,
    BranchKind,
    Governance,
    LeaveGround,
    LineKind,
    MemberClass,
    TraitKind,
)
from core.dates import format_date
from core.money import format_number
from law.regimes import Regime

#: Since 01/07/2024 (Điều 4 Luật Hợp tác xã 2023).
MEMBER_CLASS = {
    MemberClass.OFFICIAL: "Thành viên chính thức",
    MemberClass.CONTRIBUTING_ASSOCIATE: "Thành viên liên kết góp vốn",
    MemberClass.NON_CONTRIBUTING_ASSOCIATE: "Thành viên liên kết không góp vốn",
}

#: Until 30/06/2024 members were told apart by what they are (Điều 13 Luật Hợp tác xã 2012).
MEMBER_KIND_2012 = {
    PartyKind.PERSON: "Cá nhân",
    PartyKind.HOUSEHOLD: "Hộ gia đình",
    PartyKind.ORGANISATION: "Pháp nhân",
}

LEAVE_GROUND = {
    LeaveGround.DEATH: "Chết, bị Tòa án tuyên bố là đã chết",
    LeaveGround.MISSING: "Bị Tòa án tuyên bố mất tích",
    LeaveGround.INCAPACITY: "Mất hoặc bị hạn chế năng lực hành vi dân sự",
    LeaveGround.IMPRISONED: "Bị kết án phạt tù (Luật Hợp tác xã 2012)",
    LeaveGround.ENTITY_ENDED: "Tổ chức thành viên giải thể, phá sản, chấm dứt",
    LeaveGround.COOPERATIVE_ENDED: "Hợp tác xã giải thể, phá sản, chấm dứt",
    LeaveGround.RESIGNED: "Tự nguyện ra khỏi hợp tác xã",
    LeaveGround.EXPELLED: "Bị khai trừ",
    LeaveGround.IDLE: "Không sử dụng sản phẩm, dịch vụ, không làm việc quá thời hạn",
    LeaveGround.UNPAID: "Không góp vốn hoặc góp dưới mức tối thiểu khi hết hạn",
    LeaveGround.FEE_UNPAID: "Không nộp phí thành viên",
    LeaveGround.TRANSFERRED: "Chuyển nhượng toàn bộ phần vốn góp",
    LeaveGround.CLASS_CHANGED: "Chuyển sang loại thành viên khác",
    LeaveGround.CHARTER: "Trường hợp khác theo Điều lệ",
}

LINE_KIND = {
    LineKind.PLEDGE: "Cam kết góp",
    LineKind.PAYMENT: "Góp vốn",
    LineKind.RETURN: "Trả lại phần vốn góp",
    LineKind.TRANSFER_OUT: "Chuyển nhượng",
    LineKind.TRANSFER_IN: "Nhận chuyển nhượng",
    LineKind.PLEDGE_REDUCED: "Giảm mức cam kết",
    LineKind.REVERSAL: "Ghi đảo dòng đã ghi sai",
}

ASSET_KIND = {
    AssetKind.CASH: "Tiền Việt Nam",
    AssetKind.FOREIGN_CURRENCY: "Ngoại tệ tự do chuyển đổi",
    AssetKind.GOLD: "Vàng",
    AssetKind.LAND_USE_RIGHT: "Quyền sử dụng đất",
    AssetKind.INTELLECTUAL: "Quyền sở hữu trí tuệ, công nghệ, bí quyết kỹ thuật",
    AssetKind.OTHER: "Tài sản khác",
}

GOVERNANCE = {
    Governance.FULL: "Tổ chức quản trị đầy đủ",
    Governance.SHORT: "Tổ chức quản trị rút gọn",
}

BRANCH_KIND = {
    BranchKind.BRANCH: "Chi nhánh",
    BranchKind.OFFICE: "Văn phòng đại diện",
    BranchKind.LOCATION: "Địa điểm kinh doanh",
}

TRAIT_KIND = {
    TraitKind.PRODUCT: "Sản phẩm, dịch vụ chính",
    TraitKind.OCOP: "Sản phẩm OCOP",
    TraitKind.CHAIN: "Tham gia chuỗi giá trị",
    TraitKind.HIGH_TECH: "Ứng dụng công nghệ cao",
    TraitKind.AWARD: "Khen thưởng",
    TraitKind.FIELD: "Lĩnh vực hoạt động",
}

#: What the audit log calls the fields of members.
MEMBER_FIELDS = {
    "end_on": "Đến ngày",
    "book_no": "Số thứ tự trong sổ",
    "excluded_days": "Số ngày không tính vào thời hạn góp vốn",
    "excluded_reason": "Lý do không tính",
}


def member_label(regime: Regime, member_class: str, party_kind: str) -> str:
    """Return what a member is called under the law of the day."""
    if regime is Regime.LAW_2012:
        return MEMBER_KIND_2012[PartyKind(party_kind)]
    return MEMBER_CLASS[MemberClass(member_class)]


def count_words(count: Counted) -> str:
    """Return where a number of members comes from: "khai báo ngày 31/12/2024, danh sách có 5"."""
    if count.figure is None:
        return "theo danh sách"
    said = f"khai báo ngày {format_date(count.figure.on)}"
    return f"{said}, danh sách mới có {format_number(count.listed)}" if count.listed else said
