"""`flask registry import FILE`: an office's list into the register, all clear rows at once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from accounts import queries as accounts
from coop_registry.cli import registry
from coop_registry.cli.vietnamese import ExistingFile, VietnameseCommand
from coop_registry.reading.child import read_file
from coop_registry.reading.lists import without_table
from coop_registry.reading.sheets import FileRead, Unreadable
from coop_registry.rules.imports.kinds import ImportState, Outcome
from coop_registry.rules.imports.sources import SourceTable
from coop_registry.services.imports import counting, staging, taking
from coop_registry.services.imports.judging import Judged, Office
from coop_registry.services.imports.writing import Prepared, StaleRegister
from core.access import EVERYTHING, Scope
from core.clock import now_utc, today_vn
from core.dates import format_date, parse_date
from core.db import db, retrying
from core.errors import RuleViolation
from papers.uploads import LISTS, check_upload
from reference import queries as reference
from reference.rules import UnitLevel

PERMISSION = "registry.import"
#: Who acts when nobody is named.
SYSTEM = 0


@dataclass(frozen=True)
class _Asked:
    """What the command was asked for."""

    file: Path
    sheet: str | None
    on: date | None
    unit: str | None
    user: str | None
    dry_run: bool


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """Read --on; nothing when it is not given."""
    if value is None:
        return None
    try:
        found = parse_date(value)
    except ValueError:
        raise click.BadParameter(f"“{value}” không phải là ngày; viết dạng 2025-06-30.") from None
    if found > today_vn():
        raise click.BadParameter(f"Ngày {format_date(found)} ở sau hôm nay.")
    return found


@registry.command("import", cls=VietnameseCommand)
@click.argument("file", type=ExistingFile(), metavar="TỆP")
@click.option("--sheet", help="Chỉ đọc trang tính này.")
@click.option("--on", callback=_day, help="Ngày của danh sách; bỏ trống: ngày ghi ở tiêu đề.")
@click.option("--unit", help="Mã đơn vị hành chính mà danh sách thuộc về.")
@click.option("--as", "user", help="Tên đăng nhập của người nhập; bỏ trống: hệ thống.")
@click.option("--dry-run", is_flag=True, help="Chỉ xét, không ghi.")
@click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON.")
def import_list(as_json: bool, **asked: Any) -> None:
    """Nhập danh sách hợp tác xã, thành viên từ tệp của cơ quan; ghi mọi dòng đã rõ."""
    try:
        report, words, failed = _run(_Asked(**asked))
    except (Unreadable, RuleViolation) as refusal:
        if not as_json:
            raise click.ClickException(str(refusal)) from None
        click.echo(json.dumps({"error": str(refusal)}, ensure_ascii=False))
        raise SystemExit(1) from None
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        _print(report, words, dry_run=bool(asked["dry_run"]))
    if failed:
        raise SystemExit(1)


def _run(asked: _Asked) -> tuple[dict[str, Any], str, bool]:
    """Read, judge and write; return the report, its sum in words, whether anything was rejected."""
    content = asked.file.read_bytes()
    upload = check_upload(asked.file.name, content, LISTS)
    file = _sheets(read_file(asked.file.name, content), asked.sheet)
    office, actor_id = _office(asked)
    tables = taking.tables_of(
        file, office.today, on=asked.on, decided=taking.remembered(office.unit_id)
    )
    judged = taking.judge_tables(office, tables)
    db.session.rollback()
    if not asked.dry_run and judged.rows:
        kept_id, row_ids = retrying(lambda: _keep(upload, asked, office, actor_id, tables, judged))
        judged = _write(kept_id, row_ids, office, actor_id, tables, judged)
    left_out = [*file.problems, *without_table(file.sheets, [table.read for table in tables])]
    report = counting.counts(judged.rows) | {"problems": counting.problems(judged.rows, tables)}
    report["problems"] += [
        {"level": "warning", "sheet": one.sheet or one.file, "row": 0, "column": "", "value": "",
         "message": one.message, "rule": None}
        for one in left_out
    ]  # fmt: skip
    rejected = [row for row in judged.rows if row.outcome is Outcome.REJECTED]
    # An indicator of a past total that nobody knows is a warning.
    failed = not judged.rows or any(not row.is_total or row.stays_out for row in rejected)
    return report, taking.summary_words(taking.summary_of(judged)), failed


def _sheets(file: FileRead, name: str | None) -> FileRead:
    """Return the file with only the asked sheet."""
    if name is None:
        return file
    kept = [sheet for sheet in file.sheets if sheet.name == name]
    if not kept:
        names = ", ".join(f"“{sheet.name}”" for sheet in file.sheets)
        raise click.BadParameter(f"Không có trang “{name}”; tệp có: {names}.", param_hint="--sheet")
    # A hidden sheet that is asked for by its name is not left out.
    return FileRead([replace(sheet, hidden=False) for sheet in kept], file.problems, file.guesses)


def _office(asked: _Asked) -> tuple[Office, int]:
    """Return who takes the list in, and as whom."""
    today = today_vn()
    on = asked.on or today
    scope, actor_id = _person(asked.user)
    unit_id = _unit_id(asked.unit, on)
    if asked.unit is not None:
        inside = reference.unit_ids_within(unit_id, on)
        own = inside if scope.unit_ids is None else inside & scope.unit_ids
        scope = Scope(unit_ids=own, agency_ids=scope.agency_ids)
    return Office(scope, unit_id, today), actor_id


def _person(username: str | None) -> tuple[Scope, int]:
    """Return the rows a person reaches and their id; the system reaches all."""
    if username is None:
        return EVERYTHING, SYSTEM
    user = accounts.person_by_username(username.casefold())
    if user is None or not user.active:
        raise click.BadParameter(f"Không có người dùng “{username}”.", param_hint="--as")
    if not user.may(PERMISSION):
        raise RuleViolation(f"{user.full_name} không có quyền nhập danh sách.")
    return user.scope_for(PERMISSION), user.id


def _unit_id(code: str | None, on: date) -> int:
    """Return the unit the list is of: as asked, else the province of the day."""
    if code is None:
        return reference.units_in_force(UnitLevel.PROVINCE, on)[0].id
    unit = reference.unit_by_code(code, on)
    if unit is None:
        raise click.BadParameter(
            f"Không có đơn vị mã {code} vào ngày {format_date(on)}.", param_hint="--unit"
        )
    return unit.id


def _keep(
    upload: Any,
    asked: _Asked,
    office: Office,
    actor_id: int,
    tables: Sequence[SourceTable],
    judged: Judged,
) -> tuple[int, dict[int, int]]:
    """Keep file and rows in a transaction of their own: nothing of the register is touched."""
    kept = staging.keep_file(
        upload, unit_id=office.unit_id, actor_id=actor_id, on=asked.on, at=now_utc()
    )
    kept.state = ImportState.WRITING.value
    row_ids = taking.keep(kept.id, tables, judged)
    db.session.commit()
    return kept.id, row_ids


def _write(
    kept_id: int,
    row_ids: dict[int, int],
    office: Office,
    actor_id: int,
    tables: Sequence[SourceTable],
    judged: Judged,
) -> Judged:
    """Write in one transaction, judging anew when the register changed meanwhile."""
    for _attempt in range(taking.TRIES):
        at = now_utc()
        ready = taking.prepare_writing(
            staging.import_row(kept_id).filename,
            tables,
            judged,
            row_ids,
            actor_id=actor_id,
            at=at,
        )
        db.session.rollback()
        try:
            retrying(partial(_burst, kept_id, ready, judged, actor_id))
            return judged
        except StaleRegister:
            db.session.rollback()
            judged = taking.judge_tables(office, tables)
            db.session.rollback()
    raise RuleViolation("Sổ đang được người khác ghi liên tục; hãy nhập lại sau ít phút.")


def _burst(kept_id: int, ready: Prepared, judged: Judged, actor_id: int) -> None:
    kept = staging.import_row(kept_id)
    taking.write_import(kept, ready, judged, actor_id=actor_id, at=now_utc())
    db.session.commit()


def _print(report: dict[str, Any], words: str, *, dry_run: bool) -> None:
    """Print the counts, then every problem."""
    done = "Sẽ ghi" if dry_run else "Đã ghi"
    click.echo(f"{done}: {words}.")
    for one in report["problems"]:
        level = "không ghi" if one["level"] == "rejected" else "cần xem"
        row = f"dòng {one['row']}" if one["row"] else ""  # what is said of a whole sheet has none
        place = ", ".join(filter(None, (one["sheet"], row, one["column"])))
        click.echo(f"  [{level}] {place + ': ' if place else ''}{one['message']}")
