"""What a registered name must hold to be like a proposed one at all: for the database to narrow by.

The parts are of the folded name that the register keeps (`core.text.fold`), with `_` for a letter
that may be another one of the same sound.
"""

import re
from dataclasses import dataclass

from coop_registry.rules.naming.grounds import bare, is_number
from coop_registry.rules.naming.own import FUND, own_name, unmarked, words_of
from coop_registry.rules.search_words import WRITTEN_OUT, split_kind, written_out
from core.text import fold

#: Beginnings that are read as another one; what begins with any other letter is kept whole.
_CHANGING = re.compile(r"^(?:ngh|ng|gh|gi|ph|tr|ch|qu|[cdfgjkqrsxz])")
_DOUBTFUL = re.compile(r"[iy]|[ck]$")
#: The longest beginning, "quy ho tro phat trien hop tac xa", and the longest that a case adds.
_ROOM = 34 + 20
#: More parts narrow no further.
_MOST_PARTS = 6
#: Folded words that a case may add, leave out or write in digits; counted on neither side.
_ADDED = re.compile(
    r"\d+|\b(?:mien (?:bac|nam|trung|tay|dong)|tan|moi|va|so|thu|khong|mot|hai|ba|bon|tu|nam|sau"
    r"|bay|tam|chin|muoi|nhat|nhi|linh|lam|tram|nghin|trieu|[ivx]+|[a-z])\b"
)
#: Letters that a case may join to the name ("tân", "mới", one letter), or more.
_JOINED = 4


@dataclass(frozen=True)
class Narrowing:
    """What the folded name of a like one has: at most this length and all parts, or such an end."""

    longest: int
    parts: tuple[str, ...]
    endings: tuple[str, ...]
    #: Letters that are counted, and how many more or fewer another spelling has.
    letters: int
    slack: int

    def may_be(self, folded_full: str) -> bool:
        """Tell by a glance at a folded name whether it is worth comparing word by word."""
        return abs(_letters(folded_full) - self.letters) <= self.slack


def narrowing(full: str) -> Narrowing:
    """Return what names like this one hold in the register; no ending when it has no own name."""
    folded = fold(own_name(full))
    words = [fold(word) for word in bare(words_of(full)) if not is_number(word)]
    words = written_out(" ".join(words)).split()
    telling = [word for word in words if word not in WRITTEN_OUT] or words
    parts = dict.fromkeys(part for part in map(_part, telling) if part.strip("_"))
    longest = max(len(folded), len(unmarked(full))) + _ROOM
    # The name itself, and the one of which it is a letter longer (điểm b: viết liền).
    ends = [f" {end}" for end in (folded, folded[:-1].strip()) if end]
    return Narrowing(
        longest,
        tuple(parts)[:_MOST_PARTS],
        tuple(ends),
        _letters(folded),
        # A sound may be one letter longer: ngh/ng, gh/g, ph/f, gi/d.
        len(words) + _JOINED,
    )


def _letters(folded: str) -> int:
    """Return how many letters of a folded name are its own, without what a case may add."""
    _kind, rest = split_kind(folded.removeprefix(f"{FUND} "))
    _kind, rest = split_kind(rest)
    return len(_ADDED.sub("", written_out(rest or folded)).replace(" ", ""))


def _part(word: str) -> str:
    """Return the part of a folded word that every spelling of its sound has."""
    return _DOUBTFUL.sub("_", _CHANGING.sub("", word))
