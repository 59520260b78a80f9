"""Every route is marked, and its address is Vietnamese, kebab-case and typed."""

import re

from flask import Flask
from werkzeug.routing import Rule

from accounts.rules.duties import EVERYONE, PERMISSIONS
from accounts.security import THIRD_PARTY_ENDPOINTS
from core.access import Access
from tests.structure.foreign import FOREIGN
from tests.structure.words import ENGLISH

PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PARAMETER = re.compile(r"<(int|string|uuid):[a-z_]+>")


def own_rules(app: Flask) -> list[Rule]:
    """Return the routes that are ours."""
    return [r for r in app.url_map.iter_rules() if r.endpoint not in THIRD_PARTY_ENDPOINTS]


def access_of(app: Flask, rule: Rule) -> Access | None:
    """Return the mark of a route's view."""
    return getattr(app.view_functions[rule.endpoint], "access", None)


def test_every_route_is_marked_with_permission_and_scope(app: Flask) -> None:
    assert [r.rule for r in own_rules(app) if not isinstance(access_of(app, r), Access)] == []


def test_the_third_party_list_names_only_routes_that_exist(app: Flask) -> None:
    assert {r.endpoint for r in app.url_map.iter_rules()} >= THIRD_PARTY_ENDPOINTS


def test_every_permission_of_a_route_is_held_by_some_duty(app: Flask) -> None:
    held = EVERYONE.union(*PERMISSIONS.values())
    used = {a.permission for r in own_rules(app) if (a := access_of(app, r)) and a.permission}
    assert used - held == set()


def test_addresses_are_kebab_case_without_accents_and_typed(app: Flask) -> None:
    wrong = [
        rule.rule
        for rule in own_rules(app)
        for part in rule.rule.strip("/").split("/")
        if part and not PART.fullmatch(part) and not PARAMETER.fullmatch(part)
    ]
    assert wrong == []


def test_addresses_are_vietnamese(app: Flask) -> None:
    words = {
        (rule.rule, word)
        for rule in own_rules(app)
        for word in re.split(r"[/-]", re.sub(r"<[^>]*>", "", rule.rule))
    }
    assert {(rule, word) for rule, word in words if word in ENGLISH} == set()


def test_every_parameter_of_an_address_has_a_factory_of_a_foreign_record(app: Flask) -> None:
    unknown = {name for rule in own_rules(app) for name in rule.arguments} - FOREIGN.keys()
    assert unknown == set(), "add a factory to tests/structure/foreign.py"


def test_no_address_is_answered_by_two_views(app: Flask) -> None:
    seen: dict[tuple[str, str], str] = {}
    for rule in own_rules(app):
        for method in rule.methods or ():
            shape = (re.sub(r":[a-z_]+>", ">", rule.rule), method)
            assert seen.setdefault(shape, rule.endpoint) == rule.endpoint, rule.rule
