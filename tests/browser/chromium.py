"""Where the browser of the tests is, if it is."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: No sandbox: the tests run as root in a container. Nothing is loaded but our own pages.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    # Other hosts have no address: a page that asks one gets nothing, and the test says so.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def find() -> str | None:
    """Return the path of Chromium, or None when there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)
