"""Lighthouse, where Node is: found as installed, else installed once into the reader's cache.

Nothing of it lies in the repository. Without Node or network the reason is told, not hidden.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

from tests.browser import chromium

#: The version the budgets were measured with.
VERSION = "12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices")
#: Lighthouse splits its flags at spaces.
_FLAGS = ["--headless=new", *(one for one in chromium.ARGUMENTS if " " not in one)]
_INSTALL_SECONDS, _RUN_SECONDS = 300, 180


class NoLighthouse(Exception):  # noqa: N818 - told to the reader as the reason of a skip
    """Lighthouse can not run here; the message says why."""


def find() -> Path:
    """Return the command, installing it into the cache at first use."""
    if found := shutil.which("lighthouse"):
        return Path(found)
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NoLighthouse("Không có Node.js (node, npm): không chạy được Lighthouse")
    folder = _cache()
    command = folder / "node_modules" / ".bin" / "lighthouse"
    if not command.exists():
        _install(npm, folder)
    return command


def _cache() -> Path:
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / f"htx-lighthouse-{VERSION}"


def _install(npm: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-audit", "--no-fund", "--loglevel", "error"]
    try:
        done = subprocess.run(
            [npm, "install", "--prefix", str(folder), *quiet, f"lighthouse@{VERSION}"],
            capture_output=True,
            text=True,
            timeout=_INSTALL_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise NoLighthouse("npm cài Lighthouse quá lâu") from None
    if done.returncode:
        raise NoLighthouse(f"npm không cài được Lighthouse: {done.stderr.strip()[-200:]}")


def scores(command: Path, url: str, cookie: str, folder: Path) -> dict[str, float]:
    """Return the scores of a page, from 0 to 100."""
    browser = chromium.find()
    assert browser is not None
    report = folder / "report.json"
    arguments = [
        url,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        "--preset=desktop",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(_FLAGS)}",
    ]
    if cookie:
        headers = folder / "headers.json"
        headers.write_text(json.dumps({"Cookie": cookie}))
        arguments.append(f"--extra-headers={headers}")
    subprocess.run(
        [command, *arguments],
        check=True,
        capture_output=True,
        timeout=_RUN_SECONDS,
        env=os.environ | {"CHROME_PATH": browser},
    )
    told = json.loads(report.read_text())
    assert told["finalDisplayedUrl"] == url, "another page was opened"
    found = told["categories"]
    return {name: round(100 * (found[name]["score"] or 0)) for name in CATEGORIES}
