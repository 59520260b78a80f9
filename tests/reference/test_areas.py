"""Communes and districts of places on a day, before and after 01/07/2025; sections; the schema."""

from datetime import date

import pytest

from reference import queries as reference
from reference.rules import UnitLevel

pytestmark = pytest.mark.db
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)


def districts(on: date) -> list:
    return [one for one in reference.units_known(on) if one.level is UnitLevel.DISTRICT]


def id_of(code: str, on: date = LAST) -> int:
    return reference.unit_by_code(code, on).id


def test_an_old_commune_lies_in_its_district_and_later_in_what_became_of_it(session):
    commune, district = id_of("02041"), id_of("064")
    before = reference.areas_on([commune], LAST)[commune]
    after = reference.areas_on([commune], FIRST)[commune]
    assert (before.commune_id, before.district_id) == (commune, district)
    assert after.commune_id == reference.successor_on(commune, FIRST).id != commune
    assert after.district_id == district


def test_a_new_commune_lies_in_the_district_of_all_it_was_made_of(session):
    made = {one.code: one.id for one in reference.units_in_force(UnitLevel.COMMUNE, FIRST)}
    areas = reference.areas_on(made.values(), FIRST)
    mixed = {code for code, one in made.items() if areas[one].district_id is None}
    assert mixed == {"01849", "01933", "02014"}  # made of communes of two districts each
    assert len(made) == 37
    assert all(areas[one].commune_id == one for one in made.values())
    # A commune of the day after lies nowhere on the day before.
    assert reference.areas_on([made["01849"]], LAST)[made["01849"]].commune_id is None


def test_a_place_recorded_as_a_district_has_no_commune(session):
    district = id_of("061")
    for day in (LAST, FIRST):
        found = reference.areas_on([district], day)[district]
        assert (found.commune_id, found.district_id) == (None, district)


def test_districts_are_known_after_they_have_ended(session):
    before, after = districts(LAST), districts(FIRST)
    assert [one.id for one in before] == [one.id for one in after]
    assert len(after) == 8
    assert not any(one.in_force(FIRST) for one in after)


def test_the_area_of_a_district_stays_after_its_end(session):
    district = id_of("064")
    before = reference.area_ids(district, LAST)
    after = reference.area_ids(district, FIRST)
    assert before == reference.unit_ids_within(district, LAST)
    assert reference.unit_ids_within(district, FIRST) == frozenset()
    assert before <= after
    assert reference.area_ids(id_of("061"), FIRST).isdisjoint(after)


def test_a_unit_that_has_not_begun_has_no_area(session):
    assert reference.area_ids(id_of("01849", FIRST), LAST) == frozenset()
    assert reference.area_ids(2_000_000_000, LAST) == frozenset()


def test_every_old_district_has_an_outline_of_its_own(session):
    shapes = reference.unit_shapes()
    assert set(shapes) == {one.code for one in districts(LAST)}
    for shape in shapes.values():
        assert len(shape.points) >= 4
        xs, ys = zip(*shape.points, strict=True)
        assert min(xs) < shape.label_at[0] < max(xs)
        assert min(ys) < shape.label_at[1] < max(ys)
        assert max(xs) <= 340, "as wide as a phone, so that letters keep their size"
    assert len({shape.points for shape in shapes.values()}) == 8


def test_a_class_lies_in_the_section_above_it_by_its_own_version(session):
    above = reference.sections_by_division()
    assert above["2018", "01"].letter == "A"
    assert above["2018", "01"].name == "Nông nghiệp, lâm nghiệp và thuỷ sản"
    assert above["2018", "A"] == above["2018", "01"]
    assert above["2018", "64"].letter == "K"
    assert above["2025", "64"].letter == "L"
    assert above["2018", "64"] != above["2025", "64"]
    assert above["2018", "10"] == above["2025", "10"]
