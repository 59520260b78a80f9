"""Names of persons, households and organisations among members, as lists write them (họ và tên).

A title or "hộ" is taken off as a whole word only: Bàn, Ôn, Chịu, Cổ and Hồ are surnames.
"""

import re

from coop_registry.reading.cells import Cell, day_of, number_of
from coop_registry.reading.read import Read, blank, doubtful, says_nothing, words_of_cell
from coop_registry.rules.kinds import PartyKind

#: What ends a word before a name: a space, a colon or a dash.
_END = r"(?:\s*[:\-–]\s*|\s+)"
_HOUSEHOLD = re.compile(
    rf"^(?:(?:chủ|đại diện)\s+)?(?:hộ(?:{_END}(?:gia\s*đình|gđ|g\.?\s?đ\.?))?|hgđ|gia đình){_END}(?=\S)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(ông|bà|anh|chị|cô|chú|bác|đ/c|đồng chí)(?:\s*[/(]\s*(?:ông|bà|anh|chị|cô)\s*\)?)?"
    rf"(?:\.\s*|{_END})(?=\S)",
    re.IGNORECASE,
)
#: "Bàn Văn Dậu (hộ)" is a household too.
_HOUSEHOLD_BEHIND = re.compile(
    r"\s*(?:[-–,]\s*|\()\s*(?:đại diện\s+|chủ\s+)?hộ(?:\s+(?:gia\s*đình|gđ))?\s*\)?$",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"^(?:công ty|cty|tnhh|doanh nghiệp|dn|htx|hợp tác xã|liên hiệp|tổ hợp tác|tht|ủy ban|ubnd|trường|trung tâm"
    r"|hội|quỹ|chi nhánh|ngân hàng|liên minh)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*\n\s*")
_NO_NAME = re.compile(r"[0-9;/,]")
#: Words behind "hộ" that say what household it is; the name begins after them.
_NOT_NAMED = re.compile(
    r"^(?:kinh doanh|sản xuất|sxkd|kd|cá thể|nghèo|cận nghèo|khẩu|nông dân|thành viên|trưởng"
    r"|thôn|xóm|bản|tổ|khu|làng|gia đình|ông bà|chính sách|tái định cư|dân tộc|đồng bào)\b",
    re.IGNORECASE,
)
#: Middle names: behind "Ông" they say that Ông is the surname, or that the surname is missing.
_MIDDLE_WORDS = (
    "văn thị thế hữu đình quang minh ngọc xuân công đức thanh hồng kim mạnh tiến trọng viết"
)
_MIDDLE = frozenset(_MIDDLE_WORDS.split())


def read_person(cell: Cell) -> Read:
    """Return the name of a member or representative; `unit` says person, household, organisation.

    "Hộ ông Nguyễn Văn A" is the household of Nguyễn Văn A.
    """
    raw = words_of_cell(cell)
    if says_nothing(raw):
        return blank(cell)
    if number_of(cell) is not None or day_of(cell) is not None:
        return doubtful(None, raw, "Ô họ tên lại là số hoặc ngày.")
    return _person(raw)


def _person(raw: str) -> Read:
    name = _BREAK.sub(" ", raw).strip(" .,;:") if "\n" in raw else raw.strip(" .,;:")
    whole = name
    if _ENTITY.match(name):
        lost = "?" in name or "\ufffd" in name
        doubt = "Họ tên đã mất chữ (dấu ?), không đọc được." if lost else None
        return Read(name, raw, doubt=doubt, unit=PartyKind.ORGANISATION)
    kind = PartyKind.PERSON
    if found := _HOUSEHOLD.match(name):
        kind, name = PartyKind.HOUSEHOLD, name[found.end() :]
    if (found := _HOUSEHOLD_BEHIND.search(name)) and found.start():
        kind, name = PartyKind.HOUSEHOLD, name[: found.start()]
    titled = _TITLE.match(name)
    if titled is not None:
        name = name[titled.end() :]
    doubt = _doubt(name, titled is not None, kind)
    # What may be half a name is not written as a whole one.
    return Read(whole if doubt else name, raw, doubt=doubt, unit=kind)


def _doubt(name: str, titled: bool, kind: PartyKind) -> str | None:
    """Return why a name may not be the whole name, or more than it."""
    if "?" in name or "\ufffd" in name:
        return "Họ tên đã mất chữ (dấu ?), không đọc được."
    if _NO_NAME.search(name):
        return "Ô họ tên có số hoặc ghi nhiều người."
    if " " not in name:
        return "Họ tên chỉ có một chữ."
    if "(" in name or ")" in name:
        return "Sau họ tên có chữ trong ngoặc; hãy chỉ ghi họ tên."
    first, rest = name.split(" ", 1)
    odd_case = first[0].islower() and any(letter.isupper() for letter in rest)
    if odd_case or (kind is PartyKind.HOUSEHOLD and _NOT_NAMED.match(name)):
        return f"Trước họ tên có chữ chưa hiểu: “{first}”."
    led = titled or kind is PartyKind.HOUSEHOLD
    if led and (first.lower() in _MIDDLE or _TITLE.match(name)):
        return "Không rõ chữ đứng đầu là họ hay cách xưng hô; hãy ghi đủ họ tên."
    return None
