import io
from datetime import date

import pytest
import xlsxwriter

from coop_registry.reading import child
from coop_registry.reading.cells import from_json, plain_cell, text_of, to_json
from coop_registry.reading.codepages import CodePage
from coop_registry.reading.sheets import FileRead, Unreadable
from papers.uploads import MAX_UNPACKED
from tests.coop_registry.reading.books import (
    OLD_XLS,
    make_csv,
    make_docx,
    make_ods,
    make_xlsx,
    make_zip,
    tcvn3,
)

ROWS = [["STT", "Tên HTX", "Số thành viên"], [1, "HTX Như Cố", 12], [2, "HTX 20/10", 7]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def read(name: str, content: bytes) -> FileRead:
    return child.read_file(name, content)


def refusal(name: str, content: bytes, **limits: int) -> str:
    with pytest.raises(Unreadable) as refused:
        child.read_file(name, content, **limits)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", make_xlsx(ROWS)),
        ("a.ods", make_ods(ROWS)),
        ("a.docx", make_docx([], ROWS)),
    ],
)
def test_each_kind_of_file_gives_the_same_rows(name: str, content: bytes) -> None:
    rows = read(name, content).sheets[0].rows
    assert [[text_of(cell) for cell in row] for row in rows] == [
        [str(cell) for cell in row] for row in ROWS
    ]


def test_an_old_xls_gives_values_dates_hidden_sheets_and_old_fonts() -> None:
    found = read("a.xls", OLD_XLS.read_bytes())
    first, before, old = found.sheets
    assert first.rows[3] == [1, "HTX Như Cố", date(2017, 6, 13), 12, 500]
    assert first.rows[4][4] == 1900.5
    assert (0, 0, 0, 4) in first.merged
    assert (before.name, before.hidden, first.hidden) == ("Năm trước", True, False)
    assert old.page is CodePage.TCVN3
    assert old.rows[0][1] == "Tên hợp tác xã"
    assert old.rows[1][1] == "HTX Như Cố"


def test_a_formula_is_its_value_and_is_never_run() -> None:
    rows = read("a.xlsx", make_xlsx([["Tên", "Số"], ["HTX A", "=1+1"], ["=cmd|' /C calc'!A0", 1]]))
    assert rows.sheets[0].rows[1][1] == 7
    assert rows.sheets[0].rows[2][0] == 7


def test_hidden_sheets_are_read_and_marked_and_merged_cells_are_kept() -> None:
    content = make_xlsx(
        {"Xã A": ROWS, "Năm 2022": ROWS}, merged=[(4, 0, 5, 1)], hidden=["Năm 2022"]
    )
    first, second = read("a.xlsx", content).sheets
    assert (first.hidden, second.hidden) == (False, True)
    assert first.merged in ([(4, 0, 5, 1)], [])
    assert read("a.xlsx", make_xlsx(ROWS, merged=[(1, 1, 2, 1)])).sheets[0].merged == [(1, 1, 2, 1)]


def test_columns_and_rows_left_empty_before_the_list_keep_their_places() -> None:
    rows = read("a.xlsx", make_xlsx([[], [None, None, "Tên HTX"]])).sheets[0].rows
    assert rows == [[], [None, None, "Tên HTX"]]


def test_a_zip_of_files_is_read_and_what_is_no_list_is_named() -> None:
    content = make_zip(
        {
            "xã Yến Dương/a.csv": make_csv(ROWS).encode(),
            "b.xlsx": make_xlsx(ROWS),
            "trong.zip": make_zip({"c.csv": b"a;b"}),
            "hong.xlsx": make_xlsx(ROWS)[:200],
            "anh.png": b"\x89PNG\r\n\x1a\nIEND",
            "__MACOSX/._b.xlsx": b"x",
            "~$b.xlsx": b"x",
        }
    )
    found = read("a.zip", content)
    assert [(sheet.file, len(sheet.rows)) for sheet in found.sheets] == [
        ("b.xlsx", 3),
        ("xã Yến Dương/a.csv", 3),
    ]
    told = {problem.file: problem.message for problem in found.problems}
    assert told.keys() == {"trong.zip", "hong.xlsx", "anh.png"}
    assert "Tệp nén nằm trong tệp nén" in told["trong.zip"]
    assert "hỏng" in told["hong.xlsx"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"", "Tệp rỗng"),
        ("a.xlsx", make_xlsx(ROWS)[:900], "hỏng"),
        ("a.xls", OLD_XLS.read_bytes()[:2048], "hỏng"),
        ("so.json", b'[{"name": "HTX"}]', "xuất cùng nội dung ra Excel (.xlsx) hoặc .csv"),
        ("a.xls", make_xlsx(ROWS), "“.xls” nhưng nội dung là tệp .xlsx"),
        ("a.xlsx.exe", make_xlsx(ROWS), "“.exe”"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("a.xls", b"<html><table><tr><td>HTX</td></tr></table>", "trang web đổi đuôi"),
        ("a.zip", make_zip({"../../etc/cron.d/x": b"a"}), "đường dẫn không an toàn"),
        ("a.zip", make_zip({"a.csv": b"a" * 30_000_000}), "bung ra quá lớn"),
        ("a.xlsx", make_zip({"xl/vbaProject.bin": b"x", "xl/workbook.xml": b""}), "macro"),
        ("a.csv", b"x" * 51 * 1024 * 1024, "lớn hơn 50 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(name: str, content: bytes, said: str) -> None:
    assert said in refusal(name, content)


def test_one_cell_at_the_last_row_is_refused_with_its_row() -> None:
    rows: list[list[object]] = [*ROWS, *[[] for _ in range(1_048_572)], ["x"]]
    message = refusal("a.xlsx", make_xlsx(rows))
    assert "dòng 1.048.576" in message
    assert "Trang “Sheet1”" in message


def test_a_chart_without_a_table_and_an_empty_file_are_told() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet("Trống")
        sheet = book.add_chartsheet("Biểu đồ")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Trống!$A$1:$A$2"})
        sheet.set_chart(chart)
    (problem,) = read("a.xlsx", target.getvalue()).problems
    assert "chỉ có biểu đồ" in problem.message
    (problem,) = read("a.xlsx", make_xlsx([[]])).problems
    assert "đều trống" in problem.message


def test_a_reader_that_grows_too_much_is_ended_with_a_sentence() -> None:
    wide = make_xlsx([["x"], *[[] for _ in range(150_000)], [None] * 499 + ["y"]])
    assert refusal("a.xlsx", wide) == child.TOO_BIG


def test_a_reader_that_takes_too_long_is_ended_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = make_xlsx([["x", i] for i in range(60_000)])
    monkeypatch.setattr(child, "SECONDS", 1)
    assert refusal("a.xlsx", slow, seconds=0) in (child.TOO_SLOW, child.TOO_BIG)


def test_text_is_parted_by_its_own_sign_and_quoted_names_stay_whole() -> None:
    rows = [["Tên HTX", "Vốn"], ["HTX Nông, lâm nghiệp Cao Sơn", "1,5"], ["Dòng\nhai", "2"]]
    for sign in (";", ",", "\t", "|"):
        content = make_csv(rows, sign).encode("utf-8-sig")
        assert read("a.csv", content).sheets[0].rows == rows


def test_a_text_file_in_tcvn3_shows_a_sample_and_can_be_read_otherwise() -> None:
    found = read("a.csv", tcvn3(make_csv(ROWS)))
    assert found.guesses[0].page is CodePage.TCVN3
    assert "Như Cố" in found.guesses[0].sample
    assert found.guesses[0].words.startswith("TCVN3")
    assert found.sheets[0].rows[1][1] == "HTX Như Cố"
    other = child.read_file("a.csv", tcvn3(make_csv(ROWS)), CodePage.CP1258)
    assert other.sheets[0].rows[1][1] != "HTX Như Cố"


def test_a_text_file_of_no_known_page_says_so() -> None:
    content = ("Tªn\n" + "®×x ©¸q " * 40).encode("latin-1")
    assert any("bảng mã" in problem.message for problem in read("a.csv", content).problems)


def test_a_word_table_keeps_its_titles_and_merged_cells() -> None:
    content = make_docx(
        ["Danh sách thành viên", "HTX Minh Phú"],
        [["STT", "Vốn góp", ""], ["", "Giá trị", "Tỷ lệ"], ["1", "5 triệu", "10"]],
        merged=[(0, 0, 1, 0), (0, 1, 0, 2)],
    )
    sheet = read("a.docx", content).sheets[0]
    assert sheet.rows[0] == ["Danh sách thành viên"]
    assert sheet.rows[4] == ["1", "5 triệu", "10"]
    assert set(sheet.merged) == {(2, 0, 3, 0), (2, 1, 2, 2)}


def test_cells_travel_as_they_are() -> None:
    for value in ("Nh\xad", 12, 1.5, True, None, date(2017, 6, 13)):
        assert from_json(to_json(plain_cell(value))) == value
    assert text_of(plain_cell(date(2017, 6, 3))) == "03/06/2017"
    assert text_of(plain_cell(6012345678.0)) == "6012345678"
    assert text_of(0.125) == "0.125"


def test_limits_stand_as_the_house_decided() -> None:
    assert (child.MEMORY, child.SECONDS, MAX_UNPACKED) == (800 * 2**20, 60, 300 * 2**20)


def test_cells_of_failed_formulas_are_not_empty() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Số & liệu")
        sheet.write_row(0, 0, ["Tên HTX", "Số thành viên", "Vốn"])
        sheet.write(1, 0, "HTX Một")
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 2, "=Sheet9!A1", None, "#REF!")
    (found,) = read("a.xlsx", target.getvalue()).sheets
    assert found.rows[1] == ["HTX Một", "#DIV/0!", "#REF!"]


def test_a_stray_cell_far_below_names_its_sheet() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.add_worksheet("Một").write(0, 0, "x")
        book.add_worksheet("Xã & phường").write(1_048_575, 1, "x")
    assert "Trang “Xã & phường” có dữ liệu đến dòng 1.048.576" in refusal(
        "a.xlsx", target.getvalue()
    )
