"""Figures from rows: parts are always the whole, nobody ended is counted among members."""

from collections import Counter
from datetime import date
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coop_registry.papers.overview_tables import HEADS, tables_of
from coop_registry.rules.findings import Counted
from coop_registry.rules.findings.timeline import Figure
from coop_registry.rules.kinds import Kind, Status
from coop_registry.rules.listing import StatusGroup
from coop_registry.rules.monthly import compared_days, is_month_end, last_month_end, month_end
from coop_registry.rules.narrowing import Narrowing
from coop_registry.rules.overview import (
    Known,
    Movement,
    Places,
    movements_of,
    overview_of,
    tally,
)
from coop_registry.rules.sectors import Sector

ON = date(2025, 6, 2)
PLACES = Places(((1, "Huyện Ba Bể"), (2, "Huyện Chợ Đồn")), ((11, "Xã Một"), (12, "Xã Hai")))
LISTED = Counted(9, 9, 0, 9)
DECLARED = Counted(12, None, None, 3, Figure(12, ON, "Báo cáo"))
PARTLY = Counted(None, 7, None, 0, Figure(7, ON, "Báo cáo"))
SECTIONS = (
    ("A", "Nông nghiệp"),
    ("C", "Công nghiệp chế biến"),
    ("K", "Tài chính"),
    ("K", "Viễn thông"),
)

#: Drawing may be slow on a busy machine; that is no fault of the rules.
slowly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
days = st.none() | st.dates(date(2013, 7, 1), ON)
known = st.builds(
    Known,
    organisation_id=st.integers(1, 10**6),
    kind=st.sampled_from(Kind),
    founded_on=days,
    founded_exactly=st.booleans(),
    status=st.none() | st.sampled_from(Status),
    status_since=days,
    capital_vnd=st.none() | st.integers(0, 10**12),
    members=st.sampled_from((None, LISTED, DECLARED, PARTLY)),
    section=st.none() | st.sampled_from(SECTIONS),
    sectors=st.sets(st.sampled_from(Sector), max_size=2).map(lambda found: tuple(sorted(found))),
    commune_id=st.sampled_from((None, 11, 12, 99)),
    district_id=st.sampled_from((None, 1, 2, 99)),
)


@slowly
@given(st.lists(known, max_size=12))
def test_the_parts_of_every_table_are_the_whole(rows):
    figures = overview_of(rows, ON, PLACES)
    assert figures.whole == tally(rows)
    for parts in (
        figures.kinds, figures.sectors, figures.sections, figures.districts, figures.communes,
        figures.founded,
    ):  # fmt: skip
        for name in figures.whole.__dataclass_fields__:
            total = sum(getattr(part.tally, name) for part in parts)
            assert total == getattr(figures.whole, name), name
        keys = [part.key for part in parts]
        assert len(set(keys)) == len(keys)
    assert sum(sum(counts.values()) for _, counts in figures.statuses) == len(rows)
    assert figures.whole.active + figures.whole.other + figures.whole.ended == len(rows)
    dated = sum(one.has_ended and one.status_since is not None for one in rows)
    assert sum(count for _, count in figures.ended) == dated


@slowly
@given(st.lists(known, max_size=12), st.sampled_from((None, *Kind)))
def test_the_lines_of_every_shown_table_add_up_to_its_total(rows, kind):
    tables = tables_of(overview_of(rows, ON, PLACES), Narrowing(kind=kind))
    assert bool(tables) is bool(rows) or set(tables) == {"huyen", "xa"}
    for table in tables.values():
        for line in table.lines:
            assert len(line.figures) == len(table.heads)
        sums = [
            sum(line.figures[at].value for line in table.lines) for at in range(len(table.heads))
        ]
        if table.key == "cham-dut":
            continue  # one whose day is not known has no year
        assert sums == [figure.value for figure in table.total.figures]


@slowly
@given(st.lists(known, max_size=12))
def test_a_figure_opens_only_what_makes_it_up(rows):
    """What a list must be narrowed to holds for exactly as many rows as the figure says."""
    for table in tables_of(overview_of(rows, ON, PLACES), Narrowing()).values():
        for line in (*table.lines, *([table.total] if table.total else [])):
            for figure in line.figures:
                if figure.narrowed is not None:
                    met = sum(_meets(one, figure.narrowed) for one in rows)
                    assert figure.organisations == met


def _meets(one: Known, asked: Narrowing) -> bool:
    """Tell whether a list narrowed so holds the organisation."""
    return (
        (asked.kind is None or one.kind is asked.kind)
        and (asked.status is None or _has(one, asked.status))
        and (asked.unit_id is None or asked.unit_id in (one.commune_id, one.district_id))
        and (asked.sector is None or asked.sector in one.sectors)
        and (
            asked.founded_year is None
            or (one.founded_on is not None and one.founded_on.year == asked.founded_year)
        )
        and (
            asked.ended_year is None
            or (one.status_since is not None and one.status_since.year == asked.ended_year)
        )
        and (not asked.with_members or bool(one.members and one.members.total is not None))
        and (not asked.with_capital or one.capital_vnd is not None)
    )


def _has(one: Known, status: Status | StatusGroup) -> bool:
    if status is StatusGroup.STANDING:
        return one.status is not Status.ENDED
    if status is StatusGroup.OTHER:
        return one.status not in (Status.ACTIVE, Status.ENDED)
    return one.status is status


def test_members_and_capital_leave_out_who_has_ended():
    rows = [
        Known(1, Kind.COOPERATIVE, status=Status.ACTIVE, members=LISTED, capital_vnd=100),
        Known(2, Kind.COOPERATIVE, status=Status.CLOSING, members=DECLARED, capital_vnd=0),
        Known(3, Kind.COOPERATIVE, status=None, members=PARTLY),
        Known(4, Kind.COOPERATIVE, status=Status.ENDED, members=LISTED, capital_vnd=900),
    ]
    counted = tally(rows)
    assert (counted.total, counted.standing, counted.active, counted.other) == (4, 3, 1, 2)
    assert (counted.members, counted.by_list, counted.by_declaration) == (21, 1, 1)
    assert (counted.members_unknown, counted.unstated) == (1, 1)
    assert (counted.capital_vnd, counted.with_capital, counted.capital_unknown) == (100, 2, 1)


def test_a_branch_of_a_mixed_one_opens_no_list_and_sections_never_do():
    farm, trade, credit = Sector.AGRICULTURE, Sector.TRADE, Sector.CREDIT
    rows = [
        Known(1, Kind.COOPERATIVE, sectors=(farm,), section=SECTIONS[0]),
        Known(2, Kind.COOPERATIVE, sectors=(farm, trade)),
        Known(3, Kind.COOPERATIVE, sectors=(credit,), section=SECTIONS[2]),
        Known(4, Kind.COOPERATIVE),
    ]
    tables = tables_of(overview_of(rows, ON, Places()), Narrowing())
    opened = {line.name: line.figures[0].narrowed for line in tables["linh-vuc"].lines}
    assert opened == {
        "Nông, lâm, ngư, diêm nghiệp": None,  # the list has the mixed one under it too
        "Tín dụng": Narrowing(sector=credit),
        "Ghi nhiều lĩnh vực": None,
        "Chưa ghi ngành, lĩnh vực": None,
    }
    counted = {line.name: line.figures[0] for line in tables["nganh"].lines}
    assert [one.value for one in counted.values()] == [1, 1, 2]
    assert all(one.narrowed is None for one in counted.values())


def test_units_without_anybody_keep_their_line():
    figures = overview_of([Known(1, Kind.GROUP, district_id=2, commune_id=12)], ON, PLACES)
    assert [(one.name, one.tally.total) for one in figures.districts] == [
        ("Huyện Ba Bể", 0),
        ("Huyện Chợ Đồn", 1),
    ]
    assert [one.tally.total for one in figures.communes] == [0, 1]


def test_an_empty_register_has_no_tables_but_its_units():
    figures = overview_of([], ON, Places())
    assert tables_of(figures, Narrowing()) == {}
    assert figures.movements == dict.fromkeys(Kind, Movement())


@pytest.mark.parametrize(
    ("on", "month_ago", "year_ago"),
    [
        (date(2025, 5, 31), date(2025, 4, 30), date(2024, 5, 31)),
        (date(2025, 6, 30), date(2025, 5, 31), date(2024, 6, 30)),
        (date(2025, 6, 2), date(2025, 5, 31), date(2024, 6, 2)),
        (date(2025, 1, 31), date(2024, 12, 31), date(2024, 1, 31)),
        (date(2025, 2, 28), date(2025, 1, 31), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2024, 1, 31), date(2023, 2, 28)),
        (date(2024, 2, 28), date(2024, 1, 31), date(2023, 2, 28)),
    ],
)
def test_a_day_is_set_beside_the_month_before_and_the_year_before(on, month_ago, year_ago):
    assert compared_days(on) == (month_ago, year_ago)


def test_the_last_month_that_is_over():
    assert last_month_end(date(2025, 6, 2)) == date(2025, 5, 31)
    assert last_month_end(date(2025, 6, 30)) == date(2025, 6, 30)
    assert last_month_end(date(2025, 1, 1)) == date(2024, 12, 31)
    assert month_end(date(2024, 2, 10)) == date(2024, 2, 29)
    assert not is_month_end(date(2024, 2, 28))


def test_what_began_and_ended_counts_in_its_month_and_its_year():
    def one(founded: date, exactly: bool = True, ended: date | None = None) -> Known:
        status = Status.ENDED if ended else Status.ACTIVE
        return Known(1, Kind.COOPERATIVE, founded, exactly, status, ended or founded)

    rows = [
        one(date(2025, 6, 1)),
        one(date(2025, 6, 2)),
        one(date(2025, 5, 31)),
        one(date(2025, 1, 1), exactly=False),
        one(date(2024, 6, 1)),
        one(date(2020, 1, 1), ended=date(2025, 6, 1)),
        one(date(2020, 1, 1), ended=date(2025, 1, 1)),
        one(date(2020, 1, 1), ended=date(2024, 12, 31)),
    ]
    moved = movements_of(rows, ON)
    assert moved[Kind.COOPERATIVE] == Movement(2, 4, 1, 2, 1)
    assert moved[Kind.GROUP] == Movement()


def test_every_head_has_its_figure():
    rows = [Known(at, kind, status=s) for at, (kind, s) in enumerate(product(Kind, Status))]
    tables = tables_of(overview_of(rows, ON, PLACES), Narrowing())
    assert Counter(len(line.figures) for line in tables["loai-hinh"].lines) == {len(HEADS): 3}
