"""Totals that do not close: the right sum, why it cannot be made, and anew after corrections."""

import pytest

from coop_registry.models import ImportRow
from core.db import db
from tests.coop_registry.imports.kit import messages
from tests.coop_registry.imports.test_pages import client, officer, row_of, send

__all__ = ["client", "officer"]
pytestmark = pytest.mark.db


def grid(*, odd="3.150 tỷ đồng", total=2650, second=200):
    return [
        ["DANH SÁCH HỢP TÁC XÃ (Tính đến ngày 31/12/2024)"],
        ["ĐVT: triệu đồng"],
        ["STT", "Tên HTX", "Xã", "Vốn điều lệ"],
        ["I", "Xã Bằng Phúc"],
        [1, "HTX Một", "Bằng Phúc", 500],
        ["II", "Xã Yên Phong"],
        [1, "HTX Hai", "Yên Phong", "1,9 tỷ đồng"],
        [2, "HTX Ba", "Yên Phong", odd],
        ["III", "Xã Ngọc Phái"],
        [1, "HTX Bốn", "Ngọc Phái", second],
        [2, "HTX Năm", "Ngọc Phái", 50],
        [None, "Tổng cộng", None, total],
    ]


def totals(report):
    return [one["message"] for one in report["problems"] if "dòng tổng" in one["message"]]


def test_a_value_left_out_is_told_as_why_the_sum_cannot_be_compared(importer):
    (told,) = totals(importer.run(grid()))
    assert "chưa đối chiếu được vì dòng 8 ghi “3.150 tỷ đồng”" in told


def test_a_grand_total_is_compared_with_all_rows(importer):
    report = importer.run(grid(odd="1.000"), "--unit", "064")
    (told,) = totals(report)
    assert "dòng tổng ghi 2.650.000.000, cộng các dòng được 3.650.000.000" in told


def test_a_total_that_closes_says_nothing(importer):
    assert totals(importer.run(grid(odd="1.000", total=3650))) == []
    assert "dòng tổng" not in messages(importer.run(grid(odd="1 tỷ", total="3,65 tỷ")))


def test_corrected_rows_are_added_up_again(client):
    url = send(client, grid(odd="1.000", total=2850))
    page = client.get(url + "/xac-nhan") if client.post(url + "/xet-lai") else None
    assert "cộng các dòng được 3.650.000.000" in page.get_data(as_text=True)
    row = row_of("HTX Ba")
    client.post(f"{url}/dong/{row.id}", data={"sua-3": "200", "cu-3": "1.000"})
    client.post(url + "/xet-lai")
    page = client.get(url + "/xac-nhan").get_data(as_text=True)
    assert "không khớp với các dòng" not in page
    assert db.session.query(ImportRow).count() == 5
