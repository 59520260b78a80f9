"""Numbers and names that do not belong together are never written to either (nhầm tổ chức)."""

import pytest

from coop_registry.models import ImportRow
from core.db import db
from tests.coop_registry.imports.kit import HEAD, TITLE, exported, line, listed, messages
from tests.coop_registry.imports.test_members import members, person
from tests.coop_registry.imports.test_pages import client, officer, rows, send

__all__ = ["client", "officer"]
pytestmark = pytest.mark.db

PHONG = line("HTX Tân Phong", code="4700260104", commune="Xã Bằng Phúc", capital=3150)
CO = line("HTX Như Cố", code="4700260105", commune="Xã Yên Phong", capital=500, stt=2)
CROSSED = line("HTX Như Cố", code="4700260104", commune="Xã Yên Phong", capital=999)


def capitals():
    return {one["name"]: one["charter_capital_vnd"] for one in exported()}


@pytest.mark.parametrize("commune", ["Xã Yên Phong", "Xã Bằng Phúc", None])
def test_the_number_of_one_with_the_name_of_another_is_written_to_neither(importer, commune):
    importer.run(listed(PHONG, CO))
    report = importer.run(
        listed(line("HTX Như Cố", code="4700260104", commune=commune, capital=999)),
        "--on", "2025-05-31",
    )  # fmt: skip
    assert (report["rejected"], importer.exit_code) == (1, 1)
    assert "HTX Tân Phong" in messages(report, "rejected")
    assert capitals() == {"HTX Tân Phong": 3_150_000_000, "HTX Như Cố": 500_000_000}


def test_the_officer_chooses_between_the_two(client, importer):
    importer.run(listed(PHONG, CO))
    url = send(client, listed(CROSSED))
    row = db.session.query(ImportRow).order_by(ImportRow.id.desc()).first()
    page = client.get(f"{url}/dong/{row.id}").get_data(as_text=True)
    assert "Là tổ chức đã có: HTX Tân Phong" in page
    assert "Là tổ chức đã có: HTX Như Cố" in page
    assert "Không ghi được" in rows(url, client)


def test_a_number_with_a_name_wholly_unlike_is_asked(importer):
    importer.run(listed(PHONG))
    report = importer.run(listed(line("HTX Hợp Giang", code="4700260104", capital=9)))
    assert report["rejected"] == 1
    assert "khác hẳn" in messages(report, "rejected")


def test_another_spelling_with_the_right_number_stays_a_warning(importer):
    importer.run(listed(PHONG, CO))
    report = importer.run(
        listed(line("HTX Tân Phong Xanh", code="4700260104"), title=TITLE), "--on", "2025-05-31"
    )
    assert (report["rejected"], report["updated"]) == (0, 1)
    assert "tên khác nhau" in messages(report, "warning")


def test_a_member_list_with_the_number_of_another_is_given_to_neither(importer):
    importer.run(listed(PHONG, CO))
    grid = members(person(), owner="HTX Như Cố")
    grid.insert(2, ["Mã số: 4700260104"])
    report = importer.run(grid)
    assert report["members"]["rejected"] == 1
    assert "HTX Tân Phong" in messages(report, "rejected")


@pytest.mark.parametrize("code", ["C01", "HTX-001", 2, "7", "12/2004"])
def test_what_is_no_number_of_an_office_is_no_code(importer, code):
    report = importer.run(listed(line(code=code), line("HTX Khác", code=f"{code}9", stt=2)))
    assert report["created"] == 2
    assert [one["code"] for one in exported()] == [None, None]
    told = [one for one in report["problems"] if one["column"] == "Mã số"]
    assert [one["value"] for one in told] == [str(code), f"{code}9"]


def test_running_numbers_under_code_are_an_order(importer):
    head = ["Mã", *HEAD[1:2], *HEAD[3:]]
    lines = [line(f"HTX Số {word}") for word in ("Một", "Hai", "Ba")]
    report = importer.run(
        listed(*([at, one[1], *one[3:]] for at, one in enumerate(lines, 1)), head=head)
    )
    assert report["created"] == 3
    assert {one["code"] for one in exported()} == {None}
    assert "số thứ tự" in messages(report)


@pytest.mark.parametrize("number", ["1", "05", "C01"])
def test_a_short_certificate_number_is_asked(importer, number):
    head = ["STT", "Tên HTX", "Số GCN", *HEAD[3:]]
    report = importer.run(listed(line(code=number), head=head))
    assert exported()[0]["certificate_no"] is None
    assert "không giống số giấy chứng nhận" in messages(report, "warning")
