"""Words of the facts beside the registered matters, of sources that disagree, of sectors."""

from coop_registry.rules.facts import Matter, UnitFlagKind
from coop_registry.rules.sectors import Sector

MATTER = {
    Matter.LINE: "Ngành, nghề kinh doanh",
    Matter.GOVERNANCE: "Tổ chức quản trị",
    Matter.BRANCH: "Chi nhánh, văn phòng đại diện, địa điểm kinh doanh",
    Matter.TRAIT: "Sản phẩm, OCOP, chuỗi, công nghệ cao, khen thưởng",
    Matter.ACTIVITY: "Tình trạng hoạt động thực tế",
    Matter.CONTACT: "Liên hệ",
}

#: Chương trình mục tiêu quốc gia xây dựng nông thôn mới.
UNIT_FLAG = {
    UnitFlagKind.NEW_RURAL: "Đạt chuẩn nông thôn mới",
    UnitFlagKind.NEW_RURAL_ADVANCED: "Đạt chuẩn nông thôn mới nâng cao",
    UnitFlagKind.NEW_RURAL_MODEL: "Đạt chuẩn nông thôn mới kiểu mẫu",
}

SECTOR = {
    Sector.AGRICULTURE: "Nông, lâm, ngư, diêm nghiệp",
    Sector.INDUSTRY: "Công nghiệp, tiểu thủ công nghiệp",
    Sector.CONSTRUCTION: "Xây dựng",
    Sector.CREDIT: "Tín dụng",
    Sector.TRADE: "Thương mại",
    Sector.TRANSPORT: "Vận tải",
    Sector.ENVIRONMENT: "Môi trường",
    Sector.OTHER: "Lĩnh vực khác",
}
