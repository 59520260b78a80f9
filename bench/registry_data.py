"""A register of any size for benchmarks, written by Core executemany: made up, nothing personal.

About a third of the organisations break something, as real registers do: too few members, a part
too large, a member late or too young, figures that differ.
"""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, insert

from coop_registry.models import (
    Act,
    CapitalFact,
    Contribution,
    DeclaredFact,
    Identifier,
    Membership,
    NameFact,
    Organisation,
    Party,
    RepresentativeFact,
    SeatFact,
    StatusFact,
)
from core.db import begin_write, db

MADE_AT = datetime(2025, 6, 2, tzinfo=UTC)
CHUNK = 500
FIRST_DAY = date(2013, 8, 1)
#: Fills of one organisation, in the order foreign keys ask for.
TABLES = (
    Organisation,
    Act,
    Party,
    NameFact,
    SeatFact,
    StatusFact,
    CapitalFact,
    RepresentativeFact,
    Identifier,
    DeclaredFact,
    Membership,
    Contribution,
)
Rows = dict[Any, list[dict[str, Any]]]


def fill(organisations: int, members: int, communes: list[int], seed: int = 1) -> None:
    """Write organisations with so many members in all, in transactions of `CHUNK` organisations."""
    chance = Random(seed)
    sizes = _sizes(organisations, members, chance)
    party_id = 0
    for first in range(0, organisations, CHUNK):
        rows: Rows = {table: [] for table in TABLES}
        for number in range(first, min(first + CHUNK, organisations)):
            commune = communes[number % len(communes)]
            party_id = _add(rows, number + 1, party_id, commune, sizes[number], chance)
        begin_write()
        _write(rows, db.session.connection())
        db.session.commit()


def _sizes(organisations: int, members: int, chance: Random) -> list[int]:
    """Return how many members each has: at least three, together as many as asked."""
    sizes = [3] * organisations
    for _ in range(members - 3 * organisations):
        sizes[chance.randrange(organisations)] += 1
    return sizes


def _write(rows: Rows, connection: Connection) -> None:
    for table in TABLES:
        connection.execute(insert(table.__table__), rows[table])


def _add(rows: Rows, number: int, last_party: int, commune: int, size: int, chance: Random) -> int:
    """Add one organisation with its members; return the last party's id."""
    founded = FIRST_DAY + timedelta(days=chance.randrange(4100))
    part = 10_000_000 * chance.randrange(1, 20)
    _add_organisation(rows, number, commune, founded, part * size)
    _add_figures(rows, number, founded, size + (chance.random() < 0.1), part * size)
    for place in range(1, size + 1):
        party_id = last_party + place
        joined = founded + timedelta(days=chance.choice((0, 0, 0, chance.randrange(400))))
        _add_member(rows, number, party_id, place, joined, chance)
        pledge = part * (3 if chance.random() < 0.01 else 1)
        paid = pledge if chance.random() < 0.97 else pledge // 2
        _add_lines(rows, number, party_id, 2 * place, joined, pledge, paid)
    rows[RepresentativeFact].append(_fact(number, founded, party_id=last_party + 1))
    return last_party + size


def _fact(number: int, start_on: date, **columns: Any) -> dict[str, Any]:
    return {"organisation_id": number, "origin_id": number, "start_on": start_on, **columns}


def _add_organisation(rows: Rows, number: int, commune: int, founded: date, capital: int) -> None:
    rows[Organisation].append(
        {
            "id": number,
            "kind": "cooperative",
            "unit_id": commune,
            "registered_on": founded,
            "is_demo": False,
            "version": 1,
            "created_at": MADE_AT,
        }
    )
    rows[Act].append(
        {
            "id": number,
            "organisation_id": number,
            "number": 1,
            "kind": "opening",
            "on": founded,
            "recorded_at": MADE_AT,
            "actor_id": 1,
            "source": "Danh sách thử tốc độ",
        }
    )
    name = f"Hợp tác xã Nông nghiệp số {number:05d}"
    folded = f"hop tac xa nong nghiep so {number:05d}"
    rows[NameFact].append(_fact(number, founded, name=name, name_search=folded, name_sort=folded))
    rows[SeatFact].append(_fact(number, founded, unit_id=commune))
    rows[StatusFact].append(_fact(number, founded, status="ACTIVE"))
    rows[CapitalFact].append(_fact(number, founded, amount_vnd=capital))
    rows[Identifier].append(
        {
            "organisation_id": number,
            "origin_id": number,
            "scheme": "certificate_no",
            "value": f"TD{number}",
            "normal": f"TD{number}",
            "issued_on": founded,
        }
    )


def _add_figures(rows: Rows, number: int, founded: date, members: int, paid: int) -> None:
    for what, value in (("members_total", members), ("paid_capital", paid)):
        rows[DeclaredFact].append(
            {
                "organisation_id": number,
                "origin_id": number,
                "what": what,
                "value": value,
                "on": max(founded, date(2024, 12, 31)),
                "source": "Báo cáo năm 2024",
            }
        )


def _add_member(
    rows: Rows, number: int, party_id: int, place: int, joined: date, chance: Random
) -> None:
    young = chance.random() < 0.002
    rows[Party].append(
        {
            "id": party_id,
            "kind": "person",
            "full_name": f"Nông Văn {party_id}",
            "name_search": f"nong van {party_id}",
            "name_sort": f"nong van {party_id}",
            "birth_on": date(2010 if young else chance.randrange(1950, 1995), 6, 1),
            "birth_precision": "day",
            "is_cooperative": False,
            "has_foreign_capital": False,
            "version": 1,
        }
    )
    rows[Membership].append(
        _fact(
            number,
            joined,
            party_id=party_id,
            member_class="official",
            book_no=place,
            excluded_days=0,
        )
    )


def _add_lines(
    rows: Rows, number: int, party_id: int, line: int, on: date, pledge: int, paid: int
) -> None:
    common = {"organisation_id": number, "party_id": party_id, "origin_id": number}
    rows[Contribution] += [
        {
            **common,
            "number": line - 1,
            "kind": "pledge",
            "on": on,
            "pledged_vnd": pledge,
            "paid_vnd": 0,
        },
        {
            **common,
            "number": line,
            "kind": "payment",
            "on": on + timedelta(days=30),
            "pledged_vnd": 0,
            "paid_vnd": paid,
        },
    ]
