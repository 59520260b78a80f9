"""Settings from the environment; a wrong value stops the start with one clear line.

Names and meanings: docs/architecture.md, "Environment". Development keys are made once under
`instance/` (mode 0600); production takes them from the environment only.
"""

import os
import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from core.errors import ConfigurationError
from core.keys import decode_data_key, new_data_key

ROOT = Path(__file__).resolve().parent
ENVIRONMENTS = ("development", "production", "testing")
#: Under the instance folder: the day that `make run` stands on.
DAY_FILE = "app_today"
UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024


def settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """Return the Flask configuration for this environment; ConfigurationError when it is wrong."""
    app_env = environ.get("APP_ENV", "development")
    if app_env not in ENVIRONMENTS:
        raise ConfigurationError(
            f"APP_ENV={app_env!r} không hợp lệ; chọn một trong: {', '.join(ENVIRONMENTS)}."
        )
    production = app_env == "production"
    instance = Path(environ.get("INSTANCE_DIR", ROOT / "instance"))
    if not production:
        _make_folder(instance)
    return {
        "APP_ENV": app_env,
        "APP_TODAY": _app_today(environ, app_env, instance),
        "INSTANCE_DIR": instance,
        "SQLALCHEMY_DATABASE_URI": _database_url(environ, instance, production),
        # Values never reach a log through a database error's words.
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},
        "SECRET_KEY": _secret(environ, "SECRET_KEY", instance, production),
        "DATA_KEY": _secret(environ, "DATA_KEY", instance, production),
        "MAIL_URL": _mail_url(environ),
        "TRUSTED_PROXIES": _whole(environ, "TRUSTED_PROXIES", 0),
        "MAX_CONTENT_LENGTH": UPLOAD_LIMIT_BYTES,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "SESSION_COOKIE_SECURE": production,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=9),
        "WTF_CSRF_TIME_LIMIT": 9 * 3600,
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(days=30) if production else timedelta(0),
        "BOOTSTRAP_SERVE_LOCAL": True,
        "TESTING": app_env == "testing",
    }


def _make_folder(instance: Path) -> None:
    """Make the folder of the data; ConfigurationError when it cannot be used."""
    try:
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(f"Không dùng được INSTANCE_DIR={instance}.") from error
    if not os.access(instance, os.W_OK | os.X_OK):
        raise ConfigurationError(f"Không ghi được vào INSTANCE_DIR={instance}.")


def _mail_url(environ: Mapping[str, str]) -> str:
    """Return the address of the mail server, "" without one."""
    url = environ.get("MAIL_URL", "")
    parts = urlsplit(url)
    if url and (parts.scheme not in ("smtp", "smtps") or not parts.hostname):
        raise ConfigurationError("MAIL_URL phải có dạng smtp://may-chu:25 hoặc smtps://may-chu.")
    return url


def _database_url(environ: Mapping[str, str], instance: Path, production: bool) -> str:
    """Return the SQLAlchemy URL: SQLite under instance/ unless DATABASE_URL says otherwise."""
    url = environ.get("DATABASE_URL", "")
    if not url:
        if production:
            raise ConfigurationError("Thiếu DATABASE_URL (bắt buộc khi APP_ENV=production).")
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
        return f"sqlite:///{instance / 'htx.sqlite3'}"
    scheme = urlsplit(url).scheme
    if scheme in ("postgresql", "postgres"):
        return "postgresql+psycopg" + url[len(scheme) :]
    if scheme in ("sqlite", "postgresql+psycopg"):
        return url
    raise ConfigurationError("DATABASE_URL phải bắt đầu bằng sqlite:// hoặc postgresql://.")


def _secret(environ: Mapping[str, str], name: str, instance: Path, production: bool) -> str:
    """Return a key from the environment, else (not in production) one kept under instance/."""
    value = environ.get(name, "")
    if not value:
        if production:
            raise ConfigurationError(f"Thiếu {name} (bắt buộc khi APP_ENV=production).")
        value = _development_key(instance / name.lower(), name)
    if name == "DATA_KEY":
        decode_data_key(value)
    elif len(value) < 32:
        raise ConfigurationError(f"{name} quá ngắn: cần ít nhất 32 ký tự.")
    return value


def _development_key(path: Path, name: str) -> str:
    """Return the key kept in a file that only its owner reads; make it the first time."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = new_data_key() if name == "DATA_KEY" else secrets.token_urlsafe(48)
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(fresh)
    except FileExistsError:
        return path.read_text().strip()
    return fresh


def remember_day(instance: Path, day: date | None) -> None:
    """Note the day that `make run` stands on, so that commands beside it stand on the same."""
    kept = instance / DAY_FILE
    if day is None:
        kept.unlink(missing_ok=True)
    else:
        kept.write_text(f"{day.isoformat()}\n")


def _app_today(environ: Mapping[str, str], app_env: str, instance: Path) -> date | None:
    """Return the day the program is told to stand on (never in production).

    In development without `APP_TODAY` that of the last `make run`; an empty value is the real day.
    """
    text = environ.get("APP_TODAY")
    if text is None and app_env == "development" and (instance / DAY_FILE).exists():
        text = (instance / DAY_FILE).read_text().strip()
    if not text:
        return None
    if app_env == "production":
        raise ConfigurationError("APP_TODAY không được dùng khi APP_ENV=production.")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConfigurationError("APP_TODAY phải là ngày dạng 2025-06-02.") from error


def _whole(environ: Mapping[str, str], name: str, default: int) -> int:
    """Return a whole number from the environment."""
    text = environ.get(name, "")
    if not text:
        return default
    if not text.isdigit():
        raise ConfigurationError(f"{name} phải là số nguyên không âm.")
    return int(text)
