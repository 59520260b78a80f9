"""Commands: `flask fund quote|replay|impact FILE|-` (lịch trả nợ, tính lại, xem trước), `verify`."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NoReturn, TextIO

import click
from flask.cli import AppGroup
from sqlalchemy.exc import DatabaseError

from core.db import begin_write, db
from core.errors import RuleViolation
from fund.rules import json_io
from fund.rules.reading import error_json, readable
from fund.rules.schedule import PLAIN_WEEK
from fund.rules.terms import HolidayShift
from fund.services import verifying
from fund.wording import verify_lines
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
