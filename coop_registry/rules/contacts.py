"""Talks with organisations (sổ liên hệ) and the ready texts for Zalo and SMS."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.dates import format_date
from core.errors import RuleViolation

#: As many papers are named in a text; a message is short.
NAMED = 3


class Channel(StrEnum):
    """How it was said (kênh liên hệ)."""

    PHONE = "phone"
    ZALO = "zalo"
    SMS = "sms"
    MEETING = "meeting"  # gặp trực tiếp
    LETTER = "letter"  # văn bản, bưu chính
    EMAIL = "email"


@dataclass(frozen=True)
class ContactEntry:
    """One talk (lần liên hệ): when, with whom, what was said and answered, until when promised."""

    on: date
    channel: Channel
    person: str
    words: str
    answer: str | None = None
    promised_on: date | None = None


@dataclass(frozen=True)
class Message:
    """A ready text to send (nội dung soạn sẵn)."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Told:
    """What a text says of a filing; nothing of the person who filed."""

    office: str
    number: str
    kind: str
    name: str
    missing: tuple[str, ...] = ()
    #: Last day to complete it and its article, while the office waits for that.
    complete_by: date | None = None
    article: str = ""
    is_accepted: bool = False
    is_refused: bool = False


def refuse_days(entry: ContactEntry, today: date) -> None:
    """Raise when a talk lies ahead, or what was promised before the talk."""
    if entry.on > today:
        raise RuleViolation("Ngày liên hệ ở sau hôm nay.", field="on")
    if entry.promised_on is not None and entry.promised_on < entry.on:
        raise RuleViolation("Ngày hẹn ở trước ngày liên hệ.", field="promised_on")


def messages(told: Told) -> list[Message]:
    """Return the texts that fit a filing now: papers that lack, the last day, the result."""
    found = []
    if told.missing:
        found.append(Message("missing", "Hồ sơ thiếu giấy tờ", _missing(told)))
    if told.complete_by is not None:
        found.append(Message("complete", "Đến hạn bổ sung", _complete(told, told.complete_by)))
    if told.is_accepted or told.is_refused:
        found.append(Message("result", "Có kết quả", _result(told)))
    return found


def _head(told: Told) -> str:
    return f"{told.office} thông báo: hồ sơ số {told.number} ({told.kind.lower()}) của {told.name}"


def _missing(told: Told) -> str:
    named = "; ".join(told.missing[:NAMED])
    more = f"; và {len(told.missing) - NAMED} giấy tờ khác" if len(told.missing) > NAMED else ""
    until = f" đến hết ngày {format_date(told.complete_by)}" if told.complete_by else ""
    return f"{_head(told)} còn thiếu: {named}{more}. Đề nghị bổ sung{until}."


def _complete(told: Told, until: date) -> str:
    return (
        f"{_head(told)} cần được bổ sung đến hết ngày {format_date(until)}; quá hạn, cơ quan đăng ký "
        f"hủy hồ sơ ({told.article})."
    )


def _result(told: Told) -> str:
    words = "đã được giải quyết" if told.is_accepted else "đã có thông báo từ chối"
    return (
        f"{_head(told)} {words}. Mời người nộp hồ sơ mang giấy biên nhận đến nhận kết quả trong giờ "
        "làm việc."
    )
