"""What a member list becomes in the register (danh sách thành viên, Phụ lục I-3)."""

from datetime import date

import pytest

from coop_registry.models import Contribution, ImportRow, Membership, Observation, Party
from coop_registry.queries import contributions
from core import keys
from core.db import db
from tests.coop_registry.imports.kit import Importer, line, listed, messages
from tests.coop_registry.reading.books import Grid
from tests.factories.registry import BA_BE, make_organisation

pytestmark = pytest.mark.db

HEAD = (
    "STT", "Tên thành viên", "Ngày sinh", "Giới tính", "Dân tộc", "Chỗ ở hiện tại",
    "Số, ngày, cơ quan cấp CMND/CCCD", "Giá trị phần vốn góp (đồng)", "Thời điểm góp vốn",
)  # fmt: skip
DAY = date(2024, 12, 31)


def person(name: object = "Triệu Thị Lan", **changes: object) -> list[object]:
    cells: dict[str, object] = {
        "stt": 1, "name": name, "birth": "12/03/1985", "sex": "Nữ", "ethnic": "Dao",
        "home": "thôn Nà Pài, xã Bằng Phúc",
        "paper": "006185001234, cấp ngày 12/05/2021, Cục CS QLHC về TTXH",
        "part": "50.000.000", "paid": "13/06/2018",
    }  # fmt: skip
    assert changes.keys() <= cells.keys()
    return list((cells | changes).values())


def members(*rows: list[object], owner: str = "HTX Nông nghiệp Tân Thành") -> Grid:
    return [
        ["DANH SÁCH THÀNH VIÊN HỢP TÁC XÃ"],
        [f"Tên hợp tác xã: {owner}"],
        ["Tính đến ngày 31/12/2024"],
        list(HEAD),
        *rows,
    ]


@pytest.fixture
def cooperative(importer: Importer) -> Importer:
    """Give an importer of a register that knows one cooperative."""
    importer.run(listed(line()))
    return importer


def stays() -> list[Membership]:
    db.session.rollback()
    return list(db.session.query(Membership).order_by(Membership.id))


def test_a_row_becomes_a_member_with_its_part(cooperative):
    report = cooperative.run(members(person()))
    assert report["members"] == {
        "rows": 1, "created": 1, "updated": 0, "unchanged": 0, "rejected": 0,
    }  # fmt: skip
    (stay,) = stays()
    party = db.session.get(Party, stay.party_id)
    assert (party.full_name, party.gender, party.ethnicity) == ("Triệu Thị Lan", "nữ", "Dao")
    assert (party.birth_on, party.identity_masked) == (date(1985, 3, 12), "0061******34")
    assert keys.decrypt(party.identity_sealed) == "006185001234"
    assert (party.identity_on, party.identity_by) == (date(2021, 5, 12), "Cục CS QLHC về TTXH")
    assert (stay.start_on, stay.book_no, stay.member_class) == (DAY, 1, "official")
    assert stay.start_words == "danh sách không ghi ngày tham gia"
    (entry,) = db.session.query(Contribution)
    assert (entry.pledged_vnd, entry.paid_vnd, entry.on) == (
        50_000_000,
        50_000_000,
        date(2018, 6, 13),
    )


def test_no_identity_number_stands_in_the_clear(cooperative, session):
    cooperative.run(members(person(), person("Bàn Văn Nam", paper="00618500123", stt=2)))
    words = str([(row.problems, row.words, row.label) for row in session.query(ImportRow)])
    assert "00618500123" not in words
    assert "Thiếu một chữ số" in words


def test_without_a_day_the_membership_begins_with_the_list(cooperative):
    cooperative.run(members(person(paid=None)))
    (stay,) = stays()
    assert stay.start_on == DAY


def test_a_partial_day_of_payment_counts_at_its_end(cooperative):
    cooperative.run(members(person(paid="2018")))
    (entry,) = db.session.query(Contribution)
    assert (entry.on, entry.note) == (date(2018, 12, 31), "Danh sách ghi thời điểm góp: 2018")


def test_the_same_list_twice_is_the_list_once(cooperative):
    grid = members(
        person(),
        person("Bàn Văn Nam", paper=None, stt=2),
        person("Lý A", paper=None, birth=None, stt=3),
    )
    cooperative.run(grid)
    again = cooperative.run(grid)
    assert (again["members"]["created"], again["members"]["unchanged"]) == (0, 3)
    assert len(stays()) == 3
    assert db.session.query(Contribution).count() == 3


def test_members_of_new_cooperatives_of_the_same_file_are_taken_in(importer):
    report = importer.run(
        {"HTX": listed(line(), line("HTX Hợp Giang", commune="Xã Yên Phong", stt=2)),
         "TV": members(person(), owner="HTX Hợp Giang")}
    )  # fmt: skip
    assert (report["created"], report["members"]["created"]) == (2, 1)


def test_a_list_whose_cooperative_is_not_known_is_rejected(importer):
    report = importer.run(members(person()))
    assert (report["members"]["rejected"], importer.exit_code) == (1, 1)
    assert "Chưa có tổ chức" in messages(report, "rejected")


def test_one_person_in_two_cooperatives_is_kept_once(importer, session):
    importer.run(listed(line(), line("HTX Hợp Giang", commune="Xã Yên Phong", stt=2)))
    importer.run(members(person()))
    importer.run(members(person(part="20.000.000"), owner="HTX Hợp Giang"))
    first, second = stays()
    assert first.party_id == second.party_id
    assert first.organisation_id != second.organisation_id


def test_people_of_one_name_in_two_cooperatives_are_two_until_somebody_says_otherwise(importer):
    importer.run(listed(line(), line("HTX Hợp Giang", commune="Xã Yên Phong", stt=2)))
    importer.run(members(person(paper=None)))
    report = importer.run(members(person(paper=None), owner="HTX Hợp Giang"))
    first, second = stays()
    assert first.party_id != second.party_id
    assert "người cùng tên" in messages(report, "warning")


def test_a_number_that_is_somebody_elses_is_rejected(cooperative):
    cooperative.run(members(person()))
    report = cooperative.run(members(person("Hoàng Văn Khác", birth="01/01/1970")))
    assert report["members"]["rejected"] == 1
    assert "006185001234" not in str(report)
    assert "người khác" in messages(report, "rejected")


def test_a_member_twice_with_different_parts_is_rejected_twice(cooperative):
    report = cooperative.run(members(person(), person(part="60.000.000", stt=2)))
    assert report["members"]["rejected"] == 2
    assert stays() == []


def test_a_member_twice_alike_is_taken_once(cooperative):
    report = cooperative.run(members(person(), person(stt=2)))
    assert (report["members"]["created"], report["members"]["unchanged"]) == (1, 1)


def test_two_people_of_one_name_are_told_apart_by_their_birth(cooperative):
    rows = [person(paper=None), person(paper=None, birth="05/05/1999", stt=2)]
    report = cooperative.run(members(*rows))
    assert report["members"]["created"] == 2
    unclear = cooperative.run(
        members(
            person("Lý A", paper=None, birth=None), person("Lý A", paper=None, birth=None, stt=2)
        )
    )
    assert unclear["members"]["rejected"] == 2


def test_a_fifteen_year_old_is_written_with_the_rule_it_breaks(cooperative):
    report = cooperative.run(members(person(birth="01/01/2009", paper=None)))
    assert report["members"]["created"] == 1
    (problem,) = [p for p in report["problems"] if p["rule"] == "members.age"]
    assert (problem["row"], problem["level"]) == (5, "warning")


def test_a_part_over_the_cap_is_written_with_the_rule_it_breaks(cooperative):
    report = cooperative.run(members(person(part="400.000.000")))
    assert "contribution.maximum" in {p["rule"] for p in report["problems"]}
    assert db.session.query(Contribution).one().paid_vnd == 400_000_000


def test_a_part_that_differs_from_the_book_is_told_and_left(cooperative):
    cooperative.run(members(person()))
    report = cooperative.run(members(person(part="70.000.000")))
    assert report["members"]["unchanged"] == 1
    assert "50.000.000 đồng" in messages(report)
    assert db.session.query(Contribution).count() == 1


def test_a_household_is_represented_by_the_person_of_the_paper(cooperative):
    cooperative.run(members(person("Hộ ông Bàn Văn Nam", sex="Nam")))
    (stay,) = stays()
    household = db.session.get(Party, stay.party_id)
    representative = db.session.get(Party, stay.representative_id)
    assert (household.kind, household.identity_index) == ("household", None)
    assert (representative.kind, representative.identity_masked) == ("person", "0061******34")


def test_an_enterprise_is_kept_with_its_own_number(cooperative):
    cooperative.run(
        members(person("Công ty TNHH Minh Phú", birth=None, sex=None, ethnic=None,
                       paper="4700123456 do Sở KH&ĐT cấp ngày 5/6/2018"))
    )  # fmt: skip
    (stay,) = stays()
    party = db.session.get(Party, stay.party_id)
    assert (party.kind, party.identity_kind) == ("organisation", "organisation")


def test_a_payment_before_the_founding_is_written_with_a_warning(importer):
    head = ("STT", "Tên HTX", "Xã", "Ngày thành lập", "Số GCN", "Ngày cấp GCN")
    importer.run(
        listed([1, "HTX Mới", "Xã Bằng Phúc", "12/03/2018", "12A", "12/03/2018"], head=head)
    )
    report = importer.run(members(person(paid="01/01/2018"), owner="HTX Mới"))
    assert "trước ngày thành lập" in messages(report)
    assert db.session.query(Contribution).one().on == date(2018, 1, 1)
    assert report["members"]["created"] == 1


def test_blanks_of_a_known_member_are_filled(cooperative):
    cooperative.run(members(person(ethnic=None, home=None)))
    report = cooperative.run(members(person()))
    assert report["members"]["updated"] == 1
    assert db.session.query(Party).filter_by(full_name="Triệu Thị Lan").one().ethnicity == "Dao"


def test_members_missing_from_a_list_are_named_on_the_page_only(cooperative):
    cooperative.run(members(person(), person("Bàn Văn Nam", paper=None, stt=2)))
    report = cooperative.run(members(person()))
    assert "không có trong danh sách" not in messages(report)


def test_another_units_cooperative_gets_no_members_from_an_officer(importer, session):
    from accounts.rules.duties import Duty
    from reference import queries as reference
    from tests.factories.accounts import make_user

    make_organisation(BA_BE)
    unit = reference.unit_by_code("064", date(2025, 6, 2))
    user = make_user(Duty.REGISTRY_OFFICER, unit)
    report = importer.run(
        members(person(), owner="Hợp tác xã Nông nghiệp Thử Nghiệm"), "--as", user.username
    )
    assert report["members"]["rejected"] == 1
    assert stays() == []


def test_lines_are_numbered_on_from_the_book(cooperative, session):
    cooperative.run(members(person()))
    cooperative.run(members(person(), person("Bàn Văn Nam", paper=None, stt=2)))
    organisation_id = stays()[0].organisation_id
    assert [entry.number for entry in contributions.lines_of(organisation_id)] == [1, 2]


def test_a_row_without_a_number_beside_its_double_with_one_is_asked_about(cooperative):
    report = cooperative.run(members(person(paper=None), person()))
    assert "Cùng tên và ngày sinh với dòng 6" in messages(report, "rejected")
    assert (report["members"]["created"], report["members"]["rejected"]) == (1, 1)
    turned = cooperative.run(members(person(), person(paper=None)))
    assert (turned["members"]["unchanged"], turned["members"]["rejected"]) == (1, 1)


def test_a_class_the_law_does_not_know_makes_nobody_an_official_member(cooperative):
    grid = members([*person(), "thời vụ"], [*person("Bàn Văn Nam", paper=None, stt=2), None])
    grid[3] = [*HEAD, "Loại thành viên"]
    report = cooperative.run(grid)
    assert (report["members"]["created"], report["members"]["rejected"]) == (1, 1)
    assert "hãy chọn loại thành viên hoặc bỏ qua dòng" in messages(report, "rejected")
    grid[4][-1] = "chính thức"
    assert cooperative.run(grid)["members"]["created"] == 1
    grid[4][-1] = "thời vụ"
    assert cooperative.run(grid)["members"]["updated"] == 1
    (kept,) = db.session.query(Observation)
    assert kept.words == "Triệu Thị Lan: Loại thành viên: thời vụ"
    of_group = members(["II", "Thành viên thời vụ"], person("Lò Thị Tư", paper=None))
    assert cooperative.run(of_group)["members"]["rejected"] == 1
