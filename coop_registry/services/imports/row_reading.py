"""One row of an import read: its values, place and day, in the register's own terms."""

from collections.abc import Iterable, Iterator

from coop_registry.reading.closing import states_sums
from coop_registry.reading.meanings import ListKind, M
from coop_registry.reading.rows import ListRow, MemberRow, OrganisationRow
from coop_registry.reading.shares import Part, check_shares, has_shares, part_of_row
from coop_registry.reading.tax import TaxRow
from coop_registry.reading.totals import TotalsRow
from coop_registry.reading.unwritten import kept_as_remark, left_over
from coop_registry.rules.imports.drafts import draft_of
from coop_registry.rules.imports.member_drafts import member_draft
from coop_registry.rules.imports.places import PlaceBook, Placed
from coop_registry.rules.imports.problems import of_reading, warning
from coop_registry.rules.imports.sources import SourceRow, SourceTable, check_closing, read_row
from coop_registry.rules.imports.table_places import TablePlace, place_of_table
from coop_registry.rules.imports.tax_drafts import tax_draft
from coop_registry.rules.imports.verdicts import Verdict
from coop_registry.services.imports import totals
from reference import queries as reference
from reference.rules import UnitLevel

#: Columns that only lists of registered organisations have.
_OF_REGISTER = (M.FOUNDED, M.CAPITAL_REGISTERED)


class RowReader:
    """Reads the rows of an import, by the units of each table's day."""

    def __init__(self, places: PlaceBook, office_unit: int) -> None:
        self._places, self._office_unit = places, office_unit
        self._of_tables: dict[int, TablePlace | None] = {}
        self._kept: dict[int, tuple[M, ...]] = {}

    def read_table(
        self, table: SourceTable, rows: Iterable[SourceRow], first: int
    ) -> Iterator[Verdict]:
        """Give the rows of a table as they are judged; its totals are checked against them."""
        summed: list[ListRow] = []
        parts: list[Part] = []
        is_summed, is_shared = states_sums(table.read.table), has_shares(table.read.columns)
        for at, row in enumerate(rows, first):
            found = read_row(table, row)
            if is_summed:
                summed.append(found)
            if is_shared and not row.decision.skip and (part := part_of_row(found)) is not None:
                parts.append(part)
            yield self._read(table, row, found, at)
        if summed:
            check_closing(table, summed)
        if parts:
            table.open_totals = [*table.open_totals, *check_shares(parts, table.read.columns)]

    def _read(self, table: SourceTable, row: SourceRow, found: ListRow, at: int) -> Verdict:
        """Return one row as it is judged; what is skipped keeps its place only."""
        verdict = Verdict(
            at=at,
            table=table.position,
            number=found.number,
            label="",
            decision=row.decision,
            kind=table.kind or ListKind.ORGANISATIONS,
            owner_id=table.decision.owner_id,
        )
        verdict.problems = [of_reading(problem) for problem in found.problems]
        if isinstance(found, OrganisationRow):
            self._organisation(table, found, verdict)
        elif isinstance(found, MemberRow):
            verdict.label = _name(found, M.MEMBER_NAME)
            draft, problems = member_draft(found, table.on, self._left(table, found))
            verdict.member, verdict.problems = draft, verdict.problems + problems
        elif isinstance(found, TaxRow):
            verdict.label = _name(found, M.NAME)
            verdict.tax = tax_draft(found, table.on)
        elif isinstance(found, TotalsRow):
            totals.draft(table, found, verdict, self._places, self._office_unit)
        return verdict

    def _left(self, table: SourceTable, found: ListRow) -> list[str]:
        """Return what a row says under columns that the register has no place for."""
        if table.position not in self._kept:
            self._kept[table.position] = kept_as_remark(table.read.columns)
        return list(left_over(found, self._kept[table.position]))

    def _organisation(self, table: SourceTable, found: OrganisationRow, verdict: Verdict) -> None:
        verdict.label = _name(found, M.NAME)
        verdict.outside = found.stranger is not None
        placed = self._place(table, found, verdict)
        draft, problems = draft_of(found, table.on, placed, self._left(table, found))
        draft.in_register_list = any(map(table.read.columns.of, _OF_REGISTER))
        verdict.draft = draft
        verdict.problems += problems
        if placed.doubt and placed.foreign:
            verdict.reject(placed.doubt, meaning=M.PROVINCE)
        elif placed.doubt:
            verdict.problems.append(warning(placed.doubt, meaning=M.COMMUNE))
        verdict.units = placed.candidates

    def _place(self, table: SourceTable, found: OrganisationRow, verdict: Verdict) -> Placed:
        """Return where the row lies: as chosen, by a code, else by its words."""
        chosen = verdict.decision.unit_id
        code = found.clear(M.UNIT_CODE)
        if chosen is None and isinstance(code, str):
            unit = reference.unit_by_code(code, table.on)
            chosen = unit.id if unit is not None else None
        within = table.decision.unit_id or self._office_unit
        placed = self._places.place(found.place, table.on, within)
        if chosen is None:
            return self._of_table(table, found, placed)
        return Placed(chosen, self._places.tree.nodes[chosen].level, placed.address)

    def _of_table(self, table: SourceTable, found: OrganisationRow, placed: Placed) -> Placed:
        """Return the commune of the whole table where the row itself names none."""
        own = self._places.place(found.place, table.on)
        named = own.level is UnitLevel.COMMUNE or found.place.commune is not None
        unknown = found.place.district is not None and own.unit_id is None
        if named or unknown or own.foreign:
            return placed
        said = self._table_place(table)
        if said is None:
            return placed
        if said.unit_id is None:
            # Not in the office's own commune by default: the list says it is another's.
            kept = own if placed.level is UnitLevel.COMMUNE else placed
            return Placed(kept.unit_id, kept.level, placed.address, said.words)
        inside = own.unit_id is None or said.unit_id in self._places.tree.within(
            own.unit_id, table.on
        )
        return Placed(said.unit_id, UnitLevel.COMMUNE, placed.address) if inside else placed

    def _table_place(self, table: SourceTable) -> TablePlace | None:
        """Return the commune of a table; the first row that needs it lets the table tell it."""
        if table.position not in self._of_tables:
            read, chosen = table.read.table, table.decision.unit_id
            if chosen and self._places.tree.nodes[chosen].level is UnitLevel.COMMUNE:
                said: TablePlace | None = TablePlace(chosen, "")
            else:
                within = chosen or self._office_unit
                said = place_of_table(self._places, read.titles, read.sheet, table.on, within)
            self._of_tables[table.position] = said
            told = (read.head.first + 1, said.words) if said and said.words else None
            if told is not None and told not in table.read.problems:
                table.read.problems.append(told)
        return self._of_tables[table.position]


def _name(found: OrganisationRow | MemberRow | TaxRow, meaning: M) -> str:
    """Return the words of a name, for showing the row."""
    read = found.values.get(meaning)
    return str(read.raw if read is not None else "")[:255]
