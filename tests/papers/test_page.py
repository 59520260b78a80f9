import io
import re
import unicodedata
from datetime import date

import pytest
from pypdf import PageObject, PdfReader

from papers.blocks import (
    Annex,
    Chart,
    Column,
    Facts,
    Heading,
    Note,
    Post,
    Run,
    Signature,
    Spacer,
    Table,
    Text,
)
from papers.frame import AgencyHead, Document
from papers.page import render_pdf
from tests.papers import samples

LONG_WORD = "Ắ" * 10_000
LONG_NAME = "Hợp tác xã " * 1_000


def read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(render_pdf(document)))


def texts(document: Document) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in read(document).pages]


def top_words(page: PageObject) -> str:
    """Return what stands in the top margin."""
    found: list[str] = []

    def visit(text: str, _cm: list, tm: list, *_: object) -> None:
        if tm[5] > 795:
            found.append(text.strip())

    page.extract_text(visitor_text=visit)
    return " ".join(text for text in found if text)


def test_a_report_says_everything_decree_30_asks_for() -> None:
    text = " ".join(texts(samples.make_summary()))
    for words in (
        "ỦY BAN NHÂN DÂN HUYỆN CHỢ MỚI",
        "PHÒNG TÀI CHÍNH - KẾ HOẠCH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: ……/BC-TCKH",
        "Chợ Mới, ngày 05 tháng 02 năm 2025",
        "BÁO CÁO",
        "Kính gửi:",
        "- Sở Kế hoạch và Đầu tư tỉnh Bắc Kạn;",
        "- Liên minh Hợp tác xã tỉnh Bắc Kạn.",
        "Căn cứ Luật Hợp tác xã ngày 20 tháng 6 năm 2023;",
        "Nơi nhận:",
        "- Lưu: VT, TCKH.",
        "KT. TRƯỞNG PHÒNG PHÓ TRƯỞNG PHÒNG",
        "Hoàng Thị Thủy",
        "Mã tra cứu: 7KQM-3XRT-9WHP – kiểm tra tại https://htx.example.vn/kiem-tra-giay-to",
        "BẢN ĐỐI CHIẾU",
        "DỮ LIỆU TRÌNH DIỄN",
    ):
        assert words in text


def test_user_text_is_printed_letter_for_letter() -> None:
    name = 'HTX <Minh Phú> & "Con" <b>đậm</b> &amp; {{ 1 }}'
    document = samples.make_letter(
        Heading(name),
        Text(name),
        Text((Run(name, bold=True), Run(name, italic=True))),
        Facts(((name, name),)),
        Table((Column(name),), ((name,),), title=name),
        Note(name),
        summary=name,
        signature=Signature((Post("Giám đốc"),), name),
    )
    assert " ".join(texts(document)).count(name) == 12


def test_decomposed_text_is_composed_before_print() -> None:
    text = texts(Document("x", (Text(unicodedata.normalize("NFD", "Nguyễn Thị Hằng Nga")),)))[0]
    assert text == "Nguyễn Thị Hằng Nga"


def test_same_description_gives_same_bytes() -> None:
    assert render_pdf(samples.make_summary()) == render_pdf(samples.make_summary())
    assert render_pdf(samples.make_list(50)) == render_pdf(samples.make_list(50))


def test_file_names_its_title_author_and_language() -> None:
    reader = read(samples.make_summary())
    assert reader.metadata.title == "Báo cáo tình hình"
    assert reader.metadata.author == "Phòng Tài chính - Kế hoạch"
    assert reader.trailer["/Root"]["/Lang"] == "vi"
    assert float(reader.pdf_header.removeprefix("%PDF-")) >= 1.4


def test_only_the_shipped_face_is_used_and_embedded() -> None:
    for page in read(samples.make_summary()).pages:
        for font in page["/Resources"]["/Font"].values():
            named = font.get_object()
            if "/FontDescriptor" in named:
                assert "LiberationSerif" in named["/BaseFont"]
                assert "/FontFile2" in named["/FontDescriptor"]


def test_letters_are_numbered_from_the_second_page_at_the_top() -> None:
    pages = texts(samples.make_letter(samples.make_table(120)))
    assert len(pages) >= 4
    numbers = [top_words(page) for page in read(samples.make_letter(samples.make_table(120))).pages]
    assert numbers == ["", *(str(n) for n in range(2, len(pages) + 1))]


def test_look_ups_say_page_of_pages_and_have_no_number_on_top() -> None:
    pages = texts(samples.make_list(120))
    for number, text in enumerate(pages, 1):
        assert f"Trang {number}/{len(pages)}" in text


def test_head_of_a_table_is_repeated_on_each_of_its_pages() -> None:
    pages = texts(Document("x", (samples.make_table(120),)))
    assert len(pages) == 4
    assert all("Họ và tên thành viên" in text for text in pages)


def test_grouped_heads_are_repeated_too() -> None:
    pages = texts(Document("x", (samples.make_table(80, group="Vốn góp của thành viên"),)))
    assert len(pages) > 1
    assert all("Vốn góp của thành viên" in text for text in pages)


@pytest.mark.parametrize("rows", range(28, 46))
def test_the_total_never_stands_alone_on_a_page(rows: int) -> None:
    document = Document("x", (samples.make_table(rows),))
    last = texts(document)[-1]
    assert "Tổng cộng" in last
    assert any(name in last for name in ("Nguyễn", "Triệu", "Đặng", "Hoàng"))


@pytest.mark.parametrize("lines", range(30, 44))
def test_the_signature_never_stands_alone_on_a_page(lines: int) -> None:
    body = [Text(f"Dòng thứ {index}.") for index in range(lines)]
    pages = texts(samples.make_letter(*body, bases=(), addressees=()))
    last = next(text for text in pages if "Hoàng Thị Thủy" in text)
    assert f"Dòng thứ {lines - 1}." in last


@pytest.mark.parametrize("rows", [1, 4, *range(20, 40), 130])
def test_rows_and_total_go_with_the_signature_to_its_page(rows: int) -> None:
    notes = (Note("Tỷ lệ làm tròn."), Note("Tính đến ngày lập."))[: rows % 3]
    body = (samples.make_table(rows), *notes)
    pages = texts(Document(title="Sổ", body=body, signature=samples.LEADER))
    (last,) = [page for page in pages if "PHÓ TRƯỞNG PHÒNG" in page]
    days = [len(re.findall(r"\d\d/01/2025", page)) for page in pages]
    assert sum(days) == rows
    assert len(pages) == (1 if rows < 16 else len(pages))
    assert days[pages.index(last)] >= min(rows, 2)
    assert "Tổng cộng" in last


def test_a_number_the_clerk_has_given_is_padded() -> None:
    head = AgencyHead("Liên minh Hợp tác xã tỉnh", "CV", "Bắc Kạn", date(2025, 12, 3), number=7)
    text = texts(samples.make_letter(Text("x"), head=head))[0]
    assert "Số: 07/CV" in text
    assert "Bắc Kạn, ngày 03 tháng 12 năm 2025" in text


def test_a_day_left_open_stays_open() -> None:
    head = AgencyHead("Liên minh Hợp tác xã tỉnh", "CV", "Bắc Kạn")
    assert "ngày …… tháng …… năm ……" in texts(samples.make_letter(Text("x"), head=head))[0]


def test_an_official_letter_has_its_matter_under_the_number() -> None:
    head = AgencyHead("UBND huyện", "ĐKKD", "Chợ Mới", about="xác minh công nợ")
    one = ("Chi cục Thuế khu vực",)
    text = texts(samples.make_letter(Text("x"), head=head, kind="", summary="", addressees=one))[0]
    assert "V/v xác minh công nợ" in text
    assert "Kính gửi: Chi cục Thuế khu vực" in text


def test_the_signature_of_a_letter_stands_before_its_annex() -> None:
    pages = texts(samples.make_letter(Text("Lời cuối."), Annex("Số liệu"), Text("Trong phụ lục")))
    assert "Lời cuối." in pages[0]
    assert "Nơi nhận:" in pages[0]
    assert pages[1].startswith("Phụ lục SỐ LIỆU Trong phụ lục")
    assert "Nơi nhận:" not in pages[1]


def test_a_cooperatives_own_paper_names_no_agency_and_its_annex_counts_from_one() -> None:
    pages = texts(samples.make_own_paper())
    assert "HỢP TÁC XÃ NÔNG NGHIỆP RÃ BẢN" in pages[0]
    assert "Số: 07/QĐ-HTX" in pages[0]
    assert pages[1].startswith("Phụ lục I DANH MỤC TÀI SẢN")
    assert [top_words(page) for page in read(samples.make_own_paper()).pages] == ["", "", "2"]


@pytest.mark.parametrize("name", [LONG_WORD, LONG_NAME], ids=["one word", "many words"])
@pytest.mark.parametrize("place", ["head", "facts", "text", "table", "chart"])
def test_a_name_of_ten_thousand_letters_neither_loops_nor_fails(name: str, place: str) -> None:
    figure = samples.BarChart(name, (name, "b"), (samples.Series(name, (1, 2)),))
    columns = (Column("STT"), Column(name), Column("c", width_mm=10))
    body = {
        "head": Text("x"),
        "facts": Facts(((name, name), ("a", name))),
        "text": Text(name),
        "table": Table(columns, (("1", name, ""), ("2", "b", "")), ("", name, "c"), title=name),
        "chart": Chart(figure, name),
    }[place]
    everywhere = (
        {
            "head": AgencyHead(name, name, name, None, name, None, name),
            "kind": name,
            "addressees": (name,),
            "bases": (name,),
            "recipients": (name,),
            "archive": name,
            "signature": Signature((Post(name),), name, name),
            "labels": (name, name),
            "watermark": name,
        }
        if place == "head"
        else {}
    )
    assert len(read(samples.make_letter(body, **everywhere)).pages) >= 1


def test_a_cell_taller_than_a_page_goes_on_over_pages_and_loses_nothing() -> None:
    words = " ".join(f"từ{index}" for index in range(600))
    document = Document(
        "x", (Table((Column("Ghi chú", width_mm=30), Column("b")), ((words, "1"),)),)
    )
    pages = texts(document)
    assert len(pages) > 1
    assert [
        word for text in pages for word in text.split() if word.startswith("từ")
    ] == words.split()


def test_letters_the_face_lacks_do_not_stop_a_paper() -> None:
    assert "đi chợ" in texts(Document("x", (Text("😀 漢字 \ud83d đi chợ"),)))[0]


@pytest.mark.parametrize("rows", range(30, 40))
def test_no_page_is_left_empty(rows: int) -> None:
    body = (samples.make_table(rows), Spacer(20), samples.make_bars(), Spacer(100), Spacer(100))
    assert all(texts(Document("x", body)))


def test_an_empty_table_says_so() -> None:
    table = Table((Column("a"), Column("b")), (), empty="Chưa có thành viên nào.")
    assert "Chưa có thành viên nào." in texts(Document("x", (table,)))[0]


def test_many_columns_get_smaller_letters_instead_of_touching() -> None:
    columns = tuple(Column(f"Cột {i}", samples.CellKind.MONEY) for i in range(12))
    table = Table(columns, (tuple(10**11 + i for i in range(12)),))
    text = texts(Document("x", (table,), landscape=True))[0]
    assert all(f"100.000.000.{i:03d}" in text.split() for i in range(12))
