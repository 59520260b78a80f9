import io
import zipfile

import docx
import pytest
from PIL import Image

from core.errors import RuleViolation
from papers.excel import Sheet, render_xlsx
from papers.uploads import (
    LISTS,
    SIGNED_SCANS,
    WORKBOOKS,
    FileKind,
    check_directory,
    check_upload,
    safe_filename,
    sniff,
)
from tests.factories.papers import PDF
from tests.papers import samples

ODS = "application/vnd.oasis.opendocument.spreadsheet"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
ALL = frozenset(FileKind)


def picture(form: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(target, form)
    return target.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def word_file() -> bytes:
    target = io.BytesIO()
    docx.Document().save(target)
    return target.getvalue()


def workbook() -> bytes:
    return render_xlsx([Sheet.of(samples.make_table(2), "Một")])


GOOD = {
    "a.pdf": (PDF, FileKind.PDF),
    "a.png": (picture("PNG"), FileKind.PNG),
    "a.jpg": (picture("JPEG"), FileKind.JPEG),
    "a.JPEG": (picture("JPEG"), FileKind.JPEG),
    "a.docx": (word_file(), FileKind.DOCX),
    "a.xlsx": (workbook(), FileKind.XLSX),
    "a.ods": (packed({"mimetype": ODS.encode(), "content.xml": b"<x/>"}), FileKind.ODS),
    "a.xls": (OLE + "Workbook".encode("utf-16-le"), FileKind.XLS),
    "a.csv": ("Tên;Số\nHTX Minh Phú;1".encode(), FileKind.TEXT),
    "b.csv": ("Tên\tSố".encode("utf-16"), FileKind.TEXT),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_file_is_known_by_its_content(name: str) -> None:
    content, kind = GOOD[name]
    checked = check_upload(name, content, ALL)
    assert (checked.kind, checked.filename, checked.content) == (kind, name, content)
    assert len(checked.sha256) == 64


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"", "Tệp rỗng"),
        ("a.pdf", b"MZ\x90\x00" + b"\x00" * 100, "Chỉ nhận: .jpg, .pdf, .png"),
        ("a.pdf", b"<html><script>alert(1)</script></html>", "không phải loại được nhận"),
        ("a.pdf", picture("PNG"), "Tên tệp “.pdf” nhưng nội dung là tệp .png"),
        ("a", PDF, "Tên tệp không có đuôi"),
        ("a.pdf.exe", PDF, "“.exe” nhưng nội dung là tệp .pdf"),
        ("a.exe.pdf", PDF, "hai đuôi “.exe.pdf”"),
        ("danhsach.SCR .pdf", PDF, "hai đuôi “.scr.pdf”"),
        ("a.pdf", PDF[:20], "bị cắt ngang"),
        ("a.png", picture("PNG")[:40], "bị cắt ngang"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 50, "bị cắt ngang"),
        ("a.docx", word_file(), "không phải loại được nhận"),
        ("a.csv", b"a;b", "không phải loại được nhận"),
    ],
)
def test_what_is_no_signed_scan_is_refused_in_words(name: str, content: bytes, said: str) -> None:
    with pytest.raises(RuleViolation, match=said) as refusal:
        check_upload(name, content, SIGNED_SCANS, field="scan")
    assert refusal.value.field == "scan"


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(RuleViolation, match="lớn hơn 1 MB"):
        check_upload("a.pdf", PDF * 40_000, SIGNED_SCANS, max_bytes=1024 * 1024)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (
            packed({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "xl/vbaProject.bin": b"x"}),
            "macro",
        ),
        (packed({"../../etc/passwd": b"x"}), "đường dẫn không an toàn"),
        (packed({"/etc/passwd": b"x"}), "đường dẫn không an toàn"),
        (packed({"..\\x": b"x"}), "đường dẫn không an toàn"),
        (packed({"C:/x": b"x"}), "đường dẫn không an toàn"),
        (packed({"xl/workbook.xml": b"\x00" * 60_000_000}), "bung ra quá lớn"),
        (workbook()[:-30], "hỏng"),
        (b"PK\x03\x04" + b"\x00" * 100, "hỏng"),
    ],
)
def test_a_dangerous_or_broken_package_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(RuleViolation, match=said):
        check_upload("a.xlsx", content, WORKBOOKS)


def test_a_locked_zip_is_refused() -> None:
    part = zipfile.ZipInfo("xl/workbook.xml")
    part.flag_bits = 0x1
    with pytest.raises(RuleViolation, match="mật khẩu"):
        check_directory([part], 1000)


def test_declared_size_of_all_parts_together_is_limited() -> None:
    parts = []
    for index in range(4):
        part = zipfile.ZipInfo(f"xl/{index}.xml")
        part.file_size, part.compress_size = 90 * 1024 * 1024, 10 * 1024 * 1024
        parts.append(part)
    check_directory(parts[:3], 30 * 1024 * 1024)
    with pytest.raises(RuleViolation, match="bung ra quá lớn"):
        check_directory(parts, 40 * 1024 * 1024)


def test_a_broken_mimetype_part_is_a_broken_file() -> None:
    content = bytearray(packed({"mimetype": ODS.encode() * 3}))
    content[40:60] = b"\xff" * 20
    with pytest.raises(RuleViolation, match="hỏng"):
        sniff(bytes(content))


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\a\\Bản ký.pdf", "Bản ký.pdf"),
        ('a"b<c>:d|?.pdf', "a_b_c_d_.pdf"),
        ("\u202egpj.exe", "gpj.exe"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf"),
        ("...", "tep"),
        ("", "tep"),
        ("Ắ" * 10_000 + ".pdf", "Ắ" * 146 + ".pdf"),
    ],
)
def test_file_names_are_made_safe(given: str, safe: str) -> None:
    assert safe_filename(given) == safe


@pytest.mark.parametrize("page", ["cp1258", "latin-1"])
def test_text_of_an_old_code_page_is_text(page: str) -> None:
    content = (
        "STT;Tªn hîp t¸c x·\n1;HTX Nh\xad Cè" if page == "latin-1" else "STT;Tên hơp tác xa\n1;A"
    )
    assert check_upload("a.csv", content.encode(page), LISTS).kind is FileKind.TEXT


@pytest.mark.parametrize("content", [b"abc\x00\xff\n", b"\x01\x02\xe1\n", bytes(range(128, 255))])
def test_bytes_that_are_no_letters_are_no_text(content: bytes) -> None:
    assert sniff(content) is None


def test_a_zip_of_files_is_a_list_but_no_workbook() -> None:
    content = packed({"xã Yến Dương.csv": b"a;b"})
    assert check_upload("a.zip", content, LISTS).kind is FileKind.ZIP
    with pytest.raises(RuleViolation, match="không phải loại được nhận"):
        check_upload("a.zip", content, WORKBOOKS)
