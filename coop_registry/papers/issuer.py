"""Under whose head a paper of the agencies stands (cơ quan ban hành): that of whoever makes it."""

from datetime import date
from typing import Protocol

from core.access import Scope
from core.errors import RuleViolation
from reference import queries as reference
from reference.queries import AgencyLines
from reference.rules import AgencyKind

NO_OFFICE = "Chưa ghi cơ quan của người lập vào ngày này, nên chưa lập được giấy tờ."
#: Held by Liên minh for the province, by an office that registers for its unit.
REPORT = "registry.report"
#: What the people of such an office have, also those who draft no report (một cửa).
OFFICE_WORK = (REPORT, "registry.write")


class Person(Protocol):
    """Whoever makes a paper."""

    def scope_for(self, permission: str) -> Scope:
        """Return the rows the person reaches under a permission."""
        ...  # pragma: no cover


def issuer_of(person: Person, unit_id: int | None, on: date) -> AgencyLines | None:
    """Return the person's own agency, of a unit's register the office that keeps it.

    Liên minh for who reports of the whole province (the monthly report and the one-page summary
    are its papers), the registering office for its people. None for everybody else, such as the
    fund and Sở Tài chính: none of these papers is theirs, and nobody prints under another's head.

    Raises RuleViolation where such an agency is not recorded on the day.
    """
    if person.scope_for(REPORT).unit_ids is None:
        found = next(iter(reference.agencies_on(on, AgencyKind.UNION)), None)
    elif unit_id is not None and _works_for(person, unit_id):
        found = reference.registration_office(unit_id, on)
    else:
        return None
    if found is None:
        raise RuleViolation(NO_OFFICE)
    return found


def _works_for(person: Person, unit_id: int) -> bool:
    """Tell whether the person is of the office that registers in the unit."""
    scopes = (person.scope_for(permission) for permission in OFFICE_WORK)
    return any(scope.unit_ids is not None and scope.covers_unit(unit_id) for scope in scopes)
