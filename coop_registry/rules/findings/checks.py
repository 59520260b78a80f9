"""What is judged, in the order a reader meets it, and on which days its answer can change."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from coop_registry.rules.findings import (
    assets,
    capital,
    caps,
    certificates,
    deadline,
    declared,
    members,
    minimum,
    oddities,
    outside,
    own,
    parts,
    persons,
    tax,
)
from coop_registry.rules.findings.finding import Finding
from coop_registry.rules.findings.state import State


@dataclass(frozen=True)
class Check:
    """One kind of finding (loại vấn đề).

    `judge` gives what does not agree on a day, `days` every day on which that can change.
    `of_member`: it looks at one member after the other and gives the same of a state that holds
    this member alone.
    """

    judge: Callable[[State, date], Iterator[Finding]]
    days: Callable[[State], set[date]]
    of_member: bool = False


CHECKS: tuple[Check, ...] = (
    Check(members.minimum_members, members.count_days),
    Check(members.list_missing, members.count_days),
    Check(members.member_difference, members.count_days),
    Check(persons.under_age, persons.age_days, of_member=True),
    Check(outside.joined_before_existence, outside.joining_days, of_member=True),
    Check(persons.foreign_share, persons.foreign_days),
    Check(persons.union_kind, persons.union_days, of_member=True),
    Check(caps.one_member, caps.part_days, of_member=True),
    Check(caps.associates, caps.sum_days),
    Check(caps.foreigners, caps.sum_days),
    Check(minimum.below_minimum, minimum.minimum_days, of_member=True),
    Check(deadline.late_members, deadline.late_days, of_member=True),
    Check(deadline.late_registration, deadline.registration_days),
    Check(parts.overpaid, parts.overpaid_days, of_member=True),
    Check(assets.unvalued, assets.asset_days, of_member=True),
    Check(parts.left_part, parts.left_days, of_member=True),
    Check(parts.part_without_capital, parts.part_days, of_member=True),
    Check(parts.household_alone, parts.household_days, of_member=True),
    Check(outside.outside_membership, outside.outside_days, of_member=True),
    Check(certificates.to_withdraw, certificates.certificate_days, of_member=True),
    Check(capital.capital_missing, capital.missing_days),
    Check(capital.capital_difference, capital.difference_days),
    Check(declared.part_exceeds_total, declared.part_days),
    Check(own.representative_missing, own.representative_days),
    Check(own.same_name, own.name_days),
    Check(own.tax_code_check, oddities.number_days),
    Check(oddities.tax_code_form, oddities.number_days),
    Check(oddities.code_form, oddities.number_days),
    Check(oddities.identity_form, oddities.contact_days, of_member=True),
    Check(oddities.phone_form, oddities.contact_days),
    Check(oddities.email_form, oddities.contact_days),
    Check(oddities.founding_day, oddities.founding_days),
    Check(tax.not_at_address, tax.state_days),
    Check(tax.stopped, tax.state_days),
    Check(tax.debt, tax.debt_days),
    Check(oddities.governance_day, oddities.governance_days),
    Check(oddities.location_code, oddities.location_days),
)
