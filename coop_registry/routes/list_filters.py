"""What a list of organisations is narrowed to, read from the words of its address."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from flask import request

from coop_registry.labels import KIND, SECTOR
from coop_registry.labels.listing import LIST_COLUMNS, LIST_STATUS
from coop_registry.rules.findings import TITLES
from coop_registry.rules.listing import ORDERS, Filters, shown_columns
from core import ui
from core.clock import today_vn
from core.dates import format_date
from core.money import format_number, parse_vnd
from core.text import clean
from reference import queries as reference

MILLION = 1_000_000
#: Columns and organisations chosen by checkboxes.
COLUMN, CHOSEN = "cot", "chon"
#: Typed numbers: word of the address → (field, words, what one counts).
NUMBERS = {
    "tu-nam": ("founded_from", "Thành lập từ năm", 1),
    "den-nam": ("founded_to", "Thành lập đến năm", 1),
    "kt-tu-nam": ("ended_from", "Giải thể, chấm dứt từ năm", 1),
    "kt-den-nam": ("ended_to", "Giải thể, chấm dứt đến năm", 1),
    "tv-tu": ("members_from", "Thành viên từ", 1),
    "tv-den": ("members_to", "Thành viên đến", 1),
    "von-tu": ("capital_from", "Vốn từ (triệu đồng)", MILLION),
    "von-den": ("capital_to", "Vốn đến (triệu đồng)", MILLION),
}
OCOP_STARS = ("1", "3", "4", "5")
#: Chosen words: word of the address → (words, what can be chosen).
CHOICES: Mapping[str, tuple[str, Collection[str]]] = {
    "loai": ("Loại hình", KIND),
    "tinh-trang": ("Tình trạng pháp lý", LIST_STATUS),
    "nganh": ("Lĩnh vực", SECTOR),
    "van-de": ("Vấn đề cần xem lại", TITLES),
    "ocop": ("Sản phẩm OCOP", OCOP_STARS),
}
_YEARS = range(1900, 2101)
_MOST = 10**13


@dataclass(frozen=True)
class AskedList:
    """A list as its address asks for it; `troubles` are words that could not be read."""

    filters: Filters
    columns: tuple[str, ...]
    sort: ui.Sort
    troubles: tuple[str, ...] = ()


def asked_list() -> AskedList:
    """Return what the address asks for; what cannot be read is left out and named."""
    args = request.args
    numbers, troubles = {}, []
    for word, (name, label, one) in NUMBERS.items():
        typed = clean(args.get(word, ""))
        number = _number(typed, word)
        if number is not None:
            numbers[name] = number * one
        elif typed:
            troubles.append(f"{label}: chưa đọc được “{typed[:40]}”. Hãy nhập số, ví dụ 500.")
    filters = Filters(
        text=clean(args.get("tim", ""))[:100] or None,
        unit_id=_id(args.get("dia-ban", "")),
        kind=_one_of(args.get("loai"), KIND),
        status=_one_of(args.get("tinh-trang"), LIST_STATUS),
        sector=_one_of(args.get("nganh"), SECTOR),
        finding=_one_of(args.get("van-de"), TITLES),
        ocop=_id(args.get("ocop", "")) if args.get("ocop") in OCOP_STARS else None,
        **numbers,
    )
    columns = shown_columns(args.getlist(COLUMN))
    troubles += _unknown_choices()
    return AskedList(filters, columns, ui.sort_asked(ORDERS, "ten"), tuple(troubles))


def _unknown_choices() -> list[str]:
    """Name the choices of the address that there are not: the list is not narrowed by them."""
    said = [
        f"{label}: không có lựa chọn “{word[:40]}”, danh sách không lọc theo mục này."
        for key, (label, known) in CHOICES.items()
        if (word := request.args.get(key, "")) and word not in known
    ]
    unit = request.args.get("dia-ban", "")
    if unit and ((unit_id := _id(unit)) is None or reference.unit(unit_id) is None):
        said.append(f"Địa bàn: không có lựa chọn “{unit[:40]}”.")
    order = request.args.get(ui.ORDER, "")
    if order and order.removeprefix("-") not in ORDERS:
        said.append(f"Sắp xếp: không có cột “{order[:40]}”, danh sách xếp theo tên.")
    said += [
        f"Cột hiện: không có cột “{word[:40]}”."
        for word in request.args.getlist(COLUMN)
        if word not in LIST_COLUMNS
    ]
    return said


def chosen_ids() -> set[int] | None:
    """Return the organisations chosen by checkbox, None when the whole list is meant."""
    found = {one for word in request.form.getlist(CHOSEN) if (one := _id(word)) is not None}
    return found or None


def chosen_words(chosen: set[int] | None, count: int) -> list[str]:
    """Return what a file of chosen lines says of itself, nothing of one of the whole list."""
    return [] if chosen is None else [f"Chỉ {format_number(count)} dòng đã đánh dấu"]


def applied(asked: AskedList, on: date) -> list[tuple[str, str, str]]:
    """Return what the list is narrowed to, each with the address without it."""
    filters = asked.filters
    said = {
        "tim": ("Tìm", filters.text),
        "dia-ban": ("Địa bàn", _unit_name(filters.unit_id)),
        "loai": ("Loại hình", KIND.get(filters.kind)),
        "tinh-trang": ("Tình trạng", LIST_STATUS.get(filters.status)),
        "nganh": ("Lĩnh vực", SECTOR.get(filters.sector)),
        "van-de": ("Vấn đề", TITLES.get(filters.finding or "")),
        "ocop": ("OCOP", _stars(filters.ocop)),
        **{word: (label, _shown(filters, word)) for word, (_, label, _one) in NUMBERS.items()},
    }
    found = [
        (label, words, ui.here(**{word: None, ui.PAGE: None}))
        for word, (label, words) in said.items()
        if words
    ]
    if on != today_vn():
        found.append(("Số liệu ngày", format_date(on), ui.here(ngay=None, trang=None)))
    return found


def screen_columns(keys: tuple[str, ...]) -> list[ui.Column]:
    """Return the columns of the table on screen; the name leads."""
    found = [ui.Column("ten", "Tên", sort=True)]
    for key in keys:
        column = LIST_COLUMNS[key]
        found.append(ui.Column(key, column.label, column.kind, sort=key in ORDERS))
    return found


def _number(typed: str, word: str) -> int | None:
    """Return a typed whole number; a year must be one."""
    try:
        number = parse_vnd(typed)
    except ValueError:
        return None
    if word.endswith("nam") and number not in _YEARS:
        return None
    return number if number <= _MOST else None


def _id(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 9 else None


def _one_of(word: str | None, known: Iterable[str]) -> str | None:
    return word if word in set(known) else None


def _unit_name(unit_id: int | None) -> str | None:
    unit = reference.unit(unit_id) if unit_id else None
    return unit.name if unit else "?" if unit_id else None


def _stars(least: int | None) -> str | None:
    if least is None:
        return None
    return "có sản phẩm" if least == 1 else f"từ {least} sao"


def _shown(filters: Filters, word: str) -> str | None:
    name, _label, one = NUMBERS[word]
    number = getattr(filters, name)
    if number is None:
        return None
    return str(number) if word.endswith("nam") else format_number(number // one)
