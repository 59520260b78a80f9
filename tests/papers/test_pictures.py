"""The pages of every paper look as they were approved."""

import shutil
import subprocess
from pathlib import Path

import pytest
from flask import Flask

from tests.looks.pictures import FOLDER, judge
from tests.papers.printed import PRINTED, make

#: Pages of a paper that are compared, and how fine.
MOST_PAGES, DPI = 3, 60
#: What has no PDF: workbooks alone.
WORKBOOKS = {"danh-ba", "tong-quan", "van-de", "thanh-vien", "nhat-ky", "tep-mau"}


def drawn(content: bytes, folder: Path) -> list[bytes]:
    """Return the first pages of a PDF as pictures."""
    paper = folder / "paper.pdf"
    paper.write_bytes(content)
    command = ["pdftoppm", "-r", str(DPI), "-l", str(MOST_PAGES), "-png", "-gray"]
    subprocess.run([*command, paper, folder / "page"], check=True)
    return [page.read_bytes() for page in sorted(folder.glob("page*.png"))]


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="Không có pdftoppm (poppler-utils)")
@pytest.mark.parametrize("name", [name for name in PRINTED if name not in WORKBOOKS])
def test_a_paper_looks_as_approved(name: str, demonstration: Flask, tmp_path: Path) -> None:
    pages = drawn(make(name, demonstration)["pdf"], tmp_path)
    found = [judge(f"papers/{name}-{at}", page) for at, page in enumerate(pages, 1)]
    kept = len(list((FOLDER / "papers").glob(f"{name}-[0-9].png")))
    assert [one for one in found if one] == []
    assert kept == len(pages)
