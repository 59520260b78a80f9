"""An import is taken back once nothing stands on it, and told what does (hoàn tác)."""

import pytest

from coop_registry.models import DeclaredFact, Membership, Organisation, TaxNotice, Trait
from core.db import db
from tests.coop_registry.imports.kit import HEAD, exported, line, listed
from tests.coop_registry.imports.test_members import members, person
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


def _members(owner="HTX Nông nghiệp Tân Thành", paper="006185001234", **changes):
    return members(person(paper=paper, **changes), owner=owner)


def _taxes():
    return [
        ["DANH SÁCH NỢ THUẾ (Tính đến ngày 31/03/2025)"],
        ["STT", "Mã số thuế", "Tên NNT", "Số tiền nợ (đồng)"],
        [1, "4700111222", "HTX Nông nghiệp Tân Thành", "5.000.000"],
        [2, "4700111230", "HTX Khác", "6.000.000"],
    ]


def _two():
    head = [*HEAD, "Mã số thuế"]
    return listed(
        [*line(), "4700111222"], [*line("HTX Khác", stt=2), "4700111230"], head=head
    )  # fmt: skip


def test_lists_about_other_matters_hold_nothing_back(client):
    take(client, _two(), "htx.xlsx")
    first = take(client, _members(), "tv-1.xlsx")
    taxes = take(client, _taxes(), "thue.xlsx")
    take(client, _members("HTX Khác", "006185001235"), "tv-2.xlsx")
    assert undo(client, first) == "undone"
    assert undo(client, taxes) == "undone"
    (stay,) = db.session.query(Membership).filter_by(voided_by_id=None)
    assert db.session.query(TaxNotice).filter_by(voided_by_id=None).count() == 0
    assert stay.voided_by_id is None


def test_a_part_stands_on_the_membership_of_the_same_person(client):
    take(client, _two(), "htx.xlsx")
    first = take(client, _members(part=None), "tv-1.xlsx")
    second = take(client, _members(), "tv-2.xlsx")
    assert undo(client, first) == "written"
    assert undo(client, second) == "undone"
    assert undo(client, first) == "undone"


def test_what_a_person_recorded_holds_only_its_own_matter(client):
    take(client, _two(), "htx.xlsx")
    first = take(client, _members(), "tv-1.xlsx")
    organisation = db.session.query(Organisation).order_by(Organisation.id).first()
    data = {"on": "01/06/2025", "source": "Báo cáo", "members_total": "20", "activity": ""}
    page = f"/hop-tac-xa/{organisation.id}/cap-nhat-theo-bao-cao"
    version = str(organisation.version)
    assert client.post(page, data={**data, "version": version}).status_code == 303
    assert undo(client, first) == "undone"
    (figure,) = db.session.query(DeclaredFact).filter_by(value=20, voided_by_id=None)
    assert figure.what == "members_total"
