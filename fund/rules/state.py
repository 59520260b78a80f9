"""The state of loans on a day (tình trạng khoản vay): amounts, group, provision and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.dates import format_date
from fund.rules.actions import Receipt, Run
from fund.rules.book import Book
from fund.rules.collection import days_past_due, owed, payoff_of
from fund.rules.debt_group import Classified, classify, facts_of, share_worst, worse
from fund.rules.decisions import decision_doubts
from fund.rules.provision import Provision, specific_provision
from fund.rules.remarks import advice, history
from fund.rules.replay import Loan, NextDue, next_due, replay
from fund.rules.schedule import PLAIN_WEEK
from fund.rules.terms import Token
from law.dated import Certainty
from law.deadlines import WorkingDays
from law.fund.sources import CIRCULAR_14_2024, CIRCULAR_24_2026, CIRCULAR_24_2026_FROM


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a loan at the end of a day. Money is whole đồng."""

    principal_outstanding: int
    principal_due: int
    principal_overdue: int
    interest_accrued: int
    interest_due: int
    interest_overdue: int
    overdue_interest: int
    late_interest: int
    prepaid: int
    payoff: int
    days_past_due: int
    debt_group: int | None
    provision_specific: int | None
    allocations: tuple[Receipt, ...]
    next_due: NextDue | None
    certainty: Certainty | None
    explanation: tuple[str, ...]


def states_of(loans: Sequence[Loan], days: WorkingDays = PLAIN_WEEK) -> list[State]:
    """Return the states of loans; those of one customer and day share the worst group."""
    return judge(loans, [replay(loan, days) for loan in loans])


def judge(loans: Sequence[Loan], runs: Sequence[Run]) -> list[State]:
    """Return the states of loans that were replayed (phân loại nợ, tính dự phòng)."""
    own = [
        classify(facts_of(run.book, loan.held_group)) for loan, run in zip(loans, runs, strict=True)
    ]
    shared: dict[int, Classified] = {}
    for day in {loan.as_of for loan in loans}:
        places = [at for at, loan in enumerate(loans) if loan.as_of == day]
        pulled = share_worst([(loans[at].customer, own[at]) for at in places], day)
        shared.update(zip(places, pulled, strict=True))
    return [
        _state(loan, run, shared[at])
        for at, (loan, run) in enumerate(zip(loans, runs, strict=True))
    ]


def _state(loan: Loan, run: Run, group: Classified) -> State:
    book = run.book
    provision = provision_of(loan, book, group)
    certainty = worse(group.certainty, provision.certainty) if group.group else None
    return State(
        principal_outstanding=book.outstanding,
        principal_due=owed(book, Token.PRINCIPAL_DUE),
        principal_overdue=owed(book, Token.PRINCIPAL_OVERDUE),
        interest_accrued=book.interest_accrued,
        interest_due=owed(book, Token.INTEREST_DUE),
        interest_overdue=owed(book, Token.INTEREST_OVERDUE),
        overdue_interest=book.overdue_interest,
        late_interest=book.late_interest,
        prepaid=book.prepaid,
        payoff=payoff_of(book),
        days_past_due=days_past_due(book),
        debt_group=group.group,
        provision_specific=provision.amount,
        allocations=tuple(run.receipts),
        next_due=next_due(loan, book),
        certainty=certainty,
        explanation=(
            *history(book),
            *decision_doubts(run.decisions, loan.held_group),
            *group.reasons,
            *provision.reasons,
            *law_doubts(loan.as_of, certainty),
            *advice(book),
        ),
    )


def provision_of(loan: Loan, book: Book, group: Classified) -> Provision:
    """Return the specific provision of a replayed loan (dự phòng cụ thể); none off the books."""
    if book.written_off_on:
        return Provision(0, None, ("Đã xuất toán: không còn dư nợ nên không trích dự phòng.",))
    if book.provision_used_on:
        text = "Đã xử lý rủi ro, theo dõi ngoại bảng: không trích thêm dự phòng cụ thể."
        return Provision(0, None, (text,))
    securities = loan.collateral
    return specific_provision(
        book.outstanding, group.group, securities, loan.as_of, loan.risk_bearer
    )


def law_doubts(on: date, certainty: Certainty | None) -> list[str]:
    """Say what of the law of a day was not read (chưa đối chiếu văn bản); nothing without a group."""
    told = []
    if certainty is not None and on >= CIRCULAR_24_2026_FROM:
        told.append(
            f"Chưa đối chiếu: {CIRCULAR_24_2026} sửa đổi {CIRCULAR_14_2024} từ ngày "
            f"{format_date(CIRCULAR_24_2026_FROM)} nhưng chưa có văn bản; nhóm nợ và dự phòng ở đây theo "
            "quy định đọc được gần nhất, phải kiểm tra lại trước khi dùng."
        )
    if certainty is Certainty.MEMORY:
        told.append("Chưa đối chiếu: một quy định áp dụng được nhớ lại, chưa so với văn bản.")
    return told
