"""`make run`: make the database ready, start the web server and the job worker, stop both.

For trying the program and for an office's own computer; a server uses the systemd units of
docs/trien-khai.md instead.
"""

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from accounts.services import DemoLogin, demo_logins
from app import create_app
from config import remember_day, settings
from coop_registry import queries as registry
from core.errors import ConfigurationError
from core.money import format_number
from core.start import BAD_SETTINGS, NO_DATABASE
from desk import processes
from desk.setup import DEMO_DAY, MOST_COOPERATIVES, prepare

DEFAULT_PORT = 5000
#: Seconds until the first answer on a slow machine.
START_LIMIT = 90
#: Cooperatives of the demonstration of `make run`: most of its set-up is the fund's year of books.
DEMO_COOPERATIVES = 120
_MOST_SEED = 999_999_999
STEPS = 4
LOG_NAME = "htx.log"


class Stopped(Exception):  # noqa: N818 - a wish of the person, not a fault
    """Ctrl-C or SIGTERM: stop both processes and end."""


class Refused(Exception):  # noqa: N818 - a finding told in one line
    """The program cannot start; the message says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Run until Ctrl-C; return the exit code."""
    environ = dict(os.environ)
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    try:
        options = _options(arguments)
        config = settings(environ)
        port = _free_port(environ)
        if options.fresh_demo:
            _remove_demo(config, sure=options.yes)
        added, logins = _prepare(config, environ, options)
        _serve(port, environ | added, config["INSTANCE_DIR"] / LOG_NAME, logins)
    except Refused as refusal:
        click.echo(str(refusal), err=True)
        return 2
    except ConfigurationError as refusal:
        click.echo(str(refusal), err=True)
        return BAD_SETTINGS
    except OperationalError:
        click.echo(NO_DATABASE, err=True)
        return BAD_SETTINGS
    except OSError as error:
        click.echo(f"Không dùng được thư mục dữ liệu: {error.filename}.", err=True)
        return BAD_SETTINGS
    except Stopped:
        click.echo("\nĐã dừng.")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m desk.run", add_help=False)
    parser.add_argument("--fresh-demo", action="store_true")
    parser.add_argument("--yes", action="store_true")
    parser.add_argument("--cooperatives", default=str(DEMO_COOPERATIVES))
    parser.add_argument("--seed", default="1")
    found = parser.parse_args(arguments)
    found.cooperatives = _number("N", found.cooperatives, MOST_COOPERATIVES)
    found.seed = _number("SEED", found.seed, _MOST_SEED)
    return found


def _number(name: str, text: str, most: int) -> int:
    """Read a number that `make demo` was given."""
    if not (text.isascii() and text.isdigit()) or int(text) > most:
        raise Refused(f"{name}={text!r} không hợp lệ; nhập một số từ 0 đến {format_number(most)}.")
    return int(text)


def _stop(_signal: int, _frame: Any) -> NoReturn:
    # A second Ctrl-C while stopping must not leave a process behind.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Stopped


def _step(number: int, text: str) -> None:
    """Show where the start stands."""
    click.echo(f"[{number}/{STEPS}] {text}")


def _free_port(environ: Mapping[str, str]) -> int:
    """Return the port to listen on."""
    text = environ.get("PORT", "") or str(DEFAULT_PORT)
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Refused(f"PORT={text!r} không hợp lệ; nhập một số từ 1 đến 65535.")
    port = int(text)
    if not processes.port_is_free(port):
        raise Refused(
            f"Cổng {port} đang được chương trình khác dùng. Hãy tắt chương trình đó, "
            f"hoặc chọn cổng khác: PORT={port + 1} make run"
        )
    return port


def _remove_demo(config: Mapping[str, Any], *, sure: bool) -> None:
    """Remove the development database after asking, so that a fresh demonstration is built."""
    path = _sqlite_file(config)
    if config["APP_ENV"] != "development" or path is None:
        raise Refused(
            "Chỉ tạo lại dữ liệu trình diễn khi APP_ENV=development và dùng SQLite; "
            "không có gì bị xóa."
        )
    if not path.exists():
        return
    question = f"Xóa toàn bộ dữ liệu trong {path} và tạo lại dữ liệu trình diễn? [c/K] "
    if not sure:
        if not sys.stdin.isatty():
            raise Refused("Không hỏi lại được; thêm --yes nếu chắc chắn muốn xóa và tạo lại.")
        if input(question).strip().lower() not in ("c", "có"):
            raise Refused("Không xóa gì. Chạy make run để tiếp tục với dữ liệu hiện có.")
    for name in (path, path.with_name("huey.sqlite3")):
        for suffix in ("", "-wal", "-shm"):
            name.with_name(name.name + suffix).unlink(missing_ok=True)


def _sqlite_file(config: Mapping[str, Any]) -> Path | None:
    """Return the file of the database, None when it is another system."""
    url = make_url(config["SQLALCHEMY_DATABASE_URI"])
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _prepare(
    config: Mapping[str, Any], environ: Mapping[str, str], options: argparse.Namespace
) -> tuple[dict[str, str], list[DemoLogin]]:
    """Make folder, tables, data; return what to add to the environment, and the demo logins.

    A fresh development database gets the demonstration; it stands on its own day unless
    `APP_TODAY` says otherwise. Commands run beside it stand on the same day.
    """
    begun = time.monotonic()
    _step(1, f"Thư mục dữ liệu: {config['INSTANCE_DIR']}")
    config["INSTANCE_DIR"].mkdir(mode=0o700, parents=True, exist_ok=True)
    _step(2, "Cơ sở dữ liệu và dữ liệu dùng chung")
    app = create_app(environ)
    development = config["APP_ENV"] == "development"
    prepare(
        app,
        development,
        lambda line: click.echo(f"      {line}"),
        cooperatives=options.cooperatives,
        seed=options.seed,
    )
    with app.app_context():
        demo = development and registry.has_demo()
        logins = demo_logins(DEMO_DAY) if demo else []
    click.echo(f"      Xong sau {time.monotonic() - begun:.0f} giây")
    day = DEMO_DAY if demo and "APP_TODAY" not in environ else _given_day(environ)
    if development:
        remember_day(config["INSTANCE_DIR"], day)
    # An empty day is the real one, whatever an earlier run stood on.
    return {"APP_TODAY": day.isoformat() if day else ""}, logins


def _given_day(environ: Mapping[str, str]) -> date | None:
    """Return the day of the environment, which `settings` has found to be one."""
    text = environ.get("APP_TODAY", "")
    return date.fromisoformat(text) if text else None


@contextmanager
def _running(*start: Callable[[], processes.Child]) -> Iterator[list[processes.Child]]:
    """Start processes one after the other; whatever happens, none outlives the block."""
    children: list[processes.Child] = []
    try:
        for one in start:
            children.append(one())
        yield children
    finally:
        processes.stop(children)


def _serve(port: int, environ: Mapping[str, str], log: Path, logins: Sequence[DemoLogin]) -> None:
    """Run the web server and the worker until one is told to stop."""
    _step(3, f"Máy chủ web và tiến trình xử lý việc dài, cổng {port}")
    with _running(
        lambda: processes.web(port, environ, log), lambda: processes.worker(environ, log)
    ) as (
        web,
        worker,
    ):
        if not processes.wait_for_answer(port, web, START_LIMIT):
            raise Refused(f"Máy chủ web không khởi động được; xem lỗi ở cuối tệp {log}.")
        _welcome(port, log, logins)
        while not web.has_ended():
            if worker.has_ended():
                click.echo("Tiến trình xử lý việc dài đã dừng; khởi động lại.", err=True)
                worker.restart()
            time.sleep(0.5)
    raise Refused(f"Máy chủ web đã dừng bất thường; xem lỗi ở cuối tệp {log}.")


def _welcome(port: int, log: Path, logins: Sequence[DemoLogin]) -> None:
    """Print the address and who can sign in."""
    _step(4, f"Sẵn sàng: http://{processes.HOST}:{port}")
    if logins:
        click.echo(f"\nTài khoản trình diễn, mật khẩu chung: {logins[0].password}")
        for login in logins:
            extra = " (xác thực hai lớp)" if login.second_factor else ""
            click.echo(f"  {login.username:<20} {login.duty} – {login.place}{extra}")
        if any(login.second_factor for login in logins):
            click.echo("Mã xác thực hai lớp: .venv/bin/flask --app app accounts otp TÊN")
    click.echo(f"\nNhật ký kỹ thuật: {log}\nNhấn Ctrl-C để dừng.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
