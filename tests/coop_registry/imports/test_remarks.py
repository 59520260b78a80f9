"""Remarks of a list stay whole, however long they are."""

import pytest

from coop_registry.reading.meanings import M
from coop_registry.reading.read import Read
from coop_registry.reading.rows import OrganisationRow
from coop_registry.rules.imports.remarks import LONGEST, remark_of, remark_parts

#: Nine hundred letters of different words.
LONG = " ".join(f"lời{at}" for at in range(150))


@pytest.mark.parametrize("begin", ["", "Nông Văn Thử: "])
def test_a_long_remark_goes_on_in_further_statements(begin):
    parts = remark_parts(LONG, begin)
    assert len(parts) > 1
    assert all(len(one) <= LONGEST and one.startswith(begin) for one in parts)
    words = [one.removeprefix(begin).rpartition(" (")[0] for one in parts]
    assert " ".join(words) == LONG
    assert parts[0].endswith(f"(1/{len(parts)})")


def test_a_text_of_its_own_says_where_the_rest_is():
    parts = remark_parts(" ".join([LONG] * 6))
    assert (len(parts), all(len(one) <= LONGEST for one in parts)) == (10, True)
    assert "còn tiếp trong ô gốc của tệp" in parts[-1]


def test_a_number_at_the_seam_is_hidden_before_it_is_parted():
    row = OrganisationRow("", "Sheet1", 3, (), [])
    row.values[M.NOTE] = Read("x", f"{'a' * 280} 006190000177")
    assert "006190000177" not in "".join(remark_parts(remark_of(row) or ""))
