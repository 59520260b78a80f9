"""Places as lists write them, parted into village, commune, district and province.

Which unit of which day a name means is for the caller, who has the units and their aliases; here
words are only parted: "thôn Nà Pài, xã Bằng Phúc, huyện Chợ Đồn" or "TX.Đức Phổ".
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from coop_registry.reading.cells import Cell, day_of, number_of
from coop_registry.reading.meanings import M
from coop_registry.reading.read import Read, blank, doubtful, says_nothing, words_of_cell
from core.text import capitalise_first


@dataclass(frozen=True, slots=True)
class Unit:
    """One place name: its type when it is said ("huyện"), and its proper name."""

    name: str
    kind: str | None = None

    def __str__(self) -> str:
        """Return "Huyện Chợ Đồn"."""
        return f"{capitalise_first(self.kind)} {self.name}" if self.kind else self.name


@dataclass(frozen=True, slots=True)
class Place:
    """An address in its parts; what no word places stands in `rest`, from small to large.

    `below` holds village and rest in their own words and order: what is left for the address.
    """

    village: Unit | None = None
    commune: Unit | None = None
    district: Unit | None = None
    province: Unit | None = None
    rest: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


_TYPES: tuple[tuple[M, str, str], ...] = (
    (M.PROVINCE, "tỉnh", r"tỉnh|t(?=\.\s*(?![PpXxTt][\s.])\w)"),
    (M.DISTRICT, "huyện", r"huyện|h(?=\.)"),
    (M.DISTRICT, "thành phố", r"thành phố|t\.?\s?p(?=[\s.])|tp"),
    (M.DISTRICT, "thị xã", r"thị xã|t\.?x(?=[\s.])"),
    (M.DISTRICT, "quận", r"quận|q(?=\.)"),
    (M.COMMUNE, "thị trấn", r"thị trấn|t\.?t(?=[\s.])"),
    (M.COMMUNE, "phường", r"phường|p(?=\.)"),
    (M.COMMUNE, "xã", r"xã|x(?=\.)"),
    (M.VILLAGE, "tổ dân phố", r"tổ dân phố|tdp|tổ(?=\s+[0-9])"),
    (M.VILLAGE, "thôn", r"thôn"),
    (M.VILLAGE, "xóm", r"xóm"),
    (M.VILLAGE, "bản", r"bản(?=\s)"),
    (M.VILLAGE, "tiểu khu", r"tiểu khu|tk(?=[\s.])"),
    (M.VILLAGE, "khu", r"khu phố|khu dân cư|khu(?=\s)"),
    (M.VILLAGE, "đường", r"số nhà|đường|số(?=\s+[0-9])|ngõ"),
)
_PATTERNS = [
    (level, kind, re.compile(rf"^(?:{pattern})[\s.:]*(?=\S)", re.IGNORECASE))
    for level, kind, pattern in _TYPES
]
_BRACKET = re.compile(r"^(.+?)\s*\(([^()]+)\)$")
#: "xã Quảng Bạch (cũ)" names the commune of before its merger; where it lies now is looked up.
_FORMER = re.compile(r"\s*\((?:cũ|trước đây|trước sáp nhập)\)\s*$", re.IGNORECASE)
#: "(nay là xã Đồng Thắng)" gives a second name beside the first.
_TWO_NAMES = re.compile(r"\(\s*(?:nay|hiện nay|trước|trước đây|cũ)\s+(?:là|thuộc)\b", re.IGNORECASE)
TWO_NAMES = "Ghi cả tên cũ và tên mới của địa bàn; hãy chọn một."
_PARTS = re.compile(r"\s*[,;\n]\s*|\s+[-–]\s+(?=[^\W\d_])")


def read_unit(cell: Cell, level: M) -> Read:
    """Return the `Unit` of a cell in a column of communes, districts, provinces or villages.

    The type may be missing ("Ba Bể"); a type of another level is doubtful.
    """
    raw = words_of_cell(cell)
    if says_nothing(raw):
        return blank(cell)
    if day_of(cell) is not None or number_of(cell) is not None:
        return doubtful(None, raw, "Ô địa bàn lại là số hoặc ngày.")
    return _unit(raw, level)


@lru_cache(maxsize=8192)
def _unit(raw: str, level: M) -> Read:
    if _TWO_NAMES.search(raw):
        return doubtful(None, raw, TWO_NAMES)
    parts = _split(raw)
    if len(parts) != 1:
        return Read(_placed(raw), raw) if parts else blank(raw)
    found, unit = _typed(parts[0])
    if "?" in raw:
        return doubtful(None, raw, "Tên địa bàn đã mất chữ (dấu ?).")
    if found is None or found is level or level is M.VILLAGE:
        return Read(unit, raw)
    if found is M.VILLAGE and level is M.COMMUNE:  # "Bản Thi" is a commune of Chợ Đồn
        return Read(Unit(parts[0]), raw)
    return doubtful(unit, raw, "Loại địa bàn không đúng cấp của cột.")


def _split(raw: str) -> list[str]:
    """Return the parts of a place; "xã Yên Mỹ (Chợ Đồn)" are two."""
    parts: list[str] = []
    for part in _PARTS.split(raw.strip(" .,;")):
        part = _FORMER.sub("", part)
        found = _BRACKET.match(part)
        if found and _typed(found[1])[0] in (M.COMMUNE, M.DISTRICT):
            parts += [found[1].strip(), found[2].strip()]
        elif part:
            parts.append(part)
    return parts


def _typed(text: str) -> tuple[M | None, Unit]:
    """Return the level and the unit of one part; (None, unit) without a type word."""
    for level, kind, pattern in _PATTERNS:
        if match := pattern.match(text):
            name = text[match.end() :].strip(" .")
            if (
                name
                and _is_word(match[0], name)
                and (name[0].isupper() or name[0].isdigit() or len(match[0]) > 3)
            ):
                return level, Unit(name, kind)
    return None, Unit(text.strip(" ."))


def _is_word(type_word: str, name: str) -> bool:
    """Tell whether a type ends where it stands: "xãYến Dương" does, "Thông Nhất" is no "thôn"."""
    if not type_word[-1].isalpha() or not name[0].isalpha():
        return True
    return name[0].isupper() and (type_word[-1].islower() or not name.isupper())


def read_place(cell: Cell) -> Read:
    """Return the `Place` of an address cell, the words kept beside it."""
    raw = words_of_cell(cell)
    if says_nothing(raw):
        return blank(cell)
    if day_of(cell) is not None or number_of(cell) is not None:
        return doubtful(None, raw, "Ô địa chỉ lại là số hoặc ngày.")
    if "?" in raw and re.search(r"[^\W\d_]\?", raw):
        return doubtful(None, raw, "Địa chỉ đã mất chữ (dấu ?).")
    if _TWO_NAMES.search(raw):
        return doubtful(None, raw, TWO_NAMES)
    return Read(_placed(raw), raw)


@lru_cache(maxsize=16384)
def _placed(raw: str) -> Place:
    known: dict[M, Unit] = {}
    rest: list[str] = []
    below: list[str] = []
    for part in _split(raw):
        level, unit = _typed(part)
        if level is None or level in known:
            rest.append(part)
        else:
            known[level] = unit
        if level is None or level is M.VILLAGE or unit is not known[level]:
            below.append(part)
    return Place(
        known.get(M.VILLAGE),
        known.get(M.COMMUNE),
        known.get(M.DISTRICT),
        known.get(M.PROVINCE),
        tuple(rest),
        tuple(below),
    )
