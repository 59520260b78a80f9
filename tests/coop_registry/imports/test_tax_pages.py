"""The tax office's list on the pages: who is not in the register makes no fuss."""

import re
from datetime import date

import pytest

from accounts.rules.duties import Duty
from core.db import db
from reference import queries as reference
from tests.coop_registry.imports.test_pages import confirm, rows, send
from tests.coop_registry.imports.test_tax import CODE, DEBTS, NOT_FOUND, STATES, taxed, told
from tests.factories.accounts import make_user
from tests.factories.registry import make_organisation

pytestmark = pytest.mark.db
TODAY = date(2025, 6, 2)
COMPANY = ("0100233488", 7_000_000, "CÔNG TY TNHH MINH PHÚ")


@pytest.fixture
def client(session, as_user):
    officer = make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY))
    return as_user(officer)


@pytest.fixture
def known(session):
    organisation = make_organisation()
    db.session.commit()
    return organisation.id


def test_taxpayers_of_no_cooperative_stand_apart_and_nobody_is_led_through_them(client, known):
    url = send(client, taxed(DEBTS, (CODE, 5_000_000), COMPANY, ("0314409058", 1_000_000, "Bà A")))
    page = client.get(url).get_data(as_text=True)
    assert "Danh sách của cơ quan thuế" in page
    assert "Không thuộc sổ" in page
    assert "dòng không ghi được" not in page
    assert "CÔNG TY TNHH MINH PHÚ" not in rows(url, client, loc="khong-ghi")
    outside = rows(url, client, loc="ngoai-so")
    assert "CÔNG TY TNHH MINH PHÚ" in outside
    assert "HTX Nông nghiệp Thử Nghiệm" not in outside
    assert "Không ghi 2 dòng không thuộc sổ" in confirm(client, url)


def test_a_list_without_taxpayers_has_no_such_filter(client, known):
    url = send(client, taxed(DEBTS, (CODE, 5_000_000)))
    assert "Không thuộc sổ" not in client.get(url).get_data(as_text=True)
    assert "Không thuộc sổ" not in rows(url, client)


def test_the_preview_says_what_will_be_recorded_and_the_record_shows_it(client, known):
    url = send(client, taxed(DEBTS, (CODE, 5_000_000)))
    assert "Nợ thuế: 5.000.000 đồng" in rows(url, client)
    confirm(client, url)
    record = client.get(f"/hop-tac-xa/{known}").get_data(as_text=True)
    assert "Còn nợ thuế" in record
    findings = client.get("/van-de").get_data(as_text=True)
    assert "Nợ thuế 5.000.000 đồng" in findings
    assert "Thông tin của cơ quan thuế" in findings
    history = client.get(f"/hop-tac-xa/{known}/lich-su").get_data(as_text=True)
    assert "Nợ thuế" in history


def test_what_ended_is_said_in_words(client, known):
    confirm(client, send(client, taxed(STATES, (CODE, NOT_FOUND))))
    url = send(client, taxed(STATES, (CODE, "Đang hoạt động"), on=date(2025, 5, 31)), "sau.xlsx")
    assert f"Tình trạng theo cơ quan thuế: {NOT_FOUND} → không còn" in rows(url, client)


def test_a_person_says_that_a_table_is_of_the_tax_office(client, known):
    head = ["STT", "Mã số", "Tên đơn vị", "Tình trạng"]
    url = send(client, taxed(head, (CODE, "Ngừng hoạt động")))
    page = client.get(url).get_data(as_text=True)
    assert "Danh sách tổ chức" in page
    table = re.search(r"/bang/(\d+)", page)[0]
    assert "Danh sách của cơ quan thuế" in client.get(url + table).get_data(as_text=True)
    client.post(url + table, data={"kind": "tax", "on": "31/03/2025"})
    assert "Danh sách của cơ quan thuế" in client.get(url).get_data(as_text=True)
    confirm(client, url)
    assert "tax.stopped" in told()


def test_whom_a_number_means_is_chosen(client, known):
    url = send(client, taxed(DEBTS, (CODE, 5_000_000, "HTX Hoa Hồi Lạng Sơn")))
    row = re.search(r"/dong/(\d+)", rows(url, client))[0]
    page = client.get(url + row).get_data(as_text=True)
    assert "Là tổ chức đã có: Hợp tác xã Nông nghiệp Thử Nghiệm" in page
    assert "ghi mới" not in page
    assert "Được hiểu là" in page
    assert "5.000.000 đồng" in page
    client.post(url + row, data={"to-chuc": str(known)})
    confirm(client, url)
    assert "tax.debt" in told()


def test_a_state_is_shown_as_it_is_understood(client, known):
    url = send(client, taxed(STATES, (CODE, "03 - NNT ngừng hoạt động")))
    row = re.search(r"/dong/(\d+)", rows(url, client))[0]
    page = client.get(url + row).get_data(as_text=True)
    assert "03 - NNT ngừng hoạt động" in page
    assert re.search(r'data-label="Được hiểu là">\s*(<div>)?Ngừng hoạt động', page)
