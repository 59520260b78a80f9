"""A process of its own that posts into the books until it is done or killed.

`python -m tests.fund.poster WORK SEED COUNT`, settings as one JSON document on standard input;
each committed piece of work is one line of standard output.
"""

import json
import sys
from datetime import date, timedelta
from random import Random

from app import create_app
from core.dates import add_months
from core.db import db, retrying
from core.errors import RuleViolation
from fund.models import LoanContract, LoanEvent
from fund.queries import funds
from fund.rules.books.contracts import MoneyPlace
from fund.rules.books.entries import ContractEntry, EventEntry
from fund.rules.events import EventType
from fund.rules.limits import BorrowerKind
from fund.services import closing
from fund.services.contracts import enter_contract
from fund.services.recording import record

TODAY = date(2025, 3, 20)
MAKER, CHECKER = 101, 102


def post(key: str, contract_id: int, rng: Random) -> str:
    """Record one event: a receipt, a tranche or the reversal of a receipt."""
    kind = rng.choice([EventType.REPAY, EventType.REPAY, EventType.DISBURSE, EventType.REVERSE])
    undone = _receipt(contract_id, rng) if kind is EventType.REVERSE else None
    if kind is EventType.REVERSE and undone is None:
        kind = EventType.REPAY
    entry = EventEntry(
        type=kind,
        on=TODAY,
        key=key,
        amount=None if undone else rng.randint(1, 5_000_000),
        money=None if undone else MoneyPlace.BANK,
        reason="Ghi nhầm" if undone else None,
        reverses_id=undone,
    )
    done = record(contract_id, entry, actor_id=MAKER, checker_id=CHECKER, on=TODAY)
    return f"{kind} {done.event.key}"


def _receipt(contract_id: int, rng: Random) -> int | None:
    gone = {one.reverses_id for one in db.session.query(LoanEvent) if one.reverses_id}
    found = [
        one.id
        for one in db.session.query(LoanEvent).filter_by(contract_id=contract_id, type="repay")
        if one.id not in gone
    ]
    return rng.choice(found) if found else None


def sign(key: str, organisation_id: int) -> str:
    """Sign a contract of a billion with a customer."""
    fund = funds.current()
    assert fund is not None
    terms = {
        "principal": 1_000_000_000,
        "annual_rate": "0.06",
        "start": TODAY.isoformat(),
        "term_months": 12,
    }
    entry = ContractEntry(
        number=key,
        signed_on=TODAY,
        borrower_kind=BorrowerKind.COOPERATIVE,
        source_id=funds.sources(fund.id)[0].id,
        purpose="Xây kho",
        project_vnd=2_000_000_000,
        own_capital_vnd=1_000_000_000,
        terms=terms,
        organisation_id=organisation_id,
    )
    return f"signed {enter_contract(fund, entry, actor_id=MAKER, on=TODAY).number}"


def close(key: str, number: int) -> str:
    """Close the month after those that are closed, two loans at a time, as a job would."""
    fund = funds.current()
    assert fund is not None
    month = add_months(date(2025, 1, 1), number)
    today = add_months(month, 3)
    task = closing.Task(fund.id, month, MAKER, key, today, silent=timedelta(0))

    def commit(done: int, _total: int) -> bool:
        db.session.commit()
        tell(f"step {done}")
        return True

    return f"{closing.drive(task, commit, 2).state} {month}"


def tell(line: str) -> None:
    """Say a line to the process that waits for it."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(work: str, seed: int, count: int) -> None:
    rng = Random(seed)
    app = create_app(json.loads(sys.stdin.readline()))
    with app.app_context():
        targets = [one.id for one in db.session.query(LoanContract).order_by(LoanContract.id)]
        owners = [
            one.organisation_id for one in db.session.query(LoanContract).order_by(LoanContract.id)
        ]
        db.session.rollback()
        tell("ready")
        sys.stdin.readline()
        for number in range(count):
            key, place = f"{work}-{seed}-{number}", rng.randrange(len(targets))

            def once(key: str = key, place: int = place, number: int = number) -> str:
                if work == "close":
                    return close(key, seed + number)
                done = sign(key, owners[0]) if work == "sign" else post(key, targets[place], rng)
                db.session.commit()
                return done

            try:
                tell(retrying(once, attempts=8))
            except RuleViolation as refusal:
                db.session.rollback()
                tell(f"refused {refusal.message[:60]}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
