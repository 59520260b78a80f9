"""The command `flask registry export` and the page that gives the same file."""

import json
from datetime import date

import pytest

from accounts.rules.duties import Duty
from audit import queries as audit_log
from core.dates import format_date
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.registry import BA_BE, TODAY, make_organisation

pytestmark = pytest.mark.db

PAGE = "/hop-tac-xa/xuat-du-lieu"


@pytest.fixture
def run(app, session):
    def command(*words):
        session.commit()
        return app.test_cli_runner().invoke(args=["registry", "export", *map(str, words)])

    return command


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx"])
def test_the_command_writes_the_file_and_says_how_many(run, tmp_path, ending):
    make_organisation()
    file = tmp_path / f"so.{ending}"
    done = run(file, "--on", "2025-06-02")
    assert done.exit_code == 0, done.output
    assert "Đã ghi 1 tổ chức" in done.output
    assert file.stat().st_size > 100


@pytest.mark.parametrize(("on", "place"), [(date(2024, 6, 30), "02041"), (date(2018, 3, 11), None)])
def test_without_a_day_it_is_that_on_which_the_program_stands(run, day, tmp_path, on, place):
    make_organisation()
    day(on)
    file = tmp_path / "so.json"
    assert f"số liệu ngày {format_date(on)}" in run(file).output
    assert [one["unit_code"] for one in json.loads(file.read_text())] == [place] * bool(place)


def test_the_command_narrows_to_a_unit(run, tmp_path):
    make_organisation()
    make_organisation(BA_BE, name="Hợp tác xã Xa", identifiers=(), representative=None)
    file = tmp_path / "so.json"
    run(file, "--unit", "064")
    assert [one["unit_code"] for one in json.loads(file.read_text())] == ["02041"]


@pytest.mark.parametrize(
    "words",
    [
        ["so.txt"],
        ["so"],
        ["so.json", "--on", "31/02/2025"],
        ["so.json", "--unit", "99999"],
        ["so.json", "--unit", "064", "--on", "2025-07-02"],
        [],
    ],
    ids=["ending", "no ending", "day", "unit", "unit of that day", "nothing"],
)
def test_bad_usage_ends_with_2_and_writes_nothing(run, tmp_path, words):
    make_organisation()
    asked = [tmp_path / words[0], *words[1:]] if words else []
    assert run(*asked).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_ends_with_1(run, tmp_path):
    done = run(tmp_path / "khong-co" / "so.json")
    assert done.exit_code == 1
    assert "Không ghi được tệp" in done.output


def person(duty, code="064"):
    return make_user(duty=duty, unit=reference.unit_by_code(code, TODAY))


def form(**changes):
    return {"form": "json", "on": "02/06/2025", "unit_id": "", **changes}


def test_the_page_gives_the_persons_own_units_and_is_logged(session, as_user):
    make_organisation()
    make_organisation(BA_BE, name="Hợp tác xã Xa", identifiers=(), representative=None)
    client = as_user(person(Duty.REGISTRY_OFFICER))
    assert "Xuất tệp" in client.get(PAGE).text
    answer = client.post(PAGE, data=form())
    assert [one["unit_code"] for one in answer.get_json()] == ["02041"]
    assert "so-hop-tac-xa-2025-06-02.json" in answer.headers["Content-Disposition"]
    entry = audit_log.history("list", 0)[0]
    assert (entry.action, entry.note) == (
        "organisation.exported",
        "1 tổ chức, ngày 02/06/2025, tệp json",
    )


def test_a_foreign_unit_an_unknown_form_or_day_gives_no_file(session, as_user):
    foreign = reference.unit_by_code(BA_BE, TODAY).id
    client = as_user(person(Duty.REGISTRY_OFFICER))
    for changes in ({"unit_id": str(foreign)}, {"form": "exe"}, {"on": "31/02/2025"}):
        answer = client.post(PAGE, data=form(**changes))
        assert answer.content_type.startswith("text/html")
        assert "Chưa ghi được" in answer.text
    assert audit_log.history("list", 0) == []


def test_who_may_not_export_gets_no_page(session, as_user):
    client = as_user(person(Duty.REGISTRY_RECEPTION))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, data=form()).status_code == 403
