from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from wtforms import StringField

from core.dates import PartialDate, Precision
from core.errors import RuleViolation
from core.forms import (
    FORMULA,
    BaseForm,
    CountField,
    DateField,
    LongTextField,
    NotAfter,
    PartialDateField,
    RateField,
    TextField,
    VndField,
    at_most,
    optional,
    required,
)


class SampleForm(BaseForm):
    name = TextField("Tên", [required(), at_most(20)])
    note = LongTextField("Ghi chú", [optional()])
    capital = VndField("Vốn", [optional()])
    members = CountField("Số thành viên", [optional()])
    rate = RateField("Lãi suất", [optional()])
    signed_on = DateField("Ngày ký", [optional(), NotAfter(date(2025, 6, 2))])
    founded = PartialDateField("Thành lập", [optional(), NotAfter(date(2025, 6, 2))])
    plain = StringField("Khác")


@pytest.fixture(autouse=True)
def request_of_a_form() -> Iterator[Flask]:
    app = Flask(__name__)
    app.config.update(SECRET_KEY="x", WTF_CSRF_ENABLED=False)
    with app.test_request_context(method="POST"):
        yield app


def filled(**typed: str) -> SampleForm:
    form = SampleForm(_multi({"name": "HTX Minh Phú", **typed}))
    form.validate()
    return form


def _multi(typed: dict[str, str]) -> Any:
    from werkzeug.datastructures import MultiDict

    return MultiDict(typed)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("name", "  HTX \u0048o\u031b\u0323p\u200b tác ", "HTX Hợp tác"),
        ("note", "dòng 1 \r\n  dòng   2\n\n", "dòng 1\ndòng 2"),
        ("note", "   ", None),
        ("capital", "1.000.000 đồng", 1_000_000),
        ("capital", "0", 0),
        ("capital", "", None),
        ("members", "1.200", 1200),
        ("rate", "6,5", Decimal("0.065")),
        ("signed_on", "02/06/2025", date(2025, 6, 2)),
        ("founded", "6/2017", PartialDate(date(2017, 6, 1), Precision.MONTH)),
        ("founded", "2025", PartialDate(date(2025, 1, 1), Precision.YEAR)),
    ],
)
def test_what_people_type_becomes_a_value(field: str, typed: str, value: object) -> None:
    form = filled(**{field: typed})
    assert form[field].errors == () or form[field].errors == []
    assert form[field].data == value


@pytest.mark.parametrize(
    ("field", "typed", "word"),
    [
        ("name", "", "Chưa nhập"),
        ("name", "   ", "Chưa nhập"),
        ("name", "a" * 10_000, "Dài quá 20"),
        ("capital", "2 tỷ", "số tiền bằng đồng"),
        ("capital", "-5", "số tiền bằng đồng"),
        ("capital", "9" * 30, "quá lớn"),
        ("members", "mười", "số nguyên"),
        ("members", "10.000.001", "quá lớn; nhiều nhất là 10.000.000"),
        ("rate", "sáu", "phần trăm"),
        ("signed_on", "31/02/2025", "ngày có thật"),
        ("signed_on", "01/01/0202", "ngày có thật"),
        ("signed_on", "03/06/2025", "sau hôm nay (02/06/2025)"),
        ("founded", "tháng sáu", "ngày, tháng hoặc năm"),
        ("founded", "7/2025", "sau hôm nay"),
    ],
)
def test_what_cannot_be_read_is_told_beside_the_field_and_kept(
    field: str, typed: str, word: str
) -> None:
    form = filled(**{field: typed})
    assert word in " ".join(map(str, form[field].errors))
    assert form[field]._value().strip() == typed.strip()


def test_html_in_a_field_is_text_when_shown_again() -> None:
    shown = str(filled(name="<b>x</b>").name())
    assert "<b>" not in shown
    assert "&lt;b&gt;" in shown


def test_values_are_shown_as_people_write_them() -> None:
    form = SampleForm(
        None,
        capital=1_000_000,
        members=1200,
        rate=Decimal("0.065"),
        signed_on=date(2025, 6, 2),
        founded=PartialDate(date(2017, 6, 1), Precision.MONTH),
    )
    shown = [form[n]._value() for n in ("capital", "members", "rate", "signed_on", "founded")]
    assert shown == ["1.000.000", "1.200", "6,5", "02/06/2025", "06/2017"]


def test_a_refusal_stands_beside_its_field_with_the_article() -> None:
    form = filled()
    form.refuse(RuleViolation("Thiếu thành viên.", field="members", article="Điều 13"))
    assert form.error_list() == [("members", "Số thành viên", "Thiếu thành viên. (Điều 13)")]


@pytest.mark.parametrize("field", [None, "no_such_field"])
def test_a_refusal_without_a_field_stands_above_the_form(field: str | None) -> None:
    form = filled()
    form.refuse(RuleViolation("Không được.", field=field))
    assert form.error_list() == [("", "", "Không được.")]


def test_each_form_shown_has_its_own_number() -> None:
    assert len({SampleForm(None).once.data for _ in range(5)}) == 5


@pytest.mark.parametrize("field", ["capital", "members", "rate", "signed_on", "founded"])
@pytest.mark.parametrize("typed", ["=1+1", " =SUM(A1:A3)"])
def test_a_formula_is_refused_by_name(field: str, typed: str) -> None:
    form = filled(**{field: typed})
    assert form.validate() is False
    assert form[field].errors == [FORMULA]
