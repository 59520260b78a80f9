"""One row in every table, made from the columns alone, for tests of migrations and backups."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Table, TypeDecorator, insert
from sqlalchemy.exc import IntegrityError

from core.db import Base, db

MOMENT = datetime(2025, 6, 2, 1, 30, tzinfo=UTC)


def fill_every_table() -> None:
    """Write one row into each table, parents first; a table that resists is a failure."""
    for table in Base.metadata.sorted_tables:
        _write(table)
    db.session.commit()


def _write(table: Table) -> None:
    """Write one row that the table's checks accept."""
    refusals = []
    for row in _candidates(table):
        try:
            with db.session.begin_nested():
                db.session.execute(insert(table).values(row))
        except IntegrityError as refusal:
            refusals.append(str(refusal.orig))
        else:
            return
    raise AssertionError(f"no row fits {table.name}: {refusals[:3]}; add one to SPECIAL_ROWS")


def _candidates(table: Table) -> Iterator[dict[str, Any]]:
    """Give rows to try: needed columns only, then every column, then the special one."""
    if table.name in SPECIAL_ROWS:
        yield SPECIAL_ROWS[table.name]
    needed = {c.name: _value(c) for c in table.columns if not c.nullable or c.primary_key}
    yield needed
    yield {c.name: _value(c) for c in table.columns}


def _value(column: Column[Any]) -> Any:
    """Return a value for a column: a member of its list of words, or one of its type.

    Days follow each other in the order of the columns, as beginnings and ends do.
    """
    if any(column.name in c.column_keys for c in _references(column.table)):
        return 1
    for check in column.table.constraints:
        listed = _listed(check, column.name)
        if listed:
            return listed
    kind = column.type
    if isinstance(kind, TypeDecorator):
        kind = kind.impl_instance
    values: dict[type, Any] = {
        str: "111",
        int: 1,
        bool: False,
        bytes: b"1",
        date: date(2025, 6, 2) + timedelta(list(column.table.columns).index(column)),
        datetime: MOMENT,
        Decimal: Decimal("0.1"),
        object: {},
    }
    return values[kind.python_type]


def _references(table: Any) -> list[ForeignKeyConstraint]:
    return [c for c in table.constraints if isinstance(c, ForeignKeyConstraint)]


def _listed(check: Any, column: str) -> str | None:
    """Return the first word of "column IN ('a', 'b')"."""
    if not isinstance(check, CheckConstraint):
        return None
    begin = f"{column} IN ('"
    words = str(check.sqltext)
    return words[len(begin) :].partition("'")[0] if words.startswith(begin) else None


#: Rows of tables whose checks the plain values do not meet, or whose way down changes values.
SPECIAL_ROWS: dict[str, dict[str, Any]] = {
    "fund_contract": {
        "id": 1,
        "fund_id": 1,
        "number": "01/HĐTD",
        "number_key": "01/hđtd",
        "year": 2025,
        "signed_on": date(2025, 6, 2),
        "borrower_kind": "cooperative",
        "organisation_id": 1,
        "customer": "o1",
        "borrower_name": "HTX",
        "name_search": "htx",
        "name_sort": "htx",
        "unit_id": 1,
        "source_id": 1,
        "purpose": "Mua máy",
        "project_vnd": 2,
        "own_capital_vnd": 1,
        "principal_vnd": 1,
        "terms": {},
        "policy": {},
        "judged": {},
        "entered_by_id": 1,
        "entered_at": MOMENT,
        "stage": "signed",
    },
    "fund_journal": {
        "id": 1,
        "fund_id": 1,
        "on": date(2025, 6, 2),
        "kind": "event",
        "event_id": 1,
        "text": "111",
        "recorded_at": MOMENT,
        "actor_id": 1,
    },
    "registry_membership": {
        "id": 1,
        "organisation_id": 1,
        "origin_id": 1,
        "party_id": 1,
        "member_class": "official",
        "start_on": date(2018, 3, 12),
        "end_on": date(2020, 1, 1),
        "leave_ground": "missing",
        "excluded_days": 0,
    },
}
