import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from core.charts import draw
from papers.blocks import (
    Annex,
    CellKind,
    Chart,
    Column,
    Facts,
    Heading,
    Note,
    PageBreak,
    Post,
    Signature,
    Spacer,
    Table,
    Text,
)
from papers.frame import AgencyHead, Document
from papers.raster import png
from papers.word import render_docx
from papers.word_xml import ORDERS
from tests.papers import samples


def read(paper: Document) -> docx.document.Document:
    return docx.Document(io.BytesIO(render_docx(paper)))


def words(document: docx.document.Document) -> str:
    """Return every letter of the body in its order."""
    return " ".join(
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.iter(qn("w:p"))
    )


def part_xml(paper: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(render_docx(paper))) as package:
        return {n: package.read(n).decode() for n in package.namelist() if n.endswith(".xml")}


def test_a_report_says_everything_decree_30_asks_for() -> None:
    text = words(read(samples.make_summary()))
    for piece in (
        "PHÒNG TÀI CHÍNH - KẾ HOẠCH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: ……/BC-TCKH",
        "Chợ Mới, ngày 05 tháng 02 năm 2025",
        "Kính gửi:",
        "Căn cứ Luật Hợp tác xã ngày 20 tháng 6 năm 2023;",
        "Nơi nhận:",
        "- Lưu: VT, TCKH.",
        "KT. TRƯỞNG PHÒNG",
        "Hoàng Thị Thủy",
        "HTX <Minh Phú> & Đông Viên",
        "20.006.000",
    ):
        assert piece in text


def test_page_is_a4_with_the_margins_of_decree_30() -> None:
    section = read(samples.make_summary()).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    edges = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(edge.mm) for edge in edges] == [20, 25, 30, 15]


def test_page_number_is_a_field_in_the_header_from_the_second_page() -> None:
    section = read(samples.make_letter(Text("x"))).sections[0]
    assert section.different_first_page_header_footer
    assert " PAGE " in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_look_ups_count_their_pages_at_the_foot() -> None:
    section = read(samples.make_list(3)).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert " NUMPAGES " in footer._element.xml
    assert "PAGE" not in section.header._element.xml


def test_check_code_stands_on_the_first_and_the_other_pages() -> None:
    section = read(samples.make_summary()).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert "Mã tra cứu: 7KQM-3XRT-9WHP" in footer.paragraphs[0].text
        assert "Mã QR" in footer._element.xml


def test_labels_stand_on_every_page() -> None:
    section = read(samples.make_summary()).sections[0]
    for header in (section.header, section.first_page_header):
        assert "BẢN ĐỐI CHIẾU" in header.paragraphs[0].text
        assert "DỮ LIỆU TRÌNH DIỄN" in header.paragraphs[0].text


@pytest.mark.parametrize(("group", "heads"), [("", 1), ("Vốn góp", 2)])
def test_heads_repeat_rows_stay_whole_and_the_total_is_not_left_alone(
    group: str, heads: int
) -> None:
    table = read(Document("x", (samples.make_table(30, group=group),))).tables[0]
    marked = [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
        for row in table.rows
    ]
    assert marked == [True] * heads + [False] * 31
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in table.rows[-2].cells)


def test_rows_and_total_stay_with_the_signature() -> None:
    body = (samples.make_table(5), Note("Tỷ lệ làm tròn."))
    file = read(Document("Sổ", body, signature=samples.LEADER))
    rows = file.tables[0].rows
    kept = [
        all(p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs)
        for row in rows
    ]
    assert kept[-3:] == [True] * 3
    assert not any(kept[:-3])
    assert file.paragraphs[-1].paragraph_format.keep_with_next


def test_headings_are_headings_to_word() -> None:
    document = read(Document("x", (Heading("Một"), Heading("Hai", 2))))
    assert [p.style.name for p in document.paragraphs] == ["Heading 1", "Heading 2"]


def test_times_new_roman_is_named_for_every_script_and_vietnamese_is_the_language() -> None:
    normal = read(Document("x", (Text("y"),))).styles["Normal"].element
    face = normal.rPr.find(qn("w:rFonts"))
    assert {face.get(qn(f"w:{s}")) for s in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }
    assert normal.rPr.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"


def test_a_picture_of_a_chart_is_described_and_fits_the_text() -> None:
    document = read(Document("x", (samples.make_bars(),)))
    shape = document.inline_shapes[0]
    assert shape.width == Mm(165)
    assert shape._inline.docPr.get("descr") == "Ba Bể vượt kế hoạch, đến ngày 02/6/2025"


def test_chart_pictures_of_both_kinds_are_drawn() -> None:
    for chart in (samples.make_bars(), samples.make_lines()):
        assert png(draw(chart.figure)).startswith(b"\x89PNG")


def test_an_annex_is_a_section_counted_from_one() -> None:
    document = read(samples.make_own_paper())
    assert len(document.sections) == 2
    assert document.sections[1]._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert "CỘNG HÒA" in words(document)
    assert "ỦY BAN" not in words(document)


def test_the_signature_of_a_letter_stands_before_its_annex() -> None:
    letter = samples.make_letter(Text("Lời cuối."), Annex("Số liệu"), Text("Trong phụ lục"))
    said = words(read(letter))
    assert said.index("Nơi nhận:") < said.index("SỐ LIỆU") < said.index("Trong phụ lục")


def test_same_description_gives_same_bytes() -> None:
    assert render_docx(samples.make_summary()) == render_docx(samples.make_summary())


def test_properties_come_in_the_order_of_the_schema() -> None:
    document = read(samples.make_summary())
    for name, order in ORDERS.items():
        rank = {qn(f"w:{child}"): index for index, child in enumerate(order.split())}
        for parent in document.element.iter(qn(f"w:{name}")):
            ranks = [rank[child.tag] for child in parent]
            assert ranks == sorted(ranks)
            assert len(set(ranks)) == len(ranks) or name == "sectPr"


def test_unprintable_letters_do_not_break_the_file() -> None:
    paper = samples.make_letter(Text("a\x00\x0b\ud800b\ufffe"), kind="\x01", author="\x02x")
    assert "ab" in words(read(paper))


@pytest.mark.parametrize("name", ["Ắ" * 10_000, "Hợp tác xã " * 1_000], ids=["word", "words"])
def test_a_name_of_ten_thousand_letters_is_taken(name: str) -> None:
    table = Table((Column(name), Column("c", CellKind.MONEY)), ((name, 5),), (name, 5), title=name)
    figure = samples.BarChart(name, (name,), (samples.Series(name, (1,)),))
    body = (
        Heading(name),
        Text(name),
        Facts(((name, name),)),
        table,
        Chart(figure, name),
        Note(name),
    )
    head = AgencyHead(name, name, name, None, name, None, name)
    paper = samples.make_letter(
        *body,
        Spacer(3),
        PageBreak(),
        head=head,
        kind=name,
        signature=Signature((Post(name),), name),
    )
    assert name.strip() in words(read(paper))


def test_open_day_and_given_number() -> None:
    head = AgencyHead("UBND huyện", "ĐKKD", "Chợ Mới", number=7, about="xác minh công nợ")
    text = words(read(samples.make_letter(Text("x"), head=head, addressees=("Chi cục Thuế",))))
    assert "Số: 07/ĐKKD" in text
    assert "V/v xác minh công nợ" in text
    assert "ngày …… tháng …… năm ……" in text
    assert "Kính gửi: Chi cục Thuế" in text


def test_every_part_is_xml_without_the_templates_author() -> None:
    parts = part_xml(samples.make_summary())
    assert "python-docx" not in parts["docProps/core.xml"]
    assert "Phòng Tài chính - Kế hoạch" in parts["docProps/core.xml"]
