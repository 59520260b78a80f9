"""The drawn schema of a province: one polygon for each district, by its official code."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "data" / "unit_shapes.csv"


@dataclass(frozen=True)
class Shape:
    """The outline of a unit on the schema (sơ đồ), not to scale: points from the upper left."""

    label: str
    label_at: tuple[int, int]
    points: tuple[tuple[int, int], ...]


@cache
def unit_shapes() -> dict[str, Shape]:
    """Return the outlines by code of the unit; a province without them gets none."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: _shape(row) for row in csv.DictReader(lines)}


def _shape(row: dict[str, str]) -> Shape:
    numbers = [int(word) for word in row["points"].split()]
    return Shape(
        label=row["label"],
        label_at=(int(row["label_x"]), int(row["label_y"])),
        points=tuple(zip(numbers[::2], numbers[1::2], strict=True)),
    )
