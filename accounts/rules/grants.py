"""Giving a duty to a person, and delegating it for dates (giao nhiệm vụ, ủy quyền)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from accounts.rules.duties import PLACES, REGISTRY_DUTIES, Duty, Place
from core.dates import format_date
from core.errors import RuleViolation

#: Duties one person may not hold at the same time, each pair with its reason.
#: ASSUMPTION: accountants and managers of one accounting unit are kept apart as Điều 19 Nghị định
#: 174/2016/NĐ-CP does; the controller watches over those who manage and handle money.
_APART: dict[frozenset[Duty], str] = {
    frozenset({Duty.CASHIER, Duty.ACCOUNTANT}): "Thủ quỹ không được kiêm kế toán.",
    frozenset({Duty.CASHIER, Duty.CHIEF_ACCOUNTANT}): "Thủ quỹ không được kiêm kế toán trưởng.",
    frozenset({Duty.CASHIER, Duty.DIRECTOR}): "Giám đốc không được kiêm thủ quỹ.",
    frozenset({Duty.ACCOUNTANT, Duty.DIRECTOR}): "Giám đốc không được kiêm kế toán.",
    frozenset({Duty.CHIEF_ACCOUNTANT, Duty.DIRECTOR}): "Giám đốc không được kiêm kế toán trưởng.",
    frozenset({Duty.ACCOUNTANT, Duty.CHAIR}): "Chủ tịch Quỹ không được kiêm kế toán.",
    frozenset({Duty.CHIEF_ACCOUNTANT, Duty.CHAIR}): "Chủ tịch Quỹ không được kiêm kế toán trưởng.",
    frozenset({Duty.CASHIER, Duty.CHAIR}): "Chủ tịch Quỹ không được kiêm thủ quỹ.",
} | {
    frozenset({Duty.CONTROLLER, other}): (
        "Kiểm soát viên không được kiêm nhiệm vụ điều hành, kế toán hoặc thủ quỹ của Quỹ."
    )
    for other in (
        Duty.CREDIT_OFFICER,
        Duty.ACCOUNTANT,
        Duty.CASHIER,
        Duty.CHIEF_ACCOUNTANT,
        Duty.DIRECTOR,
        Duty.CHAIR,
    )
}

_AUDITOR_ALONE = "Kiểm toán chỉ đọc, không giữ thêm nhiệm vụ nào khác trong cùng thời gian."
_ADMIN_APART = "Người quản trị cấp quyền nên không giữ nhiệm vụ của Quỹ trong cùng thời gian."
_FUND_DUTIES = frozenset(
    {
        Duty.CREDIT_OFFICER,
        Duty.ACCOUNTANT,
        Duty.CASHIER,
        Duty.CHIEF_ACCOUNTANT,
        Duty.DIRECTOR,
        Duty.CHAIR,
        Duty.CONTROLLER,
        Duty.RISK_COUNCIL,
    }
)

#: The duties of one office: who works in another office does not stand in for it.
#: ASSUMPTION: a delegation (ủy quyền) stays within the delegator's own office or goes to somebody
#: without a duty yet; across offices the administrator gives the duty by a decision.
_OFFICES = (
    REGISTRY_DUTIES,
    _FUND_DUTIES,
    frozenset({Duty.ALLIANCE_OFFICER, Duty.ALLIANCE_LEADER}),
    frozenset({Duty.STEERING_OFFICER}),
    frozenset({Duty.AGENCY_REPORTER}),
)

#: Personal appointments that nobody hands on.
NOT_DELEGABLE = frozenset({Duty.ADMINISTRATOR, Duty.AUDITOR})


class GrantState(StrEnum):
    """Where a grant stands on a day (tình trạng giao nhiệm vụ)."""

    COMING = "grant_coming"
    HOLDING = "grant_holding"
    ENDED = "grant_ended"


@dataclass(frozen=True)
class GrantTerms:
    """One duty for a half-open period (`start_on <= day < end_on`), with its place."""

    duty: Duty
    start_on: date
    end_on: date | None = None
    unit_id: int | None = None
    agency_id: int | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the duty is held on the day."""
        return self.start_on <= day and (self.end_on is None or day < self.end_on)

    def overlaps(self, other: "GrantTerms") -> bool:
        """Tell whether both are held on some same day."""
        return (self.end_on is None or other.start_on < self.end_on) and (
            other.end_on is None or self.start_on < other.end_on
        )


def why_apart(one: Duty, other: Duty) -> str | None:
    """Return why one person may not hold both duties at once; None when they may."""
    pair = frozenset({one, other})
    if len(pair) == 1:
        return None
    if Duty.AUDITOR in pair:
        return _AUDITOR_ALONE
    if Duty.ADMINISTRATOR in pair and pair & _FUND_DUTIES:
        return _ADMIN_APART
    return _APART.get(pair)


def check_grant(new: GrantTerms, held: Iterable[GrantTerms]) -> None:
    """Refuse a grant without its right place or period, or against duties already held."""
    _check_place(new)
    if new.end_on is not None and new.end_on <= new.start_on:
        raise RuleViolation("Ngày cuối phải từ ngày bắt đầu trở đi.", field="last_on")
    for other in held:
        if not new.overlaps(other):
            continue
        if _same(new, other):
            since = format_date(other.start_on)
            raise RuleViolation(
                f"Người này đã giữ đúng nhiệm vụ đó từ {since}; hãy kết thúc lần giao cũ trước.",
                field="duty",
            )
        reason = why_apart(new.duty, other.duty)
        if reason is not None:
            raise RuleViolation(reason, field="duty")


def _check_place(new: GrantTerms) -> None:
    place = PLACES[new.duty]
    if place is Place.UNIT and (new.unit_id is None or new.agency_id is not None):
        raise RuleViolation(
            "Nhiệm vụ đăng ký hợp tác xã phải gắn với một đơn vị hành chính.", field="unit_id"
        )
    if place is Place.AGENCY and (new.agency_id is None or new.unit_id is not None):
        raise RuleViolation("Nhiệm vụ báo cáo phải gắn với một cơ quan.", field="agency_id")
    if place is Place.PROVINCE and (new.unit_id is not None or new.agency_id is not None):
        raise RuleViolation(
            "Nhiệm vụ này có phạm vi toàn tỉnh; hãy bỏ chọn đơn vị và cơ quan.", field="unit_id"
        )


def check_delegation(own: GrantTerms, new: GrantTerms, *, is_delegated: bool, on: date) -> None:
    """Refuse a delegation (ủy quyền) that goes beyond the delegator's own duty.

    `own` is the delegator's grant, `is_delegated` tells that it is itself a delegation, `new` is
    what the other person shall hold, `on` the day of the request.
    """
    if is_delegated:
        raise RuleViolation("Nhiệm vụ được ủy quyền không được ủy quyền lại.", field="grant_id")
    if own.duty in NOT_DELEGABLE:
        raise RuleViolation(
            "Nhiệm vụ quản trị và kiểm toán không được ủy quyền; hãy đề nghị giao nhiệm vụ.",
            field="grant_id",
        )
    if new.end_on is None:
        raise RuleViolation("Ủy quyền phải có ngày cuối.", field="last_on")
    if new.start_on < on:
        raise RuleViolation(
            f"Ủy quyền bắt đầu sớm nhất từ hôm nay ({format_date(on)}).", field="start_on"
        )
    if new.start_on < own.start_on or (own.end_on is not None and new.end_on > own.end_on):
        raise RuleViolation(
            "Thời gian ủy quyền phải nằm trong thời gian giữ nhiệm vụ của người ủy quyền.",
            field="last_on",
        )


def may_receive(own: GrantTerms, held: Iterable[GrantTerms], on: date) -> bool:
    """Tell whether somebody may hold a delegated duty together with what they hold from a day on.

    `own` is the delegator's grant, `held` the duties of the person who may receive it.
    """
    lasting = [one for one in held if one.end_on is None or one.end_on > on]
    office = next((one for one in _OFFICES if own.duty in one), frozenset())
    return all(
        one.duty in office
        and why_apart(own.duty, one.duty) is None
        and not (_same(own, one) and one.end_on is None)
        for one in lasting
    )


def _same(one: GrantTerms, other: GrantTerms) -> bool:
    """Tell whether both are the same duty for the same place."""
    return (one.duty, one.unit_id, one.agency_id) == (other.duty, other.unit_id, other.agency_id)


def is_near(own: GrantTerms, held: Iterable[GrantTerms], on: date) -> bool:
    """Tell whether somebody works in the same unit or agency on a day."""
    return any(
        one.holds_on(on) and (one.unit_id, one.agency_id) == (own.unit_id, own.agency_id)
        for one in held
    )


def end_after(own: GrantTerms, last_on: date, on: date) -> date:
    """Return the new end of a grant whose last day is `last_on`, asked for on the day `on`.

    What was held stays held: the earliest last day is yesterday. A grant that would end before it
    begins becomes empty.
    """
    if own.end_on is not None and own.end_on <= on:
        raise RuleViolation("Nhiệm vụ này đã kết thúc.", field="last_on")
    if last_on < on - timedelta(days=1):
        raise RuleViolation(
            "Ngày cuối sớm nhất là hôm qua: quyền đã dùng trong quá khứ không xóa được.",
            field="last_on",
        )
    end_on = max(last_on + timedelta(days=1), own.start_on)
    if own.end_on is not None and end_on > own.end_on:
        raise RuleViolation(
            "Chỉ rút ngắn được; muốn kéo dài, hãy giao nhiệm vụ mới có văn bản mới.",
            field="last_on",
        )
    return end_on
