"""What a column of an office's list can mean, and the Vietnamese words for choosing one."""

from enum import StrEnum

from coop_registry.rules.totals import Total


class ListKind(StrEnum):
    """What a table lists: organisations, members of some, taxpayers, totals (danh sách)."""

    ORGANISATIONS = "organisations"
    MEMBERS = "members"
    TAX = "tax"
    TOTALS = "totals"


class ColumnMeaning(StrEnum):
    """What the cells under a heading say."""

    ORDER = "order"
    NAME = "name"
    SHORT_NAME = "short_name"
    KIND = "kind"
    CERTIFICATE_NO = "certificate_no"
    CERTIFICATE_ON = "certificate_on"
    CERTIFICATE_BY = "certificate_by"
    CODE = "code"
    TAX_CODE = "tax_code"
    CODE_OR_TAX = "code_or_tax"
    ADDRESS = "address"
    VILLAGE = "village"
    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    FOUNDED = "founded"
    CAPITAL_REGISTERED = "capital_registered"
    CAPITAL_PAID = "capital_paid"
    MEMBERS_TOTAL = "members_total"
    MEMBERS_WOMEN = "members_women"
    MEMBERS_MINORITY = "members_minority"
    MEMBERS_OFFICIAL = "members_official"
    MEMBERS_ASSOCIATE = "members_associate"
    MEMBERS_HOUSEHOLDS = "members_households"
    MEMBERS_ENTITIES = "members_entities"
    REPRESENTATIVE = "representative"
    POSITION = "position"
    PHONE = "phone"
    EMAIL = "email"
    LINE = "line"
    PRODUCTS = "products"
    STATUS = "status"
    STATUS_ON = "status_on"
    WORKS = "works"
    WORKS_NOT = "works_not"
    RATING = "rating"
    WORKERS = "workers"
    WORKERS_MEMBERS = "workers_members"
    WORKERS_HIRED = "workers_hired"
    REVENUE = "revenue"
    PROFIT = "profit"
    INCOME = "income"
    OCOP = "ocop"
    CHAIN = "chain"
    PARTNER = "partner"
    AWARD = "award"
    UNIT_CODE = "unit_code"
    DISTRICT_CODE = "district_code"
    ACTIVITY = "activity"
    SECTOR = "sector"
    CAPITAL_SOURCE = "capital_source"
    MEMBERS_SOURCE = "members_source"
    TAX_DEBT = "tax_debt"
    YEAR = "year"
    GRANTED = "granted"
    NOTE = "note"
    UNIT = "unit"
    INDICATOR = "indicator"
    MEASURE = "measure"
    FIGURE = "figure"
    PERSON_NAME = "person_name"
    MEMBER_NAME = "member_name"
    BIRTH = "birth"
    BIRTH_MALE = "birth_male"
    BIRTH_FEMALE = "birth_female"
    SEX = "sex"
    SEX_MALE = "sex_male"
    SEX_FEMALE = "sex_female"
    NATIONALITY = "nationality"
    ETHNIC = "ethnic"
    RESIDENCE = "residence"
    PERMANENT_ADDRESS = "permanent_address"
    IDENTITY = "identity"
    IDENTITY_ON = "identity_on"
    IDENTITY_BY = "identity_by"
    CONTRIBUTION = "contribution"
    CONTRIBUTION_SHARE = "contribution_share"
    CONTRIBUTED_ON = "contributed_on"
    PROJECT = "project"
    SIGNATURE = "signature"
    MEMBER_CLASS = "member_class"
    MEMBER_KIND = "member_kind"
    JOINED_ON = "joined_on"


M = ColumnMeaning
#: What the cells of a column say; those of a past total may be one of its figures.
Meaning = M | Total


def meaning_from(value: str | None) -> Meaning | None:
    """Return the meaning that was kept under a value; None for "not read"."""
    if not value:
        return None
    return Total(value) if value in _TOTALS else M(value)


_TOTALS = frozenset(total.value for total in Total)

#: Words a person chooses from when a heading is not known.
WORDS = {
    M.ORDER: "Số thứ tự",
    M.NAME: "Tên tổ chức",
    M.SHORT_NAME: "Tên viết tắt",
    M.KIND: "Loại hình",
    M.CERTIFICATE_NO: "Số giấy chứng nhận đăng ký",
    M.CERTIFICATE_ON: "Ngày cấp giấy chứng nhận",
    M.CERTIFICATE_BY: "Nơi cấp giấy chứng nhận",
    M.CODE: "Mã số",
    M.TAX_CODE: "Mã số thuế",
    M.CODE_OR_TAX: "Mã số hoặc mã số thuế",
    M.ADDRESS: "Địa chỉ trụ sở",
    M.VILLAGE: "Thôn, bản, tổ dân phố",
    M.COMMUNE: "Xã, phường, thị trấn",
    M.DISTRICT: "Huyện, thành phố",
    M.PROVINCE: "Tỉnh",
    M.FOUNDED: "Ngày, năm thành lập",
    M.CAPITAL_REGISTERED: "Vốn điều lệ đăng ký",
    M.CAPITAL_PAID: "Vốn thực góp",
    M.MEMBERS_TOTAL: "Tổng số thành viên",
    M.MEMBERS_WOMEN: "Thành viên nữ",
    M.MEMBERS_MINORITY: "Thành viên là người dân tộc thiểu số",
    M.MEMBERS_OFFICIAL: "Thành viên chính thức",
    M.MEMBERS_ASSOCIATE: "Thành viên liên kết",
    M.MEMBERS_HOUSEHOLDS: "Thành viên là hộ gia đình",
    M.MEMBERS_ENTITIES: "Thành viên là tổ chức",
    M.REPRESENTATIVE: "Người đại diện",
    M.POSITION: "Chức vụ",
    M.PHONE: "Số điện thoại",
    M.EMAIL: "Thư điện tử",
    M.LINE: "Ngành nghề, lĩnh vực",
    M.PRODUCTS: "Sản phẩm, dịch vụ",
    M.STATUS: "Tình trạng hoạt động",
    M.STATUS_ON: "Ngày của tình trạng (cơ quan thuế)",
    M.WORKS: "Đang hoạt động (cột đánh dấu có)",
    M.WORKS_NOT: "Không hoạt động (cột đánh dấu không)",
    M.RATING: "Xếp loại",
    M.WORKERS: "Tổng số lao động",
    M.WORKERS_MEMBERS: "Lao động là thành viên",
    M.WORKERS_HIRED: "Lao động thuê ngoài",
    M.REVENUE: "Doanh thu",
    M.PROFIT: "Lãi",
    M.INCOME: "Thu nhập bình quân",
    M.OCOP: "Sản phẩm OCOP, số sao",
    M.CHAIN: "Liên kết chuỗi",
    M.PARTNER: "Đơn vị liên kết, bao tiêu",
    M.AWARD: "Khen thưởng, danh hiệu",
    M.UNIT_CODE: "Mã xã, phường",
    M.DISTRICT_CODE: "Mã huyện",
    M.ACTIVITY: "Tình trạng hoạt động thực tế",
    M.SECTOR: "Nhóm ngành (không ghi vào sổ)",
    M.CAPITAL_SOURCE: "Nguồn số vốn thực góp",
    M.MEMBERS_SOURCE: "Nguồn số thành viên",
    M.TAX_DEBT: "Nợ thuế",
    M.YEAR: "Năm của số liệu",
    M.GRANTED: "Năm công nhận, khen thưởng",
    M.NOTE: "Ghi chú",
    M.UNIT: "Đơn vị, địa bàn (biểu tổng hợp)",
    M.INDICATOR: "Chỉ tiêu (biểu tổng hợp)",
    M.MEASURE: "Đơn vị tính (biểu tổng hợp)",
    M.FIGURE: "Số liệu của ngày, năm ghi ở tiêu đề (biểu tổng hợp)",
    M.PERSON_NAME: "Họ và tên",
    M.MEMBER_NAME: "Tên thành viên",
    M.BIRTH: "Ngày sinh",
    M.BIRTH_MALE: "Năm sinh (cột nam)",
    M.BIRTH_FEMALE: "Năm sinh (cột nữ)",
    M.SEX: "Giới tính",
    M.SEX_MALE: "Giới tính (đánh dấu cột nam)",
    M.SEX_FEMALE: "Giới tính (đánh dấu cột nữ)",
    M.NATIONALITY: "Quốc tịch",
    M.ETHNIC: "Dân tộc",
    M.RESIDENCE: "Chỗ ở hiện tại",
    M.PERMANENT_ADDRESS: "Nơi thường trú, trụ sở của thành viên",
    M.IDENTITY: "Số giấy tờ (căn cước, đăng ký doanh nghiệp, quyết định)",
    M.IDENTITY_ON: "Ngày cấp giấy tờ",
    M.IDENTITY_BY: "Nơi cấp giấy tờ",
    M.CONTRIBUTION: "Giá trị phần vốn góp",
    M.CONTRIBUTION_SHARE: "Tỷ lệ vốn góp",
    M.CONTRIBUTED_ON: "Thời điểm hoàn thành góp vốn",
    M.PROJECT: "Giấy chứng nhận đăng ký đầu tư",
    M.SIGNATURE: "Chữ ký",
    M.MEMBER_CLASS: "Loại thành viên",
    M.MEMBER_KIND: "Cá nhân, hộ gia đình, tổ chức",
    M.JOINED_ON: "Ngày kết nạp",
}

#: Figures a list may give for several years, one column each.
YEARLY = frozenset({M.REVENUE, M.PROFIT, M.INCOME, M.MEMBERS_TOTAL, M.WORKERS, M.RATING})
MONEY = frozenset(
    {M.CAPITAL_REGISTERED, M.CAPITAL_PAID, M.REVENUE, M.PROFIT, M.CONTRIBUTION, M.TAX_DEBT}
)
COUNTS = frozenset(
    {
        M.MEMBERS_TOTAL, M.MEMBERS_WOMEN, M.MEMBERS_MINORITY, M.MEMBERS_OFFICIAL,
        M.MEMBERS_ASSOCIATE, M.MEMBERS_HOUSEHOLDS, M.MEMBERS_ENTITIES, M.WORKERS,
        M.WORKERS_MEMBERS, M.WORKERS_HIRED,
    }
)  # fmt: skip
DATES = frozenset(
    {M.CERTIFICATE_ON, M.FOUNDED, M.STATUS_ON, M.IDENTITY_ON, M.CONTRIBUTED_ON, M.JOINED_ON}
)
#: Under "Năm" people write the year, or the month or day of it.
YEARS = frozenset({M.YEAR, M.GRANTED})
