"""Comparing pages and papers with approved pictures.

`APPROVE=1 python -m pytest tests/browser/test_pictures.py tests/papers/test_pictures.py` writes
the pictures anew: look at what changed (`git diff --stat`, then the pictures) before committing.
"""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

FOLDER = Path(__file__).parent / "approved"
#: Pictures are kept in so many colours, and compared in squares of so many pixels.
COLOURS, SQUARE = 16, 4
#: A square differs when its grey does by more than this, of 255: finer grain is the machine's.
GREY = 24
#: Share of squares that may differ: less than a button, more than a letter drawn anew.
MOST = 0.0008
APPROVING = bool(os.environ.get("APPROVE"))


def judge(name: str, taken: bytes, *, scale: float = 1.0) -> str | None:
    """Return what differs from the approved picture, None when nothing does.

    What differs is left in `test-pictures/` beside the repository's files. When approving, the
    picture is written and nothing differs.
    """
    path = FOLDER / f"{name}.png"
    now = _small(taken, scale)
    if APPROVING:
        path.parent.mkdir(parents=True, exist_ok=True)
        now.quantize(COLOURS).save(path, optimize=True)
        return None
    if not path.exists():
        return f"{name}: no approved picture"
    approved = Image.open(path).convert("RGB")
    if abs(approved.height - now.height) > SQUARE or approved.width != now.width:
        _leave(name, now)
        return f"{name}: {now.size} instead of {approved.size}"
    share = different(approved, now)
    if share > MOST:
        _leave(name, now)
        return f"{name}: {share:.2%} of the picture differs"
    return None


def different(one: Image.Image, other: Image.Image) -> float:
    """Return the share of squares whose grey differs."""
    height = min(one.height, other.height)
    squares = [
        picture.convert("L").crop((0, 0, picture.width, height)).reduce(SQUARE)
        for picture in (one, other)
    ]
    counts = ImageChops.difference(*squares).histogram()
    return sum(counts[GREY + 1 :]) / sum(counts)


def _small(taken: bytes, scale: float) -> Image.Image:
    picture = Image.open(BytesIO(taken)).convert("RGB")
    size = round(picture.width * scale), round(picture.height * scale)
    return picture.resize(size, Image.Resampling.LANCZOS).quantize(COLOURS).convert("RGB")


def _leave(name: str, picture: Image.Image) -> None:
    """Leave what was seen where a person can compare it."""
    left = FOLDER.parents[2] / "test-pictures" / f"{name.replace('/', '_')}.png"
    left.parent.mkdir(exist_ok=True)
    picture.save(left)
