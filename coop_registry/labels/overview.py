"""Sentences of the overview: what a figure is made of, what a chart has found and on which day."""

from dataclasses import replace
from datetime import date
from typing import Any

from coop_registry.labels.facts import SECTOR
from coop_registry.rules.overview import Overview, Part, Tally
from coop_registry.rules.sectors import Sector
from core.dates import format_date
from core.money import format_number
from core.text import lower_first


def members_made_of(counted: Tally) -> str:
    """Return "9 tổ chức theo danh sách, 2 theo số khai báo, 1 chưa có số liệu"."""
    return _joined(
        (counted.by_list, "tổ chức theo danh sách"),
        (counted.by_declaration, "tổ chức theo số khai báo"),
        (counted.members_unknown, "tổ chức chưa có số liệu"),
    )


def capital_made_of(counted: Tally) -> str:
    """Return "11 tổ chức đã ghi, 1 chưa ghi vốn điều lệ"."""
    return _joined(
        (counted.with_capital, "tổ chức đã ghi vốn điều lệ"),
        (counted.capital_unknown, "tổ chức chưa ghi"),
    )


def standing_made_of(counted: Tally) -> str:
    """Return what the organisations that have not ended are: active, others, unstated."""
    stated = counted.other - counted.unstated
    return _joined(
        (counted.active, "đang hoạt động"),
        (stated, "tình trạng khác"),
        (counted.unstated, "chưa ghi tình trạng"),
    )


def _joined(*parts: tuple[int, str]) -> str:
    """Return "9 a, 2 b", without what nobody is."""
    return ", ".join(f"{format_number(count)} {words}" for count, words in parts if count)


def status_finding(figures: Overview) -> str:
    """Return the title of the chart of statuses."""
    whole = figures.whole
    return (
        f"Ngày {format_date(figures.on)}: {format_number(whole.active)} trong "
        f"{format_number(whole.total)} tổ chức trong sổ đang hoạt động"
    )


def sector_finding(figures: Overview) -> str:
    """Return the title of the chart of branches."""
    named = tuple(
        replace(part, name=SECTOR[part.key])
        for part in figures.sectors
        if isinstance(part.key, Sector)
    )
    return _most(figures.on, named, "Lĩnh vực có nhiều tổ chức đang hoạt động nhất là")


def district_finding(figures: Overview) -> str:
    """Return the title of the schema of districts."""
    return _most(figures.on, figures.districts, "Địa bàn có nhiều tổ chức đang hoạt động nhất là")


def _most(on: date, parts: tuple[Part[Any], ...], words: str) -> str:
    """Return who has most; several at once and nobody are said as such."""
    named = [part for part in parts if part.key is not None]
    highest = max((part.tally.active for part in named), default=0)
    first = [lower_first(part.name) for part in named if part.tally.active == highest]
    day = f"Ngày {format_date(on)}"
    if not highest:
        return f"{day}: chưa có tổ chức nào đang hoạt động"
    counted = f"{format_number(highest)} tổ chức"
    if len(first) > 3:
        return f"{day}: nhiều nhất là {counted} đang hoạt động, ở {len(first)} nơi bằng nhau"
    return f"{day}: {lower_first(words)} {'; '.join(first)} ({counted})"


def founding_finding(figures: Overview, years: list[int]) -> str:
    """Return the title of the chart of founding and ending by year."""
    counts = {part.key: part.tally.total for part in figures.founded if part.key in years}
    highest = max(counts.values(), default=0)
    best = [year for year, count in counts.items() if count == highest and year is not None]
    span = f"từ {years[0]} đến {years[-1]}" if len(years) > 1 else f"năm {years[0]}"
    day = format_date(figures.on)
    if not highest:
        return f"Không có tổ chức nào thành lập {span} (số liệu ngày {day})"
    when = f"năm {best[-1]}" if len(best) == 1 else f"các năm {', '.join(map(str, best[:4]))}"
    return (
        f"Thành lập nhiều nhất vào {when}: {format_number(highest)} tổ chức "
        f"({span}, số liệu ngày {day})"
    )
