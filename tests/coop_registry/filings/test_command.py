"""The command `flask registry filings`: the table of actions, told to other programs."""

import json

import pytest

from accounts.rules.duties import PERMISSIONS, Duty
from coop_registry.queries.filings import situation
from coop_registry.rules.filings.actions import offers
from tests.factories.filings import TODAY, accept, propose, receive
from tests.factories.registry import BA_BE, make_organisation

pytestmark = pytest.mark.db


@pytest.fixture
def run(app, session):
    def command(*words):
        session.commit()
        return app.test_cli_runner().invoke(args=["registry", "filings", *words])

    return command


def test_each_duty_is_told_what_the_table_allows(run, session) -> None:
    row = propose(receive(make_organisation()))
    now = situation.of(row, actor_id=0, on=TODAY)
    (found,) = json.loads(run("--json", "--on", "2025-06-02").output)["filings"]
    for duty in (Duty.REGISTRY_RECEPTION, Duty.REGISTRY_OFFICER, Duty.REGISTRY_LEADER):
        allowed = [one.step.value for one in offers(now, PERMISSIONS[duty])]
        assert [one["step"] for one in found["steps"][duty.value]] == allowed
    assert "decide" in {one["step"] for one in found["steps"]["leader"]}
    assert "decide" not in {one["step"] for one in found["steps"]["officer"]}
    assert (found["state"], found["next"]["last_day"]) == ("proposed", "2025-05-08")
    assert found["next"]["is_late"] is True
    assert "Nông Thị Thử" not in json.dumps(found, ensure_ascii=False)


def test_what_ended_and_other_units_can_be_left_out(run) -> None:
    accept(receive(make_organisation()))
    receive(make_organisation(BA_BE, name="Hợp tác xã Xa", identifiers=(), representative=None))
    assert "2 hồ sơ" in run().output
    shown = run("--open").output
    assert "Hợp tác xã Xa" in shown
    assert "1 hồ sơ" in shown
    shown = run("--unit", "064").output
    assert "Đã chấp thuận" in shown
    assert "Hợp tác xã Xa" not in shown


@pytest.mark.parametrize("words", [("--unit", "99999"), ("--on", "hôm nay"), ("--la",)], ids=str)
def test_wrong_use_is_told_in_vietnamese(run, words) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert "Lỗi: " in done.output
