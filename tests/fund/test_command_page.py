"""The page of the commands (docs/lenh-quy.md): every example is run, every word is one that is read."""

import json
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from flask import Flask

from fund.rules.events import EventType
from fund.rules.replay import FIELDS
from fund.rules.terms import DayCount, Method, RiskBearer, Surplus
from tests.structure.source import ROOT

PAGE = (ROOT / "docs/lenh-quy.md").read_text(encoding="utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```json (\w+)\n(.*?)^```$", PAGE, re.M | re.S)
EXAMPLES = [
    (command, asked, told)
    for (command, asked), (kind, told) in pairwise(BLOCKS)
    if command != "answer" and kind == "answer"
]


def test_every_block_is_an_example() -> None:
    assert len(BLOCKS) == 2 * len(EXAMPLES) == 8
    assert {command for command, _, _ in EXAMPLES} == {"quote", "replay", "impact"}


@pytest.mark.parametrize(("command", "asked", "told"), EXAMPLES, ids=lambda text: text[:8])
def test_example_is_what_the_command_prints(
    app: Flask, command: str, asked: str, told: str
) -> None:
    result = app.test_cli_runner().invoke(args=["fund", command, "-"], input=asked)
    answer: Any = json.loads(result.stdout)
    assert answer == json.loads(told)
    assert result.exit_code == ("error" in result.stdout)
    if isinstance(answer, Mapping):
        assert list(answer) == list(json.loads(told))


@pytest.mark.parametrize(
    "word",
    [*FIELDS, *EventType, *Method, *DayCount, *RiskBearer, *Surplus, "event_id", "lines", "until"],
)
def test_every_word_is_explained(word: str) -> None:
    assert re.search(rf"[`\"]{re.escape(word)}[`\"]", PAGE), word
