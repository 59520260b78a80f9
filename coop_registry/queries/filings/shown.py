"""A filing as its page shows it: papers against the checklist, clocks, what changes to what."""

from dataclasses import dataclass
from datetime import date, timedelta

from coop_registry.labels import FILING_KIND
from coop_registry.models import Act, Filing, Organisation
from coop_registry.queries import facts, pages
from coop_registry.queries.filings import limits, records, situation
from coop_registry.queries.filings.asked import AskedLine, lines_of
from coop_registry.queries.name_likeness import NameCheck, check_name
from coop_registry.rules.filings.changes import FoundingAsked, NameAsked
from coop_registry.rules.filings.clocks import Clock
from coop_registry.rules.filings.entries import OTHER_PAPER
from coop_registry.rules.filings.grounds import grounds_of
from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.kinds import Kind
from coop_registry.rules.naming import Named
from core.dates import format_date
from core.db import db


@dataclass(frozen=True)
class ChecklistLine:
    """One paper asked for or handed in (giấy tờ): when it came, its scan."""

    title: str
    article: str | None
    when: str
    received_on: date | None
    file_paper_id: int | None
    is_missing: bool

    @property
    def is_shown(self) -> bool:
        """Tell whether it stands in the first table: handed in, or always asked for."""
        return self.received_on is not None or not self.when


def checklist(row: Filing, on: date) -> list[ChecklistLine]:
    """Return the papers the law asks for with what was received, then the others."""
    spec = situation.spec_of(row)
    given = {one.code: one for one in records.papers(row.id) if one.code != OTHER_PAPER}
    lines = []
    for document in spec.documents:
        one = given.pop(document.code, None)
        lines.append(
            ChecklistLine(
                title=document.title,
                article=document.article,
                when=document.when,
                received_on=one.received_on if one else None,
                file_paper_id=one.id if one and one.file_id else None,
                is_missing=one is None and document.is_always,
            )
        )
    others = [one for one in records.papers(row.id) if one.code == OTHER_PAPER]
    return lines + [
        ChecklistLine(
            one.title, None, "", one.received_on, one.id if one.file_id else None, is_missing=False
        )
        for one in [*given.values(), *others]
    ]


def clocks(row: Filing, today: date) -> list[Clock]:
    """Return every limit of a filing, the nearest last day first."""
    return limits.clocks_of(row, records.steps(row.id), today)


def asked_lines(row: Filing, on: date) -> list[AskedLine]:
    """Return what a filing asks for beside what the register holds."""
    asked = records.change_of(row)
    if asked is None:
        return []
    organisation = (
        db.session.get(Organisation, row.organisation_id) if row.organisation_id else None
    )
    before = pages.record(organisation, _before(row, on)) if organisation else None
    return lines_of(asked, before) + [
        AskedLine(label, None, format_date(day))
        for label, day in (("Từ ngày", row.effect_on), ("Đến hết ngày", row.until_on))
        if day is not None
    ]


def _before(row: Filing, on: date) -> date:
    """Return the day before the change: of the receipt, of an accepted one before it took effect."""
    day = min(on, row.received_on)
    act = db.session.get(Act, row.act_id) if row.act_id else None
    return min(day, act.on - timedelta(days=1)) if act else day


def name_check(row: Filing) -> NameCheck | None:
    """Return what is said of the name asked for, by the law of the day of receipt; None without one."""
    asked = records.change_of(row)
    if isinstance(asked, NameAsked):
        name = Named(Kind(row.organisation_kind), asked.name)
    elif isinstance(asked, FoundingAsked):
        name = Named(asked.entry.kind, asked.entry.name)
    else:
        return None
    return check_name(name, row.received_on, unit_id=row.unit_id, without_id=row.organisation_id)


def branches(row: Filing) -> list[tuple[int, str]]:
    """Return the dependent places of the organisation on the day of receipt."""
    if row.organisation_id is None:
        return []
    return [
        (one.fact_id, one.name) for one in facts.places_on(row.organisation_id, row.received_on)
    ]


def revocation_grounds(row: Filing, today: date) -> list[str]:
    """Return the grounds of revocation of the day, each with its point."""
    if FilingKind(row.kind) is not FilingKind.REVOCATION:
        return []
    day = min(today, row.received_on)
    return [f"{one.words} ({one.article})" for one in grounds_of(Kind(row.organisation_kind), day)]


def title_of(row: Filing) -> str:
    """Return how papers and lists name a filing."""
    return f"{FILING_KIND[FilingKind(row.kind)]}: {row.name}"
