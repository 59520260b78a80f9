from datetime import date
from decimal import Decimal

import pytest

from coop_registry.reading.cells import Cell
from coop_registry.reading.meanings import M
from coop_registry.reading.values import (
    Paper,
    Qualifier,
    State,
    Unit,
    kind_of_name,
    read_certificate,
    read_code,
    read_code_or_tax,
    read_count,
    read_day,
    read_kind,
    read_member_class,
    read_member_kind,
    read_name,
    read_paper,
    read_person,
    read_phone,
    read_place,
    read_rate,
    read_sex,
    read_share,
    read_status,
    read_tax_code,
    read_text,
    read_unit,
)
from coop_registry.rules.kinds import Activity, IdentityKind, Kind, PartyKind, Status
from coop_registry.rules.membership import MemberClass

E, ABOUT = Qualifier.EXACT, Qualifier.ABOUT

#: (ISO form of the partial day, how exact, whether a person must look).
DAYS: dict[Cell, tuple[str | None, Qualifier, bool]] = {
    "13/6/2017": ("2017-06-13", E, False),
    "Ngày 13/6/2017": ("2017-06-13", E, False),
    "tháng 6/2018": ("2018-06", E, False),
    "tháng 9.2017": ("2017-09", E, False),
    "Ngày 6.10": (None, E, True),
    "Hôm 8.10": (None, E, True),
    "22.7.2021": ("2021-07-22", E, False),
    "tháng 11 năm 2017": ("2017-11", E, False),
    "trong tháng 7/2021": ("2021-07", E, False),
    "giữa năm 2017": ("2017", ABOUT, False),
    "cuối năm 2017": ("2017", ABOUT, False),
    "Năm 2015": ("2015", E, False),
    "2015": ("2015", E, False),
    "05 tháng đầu năm 2019": ("2019", ABOUT, False),
    "6 tháng đầu năm 2021": ("2021", ABOUT, False),
    "Từ đầu năm đến nay (2024)": ("2024", ABOUT, True),
    "sau hơn 3 năm thành lập": (None, E, True),
    "(Cập nhật lúc: 26/11/2019 10:59:44 )": (None, E, True),
    "ngày 05 tháng 7 năm 2019": ("2019-07-05", E, False),
    "2017-06-13": ("2017-06-13", E, False),
    "established in 2017": ("2017", E, False),
    "C’moo 2016 (năm 2016)": ("2016", E, True),
    "6/25/2017": ("2017-06-25", E, True),
    "13/6/17": ("2017-06-13", E, True),
    "31/02/2020": (None, E, True),
    "13/6/2017; 15/7/2020": ("2017-06-13", E, True),
    "42899": ("2017-06-13", E, True),
    42899: ("2017-06-13", E, True),
    2017: ("2017", E, False),
    6.2017: ("2017-06", E, True),
    date(2017, 6, 13): ("2017-06-13", E, False),
    date(1900, 1, 3): ("1900-01-03", E, True),
    "chưa rõ": (None, E, False),
    "": (None, E, False),
}


@pytest.mark.parametrize("cell", DAYS)
def test_days_stay_as_partial_as_they_are(cell: Cell) -> None:
    iso, qualifier, doubtful = DAYS[cell]
    read = read_day(cell)
    assert (read.value.iso() if read.value else None) == iso
    assert (read.qualifier, read.doubt is not None) == (qualifier, doubtful)


def test_a_day_after_the_list_or_long_before_is_doubtful_and_births_are_not() -> None:
    assert read_day("13/6/2024", latest=date(2023, 12, 31)).doubt is not None
    assert read_day("13/6/2023", latest=date(2023, 12, 31)).doubt is None
    assert read_day("1940").doubt is not None
    assert read_day("1940", birth=True).doubt is None


#: (count, how exact, "hộ" or "người", whether a person must look).
COUNTS: dict[Cell, tuple[int | None, Qualifier, str | None, bool]] = {
    "1.599 thành viên": (1599, E, "người", False),
    "03 HTX": (3, E, "người", False),
    "5.935 nghìn thành viên": (5_935_000, E, "người", True),
    "7/23 HTX": (None, E, None, True),
    "trên 400": (400, Qualifier.AT_LEAST, "người", True),
    "khoảng 300": (300, ABOUT, "người", True),
    "gần 300 hộ": (300, ABOUT, "hộ", True),
    "trên dưới 40": (40, ABOUT, "người", True),
    "dưới 10 người": (10, Qualifier.AT_MOST, "người", True),
    "~ 25": (25, ABOUT, "người", True),
    "14 (households) members": (14, E, "hộ", True),
    "10 hộ thành viên": (10, E, "hộ", True),
    "30 thành viên thường xuyên và 50 thành viên thời vụ": (30, E, "người", True),
    "12 xã viên": (12, E, "người", False),
    "22 thành viên, trong đó có 6 thành viên nữ, 12 thành viên là người dân tộc thiểu số": (
        22, E, "người", False,
    ),
    "20 thành viên chính thức": (20, E, "người", True),
    "mười hai thành viên": (12, E, "người", False),
    "24 thành viên (2024)": (24, E, "người", False),
    "10-12": (10, Qualifier.RANGE, "người", True),
    "1.5": (None, E, None, True),
    "-5": (5, E, "người", True),
    "nhiều": (None, E, None, True),
    7: (7, E, "người", False),
    7.5: (None, E, None, True),
    date(2024, 12, 10): (None, E, None, True),
    "không": (None, E, None, False),
}  # fmt: skip


@pytest.mark.parametrize("cell", COUNTS)
def test_counts_are_read_as_people_type_them(cell: Cell) -> None:
    value, qualifier, unit, doubtful = COUNTS[cell]
    read = read_count(cell)
    assert (read.value, read.qualifier, read.unit) == (value, qualifier, unit)
    assert (read.doubt is not None) is doubtful


def test_what_is_counted_within_a_total_is_kept_apart() -> None:
    words = "22 thành viên, trong đó có 6 thành viên nữ, 12 thành viên là người dân tộc thiểu số"
    assert read_count(words).parts == {M.MEMBERS_WOMEN: 6, M.MEMBERS_MINORITY: 12}
    assert read_count("05 lao động thường xuyên", M.WORKERS).doubt is None
    both = read_count("05 lao động thường xuyên; 16 lao động thời vụ", M.WORKERS)
    assert (both.value, both.doubt is not None) == (5, True)


@pytest.mark.parametrize(
    ("words", "rate", "doubtful"),
    [
        ("0,4%/tháng, tương đương 4,8%/năm", "0.048", False),
        ("0,4%/tháng, tương đương 5,8%/năm", "0.048", True),
        ("1%/tháng", "0.12", False),
        ("5,13%/year", "0.0513", False),
        ("0,5%", "0.005", True),
        ("miễn lãi", None, True),
    ],
)
def test_rates_are_yearly(words: str, rate: str | None, doubtful: bool) -> None:
    read = read_rate(words)
    assert read.value == (Decimal(rate) if rate else None)
    assert (read.doubt is not None) is doubtful


def test_shares_need_to_know_what_the_column_holds() -> None:
    assert read_share("12,5%").value == Decimal("0.125")
    assert read_share("12,5").value == Decimal("0.125")
    assert read_share(0.125, as_fraction=True).value == Decimal("0.125")
    assert read_share(0.125).doubt is not None
    assert read_share("120").doubt is not None


#: The words of reports, portals and the tax office: (status, activity, whether to look).
STATUSES = {
    "Đang hoạt động": (Status.ACTIVE, Activity.OPERATING, False),
    "Hoạt động": (Status.ACTIVE, Activity.OPERATING, False),
    "Tạm ngừng hoạt động ": (Status.SUSPENDED, None, False),
    "Ngừng hoạt động, chờ giải thể ": (None, Activity.STOPPED, True),
    "ngừng hoạt động": (None, Activity.STOPPED, False),
    "đang hoạt động không phát sinh doanh thu": (Status.ACTIVE, Activity.WEAK, False),
    "dừng hoạt động chờ giải thể": (None, Activity.STOPPED, True),
    "giải thể": (Status.ENDED, None, False),
    "mới đăng ký nhưng chưa đi vào hoạt động": (Status.ACTIVE, Activity.NOT_STARTED, False),
    "hoạt động có hiệu quả": (Status.ACTIVE, Activity.OPERATING, False),
    "hoạt động cầm chừng": (Status.ACTIVE, Activity.WEAK, False),
    "ngừng hoạt động, không tìm thấy trụ sở": (None, Activity.STOPPED, True),
    "Không hoạt động tại địa chỉ đã đăng ký": (Status.NOT_AT_ADDRESS, None, False),
    "06 - NNT không hoạt động tại địa chỉ đã đăng ký": (Status.NOT_AT_ADDRESS, None, False),
    "Đang làm thủ tục giải thể": (Status.CLOSING, None, False),
}


@pytest.mark.parametrize("words", STATUSES)
def test_status_words_go_through_the_table(words: str) -> None:
    status, activity, doubtful = STATUSES[words]
    read = read_status(words)
    assert read.value == State(status, activity)
    assert (read.doubt is not None) is doubtful


@pytest.mark.parametrize("words", ["khá, giỏi", "Trung bình", "x", "đang chuyển đổi"])
def test_unknown_status_words_wait_for_a_person(words: str) -> None:
    read = read_status(words)
    assert read.value is None
    assert read.doubt is not None


@pytest.mark.parametrize(
    ("words", "bare", "kind"),
    [
        ("Hợp tác xã Nhung Lũy", "Nhung Lũy", Kind.COOPERATIVE),
        ("Hợp tác xã (HTX) Thân Trường", "Thân Trường", Kind.COOPERATIVE),
        ("HTX 20-10", "20-10", Kind.COOPERATIVE),
        ("HTX Chè 168", "Chè 168", Kind.COOPERATIVE),
        ("LHHTX Bắc Kạn", "Bắc Kạn", Kind.UNION),
        ("Liên hiệp hợp tác xã Ba Bể", "Ba Bể", Kind.UNION),
        ("THT Đại Thắng", "Đại Thắng", Kind.GROUP),
        ("Tổ hợp tác nuôi ong Thanh Thịnh", "nuôi ong Thanh Thịnh", Kind.GROUP),
        ("QTDND Đức Xuân", "Đức Xuân", Kind.COOPERATIVE),
        ("Dịch vụ khai thác thủy sản Quyết Thắng", "Dịch vụ khai thác thủy sản Quyết Thắng", None),
        ("HTX Nông, lâm nghiệp, dịch vụ và môi trường Cao Sơn",
         "Nông, lâm nghiệp, dịch vụ và môi trường Cao Sơn", Kind.COOPERATIVE),
        ("HTX nông nghiệp ECOTEA Farm", "nông nghiệp ECOTEA Farm", Kind.COOPERATIVE),
        ("HTX Xoài Bảy Ngàn", "Xoài Bảy Ngàn", Kind.COOPERATIVE),
        ("HTX H’Mông", "H’Mông", Kind.COOPERATIVE),
    ],
)  # fmt: skip
def test_names_keep_every_letter_and_tell_their_kind(
    words: str, bare: str, kind: Kind | None
) -> None:
    read = read_name(words)
    assert read.doubt is None
    assert (read.value.full, read.value.bare, read.value.kind) == (words, bare, kind)
    assert kind_of_name(words) is kind


def test_one_name_in_several_spellings_has_one_key() -> None:
    keys = {read_name(words).value.key for words in ("HTX 20-10", "HTX 20/10", "Hợp tác xã 20-10")}
    assert keys == {"20 10"}
    assert read_name("HTX Nhung Luỹ").value.key == read_name("HTX Nhung Lũy").value.key
    assert read_name("HTX Định Hoá").value.key == read_name("hợp tác xã Định Hóa").value.key


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (date(2022, 10, 20), "20/10"),
        (44854, "20/10"),
        ("44854", "chỉ có số"),
        ("20/10", "trông như ngày"),
        ("HTX", "thiếu tên riêng"),
        ("HTX N?ng nghi?p", "mất chữ"),
        ("Toan Dan Cooperative", "không dấu"),
    ],
)
def test_names_that_excel_changed_or_that_lost_letters_are_asked(cell: Cell, said: str) -> None:
    assert said in (read_name(cell).doubt or "")


def test_kinds_persons_sexes_and_classes() -> None:
    assert read_kind("HTX").value is Kind.COOPERATIVE
    assert read_kind("3.3. LHHTX").value is Kind.UNION
    assert read_kind("Tổ hợp tác").value is Kind.GROUP
    assert read_kind("Công ty").doubt is not None
    assert read_person("Hộ ông Nguyễn Văn A")[:2] == ("Nguyễn Văn A", "Hộ ông Nguyễn Văn A")
    assert read_person("Hộ ông Nguyễn Văn A").unit == PartyKind.HOUSEHOLD
    assert read_person("Công ty TNHH Minh Phú").unit == PartyKind.ORGANISATION
    assert read_person("Bà Lý Thị Hộ").value == "Lý Thị Hộ"
    assert read_person("Chưa có chủ nhiệm").is_blank
    assert read_person("Nguy?n V?n A").doubt is not None
    assert read_person("Nguyễn Văn A, Lê Thị B").doubt is not None
    assert read_member_kind("Hộ gia đình").value is PartyKind.HOUSEHOLD
    assert read_member_class("Thành viên liên kết không góp vốn").value is (
        MemberClass.NON_CONTRIBUTING_ASSOCIATE
    )
    assert read_member_class("liên kết").doubt is not None
    assert [read_sex(words).value for words in ("Nam", "nữ", "")] == ["male", "female", None]
    assert read_text("V? th? viÖc lµm").doubt is not None


@pytest.mark.parametrize(
    ("cell", "number", "kind", "on", "issuer", "doubtful"),
    [
        ("006012345678, 12/05/2021, Cục CS QLHC về TTXH", "006012345678", IdentityKind.CITIZEN,
         "2021-05-12", "Cục CS QLHC về TTXH", False),
        ("CMND số 095012345 cấp ngày 01/02/2010 tại CA Bắc Kạn", "095012345",
         IdentityKind.OLD_CITIZEN, "2010-02-01", "CA Bắc Kạn", False),
        ("Số: 095012345; ngày cấp: 01/02/2010; nơi cấp: Công an tỉnh Bắc Kạn", "095012345",
         IdentityKind.OLD_CITIZEN, "2010-02-01", "Công an tỉnh Bắc Kạn", False),
        ("4700123456 do Sở KH&ĐT cấp ngày 5/6/2018", "4700123456", IdentityKind.ORGANISATION,
         "2018-06-05", "Sở KH&ĐT", False),
        ("Quyết định số 123/QĐ-UBND ngày 5/6/2010 của UBND huyện Ba Bể", "123/QĐ-UBND",
         IdentityKind.ORGANISATION, "2010-06-05", "UBND huyện Ba Bể", False),
        ("Hộ chiếu B1234567", "B1234567", IdentityKind.PASSPORT, None, None, False),
        ("006012345678", "006012345678", IdentityKind.CITIZEN, None, None, False),
        (6012345678, "006012345678", IdentityKind.CITIZEN, None, None, True),
        (60123456789, "060123456789", IdentityKind.CITIZEN, None, None, True),
        (95012345, "095012345", IdentityKind.OLD_CITIZEN, None, None, True),
        ("CCCD 095012345", "095012345", IdentityKind.OLD_CITIZEN, None, None, True),
        ("12345", "12345", IdentityKind.ORGANISATION, None, None, True),
    ],
)  # fmt: skip
def test_number_day_and_issuer_in_one_cell_are_parted(
    cell: Cell, number: str, kind: IdentityKind, on: str | None, issuer: str | None, doubtful: bool
) -> None:
    read = read_paper(cell)
    paper = read.value
    assert isinstance(paper, Paper)
    assert (paper.number, paper.kind, paper.issued_by) == (number, kind, issuer)
    assert (paper.issued_on.iso() if paper.issued_on else None) == on
    assert (read.doubt is not None) is doubtful


def test_identity_numbers_that_excel_spoiled_are_asked() -> None:
    assert read_paper("6.01235E+10").doubt is not None
    assert read_code(131507000012345678.0).doubt is not None
    assert read_code(131507000012).value == "131507000012"
    assert read_code("13.1507E+11").doubt is not None or read_code("1.31507E+11").doubt is not None


def test_codes_and_certificates() -> None:
    assert read_code("Mã số: 131 507 000 012").value == "131507000012"
    assert read_code("13B000123").value == "13B000123"
    assert read_code("chưa có").is_blank
    paper = read_certificate("Số 131507000012 cấp ngày 5/6/2014").value
    assert (paper.number, paper.issued_on.iso()) == ("131507000012", "2014-06-05")
    assert read_tax_code("4700 123 456").value == "4700123456"
    assert read_tax_code("4700123456-001").value == "4700123456-001"
    assert read_tax_code("123").doubt is not None
    code, tax = read_code_or_tax("131507000012; 4700123456")
    assert (code.value, tax.value) == ("131507000012", "4700123456")
    code, tax = read_code_or_tax("4700123456")
    assert (code.value, tax.value) == (None, "4700123456")


def test_a_wrong_check_digit_of_a_tax_code_is_only_noted() -> None:
    assert read_tax_code("0100109106").note is None
    assert read_tax_code("0100109107").note is not None
    assert read_tax_code("0100109107").doubt is None
    assert read_tax_code(100109106).doubt is not None
    assert read_tax_code(100109106).value == "0100109106"


@pytest.mark.parametrize(
    ("cell", "number", "doubtful"),
    [
        ("0912 345 678", "0912345678", False),
        (912345678, "0912345678", False),
        ("+84 912 345 678", "0912345678", False),
        ("0209.3870.123", "02093870123", False),
        ("0912345678/0987654321", "0912345678, 0987654321", False),
        ("01234567890", "01234567890", True),
        ("12", "12", True),
    ],
)
def test_phone_numbers(cell: Cell, number: str, doubtful: bool) -> None:
    read = read_phone(cell)
    assert (read.value, read.doubt is not None) == (number, doubtful)


@pytest.mark.parametrize(
    ("words", "level", "unit"),
    [
        ("huyện Chợ Đồn", M.DISTRICT, Unit("Chợ Đồn", "huyện")),
        ("Ba Bể", M.DISTRICT, Unit("Ba Bể")),
        ("TP. Bắc Kạn", M.DISTRICT, Unit("Bắc Kạn", "thành phố")),
        ("T.P Thái Nguyên", M.DISTRICT, Unit("Thái Nguyên", "thành phố")),
        ("TP.Quảng Ngãi", M.DISTRICT, Unit("Quảng Ngãi", "thành phố")),
        ("TP Thái Nguyên", M.DISTRICT, Unit("Thái Nguyên", "thành phố")),
        ("thị xã Bắc Kạn", M.DISTRICT, Unit("Bắc Kạn", "thị xã")),
        ("TX.Đức Phổ", M.DISTRICT, Unit("Đức Phổ", "thị xã")),
        ("P. Đức Xuân", M.COMMUNE, Unit("Đức Xuân", "phường")),
        ("thị trấn Nà Phặc", M.COMMUNE, Unit("Nà Phặc", "thị trấn")),
        ("TT. Nà Phặc", M.COMMUNE, Unit("Nà Phặc", "thị trấn")),
        ("Bà Rịa -Vũng Tàu", M.PROVINCE, Unit("Bà Rịa -Vũng Tàu")),
        ("tỉnh Bắc Cạn", M.PROVINCE, Unit("Bắc Cạn", "tỉnh")),
        ("Xã Xã Đàn", M.COMMUNE, Unit("Xã Đàn", "xã")),
        ("Bản Ven", M.VILLAGE, Unit("Ven", "bản")),
    ],
)
def test_units_with_and_without_their_type(words: str, level: M, unit: Unit) -> None:
    read = read_unit(words, level)
    assert (read.value, read.doubt) == (unit, None)


def test_a_unit_of_another_level_is_doubtful_and_an_address_is_parted() -> None:
    assert read_unit("huyện Ba Bể", M.COMMUNE).doubt is not None
    place = read_place("Thôn Nà Pài, xã Bằng Phúc, huyện Chợ Đồn, tỉnh Bắc Kạn").value
    assert [str(p) for p in (place.village, place.commune, place.district, place.province)] == [
        "Thôn Nà Pài",
        "Xã Bằng Phúc",
        "Huyện Chợ Đồn",
        "Tỉnh Bắc Kạn",
    ]
    two = read_place("xã Côn Minh, tỉnh Thái Nguyên").value
    assert (two.commune, two.district) == (Unit("Côn Minh", "xã"), None)
    assert read_place("Tổ 5 - P. Đức Xuân - Bắc Kạn").value.rest == ("Bắc Kạn",)
    assert read_place("X? Y?n Dương").doubt is not None
