"""The environment in which a benchmark runs: its own folder, its own keys, one day."""

from core.keys import new_data_key

TODAY = "2025-06-02"


def environment(folder: str, url: str | None = None) -> dict[str, str]:
    """Return the values of an application on an empty folder, perhaps on another database."""
    values = {
        "APP_ENV": "testing",
        "APP_TODAY": TODAY,
        "INSTANCE_DIR": folder,
        "SECRET_KEY": "only-for-benchmarks-only-for-benchmarks",
        "DATA_KEY": new_data_key(),
    }
    return values | ({"DATABASE_URL": url} if url else {})
