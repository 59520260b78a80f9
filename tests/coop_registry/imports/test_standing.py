"""An import is taken back once nothing stands on it, and told what does (hoàn tác)."""

import pytest

from coop_registry.models import Organisation, Trait
from core.db import db
from tests.coop_registry.imports.kit import exported, line, listed
from tests.coop_registry.imports.test_pages import client, confirm, officer, send, the_import

__all__ = ["client", "officer"]
pytestmark = pytest.mark.db


def undo(client, url):
    client.post(url + "/hoan-tac", data={"reason": "nhập nhầm tệp"})
    return the_import_at(url).state


def the_import_at(url):
    db.session.rollback()
    return db.session.get(type(the_import()), int(url.rsplit("/", 1)[1]))


def take(client, grid, name):
    url = send(client, grid, name=name)
    confirm(client, url)
    return url


def capital(amount, day):
    return listed(line(capital=amount), title=f"DANH SÁCH HỢP TÁC XÃ (Tính đến ngày {day})")


def ocop():
    return [
        ["DANH SÁCH SẢN PHẨM OCOP (Tính đến ngày 31/03/2025)"],
        [],
        ["STT", "Tên HTX", "Xã", "Sản phẩm", "Hạng sao"],
        [1, "HTX Nông nghiệp Tân Thành", "Xã Bằng Phúc", "Rượu men lá", "4 sao"],
    ]


def test_a_refusal_names_the_later_imports_in_the_order_of_undoing(client):
    first = take(client, capital(500, "31/12/2022"), "mot.xlsx")
    take(client, capital(600, "31/12/2023"), "hai.xlsx")
    take(client, capital(700, "31/12/2024"), "ba.xlsx")
    page = client.get(first + "/hoan-tac").get_data(as_text=True)
    assert "theo thứ tự: lần nhập số 3 (ba.xlsx); lần nhập số 2 (hai.xlsx)." in page
    assert undo(client, first) == "written"


def test_imports_are_taken_back_one_after_the_other(client):
    urls = [
        take(client, capital(amount, f"31/12/{year}"), f"{year}.xlsx")
        for amount, year in ((500, 2022), (600, 2023), (700, 2024))
    ]
    for url, left in zip(reversed(urls), (600_000_000, 500_000_000, None), strict=True):
        assert undo(client, url) == "undone"
        found = [one["charter_capital_vnd"] for one in exported()]
        assert found == ([left] if left else [])


def test_a_list_of_qualities_does_not_hold_back_another_list(client):
    take(client, capital(500, "31/12/2022"), "mot.xlsx")
    second = take(client, capital(600, "31/12/2023"), "hai.xlsx")
    take(client, ocop(), "ocop.xlsx")
    assert undo(client, second) == "undone"
    (one,) = exported()
    assert one["charter_capital_vnd"] == 500_000_000
    trait = db.session.query(Trait).filter_by(kind="ocop").one()
    assert (trait.voided_by_id, trait.stars) == (None, 4)
    assert db.session.query(Organisation).one().version == 4


def test_a_list_that_brought_the_organisation_waits_for_its_qualities(client):
    first = take(client, capital(500, "31/12/2022"), "mot.xlsx")
    last = take(client, ocop(), "ocop.xlsx")
    page = client.get(first + "/hoan-tac").get_data(as_text=True)
    assert "lần nhập số 2 (ocop.xlsx)" in page
    assert undo(client, last) == "undone"
    assert undo(client, first) == "undone"
    assert exported() == []
