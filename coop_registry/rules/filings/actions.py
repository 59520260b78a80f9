"""What may be done with a filing (việc được làm): one table for pages, commands and tests.

A line says which step is open in which states, under which permission, and what can stop it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from coop_registry.rules.filings.kinds import (
    OPEN_STATES,
    FilingKind,
    FilingState,
    FilingStep,
    Starter,
)
from core.dates import format_date

RECEIVE = "filing.receive"
EXAMINE = "filing.examine"
DECIDE = "filing.decide"

#: Khoản 6, khoản 7 Điều 19 Nghị định 92/2024/NĐ-CP.
CANCEL_ARTICLE = "khoản 6 Điều 19 Nghị định 92/2024/NĐ-CP"
WITHDRAW_ARTICLE = "khoản 7 Điều 19 Nghị định 92/2024/NĐ-CP"


@dataclass(frozen=True)
class Situation:
    """What the table looks at (hồ sơ nhìn từ một người, một ngày)."""

    kind: FilingKind
    state: FilingState
    starter: Starter
    actor_id: int
    on: date
    has_change: bool = True
    #: Titles of the papers the law asks for that were not handed in.
    missing: tuple[str, ...] = ()
    #: Who proposed the decision, who wrote down the signed one.
    proposed_by_id: int | None = None
    recorded_by_id: int | None = None
    withdrawal_asked: bool = False
    #: Last day of the time to complete it (60 days).
    supplement_until: date | None = None
    #: Why the office must refuse it (Điều 33), each with its article.
    refusals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Blocker:
    """Why a step cannot be done now (lý do chưa làm được)."""

    words: str
    article: str | None = None


Check = Callable[[Situation], Blocker | None]


def _change_said(now: Situation) -> Blocker | None:
    return None if now.has_change else Blocker("Chưa ghi nội dung đề nghị của hồ sơ.")


def _papers_whole(now: Situation) -> Blocker | None:
    if not now.missing:
        return None
    return Blocker(f"Còn thiếu giấy tờ: {'; '.join(now.missing)}.")


def _not_refused(now: Situation) -> Blocker | None:
    return Blocker(" ".join(now.refusals)) if now.refusals else None


def _not_own_proposal(now: Situation) -> Blocker | None:
    if now.proposed_by_id != now.actor_id:
        return None
    return Blocker("Người trình hồ sơ không tự quyết định; hãy để người khác quyết định.")


def _not_own_record(now: Situation) -> Blocker | None:
    if now.recorded_by_id != now.actor_id:
        return None
    return Blocker("Người ghi quyết định không tự xác nhận; hãy để người thứ hai đối chiếu bản ký.")


def _asked_to_stop(now: Situation) -> Blocker | None:
    if now.withdrawal_asked:
        return None
    return Blocker("Chưa ghi đề nghị dừng thủ tục của người nộp.", WITHDRAW_ARTICLE)


def _not_asked_to_stop(now: Situation) -> Blocker | None:
    if not now.withdrawal_asked:
        return None
    return Blocker("Người nộp đã đề nghị dừng thủ tục; hãy trả lời đề nghị đó trước.")


def _supplement_over(now: Situation) -> Blocker | None:
    if now.supplement_until is None or now.on > now.supplement_until:
        return None
    return Blocker(
        f"Người nộp còn được bổ sung đến hết ngày {format_date(now.supplement_until)}.",
        CANCEL_ARTICLE,
    )


@dataclass(frozen=True)
class ActionRule:
    """One line of the table (bước, tình trạng, quyền, điều kiện)."""

    step: FilingStep
    states: frozenset[FilingState]
    permissions: frozenset[str]
    #: State after the step; None when it stays.
    leads_to: FilingState | None = None
    checks: tuple[Check, ...] = ()
    #: Only where somebody applied for it.
    applicant_only: bool = False


def _rule(
    step: FilingStep,
    states: set[FilingState] | frozenset[FilingState],
    permissions: set[str],
    leads_to: FilingState | None = None,
    checks: tuple[Check, ...] = (),
    *,
    applicant_only: bool = False,
) -> ActionRule:
    return ActionRule(
        step, frozenset(states), frozenset(permissions), leads_to, checks, applicant_only
    )


_S, _P = FilingState, FilingStep
_STAFF = {RECEIVE, EXAMINE}

TABLE: tuple[ActionRule, ...] = (
    _rule(_P.DESCRIBE, {_S.RECEIVED, _S.SUPPLEMENT}, _STAFF),
    _rule(_P.ADD_PAPER, OPEN_STATES, _STAFF),
    _rule(_P.NOTE_NUMBERS, OPEN_STATES | {_S.ACCEPTED}, _STAFF),
    _rule(
        _P.ASK_SUPPLEMENT,
        {_S.RECEIVED},
        {EXAMINE},
        _S.SUPPLEMENT,
        (_not_asked_to_stop,),
        applicant_only=True,
    ),
    _rule(_P.SUPPLEMENT, {_S.SUPPLEMENT}, _STAFF, _S.RECEIVED, applicant_only=True),
    _rule(
        _P.PROPOSE,
        {_S.RECEIVED},
        {EXAMINE},
        _S.PROPOSED,
        (_change_said, _papers_whole, _not_refused, _not_asked_to_stop),
    ),
    _rule(_P.PROPOSE_REFUSAL, {_S.RECEIVED}, {EXAMINE}, _S.PROPOSED, (_not_asked_to_stop,)),
    _rule(_P.SEND_BACK, {_S.PROPOSED, _S.SIGNED}, {DECIDE}, _S.RECEIVED),
    _rule(_P.DECIDE, {_S.PROPOSED}, {DECIDE}, None, (_not_own_proposal,)),
    _rule(_P.RECORD_SIGNED, {_S.PROPOSED}, {EXAMINE}, _S.SIGNED),
    _rule(_P.CONFIRM_SIGNED, {_S.SIGNED}, {EXAMINE, DECIDE, RECEIVE}, None, (_not_own_record,)),
    _rule(_P.ASK_WITHDRAWAL, OPEN_STATES, _STAFF, applicant_only=True),
    _rule(
        _P.WITHDRAW, OPEN_STATES, {EXAMINE}, _S.WITHDRAWN, (_asked_to_stop,), applicant_only=True
    ),
    _rule(
        _P.REFUSE_WITHDRAWAL, OPEN_STATES, {EXAMINE}, None, (_asked_to_stop,), applicant_only=True
    ),
    _rule(_P.CANCEL, {_S.SUPPLEMENT}, {EXAMINE}, _S.CANCELLED, (_supplement_over,)),
    _rule(_P.REASSIGN, OPEN_STATES, {EXAMINE, DECIDE}),
    _rule(_P.COMMENT, frozenset(_S), {RECEIVE, EXAMINE, DECIDE}),
    _rule(_P.HAND_OVER, {_S.ACCEPTED, _S.REFUSED}, _STAFF),
    _rule(_P.SHELVE, {_S.ACCEPTED, _S.REFUSED, _S.WITHDRAWN, _S.CANCELLED}, _STAFF),
)

BY_STEP: dict[FilingStep, ActionRule] = {rule.step: rule for rule in TABLE}


@dataclass(frozen=True)
class Offer:
    """A step that is open to a person, and what stops it today (việc có thể làm)."""

    step: FilingStep
    blockers: tuple[Blocker, ...]


def offers(now: Situation, permissions: frozenset[str]) -> list[Offer]:
    """Return the steps of the filing's state that the permissions allow, with their blockers.

    An answer to a request to stop is offered only while there is one.
    """
    return [
        Offer(rule.step, blockers_of(rule, now))
        for rule in TABLE
        if _is_open(rule, now)
        and rule.permissions & permissions
        and (now.withdrawal_asked or _asked_to_stop not in rule.checks)
    ]


#: What usually comes next, the first that is open and not stopped.
NEXT = (
    FilingStep.CONFIRM_SIGNED,
    FilingStep.DECIDE,
    FilingStep.WITHDRAW,
    FilingStep.PROPOSE,
    FilingStep.DESCRIBE,
    FilingStep.SUPPLEMENT,
    FilingStep.HAND_OVER,
)


def next_step(open_to_me: list[Offer]) -> FilingStep | None:
    """Return the step that usually comes next (việc chính), None when nothing is open."""
    free = {one.step for one in open_to_me if not one.blockers}
    return next((step for step in NEXT if step in free), None)


def blockers_of(rule: ActionRule, now: Situation) -> tuple[Blocker, ...]:
    """Return what stops a step."""
    found = (check(now) for check in rule.checks)
    return tuple(one for one in found if one is not None)


def refusal_of(step: FilingStep, now: Situation) -> Blocker | None:
    """Return why a step cannot be done in this state, or None when it can."""
    rule = BY_STEP[step]
    if not _is_open(rule, now):
        return Blocker("Hồ sơ không còn ở bước này; hãy mở lại trang hồ sơ.")
    return next(iter(blockers_of(rule, now)), None)


def _is_open(rule: ActionRule, now: Situation) -> bool:
    if rule.applicant_only and now.starter is Starter.OFFICE:
        return False
    return now.state in rule.states
