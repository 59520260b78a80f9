"""What may be corrected about a shared party, and what needs a second person."""

import re
from dataclasses import dataclass
from datetime import date

from coop_registry.rules.kinds import IdentityKind, PartyKind
from core.dates import PartialDate
from core.errors import RuleViolation

#: Digits of the numbers that have a fixed length: căn cước (số định danh cá nhân), chứng minh nhân dân.
_DIGITS = {IdentityKind.CITIZEN: (12,), IdentityKind.OLD_CITIZEN: (9, 12)}
#: Nine or twelve digits in a row, also when they are written in groups; money is none.
_LOOKS_LIKE_NUMBER = re.compile(
    r"(?<!\d)(?:\d[ .\-]?){8}\d(?:(?:[ .\-]?\d){3})?(?![ .\-]?\d)(?!\s*(?:đồng|đ\b|vnd))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PersonCorrection:
    """What one unit may correct by itself (đính chính): name, phone, address, gender, ethnicity."""

    full_name: str
    phone: str | None = None
    address: str | None = None
    gender: str | None = None
    ethnicity: str | None = None


@dataclass(frozen=True)
class IdentityProposal:
    """What needs a second person: number with its kind, day and issuer, birth, nationality.

    What is None stays as it is; `drops_number` takes a number away that is somebody else's.
    """

    identity_kind: IdentityKind | None = None
    identity_no: str | None = None
    identity_on: date | None = None
    identity_by: str | None = None
    birth: PartialDate | None = None
    nationality: str | None = None
    drops_number: bool = False


def refuse_wrong_proposal(proposal: IdentityProposal, today: date) -> None:
    """Raise for a proposal that proposes nothing or cannot be (đề nghị không hợp lệ)."""
    if proposal.drops_number and proposal.identity_no:
        raise RuleViolation("Chọn một: bỏ số giấy tờ, hoặc nhập số mới.", field="drops_number")
    if (proposal.identity_no is None) != (proposal.identity_kind is None):
        raise RuleViolation("Hãy nhập cả loại và số giấy tờ.", field="identity_no")
    if proposal.identity_no and proposal.identity_kind:
        refuse_wrong_number(proposal.identity_kind, proposal.identity_no)
    if proposal.identity_on and proposal.identity_on > today:
        raise RuleViolation("Ngày cấp ở sau hôm nay.", field="identity_on")
    if proposal.birth and proposal.birth.start > today:
        raise RuleViolation("Ngày sinh ở sau hôm nay.", field="birth")


def refuse_number_of_household(kind: PartyKind, proposal: IdentityProposal) -> None:
    """Raise when a household would get the number of a person's paper (hộ không có giấy tờ riêng)."""
    if kind is not PartyKind.HOUSEHOLD or not proposal.identity_no:
        return
    if proposal.identity_kind is not IdentityKind.ORGANISATION:
        raise RuleViolation(
            "Hộ gia đình không có số giấy tờ riêng; số này là của người đại diện hộ. Hãy ghi ở "
            "trang của người đó.",
            field="identity_no",
        )


def refuse_wrong_number(kind: IdentityKind, number: str) -> None:
    """Raise for a number that no paper of this kind has."""
    wanted = _DIGITS.get(kind)
    if wanted and not (number.isascii() and number.isdigit() and len(number) in wanted):
        lengths = " hoặc ".join(str(length) for length in wanted)
        raise RuleViolation(f"Số giấy tờ loại này có {lengths} chữ số.", field="identity_no")


def refuse_same_person(proposer_id: int, decider_id: int) -> None:
    """Raise when a person would decide their own proposal (người đề nghị không tự duyệt)."""
    if proposer_id == decider_id:
        raise RuleViolation("Người đề nghị không tự duyệt; cần người thứ hai.")


def refuse_numbers_in_words(text: str | None, field: str) -> None:
    """Raise when free text seems to hold an identity number: such text is logged and shown."""
    if text and _LOOKS_LIKE_NUMBER.search(text):
        raise RuleViolation(
            "Không ghi số giấy tờ tùy thân vào ô này (nội dung được lưu vào nhật ký). Ghi loại "
            "giấy tờ, nơi cấp, ngày cấp.",
            field=field,
        )
