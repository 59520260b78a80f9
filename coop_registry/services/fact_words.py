"""What a further fact says in one line, for the log, for lists and for comparing two of them."""

from collections.abc import Callable
from typing import Any

from coop_registry.labels import ACTIVITY, BRANCH_KIND, GOVERNANCE, TRAIT_KIND
from coop_registry.queries import names
from coop_registry.rules.facts import Matter
from coop_registry.rules.kinds import Activity
from coop_registry.rules.membership import BranchKind, Governance, TraitKind

#: What the log calls the field of each matter.
FIELD = {
    Matter.LINE: "business_line",
    Matter.GOVERNANCE: "governance",
    Matter.BRANCH: "branch",
    Matter.TRAIT: "trait",
    Matter.ACTIVITY: "activity",
    Matter.CONTACT: "contact",
}


def words_of(matter: Matter, fact: Any) -> str:
    """Return a fact in words: "0118 Trồng rau … (hệ thống ngành năm 2018), ngành chính"."""
    return _WORDS[matter](fact)


def _line(fact: Any) -> str:
    said = names.line_with_version(fact.vsic_id)
    parts = [said, fact.detail, "ngành chính" if fact.is_main else None]
    return ", ".join(part for part in parts if part)


def _governance(fact: Any) -> str:
    return GOVERNANCE[Governance(fact.governance)]


def _branch(fact: Any) -> str:
    place = names.place_line(fact.unit_id) if fact.unit_id else None
    number = f"mã số {fact.code}" if fact.code else None
    parts = [f"{BRANCH_KIND[BranchKind(fact.kind)]}: {fact.name}", number, fact.address, place]
    return ", ".join(part for part in parts if part)


def _trait(fact: Any) -> str:
    stars = f"{fact.stars} sao" if fact.stars else None
    parts = [f"{TRAIT_KIND[TraitKind(fact.kind)]}: {fact.words}", stars]
    return ", ".join(part for part in parts if part) + f" ({fact.source})"


def _activity(fact: Any) -> str:
    said = ACTIVITY[Activity(fact.activity)]
    return f"{said} ({fact.words})" if fact.words else said


def _contact(fact: Any) -> str:
    return ", ".join(part for part in (fact.person, fact.phone, fact.email) if part)


_WORDS: dict[Matter, Callable[[Any], str]] = {
    Matter.LINE: _line,
    Matter.GOVERNANCE: _governance,
    Matter.BRANCH: _branch,
    Matter.TRAIT: _trait,
    Matter.ACTIVITY: _activity,
    Matter.CONTACT: _contact,
}
