"""What several commands read alike: the day, the unit."""

from datetime import date

import click

from core.clock import today_vn
from core.dates import format_date, parse_date
from reference import queries as reference


def read_day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date:
    """Read --on; today when it is not given."""
    if value is None:
        return today_vn()
    try:
        return parse_date(value)
    except ValueError:
        raise click.BadParameter(f"“{value}” không phải là ngày; viết dạng 2025-06-30.") from None


def unit_id(code: str | None, on: date) -> int | None:
    """Return the unit of --unit as it stood on the day; None when none is named."""
    if code is None:
        return None
    unit = reference.unit_by_code(code, on)
    if unit is None:
        raise click.BadParameter(
            f"Không có đơn vị mã {code} vào ngày {format_date(on)}.", param_hint="--unit"
        )
    return unit.id
