import pytest

from coop_registry.reading.amounts import NO_UNIT
from coop_registry.reading.meanings import M
from coop_registry.reading.numbers import COMMA, DOT
from coop_registry.reading.scales import MoneyUnit, Period
from coop_registry.reading.values import Qualifier, read_income, read_money
from coop_registry.rules.kinds import Kind

E = Qualifier.EXACT
TRIEU, TY = 10**6, 10**9

#: Words found in lists and reports: (đồng, how exact, what the doubt says).
REAL = {
    "5 tỷ đồng": (5 * TY, E, None),
    "500 triệu đồng": (500 * TRIEU, E, None),
    "1,9 tỷ đồng": (1_900 * TRIEU, E, None),
    "2.2 tỷ đồng": (2_200 * TRIEU, E, DOT),
    "1.5 tỷ": (1_500 * TRIEU, E, DOT),
    "1.200 triệu đồng": (1_200 * TRIEU, E, None),
    "4.477,3 triệu đồng": (4_477_300_000, E, None),
    "4.477,3 triệu": (4_477_300_000, E, None),
    "120.756 triệu đồng": (120_756 * TRIEU, E, None),
    "371.000.000 đồng": (371 * TRIEU, E, None),
    "6.000.000 đồng": (6 * TRIEU, E, "Ngoài khoảng"),
    "800 triệu VND": (800 * TRIEU, E, None),
    "VND 510 million": (510 * TRIEU, E, None),
    "1 tỉ đồng": (TY, E, None),
    "hàng tỉ": (None, E, "Không có con số"),
    "42 tỉ": (42 * TY, E, None),
    "10 tỷ": (10 * TY, E, None),
    "bảy triệu đồng": (7 * TRIEU, E, "Ngoài khoảng"),
    "500 triệu đồng -> đạt hơn 1 tỷ đồng": (500 * TRIEU, E, "nhiều số tiền"),
    "gần 3 tỷ đồng/năm": (3 * TY, Qualifier.ABOUT, "không phải số chính xác"),
    "hơn 1 tỷ": (TY, Qualifier.AT_LEAST, "không phải số chính xác"),
    "trên 2 tỷ đồng": (2 * TY, Qualifier.AT_LEAST, "không phải số chính xác"),
    "khoảng 20 tỷ đồng": (20 * TY, Qualifier.ABOUT, "không phải số chính xác"),
    "ước đạt 3 tỷ": (3 * TY, Qualifier.ABOUT, "không phải số chính xác"),
    "chưa đầy 1 tỷ đồng": (TY, Qualifier.AT_MOST, "không phải số chính xác"),
    "350-450 triệu đồng": (350 * TRIEU, Qualifier.RANGE, "một khoảng"),
    "500 ức đồng": (500 * TRIEU, E, "ức"),
    "3.150 tỷ đồng/năm": (3_150 * TY, E, "Ngoài khoảng"),
    "năm 2024 đạt 1,6 tỷ đồng": (1_600 * TRIEU, E, None),
    "thu về 10 tỷ mỗi năm": (10 * TY, E, None),
    "vốn điều lệ 1 tỉ đồng": (TY, E, None),
    "tổng số vốn góp là 180 triệu đồng": (180 * TRIEU, E, "vốn đã góp"),
    "500 ức đồng (500 triệu đồng, vốn góp + vay)": (500 * TRIEU, E, "nhiều số tiền"),
}
TYPED = {
    "1 tỷ 200 triệu": (1_200 * TRIEU, E, None),
    "1 tỷ 2": (TY, E, "nhiều số tiền"),
    "2 tỷ rưỡi": (2_500 * TRIEU, E, None),
    "500tr": (500 * TRIEU, E, None),
    "1,5tỷ": (1_500 * TRIEU, E, None),
    "500 trđ": (500 * TRIEU, E, None),
    "500.000 nghìn đồng": (500 * TRIEU, E, None),
    "ba trăm năm mươi triệu đồng": (350 * TRIEU, E, None),
    "500 000 000": (500 * TRIEU, E, None),
    "1,500,000,000": (1_500 * TRIEU, E, None),
    "1,500 tỷ": (1_500 * TRIEU, E, COMMA),
    "0.500 tỷ": (500 * TRIEU, E, DOT),
    "500": (500, E, NO_UNIT),
    "1.500": (1_500, E, NO_UNIT),
    "5000 USD": (None, E, "Không phải số tiền đồng"),
    "-200 triệu": (-200 * TRIEU, E, "Ngoài khoảng"),
    "- 200 triệu": (-200 * TRIEU, E, "gạch đầu dòng"),
    "lỗ 200 triệu": (200 * TRIEU, E, "lỗ"),
    "2 triệu đồng/thành viên": (2 * TRIEU, E, "thành viên"),
    "không có": (None, E, None),
    "-": (None, E, None),
    "": (None, E, None),
}


@pytest.mark.parametrize("words", [*REAL, *TYPED])
def test_money_is_read_as_people_type_it(words: str) -> None:
    value, qualifier, doubt = {**REAL, **TYPED}[words]
    read = read_money(words, M.CAPITAL_REGISTERED)
    assert (read.value, read.qualifier) == (value, qualifier)
    assert read.raw == words
    assert (doubt is None) == (read.doubt is None), read.doubt
    assert doubt is None or doubt in (read.doubt or "")


def test_a_unit_in_the_cell_goes_before_that_of_the_column() -> None:
    assert read_money("1,5 tỷ", M.CAPITAL_REGISTERED, MoneyUnit.MILLION).value == 1_500 * TRIEU
    assert read_money("500.000.000 đồng", M.REVENUE, MoneyUnit.MILLION).value == 500 * TRIEU
    assert read_money("500", M.CAPITAL_REGISTERED, MoneyUnit.MILLION).value == 500 * TRIEU
    assert read_money("1.500", M.CAPITAL_REGISTERED, MoneyUnit.MILLION).value == 1_500 * TRIEU


def test_number_cells_take_the_unit_of_the_column() -> None:
    read = read_money(1900.5, M.CAPITAL_REGISTERED, MoneyUnit.MILLION)
    assert (read.value, read.doubt, read.unit) == (1_900_500_000, None, "triệu đồng")
    assert read_money(500_000_000, M.CAPITAL_REGISTERED).value == 500 * TRIEU
    assert read_money(500, M.CAPITAL_REGISTERED).doubt == NO_UNIT
    assert "Ngoài khoảng" in (
        read_money(500_000_000, M.CAPITAL_REGISTERED, MoneyUnit.MILLION).doubt or ""
    )
    # "1.500" typed into an English workbook is 1.5: too little for a capital in triệu.
    assert read_money(1.5, M.CAPITAL_REGISTERED, MoneyUnit.MILLION).doubt is not None


def test_a_loss_is_negative_only_where_there_can_be_one() -> None:
    assert read_money("lỗ 200 triệu", M.PROFIT).value == -200 * TRIEU
    assert read_money("-200 triệu", M.PROFIT).doubt is None
    assert read_money("(200)", M.PROFIT, MoneyUnit.MILLION).value == -200 * TRIEU


def test_the_range_depends_on_figure_and_kind() -> None:
    assert read_money("3.150 tỷ đồng/năm", M.REVENUE).doubt is not None
    assert read_money("3.150 tỷ đồng", M.REVENUE, kind=Kind.UNION).doubt is None
    assert read_money("20 triệu đồng/tháng", M.REVENUE).doubt is not None
    assert read_money("vốn 2 tỷ gồm vốn vay 1 tỷ", M.CAPITAL_REGISTERED).doubt is not None


@pytest.mark.parametrize(
    ("words", "value", "unit", "doubtful"),
    [
        ("32 triệu đồng/người/năm", 2_666_667, "năm", False),
        ("3,8 triệu đồng/tháng", 3_800_000, "tháng", False),
        ("5 triệu đồng/người/tháng", 5_000_000, "tháng", False),
        ("6.000.000 đồng/người/tháng", 6_000_000, "tháng", False),
        ("bảy triệu đồng/tháng", 7_000_000, "tháng", False),
        ("60-70 triệu đồng/năm", 5_000_000, "năm", True),
        ("3,5-4,5 triệu đồng/tháng", 3_500_000, "tháng", True),
        ("5 triệu đồng", 5_000_000, "triệu đồng", True),
        ("500 triệu đồng/tháng", 500_000_000, "tháng", True),
        ("lãi 2,6 %/ tháng/1 đơn vị vốn góp", None, None, True),
    ],
)
def test_income_is_per_month_whatever_the_cell_says(
    words: str, value: int | None, unit: str | None, doubtful: bool
) -> None:
    read = read_income(words)
    assert (read.value, read.unit, read.doubt is not None) == (value, unit, doubtful)


def test_income_takes_unit_and_period_of_its_heading() -> None:
    read = read_income(60, MoneyUnit.MILLION, Period.YEAR)
    assert (read.value, read.doubt) == (5_000_000, None)
    assert read.note == "Số cả năm, chia 12 tháng."
    assert read_income(5.5, MoneyUnit.MILLION, Period.MONTH).value == 5_500_000
    assert read_income("ngày 5", None, Period.MONTH).doubt is not None
    assert read_income("60-70 triệu đồng/năm").upper == 5_833_333
