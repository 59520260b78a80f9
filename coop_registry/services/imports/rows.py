"""The facts of a judged import as rows of tables, ready for one burst of writing.

Ids are given here, so that a fact can name its act and a membership its party before anything is
written. Nothing here touches the database.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from coop_registry import models as m
from coop_registry.rules.imports.book import Book, Field, Held
from coop_registry.rules.imports.drafts import Figure, Number
from coop_registry.rules.imports.kinds import Outcome
from coop_registry.rules.imports.people import KnownPerson
from coop_registry.rules.imports.verdicts import Target, Verdict
from coop_registry.rules.kinds import ActKind, PartyKind, Scheme
from coop_registry.services.imports.burst import Burst, Ids, Origin, member_lists, written
from coop_registry.services.imports.member_rows import MemberRows
from core.bulk import Row
from core.text import clean, fold, vi_key


def build(targets: Sequence[Target], ids: Ids, origin: Origin) -> Burst:
    """Return every row of the burst."""
    builder = _Builder(ids, origin)
    for target in targets:
        if target.is_touched:
            builder.take(target)
    return builder.burst


class _Builder:
    """Turns judged organisations into rows of tables."""

    def __init__(self, ids: Ids, origin: Origin) -> None:
        self.ids, self.origin, self.burst = ids, origin, Burst()
        #: Where the facts of each row come from, by its place.
        self.sources: dict[int, str] = {}
        self.people = MemberRows(self.burst, ids, origin)

    def take(self, target: Target) -> None:
        """Take one organisation in."""
        number = target.version
        organisation_id = target.known_id or next(self.ids.organisation)
        for row in (*target.rows, *target.members):
            row.target = target
        acts: dict[int, int] = {}
        for row in written(target.rows):
            number += 1
            kind = ActKind.OPENING if row.outcome is Outcome.CREATED else ActKind.REPORT
            act = self._act(organisation_id, number, kind, row)
            acts[row.at], self.burst.acts[row.at] = act["id"], act
            self.sources[row.at] = self.origin.source(row)
        self._facts(target, organisation_id, acts)
        self._others(target, organisation_id, acts)
        for row in written(target.rows):
            if row.representative is not None:
                self.people.beside.take(row.representative, target, acts[row.at])
        for held in target.book.facts[Field.REPRESENTATIVE]:
            if held.by in acts and held.value.person is not None:
                self.people.beside.take(held.value.person, target, acts[held.by])
        for rows in member_lists(target):
            number += 1
            act = self._act(organisation_id, number, ActKind.REPORT, rows[0])
            self.burst.member_acts.append((act, rows))
            self.people.members(target, organisation_id, act["id"], rows)
            for row in rows:
                acts[row.at], self.sources[row.at] = act["id"], self.origin.source(row)
        self._observed(target.book, organisation_id, acts)
        self._organisation(target, organisation_id, number)
        target.known_id = organisation_id

    def _act(self, organisation_id: int, number: int, kind: ActKind, row: Verdict) -> Row:
        act: Row = {
            "id": next(self.ids.act),
            "organisation_id": organisation_id,
            "number": number,
            "kind": kind.value,
            "on": row.on,
            "recorded_at": self.origin.at,
            "actor_id": self.origin.actor_id,
            "source": self.origin.source_of(row)[:300],
            "reason": None,
            "import_row_id": self.origin.row_ids.get(row.at),
        }
        self.burst.add(m.Act, **act)
        return act

    def _organisation(self, target: Target, organisation_id: int, version: int) -> None:
        book = target.book
        seats = [held for held in book.facts[Field.SEAT] if held.voided_by is None]
        latest = max(seats, key=lambda held: held.start_on, default=None)
        unit_id = latest.value.unit_id if latest is not None else target.unit_id
        values: Row = {
            "unit_id": unit_id,
            "founded_on": book.founded.start if book.founded else None,
            "founded_precision": book.founded.precision.value if book.founded else None,
            "registered_on": book.registered_on,
            "version": version,
        }
        if target.is_new:
            self.burst.add(
                m.Organisation,
                id=organisation_id,
                kind=book.kind.value,
                is_demo=self.origin.is_demo,
                created_at=self.origin.at,
                **values,
            )
        else:
            self.burst.change(m.Organisation, organisation_id, **values)
            self._remember(target)

    def _remember(self, target: Target) -> None:
        """Keep what the organisation's own row held, at the first row that changed it."""
        changed = [row for row in target.rows if {"founded", "registered_on"} & row.changes.keys()]
        row_id = self.origin.row_ids.get(changed[0].at) if changed else None
        if row_id is not None:
            before = target.before
            self.burst.change(m.ImportRow, row_id, before=before)

    # -- facts -----------------------------------------------------------------------------------

    def _facts(self, target: Target, organisation_id: int, acts: dict[int, int]) -> None:
        for what, held_all in target.book.facts.items():
            model, columns = _FACTS[what]
            self._periods(model, columns, held_all, organisation_id, acts)

    def _periods(
        self,
        model: type[Any],
        columns: Callable[["_Builder", Held], Row],
        held_all: Iterable[Held],
        organisation_id: int,
        acts: dict[int, int],
    ) -> None:
        """Add the periods that rows bring; end the recorded ones that they ended."""
        for held in held_all:
            if held.fact_id is not None:
                self._ended(model, held, acts)
            elif held.voided_by is None and held.by is not None:
                self.burst.add(
                    model,
                    organisation_id=organisation_id,
                    origin_id=acts[held.by],
                    start_on=held.start_on,
                    end_on=held.end_on,
                    ended_by_id=acts.get(held.ended_by) if held.ended_by is not None else None,
                    **columns(self, held),
                )

    def _ended(self, model: type[Any], held: Held, acts: dict[int, int]) -> None:
        """Close a recorded fact that a row ended, or take back one of the same day."""
        assert held.fact_id is not None  # asked for recorded facts
        if held.voided_by is not None:
            self.burst.change(
                model,
                held.fact_id,
                voided_by_id=acts[held.voided_by],
                end_on=held.end_on,
                ended_by_id=None,
            )
        elif held.ended_by is not None:
            self.burst.change(
                model,
                held.fact_id,
                voided_by_id=None,
                end_on=held.end_on,
                ended_by_id=acts[held.ended_by],
            )

    def trait(self, held: Held) -> Row:
        """Return the columns of a quality, with the row it comes from."""
        assert held.by is not None  # asked for what a row brings
        return {
            "kind": held.value.kind.value,
            "words": held.value.words,
            "stars": held.value.stars,
            "start_words": held.value.since_words,
            "source": self.sources[held.by],
        }

    def tax_notice(self, held: Held) -> Row:
        """Return the columns of a word of the tax office, with the row it comes from."""
        assert held.by is not None  # asked for what a row brings
        said = held.value
        return {
            "kind": said.kind.value,
            "amount_vnd": said.amount_vnd,
            "words": said.words,
            "source": self.sources[held.by],
        }

    def _representative(self, held: Held) -> Row:
        """Return the columns of a representative; without a number the party is a new one."""
        name = held.value.name
        person = held.value.person or KnownPerson(None, PartyKind.PERSON, name, fold(name))
        return {"party_id": self.people.party_of(person), "position": held.value.position}

    def _others(self, target: Target, organisation_id: int, acts: dict[int, int]) -> None:
        """Add figures, identifiers, qualities, and statements kept beside the register."""
        book = target.book
        self._figures(book, organisation_id, acts)
        for (scheme, number), by in book.added_numbers:
            self._number(organisation_id, acts[by], scheme, number)
        for held_all in book.traits.values():
            self._periods(m.Trait, _Builder.trait, held_all, organisation_id, acts)

    def _observed(self, book: Book, organisation_id: int, acts: dict[int, int]) -> None:
        """Add the statements kept beside the register."""
        for one in book.observed:
            self.burst.add(
                m.Observation,
                organisation_id=organisation_id,
                origin_id=acts[one.by],
                field=one.field,
                words=one.words,
                value=one.value[:300] if one.value else None,
                as_of=one.on,
                source=self.sources[one.by],
                recorded_at=self.origin.at,
            )

    def _figures(self, book: Book, organisation_id: int, acts: dict[int, int]) -> None:
        for figure, by in book.added_figures:
            said: Figure = figure
            self.burst.add(
                m.DeclaredFact,
                organisation_id=organisation_id,
                origin_id=acts[by],
                what=said.what.value,
                value=said.value,
                on=said.on,
                year=said.year,
                source=_with_words(self.sources[by], said),
                words=said.words or None,
            )

    def _number(self, organisation_id: int, act_id: int, scheme: Scheme, number: Number) -> None:
        self.burst.add(
            m.Identifier,
            organisation_id=organisation_id,
            origin_id=act_id,
            scheme=scheme.value,
            value=number.value,
            normal=number.normal,
            issued_on=number.issued_on,
            issued_by=number.issued_by,
        )


def _with_words(source: str, figure: Figure) -> str:
    """Return where a figure comes from, with the list's words where they are not exact."""
    if not figure.inexact:
        return source
    words = f"; danh sách ghi “{figure.words[:60]}”"
    return source[: 300 - len(words)] + words


def _name(_builder: _Builder, held: Held) -> Row:
    name = clean(held.value.name)
    return {
        "name": name,
        "short_name": held.value.short_name,
        "foreign_name": None,
        "name_search": fold(name),
        "name_sort": vi_key(name),
    }


_FACTS: dict[Field, tuple[type[Any], Callable[[_Builder, Held], Row]]] = {
    Field.NAME: (m.NameFact, _name),
    Field.SEAT: (
        m.SeatFact,
        lambda _b, held: {"unit_id": held.value.unit_id, "address": held.value.address},
    ),
    Field.STATUS: (m.StatusFact, lambda _b, held: {"status": held.value.value, "ground": None}),
    Field.ACTIVITY: (
        m.ActivityFact,
        lambda _b, held: {"activity": held.value.value, "words": None},
    ),
    Field.CAPITAL: (m.CapitalFact, lambda _b, held: {"amount_vnd": held.value}),
    Field.REPRESENTATIVE: (m.RepresentativeFact, lambda b, held: b._representative(held)),
    Field.CONTACT: (
        m.ContactFact,
        lambda _b, held: {
            "person": held.value.person,
            "phone": held.value.phone,
            "email": held.value.email,
        },
    ),
    Field.LINE: (
        m.BusinessLine,
        lambda _b, held: {"vsic_id": held.value, "is_main": True, "detail": None},
    ),
    Field.TAX_STATE: (m.TaxNotice, lambda b, held: b.tax_notice(held)),
    Field.TAX_DEBT: (m.TaxNotice, lambda b, held: b.tax_notice(held)),
}
