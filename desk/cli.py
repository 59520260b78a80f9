"""`flask setup`: everything a fresh installation needs."""

import click
from flask import current_app
from flask.cli import with_appcontext

from core.errors import RuleViolation
from desk import setup as preparing


@click.command("setup")
@click.option(
    "--demo",
    type=click.IntRange(0, preparing.MOST_COOPERATIVES),
    default=0,
    help="Số hợp tác xã trình diễn, trong sổ còn trống; 0: không tạo.",
)
@click.option("--seed", type=int, default=1, help="Cùng số này cho cùng dữ liệu.")
@with_appcontext
def setup(demo: int, seed: int) -> None:
    """Nâng cấp các bảng, nạp dữ liệu nền; tùy chọn: tạo dữ liệu trình diễn."""
    app = current_app._get_current_object()
    if demo:
        try:
            preparing.refuse_demo(app)
        except RuleViolation as refusal:
            raise click.ClickException(str(refusal)) from None
    preparing.prepare(app, bool(demo), click.echo, cooperatives=demo, seed=seed)
