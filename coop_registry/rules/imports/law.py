"""What the law of the list's day says of an organisation as the import would leave it.

Facts warn: what breaks a rule is written, and said with its article (cảnh báo).
"""

from collections.abc import Iterator
from datetime import date

from coop_registry.reading.meanings import M
from coop_registry.rules.findings import (
    Figure,
    Finding,
    Ledger,
    Period,
    Reach,
    State,
    Stay,
    TaxCode,
    Timeline,
    findings_on,
)
from coop_registry.rules.imports.book import Book, Field, live
from coop_registry.rules.imports.kinds import ProblemLevel
from coop_registry.rules.imports.people import KnownMember, People
from coop_registry.rules.imports.problems import Problem
from coop_registry.rules.imports.verdicts import Target, Verdict
from coop_registry.rules.kinds import Scheme
from coop_registry.rules.members import is_foreign
from law.deadlines import WorkingDays

#: Findings that only say what is not known yet.
_UNTOLD = frozenset({"members.list_missing", "representative.missing", "law.not_loaded"})

TAX_CHECK = "identifier.tax_code_check"


def tells_check_digit(row: Verdict) -> bool:
    """Tell whether reading has said already that the check digit of the tax code is wrong."""
    return any(
        problem.meaning in (M.TAX_CODE, M.CODE, M.CODE_OR_TAX) and "kiểm tra" in problem.message
        for problem in row.problems
    )


def problems_by_law(
    target: Target, on: date, days: WorkingDays
) -> Iterator[tuple[int | None, Problem]]:
    """Give (place of the member's row or None, problem) for what does not agree on the day."""
    rows = {_person_key(member): member.by for member in target.people.members}
    for row in target.members:
        if row.stay is not None:
            rows[_person_key(row.stay)] = row.at
    for finding in findings_on(_state(target.book, target.people, days), on):
        if finding.rule not in _UNTOLD:
            by = rows.get(finding.party_id) if finding.party_id is not None else None
            yield by, _problem(finding)


def _problem(finding: Finding) -> Problem:
    words = f"{finding.title}: {finding.evidence} ({finding.article})"
    return Problem(ProblemLevel.WARNING, words, rule=finding.rule)


def _person_key(member: KnownMember) -> int:
    """Return a number for a person: the party's id, or one of its own below zero."""
    known = member.person.party_id
    return known if known is not None else -1 - (member.person.by or 0)


#: Where a figure comes from is not held while a list is taken in.
_DECLARED = "số khai báo"


def _state(book: Book, people: People, days: WorkingDays) -> State:
    """Return all facts of the book as the findings engine reads them."""
    ledgers: dict[int, list[tuple[date, int, int]]] = {
        party_id: list(lines) for party_id, lines in people.lines.items()
    }
    for line in people.new_lines:
        key = (
            line.person.party_id if line.person.party_id is not None else -1 - (line.person.by or 0)
        )
        ledgers.setdefault(key, []).append((line.on, line.amount_vnd, line.amount_vnd))
    return State(
        kind=book.kind,
        names=_timeline(book, Field.NAME, lambda value: value.name),
        registered_on=book.registered_on,
        statuses=_timeline(book, Field.STATUS),
        capital=_timeline(book, Field.CAPITAL),
        representatives=_timeline(book, Field.REPRESENTATIVE, lambda _value: 0),
        declared={
            what: tuple(
                Figure(one.value, one.on, _DECLARED) for one in sorted(found, key=lambda f: f.on)
            )
            for what, found in book.figures.items()
        },
        tax_code=_number(book, Scheme.TAX_CODE),
        code=_number(book, Scheme.CODE),
        founded_on=book.founded.start if book.founded else None,
        contacts=_timeline(book, Field.CONTACT, lambda value: Reach(value.phone, value.email)),
        stays=tuple(_stay(member) for member in people.members),
        ledgers={party_id: Ledger(lines) for party_id, lines in ledgers.items()},
        total=Ledger(line for lines in ledgers.values() for line in lines),
        days=days,
    )


def _timeline(book: Book, what: Field, of=lambda value: value) -> Timeline:  # type: ignore[no-untyped-def, type-arg] # one of many values
    return Timeline(
        Period(held.start_on, held.end_on, of(held.value)) for held in live(book.facts[what])
    )


def _number(book: Book, scheme: Scheme) -> TaxCode | None:
    number = book.identifiers.get(scheme)
    if number is None:
        return None
    return TaxCode(number.value, number.issued_on or date.min, number.issued_on)


def _stay(member: KnownMember) -> Stay:
    person = member.person
    nationality = person.draft.nationality if person.draft else None
    foreign = is_foreign(nationality) if person.draft else person.is_foreign
    return Stay(
        party_id=_person_key(member),
        name=person.name,
        party_kind=person.kind,
        member_class=member.member_class,
        start_on=member.start_on,
        end_on=member.end_on,
        birth_on=person.birth.start if person.birth else None,
        excluded_days=member.excluded_days,
        is_foreign=foreign,
        linked_kind=person.linked_kind,
        is_represented=member.is_represented,
        start_is_known=member.start_is_known,
    )
