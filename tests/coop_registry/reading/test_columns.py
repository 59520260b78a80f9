import pytest

from coop_registry.reading.columns import Heading, heading_key, map_columns, recognise, slug
from coop_registry.reading.meanings import WORDS, ListKind, M
from coop_registry.reading.scales import MoneyUnit, Period, unit_in, unit_of_heading, unit_of_line


def headings(*titles: str) -> list[Heading]:
    """Return headings; "Vốn góp > Tỷ lệ" stands for a title under a group."""
    found = []
    for index, words in enumerate(titles):
        *group, title = words.split(" > ")
        found.append(Heading(index, title, " › ".join(group)))
    return found


#: Phụ lục I-3, danh sách thành viên hợp tác xã, word for word.
MEMBER_FORM = {
    "STT": M.ORDER,
    "Tên thành viên": M.MEMBER_NAME,
    "Ngày, tháng, năm sinh đối với thành viên là cá nhân, người đại diện hợp pháp của hộ gia đình": M.BIRTH,
    "Giới tính": M.SEX,
    "Quốc tịch": M.NATIONALITY,
    "Dân tộc": M.ETHNIC,
    "Chỗ ở hiện tại đối với thành viên là cá nhân, người đại diện hợp pháp của hộ gia đình": M.RESIDENCE,
    "Nơi đăng ký hộ khẩu thường trú đối với cá nhân; địa chỉ trụ sở chính đối với tổ chức": M.PERMANENT_ADDRESS,
    "Số, ngày, cơ quan cấp Chứng minh nhân dân/Căn cước công dân hoặc Hộ chiếu đối với cá nhân; "
    "Giấy chứng nhận đăng ký doanh nghiệp (hoặc các giấy chứng nhận tương đương) đối với doanh "
    "nghiệp; Quyết định thành lập đối với tổ chức": M.IDENTITY,
    "Vốn góp > Giá trị phần vốn góp (bằng số; VNĐ và giá trị tương đương theo đơn vị tiền nước "
    "ngoài, nếu có)": M.CONTRIBUTION,
    "Vốn góp > Tỷ lệ (%)": M.CONTRIBUTION_SHARE,
    "Thời điểm hoàn thành góp vốn": M.CONTRIBUTED_ON,
    "Mã số dự án, ngày cấp, cơ quan cấp Giấy chứng nhận đăng ký đầu tư (nếu có)": M.PROJECT,
    "Chữ ký của thành viên¹": M.SIGNATURE,
    "Ghi chú": M.NOTE,
}
LISTS = {
    "working register": {
        "tên HTX": M.NAME, "ngày thành lập": M.FOUNDED, "mã số HTX": M.CODE,
        "ngành nghề": M.LINE, "huyện/TP": M.DISTRICT, "vốn điều lệ": M.CAPITAL_REGISTERED,
        "số thành viên": M.MEMBERS_TOTAL, "tổng số lao động": M.WORKERS,
        "lao động là thành viên": M.WORKERS_MEMBERS, "lao động thuê ngoài": M.WORKERS_HIRED,
        "loại hình": M.KIND, "trạng thái": M.STATUS, "thời gian audit": None,
    },
    "old title": {
        "ID": None, "Tên": M.NAME, "Mã Số Thuế": M.TAX_CODE, "Chủ nhiệm": M.REPRESENTATIVE,
        "Địa Chỉ": M.ADDRESS, "Số điện thoại": M.PHONE,
    },
    "two levels": {
        "Mã": M.CODE, "Tên HTX": M.NAME, "Người đại diện": M.REPRESENTATIVE,
        "Điện thoại": M.PHONE, "Tỉnh": M.PROVINCE, "Xã/Phường": M.COMMUNE,
    },
    "contacts": {
        "Tên HTX (đầy đủ)": M.NAME, "Tên viết tắt": M.SHORT_NAME, "Mã số thuế": M.TAX_CODE,
        "Giám đốc": M.REPRESENTATIVE, "Số điện thoại": M.PHONE,
    },
    "honour": {"STT": M.ORDER, "Tỉnh": M.PROVINCE, "Tên": M.NAME, "thành tích": None},
    "yearly": {
        "Tên hợp tác xã": M.NAME, "Số xã viên": M.MEMBERS_TOTAL, "Thành viên > Nữ": M.MEMBERS_WOMEN,
        "Mã số hợp tác xã/mã số thuế": M.CODE_OR_TAX, "Doanh thu > KH 2024": None,
        "Số Giấy chứng nhận đăng ký kinh doanh": M.CERTIFICATE_NO, "Ngày cấp": M.CERTIFICATE_ON,
        "Số thành viên mới kết nạp": None, "Tỷ lệ nữ (%)": None, "Lao động nữ": None,
    },
    "tax office": {
        "MST": M.TAX_CODE, "Tên người nộp thuế": M.NAME, "Trạng thái MST": M.STATUS,
        "Số tiền nợ": M.TAX_DEBT, "Lý do": M.NOTE,
    },
}  # fmt: skip


def test_the_member_form_is_known_column_by_column() -> None:
    found = map_columns(headings(*MEMBER_FORM))
    assert found.kind is ListKind.MEMBERS
    assert [column.meaning for column in found.columns] == list(MEMBER_FORM.values())
    assert found.columns[9].unit is MoneyUnit.DONG
    assert found.unknown == ()


@pytest.mark.parametrize("name", LISTS)
def test_real_headings_of_organisations_are_known_or_asked(name: str) -> None:
    found = map_columns(headings(*LISTS[name]))
    assert found.kind is (ListKind.TAX if name == "tax office" else ListKind.ORGANISATIONS)
    assert [column.meaning for column in found.columns] == list(LISTS[name].values())
    assert [h.text for h in found.unknown] == [
        words.replace(" > ", " › ") for words, meaning in LISTS[name].items() if meaning is None
    ]


def test_a_column_inserted_by_somebody_changes_no_other() -> None:
    before = ["Tên HTX", "Số thành viên", "Trạng thái"]
    after = ["Tên HTX", "Số thành viên", "Loại hình", "Trạng thái"]
    old, new = map_columns(headings(*before)), map_columns(headings(*after))
    assert old.of(M.STATUS).index == 2  # type: ignore[union-attr] # it is there
    assert new.of(M.STATUS).index == 3  # type: ignore[union-attr] # it is there
    assert heading_key(headings(*before)) != heading_key(headings(*after))
    assert heading_key(headings(*before)) == heading_key(headings(*reversed(before)))


def test_what_a_person_chose_is_used_by_heading_not_by_place() -> None:
    given = headings("Tên HTX", "Cột lạ", "Ghi chú", "Cột lạ")
    names = slug(given)
    found = map_columns(given, {names[1]: M.PRODUCTS, names[2]: None})
    assert [column.meaning for column in found.columns] == [M.NAME, M.PRODUCTS, None, None]
    assert [heading.index for heading in found.unknown] == [3]


def test_figures_of_several_years_are_columns_of_one_meaning() -> None:
    found = map_columns(
        headings(
            "Tên HTX", "Doanh thu (tr.đ) > 2021", "Doanh thu (tr.đ) > Năm 2022", "Lãi năm 2022"
        )
    )
    assert [(c.meaning, c.year) for c in found.columns[1:]] == [
        (M.REVENUE, 2021),
        (M.REVENUE, 2022),
        (M.PROFIT, 2022),
    ]
    assert {c.unit for c in found.columns[1:3]} == {MoneyUnit.MILLION}


def test_a_meaning_met_twice_is_read_once_and_said() -> None:
    found = map_columns(headings("Tên HTX", "Vốn điều lệ", "Vốn đăng ký"))
    assert [c.meaning for c in found.columns] == [M.NAME, M.CAPITAL_REGISTERED, None]
    assert [h.text for h in found.doubled] == ["Vốn đăng ký"]


def test_birth_years_under_men_and_women_and_old_member_words() -> None:
    found = map_columns(
        headings(
            "TT", "Họ và tên xã viên", "Năm sinh > Nam", "Năm sinh > Nữ", "Ngày cấp", "Vốn góp"
        )
    )
    assert found.kind is ListKind.MEMBERS
    assert [c.meaning for c in found.columns[1:]] == [
        M.MEMBER_NAME, M.BIRTH_MALE, M.BIRTH_FEMALE, M.IDENTITY_ON, M.CONTRIBUTION,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("HỌ TÊN CHỦ NHIỆM", M.REPRESENTATIVE),
        ("Ho\u0323 va\u0300 te\u0302n chu\u0309 nhie\u0323\u0302m", M.REPRESENTATIVE),
        ("Vốn điều lệ (triệu đồng)", M.CAPITAL_REGISTERED),
        ("Vốn điều lệ\n(Tr.đ)", M.CAPITAL_REGISTERED),
        ("Vốn (thực góp)", M.CAPITAL_PAID),
        ("Số thành viên đến 31/12/2023", M.MEMBERS_TOTAL),
        ("Số thành viên được đào tạo", None),
        ("Ước doanh thu 2024", None),
        ("Hợp tác xã Thân Trường", None),
        ("Lãi suất", None),
        ("", None),
    ],
)
def test_a_heading_is_known_only_when_nothing_in_it_changes_what_is_counted(
    words: str, meaning: M | None
) -> None:
    assert recognise(words) is meaning


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("ĐVT: triệu đồng", MoneyUnit.MILLION),
        ("Đơn vị tính: 1.000 đồng", MoneyUnit.THOUSAND),
        ("(Đơn vị: tr.đ)", MoneyUnit.MILLION),
        ("ĐVT: tỷ đồng", MoneyUnit.BILLION),
        ("Đơn vị tính: VNĐ", MoneyUnit.DONG),
        ("Đơn vị: UBND huyện", None),
        ("triệu đồng", None),
    ],
)
def test_the_unit_line_is_read(line: str, unit: MoneyUnit | None) -> None:
    assert unit_of_line(line) is unit


def test_units_and_periods_in_headings() -> None:
    assert unit_of_heading("Thu nhập (đồng/người/tháng)") is MoneyUnit.DONG
    assert unit_of_heading("Doanh thu, tỉ đồng") is MoneyUnit.BILLION
    assert unit_of_heading("Công ty") is None
    assert unit_in("1 tỉ") is MoneyUnit.BILLION
    income = map_columns(headings("Tên HTX", "Thu nhập BQ (tr.đ/người/năm)")).columns[1]
    assert (income.period, income.unit) == (Period.YEAR, MoneyUnit.MILLION)


def test_every_meaning_has_its_words() -> None:
    assert set(WORDS) == set(M)
    assert len(set(WORDS.values())) == len(WORDS)
