"""What a month's end finds of the loans of one customer (phân loại, dự thu, trích dự phòng): pure.

Law: Điều 28 Nghị định 45/2021/NĐ-CP; Điều 4, khoản 2 Điều 9 Nghị định 86/2024/NĐ-CP; Điều 5 Thông tư
52/2022/TT-BTC.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fund.rules.actions import Run
from fund.rules.books.month_end import Classification, basis_of, post_month_end
from fund.rules.books.position import Basis, Figures, Position, figures_of
from fund.rules.books.posting import Posting
from fund.rules.collection import days_past_due
from fund.rules.debt_group import Classified, classify, facts_of, share_worst, worse
from fund.rules.replay import Loan
from fund.rules.state import law_doubts, provision_of
from fund.rules.terms import RiskBearer
from law.dated import Certainty

_NO_GROUP = "Chưa xác định được nhóm nợ."
_NO_PROVISION = "Chưa tính được dự phòng cụ thể."


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a loan at the end of a month (kết quả cuối tháng). Money is đồng."""

    own_group: int
    group: int
    days_past_due: int
    outstanding: int
    provision: int
    figures: Figures
    certainty: Certainty
    reasons: tuple[str, ...]
    is_held: bool = False
    is_trust: bool = False

    @property
    def classification(self) -> Classification:
        """Return what the posting of a month's end asks for."""
        return Classification(self.group, self.provision, self.is_held, self.is_trust)

    @property
    def basis(self) -> Basis:
        """Return what the books hold after it (căn cứ ghi sổ)."""
        return basis_of(self.figures, self.classification)

    def judged_as(self, known: "Found") -> "Found":
        """Return this, in the group and with the provision that is known today.

        Principal and interest stay as the books knew them, because what came to be known later has
        its own posting day.
        """
        return replace(
            self,
            own_group=known.own_group,
            group=known.group,
            days_past_due=known.days_past_due,
            provision=known.provision,
            certainty=known.certainty,
            reasons=known.reasons,
            is_held=known.is_held,
        )

    def posting(self, booked: Position) -> Posting:
        """Return the posting that brings the books there; nothing when they are."""
        return post_month_end(booked, self.figures, self.classification)


def find(loans: Sequence[Loan], runs: Sequence[Run]) -> list[Found | str]:
    """Return what a month's end finds of all debts of one customer; a text says why it cannot.

    The worst loan pulls the others (mọi khoản nợ theo nhóm xấu nhất).
    """
    own = [
        classify(facts_of(run.book, loan.held_group)) for loan, run in zip(loans, runs, strict=True)
    ]
    pairs = [(loan.customer, one) for loan, one in zip(loans, own, strict=True)]
    shared = share_worst(pairs, loans[0].as_of)
    return [
        _found(loan, run, mine, all_of_them)
        for loan, run, mine, all_of_them in zip(loans, runs, own, shared, strict=True)
    ]


def _found(loan: Loan, run: Run, own: Classified, shared: Classified) -> Found | str:
    book = run.book
    if shared.group is None or own.group is None:
        return " ".join(shared.reasons) or _NO_GROUP
    provision = provision_of(loan, book, shared)
    if provision.amount is None:
        return " ".join(provision.reasons) or _NO_PROVISION
    certainty = worse(shared.certainty, provision.certainty) or Certainty.READ
    return Found(
        own_group=own.group,
        group=shared.group,
        days_past_due=days_past_due(book),
        outstanding=book.outstanding,
        provision=provision.amount,
        figures=figures_of(run),
        certainty=certainty,
        reasons=(*shared.reasons, *provision.reasons, *law_doubts(loan.as_of, certainty)),
        is_held=shared.is_held,
        is_trust=loan.risk_bearer is RiskBearer.TRUSTOR,
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """What later records would have changed in a closed month (ảnh hưởng đến tháng đã khóa)."""

    month: date
    contract_id: int
    #: (what, then, now): group, provision, interest booked, principal.
    values: tuple[tuple[str, int, int], ...]


def compared(month: date, contract_id: int, then: Mapping[str, int], now: Found) -> Changed | None:
    """Return what differs between what a month's end found and what is known now."""
    basis = now.basis
    known = {
        "debt_group": now.group,
        "outstanding_vnd": now.outstanding,
        "provision_vnd": now.provision,
        "receivable_vnd": basis.receivable,
        "off_interest_vnd": basis.off_interest,
    }
    values = tuple(
        (name, then[name], value) for name, value in known.items() if then[name] != value
    )
    return Changed(month, contract_id, values) if values else None
