"""What lists say of persons beside their names is written, kept beside, or told as not written."""

from datetime import date

import pytest

from audit.models import Entry
from coop_registry.models import (
    Identifier,
    IdentityChange,
    ImportRow,
    ImportTable,
    Membership,
    Observation,
    Organisation,
    Party,
    RepresentativeFact,
)
from coop_registry.reading.columns import Heading, map_columns
from coop_registry.reading.meanings import M
from coop_registry.rules.kinds import IdentityKind
from coop_registry.services.numbers import identity_index
from core import keys
from core.db import db
from tests.coop_registry.imports.kit import exported, line, listed, messages
from tests.coop_registry.imports.test_members import HEAD as MEMBER_HEAD
from tests.coop_registry.imports.test_members import members, person
from tests.coop_registry.imports.test_pages import client, officer, row_of, send

__all__ = ["client", "officer"]
pytestmark = pytest.mark.db

HEAD = (
    "Tên HTX", "Mã số", "Xã", "Giám đốc", "Năm sinh", "Giới tính", "Dân tộc", "Số CCCD",
    "Ngày cấp", "Nơi cấp", "Số điện thoại", "Vốn điều lệ (triệu đồng)",
)  # fmt: skip


def row(**changes):
    cells = {
        "name": "HTX Như Cố", "code": "4700260105", "commune": "Xã Bằng Phúc",
        "head": "Bàn Văn Lý", "birth": "1975", "sex": "Nam", "ethnic": "Dao",
        "paper": "006075001234", "on": "01/01/2022", "by": "Cục CS QLHC về TTXH",
        "phone": "0912345678", "capital": 500,
    }  # fmt: skip
    return list((cells | changes).values())


def heads():
    db.session.rollback()
    return [
        db.session.get(Party, one.party_id)
        for one in db.session.query(RepresentativeFact).order_by(RepresentativeFact.id)
    ]


def remarks():
    db.session.rollback()
    return [one.words for one in db.session.query(Observation).filter_by(field="remark")]


def test_the_day_of_the_directors_card_is_no_day_of_the_cooperative(importer):
    report = importer.run(listed(row(), head=HEAD))
    assert report["created"] == 1
    (organisation,) = db.session.query(Organisation)
    (number,) = db.session.query(Identifier).filter_by(scheme="code")
    assert organisation.registered_on is None
    assert (number.issued_on, number.issued_by) == (None, None)
    assert exported()[0]["registered_on"] is None


def test_the_directors_particulars_are_those_of_the_representative(importer):
    importer.run(listed(row(), head=HEAD))
    (head,) = heads()
    assert (head.full_name, head.gender, head.ethnicity) == ("Bàn Văn Lý", "nam", "Dao")
    assert (head.birth_on, head.birth_precision) == (date(1975, 1, 1), "year")
    assert keys.decrypt(head.identity_sealed) == "006075001234"
    assert (head.identity_on, head.identity_by) == (date(2022, 1, 1), "Cục CS QLHC về TTXH")


@pytest.mark.parametrize(
    ("titles", "wanted"),
    [
        (["Mã số", "Ngày cấp", "Nơi cấp", "Giám đốc", "CCCD", "Ngày cấp", "Nơi cấp"],
         [M.CERTIFICATE_ON, M.CERTIFICATE_BY, M.IDENTITY_ON, M.IDENTITY_BY]),
        (["Giám đốc", "Số CCCD", "Ngày cấp", "Số GCN", "Ngày cấp", "Nơi cấp"],
         [M.IDENTITY_ON, M.CERTIFICATE_ON, M.CERTIFICATE_BY]),
        (["Số CCCD", "Ngày cấp GCN", "Ngày đăng ký"], [M.CERTIFICATE_ON, None]),
    ],
)  # fmt: skip
def test_a_day_of_issue_belongs_to_the_number_before_it(titles, wanted):
    found = map_columns([Heading(at, one) for at, one in enumerate(["Tên HTX", *titles])])
    days = [c for c in found.columns if "cấp" in c.heading.title or "đăng ký" in c.heading.title]
    assert [one.meaning for one in days] == wanted


def test_one_director_of_two_cooperatives_is_one_person_by_the_number(importer):
    other = row(name="HTX Tân Phong", code="4700260104", ethnic="Tày")
    importer.run(listed(row(), other, head=HEAD))
    assert len({one.id for one in heads()}) == 1
    importer.run(listed(row(name="HTX Ba", code="4700260103"), head=HEAD))
    assert len({one.id for one in heads()}) == 1


def test_a_number_of_somebody_else_is_told_and_the_rest_is_kept(importer):
    importer.run(listed(row(), head=HEAD))
    report = importer.run(
        listed(row(name="HTX Ba", code="4700260103", head="Lò Thị Tư"), head=HEAD)
    )
    assert "đã ghi cho người khác" in messages(report, "warning")
    first, second = heads()
    assert (first.id == second.id, second.identity_masked, second.ethnicity) == (False, None, "Dao")


def test_a_director_who_is_a_member_too_is_one_person(importer):
    paper = "006075001234"
    grid = {"HTX": listed(row(), head=HEAD)} | {
        "TV": members(person("Bàn Văn Lý", birth="1975", paper=paper), owner="HTX Như Cố")
    }
    assert importer.run(grid)["members"]["created"] == 1
    (head,) = heads()
    assert db.session.query(Membership).one().party_id == head.id


def test_the_same_list_twice_changes_nothing_and_another_word_is_kept_beside(importer):
    importer.run(listed(row(), head=HEAD))
    again = importer.run(listed(row(), head=HEAD))
    assert (again["unchanged"], remarks()) == (1, [])
    importer.run(listed(row(ethnic="Tày", birth="1976"), head=HEAD), "--on", "2025-05-31")
    assert remarks() == ["Người đại diện Bàn Văn Lý: sinh 1976, dân tộc Tày"]


def test_a_count_under_ethnic_is_nobodys_people(importer):
    report = importer.run(listed(row(ethnic=12), head=HEAD))
    assert heads()[0].ethnicity is None
    assert "có thể cột này đếm số người" in messages(report, "warning")


def test_particulars_without_a_name_are_kept_as_a_remark_with_the_number_hidden(importer):
    importer.run(listed(row(head=None), head=HEAD))
    (words,) = remarks()
    assert "Ngày sinh: 1975" in words
    assert "Dân tộc: Dao" in words
    assert "006075001234" not in words


def test_a_household_without_a_number_keeps_its_representative(importer):
    importer.run(listed(line()))
    household = person("Hộ bà Lò Thị Tư", birth="1970", ethnic="Dao", paper=None)
    importer.run(members(household))
    importer.run(members(household))
    (stay,) = db.session.query(Membership)
    head = db.session.get(Party, stay.representative_id)
    assert (head.kind, head.full_name) == ("person", "Lò Thị Tư")
    assert (head.birth_on, head.gender, head.ethnicity) == (date(1970, 1, 1), "nữ", "Dao")
    assert head.identity_masked is None


def test_the_preview_tells_all_of_a_representative(client, importer):
    importer.run(listed(line()))
    url = send(client, members(person("Hộ bà Lò Thị Tư", birth="1970", paper=None)))
    row_id = db.session.query(ImportRow).order_by(ImportRow.id.desc()).first().id
    page = client.get(f"{url}/dong/{row_id}").get_data(as_text=True)
    assert "Người đại diện của hộ: Lò Thị Tư, sinh 1970, nữ, dân tộc Dao" in page
    url = send(client, listed(row(), head=HEAD))
    page = client.get(f"{url}/dong/{row_of('HTX Như Cố').id}").get_data(as_text=True)
    assert "Thông tin của người đại diện: Bàn Văn Lý, sinh 1975, nam, dân tộc Dao" in page


EXTRA = ("Chức vụ", "Doanh thu (triệu đồng)", "Doanh thu năm 2023", "Mã số thuế", "Tỷ lệ (%)")


def _with_extra():
    grid = members([*person(), "Giám đốc", 120, "95", "4700123456", "12"])
    grid[3] = [*MEMBER_HEAD, *EXTRA]
    return grid


def test_what_has_no_place_in_a_member_list_is_kept_as_a_remark(importer):
    importer.run(listed(line()))
    importer.run(_with_extra())
    (words,) = remarks()
    for said in (
        "Chức vụ: Giám đốc", "Doanh thu: 120", "Doanh thu năm 2023: 95",
        "Mã số thuế: 4700123456",
    ):  # fmt: skip
        assert said in words
    assert "Tỷ lệ" not in words


def test_the_columns_without_a_place_are_told(client, importer):
    importer.run(listed(line()))
    url = send(client, _with_extra())
    table = db.session.query(ImportTable).order_by(ImportTable.id.desc()).first()
    page = client.get(f"{url}/bang/{table.id}").get_data(as_text=True)
    assert page.count("không ghi vào sổ; giữ nguyên lời làm ghi chú") == 3
    row_id = db.session.query(ImportRow).order_by(ImportRow.id.desc()).first().id
    page = client.get(f"{url}/dong/{row_id}").get_data(as_text=True)
    assert "không ghi vào sổ; giữ nguyên lời làm ghi chú" in page


def test_the_home_of_a_member_in_columns_is_the_members(importer):
    importer.run(listed(line()))
    grid = members(person(home=None))
    head = ["Thôn" if one == "Chỗ ở hiện tại" else one for one in MEMBER_HEAD]
    grid[3] = [*head, "Xã"]
    grid[4][5:6] = ["Nà Pài"]
    grid[4].append("Bằng Phúc")
    importer.run(grid)
    (stay,) = db.session.query(Membership)
    assert db.session.get(Party, stay.party_id).address == "Nà Pài, Bằng Phúc"


def test_a_directors_missing_number_waits_for_the_second_person(importer):
    importer.run(listed(row(paper=None, on=None, by=None), head=HEAD))
    for changed in ("updated", "unchanged"):
        report = importer.run(listed(row(), head=HEAD), "--on", "2025-05-31")
        assert report[changed] == 1
    (asked,) = db.session.query(IdentityChange)
    (head,) = heads()
    assert (asked.party_id, asked.identity_masked) == (head.id, "0060******34")
    assert head.identity_masked is None
    assert asked.identity_index == identity_index(IdentityKind.CITIZEN, "006075001234")
    assert remarks() == []
    logged = db.session.query(Entry).filter_by(action="party.change_proposed").one()
    assert "006075001234" not in str(logged.changes)


def test_a_member_of_the_directors_name_with_another_number_is_a_question(importer):
    importer.run(listed(row(paper=None, on=None, by=None), head=HEAD))
    importer.run(
        members(person("Bàn Văn Lý", birth="1970", paper="006070009999"), owner="HTX Như Cố")
    )
    report = importer.run(listed(row(), head=HEAD), "--on", "2025-05-31")
    assert "thành viên cùng tên với số khác" in messages(report, "warning")
    assert db.session.query(IdentityChange).count() == 0
    assert remarks() == ["Người đại diện Bàn Văn Lý: giấy tờ 0060******34"]


def test_a_number_of_a_member_is_not_offered_for_the_director(importer):
    importer.run(listed(row(paper=None, on=None, by=None), head=HEAD))
    importer.run(
        members(person("Bàn Văn Lý", birth="1975", paper="006075001234"), owner="HTX Như Cố")
    )
    report = importer.run(listed(row(), head=HEAD), "--on", "2025-05-31")
    assert "đã ghi cho Bàn Văn Lý trong sổ" in messages(report, "warning")
    assert db.session.query(IdentityChange).count() == 0
