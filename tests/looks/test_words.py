"""WTForms' own messages come out in Vietnamese."""

import re
from pathlib import Path

import flask_wtf
import pytest
import wtforms
from flask import Flask

from core.form_words import UNKNOWN, WORDS, Vietnamese
from tests.looks.sample import SampleForm


def test_choice_outside_of_the_list_is_refused_in_vietnamese(looks: Flask) -> None:
    with looks.test_request_context("/bieu-mau", method="POST", data={"kind": "khac"}):
        form = SampleForm(meta={"csrf": False})
        assert not form.validate()
    assert form.kind.errors == ["Giá trị đã chọn không có trong danh sách. Hãy chọn lại."]


def test_our_own_message_passes_unchanged() -> None:
    assert Vietnamese().gettext("Chưa nhập mục này.") == "Chưa nhập mục này."


def test_unforeseen_english_message_becomes_vietnamese() -> None:
    assert Vietnamese().gettext("Something new in a later release.") == UNKNOWN


@pytest.mark.parametrize("number", [1, 2, 50])
def test_length_message_reads_the_same_for_every_number(number: int) -> None:
    words = Vietnamese().ngettext(
        "Field must be at least %(min)d character long.",
        "Field must be at least %(min)d characters long.",
        number,
    )
    assert words % {"min": number} == f"Nhập ít nhất {number} ký tự."


def test_placeholders_are_the_same_in_both_languages() -> None:
    for english, vietnamese in WORDS.items():
        asked = set(re.findall(r"%\(\w+\)[ds]|\{\w+\}", vietnamese))
        assert asked <= set(re.findall(r"%\(\w+\)[ds]|\{\w+\}", english)), english


def test_catalogue_names_messages_the_library_really_has() -> None:
    folders = [Path(library.__file__).parent for library in (wtforms, flask_wtf)]
    source = "".join(path.read_text() for folder in folders for path in folder.rglob("*.py"))
    # Long messages are broken over lines in the source.
    joined = re.sub(r"""[\"']\s*\n\s*[\"']""", "", source)
    missing = [message for message in WORDS if message not in joined]
    assert missing == []
