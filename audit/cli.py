"""Commands: seal what is pending, verify the chain."""

import json
import logging
import sys
from dataclasses import asdict

import click
from flask.cli import AppGroup

from audit import sealing
from core.db import db, retrying

log = logging.getLogger(__name__)
group = AppGroup("audit", help="Nhật ký: niêm phong và kiểm tra.")


@group.command("seal")
@click.option("--batch", default=1000, show_default=True, help="Số dòng mỗi niêm phong.")
def seal(batch: int) -> None:
    """Niêm phong các dòng nhật ký chưa niêm phong."""
    while (closed := retrying(lambda: _seal_once(batch))) is not None:
        number, entries, head = closed
        # The server's log keeps the head too: the newest seals cut off are found by it.
        log.info("audit sealed", extra={"seal": number, "entries": entries, "head": head})
        click.echo(f"Niêm phong số {number}: {entries} dòng, mã {head}")


def _seal_once(batch: int) -> tuple[int, int, str] | None:
    """Seal one batch and commit; return number, entries and head."""
    made = sealing.seal_pending(batch)
    if made is None:
        db.session.rollback()
        return None
    closed = (made.id, made.entries, made.head)
    db.session.commit()
    return closed


@group.command("verify")
@click.option("--head", default=None, help="Mã niêm phong đã lưu ở nơi khác, phải còn trong chuỗi.")
@click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON.")
def verify(head: str | None, as_json: bool) -> None:
    """Kiểm tra toàn bộ chuỗi niêm phong và nêu mắt xích hỏng đầu tiên."""
    found = sealing.verify(head)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        click.echo(found.message_vi)
    sys.exit(0 if found.ok else 1)
