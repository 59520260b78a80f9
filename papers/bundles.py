"""Many papers in one file: a PDF with contents, or a ZIP of Word files, with flat memory.

Parts are written to a folder one by one and joined from there, so that five hundred papers need
no more memory than fifty.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from papers.uploads import safe_filename

#: Papers joined at a time; as many groups are joined at the end.
GROUP = 50
#: Every entry of a ZIP has this day, so that equal bundles are equal bytes.
ZIP_DAY = (2020, 3, 5, 0, 0, 0)


@dataclass(frozen=True)
class Part:
    """One paper of a bundle: what the contents call it, its look-up code, its bytes."""

    title: str
    code: str
    content: bytes


@dataclass(frozen=True)
class Line:
    """One line of the contents (mục lục): the paper and the page it begins on."""

    title: str
    code: str
    page: int


def join_pdfs(parts: Iterable[Part], contents: Callable[[list[Line]], bytes], folder: Path) -> Path:
    """Join papers into one PDF with contents in front and bookmarks; return its path.

    `contents` makes the front pages from the lines; it is called twice, since its own length
    moves the pages.
    """
    groups, lines = [], []
    page = 1
    for number, group in enumerate(_groups(parts)):
        path = folder / f"group-{number:04}.pdf"
        for part, pages in _written(group, path):
            lines.append(Line(part.title, part.code, page))
            page += pages
        groups.append(path)
    front = _fitting(contents, lines)
    target = folder / "bundle.pdf"
    _join_groups(front, groups, lines, target)
    return target


def zip_files(parts: Iterable[Part], ending: str, folder: Path) -> Path:
    """Write papers into a ZIP, each named by its place and title; return its path."""
    target = folder / "bundle.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for number, part in enumerate(parts, 1):
            name = f"{number:04} {safe_filename(part.title)[:120]}.{ending}"
            archive.writestr(zipfile.ZipInfo(name, ZIP_DAY), part.content)
    return target


def _groups(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """Give the parts in groups of `GROUP`."""
    group: list[Part] = []
    for part in parts:
        group.append(part)
        if len(group) == GROUP:
            yield group
            group = []
    if group:
        yield group


def _written(group: list[Part], path: Path) -> list[tuple[Part, int]]:
    """Write a group into one file; return each part with its number of pages."""
    import pikepdf  # announces itself on stderr, so only where papers are joined

    found = []
    with pikepdf.new() as joined:
        for part in group:
            with pikepdf.open(BytesIO(part.content)) as one:
                joined.pages.extend(one.pages)
                found.append((part, len(one.pages)))
        joined.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return [(Part(part.title, part.code, b""), pages) for part, pages in found]


def _fitting(contents: Callable[[list[Line]], bytes], lines: list[Line]) -> bytes:
    """Return the front pages, numbered with their own length before the first paper."""
    import pikepdf  # announces itself on stderr, so only where papers are joined

    front, length = contents(lines), 0
    while True:
        with pikepdf.open(BytesIO(front)) as one:
            if len(one.pages) == length:
                return front
            length = len(one.pages)
        front = contents([Line(one.title, one.code, one.page + length) for one in lines])


def _join_groups(front: bytes, groups: list[Path], lines: list[Line], target: Path) -> None:
    """Write front and groups into the target, with a bookmark for each paper."""
    import pikepdf  # announces itself on stderr, so only where papers are joined

    with pikepdf.open(BytesIO(front)) as whole:
        ahead = len(whole.pages)
        sources = [pikepdf.open(path) for path in groups]
        try:
            for source in sources:
                whole.pages.extend(source.pages)
            with whole.open_outline() as outline:
                outline.root.extend(
                    pikepdf.OutlineItem(line.title, ahead + line.page - 1) for line in lines
                )
            whole.save(target, deterministic_id=True)
        finally:
            for source in sources:
                source.close()
