"""Saying at once what a recording does not agree with: facts warn, nothing is refused."""

from collections.abc import Iterable

from coop_registry.models import Organisation
from coop_registry.queries import states
from coop_registry.rules.findings import Finding, findings_on
from coop_registry.rules.findings.outside import RULE as OUTSIDE
from core.clock import today_vn

#: Told in words; what is beyond them stands under the tab.
MOST_TOLD = 3


def findings_of(row: Organisation) -> list[Finding]:
    """Return what is found today in what stands in the session."""
    return [one for one in findings_on(states.state_of(row.id), today_vn()) if not one.is_note]


def new_among(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """Return the findings that a recording brought; another odd line of a member is new too."""
    known = {_mark(one) for one in before}
    return [one for one in after if _mark(one) not in known]


def words_of(new: list[Finding]) -> list[str]:
    """Return the warnings shown after a recording, one for each finding."""
    said = [f"{one.title}: {one.evidence} {one.advice}".rstrip() for one in new[:MOST_TOLD]]
    more = len(new) - MOST_TOLD
    return [*said, f"Còn {more} vấn đề khác, xem thẻ Vấn đề."] if more > 0 else said


def _mark(one: Finding) -> object:
    """Return what makes it the same finding before and after."""
    return (one.key, one.evidence) if one.rule == OUTSIDE else one.key
