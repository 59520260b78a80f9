"""Facts that look mistyped (số liệu lạ): warned about with what they should look like.

No article refuses them; the register keeps what the paper says. Numbers are judged by their own
form: mã số thuế and mã số hợp tác xã (10 or 13 digits), căn cước (12), chứng minh nhân dân (9).
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from coop_registry.rules.findings.finding import TITLES, Finding, Stretch, by_law
from coop_registry.rules.findings.measure import days_of, law_days, rule_on
from coop_registry.rules.findings.state import IdentityForm, State
from coop_registry.rules.kinds import IdentityKind
from core.dates import format_date
from law.dated import Certainty

TAX_CODE = re.compile(r"\d{10}(-?\d{3})?")
#: "Mã số" of a paper: digits, or letters and digits joined by hyphen, stroke or dot.
CODE = re.compile(r"[^\W_]+([-/. ][^\W_]+)*")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
DIGITS = {IdentityKind.CITIZEN: 12, IdentityKind.OLD_CITIZEN: 9}
IDENTITY = {IdentityKind.CITIZEN: "căn cước", IdentityKind.OLD_CITIZEN: "chứng minh nhân dân"}
FEWEST_PHONE_DIGITS = 7
LOCATION_DIGITS = "registration.code.location_digits"


def number_days(state: State) -> set[date]:
    """Return the days from which the numbers of the organisation are known."""
    return days_of(
        state.own_days, *({code.known_from} for code in (state.tax_code, state.code) if code)
    )


def contact_days(state: State) -> set[date]:
    """Return the days on which contacts, members and representatives changed."""
    return days_of(state.own_days, state.contacts.days(), *(one.days for one in state.identities))


def founding_days(state: State) -> set[date]:
    """Return the day of the founding."""
    return days_of(state.own_days, {state.founded_on} if state.founded_on else ())


def tax_code_form(state: State, on: date) -> Iterator[Finding]:
    """Warn when the tax code (mã số thuế) has neither 10 nor 13 digits."""
    code = state.tax_code
    if code is None or code.known_from > on or is_tax_code(code.value):
        return
    evidence = f"Mã số thuế ghi là {code.value}; mã số thuế có 10 hoặc 13 chữ số."
    yield _odd("identifier.tax_code_form", evidence, code.known_from)


def code_form(state: State, on: date) -> Iterator[Finding]:
    """Warn when the code (mã số) holds signs that no paper prints, or no digit."""
    code = state.code
    if code is None or code.known_from > on:
        return
    if CODE.fullmatch(code.value) and any(sign.isdigit() for sign in code.value):
        return
    evidence = f"Mã số ghi là “{code.value}”; mã số chỉ gồm chữ số, chữ cái và dấu nối."
    yield _odd("identifier.code_form", evidence, code.known_from)


def phone_form(state: State, on: date) -> Iterator[Finding]:
    """Warn when a telephone number holds too few digits to be dialled."""
    reach = state.contacts.period_on(on)
    if reach is not None and _cannot_be_dialled(reach.value.phone):
        evidence = f"Số điện thoại liên hệ ghi là “{reach.value.phone}”."
        yield _odd("contact.phone", evidence, reach.start_on)
    for known in _people(state, on):
        if _cannot_be_dialled(known.phone):
            evidence = f"{known.name}: số điện thoại ghi là “{known.phone}”."
            yield _odd("contact.phone", evidence, known.start_on, known)


def email_form(state: State, on: date) -> Iterator[Finding]:
    """Warn when an e-mail address is none."""
    reach = state.contacts.period_on(on)
    email = reach.value.email if reach else None
    if reach is None or not email or EMAIL.fullmatch(email):
        return
    yield _odd("contact.email", f"Thư điện tử ghi là “{email}”.", reach.start_on)


def founding_day(state: State, on: date) -> Iterator[Finding]:
    """Warn when it is said to be founded after it was registered."""
    founded, registered = state.founded_on, state.registered_on
    if founded is None or registered is None or not registered < founded <= on:
        return
    evidence = f"Ngày thành lập {format_date(founded)} sau ngày đăng ký {format_date(registered)}."
    yield _odd("founding.after_registration", evidence, founded)


def governance_day(state: State, on: date) -> Iterator[Finding]:
    """Warn when its governance is said to begin before its founding (tổ chức quản trị)."""
    first, founded = state.governances.period_on(on), state.founded_on
    if first is None or founded is None or first.start_on >= founded:
        return
    evidence = (
        f"Tổ chức quản trị ghi từ ngày {format_date(first.start_on)}, trước ngày thành lập "
        f"{format_date(founded)}."
    )
    yield _odd("governance.before_founding", evidence, first.start_on)


def governance_days(state: State) -> set[date]:
    """Return the days on which the governance changed."""
    return days_of(state.own_days, state.governances.days())


def location_code(state: State, on: date) -> Iterator[Finding]:
    """Warn when the number of a business location has not five digits (mã số địa điểm kinh doanh).

    Law: khoản 5 Điều 14 Nghị định 92/2024/NĐ-CP.
    """
    rule = rule_on(LOCATION_DIGITS, on)
    for place in state.locations if rule else ():
        ended = place.end_on is not None and place.end_on <= on
        code = place.code.strip()
        if rule is None or place.start_on > on or ended:
            continue
        if len(code) == rule.number() and code.isascii() and code.isdigit():
            continue
        yield by_law(
            "place.location_code",
            rule,
            f"Địa điểm kinh doanh {place.name}: mã số ghi là “{code}”; mã số địa điểm có "
            f"{rule.number()} chữ số.",
            stretch=Stretch(
                partial(location_days, state), partial(_is_numbered_on, state), place.start_on
            ),
            part=str(place.fact_id),
        )


def location_days(state: State) -> set[date]:
    """Return the days on which business locations were known."""
    return days_of(
        state.own_days,
        law_days(LOCATION_DIGITS),
        *({place.start_on} for place in state.locations),
        *({place.end_on} for place in state.locations if place.end_on),
    )


def _is_numbered_on(state: State, day: date) -> bool:
    """Tell whether a rule on the numbers of locations was in force on a day."""
    return state.is_judged(day) and rule_on(LOCATION_DIGITS, day) is not None


def identity_form(state: State, on: date) -> Iterator[Finding]:
    """Warn about identity numbers of a wrong length; the number itself is never said."""
    for known in _people(state, on):
        if known.kind is None or DIGITS.get(known.kind, known.length) == known.length:
            continue
        evidence = (
            f"{known.name}: số {IDENTITY[known.kind]} ghi {known.length} ký tự; loại giấy này có "
            f"{DIGITS[known.kind]} chữ số."
        )
        yield _odd("identifier.identity_form", evidence, known.start_on, known)


def _people(state: State, on: date) -> Iterator[IdentityForm]:
    """Give members and representative of a day, each once."""
    seen = set()
    for known in state.identities:
        if known.holds(on) and known.party_id not in seen:
            seen.add(known.party_id)
            yield known


def is_tax_code(value: str) -> bool:
    """Tell whether a tax code has 10 or 13 digits, spaces left out."""
    return TAX_CODE.fullmatch(re.sub(r"[\s.]", "", value)) is not None


def _cannot_be_dialled(phone: str | None) -> bool:
    return bool(phone) and sum(sign.isdigit() for sign in phone or "") < FEWEST_PHONE_DIGITS


def _odd(rule: str, evidence: str, since: date, known: IdentityForm | None = None) -> Finding:
    """Return the warning; how numbers are formed was not compared with a text."""
    return Finding(
        rule=rule,
        title=TITLES[rule],
        evidence=evidence,
        article="Cách ghi thông thường của loại số liệu này",
        certainty=Certainty.MEMORY,
        since=since,
        party_id=known.party_id if known else None,
    )
