"""Reading a stranger's file in a process of its own, bounded in memory and time.

Nothing in the file is run: macros and formulas are data. A file that makes the reader grow, hang
or crash ends that process only, and the person gets a sentence.
"""

import json
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from coop_registry.reading import bootstrap
from coop_registry.reading.codepages import CodePage
from coop_registry.reading.sheets import FileRead, Unreadable
from coop_registry.reading.wire import read_result
from papers.uploads import MAX_BYTES

MEMORY = 800 * 1024 * 1024
SECONDS = 60

TOO_BIG = (
    "Tệp quá lớn hoặc có ô nằm quá xa danh sách nên không đọc được trong giới hạn cho phép. "
    "Hãy chép riêng danh sách sang tệp mới rồi tải lại."
)
TOO_SLOW = "Đọc tệp quá 60 giây nên đã dừng. Hãy tách tệp thành các tệp nhỏ hơn rồi tải lại."
CRASHED = "Tệp hỏng hoặc không đúng định dạng, không đọc được. Hãy mở và lưu lại rồi tải lại."


def read_file(
    filename: str,
    content: bytes,
    page: CodePage | None = None,
    *,
    memory: int = MEMORY,
    seconds: int = SECONDS,
    max_bytes: int = MAX_BYTES,
) -> FileRead:
    """Return the sheets of an uploaded file.

    Args:
        filename: as the person's machine named it; only its ending and last part are used.
        content: the bytes.
        page: the code page a person chose for a text file, None to have it told.
        memory: bytes of address space the child may have.
        seconds: seconds it may take.
        max_bytes: largest file taken.

    Raises:
        Unreadable: with a Vietnamese sentence, when nothing of the file could be read.
    """
    if len(content) > max_bytes:
        limit = max_bytes // (1024 * 1024)
        raise Unreadable(f"Tệp lớn hơn {limit} MB. Hãy tách tệp rồi tải lại.")
    with TemporaryDirectory(prefix="doc-tep-") as place:
        folder = Path(place)
        (folder / "content").write_bytes(content)
        request = {
            "filename": filename,
            "page": page.value if page else None,
            "memory": memory,
            "seconds": seconds,
            "max_bytes": max_bytes,
        }
        (folder / "request.json").write_text(json.dumps(request), encoding="utf-8")
        _run(folder, seconds)
        with (folder / "result").open(encoding="utf-8") as lines:
            return read_result(lines)


def _run(folder: Path, seconds: int) -> None:
    """Run the child to its end; raise Unreadable when it had to be ended or fell."""
    command = [sys.executable, "-I", str(Path(bootstrap.__file__)), str(folder)]
    try:
        ended = subprocess.run(
            command,
            cwd=folder,
            env={"PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(TOO_SLOW) from error
    if ended.returncode == 0:
        return
    if ended.returncode == -signal.SIGXCPU:
        raise Unreadable(TOO_SLOW)
    starved = b"MemoryError" in ended.stderr or b"memory allocation" in ended.stderr
    if starved or ended.returncode in (-signal.SIGKILL, -signal.SIGABRT):
        raise Unreadable(TOO_BIG)
    raise Unreadable(CRASHED)
