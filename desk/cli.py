"""`flask setup`: everything a fresh installation needs."""

import click
from flask import current_app
from flask.cli import with_appcontext

from desk import setup as preparing


@click.command("setup")
@click.option("--demo", type=int, default=0, help="Số hợp tác xã trình diễn; 0: không tạo.")
@click.option("--seed", type=int, default=1, help="Cùng số này cho cùng dữ liệu.")
@with_appcontext
def setup(demo: int, seed: int) -> None:
    """Nâng cấp các bảng, nạp dữ liệu nền; tùy chọn: tạo dữ liệu trình diễn."""
    preparing.prepare(current_app._get_current_object(), bool(demo), click.echo)
