"""Under "Năm công nhận" and "Năm" people write days and months: read as far as they are said."""

from datetime import date

import pytest

from coop_registry.reading.lists import read_lists
from coop_registry.reading.meanings import M
from coop_registry.reading.read import words_of_cell
from coop_registry.reading.sheets import FileRead, Sheet
from coop_registry.rules.imports.drafts import draft_of
from coop_registry.rules.imports.places import Placed
from coop_registry.rules.membership import TraitKind


@pytest.mark.parametrize(
    ("cell", "since", "words", "remark"),
    [
        (date(2021, 12, 15), date(2021, 12, 15), None, None),
        ("15/12/2021", date(2021, 12, 15), None, None),
        ("12/2021", date(2021, 12, 31), "tháng 12/2021", None),
        ("Năm 2021", date(2021, 12, 31), "năm 2021", None),
        ("cuối năm 2021", date(2021, 12, 31), "cuối năm 2021", None),
        (
            "15/12/21",
            date(2024, 12, 31),
            "chưa rõ ngày (“15/12/21”)",
            "Năm công nhận, khen thưởng: 15/12/21",
        ),
        (
            "đợt 2",
            date(2024, 12, 31),
            "chưa rõ ngày (“đợt 2”)",
            "Năm công nhận, khen thưởng: đợt 2",
        ),
    ],
)
def test_a_day_under_a_heading_of_years_is_read_as_far_as_it_is_said(cell, since, words, remark):
    head = ["Tên HTX", "Sản phẩm", "Hạng sao", "Năm công nhận"]
    grid = [["OCOP (Tính đến ngày 31/12/2024)"], head, ["HTX Hợp Giang", "Miến dong", 4, cell]]
    (row,) = read_lists(FileRead([Sheet("OCOP", grid)])).organisations()
    draft, _problems = draft_of(row, date(2024, 12, 31), Placed())
    trait = next(one for one in draft.traits if one.kind is TraitKind.OCOP)
    assert ((trait.on or draft.on), trait.since_words, draft.remark) == (since, words, remark)
    assert row.values[M.GRANTED].raw == words_of_cell(cell)


def test_figures_of_a_month_are_of_its_year():
    grid = [["Tên HTX", "Doanh thu (triệu đồng)", "Năm"], ["HTX Một", 120, "12/2021"]]
    (row,) = read_lists(FileRead([Sheet("2021", grid)])).organisations()
    draft, _problems = draft_of(row, date(2024, 12, 31), Placed())
    assert [(one.year, one.on) for one in draft.figures] == [(2021, date(2021, 12, 31))]
