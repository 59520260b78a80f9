"""Heads, titles and narrow columns: nothing breaks within a word."""

import pytest

from papers import fonts, styles
from papers.blocks import CellKind, Column, Table
from papers.tables import column_widths, fitting_size

ALLIANCE = "LIÊN MINH HỢP TÁC XÃ TỈNH BẮC KẠN"


@pytest.mark.parametrize("width", range(120, 320, 20))
def test_no_line_of_a_head_ends_within_a_word(width: int) -> None:
    lines = fonts.balanced(ALLIANCE, fonts.BOLD, styles.HEAD, width).split("\n")
    assert " ".join(lines) == ALLIANCE
    assert sum("HỢP TÁC XÃ" in line for line in lines) == 1
    assert sum("BẮC KẠN" in line for line in lines) == 1


def test_the_name_of_the_alliance_breaks_before_its_province() -> None:
    lines = fonts.balanced(ALLIANCE, fonts.BOLD, styles.HEAD, 180)
    assert lines == "LIÊN MINH HỢP TÁC XÃ\nTỈNH BẮC KẠN"


def test_a_squeezed_column_still_holds_the_words_of_its_head() -> None:
    columns = (Column("STT", CellKind.INT, width_mm=12), *(Column("Tên", width_mm=60),) * 9)
    table = Table(columns, ((1, *["x"] * 9),))
    size = fitting_size(table, 252)
    widths = column_widths(table, 252, size)
    stt = fonts.text_width("STT", fonts.BOLD, size) * 25.4 / 72
    assert widths[0] > stt + 2
    assert sum(widths) == pytest.approx(252)
