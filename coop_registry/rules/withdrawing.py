"""When a first recording may still be taken back as a typing error (hủy ghi nhận ban đầu)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Opening:
    """What counts about the first recording of an organisation (ghi nhận ban đầu)."""

    #: Number of acts so far; 1 means nothing was recorded since.
    version: int
    #: Who recorded it, and on which Vietnamese day.
    by: int
    on: date
    #: A paper was issued about it: somebody may hold it.
    has_papers: bool = False
    #: It is named as a member or holder in another record.
    is_party: bool = False


def refusal_to_withdraw(opening: Opening, *, actor_id: int, on: date) -> str | None:
    """Return why the recording stays, in words, or None when this person may take it back.

    House rule: the same person, the same day, nothing built upon it; later an error is corrected
    (đính chính), so that what others have seen never disappears.
    """
    if opening.version != 1:
        return "Sau lần ghi nhận ban đầu đã có nội dung khác được ghi. Hãy đính chính."
    if opening.by != actor_id:
        return "Chỉ người đã ghi nhận ban đầu mới hủy được. Hãy đính chính."
    if opening.on != on:
        return "Chỉ hủy được trong ngày đã ghi nhận. Hãy đính chính."
    if opening.has_papers:
        return "Đã lập giấy tờ từ ghi nhận này nên không hủy được. Hãy đính chính."
    if opening.is_party:
        return "Hồ sơ khác đã dẫn đến tổ chức này nên không hủy được. Hãy đính chính."
    return None
