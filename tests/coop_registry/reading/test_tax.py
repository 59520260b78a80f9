"""Lists of the tax office are told from others, and read state, debt and number only."""

from datetime import date

import pytest

from coop_registry.reading.columns import recognise
from coop_registry.reading.lists import read_lists
from coop_registry.reading.meanings import ListKind, M
from coop_registry.reading.tax import TaxRow, TaxState, read_tax_state
from coop_registry.rules.kinds import TaxKind
from tests.coop_registry.reading.books import Grid, read_of

HEAD = ["STT", "Mã số thuế", "Tên NNT", "Địa chỉ", "Trạng thái NNT"]
NOT_FOUND, STOPPED = TaxKind.NOT_AT_ADDRESS, TaxKind.STOPPED


def table_of(rows: Grid, **kept: object):
    (table,) = read_lists(read_of(rows, **kept)).tables
    return table


def one(head: list[str], cells: list[object], *titles: str, **kept: object) -> TaxRow:
    (row,) = table_of([*([title] for title in titles), head, cells], **kept).rows
    assert isinstance(row, TaxRow)
    return row


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        ["TT", "MST", "Tên người nộp thuế", "Số tiền nợ"],
        ["STT", "Tên đơn vị", "Mã số thuế", "Tổng số tiền thuế nợ (đồng)"],
        ["STT", "Mã số HTX/mã số thuế", "Tên HTX", "Nợ thuế đến 31/03/2025"],
    ],
)
def test_a_list_of_taxpayers_is_told_by_its_headings(head):
    table = table_of([head, [1, "0100233488", "HTX A", "x", "y"]])
    assert table.kind is ListKind.TAX


@pytest.mark.parametrize(
    "head",
    [
        ["STT", "Tên HTX", "Mã số thuế", "Vốn điều lệ", "Nợ thuế"],
        ["STT", "Tên HTX", "Mã số thuế", "Tình trạng"],
        ["STT", "Tên HTX", "Xã", "Nợ thuế"],
    ],
)
def test_an_offices_own_list_is_none(head):
    table = table_of([head, [1, "HTX A", "0100233488", "x", "y"]])
    assert table.kind is ListKind.ORGANISATIONS
    said = "Nợ thuế chỉ ghi từ danh sách của cơ quan thuế"
    assert any(said in words for _row, words in table.problems) is ("Nợ thuế" in head)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("NNT không hoạt động tại địa chỉ đã đăng ký", NOT_FOUND),
        ("06 - NNT không hoạt động tại địa chỉ đã đăng ký", NOT_FOUND),
        ("Không còn hoạt động tại địa chỉ", NOT_FOUND),
        ("Bỏ địa chỉ kinh doanh", NOT_FOUND),
        ("NNT ngừng hoạt động nhưng chưa hoàn thành thủ tục chấm dứt hiệu lực MST", STOPPED),
        ("01: NNT ngừng hoạt động và đã đóng MST", STOPPED),
        ("Không hoạt động", STOPPED),
        ("Không còn hoạt động", STOPPED),
        ("NNT đang hoạt động (đã được cấp GCN ĐKT)", None),
        ("Hoạt động", None),
        ("Tạm ngừng kinh doanh có thời hạn", None),
        ("Tạm nghỉ kinh doanh", None),
    ],
)
def test_words_of_the_tax_office_are_understood(words, kind):
    read = read_tax_state(words)
    assert (read.value, read.doubt) == (TaxState(kind), None)


@pytest.mark.parametrize(
    "words", ["06", "Chờ làm thủ tục phá sản", "Ngừng hoạt động; không hoạt động tại địa chỉ", "?"]
)
def test_a_number_alone_or_two_states_wait_for_a_person(words):
    read = read_tax_state(words)
    assert read.value is None
    assert read.doubt


def test_only_number_state_and_debt_are_read():
    row = one(HEAD, [1, "0100233488", "CÔNG TY TNHH MINH PHÚ?", "44854", "Ngừng hoạt động"])
    assert row.values.keys() == {M.ORDER, M.NAME, M.TAX_CODE, M.STATUS}
    assert (row.state, row.problems) == (TaxState(STOPPED), [])


def test_the_title_says_the_state_where_no_column_does():
    title = "DANH SÁCH NGƯỜI NỘP THUẾ KHÔNG HOẠT ĐỘNG TẠI ĐỊA CHỈ ĐÃ ĐĂNG KÝ"
    row = one(HEAD[:4], [1, "0100233488", "HTX A", "x"], title)
    assert (row.state, row.state_words) == (TaxState(NOT_FOUND), title)
    both = "DANH SÁCH NNT NGỪNG HOẠT ĐỘNG, KHÔNG HOẠT ĐỘNG TẠI ĐỊA CHỈ"
    row = one(HEAD[:4], [1, "0100233488", "HTX A", "x"], both)
    assert row.state is None
    assert "không ghi tình trạng hay số nợ" in row.problems[0].message


def test_a_column_of_states_goes_before_the_title_even_where_it_is_empty():
    title = "Danh sách NNT ngừng hoạt động"
    assert one(HEAD, [1, "0100233488", "HTX A", "x", "Đang hoạt động"], title).state == TaxState()
    assert one(HEAD, [1, "0100233488", "HTX A", "x", None], title).state is None


def test_a_row_above_a_group_says_the_state():
    table = table_of(
        [
            HEAD[:4],
            ["I", None, "Không hoạt động tại địa chỉ đã đăng ký"],
            [1, "0100233488", "HTX A", "x"],
            ["II", None, "Ngừng hoạt động"],
            [1, "0314409058", "HTX B", "x"],
        ]
    )
    assert [row.state for row in table.rows] == [TaxState(NOT_FOUND), TaxState(STOPPED)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [(12_500_000, 12_500_000), ("35.000.000", 35_000_000), (0, 0), ("Không nợ", 0), ("Đã nộp đủ", 0)],
)  # fmt: skip
def test_what_is_owed_is_read_in_dong(cell, value):
    row = one(["MST", "Tên NNT", "Số tiền nợ (đồng)"], ["0100233488", "HTX A", cell])
    assert row.clear(M.TAX_DEBT) == value


def test_an_empty_debt_says_nothing_and_a_doubtful_one_waits():
    head = ["MST", "Tên NNT", "Số tiền nợ"]
    assert "không ghi tình trạng" in one(head, ["0100233488", "HTX A", "-"]).problems[0].message
    row = one(head, ["0100233488", "HTX A", 35])
    assert row.clear(M.TAX_DEBT) is None
    assert "đơn vị tính" in row.problems[0].message


@pytest.mark.parametrize("code", [None, "chưa có", "12345", 4.7001112e12])
def test_a_row_without_a_readable_number_is_rejected(code):
    row = one(HEAD, [1, code, "HTX A", "x", "Ngừng hoạt động"])
    assert row.is_rejected


def test_the_day_of_a_state_is_read():
    row = one([*HEAD, "Ngày thay đổi trạng thái"], [1, "0100233488", "A", "x", "Ngừng hoạt động", date(2025, 1, 15)])  # fmt: skip
    assert row.values[M.STATUS_ON].value.start == date(2025, 1, 15)
    assert recognise("Ngày cấp") is M.CERTIFICATE_ON
