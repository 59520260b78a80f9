"""`flask registry filings`: where each filing stands, until when, and who may do what with it."""

import json
from datetime import date
from typing import Any

import click

from accounts import queries as accounts
from accounts.labels import DUTY_LABELS
from accounts.rules.duties import PERMISSIONS, REGISTRY_DUTIES, Duty
from coop_registry.cli import registry
from coop_registry.cli.options import read_day, unit_id
from coop_registry.cli.vietnamese import VietnameseCommand
from coop_registry.labels import FILING_KIND, FILING_STATE, FILING_STEP
from coop_registry.models import Filing
from coop_registry.queries.filings import limits, lists, situation
from coop_registry.rules.filings.actions import Offer, offers
from coop_registry.rules.filings.clocks import Clock
from coop_registry.rules.filings.kinds import FilingKind, FilingState
from core.access import EVERYTHING, Scope
from core.dates import format_date
from core.db import db
from reference import queries as reference

#: In the order of a filing's way: desk, examination, decision.
DUTIES = tuple(duty for duty in Duty if duty in REGISTRY_DUTIES)
#: Nobody: what stops somebody on their own work is not told here.
NOBODY = 0


@registry.command("filings", cls=VietnameseCommand)
@click.option("--unit", "unit_code", help="Mã đơn vị hành chính; bỏ trống: toàn bộ.")
@click.option("--open", "open_only", is_flag=True, help="Chỉ hồ sơ đang giải quyết.")
@click.option(
    "--on", callback=read_day, help="Ngày tính thời hạn, dạng 2025-06-30; bỏ trống: hôm nay."
)
@click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON.")
def filings(unit_code: str | None, open_only: bool, on: date, as_json: bool) -> None:
    """Liệt kê hồ sơ: tình trạng, thời hạn gần nhất, việc mỗi nhiệm vụ được làm."""
    rows = lists.every(lists.Filter(open_only=open_only), _scope(unit_code, on))
    clocks = limits.next_clocks(rows, on)
    people = accounts.names({row.assignee_id for row in rows if row.assignee_id})
    found = [_document(row, clocks[row.id], people, on) for row in rows]
    db.session.rollback()
    if as_json:
        click.echo(json.dumps({"filings": found}, ensure_ascii=False, indent=2))
        return
    for one in found:
        _print(one)
    click.echo(f"{len(found)} hồ sơ, thời hạn tính đến ngày {format_date(on)}.")


def _scope(code: str | None, on: date) -> Scope:
    """Return the filings of a unit and all within it; of everybody when none is named."""
    found = unit_id(code, on)
    return EVERYTHING if found is None else Scope(reference.unit_ids_within(found, on))


def _document(row: Filing, clock: Clock | None, people: dict[int, str], on: date) -> dict[str, Any]:
    """Return a filing as other programs read it; no data of the person who filed."""
    now = situation.of(row, actor_id=NOBODY, on=on)
    return {
        "number": f"{row.number:02d}/{row.year}",
        "national_no": row.national_no,
        "kind": row.kind,
        "name": row.name,
        "state": row.state,
        "received_on": row.received_on.isoformat(),
        "completed_on": row.completed_on.isoformat(),
        "assignee": people.get(row.assignee_id) if row.assignee_id else None,
        "next": _clock(clock) if clock else None,
        "steps": {
            duty.value: [_step(one) for one in offers(now, PERMISSIONS[duty])] for duty in DUTIES
        },
    }


def _clock(clock: Clock) -> dict[str, Any]:
    return {
        "rule": clock.rule,
        "title": clock.title,
        "article": clock.article,
        "certainty": clock.certainty.value,
        "who": clock.who.value,
        "start": clock.start.isoformat(),
        "last_day": clock.last_day.isoformat(),
        "days_left": clock.days_left,
        "is_late": clock.is_late,
    }


def _step(offer: Offer) -> dict[str, Any]:
    return {
        "step": offer.step.value,
        "title": FILING_STEP[offer.step],
        "blockers": [{"words": one.words, "article": one.article} for one in offer.blockers],
    }


def _print(one: dict[str, Any]) -> None:
    """Print a filing: where it stands, its nearest limit, and who may go on with it now."""
    kind, state = FILING_KIND[FilingKind(one["kind"])], FILING_STATE[FilingState(one["state"])]
    click.echo(f"Hồ sơ {one['number']}: {one['name']} – {kind} – {state}")
    if (clock := one["next"]) is not None:
        last = format_date(date.fromisoformat(clock["last_day"]))
        late = ", quá hạn" if clock["is_late"] else ""
        click.echo(f"  Hết ngày {last}{late}: {clock['title']} – {clock['article']}")
    for duty in DUTIES:
        ready = [step["title"].lower() for step in one["steps"][duty.value] if not step["blockers"]]
        click.echo(f"  {DUTY_LABELS[duty]}: {', '.join(ready) or 'không có việc'}")
