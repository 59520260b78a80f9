"""Whatever a list looks like: twice is once, order is nothing, nothing is half or silently wrong."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from coop_registry.queries.export import rows_on
from coop_registry.reading.child import read_file
from coop_registry.reading.sheets import FileRead, Unreadable
from coop_registry.rules.imports.kinds import Outcome
from coop_registry.services.imports import taking
from coop_registry.services.imports.judging import Judged, Office
from coop_registry.services.imports.writing import write
from core.access import EVERYTHING
from core.clock import now_utc
from core.db import begin_write, db
from reference import queries as reference
from tests.coop_registry.imports.kit import TODAY, line, listed
from tests.coop_registry.imports.test_members import members, person
from tests.coop_registry.reading.books import read_of, sheet_of
from tests.coop_registry.reading.test_mutations import FILES, TRUTH, bent, broken

pytestmark = pytest.mark.db

NAMES = (
    "HTX Tân Thành",
    "HTX nông nghiệp Tân Thành",
    "HTX Hợp Giang",
    "HTX Thanh Tâm",
    "THT Đại Thắng",
)
COMMUNES = (
    ("Xã Bằng Phúc", "Chợ Đồn"),
    ("Xã Yên Phong", "Chợ Đồn"),
    ("Bằng Phúc", None),
    (None, None),
)
CODES = (None, None, None, "4700111222", "4700111333")
CAPITALS = (500, 500, "1.900", "2.2", "2,5 tỷ", None, "nhiều")
STATUSES = ("Đang hoạt động", "Đang hoạt động", "Ngừng hoạt động", "Đã giải thể", None, "tốt lắm")
FOUNDED = ("12/03/2018", "2018", "03/2018", None, "31/02/2018")
PEOPLE = ("Triệu Thị Lan", "Nông Văn Hai", "Bàn Thị Ba")
PAPERS = (None, "006085001234", "006090001999", "12345")


@dataclass(frozen=True)
class Taken:
    """What an import made of the register, all taken back since."""

    judged: Judged
    again: Judged
    register: list[dict[str, Any]]


def taken(file: FileRead) -> Taken:
    """Take a list in, then once more, and leave the register as it was."""
    office = Office(EVERYTHING, reference.unit_by_code("064", TODAY).id, TODAY)
    begin_write()
    judged = _written(file, office)
    db.session.expire_all()
    register = [plain(vars(row)) for row in rows_on(TODAY, scope=EVERYTHING)]
    tables = taking.tables_of(file, TODAY)
    again = taking.judge_tables(office, tables)
    db.session.rollback()
    return Taken(judged, again, register)


def _written(file: FileRead, office: Office) -> Judged:
    tables = taking.tables_of(file, TODAY)
    judged = taking.judge_tables(office, tables)
    ready = taking.prepare_writing("x.xlsx", tables, judged, {}, actor_id=1, at=now_utc())
    write(ready)
    return judged


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what only numbers it, or names the row it came from."""
    return {key: value for key, value in row.items() if key not in ("id", "source")}


def rows_of(dice: random.Random) -> list[list[object]]:
    """Return some rows, several about the same organisation."""
    found = []
    for at in range(dice.randrange(1, 7)):
        commune, district = dice.choice(COMMUNES)
        found.append(
            line(
                dice.choice(NAMES),
                stt=at + 1,
                code=dice.choice(CODES),
                commune=commune,
                district=district,
                capital=dice.choice(CAPITALS),
                status=dice.choice(STATUSES),
                founded=dice.choice(FOUNDED),
            )
        )
    return found


def member_rows(dice: random.Random) -> list[list[object]]:
    return [
        person(dice.choice(PEOPLE), paper=dice.choice(PAPERS)) for _ in range(dice.randrange(1, 6))
    ]


def book(rows: Sequence[list[object]], people: Sequence[list[object]] = ()) -> FileRead:
    sheets = [sheet_of(listed(*rows), name="HTX")]
    if people:
        sheets.append(sheet_of(members(*people, owner="HTX Hợp Giang"), name="TV"))
    return FileRead(sheets=sheets)


def ordered(register: list[dict[str, Any]]) -> list[str]:
    return sorted(repr(sorted(row.items(), key=lambda item: item[0])) for row in register)


def assert_twice_is_once(file: FileRead) -> None:
    done = taken(file)
    for row in done.again.rows:
        assert row.outcome in (Outcome.UNCHANGED, Outcome.REJECTED, None), (
            row.label, row.words, row.changes,
        )  # fmt: skip
    counted = sum(row.outcome is Outcome.CREATED and not row.is_member for row in done.judged.rows)
    assert len(done.register) == counted


def assert_order_is_nothing(seed: int) -> None:
    dice = random.Random(seed)
    rows, people = rows_of(dice), member_rows(dice) if dice.random() < 0.4 else []
    first = taken(book(rows, people))
    shuffled, turned = list(rows), list(people)
    dice.shuffle(shuffled)
    dice.shuffle(turned)
    second = taken(book(shuffled, turned))
    assert ordered(first.register) == ordered(second.register), (rows, shuffled)


def assert_right_or_left_out(seed: int, *, junk: bool) -> None:
    """Every value in the register is the one the list means, or is not there."""
    done = taken(read_of(bent(seed, junk=junk)))
    assert len(done.register) <= len(TRUTH)
    for row in done.register:
        truth = {str(meaning): value for meaning, value in TRUTH[row["name"]].items()}
        assert row["charter_capital_vnd"] in (truth["capital_registered"], None, 1_500_000)
        assert row["members_total"] in (truth["members_total"], None)
        assert row["tax_code"] in (truth["tax_code"], None)
        assert row["unit_code"]


def assert_broken_bytes_are_refused_or_whole(name: str, seed: int) -> None:
    try:
        file = read_file(name, broken(name, seed))
    except Unreadable:
        return
    assert_twice_is_once(file)


@pytest.mark.parametrize("seed", range(12))
def test_a_list_twice_is_the_list_once(session, seed):
    dice = random.Random(seed)
    assert_twice_is_once(book(rows_of(dice), member_rows(dice)))


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_rows_is_nothing(session, seed):
    assert_order_is_nothing(seed)


@pytest.mark.parametrize("seed", range(6))
def test_a_bent_list_is_right_in_the_register_or_left_out(session, seed):
    assert_right_or_left_out(seed, junk=seed % 2 == 0)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_a_thousand_bent_and_broken_lists_in_the_register(session):
    dice = random.Random()
    for _ in range(700):
        assert_right_or_left_out(dice.randrange(10**9), junk=dice.random() < 0.5)
    for _ in range(300):
        name = dice.choice(sorted(FILES))
        assert_broken_bytes_are_refused_or_whole(name, dice.randrange(10**9))


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_five_hundred_lists_in_any_order_and_twice(session):
    dice = random.Random()
    for _ in range(500):
        seed = dice.randrange(10**9)
        assert_order_is_nothing(seed)
        assert_twice_is_once(book(rows_of(random.Random(seed)), member_rows(random.Random(seed))))
