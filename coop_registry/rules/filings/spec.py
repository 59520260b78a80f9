"""How a kind of filing is described: papers asked for, limits, result (quy định của một thủ tục)."""

from dataclasses import dataclass
from datetime import date

from coop_registry.rules.filings.kinds import FilingKind, Result, Starter, Starts, Who
from coop_registry.rules.kinds import FactKind, Kind
from law.dated import Certainty


@dataclass(frozen=True)
class Document:
    """One paper of a filing (giấy tờ trong hồ sơ).

    `when` says in which case it is asked for; empty when always. `code` stays the same through
    the years, so that a paper received before a change of law is still found.
    """

    code: str
    title: str
    article: str
    when: str = ""
    certainty: Certainty = Certainty.READ

    @property
    def is_always(self) -> bool:
        """Tell whether the law asks for it in every case."""
        return not self.when


@dataclass(frozen=True)
class Limit:
    """One legal limit of a filing: a rule of the law, whose it is, from which day it runs.

    `when` says in which case it runs, in the words of `specs.conditions`; empty when always.
    """

    rule: str
    who: Who
    starts: Starts
    when: str = ""


@dataclass(frozen=True)
class FilingSpec:
    """What the law asks of one kind of filing from a day on (quy định của thủ tục).

    `matters` are the registered facts the filing changes, in the words of
    `coop_registry.rules.kinds.FactKind`; `form_no` the number of the official form, or "" where
    no number was seen.
    """

    kind: FilingKind
    for_kinds: frozenset[Kind]
    title: str
    valid_from: date
    valid_to: date | None
    article: str
    documents: tuple[Document, ...]
    limits: tuple[Limit, ...]
    result: Result
    starter: Starter = Starter.APPLICANT
    form_no: str = ""
    certainty: Certainty = Certainty.READ
    note: str = ""
    matters: tuple[FactKind, ...] = ()

    def holds(self, organisation_kind: Kind, on: date) -> bool:
        """Tell whether this is the rule for such an organisation on a legal day."""
        return (
            organisation_kind in self.for_kinds
            and self.valid_from <= on
            and (self.valid_to is None or on < self.valid_to)
        )
