"""Past totals of the made-up province, taken in as an office's own table would be (biểu tổng hợp).

The figures are those of the plan, but for one that another source tells otherwise.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from coop_registry.reading.child import read_file
from coop_registry.rules.kinds import Kind, Status
from coop_registry.rules.totals import Total
from coop_registry.services.imports import staging, taking
from coop_registry.services.imports.judging import Office
from core.access import EVERYTHING
from desk.demo.plan import Fact, Planned, Values
from papers.uploads import LISTS, check_upload
from reference import queries as reference
from reference.rules import UnitLevel

YEARS = (2023, 2024)
_NAME = "Biểu tổng hợp hợp tác xã {} (dữ liệu trình diễn).csv"
_TITLE = "BIỂU TỔNG HỢP HỢP TÁC XÃ, TỔ HỢP TÁC (DỮ LIỆU TRÌNH DIỄN)"
_HEADS: dict[Total, str] = {
    Total.COOPERATIVES: "Tổng số HTX",
    Total.COOPERATIVES_NEW: "HTX thành lập mới",
    Total.COOPERATIVES_DISSOLVED: "HTX giải thể",
    Total.GROUPS: "Tổng số THT",
}
#: Cooperatives more, in the table of the last year, than the alliance of cooperatives counted.
_OTHERWISE = 2


def add_totals(organisations: Sequence[Planned], on: date, at: datetime) -> None:
    """Take in one table for each year, by district; `on` is the day the demonstration stands on.

    The caller's transaction is a writer and commits.
    """
    for year in YEARS:
        _take_in(f"năm {year}", _table(organisations, date(year, 12, 31)), on, at)
    last = _table(organisations, date(YEARS[-1], 12, 31), _OTHERWISE)
    _take_in(f"năm {YEARS[-1]}, bản của Liên minh", last, on, at)


def _table(organisations: Sequence[Planned], day: date, more: int = 0) -> str:
    """Return the table of a day as text; with `more` only the first district, and so many more."""
    lines = [_TITLE, f"(Tính đến ngày {day:%d/%m/%Y})", "", "STT,Huyện thành phố," + _head()]
    districts = {one.commune.district_code: one.commune.district for one in organisations}
    for place, code in enumerate(sorted(districts), 1):
        here = [one for one in organisations if one.commune.district_code == code]
        figures = [count(here, day) for count in _COUNTS.values()]
        figures[0] += more
        lines.append(f"{place},{districts[code]},{','.join(map(str, figures))}")
        if more:
            break
    return "\n".join(lines) + "\n"


def _head() -> str:
    return ",".join(_HEADS[total] for total in _COUNTS)


def _take_in(words: str, text: str, on: date, at: datetime) -> None:
    """Read, judge, keep and write one table, as `flask registry import` does."""
    name, content = _NAME.format(words), text.encode()
    province = reference.units_in_force(UnitLevel.PROVINCE, on)[0]
    tables = taking.tables_of(read_file(name, content), on, decided=taking.remembered(province.id))
    judged = taking.judge_tables(Office(EVERYTHING, province.id, on), tables)
    upload = check_upload(name, content, LISTS)
    kept = staging.keep_file(upload, unit_id=province.id, actor_id=0, on=None, at=at)
    row_ids = taking.keep(kept.id, tables, judged)
    ready = taking.prepare_writing(name, tables, judged, row_ids, actor_id=0, at=at)
    taking.write_import(kept, ready, judged, actor_id=0, at=at)


def _ended_on(organisation: Planned) -> date | None:
    """Return since when an organisation is ended."""
    for fact, values in _facts(organisation):
        if fact is Fact.STATUS and values["status"] == Status.ENDED.value:
            found: date = values["start_on"]
            return found
    return None


def _facts(organisation: Planned) -> list[tuple[Fact, Values]]:
    return [one for act in organisation.acts for one in act.facts]


def _standing(kind: Kind) -> Callable[[Sequence[Planned], date], int]:
    """Return what counts those of a kind that stand on a day."""

    def count(here: Sequence[Planned], day: date) -> int:
        return sum(
            one.kind is kind
            and one.begun_on <= day
            and ((ended := _ended_on(one)) is None or day < ended)
            for one in here
        )

    return count


def _founded(here: Sequence[Planned], day: date) -> int:
    """Count the cooperatives founded in the year of a day."""
    return sum(one.kind is Kind.COOPERATIVE and one.begun_on.year == day.year for one in here)


def _dissolved(here: Sequence[Planned], day: date) -> int:
    """Count the cooperatives that ended in the year of a day."""
    ended = [_ended_on(one) for one in here if one.kind is Kind.COOPERATIVE]
    return sum(one is not None and one.year == day.year for one in ended)


_COUNTS: dict[Total, Callable[[Sequence[Planned], date], int]] = {
    Total.COOPERATIVES: _standing(Kind.COOPERATIVE),
    Total.COOPERATIVES_NEW: _founded,
    Total.COOPERATIVES_DISSOLVED: _dissolved,
    Total.GROUPS: _standing(Kind.GROUP),
}
