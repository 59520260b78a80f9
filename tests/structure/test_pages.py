"""Every page that opens is valid HTML, Vietnamese, and can be read aloud."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient

from accounts.rules.duties import Duty
from core.db import db
from tests.structure.test_access import calls, foreign_values
from tests.structure.words import strangers_in
from tests.structure.world import make_world

SILENT = {"script", "style", "template", "svg"}
READ = ("title", "alt", "placeholder", "aria-label")


def faults_of(text: str) -> Iterator[str]:
    """Give what is wrong with a page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    page = parser.parse(text)
    yield from (f"{code} at {place}" for place, code, _ in parser.errors)
    every = list(page.iter())
    if page.get("lang") != "vi":
        yield "lang is not vi"
    headings = [element for element in every if element.tag == "h1"]
    if len(headings) != 1:
        yield f"{len(headings)} h1"
    ids = Counter(element.get("id") for element in every if element.get("id"))
    yield from (f"id {name} is there {count} times" for name, count in ids.items() if count > 1)
    yield from _unnamed(every)
    # An error page shows the request's number, sixteen hexadecimal digits: not words.
    words = re.sub(r"\b[0-9a-f]{16}\b", "", " \n ".join(_visible(page)))
    yield from (f"not Vietnamese: {word}" for word in strangers_in(words))
    yield from (f"unfilled: {mark}" for mark in ("{{", "}}", "None", "Undefined") if mark in words)


def _unnamed(every: list[Element]) -> Iterator[str]:
    """Give the fields, buttons, pictures and tables that have no name to be read aloud."""
    labelled = {element.get("for") for element in every if element.tag == "label"}
    inside = {id(e) for label in every if label.tag == "label" for e in label.iter()}
    for element in every:
        named = element.get("aria-label") or element.get("aria-labelledby")
        if element.tag in ("input", "select", "textarea"):
            if element.get("type") in ("hidden", "submit") or named or id(element) in inside:
                continue
            if element.get("id") not in labelled:
                yield f"field {element.get('name')} has no label"
        elif (
            element.tag in ("button", "a") and not named and not "".join(element.itertext()).strip()
        ):
            yield f"{element.tag} without words"
        elif element.tag == "img" and element.get("alt") is None:
            yield "picture without alt"
        elif element.tag == "th" and not element.get("scope"):
            yield "th without scope"


def _visible(element: Element) -> Iterator[str]:
    """Give the texts a person sees or hears."""
    if not isinstance(element.tag, str) or element.tag in SILENT:
        return
    if element.tag == "code" and element.get("translate") == "no":
        return  # to be typed letter by letter elsewhere: a name in a Word template
    yield from (value for name in READ if (value := element.get(name)))
    yield element.text or ""
    for child in element:
        yield from _visible(child)
        yield child.tail or ""


@pytest.mark.parametrize(
    "duty",
    [
        None,
        Duty.REGISTRY_OFFICER,
        Duty.REGISTRY_LEADER,
        Duty.CHIEF_ACCOUNTANT,
        Duty.ADMINISTRATOR,
        Duty.AUDITOR,
    ],
    ids=lambda duty: str(duty or "visitor"),
)
def test_every_page_is_valid_and_vietnamese(
    duty: Duty | None, app: Flask, client: FlaskClient, as_user: Callable[[Any], FlaskClient]
) -> None:
    world = make_world(duty or Duty.AUDITOR)
    # The officer walks as the stranger, whose own records the addresses name.
    person = world.stranger if duty is Duty.REGISTRY_OFFICER else world.person
    walker = as_user(person) if duty else client
    wrong: dict[str, list[str]] = {}
    opened = 0
    for call in calls(app, foreign_values(world, db.session())):
        if call.method != "GET":
            continue
        answer = call.by(walker)
        if not answer.content_type.startswith("text/html") or answer.status_code in (302, 303):
            continue
        opened += 1
        assert answer.status_code < 500, str(call)
        if faults := list(faults_of(answer.text)):
            wrong[call.path] = faults[:5]
    assert wrong == {}
    assert opened > 3


def test_the_checks_see_what_they_look_for() -> None:
    page = '<!doctype html><html lang="vi"><title>T</title><h1>Tên</h1><p id="a">Tên</p>{}</html>'
    assert list(faults_of(page.format(""))) == []
    for planted, fault in {
        '<p id="a">x</p>': "is there 2 times",
        '<input name="q">': "has no label",
        "<h1>Hai</h1>": "2 h1",
        "<p>Not found</p>": "not Vietnamese",
        "<table><tr><th>Tên</th></tr></table>": "th without scope",
        "<div></span></div>": "unexpected-end-tag",
        "<p>{{ x }}</p>": "unfilled",
        "<code>{{ x }}</code>": "unfilled",
        '<p translate="no">{{ x }}</p>': "unfilled",
    }.items():
        assert any(fault in found for found in faults_of(page.format(planted))), planted
