"""What the address of a book asks for: its days, account, source, group."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import request

from core import ui
from core.clock import today_vn
from core.dates import add_months, format_date, parse_date
from fund.models import FundingSource, SupportFund
from fund.queries import funds
from fund.queries.books.loan_book import LoanBookAsked
from fund.rules.books.contracts import JournalKind
from fund.rules.books.kept_books import Span

FROM, UNTIL, ACCOUNT, SOURCE, KIND = "tu", "den", "tk", "nguon", "loai"


@dataclass
class Asked:
    """What a book of a period is narrowed to, and what of it could not be read."""

    span: Span
    today: date
    account: str = ""
    kind: JournalKind | None = None
    sources: list[FundingSource] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @property
    def applied(self) -> list[tuple[str, str, str]]:
        """Return what a list is narrowed to beside its days, each with the address without it."""
        found = []
        for one in self.sources:
            if one.id == self.span.source_id:
                found.append(("Nguồn vốn", one.name, ui.here(nguon=None, trang=None)))
        return found

    @property
    def periods(self) -> list[tuple[str, str]]:
        """Return usual periods with their addresses."""
        month = self.today.replace(day=1)
        before = add_months(month, -1)
        year = self.today.replace(month=1, day=1)
        spans = (
            (f"Tháng {month:%m/%Y}", month, self.today),
            (f"Tháng {before:%m/%Y}", before, _day_before(month)),
            (f"Năm {year.year}", year, self.today),
            (f"Năm {year.year - 1}", add_months(year, -12), _day_before(year)),
        )
        return [
            (words, ui.here(tu=format_date(first), den=format_date(last), trang=None))
            for words, first, last in spans
        ]


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def book_asked(fund: SupportFund) -> Asked:
    """Return what the address asks of a book of a period; this year until today is usual."""
    today = today_vn()
    asked = Asked(Span(today, today), today, sources=list(funds.sources(fund.id)))
    end = _day(UNTIL, today, asked)
    if end > today:
        asked.troubles.append("Ngày cuối kỳ ở sau hôm nay; đang lấy đến hôm nay.")
        end = today
    start = _day(FROM, end.replace(month=1, day=1), asked)
    if start > end:
        asked.troubles.append("Ngày đầu kỳ ở sau ngày cuối kỳ; đang lấy từ đầu năm.")
        start = end.replace(month=1, day=1)
    asked.span = Span(start, end, _source(asked.sources))
    asked.account = request.args.get(ACCOUNT, "").strip()[:20]
    kind = request.args.get(KIND, "")
    asked.kind = JournalKind(kind) if kind in set(JournalKind) else None
    return asked


def _day(name: str, usual: date, asked: Asked) -> date:
    word = " ".join(request.args.get(name, "").split())
    if not word:
        return usual
    try:
        return parse_date(word)
    except ValueError:
        asked.troubles.append(
            f"Không đọc được ngày “{word[:40]}”; đang lấy {format_date(usual)}. Hãy nhập dạng "
            "ngày/tháng/năm."
        )
        return usual


def _source(sources: list[FundingSource]) -> int | None:
    word = request.args.get(SOURCE, "")
    known = {str(one.id): one.id for one in sources}
    return known.get(word)


def loans_asked(fund: SupportFund) -> tuple[LoanBookAsked, list[FundingSource]]:
    """Return what the address asks of the loan book, and the sources to choose from."""
    sources = list(funds.sources(fund.id))
    group = request.args.get("nhom", "")
    return (
        LoanBookAsked(
            on=ui.day_asked(today_vn()),
            text=request.args.get("tim", "").strip()[:100] or None,
            source_id=_source(sources),
            group=int(group) if group in ("1", "2", "3", "4", "5") else None,
            with_ended=request.args.get("tat-ca") == "1",
        ),
        sources,
    )


def loans_applied(asked: LoanBookAsked, sources: list[FundingSource]) -> list[tuple[str, str, str]]:
    """Return what the loan book is narrowed to, each with the address without it."""
    found: list[tuple[str, str, str]] = []
    if asked.text:
        found.append(("Tìm", asked.text, ui.here(tim=None, trang=None)))
    for one in sources:
        if one.id == asked.source_id:
            found.append(("Nguồn vốn", one.name, ui.here(nguon=None, trang=None)))
    if asked.group:
        found.append(("Nhóm nợ", str(asked.group), ui.here(nhom=None, trang=None)))
    if asked.with_ended:
        changes: dict[str, Any] = {"tat-ca": None, "trang": None}
        found.append(("Kể cả khoản hết dư nợ", "có", ui.here(**changes)))
    return found
