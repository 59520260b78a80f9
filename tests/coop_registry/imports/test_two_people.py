"""Corrections that meet: two tabs, closed lists, hidden sheets, a list before its organisation."""

import re
from itertools import pairwise

import pytest

from coop_registry.models import Import, Membership
from core.db import db
from tests.coop_registry.imports.kit import exported, line, listed, messages
from tests.coop_registry.imports.test_members import members, person
from tests.coop_registry.imports.test_pages import client, confirm, officer, row_of, send
from tests.coop_registry.reading.books import make_xlsx

__all__ = ["client", "officer"]
pytestmark = pytest.mark.db
NAME = "HTX Nông nghiệp Tân Thành"


def version_in(page):
    return re.search(r'name="version"[^>]*value="(\w+)"', page)[1]


def test_the_second_of_two_tabs_is_told_and_overwrites_nothing(client):
    url = send(client, listed(line(capital="2.2")))
    address = f"{url}/dong/{row_of(NAME).id}"
    version = version_in(client.get(address).get_data(as_text=True))
    first = {"version": version, "sua-6": "2,2 tỷ", "cu-6": "2.2"}
    assert client.post(address, data=first).status_code == 303
    second = client.post(address, data={"version": version, "sua-6": "3 tỷ", "cu-6": "2.2"})
    page = second.get_data(as_text=True)
    assert "vừa được sửa ở cửa sổ khác" in page
    assert 'value="2,2 tỷ"' in page
    again = {"version": version_in(page), "sua-6": "3 tỷ", "cu-6": "2,2 tỷ"}
    assert client.post(address, data=again).status_code == 303
    confirm(client, url)
    assert exported()[0]["charter_capital_vnd"] == 3_000_000_000


def test_a_status_is_chosen_from_its_list_and_a_wrong_word_refused(client):
    url = send(client, listed(line(status="tốt lắm")))
    address = f"{url}/dong/{row_of(NAME).id}"
    page = client.get(address).get_data(as_text=True)
    chosen = re.search(r'<select class="form-select" id="sua-9".*?</select>', page, re.S)[0]
    assert '<option value="Đang hoạt động">' in chosen
    refused = client.post(address, data={"sua-9": "rất tốt", "cu-9": "tốt lắm"})
    assert "không có trong danh mục của cột" in refused.get_data(as_text=True)
    assert (
        client.post(address, data={"sua-9": "Đang hoạt động", "cu-9": "tốt lắm"}).status_code == 303
    )
    assert row_of(NAME).state == "clear"


def test_every_status_offered_is_understood(client):
    url = send(client, listed(line(status="tốt lắm")))
    address = f"{url}/dong/{row_of(NAME).id}"
    page = client.get(address).get_data(as_text=True)
    chosen = re.search(r'<select class="form-select" id="sua-9".*?</select>', page, re.S)[0]
    words = [one for one in re.findall(r'<option value="([^"]*)"', chosen) if one]
    for before, after in pairwise(words):
        done = client.post(address, data={"sua-9": after, "cu-9": before})
        assert done.status_code == 303, after


def hidden_book():
    return make_xlsx({"Nay": listed(line()), "Cũ": listed(line("HTX Đã Cũ", stt=2))}, hidden=["Cũ"])


def test_a_hidden_sheet_is_not_taken_in_unless_it_is_named(importer):
    report = importer.run(hidden_book(), name="an.xlsx")
    assert (report["created"], "đang ẩn" in messages(report, "warning")) == (1, True)
    report = importer.run(hidden_book(), "--sheet", "Cũ", name="an2.xlsx")
    assert (report["created"], "đang ẩn" in messages(report)) == (1, False)


def test_a_hidden_sheet_is_asked_about_on_the_page(client):
    url = send(client, hidden_book())
    page = client.get(url).get_data(as_text=True)
    assert "Có nhập trang ẩn này không?" in page
    table = re.search(rf'{url}/bang/(\d+)">Có nhập trang ẩn', page)
    assert table, re.findall(r'href="([^"]+)">Có nhập', page)
    client.post(f"{url}/bang/{table[1]}", data={"kind": "", "on": "31/12/2024", "skip": ""})
    confirm(client, url)
    assert len(exported()) == 2


def test_a_member_list_sent_before_its_organisation_is_judged_again(client):
    early = send(client, members(person()), name="thanh-vien.xlsx")
    assert "Xét lại các dòng" not in client.get(early).get_data(as_text=True)
    confirm(client, send(client, listed(line())))
    assert "Xét lại các dòng" in client.get(early).get_data(as_text=True)
    client.post(early + "/xet-lai")
    version = db.session.get(Import, int(early.rsplit("/", 1)[1])).version
    client.post(early + "/xac-nhan", data={"version": str(version)})
    db.session.rollback()
    assert db.session.query(Membership).count() == 1
