"""The register's own checks: a missing representative, a doubtful tax code."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from stdnum.vn import mst

from coop_registry.rules.findings.finding import OWN, TITLES, Finding, Stretch, by_law, own_check
from coop_registry.rules.findings.measure import days_of, law_days, rule_on
from coop_registry.rules.findings.oddities import is_tax_code
from coop_registry.rules.findings.state import State
from coop_registry.rules.kinds import Kind
from law.dated import Certainty, InForce

CONTENT = "registration.application.content"


def representative_missing(state: State, on: date) -> Iterator[Finding]:
    """Say that no legal representative is known (chưa có người đại diện)."""
    if state.representatives.on(on) is not None:
        return
    stretch = Stretch(
        lambda: representative_days(state),
        lambda day: state.is_judged(day) and state.representatives.on(day) is None,
        article=lambda day: rule.article if (rule := _content_rule(state, day)) else OWN,
    )
    evidence = "Chưa ghi tên người đại diện."
    rule = _content_rule(state, on)
    if rule is not None:
        yield by_law("representative.missing", rule, evidence, stretch=stretch)
    else:
        yield own_check("representative.missing", evidence, stretch)


def _content_rule(state: State, on: date) -> InForce | None:
    """Return the rule that asks for a legal representative, None for a group."""
    return None if state.kind is Kind.GROUP else rule_on(CONTENT, on)


def representative_days(state: State) -> set[date]:
    """Return the days on which a representative came or went."""
    return days_of(state.own_days, state.representatives.days(), law_days(CONTENT))


def same_name(state: State, on: date) -> Iterator[Finding]:
    """Say that another organisation of the district bears the very same name (trùng tên).

    One may have been recorded twice. Names that were valid when registered are not judged anew
    (khoản 5 Điều 50 Luật Hợp tác xã 2023), so no article is cited.
    """
    standing = {one.organisation_id: one for one in state.namesakes if one.stands(on)}
    for other in standing.values():
        yield own_check(
            "name.same_in_district",
            f"{other.name} ({other.unit_name}) mang cùng tên trong cùng địa bàn.",
            Stretch(
                partial(name_days, state),
                partial(_bears_same_name, state, other.organisation_id),
            ),
            part=str(other.organisation_id),
        )


def name_days(state: State) -> set[date]:
    """Return the days on which another of the same name came or went."""
    return days_of(
        state.own_days,
        *({one.start_on} for one in state.namesakes),
        *({one.end_on} for one in state.namesakes if one.end_on),
    )


def _bears_same_name(state: State, other_id: int, day: date) -> bool:
    return state.is_judged(day) and any(
        one.organisation_id == other_id and one.stands(day) for one in state.namesakes
    )


def tax_code_check(state: State, on: date) -> Iterator[Finding]:
    """Warn when the tax code's check digit is wrong (mã số thuế); never blocks."""
    code = state.tax_code
    if code is None or code.known_from > on or mst.is_valid(code.value):
        return
    if not is_tax_code(code.value):  # said by tax_code_form
        return
    yield Finding(
        rule="identifier.tax_code_check",
        title=TITLES["identifier.tax_code_check"],
        evidence=f"Số kiểm tra của mã số thuế {code.value} không khớp.",
        article="Cách tính số kiểm tra của mã số thuế 10 chữ số",
        certainty=Certainty.MEMORY,
        since=code.issued_on,
    )
