"""Asking the search of the register in tests."""

from datetime import date

from coop_registry.queries.search import answers, documents, index
from coop_registry.queries.search.answers import Answers
from coop_registry.rules.searching import Document, question
from coop_registry.services import search_index
from core.access import EVERYTHING, Scope
from core.clock import now_utc
from core.db import db
from tests.factories.registry import TODAY


def settle() -> None:
    """Bring the index up to date."""
    while search_index.settle(now_utc()):
        pass
    db.session.commit()


def ask(typed: str, scope: Scope = EVERYTHING, on: date = TODAY, most: int = 10) -> Answers:
    """Return what the register answers."""
    return answers.answer(question(typed), scope=scope, on=on, most=most)


def organisations(typed: str, scope: Scope = EVERYTHING, on: date = TODAY) -> list[str]:
    """Return the names of the organisations that answer, best first."""
    return [one.row.name for one in ask(typed, scope, on).organisations]


def persons(typed: str, scope: Scope = EVERYTHING) -> list[str]:
    """Return the names of the persons that answer, best first."""
    return [one.name for one in ask(typed, scope).persons]


def index_now() -> set[Document]:
    """Return all documents of the index."""
    ids = documents.organisations_after(0, 1000)
    return set(index.indexed(ids))
