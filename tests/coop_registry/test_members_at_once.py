"""Two officers at once: one is first, the other is told; parties are kept once all the same."""

import threading
from collections.abc import Callable

import pytest
from flask import Flask

from coop_registry.models import Organisation
from coop_registry.queries import members as register
from coop_registry.queries import parties, records
from coop_registry.rules.membership import LineKind
from coop_registry.services import members
from core.access import EVERYTHING
from core.db import begin_write, db
from core.errors import RuleViolation, StaleRecord
from tests.factories.membership import admit, member_entry, record_line
from tests.factories.registry import BA_BE, TODAY, make_organisation

pytestmark = pytest.mark.db
Work = Callable[[], object]


def second_starts_before_first_commits(app: Flask, first: Work, second: Work) -> list[object]:
    """Return what became of the second: it begins while the first has written, not committed."""
    written, begun = threading.Event(), threading.Event()
    results: list[object] = []

    def run_first() -> None:
        with app.app_context():
            begin_write()
            first()
            written.set()
            begun.wait(timeout=10)
            # Long enough for the second to reach the lock and wait there.
            threading.Event().wait(0.3)
            db.session.commit()

    def run_second() -> None:
        with app.app_context():
            written.wait(timeout=10)
            begun.set()
            begin_write()
            try:
                second()
            except RuleViolation as refusal:
                db.session.rollback()
                results.append(refusal)
            else:
                db.session.commit()
                results.append(None)

    threads = [threading.Thread(target=run_first), threading.Thread(target=run_second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    db.session.rollback()  # what this thread had read before is over
    return results


def found(organisation_id: int) -> Organisation:
    """Return the organisation as a request loads it, before any lock."""
    organisation = records.organisation(organisation_id, EVERYTHING)
    assert organisation is not None
    return organisation


def adding(organisation_id: int, expected_version: int | None, number: int = 0) -> Work:
    """Return the work of an officer whose form was opened at a version."""
    return lambda: members.admit(
        found(organisation_id),
        member_entry(number),
        actor_id=1,
        on=TODAY,
        scope=EVERYTHING,
        expected_version=expected_version,
    )


@pytest.fixture
def organisation(app: Flask) -> tuple[int, int]:
    """Return id and version of a committed organisation."""
    made = make_organisation()
    db.session.commit()
    return made.id, made.version


def test_of_two_officers_adding_one_person_the_second_is_told_who_came(app, organisation):
    number, version = organisation
    results = second_starts_before_first_commits(
        app, adding(number, version), adding(number, version)
    )
    assert isinstance(results[0], StaleRecord)
    assert "đã ghi thành viên" in results[0].changes[0]
    assert "Nông Thị Thử" in results[0].changes[0]
    assert len(register.members_on(number, TODAY)) == 1


def test_the_second_who_sends_again_is_told_that_the_person_is_a_member(app, organisation):
    number, _version = organisation
    results = second_starts_before_first_commits(app, adding(number, None), adding(number, None))
    assert "đã là thành viên từ ngày" in str(results[0])
    assert len(register.members_on(number, TODAY)) == 1
    assert len(register.lines_of(number, TODAY)) == 2


def test_lines_of_two_officers_get_different_numbers(app, organisation):
    number, _version = organisation
    party_id = admit(found(number)).party_id
    db.session.commit()

    def paying() -> Work:
        return lambda: record_line(found(number), party_id, LineKind.PAYMENT, TODAY, 5)

    assert second_starts_before_first_commits(app, paying(), paying()) == [None]
    assert [line.number for line in register.lines_of(number, TODAY)] == [1, 2, 3, 4]


def test_one_person_added_to_two_cooperatives_at_once_is_one_party(app, organisation):
    number, _version = organisation
    other = make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=None).id
    db.session.commit()
    results = second_starts_before_first_commits(
        app, adding(number, None, 3), adding(other, None, 3)
    )
    assert results == [None]
    assert len(parties.of_name("trieu van bon", "person")) == 1
    assert len(register.members_on(number, TODAY)) == 1
    assert len(register.members_on(other, TODAY)) == 1
