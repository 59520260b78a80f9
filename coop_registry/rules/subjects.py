"""Requests of the person whose data we keep (yêu cầu của chủ thể dữ liệu): clocks and answers.

Law: Nghị định 13/2023/NĐ-CP until 31/12/2025, then Luật 91/2025/QH15 with Nghị định
356/2025/NĐ-CP; which of them is decided by the day the request was received.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.dates import format_date
from core.errors import RuleViolation
from core.text import fold
from law import catalogue
from law.dated import Certainty, InForce, NoRuleInForce
from law.deadlines import WorkingDays, after_days, after_working_days

BASIS = "personal_data.basis"
DELETION_REFUSED = "personal_data.delete.state_exempt"
ACKNOWLEDGE = "personal_data.acknowledge.working_days"
HOURS = "giờ"


class RequestKind(StrEnum):
    """What a person asks for (quyền của chủ thể dữ liệu)."""

    VIEW = "view"
    CORRECT = "correct"
    RESTRICT = "restrict"
    OBJECT = "object"
    DELETE = "delete"


class Asker(StrEnum):
    """Who asks (người yêu cầu): the person, or somebody for them."""

    SELF = "self"
    GUARDIAN = "guardian"
    MANDATED = "mandated"
    HEIR = "heir"


class Outcome(StrEnum):
    """What the office answers (kết quả trả lời)."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REFUSED = "refused"
    NO_DATA = "no_data"


#: The rules that each kind of request runs by: "<name>.limit", "<name>.extension_days".
_RULES = {
    RequestKind.VIEW: "personal_data.view",
    RequestKind.CORRECT: "personal_data.view",
    RequestKind.RESTRICT: "personal_data.restrict",
    RequestKind.OBJECT: "personal_data.restrict",
    RequestKind.DELETE: "personal_data.delete",
}


@dataclass(frozen=True)
class RequestEntry:
    """A request as received (phiếu tiếp nhận yêu cầu); `received_at` is aware."""

    kind: RequestKind
    unit_id: int
    received_at: datetime
    asker: Asker
    asker_name: str
    asker_paper: str
    wish: str
    asker_contact: str | None = None


@dataclass(frozen=True)
class AnswerEntry:
    """What the office answers, with its ground where something is refused."""

    outcome: Outcome
    answered_on: date
    words: str
    article: str | None = None


@dataclass(frozen=True)
class Clock:
    """One term of a request: its last day, how it was counted, the rule it comes from."""

    key: str
    last_day: date
    words: str
    article: str
    certainty: Certainty


def answer_clock(
    kind: RequestKind, received_vn: datetime, days: WorkingDays, *, extended: bool = False
) -> Clock | None:
    """Return by when the office must have done what was asked; None where no rule is loaded.

    `received_vn` is in Vietnamese time: 72 hours run by the clock, days by Điều 147, 148 of the
    civil code. An extension adds its days to the first term.
    """
    limit = _rule(f"{_RULES[kind]}.limit", received_vn.date())
    if limit is None:
        return None
    if limit.unit == HOURS:
        return _hours(limit, received_vn)
    more = extension(kind, received_vn.date()) if extended else None
    count = limit.number() + (more.number() if more else 0)
    found = after_days(received_vn.date(), count, days)
    return _clock(limit, found.last_day, found.rule_text_vi)


def acknowledge_clock(received_vn: datetime, days: WorkingDays) -> Clock | None:
    """Return by when the person must hear that the request came; None where no rule asks it."""
    rule = _rule(ACKNOWLEDGE, received_vn.date())
    if rule is None:
        return None
    found = after_working_days(received_vn.date(), rule.number(), days)
    return _clock(rule, found.last_day, found.rule_text_vi)


def extension(kind: RequestKind, on: date) -> InForce | None:
    """Return the rule that allows more days (gia hạn một lần), None where there is none."""
    return _rule(f"{_RULES[kind]}.extension_days", on)


def basis(on: date) -> InForce | None:
    """Return on what ground the register keeps personal data (căn cứ xử lý)."""
    return _rule(BASIS, on)


def deletion_ground(on: date) -> InForce | None:
    """Return the rule by which State data are not deleted on request."""
    return _rule(DELETION_REFUSED, on)


def names_differ(asker: str, asker_name: str, party_name: str) -> bool:
    """Tell whether a person who asks for themselves has another name than the person chosen.

    Then the chosen one may be another person, to whom nothing of this may be shown.
    """
    return asker == Asker.SELF and fold(asker_name) != fold(party_name)


def refuse_extension(kind: RequestKind, on: date, clock: Clock | None, today: date) -> None:
    """Raise when the term cannot be extended: no such rule, or already over."""
    rule = extension(kind, on)
    if rule is None or clock is None:
        raise RuleViolation(
            "Quy định của ngày nhận yêu cầu không cho gia hạn; hãy trả lời trong thời hạn đã tính."
        )
    if today > clock.last_day:
        raise RuleViolation(
            f"Thời hạn đã hết ngày {format_date(clock.last_day)}; gia hạn phải báo trước khi hết "
            "hạn.",
            rule=rule.key,
            article=rule.article,
        )


def refuse_wrong_answer(
    kind: RequestKind, answer: AnswerEntry, *, received_on: date, today: date, is_known: bool
) -> None:
    """Raise for an answer that cannot be given.

    What the register keeps for State management by law is not deleted on request; a refusal
    names its article. `is_known` tells whether the register keeps anything about the person.
    """
    if answer.answered_on < received_on:
        raise RuleViolation("Ngày trả lời ở trước ngày nhận yêu cầu.", field="answered_on")
    if answer.answered_on > today:
        raise RuleViolation("Ngày trả lời ở sau hôm nay.", field="answered_on")
    if answer.outcome is Outcome.NO_DATA and is_known:
        raise RuleViolation(
            "Đã chọn người có dữ liệu trong sổ; không thể trả lời là không lưu dữ liệu.",
            field="outcome",
        )
    if answer.outcome in (Outcome.ACCEPTED, Outcome.PARTLY) and not is_known:
        raise RuleViolation(
            "Hãy tìm và chọn người trong sổ trước, hoặc trả lời là không lưu dữ liệu.",
            field="outcome",
        )
    if kind is RequestKind.DELETE and answer.outcome is Outcome.ACCEPTED:
        ground = deletion_ground(received_on)
        raise RuleViolation(
            "Sổ đăng ký phục vụ quản lý nhà nước theo luật nên không xóa toàn bộ theo yêu cầu. Hãy "
            "từ chối, hoặc chấp nhận một phần và bỏ các mục không bắt buộc (điện thoại, địa chỉ).",
            field="outcome",
            rule=ground.key if ground else None,
            article=ground.article if ground else None,
        )
    if answer.outcome in (Outcome.REFUSED, Outcome.PARTLY) and not answer.article:
        raise RuleViolation("Hãy ghi điều khoản làm căn cứ từ chối.", field="article")


def _hours(limit: InForce, received: datetime) -> Clock:
    """Return a term in hours, counted by the clock."""
    end = received + timedelta(hours=limit.number())
    words = (
        f"{limit.number()} giờ kể từ {received:%H:%M} ngày {format_date(received.date())}: "
        f"hết {end:%H:%M} ngày {format_date(end.date())}."
    )
    return _clock(limit, end.date(), words)


def _clock(rule: InForce, last_day: date, words: str) -> Clock:
    return Clock(rule.key, last_day, words, rule.article, rule.certainty)


def _rule(key: str, on: date) -> InForce | None:
    """Return a rule of the day, None where none is loaded."""
    try:
        return catalogue.in_force(key, on)
    except NoRuleInForce:
        return None
