import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from core.dates import PartialDate, Precision
from papers.blocks import CellKind, Column, Table
from papers.csv import render_csv


def read(table: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(render_csv(table).decode("utf-8-sig"))))


def test_excel_sees_the_encoding() -> None:
    assert render_csv(Table((Column("Tên"),), ())).startswith(b"\xef\xbb\xbf")


def test_values_are_plain_for_other_programs() -> None:
    kinds = (CellKind.MONEY, CellKind.DATE, CellKind.DATE, CellKind.PERCENT, CellKind.INT)
    year = PartialDate(date(2017, 1, 1), Precision.YEAR)
    line = (1_250_000_000, date(2025, 6, 2), year, Decimal("0.0684"), None)
    table = Table(tuple(Column("c", kind) for kind in kinds), (line,))
    assert read(table)[1] == ["1250000000", "2025-06-02", "2017", "0.0684", ""]


@pytest.mark.parametrize("text", ["=1+1", "+84 123", "-1", "@x", "\t=1", "\r=1", "\u200b=1"])
def test_text_that_looks_like_a_formula_is_disarmed(text: str) -> None:
    assert read(Table((Column("c"),), ((text,),)))[1][0].startswith("'")


def test_a_negative_number_stays_a_number() -> None:
    assert read(Table((Column("c", CellKind.MONEY),), ((-5,),)))[1] == ["-5"]


def test_quotes_and_line_ends_survive() -> None:
    text = 'HTX "Minh; Phú",\nĐông Viên'
    assert read(Table((Column("c"),), ((text,),)))[1] == [text]
