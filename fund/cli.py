"""Commands: `flask fund quote|replay|impact FILE|-` (lịch trả nợ …), `verify`, `close-month`."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn, TextIO
from uuid import uuid4

import click
from flask.cli import AppGroup
from sqlalchemy.exc import DatabaseError

from accounts import queries as accounts
from core.clock import today_vn
from core.db import begin_write, db
from core.errors import RuleViolation
from fund.models import SupportFund
from fund.queries import closing as queries
from fund.queries import funds
from fund.rules import json_io
from fund.rules.books.contracts import CloseState
from fund.rules.books.months import late_words
from fund.rules.reading import error_json, readable
from fund.rules.schedule import PLAIN_WEEK
from fund.rules.terms import HolidayShift
from fund.services import closing, verifying
from fund.wording import close_words, verify_lines
from law.deadlines import WorkingDays
from reference import queries as reference

fund = AppGroup("fund", help="Quỹ hỗ trợ phát triển hợp tác xã: khoản vay.")


class _LoanFile(click.File):
    """A file, or `-`; one that cannot be opened is told as JSON too (tệp khoản vay)."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the open file; end with 2 where there is none."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            refusal = RuleViolation(f"Không mở được tệp “{readable(str(value))}”.", field="file")
            _print_refusal(refusal, status=2)


_FILE = click.argument("file", type=_LoanFile("r", encoding="utf-8"))
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
#: Who may close a month, and the number that stands for the program itself.
CLOSE_PERMISSION, SYSTEM = "fund.close", 0
#: What Windows writes before the first letter of a UTF-8 file.
_MARK = "\ufeff"
Answers = dict[str, Any] | list[dict[str, Any]]


@fund.command("quote")
@_FILE
def quote(file: TextIO) -> None:
    """Lập lịch trả nợ từ điều khoản vay (một đối tượng JSON hoặc một danh sách)."""
    _answer(file, json_io.quote_json)


@fund.command("replay")
@_FILE
def replay(file: TextIO) -> None:
    """Tính tình trạng khoản vay từ các sự kiện (một đối tượng JSON hoặc một danh sách)."""
    _answer(file, json_io.replay_json)


@fund.command("impact")
@_FILE
def impact(file: TextIO) -> None:
    """Xem trước một sự kiện ghi thêm (`event`) làm thay đổi những gì vào ngày `as_of`."""
    _answer(file, json_io.impact_json)


@fund.command("verify")
@click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON.")
def verify(as_json: bool) -> None:
    """Kiểm tra sổ của Quỹ: cân, khớp số tính lại, khớp sổ chi tiết; mã 1 khi có sai lệch."""
    begin_write()
    done = [check.result for check in verifying.verify_all()]
    db.session.commit()
    is_clean = all(one["ok"] for one in done)
    if as_json:
        click.echo(json.dumps({"ok": is_clean, "funds": done}, ensure_ascii=False, indent=2))
    else:
        for line in verify_lines(done):
            click.echo(line)
    if not is_clean:
        raise click.exceptions.Exit(1)


class _Month(click.ParamType):
    """A month written as 2025-03 (tháng)."""

    name = "month"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the first day of the month."""
        if _MONTH.fullmatch(str(value)):
            try:
                return date.fromisoformat(f"{value}-01")
            except ValueError:
                pass  # refused below, as every other text
        self.fail(f"“{readable(str(value))}” không phải là tháng; hãy viết như 2025-03.")


@fund.command("close-month")
@click.argument("month", type=_Month())
@click.option("--as", "username", help="Tên đăng nhập của người khóa sổ; bỏ trống: hệ thống.")
@click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON.")
def close_month(month: date, username: str | None, as_json: bool) -> None:
    """Khóa sổ một tháng: phân loại nợ, dự thu lãi, trích dự phòng; mã 1 khi chưa khóa được."""
    try:
        found = _close(month, _closer(username))
    except RuleViolation as refusal:
        db.session.rollback()
        if as_json:
            _print_refusal(refusal)
        raise click.ClickException(str(refusal)) from refusal
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line in (found["message"], *found["warnings"], *_failure_lines(found["failures"])):
            click.echo(line)
    if not found["ok"]:
        raise click.exceptions.Exit(1)


def _closer(username: str | None) -> int:
    """Return who closes: a person who may, or the system itself."""
    if username is None:
        return SYSTEM
    person = accounts.person_by_username(username.casefold())
    if person is None:
        raise click.BadParameter(f"Không có người dùng “{username}”.", param_hint="--as")
    if not person.may(CLOSE_PERMISSION):
        raise RuleViolation(f"{person.full_name} không có quyền khóa sổ.")
    return person.id


def _close(month: date, actor_id: int) -> dict[str, Any]:
    """Close the month of the fund; return what the command prints."""
    kept = funds.current()
    if kept is None:
        raise RuleViolation("Chưa khai báo Quỹ; không có sổ để khóa.")
    fund_id, today = kept.id, today_vn()
    db.session.rollback()

    def commit(_done: int, _total: int) -> bool:
        db.session.commit()
        return True

    task = closing.Task(fund_id, month, actor_id, f"cli-{uuid4().hex}", today)
    driven = closing.drive(task, commit)
    check = verifying.examine(db.session.get_one(SupportFund, fund_id))
    db.session.rollback()
    begin_write()
    verifying.keep(fund_id, check, actor_id=actor_id or None)
    db.session.commit()
    late = late_words(month, today) if driven.posted or driven.done else None
    return {
        "ok": driven.state is CloseState.DONE and check["ok"],
        "month": f"{month:%Y-%m}",
        "state": driven.state.value,
        "loans": driven.done,
        "journals": driven.posted,
        "message": close_words(driven.state, driven.done, driven.posted, driven.failed),
        "warnings": [*filter(None, [late]), *([] if check["ok"] else verify_lines([check]))],
        "failures": _failures(fund_id, month),
        "books_clean": check["ok"],
    }


def _failures(fund_id: int, month: date) -> list[dict[str, Any]]:
    row = queries.month_row(fund_id, month)
    return [
        {"contract_id": one.contract_id, "number": number, "borrower": name, "reason": one.reason}
        for one, number, name in (queries.failures(row.id) if row else ())
    ]


def _failure_lines(failures: Sequence[Mapping[str, Any]]) -> list[str]:
    return [f"- Hợp đồng {one['number']}: {one['reason']}" for one in failures]


def _answer(file: TextIO, work: Callable[[object, WorkingDays], Answers]) -> None:
    """Print the answer as one JSON document; end with 1 when any of it is an error."""
    found = _read(file)
    answer = work(found, _working_days(found))
    click.echo(_told(answer))
    if json_io.has_error(answer):
        raise click.exceptions.Exit(1)


def _told(answer: Answers) -> str:
    """Return the answer as JSON: one object over many lines, a list one object a line.

    Indenting is the slow half of the encoder, and nobody reads ten thousand loans.
    """
    if isinstance(answer, dict):
        return json.dumps(answer, ensure_ascii=False, indent=2)
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in answer)
    return f"[\n{lines}\n]" if lines else "[]"


def _read(file: TextIO) -> object:
    """Read one JSON document; numbers with a point stay decimal, never binary."""
    try:
        text = file.read().removeprefix(_MARK)
        found = json.loads(
            text,
            parse_float=Decimal,
            parse_constant=_no_such_number,
            object_pairs_hook=_once_each,
        )
    except RuleViolation as refusal:
        _print_refusal(refusal)
    except (ValueError, RecursionError):
        _refuse("Tệp không phải là một tài liệu JSON đọc được.")
    if not isinstance(found, dict | list):
        _refuse("Phải là một đối tượng JSON hoặc một danh sách đối tượng.")
    return found


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(name)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; a name written twice would silently lose one of its values."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            shown = readable(name)
            raise RuleViolation(f"Trường “{shown}” ghi hai lần trong một đối tượng.", field=shown)
        found[name] = value
    return found


def _refuse(message: str) -> NoReturn:
    _print_refusal(RuleViolation(message))


def _print_refusal(refusal: RuleViolation, status: int = 1) -> NoReturn:
    click.echo(json.dumps(error_json(refusal), ensure_ascii=False, indent=2))
    raise click.exceptions.Exit(status)


def _working_days(found: object) -> WorkingDays:
    """Return the office's working days when a loan shifts its dates.

    The commands also serve where no database was set up: then Saturday and Sunday alone count,
    and the reader is told beside the JSON.
    """
    loans = found if isinstance(found, list) else [found]
    asked = [one.get("holiday_shift") for one in loans if isinstance(one, dict)]
    if HolidayShift.NEXT not in asked:
        return PLAIN_WEEK
    try:
        return reference.working_days()
    except DatabaseError:
        click.echo(
            "Chưa có bảng ngày nghỉ; chỉ thứ Bảy, Chủ nhật được tính là ngày nghỉ.", err=True
        )
        return PLAIN_WEEK
