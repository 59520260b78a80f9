"""Workbooks and text files as offices send them, built byte by byte in the tests."""

import io
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import xlsxwriter

from coop_registry.reading import codepages
from coop_registry.reading.sheets import FileRead, Sheet

Grid = Sequence[Sequence[object]]
HERE = Path(__file__).resolve().parent
OLD_XLS = HERE / "danh-sach.xls"

_TO_TCVN3 = {letter: code for code, letter in codepages._TCVN3.items()}
_VNI_VOWELS = {"\u0302": "âáàåãä", "\u0306": "êéèúüë"}
_VNI_TONES = "\u0301\u0300\u0309\u0303\u0323"
_VNI_WHOLE = {turned: letter for letter, turned in codepages._VNI_ALONE.items()}


def make_xlsx(
    sheets: Mapping[str, Grid] | Grid,
    merged: Iterable[tuple[int, int, int, int]] = (),
    hidden: Sequence[str] = (),
) -> bytes:
    """Return an xlsx of one or several sheets; `merged` ranges stand on the first one."""
    named = sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        dated = book.add_format({"num_format": "dd/mm/yyyy"})
        for place, (name, rows) in enumerate(named.items()):
            sheet = book.add_worksheet(name)
            for first_row, first, last_row, last in merged if place == 0 else ():
                sheet.merge_range(first_row, first, last_row, last, "")
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(at, column, value, dated)
                    elif isinstance(value, str) and value.startswith("="):
                        sheet.write_formula(at, column, value, None, 7)
                    elif isinstance(value, str):
                        sheet.write_string(at, column, value)
                    elif value is not None:
                        sheet.write(at, column, value)
            if name in hidden:
                sheet.hide()
    return target.getvalue()


def make_ods(rows: Grid) -> bytes:
    """Return an ods with the trailing million of empty rows that office programs write."""
    lines = []
    for row in rows:
        cells = "".join(
            f'<table:table-cell office:value-type="float" office:value="{value}"/>'
            if isinstance(value, int | float)
            else '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(str(value or ''))}</text:p></table:table-cell>"
            for value in row
        )
        lines.append(f"<table:table-row>{cells}</table:table-row>")
    empty = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="1024"/></table:table-row>'
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Trang 1">{"".join(lines)}{empty}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return make_zip(
        {
            "mimetype": kind.encode(),
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def make_zip(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def make_docx(title: Sequence[str], rows: Grid, merged: Sequence[tuple[int, ...]] = ()) -> bytes:
    document = docx.Document()
    for line in title:
        document.add_paragraph(line)
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            table.cell(at, column).text = "" if value is None else str(value)
    for top, left, bottom, right in merged:
        words = str(rows[top][left])
        cell = table.cell(top, left).merge(table.cell(bottom, right))
        cell.text = words
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def make_csv(rows: Grid, delimiter: str = ";") -> str:
    def quoted(value: object) -> str:
        text = "" if value is None else str(value)
        return f'"{text}"' if delimiter in text or '"' in text or "\n" in text else text

    return "\r\n".join(delimiter.join(map(quoted, row)) for row in rows) + "\r\n"


def tcvn3(text: str) -> bytes:
    """Return text as an ABC font stores it; capitals with a tone lose their case."""
    composed = unicodedata.normalize("NFC", text)
    return bytes(
        _TO_TCVN3.get(letter) or _TO_TCVN3.get(letter.lower()) or ord(letter)
        for letter in composed.replace("–", "-")
    )


def vni(text: str) -> bytes:
    """Return text as a VNI font stores it."""
    return "".join(_vni_letter(letter) for letter in unicodedata.normalize("NFC", text)).encode(
        "cp1252"
    )


def _vni_letter(letter: str) -> str:
    low = letter.lower()
    case = str.upper if letter.isupper() else str
    if low in _VNI_WHOLE:
        return case(_VNI_WHOLE[low])
    base, *marks = unicodedata.normalize("NFD", low)
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    shape = next((mark for mark in marks if mark in _VNI_VOWELS), "")
    if "\u031b" in marks:
        base = {"o": "ô", "u": "ö"}[base]
    sign = ""
    if shape:
        sign = _VNI_VOWELS[shape]["\u0301\u0300\u0309\u0303\u0323".find(tone) + 1 if tone else 0]
    elif tone:
        sign = "ùøûõï"[_VNI_TONES.index(tone)]
    return case(base) + case(sign)


def cp1258(text: str) -> bytes:
    """Return text as Windows stored it: vowel shapes whole, tones as signs of their own."""
    found = ""
    for letter in unicodedata.normalize("NFC", text):
        try:
            letter.encode("cp1258")
            found += letter
        except UnicodeEncodeError:
            parted = unicodedata.normalize("NFD", letter)
            tones = "".join(mark for mark in parted if mark in _VNI_TONES)
            rest = unicodedata.normalize("NFC", "".join(p for p in parted if p not in _VNI_TONES))
            found += rest + tones
    return found.encode("cp1258")


def sheet_of(rows: Grid, **kept: object) -> Sheet:
    """Return a sheet as the child process would give it."""
    cells = [[None if cell == "" else cell for cell in row] for row in rows]
    return Sheet(name=str(kept.pop("name", "Sheet1")), rows=cells, **kept)  # type: ignore[arg-type] # a test's own words


def read_of(rows: Grid, **kept: object) -> FileRead:
    return FileRead(sheets=[sheet_of(rows, **kept)])
