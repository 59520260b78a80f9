"""Totals of lists are compared with their rows and never imported (đối chiếu dòng tổng)."""

import pytest

from tests.coop_registry.imports.kit import exported, line, listed
from tests.coop_registry.imports.test_members import members, person
from tests.coop_registry.imports.test_pages import client, confirm, officer, row_of, send

__all__ = ["client", "officer"]
pytestmark = pytest.mark.db


def total(words="Tổng cộng", capital=None, count=None):
    return [None, words, None, None, None, None, capital, count, None, None]


def test_a_total_that_does_not_close_is_told_with_its_column_and_both_sums(importer):
    report = importer.run(listed(line(), line("HTX Khác", stt=2), total(capital=1200, count=24)))
    (problem,) = [one for one in report["problems"] if one["row"] == 6]
    assert (problem["level"], problem["sheet"]) == ("warning", "Sheet1")
    assert (problem["column"], problem["value"]) == ("Vốn điều lệ (triệu đồng)", "1200")
    assert "1.200.000.000" in problem["message"]
    assert "1.000.000.000" in problem["message"]
    assert len(exported()) == 2


@pytest.mark.parametrize("place", ["end", "top"])
def test_a_total_that_closes_says_nothing_wherever_it_stands(importer, place):
    rows = [line(), line("HTX Khác", stt=2)]
    stated = total(capital=1000, count=24)
    rows = [stated, *rows] if place == "top" else [*rows, stated]
    report = importer.run(listed(*rows))
    assert [one for one in report["problems"] if "dòng tổng" in one["message"].lower()] == []


def test_subtotals_of_groups_are_each_compared_with_their_own_rows(importer):
    report = importer.run(
        listed(
            line(), total("Cộng", 500, 12),
            line("HTX Hai", stt=2), line("HTX Ba", stt=3), total("Cộng", 1000, 25),
            total("Tổng cộng", 1500, 36),
        )
    )  # fmt: skip
    told = [(one["row"], one["column"]) for one in report["problems"] if one["column"]]
    assert told == [(8, "Số thành viên")]


def test_the_sum_of_the_parts_of_members_is_compared(importer):
    importer.run(listed(line()))
    stated = [None, "Tổng cộng", None, None, None, None, None, "60.000.000", None]
    report = importer.run(members(person(), stated))
    (problem,) = [one for one in report["problems"] if one["row"] == 6]
    assert "50.000.000" in problem["message"]
    assert problem["column"] == "Giá trị phần vốn góp (đồng)"
    assert report["members"]["rows"] == 1


def test_the_pages_warn_of_totals_before_anything_is_written(client):
    url = send(client, listed(line(), line("HTX Khác", stt=2), total(capital=1200, count=24)))
    page = client.get(url).get_data(as_text=True)
    assert "Dòng 6: Cột “Vốn điều lệ (triệu đồng)”: dòng tổng ghi 1.200.000.000" in page
    summary = confirm(client, url)
    assert "Dòng tổng, dòng nhóm trong tệp không khớp" in summary
    assert "Trang Sheet1, dòng 6" in summary


def test_a_row_of_a_group_is_compared_again_after_a_correction(client):
    group = ["I", "Huyện Chợ Đồn (2 HTX)", None, None, None, None, 1200, 24, None, None]
    url = send(client, listed(group, line(), line("HTX Khác", stt=2)))
    told = "Dòng 4: Cột “Vốn điều lệ (triệu đồng)”: dòng nhóm ghi 1.200.000.000"
    later = "tính lại khi bấm “Kiểm tra lại trước khi ghi”"
    page = client.get(url).get_data(as_text=True)
    assert told in page
    assert later not in page
    row = row_of("HTX Khác")
    client.post(f"{url}/dong/{row.id}", data={"sua-6": "700", "cu-6": "500"})
    page = client.get(url).get_data(as_text=True)
    assert (told in page, later in page) == (True, True)
    assert "không khớp" not in confirm(client, url)
    assert len(exported()) == 2
