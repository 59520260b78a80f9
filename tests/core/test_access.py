from typing import Any

import pytest
from flask import Flask

from accounts.rules.duties import Duty
from core.access import EVERYTHING, Scope
from core.db import db
from tests.core.test_once import signed_in
from tests.factories.accounts import make_user


def person(duty: Duty | None = None) -> Any:
    user = make_user(duty)
    db.session.commit()
    return user


def test_anyone_may_call_a_public_view(core_app: Flask) -> None:
    assert core_app.test_client().get("/mau/cong-khai").status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_visitor_is_sent_to_the_login_page_and_back(core_app: Flask, method: str) -> None:
    answer = core_app.test_client().open("/mau/ghi", method=method)
    assert answer.status_code == 303
    assert answer.location.startswith("/dang-nhap")
    assert ("next=" in answer.location) == (method == "GET")


def test_without_the_permission_the_answer_is_403_in_vietnamese(core_app: Flask) -> None:
    answer = signed_in(core_app, person()).get("/mau/chi-quan-tri")
    assert answer.status_code == 403
    assert "Không có quyền xem trang này" in answer.text


def test_with_the_permission_the_view_answers(core_app: Flask) -> None:
    answer = signed_in(core_app, person(Duty.ADMINISTRATOR)).get("/mau/chi-quan-tri")
    assert (answer.status_code, answer.text) == (200, "quản trị")


def test_a_permission_everyone_has_reaches_no_row_by_itself(core_app: Flask) -> None:
    assert signed_in(core_app, person()).get("/mau/ghi").text == str(Scope())


def test_a_scope_covers_its_units_and_no_other() -> None:
    scope = Scope(unit_ids=frozenset({1, 2}))
    assert scope.covers_unit(1)
    assert not scope.covers_unit(3)
    assert not Scope().covers_unit(1)
    assert EVERYTHING.covers_unit(3)
