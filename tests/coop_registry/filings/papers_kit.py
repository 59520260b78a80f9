"""Filings in the states that papers speak of, and the words of a paper."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from coop_registry.models import Filing
from coop_registry.papers.filings.document import filing_document
from coop_registry.queries.filings.for_papers import PaperFacts, facts_for
from coop_registry.rules.filings.changes import RevocationAsked
from coop_registry.rules.filings.entries import StepEntry
from coop_registry.rules.filings.grounds import grounds_of
from coop_registry.rules.filings.kinds import FilingStep
from coop_registry.rules.filings.papers import FilingPaperKind
from coop_registry.rules.kinds import Kind
from coop_registry.services.filings import examining
from papers.frame import CheckMark, head_lines, recipient_lines
from tests.factories.filings import OFFICER, TODAY

CHECK = CheckMark("7KQM-3XRT-9WHP", "https://htx.example/kiem-tra-giay-to")


def revocation(on: date, of: Kind = Kind.COOPERATIVE, place: int = 1) -> RevocationAsked:
    """Return a revocation by the ground that stands at a place in the list of the day."""
    ground = grounds_of(of, on)[place]
    return RevocationAsked(f"{ground.words} ({ground.article})")


def step(row: Filing, kind: FilingStep, on: date, words: str | None = None) -> Filing:
    """Do a plain step with its words."""
    examining.step(row, kind, StepEntry(on, words), actor_id=OFFICER, today=TODAY)
    return row


def facts_of(row: Filing, paper: FilingPaperKind, today: date = TODAY) -> PaperFacts:
    """Return what a paper of a filing says."""
    found = facts_for(row, paper, today)
    assert found is not None
    return found


def words_of(row: Filing, paper: FilingPaperKind, today: date = TODAY) -> str:
    """Return every word that a paper prints, in one line, without setting a page."""
    document = filing_document(facts_of(row, paper, today), CHECK)
    assert document.head is not None
    parts = [
        *_strings(head_lines(document.head)),
        *_strings(document),
        *recipient_lines(document.recipients, document.archive),
        *(str(post) for post in (document.signature.posts if document.signature else ())),
    ]
    return re.sub(r"\s+", " ", " ".join(parts))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
