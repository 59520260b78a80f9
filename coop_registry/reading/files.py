"""Any list an office sends: a workbook, a text file, a Word table, or a ZIP of them, as sheets.

The kind is told by the content (`papers.uploads`); each refusal is one Vietnamese sentence. To
be run in the child process of `coop_registry.reading.child`, which limits memory and time.
"""

import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from xml.etree.ElementTree import ParseError

from coop_registry.reading.books import BROKEN, read_book
from coop_registry.reading.codepages import CodePage, Guess
from coop_registry.reading.sheets import Budget, FileProblem, FileRead, Sheet, Unreadable
from coop_registry.reading.text_files import read_text
from coop_registry.reading.word_files import read_word
from core.errors import RuleViolation
from papers.uploads import LISTS, MAX_BYTES, FileKind, check_upload

#: Share of accented words that must be possible; half when there is no accented word at all.
_SURE = 0.5
#: What operating systems and office programs leave in a ZIP.
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def read_content(
    filename: str, content: bytes, page: CodePage | None = None, *, max_bytes: int = MAX_BYTES
) -> FileRead:
    """Return the sheets of a file; raise Unreadable when nothing of it can be read."""
    budget = Budget()
    try:
        upload = check_upload(filename, content, LISTS, max_bytes=max_bytes)
        if upload.kind is not FileKind.ZIP:
            return _one(upload.kind, content, PurePosixPath(upload.filename).stem, budget, page)
    except RuleViolation as refusal:
        raise Unreadable(_clearer(refusal.message, content)) from refusal
    return _archive(content, budget, page)


def _clearer(message: str, content: bytes) -> str:
    """Return a better sentence for what web pages save as "Excel"."""
    if content.startswith(b"\xd0\xcf\x11\xe0") and "mật khẩu" not in message:
        return f"{BROKEN} (Tệp kiểu cũ nhưng không có bảng tính bên trong.)"
    head = content[:2000].lower()
    if b"<html" in head or b"<table" in head:
        return (
            "Tệp là trang web đổi đuôi, không phải bảng tính. Hãy mở bằng Excel rồi lưu lại "
            "thành tệp .xlsx."
        )
    return message


def _one(
    kind: FileKind, content: bytes, name: str, budget: Budget, page: CodePage | None
) -> FileRead:
    """Return the sheets of one file that is no ZIP of files."""
    try:
        if kind is FileKind.TEXT:
            sheet, tried = read_text(content, name, budget, page)
            return FileRead([sheet], _empty([sheet]) + _unsure(tried[0]), tried)
        if kind is FileKind.DOCX:
            sheet = read_word(content, name, budget)
            return FileRead([sheet], _empty([sheet]))
        sheets, problems = read_book(content, budget, zipped=kind is FileKind.XLSX)
        return FileRead(sheets, problems)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ParseError, NotImplementedError):
        raise Unreadable(BROKEN) from None


def _unsure(best: Guess) -> list[FileProblem]:
    """Say when not even the likeliest code page gives Vietnamese words."""
    if best.score >= _SURE:
        return []
    return [FileProblem("Không chắc về bảng mã của tệp; hãy xem mẫu chữ và chọn bảng mã đúng.")]


def _empty(sheets: list[Sheet]) -> list[FileProblem]:
    if any(sheet.rows for sheet in sheets):
        return []
    return [FileProblem("Tệp không có nội dung. Hãy chọn tệp có danh sách.")]


def _archive(content: bytes, budget: Budget, page: CodePage | None) -> FileRead:
    """Return the sheets of all files of a ZIP; what is no list is named, not read."""
    found = FileRead()
    with zipfile.ZipFile(BytesIO(content)) as package:
        for part in sorted(package.infolist(), key=lambda info: info.filename):
            name = _name(part)
            if part.is_dir() or _is_litter(name):
                continue
            try:
                inner = _part(package.read(part), name, budget, page)
            except (Unreadable, zipfile.BadZipFile, zlib.error, OSError) as error:
                message = str(error) if isinstance(error, Unreadable) else BROKEN
                found.problems.append(FileProblem(message, file=name))
                continue
            _join(found, inner, name)
    if not found.sheets and not found.problems:
        found.problems.append(FileProblem("Tệp nén không có tệp danh sách nào."))
    return found


def _join(found: FileRead, inner: FileRead, name: str) -> None:
    for sheet in inner.sheets:
        sheet.file = name
    found.sheets += inner.sheets
    found.problems += [FileProblem(p.message, name, p.sheet) for p in inner.problems]
    found.guesses = found.guesses or inner.guesses


def _part(content: bytes, name: str, budget: Budget, page: CodePage | None) -> FileRead:
    try:
        upload = check_upload(name, content, LISTS)
    except RuleViolation as refusal:
        raise Unreadable(_clearer(refusal.message, content)) from refusal
    if upload.kind is FileKind.ZIP:
        raise Unreadable("Tệp nén nằm trong tệp nén không được đọc. Hãy giải nén rồi tải lại.")
    return _one(upload.kind, content, PurePosixPath(name).stem, budget, page)


def _is_litter(name: str) -> bool:
    return name.startswith(_LITTER) or PurePosixPath(name).name.startswith(("~$", "._", *_LITTER))


def _name(part: zipfile.ZipInfo) -> str:
    """Return the name of a part; old archivers wrote UTF-8 without saying so."""
    if part.flag_bits & 0x800:
        return part.filename
    try:
        return part.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return part.filename
