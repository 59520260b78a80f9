"""Yearly figures as cooperatives report them, and what other sources say otherwise (số liệu khai báo)."""

from datetime import date

from coop_registry.labels import figure_words
from coop_registry.rules.kinds import Activity, Declared, Kind, PartyKind, Rating, Status
from coop_registry.rules.membership import MemberClass
from core.money import format_vnd
from desk.demo.draft import Draft
from desk.demo.flaws import Flaw
from desk.demo.numbers import DEMO
from desk.demo.plan import Act, Fact
from law.acts import LAW_2023_FROM

#: The first year of which reports are recorded.
FIRST_YEAR = 2021
LAST_YEAR = 2024
#: Income of a worker a month in the published reports: 3,8 million đồng in 2019, slowly rising.
_INCOME_2019 = 3_800_000
_MILLION = 1_000_000
#: Revenue beside that of 2024, years of the epidemic included.
_YEARS = {2021: 0.72, 2022: 0.85, 2023: 0.93, 2024: 1.0}
_MOST_REVENUE = 25_000 * _MILLION
#: Published shares of 2019: good and fair a quarter, average two thirds, weak a tenth.
_RATINGS = ((Rating.WEAK, 0.10), (Rating.AVERAGE, 0.75), (Rating.FAIR, 0.92))
_OTHER_SOURCE = "Danh sách hợp tác xã của Liên minh Hợp tác xã tỉnh, tháng 3/2025"


def report_all(draft: Draft) -> None:
    """Write the reports of the years it worked (báo cáo tình hình hoạt động hằng năm)."""
    if draft.planned.kind is Kind.GROUP or draft.seen is Activity.NOT_STARTED:
        return
    margin = draft.chance.uniform(1.1, 1.6)
    at_work = draft.chance.randint(35, 70)
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        on = date(year, 12, 31)
        must = draft.flaw is not None and year == LAST_YEAR
        if draft.stands(on) and (must or draft.chance.random() < 0.8):
            _report(draft, on, at_work, margin)


def _report(draft: Draft, on: date, at_work: int, margin: float) -> None:
    """Write one report: so many percent of the members at work, so much revenue beside their pay."""
    source = f"Báo cáo tình hình hoạt động năm {on.year}"
    act = draft.act(on, source)
    values = _counts(draft, on)
    values[Declared.PAID_CAPITAL] = _paid(draft, on)
    values |= _results(draft, on, values[Declared.MEMBERS_TOTAL] * at_work // 100, margin)
    values[Declared.RATING] = _rating(draft, on)
    _plant(draft, on, values)
    for what, value in values.items():
        act.add(Fact.DECLARED, what=what.value, value=value, on=on, year=on.year, source=source)
    act.changes = {
        what.value: (None, figure_words(what.value, values[what]))
        for what in (Declared.MEMBERS_TOTAL, Declared.REVENUE, Declared.PROFIT)
    }


def _results(draft: Draft, on: date, at_work: int, margin: float) -> dict[Declared, int]:
    """Return who works and what comes of it: pay is a part of revenue, profit what good ones keep."""
    own = max(at_work if draft.seen is not Activity.WEAK else at_work // 2, 2)
    hired = draft.chance.choice((0, 0, 0, 0, 2, 3, 5)) if draft.vigour > 0.4 else 0
    income = _INCOME_2019 * 1.06 ** (on.year - 2019) * (0.75 + 0.6 * draft.vigour)
    income_vnd = round(income / 100_000) * 100_000
    by_capital = draft.capital_vnd * draft.trade.turnover * (0.3 + draft.vigour) * _YEARS[on.year]
    by_work = (own + hired) * income_vnd * 12 * margin
    drawn = min(max(by_work, by_capital), _MOST_REVENUE) * draft.chance.uniform(0.97, 1.05)
    revenue = round(drawn / (5 * _MILLION)) * 5 * _MILLION
    kept = (0.01 + 0.13 * draft.vigour) * draft.chance.uniform(0.7, 1.2)
    return {
        Declared.WORKERS: own + hired,
        Declared.WORKERS_MEMBERS: own,
        Declared.WORKERS_HIRED: hired,
        Declared.REVENUE: revenue,
        Declared.PROFIT: round(revenue * kept / _MILLION) * _MILLION,
        Declared.INCOME_PER_WORKER: income_vnd,
    }


def _counts(draft: Draft, on: date) -> dict[Declared, int]:
    """Return the members of a day as the list has them, or as declared where there is none."""
    if not draft.is_listed:
        return {Declared.MEMBERS_TOTAL: draft.size}
    present = draft.books.present(on)
    found = {Declared.MEMBERS_TOTAL: len(present)}
    if on >= LAW_2023_FROM:
        official = sum(one.member_class is MemberClass.OFFICIAL for one in present)
        found[Declared.MEMBERS_OFFICIAL] = official
        if len(present) > official:
            found[Declared.MEMBERS_ASSOCIATE] = len(present) - official
    parties = [one.party for one in present]
    found[Declared.MEMBERS_WOMEN] = sum(one.gender == "Nữ" for one in parties)
    found[Declared.MEMBERS_MINORITY] = sum(one.ethnicity not in (None, "Kinh") for one in parties)
    for what, kind in (
        (Declared.MEMBERS_HOUSEHOLDS, PartyKind.HOUSEHOLD),
        (Declared.MEMBERS_ENTITIES, PartyKind.ORGANISATION),
    ):
        if number := sum(one.kind is kind for one in parties):
            found[what] = number
    return found


def _paid(draft: Draft, on: date) -> int:
    """Return what is paid by a day, all of it where only the sum is declared."""
    return draft.books.paid(on) if draft.is_listed else draft.capital_vnd


def _rating(draft: Draft, on: date) -> int:
    """Return the grade: none in the first year (Điều 6 Thông tư 01/2020/TT-BKHĐT)."""
    if (on - draft.begun_on).days < 365:
        return Rating.NOT_RATED
    seen = draft.vigour + draft.chance.uniform(-0.06, 0.06)
    return next((grade for grade, below in _RATINGS if seen < below), Rating.GOOD)


def _plant(draft: Draft, on: date, values: dict[Declared, int]) -> None:
    """Put what is planted into the last report; a few others are careless of themselves."""
    if on.year != LAST_YEAR:
        return
    if draft.flaw is Flaw.MEMBERS_DIFFERENCE:
        values[Declared.MEMBERS_TOTAL] += draft.chance.choice((2, 3, 5))
    if draft.flaw is Flaw.PART_EXCEEDS:
        values[Declared.MEMBERS_WOMEN] = values[Declared.MEMBERS_TOTAL] + 3
    if draft.flaw is Flaw.CAPITAL:
        values[Declared.PAID_CAPITAL] = draft.capital_vnd * 6 // 10 // _MILLION * _MILLION
    if draft.flaw is None and draft.is_listed and draft.chance.random() < 0.02:
        values[Declared.MEMBERS_TOTAL] += 1
    parts = [one.pledged_vnd for one in draft.books.contributors(on)]
    if not parts:
        return
    if draft.flaw is Flaw.BELOW_MINIMUM:
        different = sorted(set(parts))
        least = different[1] if len(different) > 1 else different[0] + 5 * _MILLION
        values[Declared.CONTRIBUTION_MINIMUM] = least
    elif draft.chance.random() < 0.25 and min(parts) >= 2 * _MILLION:
        values[Declared.CONTRIBUTION_MINIMUM] = min(parts) // 2 // _MILLION * _MILLION


def observe(draft: Draft) -> None:
    """Let another source say something else of one in twenty (nguồn khác ghi khác)."""
    if draft.chance.random() >= 0.05 or draft.planned.kind is Kind.GROUP:
        return
    on = date(2025, 3, 31)
    if not draft.stands(on):
        return
    act = draft.act(on, _OTHER_SOURCE, "observation.noted")
    for field, words, value in _statements(draft):
        act.add(
            Fact.OBSERVATION, field=field, words=words, value=value, as_of=on, source=_OTHER_SOURCE
        )  # fmt: skip
        act.changes[field] = (None, words)


def _statements(draft: Draft) -> list[tuple[str, str, str]]:
    """Return (field, words, value) of what the other source says."""
    capital = draft.held[Fact.CAPITAL]["amount_vnd"]
    other = capital * draft.chance.choice((50, 80, 120, 150)) // 100
    members = len(draft.books.present(draft.today)) or draft.size
    return draft.chance.choice(
        (
            [("amount_vnd", format_vnd(other), str(other))],
            [("members_total", f"{members + 4} thành viên", str(members + 4))],
            [("activity", "Hoạt động cầm chừng", Activity.WEAK.value)],
            [("status", "Tạm ngừng kinh doanh", Status.SUSPENDED.value)],
        )
    )


def group_report(draft: Draft, act: Act) -> None:
    """Let a group say how many work in it (tổ hợp tác)."""
    source = act.source.removesuffix(f" {DEMO}")
    act.add(
        Fact.DECLARED, what=Declared.WORKERS.value, value=draft.size, on=act.on, source=source
    )  # fmt: skip
