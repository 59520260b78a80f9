"""How near a typed word is to a known one: edits, and letters Vietnamese typists mix up. Pure.

Words are folded ones (`core.text.fold`): lower case, no accents.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

#: Beginnings that are spoken or typed for one another: d/gi/r, s/x, ch/tr, l/n, ngh/ng, gh/g, k/c.
_BEGINNINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"^gi(?=[aeouy])", "d"),
        (r"^gi", "di"),
        (r"^r", "d"),
        (r"^x", "s"),
        (r"^(?:ch|tr)", "c"),
        (r"^ngh", "ng"),
        (r"^n(?![gh])", "l"),
        (r"^gh", "g"),
        (r"^k(?!h)", "c"),
    )
)
#: Last letter of the ASCII that folded text never reaches: the end of everything with a prefix.
AFTER_ALL = "~"


def edits_allowed(word: str) -> int:
    """Return how many letters may be wrong: one from four letters on, two from eight."""
    if not word.isalpha():
        return 0
    return (len(word) >= 4) + (len(word) >= 8)


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """Return the word as it sounds to a careless ear: "trung" and "chung" are one, "ly" and "li"."""
    for pattern, put in _BEGINNINGS:
        changed = pattern.sub(put, word)
        if changed != word:
            word = changed
            break
    return word.replace("y", "i")


def distance(typed: str, known: str) -> int:
    """Return how many letters differ: left out, added, changed, or two changed places."""
    before: list[int] = []
    last = list(range(len(known) + 1))
    for row, letter in enumerate(typed, 1):
        line = [row]
        for column, other in enumerate(known, 1):
            least = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != other))
            crossed = row > 1 and column > 1 and letter == known[column - 2]
            if crossed and typed[row - 2] == other:
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, last = last, line
    return last[-1]


@lru_cache(maxsize=65536)
def nearness(typed: str, known: str) -> int | None:
    """Return 0 for the same word, 1 for one that sounds alike or has one edit, 2, else None."""
    if typed == known:
        return 0
    if sound(typed) == sound(known):
        return 1
    allowed = edits_allowed(typed)
    if not allowed or not known.isalpha() or abs(len(typed) - len(known)) > allowed:
        return None
    found = distance(typed, known)
    return found if found <= allowed else None


def _shortened(word: str, times: int) -> set[str]:
    """Return the word and what is left of it without so many letters."""
    found = level = {word}
    for _ in range(times):
        level = {one[:at] + one[at + 1 :] for one in level for at in range(len(one))}
        found = found | level
    return found


class Vocabulary:
    """The distinct words of an index with how often each is there (từ vựng của chỉ mục)."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        self._sorted = sorted(counts)

    def count(self, word: str) -> int:
        """Return how often a word is there."""
        return self.counts.get(word, 0)

    def with_prefix(self, prefix: str) -> Sequence[str]:
        """Return the words that begin so."""
        first = bisect_left(self._sorted, prefix)
        return self._sorted[first : bisect_left(self._sorted, prefix + AFTER_ALL)]

    def near(self, typed: str, most: int) -> list[str]:
        """Return the words that may be meant, without the word itself: nearest, then commonest."""
        if not typed.isalpha():
            return []
        found = set(self._by_sound.get(sound(typed), ()))
        allowed = edits_allowed(typed)
        if allowed:
            for piece in _shortened(typed, allowed):
                found.update(self._by_piece.get(piece, ()))
        ranked = [
            (near, -self.counts[word], word)
            for word in found
            if (near := nearness(typed, word)) is not None and near > 0
        ]
        return [word for *_, word in sorted(ranked)[:most]]

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._sorted:
            if word.isalpha():
                found[sound(word)].append(word)
        return dict(found)

    @cached_property
    def _by_piece(self) -> dict[str, list[str]]:
        """Return words by what is left of them without one or two letters.

        A word and a typed one at most so many edits apart share a piece: nothing else has to be
        compared.
        """
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._sorted:
            if len(word) >= 3 and word.isalpha():
                for piece in _shortened(word, 2 if len(word) >= 7 else 1):
                    found[piece].append(word)
        return dict(found)
