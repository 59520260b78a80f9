"""`flask registry check`: what other programs read, and the history it writes."""

import json
from datetime import date

import pytest

from coop_registry.models import FindingSpell
from coop_registry.rules.entries import IdentifierEntry
from coop_registry.rules.kinds import Declared, Scheme
from core.dates import format_date
from core.db import db
from tests.factories.registry import BA_BE, make_organisation

pytestmark = pytest.mark.db
CERTIFICATE = IdentifierEntry(Scheme.CERTIFICATE_NO, "12A", date(2018, 3, 12))
CODE = IdentifierEntry(Scheme.CODE, "4700111222")


@pytest.fixture
def organisation(session):
    made = make_organisation(
        declared=((Declared.MEMBERS_TOTAL, 6),), identifiers=(CERTIFICATE, CODE)
    )
    make_organisation(BA_BE, name="Hợp tác xã Nơi Khác", identifiers=(), representative=None)
    db.session.commit()
    return made


def run(app, *words):
    return app.test_cli_runner().invoke(args=["registry", "check", *words])


def findings(app, *words):
    result = run(app, "--json", *words)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["findings"]


@pytest.mark.parametrize("on", [date(2024, 6, 30), date(2025, 7, 1)])
def test_without_a_day_it_is_that_on_which_the_program_stands(app, organisation, day, on):
    day(on)
    assert f"vấn đề vào ngày {format_date(on)}" in run(app).output
    below = {one["rule"] for one in findings(app)} & {"members.minimum"}
    assert bool(below) is (on < date(2024, 7, 1))


def test_the_json_is_as_agreed(app, organisation):
    found = findings(app, "--on", "2024-06-30", "--unit", "064")
    assert found[0] == {
        "organisation": {
            "name": "Hợp tác xã Nông nghiệp Thử Nghiệm",
            "code": "4700111222",
            "certificate_no": "12A",
            "unit_code": "02041",
        },
        "rule": "members.minimum",
        "article": "khoản 1 Điều 3 Luật Hợp tác xã 2012",
        "since": "2018-03-12",
        "evidence": "Khai báo 6 thành viên (ngày 12/03/2018, Danh sách thành viên kèm hồ sơ), "
        "danh sách chưa đủ để đếm; quy định ít nhất 7 thành viên. Liên tục từ ngày "
        "12/03/2018, đã 75 tháng; từ ngày 12/03/2019 đã đủ 12 tháng, là căn cứ giải thể bắt buộc "
        "(khoản 2 Điều 54 Luật Hợp tác xã 2012).",
        "certainty": "read",
    }
    assert {one["rule"] for one in found} == {"members.minimum", "members.list_missing"}


def test_since_is_under_the_article_cited_and_the_words_name_the_law_before(app, organisation):
    """04/2018 must not stand beside an article of 2023."""
    (one,) = [
        one
        for one in findings(app, "--unit", "064", "--on", "2025-06-02")
        if one["rule"] == "members.list_missing"
    ]
    assert one["article"] == "khoản 12 Điều 10, Điều 15 Luật Hợp tác xã 2023"
    assert one["since"] == "2024-07-01"
    assert "Tiếp nối từ ngày 12/03/2018 theo Điều 25 Luật Hợp tác xã 2012" in one["evidence"]


@pytest.mark.parametrize(
    ("on", "breach"), [("2024-06-30", True), ("2024-07-01", False), ("2024-07-02", False)]
)
def test_the_day_decides(app, organisation, on, breach):
    rules = {one["rule"] for one in findings(app, "--on", on)}
    assert ("members.minimum" in rules) is breach


def test_a_unit_narrows_and_an_unknown_one_is_bad_usage(app, organisation):
    names = {one["organisation"]["name"] for one in findings(app, "--unit", "061")}
    assert names == {"Hợp tác xã Nơi Khác"}
    assert len({one["organisation"]["name"] for one in findings(app, "--unit", "06")}) == 2
    assert run(app, "--unit", "99999").exit_code == 2
    assert run(app, "--unit", "061", "--on", "2025-07-01").exit_code == 2
    assert run(app, "--on", "hôm qua").exit_code == 2


def test_people_read_it_by_organisation(app, organisation):
    out = run(app, "--on", "2024-06-30").output
    assert "Hợp tác xã Nông nghiệp Thử Nghiệm (4700111222)" in out
    assert "Chưa đủ số thành viên tối thiểu, từ ngày 12/03/2018" in out
    assert "vấn đề vào ngày 30/06/2024." in out


def test_recording_writes_the_history_beside_clean_json(app, organisation):
    result = run(app, "--record", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)["findings"]
    spells = db.session.query(FindingSpell).all()
    assert len(spells) == len(found)
    assert {spell.seen_on for spell in spells} == {date(2025, 6, 2)}
    assert "vấn đề mới" in result.stderr


@pytest.mark.parametrize("words", [("--on", "2025-06-01"), ("--unit", "064")])
def test_only_the_whole_of_today_is_recorded(app, organisation, words):
    assert run(app, "--record", *words).exit_code == 2
    assert db.session.query(FindingSpell).count() == 0


def test_an_empty_register_has_no_findings(app, session):
    assert findings(app) == []
