"""Many papers in one file: order, contents, bookmarks, names, flat memory."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from papers.blocks import Text
from papers.bundles import GROUP, Line, Part, join_pdfs, zip_files
from papers.frame import Document
from papers.page import render_pdf

DAY = date(2025, 6, 2)


def pdf(words: str, pages: int = 1) -> bytes:
    body = tuple(Text(f"{words} dòng {line}") for line in range(1 + 45 * (pages - 1)))
    return render_pdf(Document(title=words, body=body))


def front(lines: list[Line]) -> bytes:
    words = tuple(Text(f"{one.title} trang {one.page}") for one in lines)
    return render_pdf(Document(title="Mục lục", body=words))


def test_papers_follow_their_contents_in_order(tmp_path):
    parts = [
        Part(f"Giấy {at}", f"MA-{at}", pdf(f"Giấy {at}", pages=1 + at % 2), DAY) for at in range(5)
    ]
    book = PdfReader(join_pdfs(iter(parts), front, tmp_path))
    texts = [page.extract_text() for page in book.pages]
    for at in range(5):
        begins = next(n for n, text in enumerate(texts) if f"Giấy {at} dòng 0" in text)
        assert f"Giấy {at} trang {begins + 1}" in texts[0]
    assert all(f"Trang {n}/{len(texts)} của tập" in text for n, text in enumerate(texts, 1))
    outline = [(item.title, book.get_destination_page_number(item)) for item in book.outline]
    assert [title for title, _page in outline] == [part.title for part in parts]
    assert "Giấy 3 dòng 0" in texts[outline[3][1]]


def test_long_contents_move_the_pages_behind_them(tmp_path):
    many = [Part(f"Giấy {at}", "M", pdf(f"Giấy {at}"), DAY) for at in range(GROUP + 30)]
    book = PdfReader(join_pdfs(many, front, tmp_path))
    texts = [page.extract_text() for page in book.pages]
    ahead = len(texts) - len(many)
    assert ahead > 1
    assert f"Giấy 79 trang {len(texts)}" in "".join(texts[:ahead])


def test_a_bundle_of_the_same_papers_is_the_same_bytes(tmp_path):
    parts = [Part(f"Giấy {at}", "M", pdf(f"Giấy {at}"), DAY) for at in range(3)]
    made = []
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        made.append(join_pdfs(parts, front, tmp_path / place).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("title", ["Sổ: HTX <Minh/Phú>", "../../etc/passwd", "=cmd|' /C calc'!A0"])
def test_names_in_a_zip_are_safe(tmp_path, title):
    path = zip_files([Part(title, "M", b"x", DAY), Part(title, "N", b"y", DAY)], "docx", tmp_path)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2025, 6, 2)}
        assert [archive.read(name) for name in names] == [b"x", b"y"]
    assert len(set(names)) == 2
    assert all(name.endswith(".docx") and "/" not in name for name in names)


def test_a_bundle_opens_again(tmp_path):
    joined = join_pdfs([Part("Một", "M", pdf("Một"), DAY)], front, tmp_path).read_bytes()
    assert len(PdfReader(BytesIO(joined)).pages) == 2
