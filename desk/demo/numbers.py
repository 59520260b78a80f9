"""Numbers that look right and are nobody's: papers, tax codes, telephones (số giấy tờ, điện thoại).

ASSUMPTION: no tax office gives out codes beginning with 99, and no telephone number of Vietnam
begins with 0100 (the former prefixes 01x were taken out of use in 2018).
"""

from collections.abc import Iterator
from random import Random

from stdnum.vn import mst

from coop_registry.rules.kinds import Kind, Scheme
from desk.demo.flaws import Flaw
from desk.demo.plan import Planned
from law.acts import LAW_2023_FROM

#: Said in every source.
DEMO = "(dữ liệu trình diễn)"


def phone(number: int) -> str:
    """Return the telephone of an organisation, "0100 000 123"."""
    return f"0100 {number // 1000:03d} {number % 1000:03d}"


def tax_code(number: int) -> str:
    """Return a code of the right form with its right check digit (mã số thuế)."""
    serial = number * 10
    while len(mst.calc_check_digit(f"99{serial:07d}0")) > 1:
        serial += 1
    body = f"99{serial:07d}"
    return body + mst.calc_check_digit(body)


def identifiers(
    number: int, planned: Planned, flaw: Flaw | None, chance: Random
) -> Iterator[tuple[Scheme, str]]:
    """Give the numbers of a registered organisation, planted errors included."""
    code = tax_code(number)
    prefix = "LH" if planned.kind is Kind.UNION else ""
    new_law = planned.begun_on >= LAW_2023_FROM
    if planned.kind is Kind.GROUP or not new_law:
        yield Scheme.CERTIFICATE_NO, f"TD{prefix}-{planned.commune.district_code}-{number:05d}"
    if planned.kind is Kind.GROUP:
        return
    if flaw is Flaw.CODE_FORM:
        yield Scheme.CODE, f"{code} (cũ)"
    elif new_law:
        yield Scheme.CODE, code
    if flaw is Flaw.TAX_CODE_CHECK:
        yield Scheme.TAX_CODE, code[:9] + str((int(code[9]) + 3) % 10)
    elif flaw is Flaw.TAX_CODE_FORM:
        yield Scheme.TAX_CODE, code[:9]
    elif chance.random() < 0.92:
        yield Scheme.TAX_CODE, code
