"""Word templates of an office (.docx), filled without running anything that stands in them.

A template holds fields like {{ ten_to_chuc }} and nothing else: names of a list, no filters, no
attributes, no statements. What is refused is told with its words.
"""

import html
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from core.errors import RuleViolation
from papers.printable import printable

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

#: Bytes of all texts of a template, and fields in it: a letter has a hundredth of both.
MOST_XML, MOST_FIELDS = 4 * 1024 * 1024, 400
_TAG = re.compile(r"<[^>]*>")
_FIELD = re.compile(r"\{\{\s{0,3}([a-z][a-z0-9_]{0,39})\s{0,3}\}\}")
_OPENING = re.compile(r"\{\{[^{}]{0,40}")
_OUTSIDE = re.compile(r"<Relationship\b[^>]*>")
_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
NOT_WORD = "Tệp không phải mẫu Word (.docx) đọc được. Hãy mở và lưu lại bằng Word rồi tải lại."


def environment() -> SandboxedEnvironment:
    """Return the engine: sandboxed, escaping, unknown names refused."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def check_template(content: bytes, samples: Mapping[str, str]) -> frozenset[str]:
    """Return the fields that a template uses; `samples` has every name that is allowed.

    Raises RuleViolation when it holds a statement, an unknown or badly written field, a part from
    outside, or cannot be filled.
    """
    try:
        texts = dict(_texts(content))
        for name, xml in texts.items():
            _refuse_outside(name, xml)
        fields = frozenset().union(*(_fields(xml, samples) for xml in texts.values()))
        _refuse_code(content, frozenset(samples))
        filled = fill_template(content, samples)
        if any("{{" in _plain(xml) for _, xml in _texts(filled)):
            raise RuleViolation(
                "Có chỗ điền nằm ở phần không điền được (nhận xét, chú thích cuối). Hãy chuyển vào "
                "thân văn bản, đầu trang, chân trang hoặc chú thích chân trang."
            )
    except RuleViolation as refusal:
        refusal.field = "file"
        raise
    except (TemplateError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise RuleViolation(NOT_WORD, field="file") from error
    return fields


def fill_template(
    content: bytes, values: Mapping[str, str], *, above: str = "", below: str = ""
) -> bytes:
    """Return the template with its fields filled; `above` and `below` are lines of our own."""
    template = _opened(content)
    shown = {name: printable(value) for name, value in values.items()}
    template.render(shown, jinja_env=environment(), autoescape=True)
    document: Any = template.docx
    if above:
        first = document.add_paragraph(above)
        document.element.body.insert(0, first._p)
    if below:
        document.add_paragraph(below)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _opened(content: bytes) -> "DocxTemplate":
    """Return the template read; raise RuleViolation when it is no Word document."""
    from docx.opc.exceptions import PackageNotFoundError  # costs time to load, as the next one
    from docxtpl import DocxTemplate

    template = DocxTemplate(BytesIO(content))
    try:
        template.init_docx()
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        raise RuleViolation(NOT_WORD, field="file") from error
    return template


def _texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Give every part of text of the package; refuse one that is too long or defines entities."""
    left = MOST_XML
    with zipfile.ZipFile(BytesIO(content)) as package:
        for part in package.infolist():
            if not part.filename.endswith((".xml", ".rels")):
                continue
            left -= part.file_size
            if left < 0:
                raise RuleViolation("Mẫu quá dài. Mẫu văn bản chỉ nên vài trang.")
            xml = package.read(part).decode("utf-8", "replace")
            if "<!DOCTYPE" in xml or "<!ENTITY" in xml:
                raise RuleViolation(NOT_WORD)
            yield part.filename, xml


def _refuse_outside(name: str, xml: str) -> None:
    """Refuse a template that fetches something when it is opened; links to pages may stay."""
    if not name.endswith(".rels"):
        return
    for one in _OUTSIDE.findall(xml):
        if 'TargetMode="External"' in one and "/hyperlink" not in one:
            raise RuleViolation(
                "Mẫu lấy tệp mẫu, hình hoặc đối tượng từ nơi khác khi mở. Hãy nhúng vào tệp hoặc bỏ "
                "đi rồi tải lại."
            )


def _plain(xml: str) -> str:
    """Return the letters of a part; a field split by Word over several runs is whole again."""
    return html.unescape(_TAG.sub("", xml))


def _fields(xml: str, names: Mapping[str, str]) -> frozenset[str]:
    """Return the fields of one part; refuse what is not exactly {{ name }}."""
    text = _plain(xml)
    for sign in ("{%", "%}", "{#", "#}"):
        if sign in text or sign in html.unescape(xml):
            raise RuleViolation(
                f"Mẫu có “{sign}”. Mẫu chỉ được có chỗ điền dạng {{{{ tên }}}}, không có lệnh."
            )
    if text.count("{{") > MOST_FIELDS:
        raise RuleViolation(f"Mẫu có hơn {MOST_FIELDS} chỗ điền.")
    found = list(_FIELD.finditer(text))
    if len(found) != text.count("{{"):
        taken = {one.start() for one in found}
        wrong = next(one for one in _OPENING.finditer(text) if one.start() not in taken)
        raise RuleViolation(
            f"Chỗ điền “{wrong[0]}…” viết sai. Chỉ viết {{{{ tên }}}} với tên trong danh mục."
        )
    for one in found:
        if one[1] not in names:
            raise RuleViolation(f"Không có chỗ điền tên “{one[1]}”. Hãy dùng tên trong danh mục.")
    return frozenset(one[1] for one in found)


def _refuse_code(content: bytes, names: frozenset[str]) -> None:
    """Refuse anything but names where the engine reads, as the engine itself reads it."""
    template, engine = _opened(content), environment()
    document: Any = template.docx
    sources = [template.patch_xml(template.get_xml())]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            sources.append(template.patch_xml(template.get_part_xml(part)))
    sources += [getattr(document.core_properties, one) or "" for one in _PROPERTIES]
    for part in document.part.package.parts:
        if part.content_type.endswith("footnotes+xml"):
            sources.append(template.patch_xml(part.blob.decode("utf-8")))
    for source in sources:
        _refuse_all_but_names(engine.parse(source), names)


def _refuse_all_but_names(tree: nodes.Template, names: frozenset[str]) -> None:
    for node in tree.iter_child_nodes():
        pieces = node.nodes if isinstance(node, nodes.Output) else [node]
        for piece in pieces:
            is_field = isinstance(piece, nodes.Name) and piece.name in names
            if not is_field and not isinstance(piece, nodes.TemplateData):
                raise RuleViolation(
                    "Mẫu có chỗ điền không phải một tên trong danh mục. Chỉ viết {{ tên }}."
                )
