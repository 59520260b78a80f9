"""A row of the tax office's list, matched by number and said into its organisation's book.

Nothing else of the organisation is touched, and nobody is created. A newer list that says the
same changes nothing; an older one never changes what a newer one has said.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from coop_registry.rules.imports.book import Book, Field, Held, TaxValue, live
from coop_registry.rules.imports.kinds import Outcome
from coop_registry.rules.imports.names import alike, key_of, same, unlike
from coop_registry.rules.imports.problems import note
from coop_registry.rules.imports.recognise import Match
from coop_registry.rules.imports.register import Register
from coop_registry.rules.imports.tax_drafts import TaxDraft
from coop_registry.rules.imports.verdicts import Verdict
from coop_registry.rules.kinds import Scheme, TaxKind
from core.dates import format_date
from core.money import format_vnd

UNKNOWN = "Mã số thuế này không có trong sổ; danh sách thuế không ghi tổ chức mới."
#: Days on which later lists spoke of an organisation, by matter.
Later = Mapping[Field, Sequence[date]]


def match(draft: TaxDraft, register: Register, chosen: int | str | None) -> Match | None:
    """Return whom a row is about, or why that is not clear; None when the register has nobody.

    The mã số is the mã số thuế as well, so a number is looked for as either.
    """
    if isinstance(chosen, int) and chosen in register.names:
        return Match(chosen)
    holders = sorted(
        {
            register.numbers[scheme, number]
            for number in draft.numbers
            for scheme in (Scheme.TAX_CODE, Scheme.CODE)
            if (scheme, number) in register.numbers
        }
    )
    if not holders:
        return None
    names = "; ".join(register.names[one] for one in holders)
    if len(holders) > 1:
        words = f"Các số của dòng thuộc nhiều tổ chức khác nhau: {names}."
        return Match(refusal=words, candidates=tuple(holders))
    keys = register.keys[holders[0]]
    key = key_of(draft.name) if draft.name is not None else None
    if key is None or any(same(one, key) or alike(one, key) for one in keys):
        return Match(holders[0])
    if all(unlike(one, key) for one in keys):
        words = f"Sổ ghi số này cho {names}, tên trong danh sách khác hẳn; hãy đối chiếu số."
        return Match(refusal=words, candidates=tuple(holders))
    return Match(holders[0], doubt=f"Sổ ghi số này cho {names}; tên khác nhau.")


def settle(rows: Sequence[Verdict]) -> None:
    """Refuse rows of one taxpayer and day that differ; pass over those that say the same."""
    by_day: dict[date, list[Verdict]] = defaultdict(list)
    for row in rows:
        if row.tax is not None and not row.stays_out:
            by_day[row.tax.on].append(row)
    for same_day in by_day.values():
        drafts = [row.tax for row in same_day if row.tax is not None]
        if any(_differ(one, other) for one, other in combinations(drafts, 2)):
            numbers = ", ".join(str(row.number) for row in same_day[:6])
            for row in same_day:
                row.reject(
                    f"Các dòng {numbers} cùng nói về một người nộp thuế nhưng khác nhau; chương "
                    "trình không tự cộng, hãy giữ một dòng."
                )
            continue
        for place, row in enumerate(same_day):
            twin = next((one for one in same_day[:place] if _says_all(one.tax, row.tax)), None)
            if twin is not None:
                row.outcome = Outcome.UNCHANGED
                row.problems.append(note(f"Trùng nội dung với dòng {twin.number}."))


def _differ(one: TaxDraft, other: TaxDraft) -> bool:
    states, debts = (one.state, other.state), (one.debt_vnd, other.debt_vnd)
    return (None not in states and one.state != other.state) or (
        None not in debts and one.debt_vnd != other.debt_vnd
    )


def _says_all(one: TaxDraft | None, other: TaxDraft | None) -> bool:
    """Tell whether a row says at least what another says."""
    assert one is not None  # rows of taxpayers
    assert other is not None
    return other.state in (None, one.state) and other.debt_vnd in (None, one.debt_vnd)


class Telling:
    """One row of a taxpayer being said into a book."""

    def __init__(self, book: Book, draft: TaxDraft, row: int, later: Later) -> None:
        self.book, self.draft, self.row, self.later = book, draft, row, later
        self.changes: dict[str, tuple[Any, Any]] = {}

    def refusal(self) -> str | None:
        """Return why the row cannot be taken, in words; None when it can."""
        for what, value in self._said():
            held = self.book.on(what, self.draft.on)
            if _agrees(held, value):
                continue
            newer = self._newer(what)
            if newer is not None:
                return (
                    f"Danh sách thuế mới hơn (ngày {format_date(newer)}) đã nói về tổ chức này; dòng "
                    "này ghi khác nên không ghi. Hãy nhập các danh sách theo thứ tự ngày."
                )
            if held is not None and held.value.said_on >= self.draft.on:
                return (
                    f"Danh sách khác cùng ngày {format_date(held.value.said_on)} đã ghi: "
                    f"{tax_words(held.value)}. Hãy đối chiếu, hoàn tác lần nhập sai nếu có."
                )
        return None

    def say(self) -> dict[str, tuple[Any, Any]]:
        """Say everything the row holds; return the changes {field: (old, new)} in words."""
        for what, value in self._said():
            held = self.book.on(what, self.draft.on)
            if not _agrees(held, value):
                self._change(what, held, value)
        return self.changes

    def _said(self) -> Iterable[tuple[Field, TaxValue | None]]:
        """Give each matter the row speaks of, with its value; None when nothing holds."""
        draft = self.draft
        if draft.state is not None:
            kind = draft.state.kind
            yield (
                Field.TAX_STATE,
                TaxValue(kind, None, draft.state_words, draft.on) if kind is not None else None,
            )
        if draft.debt_vnd is not None:
            owes = draft.debt_vnd > 0
            yield (
                Field.TAX_DEBT,
                TaxValue(TaxKind.DEBT, draft.debt_vnd, draft.debt_words, draft.on)
                if owes
                else None,
            )

    def _newer(self, what: Field) -> date | None:
        """Return the day of a newer list that spoke of the matter without a change of it then.

        Where the first newer list began a new period, what an older one says fills the days before.
        """
        days = [day for day in self.later.get(what, ()) if day > self.draft.on]
        if not days:
            return None
        following = min(
            (held for held in live(self.book.facts[what]) if held.start_on > self.draft.on),
            key=lambda held: held.start_on,
            default=None,
        )
        if following is not None and following.value.said_on <= min(days):
            return None
        return min(days)

    def _change(self, what: Field, held: Held | None, value: TaxValue | None) -> None:
        old = tax_words(held.value) if held is not None else None
        new = tax_words(value) if value is not None else None
        self.changes[what.value] = (old, new)
        if value is None:
            assert held is not None  # else it agrees
            self.book.end(held, self.draft.on, self.row)
        elif held is None:
            self.book.begin(what, value, self._first_day(what), self.row)
        else:
            since = self.draft.since if what is Field.TAX_STATE else None
            follows = since is not None and since > held.start_on
            day = since if since is not None and follows else self.draft.on
            self.book.replace(what, held, value, day, self.row)

    def _first_day(self, what: Field) -> date:
        """Return the day a new period begins: the one the list states, after what was before."""
        stated = self.draft.since if what is Field.TAX_STATE else None
        if stated is None:
            return self.draft.on
        ends = [held.end_on for held in live(self.book.facts[what]) if held.end_on is not None]
        return max([stated, *(end for end in ends if end <= self.draft.on)])


def _agrees(held: Held | None, value: TaxValue | None) -> bool:
    """Tell whether what is held on the day is what the row says."""
    if held is None or value is None:
        return held is None and value is None
    return (held.value.kind, held.value.amount_vnd) == (value.kind, value.amount_vnd)


def tax_words(value: TaxValue) -> str:
    """Return a word of the tax office as a person reads it."""
    return format_vnd(value.amount_vnd) if value.amount_vnd is not None else value.words
