"""How values are shown in pages; the only way money, dates and rates reach a screen."""

from datetime import date, datetime
from decimal import Decimal

from flask import Flask

from core.clock import shown_vn, today_vn
from core.dates import PartialDate, format_date, format_date_long
from core.money import format_number, format_percent, format_rate, format_share, format_vnd
from core.once import form_number
from core.text import mask, vnd_in_words

#: A value that is not known.
MISSING = "—"


def show_money(amount: int | None) -> str:
    """Return "1.234.567 đồng", or a dash."""
    return MISSING if amount is None else format_vnd(amount)


def show_number(value: int | None) -> str:
    """Return "1.234", or a dash."""
    return MISSING if value is None else format_number(value)


def show_date(day: date | PartialDate | None) -> str:
    """Return "05/01/2026" (or the known part of it), or a dash."""
    if day is None:
        return MISSING
    return str(day) if isinstance(day, PartialDate) else format_date(day)


def show_moment(moment: datetime | None) -> str:
    """Return "05/01/2026 14:05" in Vietnamese time, or a dash."""
    if moment is None:
        return MISSING
    local = shown_vn(moment)
    return f"{format_date(local.date())} {local:%H:%M}"


def show_percent(share: Decimal | None) -> str:
    """Return "5,5%", or a dash."""
    return MISSING if share is None else format_percent(share)


def show_share(share: Decimal | None) -> str:
    """Return "20,00%": a rounded share with its own decimals, or a dash."""
    return MISSING if share is None else format_share(share)


def show_rate(rate: Decimal | None) -> str:
    """Return "5,5%/năm", or a dash."""
    return MISSING if rate is None else format_rate(rate)


def init_app(app: Flask) -> None:
    """Register the filters, and the day every page stands on."""
    app.jinja_env.filters.update(
        vnd=show_money,
        number=show_number,
        date=show_date,
        date_long=format_date_long,
        moment=show_moment,
        percent=show_percent,
        share=show_share,
        rate=show_rate,
        mask=mask,
        vnd_words=vnd_in_words,
    )

    app.jinja_env.globals["form_number"] = form_number

    @app.context_processor
    def day_of_the_page() -> dict[str, object]:
        return {"today": today_vn(), "fixed_day": app.config["APP_TODAY"]}
