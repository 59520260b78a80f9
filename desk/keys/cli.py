"""Commands: `flask keys new`, `flask keys rotate`."""

import os
import sys
from typing import NoReturn

import click
from flask import Flask
from flask.cli import AppGroup

from audit import wording
from core.db import db
from core.errors import ConfigurationError, RuleViolation
from core.keys import new_data_key
from desk.keys import services

group = AppGroup("keys", help="Khóa dữ liệu (DATA_KEY).")


def init_app(app: Flask) -> None:
    """Give the application the commands."""
    wording.register({services.ROTATED: "đã thay khóa dữ liệu"}, {})
    app.cli.add_command(group)


@group.command("new")
def new() -> None:
    """In một khóa mới, để đặt vào DATA_KEY_NEW."""
    click.echo(new_data_key())


@group.command("rotate")
def rotate() -> None:
    """Chuyển mọi dữ liệu từ DATA_KEY sang DATA_KEY_NEW; dừng web và việc nền trước."""
    new_key = os.environ.get("DATA_KEY_NEW", "")
    if not new_key:
        _refuse("Hãy đặt khóa mới vào biến môi trường DATA_KEY_NEW (lấy từ `flask keys new`).")
    db.session.rollback()
    try:
        done = services.rotate(new_key)
        db.session.commit()
    except RuleViolation as refusal:
        db.session.rollback()
        _refuse(refusal.message)
    except ConfigurationError as error:
        db.session.rollback()
        _refuse(f"{error} Chưa có gì thay đổi.")
    click.echo(
        f"Đã chuyển {done.identities} số định danh, {done.people} mã xác thực hai lớp, "
        f"{done.entries} dòng nhật ký sang khóa mới.\n"
        "Bây giờ đặt DATA_KEY bằng khóa mới, bỏ DATA_KEY_NEW rồi khởi động lại. "
        "Giữ khóa cũ chừng nào còn giữ bản sao lưu cũ."
    )


def _refuse(message: str) -> NoReturn:
    """Say why and end with code 1."""
    click.echo(message, err=True)
    sys.exit(1)
