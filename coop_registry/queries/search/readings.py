"""How the words of a question may be read: as they are, begun, or as words near them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product

from sqlalchemy import ColumnElement, and_, or_

from coop_registry.models import SearchPhrase
from coop_registry.rules.searching import PHRASE, Question
from core.near import AFTER_ALL, Vocabulary

#: Near words tried for each word typed, and ways in which they are put together.
MOST_NEAR, MOST_WAYS, MOST_TRIED = 6, 24, 3_000
#: A space stands before every letter: the end of everything that begins with a whole word.
AFTER_WORD = "!"


def begins(asked: Question) -> ColumnElement[bool]:
    """Return the condition that a phrase begins with the words of a question."""
    first, *others = asked.words
    if not others:
        return word_is(first, asked.is_open)
    rest = " ".join(others)[:PHRASE]
    end = rest + (AFTER_ALL if asked.is_open else AFTER_WORD)
    return and_(SearchPhrase.word == first, SearchPhrase.rest >= rest, SearchPhrase.rest < end)


def word_is(word: str, is_begun: bool) -> ColumnElement[bool]:
    """Return the condition on the first word of a phrase: this one, or one that begins so."""
    if not is_begun:
        return SearchPhrase.word == word
    return and_(SearchPhrase.word >= word, SearchPhrase.word < word + AFTER_ALL)


@dataclass(frozen=True)
class Choice:
    """The words of the index that one typed word may stand for."""

    words: Sequence[str]
    #: What every further word begins with, when the typed one may only be begun.
    begun: str | None
    #: Phrases that begin with one of them.
    total: int

    def of_phrase(self) -> ColumnElement[bool]:
        """Return the condition on the first word of a phrase."""
        if self.begun is None:
            return SearchPhrase.word.in_(self.words)
        whole = word_is(self.begun, True)  # the word itself is in this range
        near = [word for word in self.words if not word.startswith(self.begun)]
        return or_(whole, SearchPhrase.word.in_(near)) if near else whole

    def in_text(self, text: ColumnElement[str]) -> ColumnElement[bool]:
        """Return the condition that a text, a space before each word, has one of them."""
        found = [f" {word} " for word in self.words]
        if self.begun:
            found = [
                f" {self.begun}",
                *(one for one in found if not one[1:].startswith(self.begun)),
            ]
        # As many for every choice of near words: the same statement, read by the database once.
        found += found[-1:] * (MOST_NEAR - len(found) if len(found) > 1 else 0)
        return or_(*(text.contains(one) for one in found))


def choices(asked: Question, known: Vocabulary, most_near: int) -> list[Choice]:
    """Return what each typed word may stand for; none where one can stand for nothing."""
    found = []
    for at, word in enumerate(asked.words):
        begun = word if asked.may_go_on(at) and known.with_prefix(word) else None
        words = [word] if known.count(word) else []
        words += known.near(word, most_near) if most_near else []
        total = sum(map(known.count, {*words, *(known.with_prefix(begun) if begun else ())}))
        if not total:
            return []
        found.append(Choice(words, begun, total))
    return found


def ways(asked: Question, known: Vocabulary) -> list[tuple[str, str]]:
    """Return (first word, rest) of the likeliest ways to read the words, nearest first."""
    choices = []
    for at, word in enumerate(asked.words):
        begun = asked.may_go_on(at) and bool(known.with_prefix(word))
        same = [word] if begun or known.count(word) else []
        choices.append([*same, *known.near(word, MOST_NEAR)])
    if not any(
        len(words) > 1 or words != [typed]
        for words, typed in zip(choices, asked.words, strict=False)
    ):
        return []
    found = sorted(islice(product(*(range(len(words)) for words in choices)), MOST_TRIED), key=sum)[
        :MOST_WAYS
    ]
    read = [[words[at] for words, at in zip(choices, way, strict=True)] for way in found]
    return [(first, " ".join(others)[:PHRASE]) for first, *others in read]
