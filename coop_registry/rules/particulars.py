"""What a later paper says of a person already recorded: added, proposed, or kept beside (đối chiếu).

A value is kept as plain text in one form per kind: days as ISO, as far as they are known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from coop_registry.rules.likeness import births_agree
from core.dates import PartialDate, Precision
from core.text import clean, fold, mask


class Particular(StrEnum):
    """One particular of a person, household or organisation (thông tin của một người)."""

    FULL_NAME = "full_name"
    PHONE = "phone"
    ADDRESS = "address"
    GENDER = "gender"
    ETHNICITY = "ethnicity"
    IDENTITY_NO = "identity_no"
    IDENTITY_ON = "identity_on"
    IDENTITY_BY = "identity_by"
    BIRTH = "birth"
    NATIONALITY = "nationality"
    #: Said or not said; what was not said is blank.
    HAS_FOREIGN_CAPITAL = "has_foreign_capital"
    IS_COOPERATIVE = "is_cooperative"


#: What only two people change (giấy tờ tùy thân, ngày sinh, quốc tịch).
OF_IDENTITY = frozenset(
    {
        Particular.IDENTITY_NO,
        Particular.IDENTITY_ON,
        Particular.IDENTITY_BY,
        Particular.BIRTH,
        Particular.NATIONALITY,
    }
)
_MORE_EXACT = (Precision.YEAR, Precision.MONTH, Precision.DAY)
_HOME = frozenset({"viet nam", "vietnam", "vn", "viet"})

Values = Mapping[Particular, object]


@dataclass
class Settled:
    """What becomes of the particulars a paper gives of a known person."""

    #: Blanks that are filled.
    filled: dict[Particular, object] = field(default_factory=dict)
    #: What a second person decides first.
    proposed: dict[Particular, object] = field(default_factory=dict)
    #: Other values, kept beside what is held until somebody chooses.
    beside: dict[Particular, object] = field(default_factory=dict)

    def wait(self) -> None:
        """Keep beside what would be proposed: another proposal is not decided yet."""
        self.beside |= self.proposed
        self.proposed = {}


def settle(held: Values, given: Values, *, is_shared: bool) -> Settled:
    """Return what becomes of what a paper gives of a person of whom `held` is recorded.

    A blank is filled, also the day of a birth of which only the year is held; facts of identity
    of a person whom another unit holds too (`is_shared`) go to a second person, and so does every
    number. What differs replaces nothing: facts of identity are proposed, the rest is kept
    beside; so is who issued a paper, which lists write in many ways. Nothing given is dropped.
    """
    found = Settled()
    for what, value in given.items():
        if value is None or value == "" or not differs(what, held.get(what), value):
            continue
        is_blank = _is_blank(held.get(what), value)
        if what in OF_IDENTITY:
            fills = is_blank and not is_shared and what is not Particular.IDENTITY_NO
            (found.filled if fills else found.proposed)[what] = value
        else:
            (found.filled if is_blank else found.beside)[what] = value
    _keep_paper_together(found, held)
    return found


def _is_blank(held: object, given: object) -> bool:
    """Tell whether nothing is held, or of a day only the year or the month."""
    if isinstance(held, PartialDate) and isinstance(given, PartialDate):
        return births_agree(held, given)
    return held is None


def _keep_paper_together(found: Settled, held: Values) -> None:
    """Let day and issuer go with the number; an issuer alone is no other paper."""
    if Particular.IDENTITY_NO in found.proposed:
        for what in (Particular.IDENTITY_ON, Particular.IDENTITY_BY):
            if what in found.filled:
                found.proposed[what] = found.filled.pop(what)
    is_other = found.proposed.keys() & {Particular.IDENTITY_NO, Particular.IDENTITY_ON}
    if (
        Particular.IDENTITY_BY in found.proposed
        and held.get(Particular.IDENTITY_BY)
        and not is_other
    ):
        found.beside[Particular.IDENTITY_BY] = found.proposed.pop(Particular.IDENTITY_BY)


def differs(what: Particular, held: object, given: object) -> bool:
    """Tell whether a value says anything that is not held already, however it is written."""
    if held is None:
        return True
    if isinstance(held, PartialDate) and isinstance(given, PartialDate):
        exact = _MORE_EXACT.index(given.precision) > _MORE_EXACT.index(held.precision)
        return exact or not births_agree(held, given)
    if not isinstance(held, str) or not isinstance(given, str):
        return held != given
    if what is Particular.PHONE:
        return _digits(held) != _digits(given)
    if what is Particular.FULL_NAME:
        without_marks = given.isascii() and fold(held) == fold(given)
        return not without_marks and clean(held).casefold() != clean(given).casefold()
    if what is Particular.ADDRESS:
        return f" {fold(given)} " not in f" {fold(held)} "
    if what is Particular.NATIONALITY and {fold(held), fold(given)} <= _HOME:
        return False
    return fold(held) != fold(given)


def text_of(what: Particular, value: object) -> str:
    """Return a value in its one form as text; of a number only the ends."""
    if what is Particular.IDENTITY_NO:
        return mask(str(value))
    if isinstance(value, PartialDate):
        return value.iso()
    return value.isoformat() if isinstance(value, date) else clean(str(value))[:300]


def text_before(what: Particular, held: object) -> str | None:
    """Return what a blank held before it was filled: of a birth the year or the month."""
    return text_of(what, held) if held else None


def value_of(what: Particular, text: str) -> object:
    """Return the value of a text that `text_of` made; a number stays its ends."""
    if what is Particular.BIRTH:
        year, month, day = (*text.split("-"), "01", "01")[:3]
        exact = _MORE_EXACT[text.count("-")]
        return PartialDate(date(int(year), int(month), int(day)), exact)
    return date.fromisoformat(text) if what is Particular.IDENTITY_ON else text


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit()) or fold(text)
