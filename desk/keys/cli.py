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
    wording.register(
        {
            services.ROTATED: "đã thay khóa dữ liệu",
            services.LOST: "đã bỏ dữ liệu của khóa bị mất",
        },
        {},
    )
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
        f"{done.entries} dòng nhật ký, {done.contents} tệp, dòng danh sách và nội dung hồ sơ sang khóa mới.\n"
        "Bây giờ đặt DATA_KEY bằng khóa mới, bỏ DATA_KEY_NEW rồi khởi động lại. "
        "Giữ khóa cũ chừng nào còn giữ bản sao lưu cũ."
    )


@group.command("lost")
@click.option("--sure", is_flag=True, help="Đã chắc chắn không tìm lại được khóa cũ.")
def lost(sure: bool) -> None:
    """Bỏ những gì chỉ khóa đã mất mới mở được, để chạy tiếp với DATA_KEY đang đặt."""
    if not sure:
        _refuse(
            "Lệnh này bỏ vĩnh viễn số định danh đầy đủ, xác thực hai lớp của mọi người, tệp gốc và "
            "nội dung từng ô của các danh sách đã tải lên, nội dung đề nghị của các hồ sơ đăng ký. Sao lưu trước, tìm lại khóa cũ; chắc chắn đã mất thì chạy lại với --sure."
        )
    db.session.rollback()
    try:
        gone = services.give_up()
        db.session.commit()
    except RuleViolation as refusal:
        db.session.rollback()
        _refuse(refusal.message)
    click.echo(
        f"Đã bỏ {gone.identities} số định danh đầy đủ (dạng che vẫn còn), {gone.people} mã xác thực "
        f"hai lớp, tệp gốc của {gone.lists} lần nhập danh sách, nội dung đề nghị của "
        f"{gone.filings} hồ sơ đăng ký; nhật ký được niêm phong lại từ đầu. Khởi động lại web và việc nền."
    )


def _refuse(message: str) -> NoReturn:
    """Say why and end with code 1."""
    click.echo(message, err=True)
    sys.exit(1)
