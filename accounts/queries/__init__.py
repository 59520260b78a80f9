"""Every question to the tables of this room."""

from accounts.queries.attempts import failures_from, failures_of, last_attempts, wrong_attempts_of
from accounts.queries.duties import DutyLine, duties_of, duty_lines, places_for_choice
from accounts.queries.log import (
    LogFilter,
    last_verification,
    log_actors,
    log_entries,
    log_subject_types,
)
from accounts.queries.people import (
    PeopleFilter,
    grant,
    grants_given_by,
    lasting_administrators,
    names,
    open_delegations_of,
    people_for_choice,
    people_page,
    person,
    person_by_session,
    person_by_username,
    person_for_sign_in,
    person_to_change,
    username_taken,
)

__all__ = [
    "DutyLine",
    "LogFilter",
    "PeopleFilter",
    "duties_of",
    "duty_lines",
    "failures_from",
    "failures_of",
    "grant",
    "grants_given_by",
    "last_attempts",
    "last_verification",
    "lasting_administrators",
    "log_actors",
    "log_entries",
    "log_subject_types",
    "names",
    "open_delegations_of",
    "people_for_choice",
    "people_page",
    "person",
    "person_by_session",
    "person_by_username",
    "person_for_sign_in",
    "person_to_change",
    "places_for_choice",
    "username_taken",
    "wrong_attempts_of",
]
