"""Rows of the tax office's lists within an import: whom they mean, what they say (danh sách thuế)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from coop_registry.queries.imports import taxes as queries
from coop_registry.reading.meanings import M
from coop_registry.reading.tax import speaks_of_state
from coop_registry.rules.imports.book import Field
from coop_registry.rules.imports.kinds import Outcome
from coop_registry.rules.imports.places import PlaceBook
from coop_registry.rules.imports.problems import warning
from coop_registry.rules.imports.register import Register
from coop_registry.rules.imports.said import Said
from coop_registry.rules.imports.tax import UNKNOWN, Later, Telling, match, settle
from coop_registry.rules.imports.verdicts import Target, Verdict
from coop_registry.services.imports import staging
from coop_registry.services.imports.wording import change_words
from core.access import Scope

FOREIGN = "Tổ chức này thuộc đơn vị khác quản lý; danh sách thuế của đơn vị đó ghi."


def find(rows: Sequence[Verdict], register: Register, scope: Scope) -> dict[int, list[Verdict]]:
    """Return the rows about each known organisation; the others stay out, with the reason."""
    found: dict[int, list[Verdict]] = defaultdict(list)
    for row in rows:
        if row.tax is None or row.stays_out:
            continue
        matched = match(row.tax, register, row.decision.organisation)
        if matched is None:
            _stay_outside(row, UNKNOWN)
        elif matched.known_id is not None and not scope.covers_unit(
            register.units[matched.known_id]
        ):
            _stay_outside(row, FOREIGN)
        elif matched.known_id is not None:
            found[matched.known_id].append(row)
            if matched.doubt:
                row.problems.append(warning(matched.doubt))
        else:
            row.candidates = tuple(
                one for one in matched.candidates if scope.covers_unit(register.units[one])
            )
            row.reject(matched.refusal or "")
    return found


def _stay_outside(row: Verdict, why: str) -> None:
    row.outside = True
    row.reject(why)


def say_all(targets: Sequence[Target], places: PlaceBook) -> None:
    """Say the rows of every taxpayer into its book, the oldest list first."""
    taxed = [target for target in targets if any(row.tax is not None for row in target.rows)]
    if not taxed:
        return
    later = _later([target.known_id or 0 for target in taxed], taxed)
    for target in taxed:
        settle(target.rows)
        for row in sorted(target.rows, key=lambda one: (one.on or date.min, one.at)):
            if row.tax is not None and not row.stays_out and row.outcome is None:
                _say(target, row, later.get(target.known_id or 0, {}), places)


def _say(target: Target, row: Verdict, later: Later, places: PlaceBook) -> None:
    assert row.tax is not None  # asked for rows of taxpayers
    telling = Telling(target.book, row.tax, row.at, later)
    refusal = telling.refusal()
    if refusal is not None:
        row.reject(refusal)
        return
    row.changes = telling.say()
    row.words = change_words(Said(row.changes, ()), places)
    row.outcome = Outcome.UPDATED if row.changes else Outcome.UNCHANGED


def _later(ids: Sequence[int], targets: Sequence[Target]) -> dict[int, dict[Field, list[date]]]:
    """Return on which days newer written lists spoke of each organisation, by matter."""
    days = [row.on for target in targets for row in target.rows if row.tax is not None and row.on]
    found: dict[int, dict[Field, list[date]]] = defaultdict(lambda: defaultdict(list))
    tables = {table.id: staging.source_table(table) for table in queries.tables_after(min(days))}
    for table_id, organisation_id in queries.organisations_of(list(tables), ids):
        table = tables[table_id]
        if speaks_of_state(table.read.table, table.read.setting):
            found[organisation_id][Field.TAX_STATE].append(table.on)
        if table.read.columns.of(M.TAX_DEBT) is not None:
            found[organisation_id][Field.TAX_DEBT].append(table.on)
    return found
