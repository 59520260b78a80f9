"""One engine for the command, the list, the first page and the record (xét một ngày)."""

from collections.abc import Iterable
from datetime import date

from coop_registry.rules.findings.checks import CHECKS, Check
from coop_registry.rules.findings.finding import NOT_LOADED, Finding
from coop_registry.rules.findings.measure import rule_on
from coop_registry.rules.findings.state import State
from core.dates import format_date
from law.dated import Certainty


def findings_on(state: State, on: date, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """Return what does not agree on the day, each judged by the law of that day.

    Nothing before the register knew the organisation, and nothing of one that is ending or ended.
    A day for which no rule about its kind is loaded gives one note that says so, and no judging.
    """
    if not state.stands(on):
        return []
    if rule_on(state.first_rule, on) is None:
        return [_not_loaded(state, on)]
    return [finding.dated(on) for check in checks for finding in check.judge(state, on)]


def _not_loaded(state: State, on: date) -> Finding:
    """Return the note that a day lies outside the loaded rules."""
    return Finding(
        rule=NOT_LOADED,
        title="Chưa xét được",
        evidence=f"Không có quy định đã nạp cho ngày {format_date(on)}.",
        article="—",
        certainty=Certainty.READ,
        law_key=state.first_rule,
    )
