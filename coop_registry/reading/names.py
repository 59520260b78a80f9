"""Names of organisations, their kinds, and the sex and class of members, as lists write them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from coop_registry.reading.cells import Cell, day_of, number_of
from coop_registry.reading.codepages import has_lost_letters
from coop_registry.reading.days import serial
from coop_registry.reading.read import Read, blank, doubtful, says_nothing, words_of_cell
from coop_registry.reading.syllables import lost_marks
from coop_registry.rules.kinds import Kind, PartyKind
from coop_registry.rules.membership import MemberClass
from core.text import fold

#: Longest first, so that "liên hiệp hợp tác xã" is no "hợp tác xã".
_PREFIXES: tuple[tuple[str, Kind], ...] = (
    (r"liên hiệp\s+(?:các\s+)?(?:hợp tác xã|htx)(?:\s*\((?:lhhtx|lh htx)\))?", Kind.UNION),
    (r"lhhtx|lh\s*htx", Kind.UNION),
    (r"tổ hợp tác(?:\s*\(tht\))?|tổ ht|tht", Kind.GROUP),
    (r"quỹ tín dụng nhân dân(?:\s*\(qtdnd\))?|quỹ tdnd|qtdnd|quỹ tín dụng", Kind.COOPERATIVE),
    (r"ngân hàng hợp tác xã|ngân hàng htx", Kind.COOPERATIVE),
    (r"hợp tác xã(?:\s*\(htx\))?|htx|h\.t\.x\.?", Kind.COOPERATIVE),
)
_PREFIX = re.compile(
    "|".join(f"(?P<p{place}>{pattern})" for place, (pattern, _) in enumerate(_PREFIXES)),
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:agricultur\w*|cooperative|co-operative|village|service|production)\b", re.I
)
_DATE_LIKE = re.compile(r"^[0-9]{1,2}\s*[/.\-]\s*[0-9]{1,2}(?:\s*[/.\-]\s*[0-9]{2,4})?$")


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name as written, its part without the prefix, and the kind the prefix says."""

    full: str
    bare: str
    kind: Kind | None

    @property
    def key(self) -> str:
        """Return the bare name folded, for comparing: "HTX 20-10" and "HTX 20/10" are one."""
        return fold(self.bare)


def read_name(cell: Cell) -> Read:
    """Return the `OrganisationName` of a cell.

    A name that Excel made a day ("HTX 20/10" typed as "20/10") or a serial is put to a person;
    letters lost as "?" make the name unreadable.
    """
    raw = words_of_cell(cell)
    day = day_of(cell)
    if day is not None:
        return doubtful(
            None, raw, f"Tên có thể là “{day.day}/{day.month}” do Excel đổi thành ngày."
        )
    number = number_of(cell)
    if number is not None:
        return doubtful(None, raw, _serial_doubt(raw))
    if says_nothing(raw):
        return blank(cell)
    return _name(raw)


def _serial_doubt(raw: str) -> str:
    on = serial(raw).value if re.fullmatch(r"[0-9]{5}", raw) else None
    if on is None:
        return "Ô tên chỉ có số."
    return (
        f"Số {raw} có thể là tên “{on.start.day}/{on.start.month}” do Excel đổi; hãy nhập lại tên."
    )


@lru_cache(maxsize=16384)
def _name(raw: str) -> Read:
    one_line = re.sub(r"\s*\n\s*", " ", raw).strip(" .,;:-–")
    found = _prefix(one_line)
    kind = _kind(found) if found else None
    bare = one_line[found.end() :].strip(" :.-–") if found else one_line
    name = OrganisationName(one_line, bare, kind)
    return Read(name, raw, doubt=_name_doubt(name), note=_name_note(name))


def _prefix(words: str) -> re.Match[str] | None:
    """Return the kind that words begin with, as a word of its own."""
    found = _PREFIX.match(words)
    return found if found and re.match(r"[\s:.\-–]|$", words[found.end() :]) else None


def _kind(found: re.Match[str]) -> Kind:
    place = next(int(name[1:]) for name, words in found.groupdict().items() if words)
    return _PREFIXES[place][1]


def _repeats_kind(name: OrganisationName) -> bool:
    """Tell whether the kind stands twice: "HTX HTX Đồng Tâm"."""
    again = _prefix(name.bare)
    credit = name.bare.lower().startswith(("quỹ", "qtdnd", "ngân hàng"))
    return again is not None and _kind(again) is name.kind and not credit


def _name_doubt(name: OrganisationName) -> str | None:
    if has_lost_letters(name.full) or re.search(r"[^\W\d_]\?", name.full):
        return "Tên đã mất chữ (dấu ?), không đọc được."
    if not name.bare:
        return "Tên chỉ có loại hình, thiếu tên riêng."
    if name.kind is not None and _repeats_kind(name):
        return (
            "Tên lặp loại hình (“HTX HTX …”); hãy ghi lại, hoặc chấp nhận nếu tên đúng là như vậy."
        )
    if name.kind is None and _DATE_LIKE.match(name.bare):
        return "Tên trông như ngày; Excel có thể đã đổi."
    if not re.search(r"[^\W\d_]", name.full):
        return "Ô tên chỉ có số."
    if len(name.full) > 250:
        return "Tên quá dài, có thể ô chứa nội dung khác."
    if lost_marks(name.bare):
        return "Tên không dấu; hãy ghi lại có dấu, hoặc chấp nhận nếu tên đúng là như vậy."
    if _ENGLISH.search(name.full) or (
        len(name.bare) > 12 and name.bare.isascii() and name.kind is None
    ):
        return "Tên tiếng Anh hoặc không dấu; hãy ghi tên tiếng Việt."
    return None


def _name_note(name: OrganisationName) -> str | None:
    return "Tên không ghi loại hình." if name.kind is None else None


def kind_of_name(text: str) -> Kind | None:
    """Return the kind that a name's prefix says: "LHHTX …" is a union, "THT …" a group."""
    read = _name(text)
    return read.value.kind if read.value else None


_KINDS = {
    "hop tac xa": Kind.COOPERATIVE, "htx": Kind.COOPERATIVE, "quy tin dung nhan dan": Kind.COOPERATIVE,
    "qtdnd": Kind.COOPERATIVE, "lien hiep hop tac xa": Kind.UNION, "lhhtx": Kind.UNION,
    "lien hiep htx": Kind.UNION, "to hop tac": Kind.GROUP, "tht": Kind.GROUP,
    "lien hiep": Kind.UNION, "nhhtx": Kind.COOPERATIVE,
}  # fmt: skip


#: Codes of this program's own export.
_CODES = {kind.value: kind for kind in Kind}


def read_kind(cell: Cell) -> Read:
    """Return the kind of a cell under "Loại hình": HTX, QTDND, LHHTX or THT."""
    raw = words_of_cell(cell)
    if says_nothing(raw):
        return blank(cell)
    folded = re.sub(r"^[0-9. ]+", "", fold(raw))
    kind = _KINDS.get(folded) or _CODES.get(raw) or kind_of_name(raw)
    if kind is None:
        return doubtful(None, raw, f"Loại hình “{raw[:40]}” chưa có trong danh mục.")
    return Read(kind, raw)


def read_text(cell: Cell, longest: int = 2000) -> Read:
    """Return plain words, kept as they are; letters lost as "?" are doubtful."""
    raw = words_of_cell(cell)
    if says_nothing(raw):
        return blank(cell)
    if has_lost_letters(raw):
        return doubtful(None, raw, "Chữ đã mất (dấu ?), không đọc được.")
    if len(raw) > longest:
        return doubtful(raw[:longest], raw, f"Dài hơn {longest} chữ.")
    return Read(raw, raw)


def read_people(cell: Cell) -> Read:
    """Return the people or nation of a person (dân tộc, quốc tịch): words, never a count."""
    read = read_text(cell, 60)
    if read.value is not None and any(letter.isdigit() for letter in read.raw):
        return doubtful(None, read.raw, "Ô lại là số; có thể cột này đếm số người.")
    return read


def read_member_kind(cell: Cell) -> Read:
    """Return whether a member is a person, a household or an organisation."""
    raw = words_of_cell(cell)
    folded = fold(raw)
    if says_nothing(raw):
        return blank(cell)
    for begins, kind in (
        ("ca nhan", PartyKind.PERSON), ("ho", PartyKind.HOUSEHOLD), ("to chuc", PartyKind.ORGANISATION),
        ("phap nhan", PartyKind.ORGANISATION), ("doanh nghiep", PartyKind.ORGANISATION),
    ):  # fmt: skip
        if folded == begins or folded.startswith(f"{begins} "):
            return Read(kind, raw)
    return doubtful(None, raw, "Chưa rõ là cá nhân, hộ gia đình hay tổ chức.")


def read_member_class(cell: Cell) -> Read:
    """Return the class of a member (thành viên chính thức, liên kết góp vốn, không góp vốn)."""
    raw = words_of_cell(cell)
    folded = fold(raw)
    if says_nothing(raw):
        return blank(cell)
    if "khong gop von" in folded:
        return Read(MemberClass.NON_CONTRIBUTING_ASSOCIATE, raw)
    if "lien ket" in folded and "gop von" in folded:
        return Read(MemberClass.CONTRIBUTING_ASSOCIATE, raw)
    if "lien ket" in folded:
        return doubtful(None, raw, "Chưa rõ thành viên liên kết góp vốn hay không góp vốn.")
    if "chinh thuc" in folded or folded in ("thanh vien", "xa vien"):
        return Read(MemberClass.OFFICIAL, raw)
    return doubtful(None, raw, "Loại thành viên chưa có trong danh mục.")


def read_sex(cell: Cell) -> Read:
    """Return "male" or "female" (nam, nữ)."""
    raw = words_of_cell(cell)
    folded = fold(raw)
    if folded in ("nam", "male", "m"):
        return Read("male", raw)
    if folded in ("nu", "female", "f"):
        return Read("female", raw)
    return (
        blank(cell) if says_nothing(raw) else doubtful(None, raw, "Giới tính phải là nam hoặc nữ.")
    )


def is_ticked(cell: Cell) -> bool:
    """Tell whether a cell under "Nam" or "Nữ" is ticked: x, 1, v, ✓."""
    return words_of_cell(cell).lower() in ("x", "1", "v", "✓", "✔", "true", "có")
