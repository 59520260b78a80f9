"""Files from outside: what they are is read from their bytes, never from their name.

A ZIP's directory is checked before anything is unpacked (declared size, ratio, paths); reading
the content is done elsewhere in a child process with limits.
"""

import hashlib
import re
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import PurePosixPath

from core.errors import RuleViolation
from papers.printable import printable

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 200
MAX_PARTS = 10_000
#: Tiny parts may pack very well without being a trap.
RATIO_FROM = 1024 * 1024


class FileKind(StrEnum):
    """What a file really is."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"
    DOCX = "docx"
    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    TEXT = "csv"
    ZIP = "zip"


MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    FileKind.XLS: "application/vnd.ms-excel",
    FileKind.TEXT: "text/csv",
    FileKind.ZIP: "application/zip",
}
SIGNED_SCANS = frozenset({FileKind.PDF, FileKind.JPEG, FileKind.PNG})
WORKBOOKS = frozenset({FileKind.XLSX, FileKind.ODS, FileKind.XLS, FileKind.TEXT})
DOCUMENTS = frozenset({FileKind.DOCX})
#: Lists come as one workbook, as tables of a Word file, or as a ZIP of such files.
LISTS = WORKBOOKS | DOCUMENTS | {FileKind.ZIP}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_ENDINGS = {"jpeg": "jpg", "txt": "csv", "tsv": "csv", "jfif": "jpg"}
#: Endings of programs; before the last ending they make a file look like what it is not.
_PROGRAMS = frozenset("exe scr bat cmd pif msi vbs vbe js jse wsf hta ps1 jar lnk dll".split())  # noqa: SIM905 - one line of words
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_HIGH_BYTES = tuple(bytes([code]) for code in range(0x80, 0x100))
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


@dataclass(frozen=True)
class CheckedUpload:
    """A file whose content is what it may be; `filename` is safe and ends as its content."""

    kind: FileKind
    filename: str
    media_type: str
    content: bytes
    sha256: str


def check_upload(
    filename: str,
    content: bytes,
    allowed: frozenset[FileKind],
    *,
    field: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> CheckedUpload:
    """Return the file when its content is one of the allowed kinds.

    Raises RuleViolation with a Vietnamese message when it is empty, too big, broken, locked by a
    password, dangerous, of another kind, or not what its name says.
    """
    try:
        kind = _kind_within(content, max_bytes)
        names = ", ".join(sorted(f".{one}" for one in allowed))
        if kind is None or kind not in allowed:
            raise RuleViolation(f"Nội dung tệp không phải loại được nhận. Chỉ nhận: {names}.")
        _refuse_false_name(filename, kind)
    except RuleViolation as refusal:
        refusal.field = field
        raise
    return CheckedUpload(
        kind=kind,
        filename=safe_filename(filename),
        media_type=MEDIA_TYPES[kind],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _kind_within(content: bytes, max_bytes: int) -> FileKind | None:
    if not content:
        raise RuleViolation("Tệp rỗng. Hãy chọn lại tệp.")
    if len(content) > max_bytes:
        limit = max_bytes // (1024 * 1024)
        raise RuleViolation(f"Tệp lớn hơn {limit} MB. Hãy giảm độ phân giải hoặc tách tệp.")
    return sniff(content)


def _refuse_false_name(filename: str, kind: FileKind) -> None:
    """Refuse a name that ends as another kind of file, or as a program before its last ending."""
    ending = PurePosixPath(filename.replace("\\", "/")).suffix.lower().lstrip(".")
    doubled = [one.lower().strip(" .") for one in PurePosixPath(filename).suffixes[:-1]]
    if program := next((one for one in doubled if one in _PROGRAMS), None):
        raise RuleViolation(
            f"Tên tệp có hai đuôi “.{program}.{printable(ending)}”, dễ nhầm với chương trình. Hãy kiểm tra "
            f"lại tệp, đổi tên bỏ “.{program}” rồi tải lên."
        )
    if ending == "json":
        raise RuleViolation(
            "Tệp .json dành cho chương trình khác, không nhập được. Hãy xuất cùng nội dung ra Excel "
            "(.xlsx) hoặc .csv rồi tải tệp đó lên."
        )
    if _ENDINGS.get(ending, ending) != kind:
        said = f"“.{printable(ending)}”" if ending else "không có đuôi"
        raise RuleViolation(
            f"Tên tệp {said} nhưng nội dung là tệp .{kind}. Hãy kiểm tra lại tệp đã chọn."
        )


def safe_filename(filename: str) -> str:
    """Return a file name without folders and signs that systems refuse, at most 150 letters."""
    last = unicodedata.normalize("NFC", filename).replace("\\", "/").rsplit("/", 1)[-1]
    name = _UNSAFE.sub("_", printable(last).replace("\n", " ")).strip(" .") or "tep"
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[:150]
    return f"{stem[: 149 - len(ending)]}.{ending}"


def sniff(content: bytes) -> FileKind | None:
    """Return what the bytes are; None for a kind nobody takes.

    Raises RuleViolation for a broken, locked or dangerous file.
    """
    if content.startswith(b"%PDF-"):
        return _whole(FileKind.PDF, b"%%EOF" in content[-4096:])
    if content.startswith(b"\xff\xd8\xff"):
        return _whole(FileKind.JPEG, b"\xff\xd9" in content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _whole(FileKind.PNG, b"IEND" in content[-64:])
    if content.startswith(b"PK\x03\x04"):
        return _zip_kind(content)
    if content.startswith(_OLE):
        if _LOCKED_OFFICE in content:
            raise RuleViolation("Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lại.")
        return FileKind.XLS if "Workbook".encode("utf-16-le") in content else None
    return FileKind.TEXT if _is_text(content) else None


def _whole(kind: FileKind, complete: bool) -> FileKind:
    if not complete:
        raise RuleViolation("Tệp bị cắt ngang hoặc hỏng. Hãy quét hoặc tải lại tệp.")
    return kind


def _is_text(content: bytes) -> bool:
    """Tell whether bytes are text: UTF-8, UTF-16, or an old code page of one byte a letter.

    Which old page it is (CP1258, TCVN3, VNI) is told by the reader of lists, letter by letter.
    """
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        # A program or a picture has control bytes; no text of one byte a letter has.
        return not wide and not _CONTROL.search(content) and _line_like(content)
    return "\x00" not in text and "<html" not in text[:2000].lower()


def _line_like(content: bytes) -> bool:
    """Tell whether bytes beyond ASCII are letters among many others, in lines."""
    high = sum(map(content.count, _HIGH_BYTES))
    return high * 2 < len(content) and b"<html" not in content[:2000].lower()


def _zip_kind(content: bytes) -> FileKind | None:
    """Return the kind of an office file, or ZIP, after checking its directory.

    Unpacks one tiny part.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            check_directory(parts, len(content))
            names = {part.filename for part in parts}
            if "mimetype" in names:
                stated = package.open("mimetype").read(100).decode("ascii", "replace")
                return FileKind.ODS if stated == MEDIA_TYPES[FileKind.ODS] else None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise RuleViolation("Tệp hỏng, không đọc được. Hãy lưu lại rồi tải lại.") from error
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise RuleViolation("Tệp có macro. Hãy lưu lại thành tệp không có macro rồi tải lại.")
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return FileKind.DOCX
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        return FileKind.XLSX
    return None if "[Content_Types].xml" in names else FileKind.ZIP


def check_directory(parts: list[zipfile.ZipInfo], packed: int) -> None:
    """Refuse a ZIP that is locked, unpacks to too much, or leads out of its folder."""
    if len(parts) > MAX_PARTS:
        raise RuleViolation(f"Tệp nén có hơn {MAX_PARTS} phần.")
    if any(part.flag_bits & 0x1 for part in parts):
        raise RuleViolation("Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lại.")
    if any(_leads_out(part.filename) for part in parts):
        raise RuleViolation("Tệp nén chứa đường dẫn không an toàn nên không được nhận.")
    unpacked = sum(part.file_size for part in parts)
    steep = any(
        part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if unpacked > MAX_UNPACKED or steep or unpacked > MAX_RATIO * max(packed, RATIO_FROM // 10):
        raise RuleViolation("Tệp nén bung ra quá lớn so với kích thước nên không được nhận.")


def _leads_out(name: str) -> bool:
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or path[1:2] == ":" or "\x00" in path
