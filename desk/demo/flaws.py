"""What is planted wrong, so that every kind of finding can be seen (điều chưa phù hợp).

Every eighth organisation has one, in turns: the same organisation whatever the number asked for.
Missing member lists come with the declared ones, members that are no cooperatives with the unions.
"""

from datetime import date
from enum import StrEnum

EVERY = 8


class Flaw(StrEnum):
    """One thing that does not agree with the law or with itself; its finding's name."""

    MEMBERS_MINIMUM = "members.minimum"
    MEMBERS_DIFFERENCE = "members.difference"
    MEMBERS_AGE = "members.age"
    FOREIGN = "members.foreign_share"
    LARGE_PART = "contribution.maximum"
    ASSOCIATES = "contribution.associates_maximum"
    BELOW_MINIMUM = "contribution.minimum"
    LATE = "contribution.deadline"
    NOT_REGISTERED_ANEW = "contribution.late_registration"
    OVERPAID = "contribution.overpaid"
    NOT_CONTRIBUTING = "contribution.not_contributing"
    OUTSIDE = "contribution.outside_membership"
    CERTIFICATE = "certificate.to_withdraw"
    CAPITAL = "capital.difference"
    NO_CAPITAL = "capital.missing"
    JOINED_BEFORE = "members.before_existence"
    LEFT_WITH_PART = "contribution.former_member"
    UNVALUED = "contribution.asset_valuation"
    HOUSEHOLD_ALONE = "members.representative_missing"
    PART_EXCEEDS = "declared.part_exceeds_total"
    NO_REPRESENTATIVE = "representative.missing"
    TAX_CODE_CHECK = "identifier.tax_code_check"
    TAX_CODE_FORM = "identifier.tax_code_form"
    CODE_FORM = "identifier.code_form"
    IDENTITY_FORM = "identifier.identity_form"
    PHONE = "contact.phone"
    EMAIL = "contact.email"
    FOUNDING = "founding.after_registration"
    GOVERNANCE = "governance.before_founding"
    LOCATION = "place.location_code"
    SAME_NAME = "name.same_in_district"
    NOT_AT_ADDRESS = "tax.not_at_address"
    STOPPED = "tax.stopped"
    TAX_DEBT = "tax.debt"


#: Law of 2023: registered in these days the late members' term, and the term to register the
#: smaller capital, have passed by the day of the demonstration.
_NEW_LAW = (date(2024, 7, 1), date(2024, 9, 20))
#: Registered in these days the six months for contributing, and a yearly report, have passed.
_BEFORE = (date(2016, 1, 4), date(2023, 8, 30))
#: When the founding lies, where a flaw asks for other days.
_FOUNDED: dict[Flaw, tuple[date, date]] = {
    Flaw.NOT_REGISTERED_ANEW: _NEW_LAW,
    Flaw.FOREIGN: _NEW_LAW,
    Flaw.MEMBERS_MINIMUM: (date(2016, 1, 4), date(2022, 12, 20)),
    Flaw.OUTSIDE: (date(2016, 1, 4), date(2021, 12, 20)),
}
#: Days of the extraordinary acts that bring a flaw; no yearly meeting follows them.
PLANTED_ON: dict[Flaw, date] = {
    Flaw.MEMBERS_MINIMUM: date(2024, 4, 15),
    Flaw.MEMBERS_AGE: date(2025, 3, 12),
    Flaw.ASSOCIATES: date(2024, 10, 8),
    Flaw.OUTSIDE: date(2023, 6, 20),
    Flaw.OVERPAID: date(2024, 4, 15),
    Flaw.NOT_CONTRIBUTING: date(2024, 10, 8),
    Flaw.HOUSEHOLD_ALONE: date(2025, 3, 12),
    Flaw.CERTIFICATE: date(2024, 4, 15),
    Flaw.JOINED_BEFORE: date(2025, 3, 12),
    Flaw.UNVALUED: date(2024, 10, 8),
}
#: A member with a certificate, and one whose part was not given back, left on this day.
LEFT_ON = date(2025, 3, 12)


def founded_between(flaw: Flaw) -> tuple[date, date]:
    """Return the days between which an organisation with a flaw is founded."""
    return _FOUNDED.get(flaw, _BEFORE)


def flaw_of(number: int) -> Flaw | None:
    """Return what is planted into the organisation of a number, if anything."""
    turn, rest = divmod(number, EVERY)
    kinds = tuple(Flaw)
    return kinds[turn % len(kinds)] if rest == EVERY - 1 else None
