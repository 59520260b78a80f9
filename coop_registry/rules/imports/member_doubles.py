"""Rows of one member list that may be about the same person (dòng trùng người trong danh sách).

What is decided here depends on what rows say, never on their order.
"""

from collections import defaultdict
from collections.abc import Mapping

from coop_registry.rules.imports.kinds import Outcome
from coop_registry.rules.imports.member_drafts import MemberDraft
from coop_registry.rules.imports.problems import note
from coop_registry.rules.imports.verdicts import Verdict
from coop_registry.rules.likeness import births_agree
from core.dates import PartialDate


def settle_doubles(rows: list[Verdict], indexes: Mapping[int, str | None]) -> None:
    """Refuse rows of one person and day that differ; pass over those that say the same."""
    groups: dict[object, list[Verdict]] = defaultdict(list)
    named: dict[object, list[Verdict]] = defaultdict(list)
    for row in rows:
        if row.member is None:
            continue
        index = indexes[row.at]
        if index is not None:
            groups[index, row.member.on].append(row)
        named[row.member.search, row.member.kind, row.member.on].append(row)
    for same in groups.values():
        _settle(same)
    for same in named.values():
        if len(same) > 1:
            _settle_named(same, indexes)


def _settle(rows: list[Verdict]) -> None:
    standing = [row for row in rows if not row.stays_out and row.outcome is None]
    if len(standing) < 2:
        return
    numbers = ", ".join(str(row.number) for row in standing[:6])
    contents = {_content(row.member) for row in standing if row.member is not None}
    if len(contents) > 1:
        for row in standing:
            row.reject(f"Các dòng {numbers} ghi cùng một người nhưng khác nhau; hãy bỏ dòng sai.")
        return
    first = min(standing, key=lambda row: row.at)
    for row in standing:
        if row is not first:
            row.outcome = Outcome.UNCHANGED
            row.problems.append(note(f"Trùng với dòng {first.number}."))


def _settle_named(rows: list[Verdict], indexes: Mapping[int, str | None]) -> None:
    """Settle rows of one name: births tell people apart; without them it is not clear who is who."""
    by_birth: dict[PartialDate | None, list[Verdict]] = defaultdict(list)
    for row in rows:
        if indexes[row.at] is None and row.member is not None:
            by_birth[row.member.person_birth].append(row)
    numbered = [row for row in rows if indexes[row.at] is not None and not row.stays_out]
    for birth, same in by_birth.items():
        _refuse_with_number(same, birth, numbered)
        if birth is None and len(rows) > 1:
            for row in same:
                if row.outcome is None and row.decision.party is None:
                    row.reject(
                        "Trong danh sách có nhiều dòng cùng tên; cần ngày sinh hoặc số giấy tờ."
                    )
        else:
            _settle(same)


def _refuse_with_number(
    rows: list[Verdict], birth: PartialDate | None, numbered: list[Verdict]
) -> None:
    """Ask about rows without a number where another of the name and birth has one."""
    for other in numbered:
        known = other.member.person_birth if other.member else None
        if birth is None or known is None or not births_agree(birth, known):
            continue
        for row in rows:
            if row.outcome is None and row.decision.party is None and not row.stays_out:
                row.reject(
                    f"Cùng tên và ngày sinh với dòng {other.number} có số giấy tờ; hãy bỏ dòng "
                    "trùng hoặc ghi số giấy tờ của dòng này."
                )


def _content(draft: MemberDraft) -> tuple[object, ...]:
    """Return what a row says of a member, its place in the list aside."""
    return (
        draft.search, draft.birth, draft.gender, draft.member_class, draft.joined_on, draft.remark,
        draft.amount_vnd, draft.paid_on, draft.paper.number if draft.paper else None,
    )  # fmt: skip
