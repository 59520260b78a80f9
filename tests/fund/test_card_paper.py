"""The loan card on paper: a row for each line without broken days, in a few pages."""

from datetime import date

from fund.papers.books.loan_tables import card_table
from fund.rules.books.loan_lines import CardLine, Held
from papers.blocks import CellKind
from papers.styles import text_width_mm
from papers.tables import column_widths, fitting_size

WORDS = "Thu lãi đã hạch toán phải thu 1.234.567 đồng. " * 4


def test_days_and_sums_do_not_break_and_the_words_have_room() -> None:
    day = date(2025, 12, 28)
    held = Held(383_333_333, 12_234_567, 95_833_333, 0, 0, 12_345_678, 3)
    row = CardLine(1, day, "BC 100/2025", day, WORDS, 400_000_000, 16_666_667, 0, 1_345_678, held)
    table = card_table([row])
    room = text_width_mm(landscape=True)
    size = fitting_size(table, room)
    widths = column_widths(table, room, size)
    for column, width in zip(table.columns, widths, strict=True):
        if column.kind is CellKind.DATE:
            assert width >= 10 * size * 0.5 * 25.4 / 72 + 3
        if column.title == "Diễn giải":
            assert width >= 45
