"""The trial calculation on paper and as a workbook: what the page shows, nothing more is known.

A trial is no promise of the fund; every page of the paper says so.
"""

from collections.abc import Iterator
from datetime import date

from core.charts import BarChart, LineChart, Series, TimeLine
from core.dates import format_date
from core.money import format_rate, format_vnd
from core.text import vnd_in_words
from fund.labels import DAY_COUNT, DEBT_GROUP, HOLIDAY_SHIFT
from fund.papers.trial_method import METHOD_TITLE, method_facts, option_words
from fund.papers.trial_tables import (
    COMPARED,
    SCHEDULE_COLUMNS,
    SHEET_COLUMNS,
    SUMMARY_COLUMNS,
    UNIT,
    compared_columns,
    compared_rows,
    grouped_table,
    metric_rows,
    option_title,
    schedule_rows,
    schedule_total,
    sheet_rows,
    state_facts,
    summary_rows,
)
from fund.rules.calculation_sheet import daily_sheet
from fund.rules.limits import Finding
from fund.rules.state import State
from fund.rules.trial import Option, balances
from fund.rules.trial_answer import Answer, DayView, Explained
from law.deadlines import WorkingDays
from papers.blocks import Block, CellKind, Chart, Column, Facts, Heading, Note, Run, Table, Text
from papers.excel import Sheet, render_xlsx
from papers.frame import Document

TITLE = "BẢNG TÍNH THỬ LỊCH TRẢ NỢ"
NO_PROMISE = "Tính thử để tham khảo, không phải cam kết cho vay của Quỹ."
#: In the frame on each page, where a sentence has no room.
LABEL = "Tính thử, không cam kết cho vay"
#: Room for the longest label.
LABEL_MM = 72


def trial_chart(answer: Answer) -> BarChart | LineChart:
    """Return the interest of each way to repay, or of a single one the principal over time."""
    cheapest = answer.cheapest
    interest = format_vnd(cheapest.schedule.interest)
    if len(answer.options) == 1:
        told = (
            f"Dư nợ gốc giảm về 0 vào ngày {format_date(cheapest.last.due_on)}, tổng lãi {interest}"
        )
        return LineChart(told, (TimeLine("Dư nợ gốc", balances(cheapest)),), unit="đồng")
    return BarChart(
        next(option_words(answer)).removesuffix("."),
        tuple(f"Phương án {one.option.number}" for one in answer.options),
        (Series("Tổng lãi", tuple(one.option.schedule.interest for one in answer.options)),),
        unit="đồng",
        horizontal=True,
    )


def chart_words(answer: Answer) -> str:
    """Say the chart in words, for those who cannot see it."""
    return "; ".join(
        f"phương án {one.option.number}: từ {format_vnd(one.option.terms.principal)} về 0 vào ngày "
        f"{format_date(one.option.last.due_on)}, tổng lãi {format_vnd(one.option.schedule.interest)}"
        for one in answer.options
    )


def trial_document(answer: Answer, on: date) -> Document:
    """Return the paper of a trial calculation, made on a day."""
    body: list[Block] = [
        Heading("Khoản vay"),
        Facts(_loan_facts(answer.first), LABEL_MM),
        *_findings(answer),
    ]
    if len(answer.options) > 1:
        body += _comparison(answer)
    for one in answer.options:
        body += _option(one)
    chart = trial_chart(answer)
    body.append(Chart(chart, height_mm=45 if len(answer.options) > 1 else 65))
    if answer.day:
        body += _day(answer.day)
    body += [Heading(METHOD_TITLE), Facts(method_facts(answer), LABEL_MM)]
    return Document(
        title="Bảng tính thử lịch trả nợ",
        kind=TITLE,
        subtitle=(f"(Lập ngày {format_date(on)})",),
        body=tuple(body),
        labels=(LABEL,),
        look_up=True,
    )


def _loan_facts(option: Option) -> tuple[tuple[str, str | None], ...]:
    terms = option.terms
    return (
        ("Số tiền vay", f"{format_vnd(terms.principal)} ({vnd_in_words(terms.principal)})"),
        ("Lãi suất cho vay", format_rate(terms.annual_rate)),
        ("Ngày giải ngân", format_date(terms.start)),
        ("Cách đếm ngày tính lãi", DAY_COUNT[terms.day_count]),
        ("Ngày đến hạn trùng ngày nghỉ", HOLIDAY_SHIFT[terms.holiday_shift]),
    )


def _findings(answer: Answer) -> Iterator[Block]:
    for finding in answer.limits.findings:
        yield Text(_judged_words(finding), indent=False)
    if answer.limits.largest is not None:
        over = "; số tiền vay vượt mức này" if answer.limits.is_too_much else ""
        told = f"Mức cho vay tối đa: {format_vnd(answer.limits.largest)}{over}."
        yield Text(told, indent=False)


def _judged_words(finding: Finding) -> str:
    word = "Đạt" if finding.holds else "KHÔNG ĐẠT"
    return f"{word}: {finding.text.removesuffix('.')} ({finding.article})."


def _comparison(answer: Answer) -> Iterator[Block]:
    yield Heading("So sánh các phương án")
    for words in option_words(answer):
        yield Text(words, indent=False)
    options = answer.options_only()
    columns = (Column("Nội dung"), *(Column(option_title(one), CellKind.MONEY) for one in options))
    yield Table(columns, metric_rows(answer), unit=UNIT)


def _option(one: Explained) -> Iterator[Block]:
    option = one.option
    yield Heading(option_title(option))
    for sentence in (*one.sentences, *one.cautions):
        yield Text(sentence, indent=False)
    yield Table(SCHEDULE_COLUMNS, schedule_rows(option), schedule_total(option), unit=UNIT)


def _day(view: DayView) -> Iterator[Block]:
    yield Heading(f"Phương án 1 vào ngày {format_date(view.situation.as_of)}")
    for doubt in view.doubts:
        yield Text((Run(doubt, bold=True),), indent=False)
    amounts = tuple((label, format_vnd(amount)) for label, amount in state_facts(view.state))
    yield Facts((*amounts, *_judged(view.state)), LABEL_MM)
    for sentence in view.state.explanation:
        yield Text(sentence, indent=False)
    yield grouped_table(view.groups)
    yield Note(
        "Thành tiền = số tiền tính lãi × lãi suất × phần của năm; mỗi phần cộng xong mới làm tròn."
    )


def _judged(state: State) -> tuple[tuple[str, str | None], ...]:
    provision = state.provision_specific
    return (
        ("Số ngày quá hạn", str(state.days_past_due)),
        ("Nhóm nợ", DEBT_GROUP.get(state.debt_group or 0)),
        ("Dự phòng cụ thể", None if provision is None else format_vnd(provision)),
    )


def trial_xlsx(answer: Answer, on: date, days: WorkingDays) -> bytes:
    """Return the workbook of a trial: summary, schedules, the chosen day's sheet day by day."""
    sheets = [_summary(answer, on)]
    for one in answer.options:
        sheets.append(
            Sheet(
                name=f"Phương án {one.option.number}",
                title=option_title(one.option),
                columns=SCHEDULE_COLUMNS,
                rows=schedule_rows(one.option),
                total=schedule_total(one.option),
                as_of=f"Lập ngày {format_date(on)}",
                unit=UNIT,
                notes=(*one.sentences, *one.cautions, NO_PROMISE),
            )
        )
    if len(answer.options) > 1:
        table = Table(
            compared_columns(answer), compared_rows(answer), title=COMPARED.upper(), unit=UNIT
        )
        sheets.append(Sheet.of(table, COMPARED, as_of=f"Lập ngày {format_date(on)}"))
    if answer.day:
        sheets += _day_sheets(answer.day, days)
    sheets.append(_method_sheet(answer, on))
    return render_xlsx(tuple(sheets), title=TITLE)


def _summary(answer: Answer, on: date) -> Sheet:
    return Sheet(
        name="Tóm tắt",
        title=TITLE,
        columns=SUMMARY_COLUMNS,
        rows=summary_rows(answer),
        as_of=f"Lập ngày {format_date(on)}",
        unit=UNIT,
        notes=(
            *(_judged_words(one) for one in answer.limits.findings),
            NO_PROMISE,
        ),
    )


def _method_sheet(answer: Answer, on: date) -> Sheet:
    return Sheet(
        name="Cách tính",
        title=METHOD_TITLE.upper(),
        columns=(Column("Nội dung", width_mm=60), Column("Cách tính", width_mm=160)),
        rows=method_facts(answer),
        as_of=f"Lập ngày {format_date(on)}",
    )


def _day_sheets(view: DayView, days: WorkingDays) -> Iterator[Sheet]:
    as_of = f"Tính đến hết ngày {format_date(view.situation.as_of)}, phương án 1"
    yield Sheet(
        name="Tình trạng",
        title="TÌNH TRẠNG KHOẢN VAY",
        columns=(Column("Nội dung", width_mm=80), Column("Số tiền", CellKind.MONEY, width_mm=40)),
        rows=(*state_facts(view.state), *_judged(view.state)),
        as_of=as_of,
        unit=UNIT,
        notes=view.state.explanation,
    )
    rounding = ("Thành tiền chưa làm tròn; mỗi phần cộng xong mới làm tròn.",)
    yield Sheet.of(grouped_table(view.groups), "Bảng tính lãi", as_of=as_of, notes=rounding)
    yield Sheet(
        name="Từng ngày",
        title="LÃI TỪNG NGÀY",
        columns=SHEET_COLUMNS,
        rows=sheet_rows(daily_sheet(view.loan, days)),
        as_of=as_of,
        unit=UNIT,
        notes=rounding,
    )
