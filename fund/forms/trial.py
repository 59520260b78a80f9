"""What a person enters for a trial calculation (tính thử); read from the address, nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from core.errors import RuleViolation
from core.forms import BaseForm
from fund.forms.trial_more import LimitsForm, SituationForm
from fund.forms.trial_parts import (
    ASKED,
    MONTHS,
    YEARLY,
    LoanForm,
    OptionForm,
    amounts,
)
from fund.rules.terms import DayCount, HolidayShift, Method
from fund.rules.trial import OPTIONS

#: Which field of the page a refused field of the terms belongs to.
_TERM_FIELDS = {
    "principal": "principal",
    "annual_rate": "rate",
    "start": "start",
    "first_due_on": "first_due_on",
    "due_day": "due_day",
    "day_count": "day_count",
    "disbursements": "disbursements",
    "rate_changes": "rate_changes",
    "custom_principal": "custom_principal",
}
_OPTION_FIELDS = {
    "method": "method",
    "term_months": "term_months",
    "principal_every_months": "principal_every",
    "interest_every_months": "interest_every",
    "principal_grace_months": "grace",
}


@dataclass
class TrialForms:
    """All parts of the page together (biểu mẫu tính thử)."""

    loan: LoanForm
    options: list[OptionForm]
    situation: SituationForm
    limits: LimitsForm
    is_asked: bool

    def parts(self) -> Iterator[BaseForm]:
        """Give the parts in the order of the page."""
        yield self.loan
        yield from self.options
        yield self.situation
        yield self.limits

    def validate(self) -> bool:
        """Check every part, so that all errors show at once."""
        good = all([part.validate() for part in self.parts()])
        chosen = any(option.method.data == Method.CUSTOM for option in self.options)
        if self.loan.custom_principal.data and not chosen:
            told = "Chỉ dùng khi một phương án trả gốc theo kỳ tự chọn."
            self.loan.refuse(RuleViolation(told, field="custom_principal"))
            return False
        return good

    def error_list(self) -> list[tuple[str, str, str]]:
        """Return (field id, label, message) of all errors in the order of the page."""
        return [error for part in self.parts() for error in part.error_list()]

    def terms(self, option: OptionForm) -> dict[str, Any]:
        """Return the terms of one way to repay."""
        found = self.loan.terms() | option.terms(self.options[0])
        if found["method"] == Method.CUSTOM:
            found["custom_principal"] = amounts(self.loan.custom_principal.data)
        return found

    def refuse(self, refusal: RuleViolation, option: OptionForm) -> None:
        """Show a refusal beside the field it belongs to, else above the form."""
        field = (refusal.field or "").partition("[")[0]
        if field in _OPTION_FIELDS:
            part, name = option, _OPTION_FIELDS[field]
        else:
            part, name = self.loan, _TERM_FIELDS.get(field, "")
            if name and self.loan[name].errors:
                return  # the first way to repay was refused for the same common term
        told = (
            refusal.message
            if option.number == 1
            else f"Phương án {option.number}: {refusal.message}"
        )
        part.refuse(_renamed(refusal, told, name))

    def refuse_situation(self, refusal: RuleViolation) -> None:
        """Show a refusal of the situation beside its field."""
        name = (refusal.field or "").removeprefix("policy.")
        self.situation.refuse(_renamed(refusal, refusal.message, name))


def _renamed(refusal: RuleViolation, message: str, field: str) -> RuleViolation:
    return RuleViolation(message, field=field, rule=refusal.rule, article=refusal.article)


def read_forms(words: MultiDict[str, str], today: date) -> TrialForms:
    """Return the parts filled from the address, or with what is usual when nothing was asked."""
    asked = ASKED in words
    data = words if asked else None
    usual = {
        "start": today,
        "rate_per": YEARLY,
        "holiday_shift": HolidayShift.NONE.value,
        "day_count": DayCount.ACT_365.value,
    }
    first = {
        "method": Method.EQUAL_PRINCIPAL.value,
        "term_months": MONTHS,
        "principal_every": 1,
        "interest_every": 1,
        "grace": 0,
    }
    options = [
        OptionForm(number, formdata=data, data=first if number == 1 else {"method": ""})
        for number in range(1, OPTIONS + 1)
    ]
    return TrialForms(
        LoanForm(formdata=data, data=usual),
        options,
        SituationForm(formdata=data, data={"collateral_kind": ""}),
        LimitsForm(formdata=data),
        asked,
    )
