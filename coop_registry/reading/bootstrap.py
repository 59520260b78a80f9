"""The program of the child process: read one file, write its sheets as JSON lines.

Run as `python -I bootstrap.py FOLDER`, where FOLDER holds the file "content" and "request.json".
The rooms' own packages load the whole web program; here they are bare names of folders, so that
the child starts in a tenth of a second and holds nothing but the reader.
"""

import json
import resource
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def limit(memory: int, seconds: int) -> None:
    """Bound what this process may use, whatever the file says."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Its own result file aside, it writes nothing; it starts no process.
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def bare_packages() -> None:
    """Make the rooms importable without running what they do for the web program."""
    sys.path.insert(0, str(ROOT))
    for name in ("coop_registry", "papers"):
        package = ModuleType(name)
        package.__path__ = [str(ROOT / name)]
        sys.modules[name] = package


def main(folder: Path) -> None:
    """Read the file and write the lines: sheets, rows, problems, at the end "done"."""
    request: dict[str, Any] = json.loads((folder / "request.json").read_text(encoding="utf-8"))
    limit(request["memory"], request["seconds"])
    bare_packages()
    from coop_registry.reading.wire import write_result  # after the limits

    with (folder / "result").open("w", encoding="utf-8") as target:
        write_result(
            target, request["filename"], folder / "content", request["page"], request["max_bytes"]
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
