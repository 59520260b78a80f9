"""Refusing to start: one clear line for the administrator instead of a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from core.errors import ConfigurationError
from core.keys import refuse_other_key

#: Exit code of a program that cannot start with its settings.
BAD_SETTINGS = 2
#: What a gunicorn worker ends with so that the server halts instead of starting it again.
_GUNICORN_HALTS = 4
NO_DATABASE = (
    "Không kết nối hoặc không dùng được cơ sở dữ liệu; hãy kiểm tra DATABASE_URL và máy chủ cơ sở "
    "dữ liệu."
)


@contextmanager
def one_line() -> Iterator[None]:
    """End the program with one line on stderr when the settings or the places named are wrong."""
    try:
        yield
    except ConfigurationError as error:
        _refuse(str(error))
    except OperationalError:
        _refuse(NO_DATABASE)


def need_own_key() -> None:
    """End the program with one line when `DATA_KEY` is not the one the data were sealed with.

    Asked by whatever opens or seals: the worker, and single commands.
    """
    with one_line():
        refuse_other_key()


def _refuse(message: str) -> None:
    """Say why and end."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()
    sys.exit(_GUNICORN_HALTS if "gunicorn.arbiter" in sys.modules else BAD_SETTINGS)
