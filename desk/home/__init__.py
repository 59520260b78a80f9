"""The first page of each person (việc hôm nay): what their duties ask for today.

`duties` says for each duty which lists it has, what it usually does, and what of its work the
program does not hold yet.
"""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from flask import current_app, url_for

from accounts.rules.duties import Duty
from core.ui import HomeList, HomeRow
from desk.home.duties import HOMES, DutyHome, Pending, Step
from desk.home.jobs import unfinished
from desk.home.personal import personal_work
from desk.home.registry import imports

#: Lists on the page, and lines of what a person usually does.
MOST_LISTS, MOST_STEPS = 4, 6


@dataclass(frozen=True)
class Home:
    """What one person finds on the first page."""

    pending: Pending | None
    #: The first thing to do while the work itself is still to come.
    first: HomeRow | None
    lists: list[HomeList]
    steps: list[HomeRow]


def home_of(person: Any, today: date) -> Home:
    """Return a person's first page; of several duties the lists and steps are taken in turn."""
    homes = [HOMES[duty] for duty in Duty if duty in person.duties_on(today)]
    waiting = next((one for one in homes if one.pending is not None), None)
    first = next(iter(_open_steps(person, [waiting])), None) if waiting else None
    steps = [step for step in _open_steps(person, homes) if step != first]
    return Home(
        pending=waiting.pending if waiting else None,
        first=_row(first) if first else None,
        lists=_lists(person, homes, today),
        steps=[_row(step) for step in steps[:MOST_STEPS]],
    )


def _lists(person: Any, homes: list[DutyHome], today: date) -> list[HomeList]:
    """Return at most four lists; work with a legal term or begun comes first, while there is some."""
    begun = imports(person, today) if person.may("registry.import") else None
    waiting = (personal_work(person, today), begun, unfinished(person))
    first = [one for one in waiting if one is not None]
    makers = dict.fromkeys(make for home in homes for make in home.lists)
    made = (found for make in makers if (found := make(person, today)) is not None)
    return first + list(islice(made, MOST_LISTS - len(first)))


def _open_steps(person: Any, homes: list[DutyHome]) -> list[Step]:
    """Return what these duties usually do and the person may open, each page once."""
    found: dict[Any, Step] = {}
    for step in (step for home in homes for step in home.steps):
        if _may_open(person, step):
            found.setdefault(step.address, step)
    return list(found.values())


def _row(step: Step) -> HomeRow:
    return HomeRow(title=step.label, url=url_for(step.endpoint, **step.words), note=step.why)


def _may_open(person: Any, step: Step) -> bool:
    """Tell whether the person may open the page of a step."""
    access = current_app.view_functions[step.endpoint].access  # type: ignore[attr-defined] # our mark
    return access.permission is None or person.may(access.permission)
