from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy.orm import Session

from core.access import EVERYTHING, Scope
from core.db import db
from reference import queries
from reference.rules import UnitLevel
from tests.factories.reference import (
    FIRST_DAY_OF_COMMUNES,
    LAST_DAY_OF_DISTRICTS,
    commune_named,
    unit_of,
)

BEFORE, ON, AFTER = date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 2)


@pytest.mark.parametrize(
    ("on", "districts", "communes"), [(BEFORE, 8, 108), (ON, 0, 37), (AFTER, 0, 37)]
)
def test_districts_end_and_communes_merge_on_1_july_2025(
    session: Session, on: date, districts: int, communes: int
) -> None:
    assert len(queries.units_in_force(UnitLevel.DISTRICT, on)) == districts
    assert len(queries.units_in_force(UnitLevel.COMMUNE, on)) == communes


def test_units_of_a_district_stand_in_vietnamese_order(session: Session) -> None:
    names = [
        one.name for one in queries.units_in_force(UnitLevel.COMMUNE, BEFORE, unit_of("064").id)
    ]
    assert len(names) == 20
    assert names.index("Xã Đại Sảo") < names.index("Xã Lương Bằng") < names.index("Xã Yên Mỹ")
    assert names.index("Xã Bản Thi") < names.index("Xã Bằng Lãng") < names.index("Xã Đồng Lạc")


def test_one_new_commune_takes_over_communes_of_two_districts(session: Session) -> None:
    new = unit_of("02014", ON)
    inside = queries.unit_ids_within(new.id, ON)
    old = [queries.unit(one) for one in inside - {new.id}]
    assert {one.name for one in old if one} == {"Xã Dương Phong", "Xã Quang Thuận", "Xã Đồng Thắng"}
    parents = {queries.unit(one.parent_id or 0) for one in old if one}
    assert {one.name for one in parents if one} == {"Huyện Bạch Thông", "Huyện Chợ Đồn"}


def test_the_same_code_means_another_unit_after_the_change(session: Session) -> None:
    before, after = unit_of("01843", BEFORE), unit_of("01843", ON)
    assert (before.name, after.name) == ("Phường Phùng Chí Kiên", "Phường Bắc Kạn")
    found = queries.successor_on(before.id, ON)
    assert found is not None
    assert found.id == after.id
    assert queries.successor_on(before.id, BEFORE) is before
    assert queries.successor_on(after.id, BEFORE) is None


def test_a_district_has_no_successor_but_keeps_its_old_communes(session: Session) -> None:
    district = unit_of("064")
    assert queries.successor_on(district.id, ON) is None
    assert queries.unit_ids_within(district.id, ON) == frozenset()
    assert len(queries.former_district_ids(district.id)) == 21


def test_everything_of_the_old_province_lies_in_the_new_one(session: Session) -> None:
    old, new = unit_of("06", BEFORE), unit_of("19", ON)
    everything_old = queries.unit_ids_within(old.id, BEFORE)
    assert len(everything_old) == 1 + 8 + 108
    assert everything_old < queries.unit_ids_within(new.id, ON)
    assert len(queries.unit_ids_within(new.id, ON)) == 155


@pytest.mark.parametrize("name", ["Rã Bản", "xã Đông Viên", "XA DONG VIEN", "Xã Rã Bản"])
def test_a_commune_merged_long_ago_is_found_by_its_old_name(session: Session, name: str) -> None:
    assert commune_named(name, BEFORE).name == "Xã Đồng Thắng"
    assert commune_named(name, ON).name == "Xã Bạch Thông"


@pytest.mark.parametrize(
    "name", ["TP. Bắc Kạn", "thành phố Bắc Kạn", "thị xã Bắc Kạn", "Bắc Cạn", "TP Bắc Kạn"]
)
def test_the_city_is_found_by_every_spelling(session: Session, name: str) -> None:
    (found,) = queries.units_named(name, UnitLevel.DISTRICT, BEFORE)
    assert found.code == "058"


def test_a_name_that_could_mean_two_units_gives_both(session: Session) -> None:
    found = queries.units_named("Lương Hạ", UnitLevel.COMMUNE, BEFORE)
    assert {one.name for one in found} == {"Thị trấn Yến Lạc", "Xã Cường Lợi"}


def test_an_unknown_name_gives_nothing(session: Session) -> None:
    assert queries.units_named("Xã Không Có", UnitLevel.COMMUNE, BEFORE) == []


def test_choices_name_the_district_while_there_is_one(session: Session) -> None:
    scope = Scope(unit_ids=queries.unit_ids_within(unit_of("064").id, BEFORE))
    choices = dict(queries.communes_for_choice(scope, BEFORE))
    assert len(choices) == 20
    assert choices[commune_named("Bằng Phúc").id] == "Xã Bằng Phúc (Huyện Chợ Đồn)"
    later = queries.communes_for_choice(EVERYTHING, ON)
    assert len(later) == 37
    assert "Xã Chợ Đồn" in dict(later).values()


def test_the_line_of_a_commune_leads_up_to_the_province(session: Session) -> None:
    names = [one.name for one in queries.seat_line(commune_named("Bằng Phúc").id)]
    assert names == ["Xã Bằng Phúc", "Huyện Chợ Đồn", "Tỉnh Bắc Kạn"]


def test_units_within_cost_one_small_statement_in_a_session(
    session: Session, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    new = unit_of("19", FIRST_DAY_OF_COMMUNES)
    queries.unit_ids_within(new.id, FIRST_DAY_OF_COMMUNES)
    with count_queries() as statements:
        queries.unit_ids_within(new.id, FIRST_DAY_OF_COMMUNES)
    assert len(statements) == 0
    db.session.remove()
    with count_queries() as statements:
        queries.unit_ids_within(unit_of("06").id, LAST_DAY_OF_DISTRICTS)
    assert len(statements) == 2
