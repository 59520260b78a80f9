"""Filings of the demonstration: every state, labelled, and something for each on the first page."""

from typing import Any

import pytest
from flask import Flask

from accounts import queries as accounts
from coop_registry.models import Filing
from coop_registry.rules.filings.kinds import FilingState
from core.db import db
from desk import setup
from desk.home import filings


@pytest.fixture
def demo(app: Flask) -> Any:
    with app.test_request_context("/"):
        setup.load_demo(lambda _line: None)
        yield app


def test_every_state_is_there_and_each_duty_finds_work(demo) -> None:
    rows = db.session.query(Filing).all()
    assert {row.state for row in rows} == {one.value for one in FilingState}
    assert all(row.is_demo for row in rows)
    who = {name: accounts.person_by_username(name) for name in ("canbo.chodon", "lanhdao.chodon")}
    officer, leader = who["canbo.chodon"], who["lanhdao.chodon"]
    assert filings.due(officer, setup.DEMO_DAY).count == 4
    assert filings.completing(officer, setup.DEMO_DAY).count == 1
    assert filings.confirming(officer, setup.DEMO_DAY) is None  # their own record
    assert filings.confirming(leader, setup.DEMO_DAY).count == 1
    assert filings.deciding(leader, setup.DEMO_DAY).count == 1
