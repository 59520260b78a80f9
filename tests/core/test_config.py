import stat
from datetime import date
from pathlib import Path

import pytest

from config import DAY_FILE, remember_day, settings
from core.errors import ConfigurationError
from core.keys import new_data_key

GOOD = {
    "APP_ENV": "production",
    "DATABASE_URL": "postgresql://htx@db/htx",
    "SECRET_KEY": "x" * 40,
    "DATA_KEY": new_data_key(),
}


def test_production_starts_with_its_four_values() -> None:
    config = settings(GOOD)
    assert config["SQLALCHEMY_DATABASE_URI"] == "postgresql+psycopg://htx@db/htx"
    assert config["SESSION_COOKIE_SECURE"] is True
    assert config["TESTING"] is False


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"APP_ENV": "prod"}, "APP_ENV"),
        ({"DATABASE_URL": ""}, "DATABASE_URL"),
        ({"DATABASE_URL": "mysql://db"}, "DATABASE_URL"),
        ({"DATABASE_URL": "htx.sqlite3"}, "DATABASE_URL"),
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"DATA_KEY": ""}, "DATA_KEY"),
        ({"DATA_KEY": "not a key"}, "DATA_KEY"),
        ({"APP_TODAY": "2025-06-02"}, "APP_TODAY"),
        ({"TRUSTED_PROXIES": "one"}, "TRUSTED_PROXIES"),
        ({"TRUSTED_PROXIES": "-1"}, "TRUSTED_PROXIES"),
    ],
)
def test_a_wrong_value_stops_the_start_with_one_line_that_names_it(
    change: dict[str, str], named: str
) -> None:
    with pytest.raises(ConfigurationError) as stopped:
        settings({**GOOD, **change})
    assert named in str(stopped.value)
    assert "\n" not in str(stopped.value)


@pytest.mark.parametrize("text", ["02/06/2025", "2025-02-30", "today"])
def test_a_wrong_day_is_refused_in_development_too(text: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="APP_TODAY"):
        settings({"APP_TODAY": text, "INSTANCE_DIR": str(tmp_path)})


def test_no_secret_is_shown_when_it_is_wrong() -> None:
    with pytest.raises(ConfigurationError) as stopped:
        settings({**GOOD, "DATA_KEY": "hush-hush"})
    assert "hush-hush" not in str(stopped.value)


def test_commands_stand_on_the_day_of_the_last_run(tmp_path: Path) -> None:
    plain = {"INSTANCE_DIR": str(tmp_path)}
    remember_day(tmp_path, date(2025, 6, 2))
    assert settings(plain)["APP_TODAY"] == date(2025, 6, 2)
    assert settings({**plain, "APP_TODAY": "2025-07-01"})["APP_TODAY"] == date(2025, 7, 1)
    assert settings({**plain, "APP_TODAY": ""})["APP_TODAY"] is None
    assert settings({**plain, "APP_ENV": "testing"})["APP_TODAY"] is None
    assert settings({**GOOD, **plain})["APP_TODAY"] is None
    remember_day(tmp_path, None)
    remember_day(tmp_path, None)
    assert settings(plain)["APP_TODAY"] is None


def test_a_broken_remembered_day_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / DAY_FILE).write_text("hôm qua")
    with pytest.raises(ConfigurationError, match="APP_TODAY"):
        settings({"INSTANCE_DIR": str(tmp_path)})


def test_development_needs_nothing_and_keeps_its_keys_to_itself(tmp_path: Path) -> None:
    instance = tmp_path / "instance"
    first = settings({"INSTANCE_DIR": str(instance), "APP_TODAY": "2025-06-02"})
    second = settings({"INSTANCE_DIR": str(instance)})
    assert first["DATA_KEY"] == second["DATA_KEY"]
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert first["APP_TODAY"] == date(2025, 6, 2)
    assert second["APP_TODAY"] is None
    assert first["SQLALCHEMY_DATABASE_URI"].startswith("sqlite:///")
    for name in ("data_key", "secret_key"):
        assert stat.S_IMODE((instance / name).stat().st_mode) == 0o600
