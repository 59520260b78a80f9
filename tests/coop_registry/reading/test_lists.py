"""The rules of the importer, sentence by sentence, and the member list of Phụ lục I-3."""

from datetime import date
from decimal import Decimal

import pytest

from coop_registry.reading.codepages import CodePage
from coop_registry.reading.columns import slug
from coop_registry.reading.lists import ListRead, TableRead, read_lists
from coop_registry.reading.meanings import ListKind, M
from coop_registry.reading.ratings import RatedProduct
from coop_registry.reading.rows import Level, OrganisationRow
from coop_registry.reading.unwritten import kept_as_remark
from coop_registry.reading.values import Paper, State, Unit
from coop_registry.rules.kinds import Activity, IdentityKind, Kind, PartyKind, Status
from core.dates import PartialDate
from tests.coop_registry.reading.books import Grid, read_of
from tests.coop_registry.reading.test_columns import MEMBER_FORM

HEAD = ["STT", "Tên HTX", "Xã", "Số thành viên", "Vốn điều lệ"]


def read(rows: Grid, **kept: object) -> ListRead:
    return read_lists(read_of(rows, **kept))


def table_of(rows: Grid, **kept: object) -> TableRead:
    (table,) = read(rows, **kept).tables
    return table


def one(head: list[str], cells: list[object], **kept: object) -> OrganisationRow:
    (row,) = list(read([head, cells], **kept).organisations())
    return row


def test_every_value_keeps_its_raw_words_sheet_and_row() -> None:
    table = table_of(
        [
            ["DANH SÁCH HTX"],
            ["", "ĐVT: triệu đồng"],
            HEAD,
            [1, "HTX A", "xã B", "trên 40", "1.500"],
        ],
        name="Năm 2022",
    )
    row = table.rows[0]
    assert (row.sheet, row.number, row.cells) == (
        "Năm 2022",
        4,
        [1, "HTX A", "xã B", "trên 40", "1.500"],
    )
    assert {meaning: value.raw for meaning, value in row.values.items()} == {
        M.ORDER: "1", M.NAME: "HTX A", M.COMMUNE: "xã B", M.MEMBERS_TOTAL: "trên 40",
        M.CAPITAL_REGISTERED: "1.500",
    }  # fmt: skip
    assert row.values[M.CAPITAL_REGISTERED].value == 1_500_000_000
    assert row.values[M.MEMBERS_TOTAL].qualifier == "at_least"


def test_groups_say_place_and_kind_of_the_rows_below() -> None:
    rows = [
        HEAD,
        ["I", "HỢP TÁC XÃ"],
        ["1", "Huyện Ba Bể"],
        ["", "Xã Yến Dương"],
        [1, "Nhung Lũy", "", 20, ""],
        ["II", "TỔ HỢP TÁC"],
        ["", "Xã Hà Hiệu"],
        [1, "Phương Đức", "", 9, ""],
    ]
    first, second = [row for row in read(rows).organisations() if row.values.get(M.MEMBERS_TOTAL)]
    assert (first.kind, second.kind) == (Kind.COOPERATIVE, Kind.GROUP)
    assert first.place.commune == Unit("Yến Dương", "xã")
    assert second.place.commune == Unit("Hà Hiệu", "xã")


def test_a_sheet_or_a_file_named_by_a_commune_says_the_place() -> None:
    row = one(
        ["Tên HTX", "Số thành viên"], ["HTX A", 7], name="Xã Yến Dương", file="Huyện Ba Bể.xlsx"
    )
    assert row.place.commune == Unit("Yến Dương", "xã")
    assert row.place.district == Unit("Ba Bể", "huyện")


def test_totals_are_checked_and_never_imported() -> None:
    good = table_of(
        [HEAD, [1, "HTX A", "", 7, ""], [2, "HTX B", "", 8, ""], ["", "Cộng", "", 15, ""]]
    )
    assert len(good.rows) == 2
    assert good.problems == []
    bad = table_of(
        [HEAD, [1, "HTX A", "", 7, ""], [2, "HTX B", "", 8, ""], ["", "Cộng", "", 54, ""]]
    )
    ((row, sentence),) = bad.problems
    assert row == 4
    assert "ghi 54" in sentence
    assert "được 15" in sentence


def test_subtotals_of_groups_are_checked_against_their_group() -> None:
    rows = [
        HEAD,
        ["I", "Huyện A"],
        [1, "HTX A", "", 7, ""],
        ["", "Cộng", "", 7, ""],
        ["II", "Huyện B"],
        [2, "HTX B", "", 8, ""],
        ["", "Cộng", "", 8, ""],
        ["", "Tổng cộng: 3 HTX", "", 15, ""],
    ]
    table = table_of(rows)
    assert table.problems == [(8, "Dòng tổng ghi 3, danh sách có 2 dòng.")]


def test_a_part_larger_than_its_whole_warns_and_does_not_refuse() -> None:
    row = one(["Tên HTX", "Số thành viên", "Thành viên nữ"], ["HTX A", 7, 9])
    assert not row.is_rejected
    assert row.is_doubtful
    assert row.clear(M.MEMBERS_WOMEN) is None


def test_what_a_count_holds_within_is_taken_where_no_column_says_it() -> None:
    words = "22 thành viên, trong đó có 6 thành viên nữ, 12 thành viên là người dân tộc thiểu số"
    row = one(["Tên HTX", "Số thành viên"], ["HTX A", words])
    assert [row.clear(m) for m in (M.MEMBERS_TOTAL, M.MEMBERS_WOMEN, M.MEMBERS_MINORITY)] == [
        22,
        6,
        12,
    ]


def test_registered_and_paid_capital_are_two_figures() -> None:
    row = one(
        ["Tên HTX", "Vốn điều lệ (triệu đồng)", "Vốn thực góp (triệu đồng)"],
        ["HTX Thới Thạnh", 300, 20],
    )
    assert row.clear(M.CAPITAL_REGISTERED) == 300_000_000
    assert row.clear(M.CAPITAL_PAID) == 20_000_000


def test_yearly_figures_are_kept_by_year() -> None:
    row = one(
        ["Tên HTX", "Doanh thu năm 2021 (tr.đ)", "Doanh thu năm 2022 (tr.đ)"],
        ["HTX A", 1500, "1,6 tỷ"],
    )
    assert [(f.meaning, f.year, f.read.value) for f in row.yearly] == [
        (M.REVENUE, 2021, 1_500_000_000),
        (M.REVENUE, 2022, 1_600_000_000),
    ]


def test_the_capital_of_3150_ty_for_one_cooperative_waits_for_a_person() -> None:
    row = one(["Tên HTX", "Vốn điều lệ"], ["HTX A", "3.150 tỷ"])
    assert row.clear(M.CAPITAL_REGISTERED) is None
    assert any("Ngoài khoảng" in problem.message for problem in row.problems)


def test_identifiers_of_either_kind_are_parted() -> None:
    head = ["Tên HTX", "Mã số hợp tác xã/mã số thuế", "Số Giấy chứng nhận đăng ký"]
    row = one(head, ["HTX A", "4700123456", "131507000012 cấp ngày 5/6/2014"])
    assert row.clear(M.TAX_CODE) == "4700123456"
    assert row.clear(M.CERTIFICATE_NO) == "131507000012"
    assert row.clear(M.CERTIFICATE_ON) == PartialDate(date(2014, 6, 5))
    empty = one(head, ["HTX B", "", ""])
    assert M.CODE not in empty.values
    assert not empty.is_rejected


@pytest.mark.parametrize(
    ("name", "number", "rejected"),
    [
        ("HTX A", "", False),
        ("", "131507000012", False),
        ("", "", True),
        ("HTX N?ng nghi?p", "131507000012", True),
        (date(2022, 10, 20), "", True),
        (44854, "", True),
        ("20/10", "", True),
    ],
)
def test_only_an_unreadable_identity_rejects_a_row(
    name: object, number: str, rejected: bool
) -> None:
    row = one(["Tên HTX", "Mã số HTX", "Số thành viên"], [name, number, 7])
    assert row.is_rejected is rejected


def test_a_row_with_lost_letters_is_refused_and_the_next_is_read() -> None:
    first, second = read(
        [["Tên HTX", "Ngành nghề"], ["HTX A", "V? th? viÖc lµm"], ["HTX B", "chăn nuôi"]]
    ).organisations()
    assert (first.is_rejected, second.is_rejected) == (True, False)


def test_words_that_lost_their_vowel_in_an_old_font_are_doubtful() -> None:
    row = one(["Tên HTX", "Số thành viên"], ["HTX Hơng Ngàn", 7], page=CodePage.TCVN3)
    assert any("mất chữ “ư”" in problem.message for problem in row.problems)
    unicode = one(["Tên HTX", "Số thành viên"], ["HTX Hơng Ngàn", 7])
    assert not any("mất chữ" in problem.message for problem in unicode.problems)


def test_a_name_without_its_kind_takes_it_from_a_title_of_one_kind() -> None:
    titled, _ = [
        next(
            iter(
                read(
                    [[title], ["Tên", "Mã số thuế"], ["Tâm Trà Thái", "4700123456"]]
                ).organisations()
            )
        )
        for title in ("DANH SÁCH HỢP TÁC XÃ", "DANH SÁCH HỢP TÁC XÃ, TỔ HỢP TÁC")
    ]
    assert titled.kind is Kind.COOPERATIVE
    assert _.kind is None


def test_facts_after_the_day_of_the_list_are_doubtful() -> None:
    rows = [["Tính đến ngày 31/12/2020"], ["Tên HTX", "Năm thành lập"], ["HTX A", "5/2021"]]
    (row,) = read(rows).organisations()
    assert row.clear(M.FOUNDED) is None


def test_days_that_an_english_workbook_exchanged_are_doubtful() -> None:
    days: list[object] = [date(2017, 6, 5), date(2018, 1, 3), "25/6/2017", "13/7/2019"]
    table = table_of(
        [["Tên HTX", "Ngày thành lập"], *[[f"HTX A {i}", d] for i, d in enumerate(days)]]
    )
    assert [row.clear(M.FOUNDED) is None for row in table.rows] == [True, True, False, False]
    assert any("đảo ngày và tháng" in sentence for _, sentence in table.problems)


def test_unknown_headings_are_named_and_a_persons_choice_is_used() -> None:
    rows = [["Tên HTX", "Mặt mạnh"], ["HTX A", "chè"]]
    table = table_of(rows)
    assert any("“Mặt mạnh”" in sentence for _, sentence in table.problems)
    name = slug(table.table.headings)[1]
    (again,) = read_lists(read_of(rows), {table.key: {name: M.PRODUCTS}}).tables
    assert again.rows[0].values[M.PRODUCTS].value == "chè"
    assert again.problems == []


def test_a_sheet_without_a_heading_is_named_until_a_person_points_at_it() -> None:
    file = read_of([["Cơ sở", "Thế mạnh"], ["HTX A", "chè"]], name="Bảng")
    assert "dòng tiêu đề" in read_lists(file).problems[0].message
    (pointed,) = read_lists(file, heading_rows={("", "Bảng"): 1}).tables
    assert (pointed.kind, pointed.rows) == (None, [])
    chosen = {pointed.key: {"co so": M.NAME, "the manh": M.PRODUCTS}}
    (row,) = read_lists(file, chosen, heading_rows={("", "Bảng"): 1}).organisations()
    assert row.values[M.NAME].value.full == "HTX A"
    assert row.values[M.PRODUCTS].value == "chè"


def test_status_and_old_titles_are_read() -> None:
    row = one(
        ["ID", "Tên", "Mã Số Thuế", "Chủ nhiệm", "Tình trạng"],
        [1, "HTX A", "4700123456", "Chưa có chủ nhiệm", "Đang hoạt động"],
    )
    assert M.REPRESENTATIVE not in row.values
    assert row.clear(M.STATUS) == State(Status.ACTIVE, Activity.OPERATING)


def test_a_list_of_ocop_products_is_read_by_the_same_engine() -> None:
    row = one(
        ["STT", "Sản phẩm OCOP", "Chủ thể", "Hạng sao", "Huyện"],
        [1, "Gạo nếp", "HTX Tân Sơn", "3 sao", "Chợ Mới"],
    )
    assert row.values[M.NAME].value.full == "HTX Tân Sơn"
    assert (row.clear(M.PRODUCTS), row.clear(M.OCOP)) == (
        "Gạo nếp",
        RatedProduct(None, 3),
    )
    assert row.place.district == Unit("Chợ Mới")


def test_units_in_a_second_heading_row_scale_the_figures() -> None:
    (row,) = read(
        [["STT", "Tên HTX", "Vốn điều lệ", ""], ["", "", "(triệu đồng)", ""], [1, "HTX A", 500, ""]]
    ).organisations()
    assert row.clear(M.CAPITAL_REGISTERED) == 500_000_000


PERSON = [
    1, "Triệu Thị Lan", "12/03/1985", "Nữ", "Việt Nam", "Dao", "thôn Nà Pài, xã Bằng Phúc",
    "xã Bằng Phúc, huyện Chợ Đồn", "006185001234, 12/05/2021, Cục CS QLHC về TTXH", "5.000.000",
    "12,5", "13/6/2017", "", "", "",
]  # fmt: skip
ENTERPRISE = [
    2, "Công ty TNHH Minh Phú", "", "", "Việt Nam", "", "", "TP. Bắc Kạn",
    "4700123456 do Sở KH&ĐT cấp ngày 5/6/2018", "35.000.000", "87,5", "13/6/2017", "", "", "",
]  # fmt: skip


def member_rows() -> list[list[object]]:
    groups = [("Vốn góp" if "Vốn góp" in name else name) for name in MEMBER_FORM]
    groups[10] = ""
    below = [name.split(" > ")[1] if " > " in name else "" for name in MEMBER_FORM]
    return [
        ["DANH SÁCH THÀNH VIÊN HỢP TÁC XÃ RƯỢU MEN LÁ THANH TÂM"],
        ["Mã số: 131507000012"],
        groups,
        below,
        list(range(1, 16)),
        PERSON,
        ENTERPRISE,
        ["", "Tổng cộng", *[""] * 7, "40.000.000"],
        ["", "", "", "", "", "", "", "Bắc Kạn, ngày 05 tháng 01 năm 2024"],
    ]


def test_the_member_list_of_the_form_is_read_whole() -> None:
    merged = [(2, i, 3, i) for i in range(15) if i not in (9, 10)] + [(2, 9, 2, 10)]
    for table in (table_of(member_rows(), merged=merged), table_of(member_rows())):
        assert table.kind is ListKind.MEMBERS
        assert table.problems == []
        assert table.owner.name is not None
        assert table.owner.name.value.full == "HỢP TÁC XÃ RƯỢU MEN LÁ THANH TÂM"
        assert table.owner.code is not None
        assert table.owner.code.value == "131507000012"
        person, enterprise = table.rows
        assert not person.problems
        assert not enterprise.problems
        assert person.clear(M.MEMBER_NAME) == "Triệu Thị Lan"
        assert person.clear(M.BIRTH) == PartialDate(date(1985, 3, 12))
        assert person.clear(M.SEX) == "female"
        assert person.clear(M.CONTRIBUTION) == 5_000_000
        assert person.clear(M.CONTRIBUTION_SHARE) == Decimal("0.125")
        assert person.clear(M.IDENTITY) == Paper(
            "006185001234",
            IdentityKind.CITIZEN,
            PartialDate(date(2021, 5, 12)),
            "Cục CS QLHC về TTXH",
        )
        assert enterprise.values[M.MEMBER_NAME].unit == PartyKind.ORGANISATION
        assert enterprise.values[M.IDENTITY].value.kind is IdentityKind.ORGANISATION


def test_members_of_several_cooperatives_on_one_sheet_know_theirs() -> None:
    rows = [
        [
            "TT",
            "Họ và tên",
            "Năm sinh > x",
            "Số CCCD",
            "Ngày cấp",
            "Nơi cấp",
            "Vốn góp (nghìn đồng)",
        ],
        ["I", "HTX An Bình"],
        [1, "Hộ ông Lý Văn A", "", "006185001234", "12/05/2021", "Cục CS", "5.000"],
        ["II", "HTX Sang Hà"],
        [1, "Nông Thị B", "", "095012345", "", "", "2.000"],
    ]
    first, second = read(rows).members()
    assert first.owner.name is not None
    assert second.owner.name is not None
    assert first.owner.name.value.bare == "An Bình"
    assert second.owner.name.value.bare == "Sang Hà"
    assert first.values[M.MEMBER_NAME].unit == PartyKind.HOUSEHOLD
    paper = first.values[M.IDENTITY].value
    assert (paper.issued_on, paper.issued_by) == (PartialDate(date(2021, 5, 12)), "Cục CS")
    assert first.clear(M.CONTRIBUTION) == 5_000_000


def test_birth_years_in_columns_of_men_and_women_tell_the_sex() -> None:
    rows = [
        ["TT", "Họ và tên", "Năm sinh", "", "Vốn góp"],
        ["", "", "Nam", "Nữ", ""],
        [1, "Lý Văn A", 1980, "", 5_000_000],
        [2, "Nông Thị B", "", "1985", 5_000_000],
        [3, "Bàn Văn C", 1980, 1985, 5_000_000],
    ]
    first, second, third = read(rows).members()
    assert (first.clear(M.SEX), second.clear(M.SEX), third.clear(M.SEX)) == ("male", "female", None)
    assert first.clear(M.BIRTH) is not None
    assert third.is_doubtful


def test_shares_of_a_percent_formatted_column_are_fractions() -> None:
    head = ["Họ và tên", "Ngày sinh", "Vốn góp", "Tỷ lệ (%)"]
    fractions = read([head, ["Lý A", "1980", 5, 0.25], ["Lý B", "1981", 5, 0.75]])
    assert [row.clear(M.CONTRIBUTION_SHARE) for row in fractions.members()] == [
        Decimal("0.25"),
        Decimal("0.75"),
    ]
    percents = read([head, ["Lý A", "1980", 5, 0.5], ["Lý B", "1981", 5, 99.5]])
    assert [row.clear(M.CONTRIBUTION_SHARE) for row in percents.members()] == [
        Decimal("0.005"),
        Decimal("0.995"),
    ]


def test_a_member_list_of_nobody_says_so() -> None:
    table = table_of([["Họ và tên", "Ngày sinh", "Vốn góp"], ["Lý Văn A", "1980", 5_000_000]])
    assert any("của hợp tác xã nào" in sentence for _, sentence in table.problems)
    named = table_of([["Họ và tên", "Ngày sinh"], ["Lý Văn A", "1980"]], name="HTX An Bình")
    assert named.owner.source == "tên trang"
    assert named.problems == []


def test_a_member_without_a_readable_name_is_rejected() -> None:
    first, second = read(
        [["Họ và tên", "Ngày sinh"], ["Nguy?n V?n A", "1980"], ["", "1981"]]
    ).members()
    assert first.is_rejected
    assert second.is_rejected
    assert {problem.level for problem in second.problems} >= {Level.REJECTED}


def test_remarks_of_a_row_stand_in_the_order_of_its_columns() -> None:
    """Whatever the seed of the hash: another order would be another remark at the next import."""
    head = ["STT", "Họ và tên", "Năm sinh", "Doanh thu", "Chức vụ", "Lợi nhuận"]
    (table,) = read_lists(
        read_of([["HTX Chè Một"], head, [1, "Nông Văn Sáu", 1970, 5, "Giám đốc", 7]])
    ).tables
    assert kept_as_remark(table.columns) == (M.REVENUE, M.POSITION, M.PROFIT)
