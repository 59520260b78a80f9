"""Past totals: declared figures by unit and day, kept apart from what the register counts."""

import json
import unicodedata
from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.models import Act, Aggregate, Import, Organisation
from coop_registry.rules.totals import Total
from coop_registry.services.imports import undoing
from core.access import EVERYTHING
from core.clock import now_utc
from core.db import db
from reference import queries as reference
from reference.models import Unit
from tests.coop_registry.imports.kit import TODAY, line, listed, messages
from tests.factories.accounts import make_user

pytestmark = pytest.mark.db

T = Total
HEAD = ["STT", "Huyện, thành phố", "Tổng số HTX", "HTX đang hoạt động", "Thành viên HTX"]
DAY = date(2023, 12, 31)


def by_district(*rows, on=DAY, head=HEAD, title="BIỂU TỔNG HỢP KINH TẾ TẬP THỂ"):
    lines = [[at, *row] for at, row in enumerate(rows, 1)]
    return [[f"{title} (Tính đến ngày {on:%d/%m/%Y})"], [], head, *lines]


def by_year(*rows, title="SỐ LIỆU HTX HUYỆN CHỢ ĐỒN", years=("Năm 2021", "Năm 2022")):
    return [[title], ["Chỉ tiêu", "Đơn vị tính", *years], *rows]


def kept():
    """Return (unit, figure, day, value) of all totals that stand."""
    db.session.rollback()
    rows = db.session.query(Aggregate, Unit.name).join(Unit, Unit.id == Aggregate.unit_id)
    return sorted(
        (name, Total(row.what), row.on, row.value)
        for row, name in rows.filter(Aggregate.voided_at.is_(None))
    )


def undo():
    last = db.session.query(Import).order_by(Import.id.desc()).first()
    undoing.undo_import(
        last, reason="Nhầm biểu", actor_id=1, scope=EVERYTHING, on=TODAY, at=now_utc()
    )
    db.session.commit()


def test_figures_of_units_are_kept_with_their_day_words_and_source(importer, session):
    report = importer.run(
        by_district(("Huyện Ba Bể", 45, 38, "1.599"), ("Chợ Đồn", 54, 50, 400)),
        name="Biểu 2023.xlsx",
    )
    assert importer.exit_code == 0
    assert (report["rows"], report["members"]["rows"], report["problems"]) == (0, 0, [])
    assert kept() == [
        ("Huyện Ba Bể", T.COOPERATIVES_ACTIVE, DAY, 38),
        ("Huyện Ba Bể", T.MEMBERS, DAY, 1599),
        ("Huyện Ba Bể", T.COOPERATIVES, DAY, 45),
        ("Huyện Chợ Đồn", T.COOPERATIVES_ACTIVE, DAY, 50),
        ("Huyện Chợ Đồn", T.MEMBERS, DAY, 400),
        ("Huyện Chợ Đồn", T.COOPERATIVES, DAY, 54),
    ]
    row = session.query(Aggregate).filter_by(value=1599).one()
    assert (row.words, row.number) == ("1.599", 4)
    assert row.source == "Biểu 2023.xlsx, trang Sheet1, dòng 4"


def test_nothing_of_the_register_changes(importer, session):
    importer.run(listed(line()))
    before = session.query(Act).count(), session.query(Organisation).count()
    importer.run(by_district(("Huyện Chợ Đồn", 54, 50, 400)))
    assert (session.query(Act).count(), session.query(Organisation).count()) == before


def test_the_json_of_the_command_stays_as_it_is(importer, session):
    report = importer.run(by_district(("Huyện Ba Bể", 45, 60, 7)))
    assert set(report) == {
        "rows", "created", "updated", "unchanged", "rejected", "members", "problems",
    }  # fmt: skip
    assert "Lớn hơn tổng số 45" in messages(report, "warning")
    assert len(kept()) == 3


def test_the_command_says_in_words_what_was_kept(importer, session, tmp_path):
    importer.run(by_district(("Huyện Ba Bể", 45, 38, 7), ("Huyện Lạ", 1, 1, 1)), name="b.xlsx")
    importer.command(str(tmp_path / "b.xlsx"))
    assert (
        "dòng số liệu tổng hợp: 0 ghi mới, 0 bổ sung, 1 không đổi, 1 không ghi" in importer.output
    )


def test_the_same_table_twice_is_the_table_once(importer, session):
    grid = by_district(("Huyện Ba Bể", 45, 38, 7))
    importer.run(grid)
    before = kept()
    importer.run(grid, name="lan-hai.xlsx")
    assert kept() == before
    assert session.query(Aggregate).count() == 3


def test_a_differing_figure_is_kept_beside_with_its_own_source(importer, session):
    importer.run(by_district(("Huyện Ba Bể", 45, 38, 7)), name="Phòng TCKH.xlsx")
    report = importer.run(by_district(("Huyện Ba Bể", 46, 38, 7)), name="Liên minh.xlsx")
    found = [one for one in kept() if one[1] is T.COOPERATIVES]
    assert [value for _unit, _what, _on, value in found] == [45, 46]
    said = messages(report, "warning")
    assert "khác số đã có 45 (Phòng TCKH.xlsx, trang Sheet1, dòng 4)" in said


def test_rows_of_indicators_are_of_the_unit_in_the_title(importer, session):
    importer.run(
        by_year(
            ["Tổng số HTX", "HTX", 40, 45],
            ["Doanh thu bình quân 1 HTX", "Triệu đồng", "1.200", "1.350,5"],
            ["Thu nhập bình quân lao động trong HTX", "Triệu đồng/người/năm", 36, 42],
        )
    )
    assert kept() == sorted(
        [
            ("Huyện Chợ Đồn", T.COOPERATIVES, date(2021, 12, 31), 40),
            ("Huyện Chợ Đồn", T.COOPERATIVES, date(2022, 12, 31), 45),
            ("Huyện Chợ Đồn", T.REVENUE_AVERAGE, date(2021, 12, 31), 1_200_000_000),
            ("Huyện Chợ Đồn", T.REVENUE_AVERAGE, date(2022, 12, 31), 1_350_500_000),
            ("Huyện Chợ Đồn", T.INCOME_AVERAGE, date(2021, 12, 31), 3_000_000),
            ("Huyện Chợ Đồn", T.INCOME_AVERAGE, date(2022, 12, 31), 3_500_000),
        ]
    )


@pytest.mark.parametrize(
    ("lines", "words", "unit"),
    [
        (["SỐ LIỆU HTX"], (), "Tỉnh Bắc Kạn"),
        (["SỐ LIỆU HTX"], ("--unit", "064"), "Huyện Chợ Đồn"),
        (["SỐ LIỆU HTX XÃ BẰNG PHÚC, HUYỆN CHỢ ĐỒN"], (), "Xã Bằng Phúc"),
        (["UBND TỈNH BẮC KẠN", "SỐ LIỆU HTX HUYỆN BA BỂ"], (), "Huyện Ba Bể"),
        (["ỦY BAN NHÂN DÂN HUYỆN BA BỂ", "SỐ LIỆU HTX"], (), "Huyện Ba Bể"),
        (["SỐ LIỆU HTX HUYỆN BA BỂ VÀ HUYỆN CHỢ ĐỒN"], (), "Tỉnh Bắc Kạn"),
        (["SỐ LIỆU HTX TP. BẮC KẠN NĂM 2022"], (), "Thành phố Bắc Kạn"),
    ],
)
def test_whose_figures_they_are(importer, session, lines, words, unit):
    grid = by_year(["Tổng số HTX", "HTX", 40, 45])
    importer.run([*([one] for one in lines), *grid[1:]], *words)
    assert {one[0] for one in kept()} == {unit}


def test_a_total_of_the_day_is_of_the_lists_day(importer, session):
    grid = by_year(["Tổng số HTX", "HTX", 40], years=("Số lượng",))
    importer.run(grid, "--on", "2024-06-30")
    assert [one[2] for one in kept()] == [date(2024, 6, 30)]


def test_figures_of_a_year_that_is_not_over_are_of_the_lists_day(importer, session):
    grid = by_year(["Tổng số HTX", "HTX", 40, 45], years=("Năm 2024", "Năm 2025"))
    importer.run([["Tính đến ngày 31/05/2025"], *grid])
    assert [one[2] for one in kept()] == [date(2024, 12, 31), date(2025, 5, 31)]


def test_communes_are_found_within_their_district(importer, session):
    importer.run(
        by_district(
            ("Huyện Chợ Đồn", 5, 5, 7),
            ("Xã Bằng Phúc", 3, 3, 4),
            ("Yên Thịnh", 2, 2, 3),
            head=["STT", "Đơn vị", *HEAD[2:]],
        )
    )
    assert [one for one in kept() if one[1] is T.COOPERATIVES] == [
        ("Huyện Chợ Đồn", T.COOPERATIVES, DAY, 5),
        ("Xã Bằng Phúc", T.COOPERATIVES, DAY, 3),
        ("Xã Yên Thịnh", T.COOPERATIVES, DAY, 2),
    ]


def test_a_bare_district_after_another_one_is_itself(importer, session):
    head = ["STT", "Đơn vị", *HEAD[2:]]
    importer.run(by_district(("Huyện Chợ Đồn", 5, 5, 7), ("Ba Bể", 3, 3, 4), head=head))
    assert {one[0] for one in kept()} == {"Huyện Chợ Đồn", "Huyện Ba Bể"}


def test_the_city_is_no_province_and_the_whole_is_no_unit(importer, session):
    importer.run(
        by_district(
            ("TP. Bắc Kạn", 49, 40, 7),
            ("Huyện Ba Bể", 45, 38, 7),
            ("Toàn tỉnh", 94, 78, 14),
            head=["STT", "Đơn vị", *HEAD[2:]],
        )
    )
    assert {one[0] for one in kept()} == {"Thành phố Bắc Kạn", "Huyện Ba Bể"}


def test_a_sum_that_does_not_close_only_warns(importer, session):
    report = importer.run(by_district(("Huyện Ba Bể", 45, 38, 7), ("Tổng cộng", 46, 38, 7)))
    assert "dòng tổng ghi 46, cộng các dòng được 45" in messages(report, "warning")
    assert importer.exit_code == 0
    assert len(kept()) == 3


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("Huyện Không Có", 1, 1, 1), "Không có “Huyện Không Có”"),
        (("", 1, 1, 1), "không ghi đơn vị"),
        (("Huyện Ba B?", 1, 1, 1), "mất chữ"),
    ],
)
def test_a_unit_nobody_knows_keeps_the_row_out(importer, session, row, words):
    report = importer.run(by_district(row, ("Huyện Chợ Đồn", 54, 50, 400)))
    assert words in messages(report)
    assert importer.exit_code == 1
    assert {one[0] for one in kept()} == {"Huyện Chợ Đồn"}


def test_a_district_after_its_end_is_no_unit(importer, session):
    report = importer.run(
        by_district(("Huyện Ba Bể", 45, 38, 7), on=date(2025, 6, 1)), "--on", "2025-06-02"
    )
    assert report["problems"] == []
    grid = by_year(["Tổng số HTX", "HTX", 40, 45])
    importer.run(grid)
    assert {one[0] for one in kept()} == {"Huyện Ba Bể", "Huyện Chợ Đồn"}


def test_another_districts_figures_are_refused_for_an_officer(importer, session):
    officer = make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY))
    db.session.commit()
    report = importer.run(
        by_district(("Huyện Ba Bể", 45, 38, 7), ("Huyện Chợ Đồn", 54, 50, 400)), "--as", officer.username
    )  # fmt: skip
    assert "không thuộc phạm vi" in messages(report, "rejected")
    assert {one[0] for one in kept()} == {"Huyện Chợ Đồn"}


def test_indicators_nobody_knows_are_told_and_refuse_nothing(importer, session):
    report = importer.run(
        by_year(["Tổng số HTX", "HTX", 40, 45], ["Số HTX ứng dụng công nghệ cao", "HTX", 1, 2])
    )
    assert "chưa có trong danh mục" in messages(report, "warning")
    assert importer.exit_code == 0
    assert len(kept()) == 2


def test_doubtful_figures_stay_out_and_are_told(importer, session):
    report = importer.run(
        by_year(
            ["Doanh thu bình quân 1 HTX", "Tỷ đồng", "3.150", 2],
            ["Tổng số HTX", "HTX", "40-45", 45],
            ["Số thành viên HTX", "Triệu đồng", 400, 500],
        )
    )
    assert {one[3] for one in kept()} == {45, 2_000_000_000}
    said = messages(report, "warning")
    assert "Ngoài khoảng thường gặp" in said
    assert "Ghi một khoảng" in said
    assert "không hợp với chỉ tiêu" in said


def test_undoing_takes_totals_back_and_they_can_come_again(importer, session):
    grid = by_district(("Huyện Ba Bể", 45, 38, 7))
    importer.run(grid)
    undo()
    assert kept() == []
    assert session.query(Aggregate).count() == 3
    importer.run(grid)
    assert len(kept()) == 3


def test_totals_and_a_list_in_one_file(importer, session):
    report = importer.run(
        {"Biểu": by_district(("Huyện Chợ Đồn", 54, 50, 400)), "DS": listed(line())}
    )
    assert (report["rows"], report["created"]) == (1, 1)
    assert len(kept()) == 3
    undo()
    assert kept() == []
    db.session.rollback()
    assert session.query(Organisation).count() == 1


def test_decomposed_letters_and_formulas_are_words(importer, session):
    importer.run(
        by_district((unicodedata.normalize("NFD", "Huyện Ba Bể"), 45, 38, "=1+1"), ("Huyện Chợ Đồn", 1, 1, 1))
    )  # fmt: skip
    assert {one[0] for one in kept()} == {"Huyện Ba Bể", "Huyện Chợ Đồn"}


def test_nothing_is_written_by_a_dry_run(importer, session):
    report = importer.run(by_district(("Huyện Ba Bể", 45, 38, 7)), "--dry-run")
    assert json.dumps(report)
    assert kept() == []
