"""What is searched for and how well something kept in the index answers it. Pure.

The index keeps documents: one for each name an organisation ever bore, each number it has, each
person it knows. A document and a question meet in canonical words (`search_words`): folded,
without the kind ("HTX", "tổ hợp tác"), abbreviations written out.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from coop_registry.rules.kinds import Kind
from coop_registry.rules.search_words import (
    KIND_WORD,
    begun_kind,
    compact,
    split_kind,
    written_out,
)
from core.near import nearness
from core.text import clean, fold

#: Words of a question that are read; nobody types more.
MOST_WORDS = 12
MOST_LETTERS = 100
#: A single letter finds half the register.
LEAST_LETTERS = 2
#: The beginning of a number is looked for from so many characters on.
LEAST_NUMBER = 4
#: Letters of a phrase that the index keeps.
PHRASE = 60


class What(StrEnum):
    """What a document leads to."""

    ORGANISATION = "organisation"
    PERSON = "person"


class Facet(StrEnum):
    """Which words of the record a document holds."""

    NAME = "name"
    SHORT_NAME = "short_name"
    FOREIGN_NAME = "foreign_name"
    CERTIFICATE_NO = "certificate_no"
    CODE = "code"
    TAX_CODE = "tax_code"
    PHONE = "phone"


class Lane(StrEnum):
    """Where a phrase stands; a search walks one lane after the other."""

    ORGANISATION = "A"  # an organisation's name from its first word on
    ORGANISATION_INSIDE = "B"  # from a later word on, and the word of its kind
    PLACE = "C"  # a word of its place
    PERSON = "D"
    PERSON_INSIDE = "E"
    NUMBER = "F"


class Tier(IntEnum):
    """How well a document answers; the smaller the better."""

    NUMBER = 0
    NAME = 1
    WORDS = 2
    PREFIX = 3
    PLACE = 4
    NEAR = 5


NUMBERS = frozenset({Facet.CERTIFICATE_NO, Facet.CODE, Facet.TAX_CODE, Facet.PHONE})


@dataclass(frozen=True, slots=True)
class Document:
    """One line of the index; `text` is canonical, `shown` as it was written."""

    what: What
    organisation_id: int
    party_id: int | None
    unit_id: int
    facet: Facet
    text: str
    shown: str
    place: str = ""
    kind: Kind | None = None
    is_ended: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What a person typed, in canonical words (câu hỏi)."""

    words: tuple[str, ...]
    #: The last word may only be begun.
    is_open: bool = True
    kind: Kind | None = None
    #: Letters and digits in one piece, when there is a digit among them.
    number: str = ""

    @property
    def text(self) -> str:
        """Return the words with a space between."""
        return " ".join(self.words)

    @property
    def is_enough(self) -> bool:
        """Tell whether there is enough to search by."""
        letters = max(len("".join(self.words)), len(self.number))
        return bool(self.kind) or letters >= LEAST_LETTERS

    def may_go_on(self, at: int) -> bool:
        """Tell whether the word at this place may only be begun: the last one, while one types."""
        return self.is_open and at == len(self.words) - 1


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """The place of a document among those that answer; compared field by field."""

    tier: Tier
    is_ended: bool
    is_other_kind: bool
    is_scattered: bool
    is_other_name: bool
    length: int
    text: str
    #: Of two alike the one recorded first.
    record: int


def question(typed: str) -> Question:
    """Return what was typed as the index reads it."""
    cleaned = clean(typed)[:MOST_LETTERS]
    folded = fold(cleaned)
    is_open = not typed[-1:].isspace()
    begun = begun_kind(folded)
    if begun:
        return Question((), is_open, begun)
    kind, rest = split_kind(folded)
    words = tuple(written_out(rest).split())[:MOST_WORDS]
    has_digit = any(letter.isdigit() for letter in folded)
    return Question(words, is_open, kind, compact(cleaned) if has_digit else "")


def number_question(typed: str) -> Question:
    """Return what was typed as a number and nothing else, to be found whole."""
    return Question((), is_open=False, number=compact(typed[:MOST_LETTERS]))


def phrases(document: Document) -> set[tuple[Lane, str, str]]:
    """Return (lane, first word, words after it) under which a document is found."""
    if document.facet in NUMBERS:
        return {(Lane.NUMBER, document.text, "")}
    is_person = document.what is What.PERSON
    start = Lane.PERSON if is_person else Lane.ORGANISATION
    inside = Lane.PERSON_INSIDE if is_person else Lane.ORGANISATION_INSIDE
    words = document.text.split()
    found = {
        (inside if at else start, word, " ".join(words[at + 1 :])[:PHRASE])
        for at, word in enumerate(words)
    }
    found |= {(Lane.PLACE, word, "") for word in document.place.split()}
    if document.kind:
        found.add((inside, KIND_WORD[document.kind], ""))
    return found


def rank(asked: Question, document: Document) -> Rank | None:
    """Return how well a document answers, None when it does not."""
    tier = _number_tier(asked, document) if document.facet in NUMBERS else _tier(asked, document)
    if tier is None:
        return None
    return Rank(
        tier=tier,
        is_ended=document.is_ended,
        is_other_kind=asked.kind not in (None, document.kind),
        is_scattered=not f" {document.text}".startswith(f" {asked.text}"),
        is_other_name=document.facet in (Facet.SHORT_NAME, Facet.FOREIGN_NAME),
        length=len(document.text),
        text=document.text,
        record=document.party_id or document.organisation_id,
    )


def _number_tier(asked: Question, document: Document) -> Tier | None:
    if not asked.number:
        return None
    if asked.number == document.text:
        return Tier.NUMBER
    begun = asked.is_open and len(asked.number) >= LEAST_NUMBER
    return Tier.PREFIX if begun and document.text.startswith(asked.number) else None


def _tier(asked: Question, document: Document) -> Tier | None:
    """Return how well a name answers: its worst word counts."""
    if not asked.words:
        return Tier.WORDS if asked.kind is not None and asked.kind is document.kind else None
    if asked.text == document.text:
        return Tier.NAME
    name, place = document.text.split(), document.place.split()
    worst = Tier.WORDS
    for at, word in enumerate(asked.words):
        found = _word_tier(word, asked.may_go_on(at), name, place)
        if found is None:
            return None
        worst = max(worst, found)
    return worst


def _word_tier(word: str, begun: bool, name: list[str], place: list[str]) -> Tier | None:
    if word in name:
        return Tier.WORDS
    if begun and any(one.startswith(word) for one in name):
        return Tier.PREFIX
    if word in place or (begun and any(one.startswith(word) for one in place)):
        return Tier.PLACE
    if any(nearness(word, one) is not None for one in (*name, *place)):
        return Tier.NEAR
    return None
