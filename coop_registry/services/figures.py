"""Declared figures typed wrongly: the figure is taken back, another stands in its place."""

from dataclasses import dataclass
from datetime import date

from audit import services as audit
from coop_registry.labels import figure_words
from coop_registry.models import Act, DeclaredFact, Organisation
from coop_registry.rules.kinds import ActKind
from coop_registry.services import acts
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation


@dataclass(frozen=True)
class FigureEntry:
    """A declared figure as it should have been typed."""

    value: int
    on: date
    source: str
    year: int | None = None


def correct_figure(
    organisation: Organisation,
    figure: DeclaredFact,
    entry: FigureEntry | None,
    *,
    reason: str,
    actor_id: int,
    on: date,
    expected_version: int | None,
) -> Act:
    """Put right a declared figure (đính chính số liệu khai báo); None takes it out.

    `on` is today. A newer figure is no correction: it is reported with its own day.
    """
    acts.check_version(organisation, expected_version)
    before = FigureEntry(figure.value, figure.on, figure.source, figure.year)
    if entry is not None and entry.on > on:
        raise RuleViolation("Ngày của số liệu ở sau hôm nay.", field="on")
    if entry == before:
        raise RuleViolation("Chưa có gì khác với số liệu đang ghi.")
    act = acts.begin(
        organisation,
        ActKind.CORRECTION,
        on=on,
        actor_id=actor_id,
        source="Đính chính",
        reason=reason,
    )
    figure.voided_by_id = act.id
    if entry is not None:
        db.session.add(_row(figure.what, entry, act))
    db.session.flush()
    after = _words(figure.what, entry) if entry else None
    audit.record(
        actor_id=actor_id,
        action="organisation.corrected",
        subject_type="organisation",
        subject_id=organisation.id,
        changes={figure.what: (_words(figure.what, before), after)},
        reason=reason,
    )
    return act


def _row(what: str, entry: FigureEntry, act: Act) -> DeclaredFact:
    """Return the figure that stands in the place of the wrong one."""
    return DeclaredFact(
        organisation_id=act.organisation_id,
        origin_id=act.id,
        what=what,
        value=entry.value,
        on=entry.on,
        year=entry.year,
        source=entry.source,
    )


def _words(what: str, entry: FigureEntry) -> str:
    """Return a figure with its day and source, as the log shows it."""
    year = f" của năm {entry.year}" if entry.year else ""
    said = figure_words(what, entry.value)
    return f"{said}{year} ngày {format_date(entry.on)} ({entry.source})"
