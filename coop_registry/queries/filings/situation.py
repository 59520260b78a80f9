"""What the table of actions looks at, read from the filing and its organisation."""

from datetime import date

from coop_registry.models import Filing, FilingEvent, Organisation, StatusFact
from coop_registry.queries import records as register
from coop_registry.queries.filings import records
from coop_registry.rules.filings import catalogue, clocks, periods, refusals
from coop_registry.rules.filings.actions import Situation
from coop_registry.rules.filings.kinds import OPEN_STATES, FilingKind, FilingState, FilingStep
from coop_registry.rules.filings.refusals import Blocker, Standing
from coop_registry.rules.filings.spec import FilingSpec
from coop_registry.rules.kinds import Kind, Status
from core.db import db
from reference import queries as reference

_PROPOSALS = (FilingStep.PROPOSE, FilingStep.PROPOSE_REFUSAL)


def of(row: Filing, *, actor_id: int, on: date, judged_on: date | None = None) -> Situation:
    """Return how a filing stands for a person on a day.

    `judged_on` is the legal day of a step that is about to be done; a page that only looks judges
    by the last step: a file of a past year is typed step by step with its own days.
    """
    done = records.steps(row.id)
    day = judged_on or last_day(row, done)
    proposed = records.last_of(done, *_PROPOSALS)
    recorded = records.last_of(done, FilingStep.RECORD_SIGNED)
    spec = spec_of(row, done, day)
    return Situation(
        kind=FilingKind(row.kind),
        state=FilingState(row.state),
        starter=spec.starter,
        actor_id=actor_id,
        on=on,
        has_change=row.change_sealed is not None,
        missing=tuple(missing(row, spec)),
        proposed_by_id=proposed.actor_id if proposed else None,
        recorded_by_id=recorded.actor_id if recorded else None,
        withdrawal_asked=is_withdrawal_asked(done),
        supplement_until=_supplement_until(done),
        refusals=(*refusals_of(row, day), *troubles_of(row)),
    )


def spec_of(
    row: Filing, done: list[FilingEvent] | None = None, judged_on: date | None = None
) -> FilingSpec:
    """Return what the law asks of a filing: of the day of receipt, or of the decree it ends under.

    A file that was still pending on 18/07/2024 is finished under NĐ 92/2024 (khoản 1 Điều 65):
    its own steps say whether it was. `done` are its steps, where they were read already.
    """
    kind, organisation_kind = FilingKind(row.kind), Kind(row.organisation_kind)
    day = judged_on or last_day(row, records.steps(row.id) if done is None else done)
    legal = catalogue.legal_day(row.received_on, day, organisation_kind)
    return catalogue.spec_of(kind, organisation_kind, legal)


def last_day(row: Filing, done: list[FilingEvent]) -> date:
    """Return the day of its last step; of one that ended, the day it ended."""
    ended = next((one for one in done if FilingState(one.state) not in OPEN_STATES), None)
    last = ended or (done[-1] if done else None)
    return last.on if last else row.received_on


def missing(row: Filing, spec: FilingSpec) -> list[str]:
    """Return the titles of the papers always asked for that were not handed in."""
    given = {one.code for one in records.papers(row.id)}
    return [one.title for one in spec.documents if one.is_always and one.code not in given]


def is_withdrawal_asked(done: list[FilingEvent]) -> bool:
    """Tell whether the applicant asked to stop, and nobody has answered."""
    last = records.last_of(done, FilingStep.ASK_WITHDRAWAL, FilingStep.REFUSE_WITHDRAWAL)
    return last is not None and last.step == FilingStep.ASK_WITHDRAWAL.value


def _supplement_until(done: list[FilingEvent]) -> date | None:
    asked = records.last_of(done, FilingStep.ASK_SUPPLEMENT)
    return clocks.supplement_until(asked.on, reference.working_days()) if asked else None


def refusals_of(row: Filing, on: date) -> tuple[str, ...]:
    """Return why the office must refuse the filing on a day, each with its article."""
    if row.organisation_id is None:
        return ()
    given = frozenset(one.code for one in records.papers(row.id))
    now = standing(row.organisation_id, Kind(row.organisation_kind), on, given)
    found = refusals.blockers(FilingKind(row.kind), now, on)
    return tuple(f"{one.words} ({one.article})" for one in found)


def troubles_of(row: Filing) -> tuple[str, ...]:
    """Return what the office cannot grant: too long a suspension, too young a group."""
    kind, of_kind = FilingKind(row.kind), Kind(row.organisation_kind)
    found = periods.too_long(kind, of_kind, row.effect_on, row.until_on)
    if kind is FilingKind.CONVERSION and row.organisation_id is not None:
        group = db.session.get_one(Organisation, row.organisation_id)
        begun = group.registered_on or group.founded_on
        found = found or periods.too_young(begun, row.received_on)
    return (f"{found.words} ({found.article})",) if found else ()


def standing(
    organisation_id: int, kind: Kind, on: date, given: frozenset[str] = frozenset()
) -> Standing:
    """Return how an organisation stands on a day; `given` are the papers handed in (tình trạng)."""
    fact = register.fact_on(StatusFact, organisation_id, on)
    return Standing(
        kind,
        Status(fact.status) if fact else None,
        is_revoked=fact is not None and records.is_revoked(fact),
        serves_ending="explanation" in given,
    )


def closed_to(kind: FilingKind, organisation: Organisation, on: date) -> Blocker | None:
    """Return why nothing of a kind can be filed for an ended organisation."""
    now = standing(organisation.id, Kind(organisation.kind), on)
    if now.status is not Status.ENDED:
        return None
    return next(iter(refusals.blockers(kind, now, on)), None)
