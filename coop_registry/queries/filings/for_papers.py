"""What a paper of a filing says, read once (số liệu của văn bản): frozen, for builders and templates."""

from dataclasses import dataclass
from datetime import date

from coop_registry.models import Filing, FilingEvent, Organisation
from coop_registry.queries import pages
from coop_registry.queries.filings import records, shown, situation
from coop_registry.queries.filings.asked import AskedLine
from coop_registry.queries.names import place_line
from coop_registry.rules.filings import catalogue
from coop_registry.rules.filings import clocks as counting
from coop_registry.rules.filings.changes import BranchAsked, Change, RevocationAsked
from coop_registry.rules.filings.clocks import Clock, Days
from coop_registry.rules.filings.entries import DecisionEntry, decision_from
from coop_registry.rules.filings.grounds import Ground, branch_grounds, grounds_of
from coop_registry.rules.filings.kinds import FilingKind, FilingState, FilingStep, Starts, Who
from coop_registry.rules.filings.paper_articles import article_of
from coop_registry.rules.filings.papers import FilingPaperKind, PaperSituation, papers_of
from coop_registry.rules.filings.spec import FilingSpec
from coop_registry.rules.kinds import Kind
from coop_registry.rules.record import Record
from core.db import db
from reference import queries as reference
from reference.queries import AgencyLines

#: The steps whose day and words a paper speaks of; of the others the decision.
STEPS = {
    FilingPaperKind.SUPPLEMENT: (FilingStep.ASK_SUPPLEMENT,),
    FilingPaperKind.REFUSAL: (FilingStep.PROPOSE_REFUSAL,),
    FilingPaperKind.STOP: (FilingStep.ASK_WITHDRAWAL,),
    FilingPaperKind.STOP_REFUSED: (FilingStep.REFUSE_WITHDRAWAL,),
    FilingPaperKind.CANCEL: (FilingStep.CANCEL,),
}
#: Papers that answer on the day of writing, whatever was decided.
OF_TODAY = frozenset(
    {
        FilingPaperKind.TAX,
        FilingPaperKind.COMPLIANCE,
        FilingPaperKind.DEBTS,
        FilingPaperKind.VIOLATION,
    }
)
_DECISIONS = (FilingStep.DECIDE, FilingStep.RECORD_SIGNED)


@dataclass(frozen=True)
class PaperFacts:
    """Everything a paper of a filing may say.

    `on` is the legal day of the paper: whose office heads it, whose law it cites. `words` are
    those of its step (what is asked for, why it is refused), said on `words_on`.
    """

    paper: FilingPaperKind
    row: Filing
    kind: FilingKind
    of: Kind
    on: date
    office: AgencyLines
    spec: FilingSpec
    article: str
    is_decided: bool
    record: Record | None
    change: Change | None
    asked: tuple[AskedLine, ...]
    given: tuple[str, ...]
    office_clocks: tuple[Clock, ...]
    words: str | None
    words_on: date | None
    supplement_until: date | None
    refusals: tuple[str, ...]
    ground: Ground | None
    decision: DecisionEntry | None
    branch_place: str | None

    @property
    def number(self) -> str:
        """Return the office's own number of the filing: "05/2025"."""
        return f"{self.row.number:02d}/{self.row.year}"

    @property
    def name(self) -> str:
        """Return the organisation's name on the paper's day, else as it was received."""
        known = self.record.name if self.record else None
        return known or self.row.name


def situation_of(row: Filing, today: date) -> PaperSituation:
    """Return what the table of papers looks at."""
    done = records.steps(row.id)
    proposed = records.last_of(done, FilingStep.PROPOSE, FilingStep.PROPOSE_REFUSAL)
    answered = records.last_of(done, FilingStep.ASK_WITHDRAWAL, FilingStep.REFUSE_WITHDRAWAL)
    spec = situation.spec_of(row)
    ground = _ground(row, records.change_of(row), spec)
    return PaperSituation(
        kind=FilingKind(row.kind),
        state=FilingState(row.state),
        result=spec.result,
        starter=spec.starter,
        on=_decided_on(row, done) or today,
        accepts=proposed.step == FilingStep.PROPOSE.value if proposed else None,
        withdrawal_asked=situation.is_withdrawal_asked(done),
        withdrawal_refused=answered is not None
        and answered.step == FilingStep.REFUSE_WITHDRAWAL.value,
        is_fallback=row.is_fallback,
        has_notice_form=ground is not None and bool(ground.notice_form),
    )


def makeable(row: Filing, today: date) -> tuple[FilingPaperKind, ...]:
    """Return the papers that can be made of a filing now."""
    return papers_of(situation_of(row, today))


def facts_for(row: Filing, paper: FilingPaperKind, today: date) -> PaperFacts | None:
    """Return what a paper says; None while the office of its legal day is not known."""
    done = records.steps(row.id)
    on = _paper_day(row, paper, done, today)
    office = reference.registration_office(row.unit_id, on)
    if office is None:
        return None
    step = records.last_of(done, *STEPS.get(paper, ()))
    kind, of, change = FilingKind(row.kind), Kind(row.organisation_kind), records.change_of(row)
    # Of the paper's own day: a receipt of 2023 cites the law of 2012 for ever.
    spec = catalogue.spec_of(kind, of, catalogue.legal_day(row.received_on, on, of))
    organisation = db.session.get(Organisation, row.organisation_id or 0)
    return PaperFacts(
        paper=paper,
        row=row,
        kind=kind,
        of=of,
        on=on,
        office=office,
        spec=spec,
        article=article_of(paper, spec, of, on),
        is_decided=_decided_on(row, done) is not None,
        record=pages.record(organisation, on) if organisation else None,
        change=change,
        asked=tuple(shown.asked_lines(row, today)),
        given=tuple(one.title for one in shown.checklist(row, today) if one.received_on),
        office_clocks=_office_clocks(row, spec, today),
        words=step.words if step else None,
        words_on=step.on if step else None,
        supplement_until=_until(step) if paper is FilingPaperKind.SUPPLEMENT else None,
        refusals=situation.refusals_of(row, on) if paper is FilingPaperKind.REFUSAL else (),
        ground=_ground(row, change, spec),
        decision=_decision(done),
        branch_place=place_line(change.unit_id)
        if isinstance(change, BranchAsked) and change.unit_id
        else None,
    )


def _paper_day(row: Filing, paper: FilingPaperKind, done: list[FilingEvent], today: date) -> date:
    """Return the legal day of a paper: of its step, of the decision, else today."""
    if paper is FilingPaperKind.RECEIPT:
        return row.completed_on
    if paper in OF_TODAY:
        return today
    if paper in (FilingPaperKind.REFUSAL, FilingPaperKind.STOP) or paper not in STEPS:
        return _decided_on(row, done) or today
    step = records.last_of(done, *STEPS[paper])
    return step.on if step else today


def _decided_on(row: Filing, done: list[FilingEvent]) -> date | None:
    """Return the day of the decision, also of one signed and not yet confirmed."""
    if FilingState(row.state) is FilingState.SIGNED:
        found = _decision(done)
        return found.on if found else None
    if FilingState(row.state) not in (
        FilingState.ACCEPTED,
        FilingState.REFUSED,
        FilingState.WITHDRAWN,
        FilingState.CANCELLED,
    ):
        return None
    decision = _decision(done)
    ended = records.last_of(done, FilingStep.WITHDRAW, FilingStep.CANCEL)
    return ended.on if ended else decision.on if decision else None


def _decision(done: list[FilingEvent]) -> DecisionEntry | None:
    """Return the last decision with its numbers."""
    found = records.last_of(done, *_DECISIONS)
    return decision_from(found.told, found.file_id) if found and found.told else None


def _office_clocks(row: Filing, spec: FilingSpec, today: date) -> tuple[Clock, ...]:
    """Return the limits of the office from the day the whole file came (giấy biên nhận)."""
    days = Days(received_on=row.received_on, completed_on=row.completed_on)
    found = counting.clocks(spec, days, reference.working_days(), today)
    return tuple(one for one in found if one.who is Who.OFFICE and one.starts is Starts.RECEIVED)


def _until(step: FilingEvent | None) -> date | None:
    """Return the last day of the sixty, None where the law of that day sets none."""
    return counting.supplement_until(step.on, reference.working_days()) if step else None


def _ground(row: Filing, change: Change | None, spec: FilingSpec) -> Ground | None:
    """Return the ground that a revocation names, found by its words and article."""
    if not isinstance(change, RevocationAsked):
        return None
    on = max(row.received_on, spec.valid_from)
    known = (*grounds_of(Kind(row.organisation_kind), on), *branch_grounds(on))
    return next((one for one in known if _says(change.ground, one)), None)


def _says(words: str, ground: Ground) -> bool:
    return words == f"{ground.words} ({ground.article})"
