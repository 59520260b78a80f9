"""What a cell is understood as, in words a person checks (được hiểu là)."""

from decimal import Decimal
from typing import Any

from coop_registry import labels
from coop_registry.reading.meanings import COUNTS, MONEY, M, Meaning
from coop_registry.reading.names import OrganisationName
from coop_registry.reading.numbers_of_identity import Paper
from coop_registry.reading.places import Place, Unit
from coop_registry.reading.ratings import RatedProduct
from coop_registry.reading.read import Qualifier, Read
from coop_registry.reading.statuses import State
from coop_registry.reading.tax import TaxState
from coop_registry.rules.kinds import Activity, Kind, PartyKind, Rating
from coop_registry.rules.membership import MemberClass
from coop_registry.rules.totals import Total
from core.dates import PartialDate
from core.money import format_number, format_percent, format_vnd
from core.text import mask

_SEXES = {"male": "Nam", "female": "Nữ"}
_QUALIFIED = (Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.ABOUT)


def understood(read: Read | None, meaning: Meaning | None) -> str:
    """Return the value of a cell in words; empty when nothing was understood."""
    if read is None or read.value is None:
        return ""
    words = _words(read.value, meaning)
    if read.qualifier in _QUALIFIED:
        return f"{labels.QUALIFIER[read.qualifier]} {words}"
    if read.qualifier is Qualifier.RANGE and read.upper is not None:
        return f"{words} đến {_words(read.upper, meaning)}"
    return words


def _words(value: Any, meaning: Meaning | None) -> str:
    if isinstance(value, bool):
        return ""
    if isinstance(value, Rating):
        return labels.RATING[value]
    if isinstance(value, int):
        return _number(value, meaning)
    if isinstance(value, Decimal):
        return format_percent(value)
    for kind, words in _BY_TYPE:
        if isinstance(value, kind):
            return words(value)
    return _SEXES.get(value, str(value)) if meaning is M.SEX else str(value)


def _number(value: int, meaning: Meaning | None) -> str:
    if isinstance(meaning, Total):
        return labels.total_words(meaning, value)
    if meaning is M.FIGURE:
        return format_number(value)
    if meaning in MONEY or meaning is M.INCOME:
        return format_vnd(value)
    return format_number(value) if meaning in COUNTS else str(value)


def _state(value: State) -> str:
    parts = [labels.STATUS[value.status]] if value.status else []
    parts += [labels.ACTIVITY[value.activity]] if value.activity else []
    return "; ".join(parts)


def _tax_state(value: TaxState) -> str:
    return labels.TAX_KIND[value.kind] if value.kind else "Đang hoạt động hoặc tạm ngừng"


def _paper(value: Paper) -> str:
    words = mask(value.number)
    if value.kind is not None:
        words = f"{labels.IDENTITY_KIND[value.kind]} {words}"
    words += f", cấp {value.issued_on}" if value.issued_on else ""
    return f"{words}, {value.issued_by}" if value.issued_by else words


def _place(value: Place) -> str:
    named = (value.commune, value.district, value.province)
    return ", ".join([*value.below, *(str(unit) for unit in named if unit is not None)])


_BY_TYPE: tuple[tuple[type, Any], ...] = (
    (PartialDate, str),
    (OrganisationName, lambda value: value.full),
    (State, _state),
    (TaxState, _tax_state),
    (Paper, _paper),
    (Place, _place),
    (Unit, str),
    (RatedProduct, lambda value: f"{value.product or 'Sản phẩm'}: {value.stars} sao"),
    (Kind, lambda value: labels.KIND[value]),
    (Activity, lambda value: labels.ACTIVITY[value]),
    (PartyKind, lambda value: labels.PARTY_KIND[value]),
    (MemberClass, lambda value: labels.MEMBER_CLASS[value]),
)
