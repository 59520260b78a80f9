"""One portion of a month's close: judge whole customers, post what differs, keep what was found.

A loan that cannot be computed or written is taken out with its reason; the others go on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from core.bulk import insert_rows, update_rows
from core.clock import now_utc
from core.db import db, is_conflict
from fund.models import Account, BookMonth, CloseFailure, CloseRun, LoanContract, LoanMonth
from fund.queries import closing, late, ledger, loans
from fund.queries.closing import Closable
from fund.rules.actions import Run
from fund.rules.books.cached import Copied, copied_of
from fund.rules.books.case import run_of
from fund.rules.books.closing import Found, find
from fund.rules.books.contracts import JournalKind
from fund.rules.books.faults import FAULTS, reason_of
from fund.rules.books.months import month_end, told_month
from fund.rules.books.position import Position, figures_of, together
from fund.rules.books.posting import Posting, post_catch_up
from fund.rules.books.roles import Role
from fund.rules.replay import Loan
from fund.rules.schedule import PLAIN_WEEK
from fund.rules.terms import HolidayShift
from fund.services.journals import Head, write_many
from law.deadlines import WorkingDays
from reference import queries as reference

Reader = Callable[[], Loan]
_Known = tuple[Closable, Loan, Run]
_COPIED = tuple(Copied.__dataclass_fields__)
_PULLED = "Chưa xếp được nhóm vì khoản nợ khác của cùng khách hàng chưa tính được ({})."


@dataclass(frozen=True, slots=True)
class Ended:
    """A loan at its month's end, ready to be written (khoản vay đã tính cuối tháng)."""

    contract: Closable
    found: Found
    posting: Posting
    #: What its newest posting day corrects when that lies after the month.
    catch_up: Posting | None
    #: The engine's figures of the month's end, unless the row tells of a later day.
    copied: Copied | None

    def journals(self, head: Callable[[Closable, date, str], Head], on: date) -> Iterator[Any]:
        """Give the journals that have anything to say."""
        if self.posting.moves:
            yield head(self.contract, on, " ".join(self.posting.reasons)), self.posting
        if self.catch_up is not None and self.catch_up.moves:
            told = (
                "Điều chỉnh theo kết quả cuối tháng, vì khoản vay đã có bút toán ghi sau ngày đó."
            )
            words = " ".join((told, *self.catch_up.reasons))
            yield head(self.contract, self.contract.state_on, words), self.catch_up


@dataclass(slots=True)
class Outcome:
    """What became of a portion (kết quả một đợt)."""

    ended: list[Ended] = field(default_factory=list)
    failed: dict[int, str] = field(default_factory=dict)
    posted: int = 0


@dataclass(frozen=True, slots=True)
class _Books:
    """What was posted of loans: until the month's end; of some, later too."""

    booked: Mapping[int, Position]
    later: Mapping[int, tuple[Reader, Position]]
    #: Loans whose past came to be known better since: with all that is known today.
    better: Mapping[int, Reader]


class Portion:
    """The loans of one transaction of a close."""

    def __init__(self, run: CloseRun, month: BookMonth, contracts: Sequence[Closable]) -> None:
        self.run, self.month, self.contracts = run, month, contracts
        self.on = month_end(month.month)
        self.outcome = Outcome()
        self._working_days: WorkingDays | None = None

    def close(self) -> Outcome:
        """Judge and write; return what became of the loans."""
        ids = [one.id for one in self.contracts]
        closing.forget(self.month.id, ids)
        readers = loans.readers(self.contracts, self.on, self.on)
        books = _Books(ledger.positions(ids, self.on), self._later(), self._better())
        pairs = zip(self.contracts, readers, strict=True)
        for _customer, debts in groupby(pairs, key=lambda pair: pair[0].customer):
            self._judge(list(debts), books)
        self._write()
        return self.outcome

    # -- judging ------------------------------------------------------------------------------

    def _later(self) -> dict[int, tuple[Reader, Position]]:
        """Return loans with postings after the month: as of the newest, with all their entries."""
        late = [one for one in self.contracts if one.state_on > self.on]
        if not late:
            return {}
        booked = ledger.positions([one.id for one in late])
        return {
            one.id: (reader, booked[one.id])
            for one, reader in zip(late, loans.readers(late), strict=True)
        }

    def _better(self) -> dict[int, Reader]:
        """Return loans with events of days until the month's end that were posted after it."""
        touched = late.contracts_touched([one.id for one in self.contracts], self.on)
        known = [one for one in self.contracts if one.id in touched]
        readers = loans.readers(known, self.on) if known else []
        return {one.id: reader for one, reader in zip(known, readers, strict=True)}

    def _judge(self, debts: list[tuple[Closable, Reader]], books: "_Books") -> None:
        """Judge the debts of one customer together; one that cannot be computed stops them all."""
        known, broken = self._replayed(debts)
        found = _found(known)
        if not broken and any(one.id in books.better for one, _ in debts):
            found = self._better_judged(known, found, books.better)
        judged = list(zip(known, found, strict=True))
        broken |= {known[0].id: one for known, one in judged if isinstance(one, str)}
        self.outcome.failed |= broken
        names = ", ".join(one.number for one, _ in debts if one.id in broken)
        for (contract, loan, run), one in judged:
            if contract.id in broken or isinstance(one, str):
                continue
            if broken:
                self.outcome.failed[contract.id] = _PULLED.format(names)
                continue
            self._end(contract, one, copied_of(loan, run), books)

    def _better_judged(
        self, known: list[_Known], found: list[Found | str], better: Mapping[int, Reader]
    ) -> list[Found | str]:
        """Return what was found, in the groups that are known today (nhóm nợ theo hiểu biết nay)."""
        own = [(one, better.get(one.id, lambda loan=loan: loan)) for one, loan, _ in known]
        today, broken = self._replayed(own)
        if broken or len(today) != len(known):
            return found
        return [
            one if isinstance(one, str) or isinstance(now, str) else one.judged_as(now)
            for one, now in zip(found, _found(today), strict=True)
        ]

    def _replayed(
        self, debts: list[tuple[Closable, Reader]]
    ) -> tuple[list[_Known], dict[int, str]]:
        """Return the debts that were paid out, replayed, and why others could not be."""
        known: list[_Known] = []
        broken: dict[int, str] = {}
        for contract, reader in debts:
            try:
                loan = reader()
                run = run_of(loan, self._days(loan))
            except FAULTS as fault:
                broken[contract.id] = reason_of(fault)
            else:
                if run is not None:
                    known.append((contract, loan, run))
        return known, broken

    def _end(self, contract: Closable, found: Found, copied: Copied, books: "_Books") -> None:
        is_later = contract.id in books.later
        try:
            posting = found.posting(books.booked[contract.id])
            catch_up = None
            if is_later:
                reader, everything = books.later[contract.id]
                catch_up = self._catch_up(reader(), together(everything, posting.moves), found)
        except FAULTS as fault:
            self.outcome.failed[contract.id] = reason_of(fault)
            return
        self.outcome.ended.append(
            Ended(contract, found, posting, catch_up, None if is_later else copied)
        )

    def _catch_up(self, loan: Loan, booked: Position, found: Found) -> Posting | None:
        run = run_of(loan, self._days(loan))
        if run is None:
            return None
        return post_catch_up(booked, figures_of(run), is_trust=found.is_trust)

    def _days(self, loan: Loan) -> WorkingDays:
        if loan.terms.holiday_shift is not HolidayShift.NEXT:
            return PLAIN_WEEK
        if self._working_days is None:
            self._working_days = reference.working_days()
        return self._working_days

    # -- writing ------------------------------------------------------------------------------

    def _write(self) -> None:
        """Write all loans behind one savepoint; when one of them fails, each behind its own."""
        accounts = ledger.accounts_by_role(self.run.fund_id)
        if not self._try(self.outcome.ended, accounts):
            self.outcome.ended = [
                one for one in self.outcome.ended if self._try([one], accounts, alone=True)
            ]
        at = now_utc()
        if self.outcome.failed:
            db.session.execute(
                insert(CloseFailure),
                [
                    {"month_id": self.month.id, "contract_id": key, "reason": reason, "at": at}
                    for key, reason in sorted(self.outcome.failed.items())
                ],
            )

    def _try(
        self, ended: Sequence[Ended], accounts: dict[Role, Account], *, alone: bool = False
    ) -> bool:
        """Write loans behind a savepoint; tell whether it stood."""
        if not ended:
            return True
        items = [item for one in ended for item in one.journals(self._head, self.on)]
        try:
            with db.session.begin_nested():
                write_many(items, accounts)
                self._keep(ended)
        except (*FAULTS, DBAPIError) as fault:
            if isinstance(fault, DBAPIError) and is_conflict(fault):
                raise
            if alone:
                self.outcome.failed[ended[0].contract.id] = reason_of(fault)
            return False
        self.outcome.posted += len(items)
        return True

    def _head(self, contract: Closable, on: date, words: str) -> Head:
        return Head(
            fund_id=self.run.fund_id,
            on=on,
            kind=JournalKind.MONTH_END,
            text=f"Cuối tháng {told_month(self.month.month)}. {words}",
            actor_id=self.run.actor_id,
            contract=contract,
        )

    def _keep(self, ended: Sequence[Ended]) -> None:
        """Keep what was found, and copy the engine's figures to the contracts' rows."""
        insert_rows(LoanMonth, [self._row(one) for one in ended])
        fresh = [
            self._copy(one.contract.id, one.found.group, one.copied) for one in ended if one.copied
        ]
        older = [
            {"id": one.contract.id, "debt_group": one.found.group}
            for one in ended
            if one.copied is None
        ]
        update_rows(LoanContract, [*fresh, *older])

    def _copy(self, contract_id: int, group: int, copied: Copied) -> dict[str, Any]:
        values = {name: getattr(copied, name) for name in _COPIED}
        return {"id": contract_id, "debt_group": group, "state_on": self.on, **values}

    def _row(self, one: Ended) -> dict[str, Any]:
        found, basis = one.found, one.found.basis
        return {
            "month_id": self.month.id,
            "contract_id": one.contract.id,
            "own_group": found.own_group,
            "debt_group": found.group,
            "is_held": found.is_held,
            "is_trust": found.is_trust,
            "is_off_balance": found.figures.is_off_balance,
            "days_past_due": found.days_past_due,
            "outstanding_vnd": found.outstanding,
            "receivable_vnd": basis.receivable,
            "off_interest_vnd": basis.off_interest,
            "provision_vnd": basis.provision,
            "certainty": found.certainty.value,
            "reasons": list(found.reasons),
        }


def _found(known: Sequence[_Known]) -> list[Found | str]:
    return find([loan for _, loan, _ in known], [run for _, _, run in known]) if known else []
