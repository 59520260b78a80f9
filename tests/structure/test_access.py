"""Duty × route × foreign record: the test walks every route by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from core.access import EVERYTHING, Access, ScopeKind
from tests.structure.foreign import FOREIGN
from tests.structure.test_routes import access_of, own_rules
from tests.structure.world import World, make_world

ABSENT = 2_000_000_000
#: Routes of own rows that another permission opens to all: administrators mind the queue of the jobs.
OPENED_BY = dict.fromkeys(
    ("reference.job", "reference.job_progress", "reference.cancel_job"), "reference.manage"
)


@dataclass(frozen=True)
class Call:
    """One method of one route, addressed at the stranger's records."""

    method: str
    path: str
    access: Access
    endpoint: str
    has_record: bool

    def by(self, client: FlaskClient) -> Any:
        return client.open(self.path, method=self.method)

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def calls(app: Flask, values: dict[str, Any]) -> Iterator[Call]:
    """Give every method of every route of ours."""
    adapter = app.url_map.bind("localhost")
    for rule in own_rules(app):
        access = access_of(app, rule)
        assert access is not None
        path = adapter.build(rule.endpoint, {name: values[name] for name in rule.arguments})
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield Call(method, path, access, rule.endpoint, has_record=bool(rule.arguments))


def foreign_values(world: World, session: Session) -> dict[str, Any]:
    """Return one value for each parameter, of records of the stranger."""
    values = {name: make(world) for name, make in FOREIGN.items()}
    session.commit()
    return values


def test_a_visitor_is_sent_to_the_login_page(
    app: Flask, session: Session, client: FlaskClient
) -> None:
    for call in calls(app, foreign_values(make_world(Duty.REGISTRY_OFFICER), session)):
        answer = call.by(client)
        sent = answer.status_code in (302, 303) and answer.location.startswith("/dang-nhap")
        if call.access.permission is not None:
            assert sent, f"{call}: {answer.status}"
        else:
            assert answer.status_code < 500, f"{call}: {answer.status}"


@pytest.mark.parametrize("duty", Duty, ids=str)
def test_a_person_reaches_what_the_duty_allows_and_nothing_foreign(
    duty: Duty, app: Flask, session: Session, as_user: Callable[[Any], FlaskClient]
) -> None:
    world = make_world(duty)
    values = foreign_values(world, session)
    client = as_user(world.person)
    wrong = {}
    for call in calls(app, values):
        permission = call.access.permission
        if permission is None:
            continue
        if not world.person.may(permission):
            expected = {403}
        elif call.has_record and _is_foreign(world, call):
            expected = {404}
        elif call.method == "GET":
            expected = {200, 302, 303}
        else:
            continue  # what an allowed form does is for the tests of its room
        status = call.by(client).status_code
        if status not in expected:
            wrong[str(call)] = f"{status}, expected {expected}"
    assert wrong == {}


def _is_foreign(world: World, call: Call) -> bool:
    """Tell whether the stranger's records lie outside what the person reaches."""
    if call.access.scope is ScopeKind.ALL:
        return False
    if call.access.scope is ScopeKind.OWN:
        return not world.person.may(OPENED_BY.get(call.endpoint, ""))
    assert call.access.permission is not None
    return world.person.scope_for(call.access.permission) != EVERYTHING


def test_a_record_that_does_not_exist_is_not_found(
    app: Flask, session: Session, as_user: Callable[[Any], FlaskClient]
) -> None:
    world = make_world(Duty.REGISTRY_OFFICER)
    client = as_user(world.person)
    values = {
        name: ABSENT if isinstance(value, int) else "khong-co"
        for name, value in foreign_values(world, session).items()
    }
    for call in calls(app, values):
        permission = call.access.permission
        if call.has_record and (permission is None or world.person.may(permission)):
            assert call.by(client).status_code == 404, str(call)


def test_every_form_refuses_a_missing_token(
    app: Flask, session: Session, as_user: Callable[[Any], FlaskClient], csrf: None
) -> None:
    world = make_world(Duty.ADMINISTRATOR)
    client = as_user(world.person)
    for call in calls(app, foreign_values(world, session)):
        if call.method != "GET":
            assert call.by(client).status_code == 400, str(call)


def test_a_method_that_a_route_does_not_know_is_refused(
    app: Flask, session: Session, as_user: Callable[[Any], FlaskClient]
) -> None:
    world = make_world(Duty.REGISTRY_OFFICER)
    client = as_user(world.person)
    for call in calls(app, foreign_values(world, session)):
        assert client.delete(call.path).status_code == 405, str(call)
