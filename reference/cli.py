"""Commands: `flask law show|list`, `flask reference load|load-units`."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from core.dates import parse_date
from core.db import db, retrying
from law import catalogue, wording
from law.catalogue import UnknownRule
from law.catalogue import keys as rule_keys
from law.dated import InForce, NoRuleInForce
from reference import services

law = AppGroup("law", help="Quy định pháp luật theo ngày.")
reference = AppGroup("reference", help="Dữ liệu dùng chung: đơn vị, cơ quan, ngành nghề.")


class DayParam(click.ParamType):
    """A day: 2025-06-30 or 30/06/2025."""

    name = "ngày"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Read the day."""
        if isinstance(value, date):
            return value
        try:
            return parse_date(str(value))
        except ValueError:
            self.fail(f"“{value}” không phải là ngày; viết dạng 2025-06-30.", param, ctx)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _refuse(message: str, as_json: bool) -> None:
    """Say why on the right channel, and end with 1."""
    if as_json:
        _print_json({"error": message})
    else:
        click.echo(message, err=True)
    raise click.exceptions.Exit(1)


@law.command("show")
@click.argument("key")
@click.option("--on", type=DayParam(), required=True, help="Ngày pháp lý, dạng 2025-06-30.")
@click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON.")
def show(key: str, on: date, as_json: bool) -> None:
    """Cho xem một quy định đang có hiệu lực vào một ngày."""
    try:
        rule = catalogue.in_force(key, on)
    except (NoRuleInForce, UnknownRule) as refusal:
        _refuse(str(refusal), as_json)
    else:
        _print_json(wording.as_json(rule)) if as_json else _print_rule(rule)


def _print_rule(rule: InForce) -> None:
    click.echo(f"{rule.title} ({rule.key})")
    click.echo(f"  Nội dung: {wording.threshold_in_words(rule)}")
    click.echo(f"  {rule.text}")
    click.echo(f"  Hiệu lực: {wording.period_in_words(rule)}")
    click.echo(f"  Căn cứ: {rule.article} ({wording.certainty_in_words(rule.certainty)})")


@law.command("list")
@click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON.")
def list_rules(as_json: bool) -> None:
    """Liệt kê mọi quy định đã nạp."""
    found = [catalogue.find(key) for key in rule_keys()]
    if as_json:
        _print_json(
            [
                {
                    "key": one.key,
                    "title": one.title,
                    "periods": [wording.as_json(rule) for rule in one.history()],
                }
                for one in found
            ]
        )
        return
    for one in found:
        click.echo(f"{one.key}  {one.title}")


@reference.command("load")
def load() -> None:
    """Nạp dữ liệu kèm theo chương trình; nạp lại không làm thay đổi gì."""
    retrying(_load)
    click.echo("Đã nạp dữ liệu dùng chung.")


def _load() -> None:
    services.load_reference(click.echo)
    db.session.commit()


@reference.command("load-units")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def load_units(file: Path) -> None:
    """Nạp đơn vị hành chính từ tệp CSV cùng mẫu; có lỗi thì không nạp dòng nào."""

    def load_all() -> str:
        counts = services.load_units(file)
        db.session.commit()
        return (
            f"Đã nạp {counts.total} dòng: {counts.added} mới, {counts.changed} sửa, "
            f"{counts.unchanged} không đổi."
        )

    try:
        click.echo(retrying(load_all))
    except services.UnitFileRefused as refusal:
        db.session.rollback()
        _refuse(str(refusal), False)
