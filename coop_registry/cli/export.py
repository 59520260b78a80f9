"""`flask registry export FILE`: every organisation of a day in a file for other programs."""

from datetime import date
from pathlib import Path

import click

from coop_registry.cli import registry
from coop_registry.cli.options import read_day, unit_id
from coop_registry.papers.exports import Format, export_file
from coop_registry.queries.export import rows_on
from core.access import EVERYTHING
from core.dates import format_date


class ExportPath(click.ParamType):
    """A file whose ending says its form."""

    name = "tệp"

    def convert(self, value: object, param: object, ctx: object) -> Path:
        """Check the ending."""
        path = Path(str(value))
        if path.suffix.lower().removeprefix(".") not in set(Format):
            self.fail(f"“{value}” phải có đuôi .xlsx, .csv hoặc .json.", param, ctx)  # type: ignore[arg-type] # click's own objects, passed on
        return path


@registry.command("export")
@click.argument("file", type=ExportPath(), metavar="TỆP")
@click.option("--unit", "unit_code", help="Mã đơn vị hành chính; bỏ trống: toàn bộ.")
@click.option(
    "--on", callback=read_day, help="Số liệu của ngày, dạng 2025-06-30; bỏ trống: hôm nay."
)
def export(file: Path, unit_code: str | None, on: date) -> None:
    """Ghi mọi tổ chức của một ngày ra tệp xlsx, csv hoặc json (không có số định danh)."""
    rows = rows_on(on, scope=EVERYTHING, unit_id=unit_id(unit_code or None, on))
    try:
        file.write_bytes(export_file(rows, Format(file.suffix.lower().removeprefix("."))))
    except OSError as error:
        raise click.ClickException(f"Không ghi được tệp {file}: {error.strerror}.") from error
    click.echo(f"Đã ghi {len(rows)} tổ chức, số liệu ngày {format_date(on)}, vào {file}.")
