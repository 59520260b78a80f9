"""No reason, note or source of any form takes a person's full identity number."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Form, StringField, TextAreaField

import accounts
import coop_registry
import desk
import fund
import papers
import reference
from core.forms import LongTextField, TextField

ROOMS = (accounts, coop_registry, desk, fund, papers, reference)
#: Fields made for numbers; every other text refuses what looks like an identity number.
MADE_FOR_NUMBERS = {
    *("identity_no", "representative_no", "retyped", "number"),
    *("phone", "email", "code", "tax_code", "certificate_no", "national_no"),
}
#: Written by hand into no record: who signs in, with which word and code.
NEVER_KEPT = {"username", "code", "password"}
NUMBER = "ghi nhầm, đúng là 006085000099"


def forms() -> list[type[Form]]:
    """Return every form class of the program."""
    for room in ROOMS:
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if {"forms", "routes"} & set(module.name.split(".")):
                importlib.import_module(module.name)
    return sorted(
        {
            found
            for found in _below(Form)
            if found.__module__.partition(".")[0] in {room.__name__ for room in ROOMS}
        },
        key=lambda found: (found.__module__, found.__qualname__),
    )


def _below(base: type[Any]) -> Iterator[type[Any]]:
    for found in base.__subclasses__():
        yield found
        yield from _below(found)


def texts_of(form: type[Form]) -> Iterator[tuple[str, Any]]:
    """Give the fields of a form that take text as typed."""
    for name in dir(form):
        unbound = getattr(form, name, None)
        kind = getattr(unbound, "field_class", None)
        if kind in (StringField, TextAreaField) or (
            kind and issubclass(kind, (TextField, LongTextField))
        ):
            yield name, unbound


def refuses(name: str, unbound: Any) -> bool:
    """Tell whether the field refuses a full identity number."""
    form = type("OneField", (Form,), {name: unbound})(MultiDict({name: NUMBER}))
    form.validate()
    return any("căn cước" in str(error) for error in form[name].errors)


def test_forms_are_found() -> None:
    assert len(forms()) > 50


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.__name__)
def test_text_refuses_a_full_identity_number(app: Flask, form: type[Form]) -> None:
    with app.test_request_context():
        taking = {name for name, unbound in texts_of(form) if not refuses(name, unbound)}
    assert taking <= MADE_FOR_NUMBERS | NEVER_KEPT
