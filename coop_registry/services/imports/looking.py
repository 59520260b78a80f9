"""One row looked at: its cells, what each is understood as, and what a person can choose."""

from dataclasses import dataclass

from coop_registry.models import ImportRow
from coop_registry.queries import parties
from coop_registry.queries.imports import imports as queries
from coop_registry.queries.imports import pages
from coop_registry.queries.imports.known import person_of
from coop_registry.reading.cells import text_of
from coop_registry.reading.columns import Column
from coop_registry.reading.meanings import M, Meaning
from coop_registry.reading.read import Read
from coop_registry.reading.rows import Level, ListRow
from coop_registry.reading.totals import TotalsRow
from coop_registry.reading.unwritten import unwritten
from coop_registry.rules.imports.decisions import RowDecision
from coop_registry.rules.imports.member_drafts import MemberDraft
from coop_registry.rules.imports.people import agrees
from coop_registry.rules.imports.sources import SourceRow, SourceTable, read_row
from coop_registry.rules.imports.verdicts import Verdict
from coop_registry.services.imports import staging
from coop_registry.services.imports.judging import Office, judge
from coop_registry.services.imports.member_wording import member_words
from core.access import Scope
from core.text import mask


@dataclass(frozen=True)
class CellLook:
    """One cell of a row: the office's words, what they mean here, what is doubtful."""

    column: int
    heading: str
    meaning: Meaning | None
    raw: str
    #: The words as corrected, the raw ones where nothing was.
    words: str
    read: Read | None
    is_edited: bool
    is_accepted: bool
    #: What becomes of a column that the register has no place for.
    unwritten: str | None = None

    @property
    def doubt(self) -> str | None:
        """Return why the value is not taken as it stands."""
        return self.read.doubt if self.read is not None else None


@dataclass(frozen=True)
class RowLook:
    """A row with its cells, its judgement, and the answers a person can choose from."""

    row: ImportRow
    table: SourceTable
    decision: RowDecision
    cells: tuple[CellLook, ...]
    verdict: Verdict
    #: (id, name, unit) of organisations the row may be about.
    organisations: tuple[tuple[int, str, str], ...] = ()
    #: (id, words) of persons a member may be.
    persons: tuple[tuple[int, str], ...] = ()
    asks_place: bool = False


def look_at(row: ImportRow, office: Office, *, hide_identity: bool) -> RowLook:
    """Return everything the page of a row shows (xem một dòng)."""
    table = staging.source_table(queries.table(row.table_id))
    source = staging.source_row(row)
    found = read_row(table, source)
    verdict = judge(office, [(table, [source])], by_law=False).rows[0]
    if verdict.is_member:
        verdict.words = member_words(verdict)
    names = pages.organisation_names(verdict.candidates)
    persons = _persons(verdict.member, office.scope) if verdict.member is not None else ()
    return RowLook(
        row=row,
        table=table,
        decision=source.decision,
        cells=tuple(_cells(table, source, found, hide_identity)),
        verdict=verdict,
        organisations=tuple((one, *names[one]) for one in verdict.candidates if one in names),
        persons=persons,
        asks_place=_asks_place(verdict, source.decision),
    )


def _asks_place(verdict: Verdict, decision: RowDecision) -> bool:
    """Tell whether the commune of the seat is to be chosen, or was."""
    if decision.unit_id is not None or verdict.units:
        return True
    return any(problem.meaning in (M.COMMUNE, M.PROVINCE) for problem in verdict.problems)


def _cells(
    table: SourceTable, source: SourceRow, found: ListRow, hide_identity: bool
) -> list[CellLook]:
    figures = found.figures if isinstance(found, TotalsRow) else ()
    stated = {figure.index: figure for figure in figures}
    asked = {
        problem.meaning: problem.message
        for problem in found.problems
        if problem.level is Level.WARNING
    }
    looks = []
    for column in table.read.columns.columns:
        at = column.index
        raw = text_of(source.body.cells[at]) if at < len(source.body.cells) else ""
        hidden = hide_identity and column.meaning is M.IDENTITY
        words = source.decision.edits.get(at, raw)
        figure = stated.get(at)
        looks.append(
            CellLook(
                column=at,
                heading=column.heading.text,
                meaning=figure.what if figure else column.meaning,
                raw=mask(raw) if hidden else raw,
                words=mask(words) if hidden else words,
                read=figure.read if figure else _read_of(found, column, asked),
                is_edited=at in source.decision.edits,
                is_accepted=at in source.decision.accepted,
                unwritten=unwritten(column.meaning, table.read.columns),
            )
        )
    return looks


def _read_of(found: ListRow, column: Column, asked: dict[Meaning | None, str]) -> Read | None:
    """Return what a cell was read as, with the doubt that the whole row gives it."""
    meaning, year = column.meaning, column.year
    if not isinstance(meaning, M):
        return None
    for figure in getattr(found, "yearly", ()):
        if figure.meaning is meaning and figure.year == year:
            read: Read = figure.read
            return read
    read_alone = found.values.get(meaning) if year is None else None
    if read_alone is None or read_alone.doubt or meaning not in asked:
        return read_alone
    return read_alone._replace(doubt=asked[meaning])


def _persons(draft: MemberDraft, scope: Scope) -> tuple[tuple[int, str], ...]:
    """Return the known persons of the name whom the officer may see, with where they are known."""
    named = [
        party
        for party in parties.of_name(draft.search, draft.kind.value)
        if agrees(person_of(party), draft)
    ][:20]
    links = parties.links([party.id for party in named])
    seen = {link.organisation_id for link in links if scope.covers_unit(link.unit_id)}
    names = parties.latest_names(seen)
    found = []
    for party in named:
        own = [
            names[link.organisation_id]
            for link in links
            if link.party_id == party.id and link.organisation_id in names
        ]
        if own:
            birth = parties.birth_of(party)
            born = f", sinh {birth}" if birth else ""
            found.append((party.id, f"{party.full_name}{born} – {', '.join(own)}"))
    return tuple(found)
