"""`flask registry check`: every finding of a day, and recording them."""

import json
from datetime import date

import click

from coop_registry.cli import registry
from coop_registry.cli.options import read_day, unit_id
from coop_registry.queries import findings as queries
from coop_registry.queries.findings import Found
from coop_registry.services import findings
from core.access import EVERYTHING
from core.clock import today_vn
from core.dates import format_date
from core.db import db, retrying
from core.errors import RuleViolation
from core.text import capitalise_first


@registry.command("check")
@click.option("--on", callback=read_day, help="Ngày được xét, dạng 2025-06-30; bỏ trống: hôm nay.")
@click.option("--unit", "unit_code", help="Mã đơn vị hành chính; bỏ trống: toàn bộ.")
@click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON.")
@click.option(
    "--record", is_flag=True, help="Ghi vào lịch sử phát hiện (chỉ cho hôm nay, toàn bộ)."
)
def check(on: date, unit_code: str | None, as_json: bool, record: bool) -> None:
    """Nêu những điểm chưa phù hợp của một ngày, theo luật của ngày đó."""
    if record and (unit_code or on != today_vn()):
        raise click.UsageError("--record chỉ dùng cho hôm nay và toàn bộ sổ.")
    found = list(queries.all_on(on, EVERYTHING, unit_id(unit_code, on)))
    db.session.rollback()
    if record:
        _record(on, found)
    if as_json:
        findings_json = [as_document(one) for one in found]
        click.echo(json.dumps({"findings": findings_json}, ensure_ascii=False, indent=2))
    else:
        _print(found, on)


def as_document(found: Found) -> dict[str, object]:
    """Return a finding as other programs read it."""
    finding = found.finding
    return {
        "organisation": {
            "name": found.name,
            "code": found.code,
            "certificate_no": found.certificate_no,
            "unit_code": found.seat.unit_code if found.seat else None,
        },
        "rule": finding.rule,
        "article": finding.article,
        "since": finding.since.isoformat() if finding.since else None,
        "evidence": f"{finding.evidence} {capitalise_first(finding.continued)}".rstrip(),
        "certainty": finding.certainty.value,
    }


def _record(on: date, found: list[Found]) -> None:
    """Write the history of findings; a refusal ends with code 1."""

    def work() -> findings.Synced:
        synced = findings.sync(on, found)
        db.session.commit()
        return synced

    try:
        synced = retrying(work)
    except RuleViolation as refusal:
        raise click.ClickException(str(refusal)) from None
    click.echo(
        f"Đã ghi: {synced.opened} vấn đề mới, {synced.cured} vấn đề đã hết.",
        err=True,
    )


def _print(found: list[Found], on: date) -> None:
    """Print the findings by organisation."""
    shown = None
    for one in found:
        if one.organisation_id != shown:
            click.echo(f"{one.name} ({one.code or one.certificate_no or 'chưa có mã số'})")
            shown = one.organisation_id
        since = f", từ ngày {format_date(one.finding.since)}" if one.finding.since else ""
        since += f", {one.finding.continued}" if one.finding.continued else ""
        click.echo(f"  {one.finding.title}{since} – {one.finding.article}")
        click.echo(f"    {one.finding.evidence}")
    click.echo(f"{len(found)} vấn đề vào ngày {format_date(on)}.")
