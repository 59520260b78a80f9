"""Which record an entry speaks of: rooms say how their records are named and where they open."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from audit.models import Entry

#: Returns the names of records of one kind by id, in one question for all of them.
Names = Callable[[Iterable[int]], Mapping[int, str]]


@dataclass(frozen=True)
class SubjectKind:
    """One kind of record (loại hồ sơ): its names, its page and who may open it."""

    names: Names
    endpoint: str
    #: The parameter of the page that takes the id.
    parameter: str
    #: The permission the page asks for.
    permission: str


_kinds: dict[str, SubjectKind] = {}


def register_subject(
    subject_type: str, names: Names, endpoint: str, parameter: str, permission: str
) -> None:
    """Say how the log names records of a kind, and which page shows one to whom."""
    _kinds[subject_type] = SubjectKind(names, endpoint, parameter, permission)


def kind_of(subject_type: str) -> SubjectKind | None:
    """Return what was registered for a kind of record."""
    return _kinds.get(subject_type)


def names_of(entries: Iterable[Entry]) -> dict[tuple[str, int], str]:
    """Return the names of all records these entries speak of: one question per kind."""
    asked: dict[str, set[int]] = {}
    for entry in entries:
        asked.setdefault(entry.subject_type, set()).add(entry.subject_id)
    return {
        (subject_type, subject_id): name
        for subject_type, ids in asked.items()
        if subject_type in _kinds
        for subject_id, name in _kinds[subject_type].names(sorted(ids)).items()
    }
