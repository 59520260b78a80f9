"""Commands: `flask backup FILE`, `flask restore FILE [--replace]`."""

import logging
import sys
from pathlib import Path
from typing import NoReturn

import click
from flask import Flask
from flask.cli import with_appcontext
from flask_migrate import upgrade
from sqlalchemy import inspect

from audit import wording
from audit.jobs import seal_all
from core.clock import now_utc
from core.db import begin_write, db
from core.errors import RuleViolation
from core.money import format_number
from core.start import need_own_key
from desk.backup import services
from fund.services.verifying import verify_all
from fund.wording import verify_lines

log = logging.getLogger(__name__)
PATH = click.Path(dir_okay=False, path_type=Path)


def init_app(app: Flask) -> None:
    """Give the application the two commands."""
    wording.register({services.RESTORED: "đã khôi phục dữ liệu từ bản sao lưu"}, {})
    app.cli.add_command(backup)
    app.cli.add_command(restore)


@click.command("backup")
@click.argument("file", type=PATH)
@with_appcontext
def backup(file: Path) -> None:
    """Sao lưu toàn bộ dữ liệu và tệp đính kèm vào FILE (không kèm khóa)."""
    need_own_key()
    try:
        if file.exists():
            raise RuleViolation(f"Đã có tệp {file}; hãy chọn tên khác.")
        services.need_head()
        db.session.rollback()
        seal_all()
        manifest = services.write(file, now_utc())
    except RuleViolation as refusal:
        _refuse(refusal.message)
    except OSError as error:
        _refuse(f"Không ghi được {file}: {error.strerror}. Không để lại tệp dở dang.")
    finally:
        db.session.rollback()
    rows = sum(table.rows for table in manifest.tables)
    log.info("backup", extra={"rows": rows, "audit_head": manifest.audit_head})
    click.echo(
        f"Đã sao lưu {format_number(rows)} dòng của {len(manifest.tables)} bảng vào {file}.\n"
        f"Mã niêm phong nhật ký: {manifest.audit_head or 'chưa có'}"
    )


@click.command("restore")
@click.argument("file", type=PATH)
@click.option("--replace", is_flag=True, help="Thay toàn bộ dữ liệu đang có.")
@with_appcontext
def restore(file: Path, replace: bool) -> None:
    """Khôi phục FILE vào cơ sở dữ liệu này: toàn bộ, hoặc không gì cả."""
    db.session.rollback()
    try:
        with services.checked(file) as reader:
            if not inspect(db.engine).get_table_names():
                upgrade()
            done = services.restore(reader, replace=replace)
            db.session.commit()
    except RuleViolation as refusal:
        db.session.rollback()
        _refuse(refusal.message)
    for warning in done.warnings:
        click.echo(f"CẢNH BÁO: {warning}", err=True)
    for line in _checked_books():
        click.echo(line, err=True)
    log.info("restored", extra={"rows": done.rows, "made_at": reader.manifest.made_at})
    click.echo(
        f"Đã khôi phục {format_number(done.rows)} dòng từ bản sao lưu lúc {reader.manifest.made_at}."
    )


def _checked_books() -> list[str]:
    """Check the fund's books that came back; say what does not fit."""
    begin_write()
    done = [check.result for check in verify_all()]
    db.session.commit()
    return verify_lines(done) if done else []


def _refuse(message: str) -> NoReturn:
    """Say why and end with code 1."""
    click.echo(message, err=True)
    sys.exit(1)
