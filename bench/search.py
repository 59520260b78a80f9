"""The search while one types, on both databases: `python -m bench.search [--large]`.

A merged province: 1,300 organisations with 20,000 members. With `--large` also a country's 31,000
with 600,000, which takes some minutes to fill and to index. The questions are what officers type:
words of names, their beginnings, common ones, misspelled ones, numbers. Measured is the whole
answer, sign-in and template included, for a person of the province and one of a district, in turns;
of each question the best of some runs counts, for other work of the machine is not ours.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from random import Random
from typing import NamedTuple
from urllib.parse import quote

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, text

from accounts import services as accounts
from accounts.queries import person_by_username
from accounts.security import session_marks
from bench import search_data
from bench.registry import application, postgres
from coop_registry.services import search_index
from core.clock import now_utc
from core.db import begin_write, db
from core.text import fold
from desk.setup import DEMO_DAY, prepare
from reference import queries as reference
from reference.rules import UnitLevel

LIMIT_MS = 100.0
PEOPLE = ("lienminh", "canbo.chodon")
QUESTIONS, RUNS = 300, 3
#: What everybody types.
COMMON = ("htx", "hợp tác xã", "ng", "nguyen van", "hoang thi", "van", "thi", "ba be", "lien hiep")


class Size(NamedTuple):
    """How large a register is."""

    organisations: int
    persons: int


PROVINCE = Size(1_300, 20_000)
COUNTRY = Size(31_000, 600_000)


class SearchResult(NamedTuple):
    """One measurement: answers in milliseconds, and making the index."""

    system: str
    size: Size
    median: float
    p95: float
    slowest: float
    statements: int
    index_seconds: float
    portion: float

    @property
    def holds(self) -> bool:
        """Tell whether answers came soon enough."""
        return self.p95 < LIMIT_MS

    def __str__(self) -> str:
        return (
            f"Tìm trong {self.size.organisations} tổ chức, {self.size.persons} người, {self.system}: "
            f"p95 {self.p95:.0f} ms (dưới {LIMIT_MS:g}), giữa {self.median:.0f} ms, lâu nhất "
            f"{self.slowest:.0f} ms, nhiều nhất {self.statements} câu lệnh; lập chỉ mục "
            f"{self.index_seconds:.0f} s, mỗi lần ghi lâu nhất {self.portion:.2f} s  "
            f"{'đạt' if self.holds else 'QUÁ MỨC'}"
        )


def results(sizes: tuple[Size, ...] = (PROVINCE,)) -> Iterator[SearchResult]:
    """Measure every size on SQLite and PostgreSQL, each on a database of its own."""
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="htx-bench-") as folder:
            yield _measured(application(folder, None), "SQLite", size)
        with postgres() as (folder, url):
            yield _measured(application(str(folder), url), "PostgreSQL", size)


def _measured(app: Flask, system: str, size: Size) -> SearchResult:
    """Fill a database, index it, and ask."""
    prepare(app, False, lambda _line: None)
    with app.app_context():
        begin_write()
        accounts.ensure_demo_people(DEMO_DAY)
        db.session.commit()
        communes = reference.units_in_force(UnitLevel.COMMUNE, DEMO_DAY)
        search_data.fill(*size, [commune.id for commune in communes])
        portions = list(_index())
        if system == "PostgreSQL":
            db.session.execute(text("ANALYZE"))
            db.session.commit()
        clients = [_client(app, name) for name in PEOPLE]
        times, statements = _ask(clients)
        db.session.remove()
        db.engine.dispose()
    return SearchResult(
        system=system,
        size=size,
        median=times[len(times) // 2],
        p95=times[int(len(times) * 0.95)],
        slowest=times[-1],
        statements=statements,
        index_seconds=sum(portions),
        portion=max(portions),
    )


def _index() -> Iterator[float]:
    """Index everything that is marked; give the seconds of each transaction."""
    done = 1
    while done:
        begun = time.perf_counter()
        begin_write()
        done = search_index.settle(now_utc())
        db.session.commit()
        yield time.perf_counter() - begun


def _client(app: Flask, username: str) -> FlaskClient:
    """Return the browser of a person who is signed in."""
    person = person_by_username(username)
    assert person is not None
    client = app.test_client()
    with client.session_transaction() as session:
        session.update({"_user_id": person.get_id(), "_fresh": True})
        session.update(session_marks(second_factor=True, now=now_utc()))
    return client


def questions(count: int, seed: int = 7) -> list[str]:
    """Return what people type: three in ten of it misspelled, a third only begun."""
    chance = Random(seed)
    made = list(COMMON)
    while len(made) < count:
        words = _words(chance)
        if chance.random() < 0.5:
            words = fold(words)
        if chance.random() < 0.3:
            words = _misspelled(words, chance)
        if chance.random() < 0.33:
            words = words[: max(2, len(words) - chance.randrange(1, 4))]
        made.append(words)
    chance.shuffle(made)
    return made


def _words(chance: Random) -> str:
    """Return a name of an organisation or a person, a part of one, or a number."""
    kind = chance.random()
    if kind < 0.35:
        words = search_data.organisation_name(chance).split()
        return " ".join(words[chance.choice((0, 3, -2)) :])
    if kind < 0.85:
        words = search_data.person_name(chance).split()
        return " ".join(words[chance.choice((0, 0, 1)) :])
    number = chance.randrange(1, 1_300)
    return chance.choice(
        (f"BK{number:06d}", f"47{number:08d}", f"09{number:04d}", fold(str(number)))
    )


def _misspelled(words: str, chance: Random) -> str:
    """Return words with one letter left out, doubled, or two that changed places."""
    at = chance.randrange(max(1, len(words) - 1))
    return chance.choice(
        (
            words[:at] + words[at + 1 :],
            words[:at] + words[at] + words[at:],
            words[:at] + words[at + 1 : at + 2] + words[at] + words[at + 2 :],
        )
    )


def _ask(clients: list[FlaskClient]) -> tuple[list[float], int]:
    """Return the milliseconds of all answers, rising, and the most statements of one."""
    sent, most = [0], 0

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent[0] += not statement.startswith("BEGIN")

    event.listen(db.engine, "before_cursor_execute", note)
    best: dict[str, float] = {}
    for turn in range(RUNS):
        for at, words in enumerate(questions(QUESTIONS)):
            sent[0] = 0
            begun = time.perf_counter()
            answer = clients[at % len(clients)].get(f"/tim/goi-y?q={quote(words)}")
            took = (time.perf_counter() - begun) * 1000
            if answer.status_code != 200:
                raise RuntimeError(f"{words}: {answer.status}")
            best[words] = min(best.get(words, took), took)
            most = max(most, sent[0] if turn else 0)  # at first a process reads its vocabulary
    event.remove(db.engine, "before_cursor_execute", note)
    return sorted(best.values()), most


def main() -> int:
    """Print one line for each measurement; end with 1 when one is over its limit."""
    kept = []
    for result in results((PROVINCE, COUNTRY) if "--large" in sys.argv[1:] else (PROVINCE,)):
        print(result, flush=True)
        kept.append(result.holds)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
