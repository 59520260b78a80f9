"""Which papers the office makes of a filing, and when (văn bản của hồ sơ): one table.

Page, services and tests read it. A paper that carries a result may be made as soon as the result
is proposed: it is the draft that the leader signs (users §1.7).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coop_registry.rules.filings.kinds import (
    OPEN_STATES,
    FilingKind,
    FilingState,
    Result,
    Starter,
)
from law.acts import DECREE_92_FROM, LAW_2012_FROM, LAW_2023_FROM

#: Kinds of issued papers about filings begin so; who reads them needs `filing.read`.
PREFIX = "registry.filing."


class FilingPaperKind(StrEnum):
    """One paper of the office about a filing (loại văn bản)."""

    RECEIPT = "receipt"  # giấy biên nhận
    SUPPLEMENT = "supplement"  # thông báo sửa đổi, bổ sung hồ sơ
    REFUSAL = "refusal"  # thông báo từ chối
    STOP = "stop"  # thông báo dừng thủ tục
    STOP_REFUSED = "stop_refused"  # thông báo không đồng ý dừng thủ tục
    CANCEL = "cancel"  # thông báo hủy hồ sơ
    CHANGE = "change"  # giấy xác nhận về việc thay đổi
    SUSPENSION = "suspension"  # giấy xác nhận tạm ngừng kinh doanh
    RESUMPTION = "resumption"  # giấy xác nhận tiếp tục kinh doanh
    CERTIFICATE = "certificate"  # giấy chứng nhận, bản đối chiếu
    END = "end"  # thông báo chấm dứt hoạt động
    VIOLATION = "violation"  # thông báo về hành vi vi phạm (Mẫu số 01, 04)
    REVOCATION = "revocation"  # quyết định thu hồi (Mẫu số 02, 03, 05)
    RESTORATION = "restoration"  # quyết định hủy bỏ việc thu hồi, khôi phục
    TAX = "tax"  # công văn gửi cơ quan thuế
    COMPLIANCE = "compliance"  # yêu cầu báo cáo về việc tuân thủ
    DEBTS = "debts"  # công văn xác minh công nợ


@dataclass(frozen=True)
class PaperSituation:
    """What the table looks at: a filing on a day (hồ sơ vào một ngày).

    `accepts` tells what was proposed last, None before a proposal. `has_notice_form` whether the
    ground of a revocation is told by a notice first.
    """

    kind: FilingKind
    state: FilingState
    result: Result
    starter: Starter
    on: date
    accepts: bool | None = None
    withdrawal_asked: bool = False
    withdrawal_refused: bool = False
    is_fallback: bool = False
    has_notice_form: bool = False


_S, _K, _P = FilingState, FilingKind, FilingPaperKind
_EVERY_KIND = frozenset(FilingKind)
_EVERY_RESULT = frozenset(Result)
_DECIDED = frozenset({_S.PROPOSED, _S.SIGNED, _S.ACCEPTED})
_BEFORE_DECISION = OPEN_STATES - {_S.SUPPLEMENT}
#: What the tax office is asked or told of: khoản 1 Điều 37, Điều 53, 54, 56, 63, 64 NĐ 92/2024.
_TOLD_TO_TAX = frozenset(
    {_K.SEAT, _K.BRANCH_END, _K.GROUP_END, _K.REVOCATION, _K.RESTORATION, _K.BANKRUPTCY}
)
#: What ends only when everything is paid: Điều 97 Luật 2023, Điều 63 NĐ 92/2024.
_WITH_DEBTS = frozenset({_K.GROUP_END, _K.REVOCATION})


@dataclass(frozen=True)
class PaperRule:
    """One line of the table (văn bản, tình trạng, loại thủ tục, kết quả, từ ngày).

    `accepting` is what must have been proposed, None when it does not matter; `asked_to_stop` and
    `refused_to_stop` that the applicant asked to stop, that the office refused it.
    """

    paper: FilingPaperKind
    states: frozenset[FilingState]
    kinds: frozenset[FilingKind] = _EVERY_KIND
    results: frozenset[Result] = _EVERY_RESULT
    accepting: bool | None = None
    applicant_only: bool = False
    asked_to_stop: bool = False
    refused_to_stop: bool = False
    fallback_only: bool = False
    told_first: bool = False
    since: date = LAW_2012_FROM

    def fits(self, now: PaperSituation) -> bool:
        """Tell whether the paper can be made of this filing now."""
        return (
            now.state in self.states
            and now.kind in self.kinds
            and now.result in self.results
            and now.on >= self.since
            and (self.accepting is None or self.accepting == now.accepts)
            and (not self.applicant_only or now.starter is Starter.APPLICANT)
            and self._is_asked_for(now)
        )

    def _is_asked_for(self, now: PaperSituation) -> bool:
        return (
            (not self.asked_to_stop or now.withdrawal_asked)
            and (not self.refused_to_stop or now.withdrawal_refused)
            and (not self.fallback_only or now.is_fallback)
            and (not self.told_first or now.has_notice_form)
        )


def _results(paper: FilingPaperKind, *results: Result, since: date = LAW_2012_FROM) -> PaperRule:
    """Return the line of a paper that carries an accepted result."""
    return PaperRule(paper, _DECIDED, results=frozenset(results), accepting=True, since=since)


TABLE: tuple[PaperRule, ...] = (
    PaperRule(_P.RECEIPT, frozenset(_S), applicant_only=True),
    PaperRule(_P.SUPPLEMENT, frozenset({_S.SUPPLEMENT}), applicant_only=True),
    PaperRule(
        _P.REFUSAL,
        frozenset({_S.PROPOSED, _S.SIGNED, _S.REFUSED}),
        accepting=False,
        applicant_only=True,
    ),
    PaperRule(_P.STOP, OPEN_STATES, asked_to_stop=True),
    PaperRule(_P.STOP, frozenset({_S.WITHDRAWN})),
    PaperRule(_P.STOP_REFUSED, OPEN_STATES, refused_to_stop=True),
    PaperRule(_P.CANCEL, frozenset({_S.CANCELLED}), applicant_only=True),
    _results(_P.CHANGE, Result.CHANGE_CONFIRMATION),
    _results(_P.SUSPENSION, Result.SUSPENSION_CONFIRMATION),
    _results(_P.RESUMPTION, Result.RESUMPTION_CONFIRMATION),
    # Its numbers come from the national system with the decision: there is none before.
    PaperRule(
        _P.CERTIFICATE,
        frozenset({_S.ACCEPTED}),
        results=frozenset({Result.CERTIFICATE, Result.BRANCH_CERTIFICATE}),
    ),
    _results(_P.END, Result.END_NOTICE),
    PaperRule(
        _P.VIOLATION,
        _BEFORE_DECISION,
        kinds=frozenset({_K.REVOCATION}),
        told_first=True,
        since=DECREE_92_FROM,
    ),
    _results(_P.REVOCATION, Result.REVOCATION_DECISION),
    _results(_P.RESTORATION, Result.RESTORATION_DECISION, since=DECREE_92_FROM),
    PaperRule(_P.TAX, OPEN_STATES | {_S.ACCEPTED}, kinds=_TOLD_TO_TAX),
    PaperRule(_P.TAX, OPEN_STATES | {_S.ACCEPTED}, fallback_only=True, since=DECREE_92_FROM),
    PaperRule(
        _P.COMPLIANCE,
        frozenset({_S.RECEIVED}),
        kinds=frozenset({_K.REVOCATION}),
        since=LAW_2023_FROM,
    ),
    PaperRule(_P.DEBTS, OPEN_STATES | {_S.ACCEPTED}, kinds=_WITH_DEBTS),
)


def papers_of(now: PaperSituation) -> tuple[FilingPaperKind, ...]:
    """Return the papers that can be made of a filing now, in the order of the list."""
    open_now = {rule.paper for rule in TABLE if rule.fits(now)}
    return tuple(paper for paper in FilingPaperKind if paper in open_now)
