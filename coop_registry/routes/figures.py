"""Declared figures: every day and source, the table by year with its chart, corrections."""

from decimal import Decimal

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from markupsafe import Markup

from coop_registry.forms.facts import figure_form
from coop_registry.labels import DECLARED, figure_words
from coop_registry.queries import figures, pages
from coop_registry.queries.figures import YEARLY, Year
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt, version_of
from coop_registry.routes.shared import organisation_or_404
from coop_registry.rules.kinds import MONEY_FIGURES, Declared
from coop_registry.services.figures import FigureEntry, correct_figure
from core import ui
from core.access import requires
from core.charts import BarChart, Number, Series, number_label
from core.clock import today_vn
from core.dates import format_date
from core.svg import page_chart

MILLION = 1_000_000


@bp.get("/hop-tac-xa/<int:organisation_id>/so-lieu-khai-bao")
@requires("registry.read", scope="unit")
def declared_figures(organisation_id: int) -> ResponseReturnValue:
    """Show declared figures by year and in full, up to the day looked at."""
    row, on = organisation_or_404(organisation_id), ui.day_asked(today_vn())
    lines = figures.until(row.id, on)
    years = figures.by_year(lines)
    return render_template(
        "registry/figures.html",
        shown=pages.record(row, on),
        lines=lines,
        years=years,
        table=[
            {"what": what, "figures": {str(y.year): y.figures.get(what) for y in years}}
            for what in YEARLY
            if _known(years, what)
        ],
        words=DECLARED,
        money=MONEY_FIGURES,
        figure_words=figure_words,
        chart=_chart(years, f"Doanh thu, lãi khai báo theo năm, số liệu đến {format_date(on)}"),
        on=on,
    )


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/so-lieu-khai-bao/<int:figure_id>/dinh-chinh",
    methods=["GET", "POST"],
)
@requires("registry.write", scope="unit")
def correct_declared_figure(organisation_id: int, figure_id: int) -> ResponseReturnValue:
    """Correct a declared figure that was typed wrongly, or take it out (đính chính)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    figure = figures.get(row.id, figure_id) or abort(404)
    what = Declared(figure.what)
    start = {name: getattr(figure, name) for name in ("value", "on", "year", "source")}
    form = figure_form(what)(data=start | {"version": str(row.version)})

    def work() -> object:
        entry = FigureEntry(int(form.value.data), form.on.data, form.source.data, form.year.data)
        return correct_figure(
            row,
            figure,
            None if form.remove.data else entry,
            reason=form.reason.data,
            actor_id=current_user.id,
            on=today,
            expected_version=version_of(form),
        )

    done = Attempt()
    if form.validate_on_submit():
        back = url_for(".declared_figures", organisation_id=organisation_id)
        done = attempt(form, work, leads_to=back, said="Đã đính chính số liệu khai báo.")
    return done.response or render_template(
        "registry/fact.html",
        form=form,
        shown=pages.record(row, today),
        topic=None,
        title=f"Đính chính: {DECLARED[what]}",
        changes=done.changes,
        what="",
        lines=[],
        order=["value", "on", "year", "source", "remove", "reason"],
    )


def _chart(years: list[Year], title: str) -> Markup | None:
    """Return revenue and profit by year as a picture, None when neither was declared."""
    shown = [what for what in (Declared.REVENUE, Declared.PROFIT) if _known(years, what)]
    if not shown:
        return None
    chart = BarChart(
        title=title,
        labels=tuple(str(year.year) for year in years),
        series=tuple(
            Series(DECLARED[what], tuple(_millions(year, what) for year in years)) for what in shown
        ),
        unit="triệu đồng",
    )
    described = "; ".join(
        f"{DECLARED[what]} năm {year.year}: {number_label(value)} triệu đồng"
        for what in shown
        for year in years
        if (value := _millions(year, what)) is not None
    )
    return page_chart(chart, title, described)


def _known(years: list[Year], what: Declared) -> bool:
    """Tell whether the figure was declared for any year."""
    return any(what in year.figures for year in years)


def _millions(year: Year, what: Declared) -> Number | None:
    """Return a year's figure in millions of đồng, for the chart alone."""
    figure = year.figures.get(what)
    if figure is None:
        return None
    if figure.value % MILLION == 0:
        return figure.value // MILLION
    return (Decimal(figure.value) / MILLION).quantize(Decimal("0.1"))
