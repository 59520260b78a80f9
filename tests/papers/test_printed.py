"""No paper or workbook says an English word, an unaccented one, or an empty value by mistake."""

import re
from collections.abc import Iterator
from io import BytesIO

import openpyxl
import pytest
from docx import Document
from flask import Flask
from pypdf import PdfReader

from coop_registry.models import Organisation
from coop_registry.papers.issuing import summary_of
from coop_registry.papers.summary import summary_document
from core.db import db
from papers.page import fits_one_page
from reference import queries as reference
from reference.rules import AgencyKind
from tests.factories.registry import TODAY
from tests.papers.printed import PRINTED, make
from tests.papers.samples import CHECK
from tests.structure.source import calls, python_files
from tests.structure.words import strangers_in

SETTING = {"render_pdf", "render_docx"}
#: Marks of a value that was never filled in, or of a record printed as the program holds it.
UNFILLED = re.compile(r"\{\{|\}\}|\bNone\b|\bnan\b|<[A-Za-z_.]+ object|\bUndefined\b")


def pdf_words(content: bytes) -> Iterator[str]:
    for page in PdfReader(BytesIO(content)).pages:
        yield page.extract_text()


def word_words(content: bytes) -> Iterator[str]:
    paper = Document(BytesIO(content))
    parts = [paper.element.body]
    parts += [part._element for s in paper.sections for part in (s.header, s.footer)]
    for part in parts:
        for paragraph in part.iter("{*}p"):
            yield "".join(text.text or "" for text in paragraph.iter("{*}t"))


def sheet_words(content: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(BytesIO(content))
    for sheet in book:
        yield sheet.title
        for row in sheet.iter_rows(values_only=True):
            yield from (cell for cell in row if isinstance(cell, str))


READERS = {"pdf": pdf_words, "docx": word_words, "xlsx": sheet_words}


def faults_of(ending: str, content: bytes) -> set[str]:
    """Return the strangers and unfilled places of a file."""
    words = [text for text in READERS[ending](content) if text.strip()]
    assert words, ending
    found = {stranger for text in words for stranger in strangers_in(text)}
    return found | {mark[0] for text in words if (mark := UNFILLED.search(text))}


@pytest.mark.parametrize("name", PRINTED)
def test_a_paper_speaks_vietnamese(name: str, demonstration: Flask) -> None:
    files = make(name, demonstration)
    assert files
    wrong = {
        ending: faults for ending, file in files.items() if (faults := faults_of(ending, file))
    }
    assert wrong == {}


def test_every_module_that_sets_a_paper_is_looked_at() -> None:
    setting = {
        str(path)
        for path in python_files()
        if path.parts[0] not in ("papers",)
        for _line, name in calls(path)
        if name.split(".")[-1] in SETTING
    }
    covered = {module for printed in PRINTED.values() for module in printed.through}
    assert setting == covered


def test_the_scan_sees_what_it_looks_for() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Danh sách"
    book.active.append(["Không rõ None", "Hop tac xa Minh Phu", "Not found"])
    content = BytesIO()
    book.save(content)
    assert faults_of("xlsx", content.getvalue()) == {"None", "hop tac xa", "Not", "found"}


@pytest.mark.long
def test_every_summary_of_the_demonstration_is_one_page(demonstration: Flask) -> None:
    with demonstration.app_context():
        issuer = next(iter(reference.agencies_on(TODAY, AgencyKind.UNION)))
        rows = db.session.query(Organisation).all()
        summaries = [summary_of(row, TODAY, issuer) for row in rows]
    papers = {
        one.shown.name: summary_document(one, CHECK, with_workbook=False) for one in summaries
    }
    assert len(papers) > 5
    assert [name for name, paper in papers.items() if not fits_one_page(paper)] == []
