"""Loans published by other systems, put into our terms under the convention of their source.

`data/loan_cases.json` holds their facts and numbers with repository, commit and place. Money is
compared in the unit of the source's rounding: cents become whole numbers.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

Case = dict[str, Any]

CASES: dict[str, Case] = {
    case["id"]: case
    for case in json.loads(
        Path(__file__).with_name("data").joinpath("loan_cases.json").read_text(encoding="utf-8"),
        parse_float=Decimal,
    )
}

#: What the events of the engine cannot say, and why.
NOT_EXPRESSIBLE = {
    "opencbs-penalty-4bases-36d": (
        "daily penalties on the amount lent and on the whole balance, and on unpaid interest at "
        "109.5 % a year; ours are on overdue principal and, up to 100 % a year, on unpaid interest"
    ),
}

#: Checked, but not wholly by the engine's own terms: what was given to it, or left out, and why.
PARTLY = {
    "mifos-198-EI-on-time-MS": "their level instalment is that of equal months; principal is given",
    "mifos-1158-two-tranches-on-time": "their level instalment is kept at a tranche; principal is given",
    "mifos-390-EI-early-payment-15-Jan": (
        "they take the interest run so far before principal and round it twice until 1 February; "
        "principal is given, one cent is left out"
    ),
    "mifos-4650-reschedule": "45 days are charged as one month; the loan begins a month later",
    "fineract-payoff-preclose": (
        "the schedule only: their settlement counts a part of a month by the days of that month"
    ),
    "fineract-alloc-last": "a down payment is no event; the loan without it, balances only",
    "fineract-alloc-reamortize-partial": "a down payment is no event; the loan without it, balances only",
    "fineract-alloc-last-after-due": "a down payment is no event; the loan without it, balances only",
    "fineract-resched-date": "their new dates come from a shift; the new lines are given",
    "fineract-resched-extend": "their new dates come from a count; the new lines are given",
    "fineract-writeoff": "a rhythm of fifteen days is no term; the lines are given",
    "fineract-fixed-principal-5pct-grace6": "a fixed share of principal is no method; lines are given",
    "opencbs-fp-grace3": "they charge no day that a shift adds; days and amounts apart, principal given",
    "opencbs-fp": "they charge no day that a shift adds; days and amounts apart, principal given",
    "opencbs-fi-2pct": "they charge no day that a shift adds; days and amounts apart, principal given",
    "frappe-280000-20": "their rows are not rounded; principal is what their instalment leaves",
    "loanjs-annuity-500000": "their instalment is that of equal months; interest is ours",
    "frappe-demand-accrual": "five days of grace before a penalty are no term; counted from the due date",
    "frappe-dpd-two-late": "their due date is day 1, ours day 0: one less is compared",
}

_COUNTS = {
    "actual/365": "act/365",
    "actual/actual": "act/act",
    "30/360": "30/360",
    "monthly": "30/360",
    "monthly (annual_rate/12 per month, days ignored)": "30/360",
    "30/360, a partial month counts actual days / actual days of that month": "30/360",
}
_METHODS = {
    "equal_principal": "equal_principal",
    "equal_installment": "equal_instalment",
    "bullet (grace_principal = n-1)": "bullet",
}


def scale(case: Case) -> int:
    """Return how many of our units are one of the source's."""
    return 10 ** int(case["loan"].get("currency_decimals", 2))


def units(case: Case, amount: object) -> int:
    """Return an amount of the source in whole units."""
    exact = Decimal(str(amount)) * scale(case)
    assert exact == int(exact), (case["id"], amount)
    return int(exact)


def terms(case: Case, **others: Any) -> dict[str, Any]:
    """Return the loan of a case as our terms."""
    loan = case["loan"]
    step = int(loan.get("repay_every", 1))
    method = _METHODS.get(str(loan.get("amortization")), "custom")
    return {
        "principal": units(case, loan["principal"]),
        "annual_rate": str(Decimal(str(loan["annual_rate_percent"])) / 100),
        "start": loan.get("disbursement_date") or loan.get("submitted_on"),
        "term_months": int(loan["number_of_installments"]) * step,
        "principal_every_months": step,
        "interest_every_months": step,
        "method": method,
        "principal_grace_months": (
            int(loan.get("grace_principal", 0)) * step if method.startswith("equal") else 0
        ),
        "day_count": _COUNTS.get(str(loan.get("day_count")), "act/365"),
        "rounding": int(loan.get("round_to", 1)),
        **others,
    }


def custom(case: Case, rows: list[dict[str, Any]], **others: Any) -> dict[str, Any]:
    """Return the terms with the principal of the source's rows as chosen lines."""
    lines = [
        {"on": row["due"], "amount": units(case, row["principal"])}
        for row in rows
        if row["principal"]
    ]
    return terms(
        case,
        method="custom",
        principal_grace_months=0,
        custom_principal=lines,
        **{"principal": sum(line["amount"] for line in lines), **others},
    )


def repay(name: str, on: str, amount: int, surplus: str = "next") -> dict[str, Any]:
    """Return a payment."""
    return {
        "id": name,
        "on": on,
        "recorded_at": f"{on}T09:00:00",
        "type": "repay",
        "amount": amount,
        "surplus": surplus,
    }


def event(name: str, on: str, kind: str, **others: Any) -> dict[str, Any]:
    """Return any other event."""
    return {"id": name, "on": on, "recorded_at": f"{on}T10:00:00", "type": kind, **others}
