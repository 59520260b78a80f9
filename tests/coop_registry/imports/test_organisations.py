"""What an office's list of cooperatives becomes in the register."""

import random
from datetime import date

import pytest

from accounts.rules.duties import Duty
from audit import queries as audit_log
from coop_registry.models import Act, ImportRow, Observation, Organisation
from coop_registry.services.imports.staging import opened_cells
from core.dates import PartialDate, Precision
from core.db import db
from reference import queries as reference
from tests.coop_registry.imports.kit import HEAD, exported, line, listed, messages, one
from tests.factories.accounts import make_user
from tests.factories.registry import BA_BE, CHO_DON, make_organisation

pytestmark = pytest.mark.db

DAY = date(2024, 12, 31)


def count(model):
    db.session.rollback()
    return db.session.query(model).count()


def test_a_clear_row_becomes_an_organisation_with_every_value(importer):
    report = importer.run(listed(line(code="4700111222")))
    assert (report["rows"], report["created"], report["rejected"]) == (1, 1, 0)
    assert importer.exit_code == 0
    found = one()
    assert found["name"] == "HTX Nông nghiệp Tân Thành"
    assert (found["code"], found["kind"], found["unit_code"]) == (
        "4700111222",
        "cooperative",
        CHO_DON,
    )
    assert found["founded_on"] == PartialDate(date(2018, 3, 12))
    assert found["charter_capital_vnd"] == 500_000_000
    assert (found["members_total"], found["members_source"]) == (12, "declared")
    assert (found["status"], found["activity"]) == ("ACTIVE", "operating")
    assert found["legal_representative"] == "Nông Thị Thử"


def test_facts_hold_from_the_day_the_list_speaks_of(importer):
    importer.run(listed(line()))
    assert exported(date(2024, 12, 30)) == []
    assert one(DAY)["members_total"] == 12


def test_the_day_given_goes_before_that_of_the_title(importer):
    importer.run(listed(line()), "--on", "2024-06-30")
    assert one(date(2024, 6, 30))["charter_capital_vnd"] == 500_000_000


def test_every_value_leads_back_to_the_row_of_the_file(importer, session):
    importer.run(listed(line(founded="giữa năm 2018")), name="HTX Chợ Đồn.xlsx")
    act = session.query(Act).one()
    assert act.source == (
        "HTX Chợ Đồn.xlsx, trang Sheet1, dòng 4; Thành lập: danh sách ghi “giữa năm 2018”"
    )
    row = session.get(ImportRow, act.import_row_id)
    assert (row.number, row.organisation_id) == (4, None)
    cells, _groups = opened_cells(row.cells_sealed)
    assert cells[5] == "giữa năm 2018"
    assert b"2018" not in row.cells_sealed


def test_the_same_list_twice_is_the_list_once(importer):
    grid = listed(line(), line("HTX Hợp Giang", commune="Xã Yên Phong", stt=2))
    importer.run(grid)
    before = exported(), count(Act), count(Observation)
    again = importer.run(grid)
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 2)
    assert (exported(), count(Act), count(Observation)) == before


def test_the_order_of_rows_changes_nothing(importer, session):
    rows = [
        line("HTX Một", commune="Xã Bằng Phúc", stt=1),
        line("HTX Hai", code="4700111222", stt=2),
        line("HTX Ba", commune="Xã Yên Phong", capital=700, stt=3),
        line("HTX Hai", code="4700111222", capital=900, stt=4),
        line("HTX Bốn", commune="Xã Không Có", stt=5),
        line("HTX Năm", stt=6),
        line("HTX Năm", stt=7),
    ]
    first = importer.run(listed(*rows), "--dry-run")
    shuffled = rows[:]
    random.Random(3).shuffle(shuffled)
    other = importer.run(listed(*shuffled), "--dry-run")
    for key in ("created", "updated", "unchanged", "rejected"):
        assert first[key] == other[key], key
    importer.run(listed(*shuffled))
    assert sorted(found["name"] for found in exported()) == [
        "HTX Ba",
        "HTX Bốn",
        "HTX Một",
        "HTX Năm",
    ]


def test_what_is_exported_and_taken_in_again_changes_nothing(importer, tmp_path, app):
    importer.run(
        listed(line(code="4700111222", founded="tháng 6/2018"), line("HTX Số 12, tổ 4", stt=2))
    )
    before = exported(), count(Act)
    for ending in ("csv", "xlsx"):
        file = tmp_path / f"xuat.{ending}"
        app.test_cli_runner().invoke(args=["registry", "export", str(file), "--on", "2025-06-02"])
        report = importer.command(str(file), "--on", "2025-06-02", "--json")
        assert (report["unchanged"], report["rows"]) == (2, 2), report
    assert (exported(), count(Act)) == before


def test_a_doubtful_value_stays_empty_and_is_told(importer):
    report = importer.run(
        listed(line(capital="2.2", members="7/23 HTX", founded="hơn 3 năm trước"))
    )
    assert (report["created"], importer.exit_code) == (1, 0)
    found = one()
    assert (found["charter_capital_vnd"], found["members_total"], found["founded_on"]) == (
        None,
    ) * 3
    told = {(p["column"], p["value"]) for p in report["problems"] if p["level"] == "warning"}
    assert ("Vốn điều lệ (triệu đồng)", "2.2") in told
    assert ("Ngày thành lập", "hơn 3 năm trước") in told


def test_a_partial_day_stays_partial(importer):
    importer.run(listed(line(founded="2018")))
    assert one()["founded_on"] == PartialDate(date(2018, 1, 1), Precision.YEAR)


def test_a_capital_out_of_range_is_not_believed(importer):
    report = importer.run(listed(line(capital="3.150 tỷ")))
    assert one()["charter_capital_vnd"] is None
    assert "Ngoài khoảng thường gặp" in messages(report)


def test_what_only_breaks_the_law_is_written_with_its_rule(importer):
    report = importer.run(listed(line(members=3)))
    assert one()["members_total"] == 3
    (problem,) = [p for p in report["problems"] if p["rule"] == "members.minimum"]
    assert "Luật Hợp tác xã 2023" in problem["message"]
    assert problem["level"] == "warning"


def test_six_members_are_a_breach_the_day_before_the_new_law_only(importer):
    before = importer.run(listed(line(members=6)), "--on", "2024-06-30", "--dry-run")
    after = importer.run(listed(line(members=6)), "--on", "2024-07-01", "--dry-run")
    assert "members.minimum" in {p["rule"] for p in before["problems"]}
    assert "members.minimum" not in {p["rule"] for p in after["problems"]}


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"name": None}, "không có tên"),
        ({"name": "HTX M?t tr?i"}, "đã mất"),
        ({"name": 44854}, "Excel"),
    ],
)
def test_a_row_without_a_readable_name_is_rejected(importer, cells, words):
    report = importer.run(listed(line(**cells), line("HTX Hợp Giang", stt=2)))
    assert (report["created"], report["rejected"], importer.exit_code) == (1, 1, 1)
    assert words in messages(report, "rejected")


def test_a_known_code_means_the_same_organisation(importer):
    importer.run(listed(line(code="4700111222")))
    report = importer.run(
        listed(line("HTX NN Tân Thành", code="4700 111 222", members=15)), "--on", "2025-05-31"
    )
    assert (report["created"], report["updated"]) == (0, 1)
    assert one()["members_total"] == 15
    assert one(DAY)["members_total"] == 12


def test_a_name_that_differs_is_kept_beside_until_an_officer_chooses(importer, session):
    importer.run(listed(line(code="4700111222")))
    importer.run(listed(line("HTX Tân Thành Xanh", code="4700111222")), "--on", "2025-05-31")
    beside = session.query(Observation).filter_by(field="name").one()
    assert (beside.words, beside.accepted) == ("HTX Tân Thành Xanh", None)
    assert one()["name"] == "HTX Nông nghiệp Tân Thành"


def test_a_code_of_another_name_and_commune_is_ambiguous(importer):
    importer.run(listed(line(code="4700111222")))
    report = importer.run(
        listed(line("HTX Hoàn Toàn Khác", code="4700111222", commune="Xã Yên Phong"))
    )
    assert (report["rejected"], importer.exit_code) == (1, 1)
    assert "tên và địa bàn đều khác" in messages(report)


def test_the_same_folded_name_in_the_commune_is_the_same_organisation(importer):
    importer.run(listed(line("Hợp tác xã Nông nghiệp Thủy Lợi")))
    report = importer.run(listed(line("HTX nông nghiệp THUỶ LỢI")), "--on", "2025-01-31")
    assert (report["created"], report["unchanged"]) == (0, 1)


@pytest.mark.parametrize("name", ["HTX Thanh Tâm", "HTX Rượu men lá Thanh Tân"])
def test_a_name_alike_in_the_commune_waits_for_a_person(importer, name):
    importer.run(listed(line("HTX Rượu men lá Thanh Tâm")))
    report = importer.run(listed(line(name)))
    assert (report["created"], report["rejected"]) == (0, 1)
    assert "HTX Rượu men lá Thanh Tâm" in messages(report, "rejected")


def test_the_same_name_in_another_commune_is_another_organisation(importer):
    importer.run(listed(line("HTX An Bình")))
    report = importer.run(listed(line("HTX An Bình", commune="Xã Ngọc Phái")))
    assert report["created"] == 1
    assert "cùng tên" in messages(report, "warning")
    assert len(exported()) == 2


def test_names_that_differ_by_a_number_are_two(importer):
    report = importer.run(listed(line("HTX Mỹ Đông 2"), line("HTX Mỹ Đông 3", stt=2)))
    assert (report["created"], report["problems"]) == (2, [])


def test_a_later_list_takes_the_place_of_an_earlier_one(importer):
    importer.run(listed(line(capital=500)))
    importer.run(listed(line(capital=800, status="Tạm ngừng hoạt động")), "--on", "2025-05-31")
    assert (one()["charter_capital_vnd"], one()["status"]) == (800_000_000, "SUSPENDED")
    assert (one(DAY)["charter_capital_vnd"], one(DAY)["status"]) == (500_000_000, "ACTIVE")


def test_an_earlier_list_fills_the_days_before(importer):
    importer.run(listed(line(capital=800)), "--on", "2025-05-31")
    importer.run(listed(line(capital=500)), "--on", "2024-12-31")
    assert one(DAY)["charter_capital_vnd"] == 500_000_000
    assert one()["charter_capital_vnd"] == 800_000_000


def test_what_was_typed_from_a_certificate_is_not_overwritten(importer, session):
    make_organisation()
    report = importer.run(
        listed(line("HTX Nông nghiệp Thử Nghiệm", code="4700111222", capital=900))
    )
    assert report["updated"] == 1
    assert one()["charter_capital_vnd"] == 500_000_000
    beside = session.query(Observation).filter_by(field="amount_vnd").one()
    assert (beside.words, beside.value) == ("900", "900000000")


def test_two_rows_of_one_organisation_that_differ_are_both_rejected(importer):
    report = importer.run(listed(line(capital=500), line(capital=600, stt=2)))
    assert (report["created"], report["rejected"]) == (0, 2)
    assert "4, 5" in messages(report)


def test_sheets_of_two_years_make_one_organisation_with_two_figures(importer):
    importer.run(
        {
            "2023": listed(line(members=10), title="Danh sách năm 2023"),
            "2022": listed(line(members=8), title="Danh sách năm 2022"),
        }
    )
    assert one()["members_total"] == 10
    assert one(date(2023, 6, 1))["members_total"] == 8


def test_a_merged_commune_is_found_under_its_name_of_the_day(importer):
    importer.run(listed(line()), "--on", "2025-05-31")
    importer_on_the_new_law = one(date(2025, 6, 2))
    assert importer_on_the_new_law["district_code"] == "064"


def test_a_commune_nobody_knows_leaves_the_district(importer):
    report = importer.run(listed(line(commune="Xã Không Có")))
    assert (report["created"], one()["unit_code"]) == (1, "064")
    assert "Xã Không Có" in messages(report)


def test_another_districts_rows_are_refused_for_an_officer(importer, session):
    unit = reference.unit_by_code("064", date(2025, 6, 2))
    user = make_user(Duty.REGISTRY_OFFICER, unit)
    report = importer.run(
        listed(line(), line("HTX Hợp Giang", commune="Xã Yến Dương", district="Ba Bể", stt=2)),
        "--as", user.username,
    )  # fmt: skip
    assert (report["created"], report["rejected"]) == (1, 1)
    assert "phạm vi" in messages(report, "rejected")
    assert session.query(Act).one().actor_id == user.id


def test_another_districts_organisation_is_not_changed_by_its_code(importer, session):
    make_organisation(BA_BE)
    unit = reference.unit_by_code("064", date(2025, 6, 2))
    user = make_user(Duty.REGISTRY_OFFICER, unit)
    report = importer.run(listed(line(code="4700111222")), "--as", user.username)
    assert (report["updated"], report["rejected"]) == (0, 1)


def test_a_person_without_the_right_is_refused(importer, session):
    user = make_user(Duty.AUDITOR)
    report = importer.run(listed(line()), "--as", user.username)
    assert "không có quyền" in report["error"]
    assert (importer.exit_code, exported()) == (1, [])


def test_a_dry_run_writes_nothing(importer):
    report = importer.run(listed(line()), "--dry-run")
    assert report["created"] == 1
    assert (exported(), count(ImportRow), count(Organisation)) == ([], 0, 0)


def test_the_unit_of_the_list_tells_equal_communes_apart(importer):
    row = line(district=None, commune=None)
    importer.run(listed(row), "--unit", CHO_DON)
    assert one()["unit_code"] == CHO_DON


def test_every_new_organisation_leaves_a_line_in_the_log(importer, session):
    importer.run(listed(line()))
    organisation = session.query(Organisation).one()
    (entry,) = audit_log.history("organisation", organisation.id)
    assert entry.action == "organisation.created"
    assert entry.actor_id is None
    assert entry.changes["members_total"] == [None, "12 (31/12/2024)"]
    assert entry.changes["unit"] == [None, "Xã Bằng Phúc (Huyện Chợ Đồn)"]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"khong phai bang tinh", "tiêu đề"), (b"", "rỗng"), (b"PK\x03\x04hong", "hỏng")],
)
def test_a_file_that_is_no_list_ends_with_one_sentence(importer, content, words):
    name = "a.csv" if content.startswith(b"khong") else "a.xlsx"
    report = importer.run(content, name=name)
    said = report.get("error") or messages(report)
    assert words in said
    assert importer.exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--on", "hôm nay"),
        ("--on", "2030-01-01"),
        ("--unit", "999"),
        ("--sheet", "Không có"),
        ("--as", "khong-co"),
    ],
)
def test_wrong_use_ends_with_two(importer, words):
    importer.run(listed(line()), *words)
    assert importer.exit_code == 2
    assert exported() == []


def test_formulas_and_markup_are_words(importer):
    importer.run(listed(line("HTX <script>alert(1)</script>"), line("HTX =1+1", stt=2)))
    assert {found["name"] for found in exported()} == {"HTX <script>alert(1)</script>", "HTX =1+1"}


def test_decomposed_letters_are_composed(importer):
    import unicodedata

    importer.run(listed(line(unicodedata.normalize("NFD", "HTX Thủy Lợi"))))
    assert one()["name"] == "HTX Thủy Lợi"


def test_columns_may_stand_anywhere(importer):
    order = [9, 3, 1, 7, 0, 2, 4, 5, 8, 6]
    head = [HEAD[at] for at in order]
    importer.run(listed([line()[at] for at in order], head=head))
    assert (one()["charter_capital_vnd"], one()["members_total"]) == (500_000_000, 12)
