"""Real statements, in lists of several shapes, are read right or doubted, never silently wrong."""

import pytest

from coop_registry.reading.meanings import M
from coop_registry.rules.kinds import Kind
from core.text import clean
from tests.coop_registry.reading.shapes import SHAPES, Count, compare, read_shape, statements

KINDS = {"HTX": Kind.COOPERATIVE, "THT": Kind.GROUP}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_value_is_right_or_doubted(shape: str) -> None:
    expected = {_plain(one["name_official"]): one for one in statements()}
    by_name: dict[str, list[dict[str, str]]] = {}
    for one in statements():
        by_name.setdefault(_plain(one["name_official"]), []).append(one)
    count, wrong = Count(), []
    rows = list(read_shape(shape, statements()).organisations())
    for row in rows:
        named = row.values[M.NAME]
        alike = by_name[_plain(named.raw)]
        products = row.values[M.PRODUCTS].raw if M.PRODUCTS in row.values else ""
        one = next(one for one in alike if _plain(one["products"]) == _plain(products))
        alike.remove(one)
        wrong += compare(one, row, count)
        if named.doubt is None and row.kind is not None and named.value.kind is not None:
            assert row.kind is KINDS[one["org_type"]]
    assert len(rows) == len(statements())
    assert len(expected) > 70
    assert wrong == []
    assert (count.wrong, count.missing) == (0, 0)
    assert count.right > 3 * count.doubted, str(count)


def _plain(name: str) -> str:
    return clean(name).lower().replace("’", "'").replace("–", "-")


def test_places_of_the_statements_are_kept_whatever_the_shape() -> None:
    expected = {one["row_id"]: one for one in statements()}
    assert len(expected) == len(statements())
    for shape in ("xlsx, titles and numbered columns", "ods, addresses in one cell"):
        for one, row in zip(
            statements(), read_shape(shape, statements()).organisations(), strict=True
        ):
            for key in ("commune", "district"):
                unit = getattr(row.place, key)
                if unit is not None:
                    assert unit.name in clean(one[key]), (shape, one["row_id"])


def test_the_first_count_of_members_is_read_as_the_later_one() -> None:
    rows = [
        one | {"members_raw": one["members_initial_raw"], "members": one["members_initial"]}
        for one in statements()
    ]
    count, wrong = Count(), []
    read = read_shape("xlsx, titles and numbered columns", rows).organisations()
    for one, row in zip(rows, read, strict=True):
        wrong += compare(one, row, count)
    assert wrong == []
