"""The tax office's list: matched by number, changing nothing but what it says of taxpayers."""

import unicodedata
from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.models import Act, Import, ImportRow, Organisation, TaxNotice
from coop_registry.queries import findings
from coop_registry.rules.entries import IdentifierEntry
from coop_registry.rules.kinds import Kind, Scheme
from coop_registry.services.imports import undoing
from core.access import EVERYTHING
from core.clock import now_utc
from core.db import db
from reference import queries as reference
from tests.coop_registry.imports.kit import TODAY, exported, line, listed, messages
from tests.factories.accounts import make_user
from tests.factories.registry import BA_BE, make_organisation

pytestmark = pytest.mark.db

CODE = "4700111222"
NOT_FOUND = "NNT không hoạt động tại địa chỉ đã đăng ký"
STATES = ["STT", "MST", "Tên NNT", "Trạng thái"]
DEBTS = ["STT", "MST", "Tên NNT", "Số tiền nợ (đồng)"]
MARCH, MAY = date(2025, 3, 31), date(2025, 5, 31)


def taxed(head, *rows, on=MARCH):
    """Return a list of the tax office; rows are (number, words or amount, name)."""
    lines = [
        [at, number, name[0] if name else "HTX Nông nghiệp Thử Nghiệm", said]
        for at, (number, said, *name) in enumerate(rows, 1)
    ]
    title = f"DANH SÁCH NGƯỜI NỘP THUẾ (Tính đến ngày {on:%d/%m/%Y})"
    return [["CHI CỤC THUẾ KHU VỰC"], [title], [], head, *lines]


def told(on=TODAY):
    """Return {rule: evidence} of what the tax office says on a day."""
    db.session.rollback()
    found = {one.finding.rule: one.finding.evidence for one in findings.all_on(on)}
    db.session.rollback()
    return {rule: words for rule, words in found.items() if rule.startswith("tax.")}


def notices():
    """Return (kind, amount, start, end) of what stands."""
    db.session.rollback()
    rows = db.session.query(TaxNotice).filter_by(voided_by_id=None)
    return sorted((row.kind, row.amount_vnd, row.start_on, row.end_on) for row in rows)


def counted(report):
    return tuple(report[key] for key in ("created", "updated", "unchanged", "rejected"))


@pytest.fixture
def known(session):
    organisation = make_organisation()
    db.session.commit()
    return organisation.id


def undo_last():
    row = db.session.query(ImportRow).order_by(ImportRow.id.desc()).first()
    kept = db.session.get_one(Import, row.import_id)
    undoing.undo_import(
        kept, reason="Nhầm danh sách", actor_id=1, scope=EVERYTHING, on=TODAY, at=now_utc()
    )
    db.session.commit()


def test_a_listed_cooperative_gets_a_finding_with_words_day_and_source(importer, known):
    report = importer.run(taxed(STATES, (CODE, NOT_FOUND)), name="NNT bo dia chi.xlsx")
    assert counted(report) == (0, 1, 0, 0)
    assert importer.exit_code == 0
    evidence = told()["tax.not_at_address"]
    assert f"“{NOT_FOUND}”" in evidence
    assert "31/03/2025" in evidence
    assert "NNT bo dia chi.xlsx, trang Sheet1, dòng 5" in evidence
    assert told(date(2025, 3, 30)) == {}


def test_the_command_that_checks_and_the_log_say_it(importer, app, known):
    importer.run(taxed(DEBTS, (CODE, 35_000_000)))
    done = app.test_cli_runner().invoke(args=["registry", "check", "--json"])
    assert '"tax.debt"' in done.stdout
    assert "Nợ thuế 35.000.000 đồng" in done.stdout


def test_nothing_else_of_the_organisation_changes(importer, known):
    before = exported()
    importer.run(taxed([*STATES, "Địa chỉ"], (CODE, "Ngừng hoạt động")))
    assert exported() == before
    assert db.session.query(Organisation).one().version == 2


def test_who_is_not_in_the_register_is_not_created(importer, known):
    report = importer.run(
        taxed(DEBTS, (CODE, 5_000_000), ("0100233488", 7_000_000, "CÔNG TY TNHH MINH PHÚ"))
    )
    assert counted(report) == (0, 1, 0, 1)
    assert importer.exit_code == 1
    assert "không có trong sổ" in messages(report, "rejected")
    assert len(exported()) == 1
    states = {row.state for row in db.session.query(ImportRow)}
    assert states == {"clear", "outside"}


def test_the_same_list_twice_is_the_list_once(importer, known):
    grid = taxed(STATES, (CODE, NOT_FOUND))
    importer.run(grid)
    before = notices(), db.session.query(Act).count()
    again = importer.run(grid)
    assert counted(again) == (0, 0, 1, 0)
    assert (notices(), db.session.query(Act).count()) == before


def test_a_newer_list_with_the_same_state_changes_nothing(importer, known):
    importer.run(taxed(STATES, (CODE, NOT_FOUND)))
    report = importer.run(taxed(STATES, (CODE, "Không hoạt động tại địa chỉ"), on=MAY))
    assert counted(report) == (0, 0, 1, 0)
    assert notices() == [("not_at_address", None, MARCH, None)]


def test_another_amount_ends_the_old_debt_and_begins_a_new_one(importer, known):
    importer.run(taxed(DEBTS, (CODE, 35_000_000)))
    importer.run(taxed(DEBTS, (CODE, 12_500_000), on=MAY))
    assert notices() == [
        ("debt", 12_500_000, MAY, None),
        ("debt", 35_000_000, MARCH, MAY),
    ]
    assert "35.000.000 đồng" in told(date(2025, 5, 30))["tax.debt"]
    assert "12.500.000 đồng" in told()["tax.debt"]


@pytest.mark.parametrize(
    ("head", "first", "then"),
    [
        (STATES, NOT_FOUND, "NNT đang hoạt động (đã được cấp GCN ĐKT)"),
        (STATES, NOT_FOUND, "Tạm ngừng kinh doanh có thời hạn"),
        (DEBTS, 5_000_000, 0),
        (DEBTS, 5_000_000, "Không nợ"),
    ],
)
def test_active_or_owing_nothing_ends_what_was_said(importer, known, head, first, then):
    importer.run(taxed(head, (CODE, first)))
    report = importer.run(taxed(head, (CODE, then), on=MAY))
    assert counted(report) == (0, 1, 0, 0)
    assert told(date(2025, 5, 30)) != {}
    assert told() == {}


def test_debt_and_state_are_two_timelines(importer, known):
    importer.run(taxed(STATES, (CODE, NOT_FOUND)))
    importer.run(taxed(DEBTS, (CODE, 5_000_000)))
    importer.run(taxed(STATES, (CODE, "Ngừng hoạt động"), on=MAY))
    assert notices() == [
        ("debt", 5_000_000, MARCH, None),
        ("not_at_address", None, MARCH, MAY),
        ("stopped", None, MAY, None),
    ]
    assert set(told()) == {"tax.stopped", "tax.debt"}


def test_a_state_holds_from_the_day_that_the_list_states(importer, known):
    grid = taxed(STATES, (CODE, NOT_FOUND))
    grid[3] = [*STATES, "Ngày thay đổi trạng thái"]
    grid[4] = [*grid[4], "15/01/2025"]
    importer.run(grid)
    assert notices() == [("not_at_address", None, date(2025, 1, 15), None)]
    assert "Danh sách ngày 31/03/2025" in told(date(2025, 2, 1))["tax.not_at_address"]


def test_the_code_is_the_tax_code_as_well(importer, session):
    make_organisation()
    other = make_organisation(
        name="Hợp tác xã Mai Lan", commune=BA_BE, kind=Kind.COOPERATIVE,
        identifiers=(IdentifierEntry(Scheme.TAX_CODE, "0314409058"),),
    )  # fmt: skip
    db.session.commit()
    importer.run(taxed(DEBTS, (CODE, 5_000_000), ("0314409058", 6_000_000, "HTX Mai Lan")))
    by_id = {row.organisation_id: row.amount_vnd for row in db.session.query(TaxNotice)}
    assert by_id[other.id] == 6_000_000
    assert len(by_id) == 2


def test_a_number_of_quite_another_name_waits_for_a_person(importer, known):
    report = importer.run(taxed(DEBTS, (CODE, 5_000_000, "HTX Hoa Hồi Lạng Sơn")))
    assert counted(report) == (0, 0, 0, 1)
    assert "tên trong danh sách khác hẳn" in messages(report, "rejected")
    assert notices() == []


@pytest.mark.parametrize(
    "name", ["HTX Thử Nghiệm", "HOP TAC XA NONG NGHIEP THU NGHIEM", "HỢP TÁC XÃ NÔNG NGHIỆP THỬ NGHIỆM"]
)  # fmt: skip
def test_names_as_the_tax_office_writes_them_are_no_question(importer, known, name):
    assert counted(importer.run(taxed(DEBTS, (CODE, 5_000_000, name)))) == (0, 1, 0, 0)


def test_a_branch_is_not_its_cooperative(importer, known):
    report = importer.run(taxed(DEBTS, (f"{CODE}-001", 5_000_000)))
    assert counted(report) == (0, 0, 0, 1)
    assert notices() == []


def test_rows_that_differ_are_not_added_up(importer, known):
    report = importer.run(taxed(DEBTS, (CODE, 5_000_000), (CODE, 7_000_000)))
    assert counted(report) == (0, 0, 0, 2)
    assert "không tự cộng" in messages(report, "rejected")
    same = importer.run(taxed(DEBTS, (CODE, 5_000_000), (CODE, "5.000.000")))
    assert counted(same) == (0, 1, 1, 0)


def test_another_list_of_the_same_day_is_not_believed_over_the_first(importer, known):
    importer.run(taxed(DEBTS, (CODE, 5_000_000)))
    report = importer.run(taxed(DEBTS, (CODE, 7_000_000)))
    assert counted(report) == (0, 0, 0, 1)
    assert "5.000.000 đồng" in messages(report, "rejected")
    assert notices() == [("debt", 5_000_000, MARCH, None)]


def test_an_older_list_fills_the_days_before_a_newer_one(importer, known):
    importer.run(taxed(DEBTS, (CODE, 7_000_000), on=MAY))
    importer.run(taxed(DEBTS, (CODE, 5_000_000)))
    assert notices() == [("debt", 5_000_000, MARCH, MAY), ("debt", 7_000_000, MAY, None)]


@pytest.mark.parametrize("newest", [5_000_000, 0])
def test_an_older_list_never_changes_what_a_newer_one_confirmed(importer, known, newest):
    january = date(2025, 1, 31)
    if newest:
        importer.run(taxed(DEBTS, (CODE, 5_000_000), on=january))
    importer.run(taxed(DEBTS, (CODE, newest), on=MAY))
    report = importer.run(taxed(DEBTS, (CODE, 9_000_000)))
    assert counted(report) == (0, 0, 0, 1)
    assert "mới hơn (ngày 31/05/2025)" in messages(report, "rejected")
    assert [one[1] for one in notices()] == ([5_000_000] if newest else [])


def test_a_newer_list_of_debts_does_not_hinder_an_older_one_of_states(importer, known):
    importer.run(taxed(DEBTS, (CODE, 5_000_000), on=MAY))
    assert counted(importer.run(taxed(STATES, (CODE, NOT_FOUND)))) == (0, 1, 0, 0)


def test_undoing_takes_notices_back_and_lets_the_former_hold_again(importer, known):
    importer.run(taxed(STATES, (CODE, NOT_FOUND)))
    importer.run(taxed(DEBTS, (CODE, 5_000_000)))
    before = notices()
    both = taxed(STATES, (CODE, "Ngừng hoạt động"), on=MAY)
    importer.run({"Trạng thái": both, "Nợ": taxed(DEBTS, (CODE, 9_000_000), on=MAY)})
    assert notices() != before
    undo_last()
    assert notices() == before
    assert "5.000.000 đồng" in told()["tax.debt"]


def test_undoing_the_end_of_a_debt_lets_it_last_to_the_next_one(importer, known):
    importer.run(taxed(DEBTS, (CODE, 7_000_000), on=MAY))
    importer.run(taxed(DEBTS, (CODE, 5_000_000), on=date(2025, 1, 31)))
    before = notices()
    importer.run(taxed(DEBTS, (CODE, 0)))
    assert ("debt", 5_000_000, date(2025, 1, 31), MARCH) in notices()
    undo_last()
    assert notices() == before


def test_another_districts_taxpayer_is_left_to_that_office(importer, session):
    make_organisation(commune=BA_BE)
    officer = make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY))
    db.session.commit()
    report = importer.run(taxed(DEBTS, (CODE, 5_000_000)), "--as", officer.username)
    assert counted(report) == (0, 0, 0, 1)
    assert "đơn vị khác" in messages(report)
    assert notices() == []


def test_formulas_markup_and_decomposed_letters_are_words(importer, known):
    words = "Ngừng hoạt động <script>alert(1)</script>"
    importer.run(taxed(STATES, (CODE, unicodedata.normalize("NFD", words))))
    assert f"“{words}”" in told()["tax.stopped"]


def test_a_list_and_a_tax_list_in_one_file(importer, session):
    report = importer.run(
        {
            "HTX": listed(line(code=CODE)),
            "Thuế": taxed(DEBTS, (CODE, 5_000_000, "HTX Nông nghiệp Tân Thành")),
        }
    )
    assert counted(report) == (1, 0, 0, 1)
    again = importer.run(taxed(DEBTS, (CODE, 5_000_000, "HTX Nông nghiệp Tân Thành")))
    assert counted(again) == (0, 1, 0, 0)
