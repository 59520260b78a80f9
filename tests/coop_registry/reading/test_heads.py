"""Short headings, own sheets, formulas without a result, names without marks, fields of work."""

import io

import openpyxl
import pytest

from coop_registry.papers.import_template import template_xlsx
from coop_registry.reading.files import read_content
from coop_registry.reading.lists import read_lists
from coop_registry.reading.meanings import ListKind, M
from coop_registry.reading.sectors import sector_of
from coop_registry.reading.values import State, read_kind, read_name, read_status
from coop_registry.rules.kinds import Activity, Status
from tests.coop_registry.reading.books import Grid, make_xlsx, read_of

NAMED = [[1, "HTX Chè Một", 12, 5, 500, "x", None], [2, "HTX Chè Hai", 9, 2, 300, None, "x"]]


def one_table(grid: Grid):
    """Return the only table of a sheet with its rows."""
    (table,) = read_lists(read_of(grid)).tables
    return table


@pytest.mark.parametrize("name", ["Đơn vị", "Tên đơn vị"])
def test_short_headings_of_a_list_are_known(name: str) -> None:
    table = one_table([["STT", name, "TS", "Nữ", "Vốn (trđ)"], *(row[:5] for row in NAMED)])
    assert table.kind is ListKind.ORGANISATIONS
    assert table.columns.unknown == ()
    first = table.rows[0]
    assert [first.clear(m) for m in (M.MEMBERS_TOTAL, M.MEMBERS_WOMEN, M.CAPITAL_REGISTERED)] == [
        12, 5, 500_000_000,
    ]  # fmt: skip


@pytest.mark.parametrize("group", ["Hoạt động", "Đang hoạt động", "Tình trạng hoạt động"])
def test_a_mark_under_yes_or_no_says_whether_it_works(group: str) -> None:
    table = one_table(
        [
            ["STT", "Đơn vị", "Thành viên", None, "Vốn (trđ)", group, None],
            [None, None, "TS", "Nữ", None, "Có", "Không"],
            *NAMED,
            [3, "HTX Chè Ba", 9, 2, 300, "x", "x"],
        ]
    )
    assert table.columns.unknown == ()
    states = [row.clear(M.STATUS) for row in table.rows]
    assert states == [
        State(Status.ACTIVE, Activity.OPERATING), State(None, Activity.STOPPED), None,
    ]  # fmt: skip
    assert any("cả cột" in problem.message for problem in table.rows[2].problems)


def test_yes_and_no_alone_are_asked_about() -> None:
    table = one_table([["STT", "Đơn vị", "TS", "Nữ", "Vốn (trđ)", "Có", "Không"], *NAMED])
    assert [heading.title for heading in table.columns.unknown] == ["Có", "Không"]


def test_names_under_unit_are_no_past_total() -> None:
    head = ["Đơn vị", "HTX đang hoạt động", "Tổng số thành viên"]
    named = one_table([head, ["HTX Chè Một", "x", 12], ["HTX Chè Hai", "x", 9]])
    assert named.kind is not ListKind.TOTALS
    total = one_table([head, ["Huyện Ba Bể", 12, 120], ["Huyện Chợ Đồn", 9, 90]])
    assert total.kind is ListKind.TOTALS


def test_nu_of_a_member_list_is_no_count() -> None:
    table = one_table(
        [
            ["STT", "Họ và tên thành viên", "Năm sinh", "Nam", "Nữ"],
            [1, "Nguyễn Văn A", 1980, "x", None],
        ]
    )
    assert table.kind is ListKind.MEMBERS
    assert table.columns.of(M.MEMBERS_WOMEN) is None


def test_the_own_sheets_of_the_empty_workbook_are_passed_over_without_a_word() -> None:
    found = read_lists(read_content("mau.xlsx", template_xlsx(["Xã Bằng Phúc"])))
    assert [table.table.sheet for table in found.tables] == ["Danh sách HTX", "Thành viên"]
    assert found.problems == []
    other = read_lists(read_of([["Ghi chép riêng"]], name="Hướng dẫn"))
    assert "Không tìm thấy dòng tiêu đề" in other.problems[0].message


def computed(formula: str, result: object) -> bytes:
    """Return a workbook with a formula that Excel computed."""
    content = make_xlsx([["STT", "Tên HTX", "Số thành viên"], [1, "HTX Chè Một", formula]])
    assert result == 7
    return content


def test_a_formula_without_a_result_is_asked_about_never_empty() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["STT", "Tên HTX", "Số thành viên", "Vốn điều lệ (triệu đồng)", "Ghi chú"],
        [1, "HTX Chè Một", "=5+7", "=C2*100", None],
        ["=A2+1", "HTX Chè Hai", 9, 300, None],
    ):
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    first, second = read_lists(read_content("a.xlsx", target.getvalue())).organisations()
    for meaning in (M.MEMBERS_TOTAL, M.CAPITAL_REGISTERED):
        assert "công thức chưa tính" in (first.values[meaning].doubt or "")
        assert first.values[meaning].value is None
    assert first.values[M.MEMBERS_TOTAL].raw == "(công thức chưa tính) =5+7"
    assert second.problems == []
    (known,) = read_lists(read_content("b.xlsx", computed("=5+2", 7))).organisations()
    assert known.clear(M.MEMBERS_TOTAL) == 7


@pytest.mark.parametrize(
    "name", ["HTX Nong nghiep Tan Thanh", "Hop tac xa Thanh Tam", "HTX An Phat", "HTX YEN DUONG"]
)
def test_a_name_without_marks_is_asked_about(name: str) -> None:
    read = read_name(name)
    assert "không dấu" in (read.doubt or "")
    assert read.value is not None


@pytest.mark.parametrize(
    "name", ["HTX Mai Lan", "HTX An Khang", "HTX Green Life", "HTX CNC BK foods", "HTX 20-10"]
)
def test_a_name_that_needs_no_marks_is_clear(name: str) -> None:
    assert read_name(name).doubt is None


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("HTX nông nghiệp", "Nông nghiệp"),
        ("HTX phi NN", "Phi nông nghiệp"),
        ("HTX NN", "Nông nghiệp"),
        ("HTX", None),
        ("HTX nông nghiệp Tân Thành", None),
        ("Quỹ tín dụng nhân dân", None),
    ],
)
def test_the_field_of_work_beside_the_kind_is_kept(words: str, sector: str | None) -> None:
    assert sector_of(words) == sector
    table = one_table([["STT", "Tên", "Loại hình"], [1, "HTX Chè Một", words]])
    read = table.rows[0].values.get(M.LINE)
    assert (read.value if read else None) == sector
    assert read_kind(words).value is not None


def test_no_revenue_and_a_revenue_in_one_row_are_asked_about() -> None:
    words = "Đang hoạt động không phát sinh doanh thu"
    head = [
        "STT",
        "Tên HTX",
        "Tình trạng",
        "Doanh thu (triệu đồng)",
        "Doanh thu năm 2024 (triệu đồng)",
    ]
    rows = one_table(
        [
            head,
            [1, "HTX Một", words, 800, None],
            [2, "HTX Hai", words, None, 20],
            [3, "HTX Ba", words, 0, None],
        ]
    ).rows
    assert [row.values[M.STATUS].doubt is not None for row in rows] == [True, True, False]
    assert read_status(words).value.activity is Activity.WEAK


UNMERGED = [
    ["DANH SÁCH HỢP TÁC XÃ (tính đến ngày 31/12/2024)"],
    ["STT", "Tên HTX", "Xã", "Giấy chứng nhận đăng ký", None, "Người đại diện", None, None, None],
    [None, None, None, "Số", "Ngày cấp", "Họ và tên", "Năm sinh", "Số CMND/CCCD", "Ngày cấp"],
    [1, "HTX Chè Một", "Xã Ngọc Phái", "13H0001", "02/03/2015", "Nông Văn Sáu", 1970, None, None],
]


def test_an_unmerged_head_of_two_rows_keeps_the_day_of_the_title() -> None:
    table = one_table(UNMERGED)
    assert len(table.rows) == 1
    assert table.table.spoken is not None
    assert str(table.table.spoken.on).startswith("31/12/2024")
    assert table.rows[0].clear(M.CERTIFICATE_NO) == "13H0001"


@pytest.mark.parametrize("numbers", [(), ("STT",)])
def test_rows_of_text_below_a_merged_head_are_rows(numbers: tuple[str, ...]) -> None:
    """Everything is text, the number too: the second heading row leaves the name to the first."""
    here = len(numbers)
    lead = [[*numbers, "Tên HTX", "Xã", "Người đại diện", None]]
    lead += [[*[None] * here, None, None, "Họ và tên", "Số điện thoại"]]
    names = ["HTX Chè Một", "HTX Chè Hai", "HTX Kim Lư", "HTX Mộc Ly"]
    rows = [
        [*[str(at)] * here, name, "Xã Ngọc Phái", "Nông Văn Sáu", "0912 345 678"]
        for at, name in enumerate(names, 1)
    ]
    merged = [(0, here + 2, 0, here + 3), *((0, at, 1, at) for at in range(here + 2))]
    (table,) = read_lists(read_of([*lead, *rows], merged=merged)).tables
    assert [row.values[M.NAME].raw for row in table.rows] == names
