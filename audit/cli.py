"""Commands: seal what is pending, verify the chain."""

import json
import sys
from dataclasses import asdict

import click
from flask.cli import AppGroup

from audit import sealing
from audit.jobs import seal_all
from core.start import need_own_key

group = AppGroup("audit", help="Nhật ký: niêm phong và kiểm tra.")


@group.command("seal")
@click.option("--batch", default=1000, show_default=True, help="Số dòng mỗi niêm phong.")
def seal(batch: int) -> None:
    """Niêm phong các dòng nhật ký chưa niêm phong."""
    need_own_key()
    for number, entries, head in seal_all(batch):
        click.echo(f"Niêm phong số {number}: {entries} dòng, mã {head}")


@group.command("verify")
@click.option("--head", default=None, help="Mã niêm phong đã lưu ở nơi khác, phải còn trong chuỗi.")
@click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON.")
def verify(head: str | None, as_json: bool) -> None:
    """Kiểm tra toàn bộ chuỗi niêm phong và nêu mắt xích hỏng đầu tiên."""
    need_own_key()
    found = sealing.verify(head)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        click.echo(found.message_vi)
    sys.exit(0 if found.ok else 1)
