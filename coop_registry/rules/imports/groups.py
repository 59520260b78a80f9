"""Rows of one import that are about the same organisation (gộp các dòng cùng một tổ chức).

What is decided here depends on what rows say, never on their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from coop_registry.rules.imports.book import trait_key
from coop_registry.rules.imports.drafts import OrganisationDraft
from coop_registry.rules.imports.kinds import Outcome
from coop_registry.rules.imports.names import NameKey, accents_differ, alike, key_of, same
from coop_registry.rules.imports.problems import note, warning
from coop_registry.rules.imports.verdicts import Verdict
from coop_registry.rules.kinds import Scheme
from core.text import fold
from reference.rules import UnitLevel

#: Units within which one name is one organisation's; a province holds several of one name.
_NARROW = frozenset({UnitLevel.COMMUNE, UnitLevel.DISTRICT})
#: Names are compared two by two among so many rows of one commune.
_MOST_COMPARED = 400


class _Groups:
    """Places that belong together, joined two by two."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def root(self, at: int) -> int:
        """Return the place that stands for a group."""
        while self._parents[at] != at:
            self._parents[at] = self._parents[self._parents[at]]
            at = self._parents[at]
        return at

    def join(self, places: Sequence[int]) -> None:
        """Put places into one group."""
        for place in places[1:]:
            self._parents[self.root(place)] = self.root(places[0])


def refuse_contradictions(rows: Sequence[Verdict]) -> None:
    """Reject the rows of a list that contradict each other, whatever the register knows.

    What the register knows must not decide here: the list would be judged otherwise once it was
    written.
    """
    for same_day in (day for group in group_rows(rows) for day in _by_day(group)):
        if _differ(same_day):
            _refuse_differing(same_day)


def group_rows(rows: Sequence[Verdict]) -> list[list[Verdict]]:
    """Return the rows of each organisation together, by their numbers, names and communes.

    Rows whose numbers and names contradict each other are rejected.
    """
    groups = _Groups(len(rows))
    for (scheme, value), places in _by_number(rows).items():
        if len(places) > 1 and _contradict(rows, places):
            _reject(rows, places, f"{_words(scheme)} {value} ghi cho nhiều tên khác nhau")
        else:
            groups.join(places)
    for places in _by_name(rows).values():
        if len({groups.root(place) for place in places}) > 1:
            for joined in _of_one_name(rows, places):
                groups.join(joined)
    found: dict[int, list[Verdict]] = defaultdict(list)
    for place, row in enumerate(rows):
        if not row.stays_out:
            found[groups.root(place)].append(row)
    return list(found.values())


def _draft(row: Verdict) -> OrganisationDraft:
    assert row.draft is not None  # rows given here are of organisations
    return row.draft


def _by_number(rows: Sequence[Verdict]) -> dict[tuple[Scheme, str], list[int]]:
    found: dict[tuple[Scheme, str], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for scheme, number in _draft(row).identifiers.items():
            found[scheme, number.normal].append(place)
    return found


def _by_name(rows: Sequence[Verdict]) -> dict[tuple[str, int | None], list[int]]:
    found: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        draft = _draft(row)
        if draft.name is not None:
            found[key_of(draft.name).bare, draft.unit_id].append(place)
    return found


def _contradict(rows: Sequence[Verdict], places: list[int]) -> bool:
    """Tell whether rows of one number bear names that cannot be one organisation's."""
    keys = [key_of(name) for place in places if (name := _draft(rows[place]).name) is not None]
    return any(
        not same(one, other) and not alike(one, other) for one, other in combinations(keys, 2)
    )


def _of_one_name(rows: Sequence[Verdict], places: list[int]) -> list[list[int]]:
    """Part rows of one name and commune by their kind and numbers; refuse what fits several."""
    values: dict[Scheme, set[str]] = defaultdict(set)
    for place in places:
        for scheme, number in _draft(rows[place]).identifiers.items():
            values[scheme].add(number.normal)
    kinds = {_draft(rows[place]).kind for place in places} - {None}
    if len(kinds) > 1:
        return []
    bare = [place for place in places if not _draft(rows[place]).identifiers]
    if _draft(rows[places[0]]).placed.level not in _NARROW:
        numbers = ", ".join(str(rows[place].number) for place in places[:6])
        for place in bare:
            rows[place].reject(
                f"Các dòng {numbers} cùng tên mà không ghi xã, huyện hay mã số; chưa rõ là một hay "
                "nhiều tổ chức."
            )
        return []
    if all(len(found) < 2 for found in values.values()):
        return [places]
    for place in bare:
        rows[place].reject(
            "Danh sách có nhiều tổ chức cùng tên trong xã, phường này với mã số khác nhau; dòng "
            "này không ghi mã số nên chưa rõ là tổ chức nào."
        )
    return []


def _reject(rows: Sequence[Verdict], places: list[int], words: str) -> None:
    numbers = ", ".join(str(rows[place].number) for place in places[:6])
    for place in places:
        rows[place].reject(f"{words} (dòng {numbers}); hãy đối chiếu.")


def _words(scheme: Scheme) -> str:
    return {
        Scheme.CODE: "Mã số", Scheme.TAX_CODE: "Mã số thuế", Scheme.CERTIFICATE_NO: "Số giấy chứng nhận",
    }[scheme]  # fmt: skip


def settle_doubles(rows: Iterable[Verdict]) -> None:
    """Refuse rows of one organisation and day that differ; pass over those that say the same."""
    for same_day in _by_day(rows):
        if _differ(same_day):
            _refuse_differing(same_day)
            continue
        first = min(same_day, key=lambda row: row.at)
        for row in same_day:
            if row is not first and _says_no_more(_draft(row), _draft(first)):
                row.outcome = Outcome.UNCHANGED
                row.problems.append(note(f"Trùng nội dung với dòng {first.number}."))


def _says_no_more(one: OrganisationDraft, other: OrganisationDraft) -> bool:
    """Tell whether a row says nothing that the other does not say as well."""
    return _all_values(one).items() <= _all_values(other).items() and set(one.traits) <= set(
        other.traits
    )


def _all_values(draft: OrganisationDraft) -> dict[str, object]:
    """Return everything a row says once, that which may be worded in many ways too."""
    worded = {
        "full": draft.name.full if draft.name else None,
        "short_name": draft.short_name,
        "address": draft.placed.address,
        "position": draft.position,
        "email": draft.email,
        "vsic": draft.vsic_id,
    }
    said = {field: value for field, value in worded.items() if value is not None}
    return {**said, **_single_values(draft)}


def _by_day(rows: Iterable[Verdict]) -> list[list[Verdict]]:
    """Return the rows that speak of one day, where there are several."""
    found: dict[object, list[Verdict]] = defaultdict(list)
    for row in rows:
        if not row.stays_out:
            found[_draft(row).on].append(row)
    return [same_day for same_day in found.values() if len(same_day) > 1]


def _differ(rows: Sequence[Verdict]) -> bool:
    """Tell whether two rows give different values where an organisation has one."""
    said = [_single_values(_draft(row)) for row in rows]
    return any(
        one[field] != other[field]
        for one, other in combinations(said, 2)
        for field in one.keys() & other.keys()
    )


def _refuse_differing(rows: Sequence[Verdict]) -> None:
    numbers = ", ".join(str(row.number) for row in rows[:6])
    for row in rows:
        row.reject(
            f"Các dòng {numbers} cùng nói về một tổ chức nhưng khác nhau; hãy bỏ bớt dòng sai."
        )


def _single_values(draft: OrganisationDraft) -> dict[str, object]:
    """Return what an organisation has one of on a day, as far as the row says it."""
    said = {
        "name": key_of(draft.name).bare if draft.name else None,
        "capital": draft.capital_vnd,
        "status": draft.status,
        "activity": draft.activity,
        "representative": fold(draft.representative) if draft.representative else None,
        "founded": draft.founded,
        "registered_on": draft.registered_on,
        "phone": draft.phone,
        "unit": draft.unit_id,
        **{scheme.value: number.normal for scheme, number in draft.identifiers.items()},
        **{f"{one.what}{one.year}{one.on}": one.value for one in draft.figures},
        **{f"{trait_key(one)}{one.on}": one.stars for one in draft.traits if one.stars},
    }
    return {field: value for field, value in said.items() if value is not None}


def warn_alike(groups: Sequence[list[Verdict]]) -> None:
    """Point out new organisations of one commune whose names are alike; they stay two."""
    by_unit: dict[int | None, list[tuple[NameKey, Verdict]]] = defaultdict(list)
    for rows in groups:
        draft = _draft(rows[0])
        if draft.name is not None and draft.unit_id is not None:
            by_unit[draft.unit_id].append((key_of(draft.name), rows[0]))
    _tell_one(groups)
    _tell_other_accents(groups)
    _warn_same_elsewhere(groups)
    for named in by_unit.values():
        if len(named) > _MOST_COMPARED:
            continue
        for (key, row), (other_key, other) in combinations(named, 2):
            if alike(key, other_key):
                row.problems.append(warning(f"Tên gần giống dòng {other.number}: {other.label}."))
                other.problems.append(warning(f"Tên gần giống dòng {row.number}: {row.label}."))


def _tell_one(groups: Sequence[list[Verdict]]) -> None:
    """Say that rows of one name in a district, not in a commune, are taken for one organisation."""
    for rows in groups:
        joined = [row for row in rows if not _draft(row).identifiers]
        if len(rows) > 1 and joined and _draft(rows[0]).placed.level is UnitLevel.DISTRICT:
            numbers = ", ".join(str(row.number) for row in rows[:6])
            words = f"Chưa ghi xã, phường: các dòng {numbers} cùng tên được coi là một tổ chức."
            for row in rows:
                row.problems.append(warning(words))


def _tell_other_accents(groups: Sequence[list[Verdict]]) -> None:
    """Say that rows are taken for one organisation whose names bear other accents."""
    for rows in groups:
        named = [(row, name) for row in rows if (name := _draft(row).name) is not None]
        if any(accents_differ(name, named[0][1].full) for _row, name in named[1:]):
            numbers = ", ".join(str(row.number) for row in rows[:6])
            words = f"Tên chỉ khác dấu: các dòng {numbers} được coi là một tổ chức; hãy đối chiếu."
            for row in rows:
                row.problems.append(warning(words))


def _warn_same_elsewhere(groups: Sequence[list[Verdict]]) -> None:
    """Point out new organisations of one name where it is not said in which commune each one lies."""
    by_name: dict[str, list[Verdict]] = defaultdict(list)
    for rows in groups:
        name = _draft(rows[0]).name
        if name is not None:
            by_name[key_of(name).bare].append(rows[0])
    for named in by_name.values():
        vague = [row for row in named if _draft(row).placed.level is not UnitLevel.COMMUNE]
        if len(named) > 1 and vague:
            for row in named:
                others = ", ".join(str(one.number) for one in named if one is not row)
                row.problems.append(
                    warning(f"Cùng tên dòng {others}, chưa ghi đủ xã; ghi thành tổ chức riêng.")
                )
