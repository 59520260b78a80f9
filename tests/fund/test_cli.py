"""`flask fund quote|replay`: one object or a list in, the same out; always JSON."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.fund.loans import BASE, repay

QUOTED = {**BASE, "term_months": 1}


def run(app: Flask, command: str, text: str) -> tuple[int, Any]:
    result = app.test_cli_runner().invoke(args=["fund", command, "-"], input=text)
    return result.exit_code, json.loads(result.stdout)


def test_quote_of_one(app: Flask) -> None:
    code, answer = run(app, "quote", json.dumps(QUOTED))
    assert code == 0
    assert answer == {
        "instalments": [
            {
                "no": 1,
                "due_on": "2025-02-15",
                "days": 31,
                "opening": 400_000_000,
                "principal": 400_000_000,
                "interest": 2_038_356,
                "total": 402_038_356,
                "closing": 0,
            }
        ],
        "totals": {"principal": 400_000_000, "interest": 2_038_356, "total": 402_038_356},
    }


def test_replay_of_one(app: Flask) -> None:
    loan = {**BASE, "as_of": "2025-02-20", "events": [repay("a", "2025-02-15", 102_038_356)]}
    code, answer = run(app, "replay", json.dumps(loan))
    assert code == 0
    assert list(answer) == [
        "principal_outstanding",
        "principal_due",
        "principal_overdue",
        "interest_accrued",
        "interest_due",
        "interest_overdue",
        "overdue_interest",
        "late_interest",
        "prepaid",
        "payoff",
        "days_past_due",
        "debt_group",
        "provision_specific",
        "allocations",
        "next_due",
        "certainty",
        "explanation",
    ]
    assert answer["payoff"] == 300_246_575
    assert answer["next_due"] == {
        "on": "2025-03-15",
        "principal": 100_000_000,
        "interest": 1_380_822,
    }


@pytest.mark.parametrize("command", ["quote", "replay"])
def test_list_with_an_error_is_printed_whole(app: Flask, command: str) -> None:
    good = {**BASE, "as_of": "2025-02-01"}
    code, answer = run(app, command, json.dumps([good, {**good, "principal": 0}, good]))
    assert code == 1
    assert [("error" in one) for one in answer] == [False, True, False]
    assert answer[1]["error"]["field"] == "principal"
    assert answer[0] == answer[2]


@pytest.mark.parametrize("command", ["quote", "replay"])
@pytest.mark.parametrize("text", ["", "{", "5", '"x"', "null", '{"principal": NaN}', "[" * 5000])
def test_what_is_not_json_is_answered_in_json(app: Flask, command: str, text: str) -> None:
    code, answer = run(app, command, text)
    assert code == 1
    assert set(answer["error"]) == {"field", "message", "rule"}


@pytest.mark.parametrize(
    "text",
    [
        '{"principal": 1, "principal": 2}',
        '[{"start": "2025-01-15"}, {"events": [{"principal": 5, "principal": 5}]}]',
    ],
)
def test_name_written_twice_is_refused(app: Flask, text: str) -> None:
    code, answer = run(app, "replay", text)
    assert (code, answer["error"]["field"]) == (1, "principal")
    assert "ghi hai lần" in answer["error"]["message"]


def test_command_writes_nothing_beside_its_answer() -> None:
    """In a process of its own: libraries that announce themselves are loaded where they are used."""
    code = "import sys, app; sys.exit('pikepdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_empty_list_is_an_empty_list(app: Flask) -> None:
    assert run(app, "quote", "[]") == (0, [])
    assert run(app, "replay", "[]") == (0, [])


def test_a_file(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "khoan-vay.json"
    path.write_text(json.dumps(QUOTED), encoding="utf-8")
    runner = app.test_cli_runner()
    assert runner.invoke(args=["fund", "quote", str(path)]).exit_code == 0


@pytest.mark.db
def test_due_dates_use_the_table_of_days_off(app: Flask) -> None:
    """30/4 and 1/5 are days off in the table; the plain week does not know them."""
    loan = {**QUOTED, "start": "2025-03-30", "term_months": 1, "holiday_shift": "next"}
    code, answer = run(app, "quote", json.dumps(loan))
    assert code == 0
    assert answer["instalments"][0]["due_on"] not in ("2025-04-30", "2025-05-01")


@pytest.mark.parametrize("command", ["quote", "replay"])
def test_mark_before_the_first_letter_is_no_letter(
    app: Flask, command: str, tmp_path: Path
) -> None:
    """Notepad saves UTF-8 with a mark; a second one is no JSON."""
    text = json.dumps({**QUOTED, "as_of": "2025-02-01"})
    assert run(app, command, "\ufeff" + text)[0] == 0
    path = tmp_path / "notepad.json"
    path.write_text(text, encoding="utf-8-sig")
    assert app.test_cli_runner().invoke(args=["fund", command, str(path)]).exit_code == 0
    assert run(app, command, "\ufeff\ufeff" + text)[0] == 1


@pytest.mark.parametrize(
    "content", ['{"customer": "Đạo"}'.encode("utf-16"), b'{"customer": "\xd0"}']
)
def test_other_encodings_are_answered_in_json(app: Flask, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)
    result = app.test_cli_runner().invoke(args=["fund", "replay", str(path)])
    assert (result.exit_code, set(json.loads(result.stdout))) == (1, {"error"})


HALF = "\ud800"
LATE_LOAN = {
    **BASE,
    "as_of": "2025-03-01",
    "customer": "Hợp tác xã",
    "events": [repay("a", "2025-02-15", 1_000)],
    "held_group": {"group": 2, "from": "2025-01-15", "until": "2026-01-15", "basis": "Quyết định"},
}


def places(found: Any, path: str = "") -> list[str]:
    """Return the path of every text in a loan."""
    if isinstance(found, dict):
        return [one for name, value in found.items() for one in places(value, f"{path}.{name}")]
    if isinstance(found, list):
        return [one for at, value in enumerate(found) for one in places(value, f"{path}[{at}]")]
    return [path.removeprefix(".")] if isinstance(found, str) else []


def with_half(found: Any, wanted: str, path: str = "") -> Any:
    """Return a loan with half a letter after the text at a path."""
    if isinstance(found, dict):
        return {
            name: with_half(value, wanted, f"{path}.{name}".removeprefix("."))
            for name, value in found.items()
        }
    if isinstance(found, list):
        return [with_half(value, wanted, f"{path}[{at}]") for at, value in enumerate(found)]
    return found + HALF if path == wanted else found


@pytest.mark.parametrize("place", places(LATE_LOAN))
def test_half_a_letter_is_refused_where_it_stands(app: Flask, place: str) -> None:
    loan = with_half(LATE_LOAN, place)
    code, answer = run(app, "replay", json.dumps([LATE_LOAN, loan]))
    assert code == 1
    assert "error" not in answer[0]
    assert answer[1]["error"]["field"] == place


def test_half_a_letter_in_a_name_is_shown(app: Flask) -> None:
    code, answer = run(app, "quote", json.dumps({**QUOTED, HALF: 1}))
    assert (code, answer["error"]["field"]) == (1, "\\ud800")


def test_pair_of_halves_is_a_letter(app: Flask) -> None:
    assert run(app, "replay", json.dumps({**LATE_LOAN, "customer": "\U0001f33e"}))[0] == 0


@pytest.mark.parametrize("command", ["quote", "replay", "impact"])
def test_a_file_that_cannot_be_opened_is_told_as_json(
    app: Flask, tmp_path: Path, command: str
) -> None:
    missing = tmp_path / "khong-co.json"
    result = app.test_cli_runner().invoke(args=["fund", command, str(missing)])
    assert result.exit_code == 2
    error = json.loads(result.stdout)["error"]
    assert error["field"] == "file"
    assert str(missing) in error["message"]
