"""What must be there before a file is taken in: phone, fee (điều kiện tiếp nhận hồ sơ)."""

from dataclasses import dataclass
from datetime import date

from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.kinds import Kind
from law.acts import DECREE_92, DECREE_92_FROM, LAW_2023_FROM, place
from law.catalogue import in_force
from law.dated import InForce

PHONE_ARTICLE = place("điểm c khoản 2 Điều 19", DECREE_92)
FEE_ARTICLE = place("điểm d khoản 2 Điều 19", DECREE_92)
_FEE_RULES = {
    FilingKind.FOUNDING: "registration.fee.founding",
    FilingKind.REISSUE: "registration.fee.reissue",
    FilingKind.EXCHANGE: "registration.fee.reissue",
    FilingKind.CONVERSION: "registration.fee.conversion",
}


@dataclass(frozen=True)
class Fee:
    """Whether a fee is due (lệ phí), None when the law read here does not say; the article."""

    is_due: bool | None
    article: str
    words: str


def needs_phone(on: date) -> bool:
    """Tell whether the number of the one who files is asked for (điểm c khoản 2 Điều 19)."""
    return on >= DECREE_92_FROM


def fee_of(kind: FilingKind, organisation_kind: Kind, on: date) -> Fee | None:
    """Return what the law says of the fee of a filing; None before 01/07/2024, not loaded.

    The amount stands in the law on fees and the resolutions of the province, not here.
    """
    if on < LAW_2023_FROM:
        return None
    if organisation_kind is Kind.GROUP and kind is not FilingKind.CONVERSION:
        return _said(in_force("registration.fee.group", on))
    if kind in _FEE_RULES:
        return _said(in_force(_FEE_RULES[kind], on))
    if on < DECREE_92_FROM:
        return None
    words = "nộp khi nộp hồ sơ, trừ trường hợp được miễn theo quy định"
    return Fee(None, FEE_ARTICLE, words)


def _said(rule: InForce) -> Fee:
    return Fee(rule.flag(), rule.article, rule.words)
