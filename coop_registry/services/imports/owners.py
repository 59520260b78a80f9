"""Whose members a row of a member list is (danh sách của tổ chức nào)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from coop_registry.rules.imports.member_drafts import MemberDraft, owner_key, owner_numbers
from coop_registry.rules.imports.names import NameKey, accents_differ, key_of, same, unlike
from coop_registry.rules.imports.register import Register
from coop_registry.rules.imports.verdicts import Target, Verdict
from coop_registry.rules.kinds import Scheme
from core.access import Scope

UNKNOWN = "Chưa rõ dòng này là thành viên của tổ chức nào; hãy chọn tổ chức cho bảng."
FOREIGN = "Tổ chức này thuộc đơn vị khác quản lý."


class Owners:
    """Finds the organisation of member rows among those of the import and of the register."""

    def __init__(
        self,
        register: Register,
        new: Sequence[Target],
        scope: Scope,
        known: Mapping[int, list[Verdict]],
    ) -> None:
        self._register, self._scope, self._known = register, scope, known
        self._numbers: dict[tuple[Scheme, str], Target] = {}
        self._names: dict[str, list[tuple[NameKey, Target]]] = defaultdict(list)
        self._answers: dict[object, Target | int | str] = {}
        for target in new:
            for row in target.rows:
                self._take_in(target, row)

    def _take_in(self, target: Target, row: Verdict) -> None:
        if row.draft is None or row.stays_out:
            return
        for scheme, number in row.draft.identifiers.items():
            self._numbers[scheme, number.normal] = target
        if row.draft.name is not None:
            key = key_of(row.draft.name)
            known = self._names[key.bare]
            if not any(one is target for _key, one in known):
                known.append((key, target))

    def of(self, row: Verdict) -> Target | int | None:
        """Return a new organisation's target or a known one's id; reject the row when unclear."""
        assert row.member is not None  # asked for member rows only
        found = self._find(row, row.member)
        if isinstance(found, str):
            row.reject(found)
            return None
        if isinstance(found, int) and not self._scope.covers_unit(self._register.units[found]):
            row.reject(FOREIGN)
            return None
        return found

    def _find(self, row: Verdict, draft: MemberDraft) -> Target | int | str:
        chosen = row.decision.organisation or row.owner_id
        if isinstance(chosen, int):
            return chosen if chosen in self._register.names else UNKNOWN
        numbers = tuple(owner_numbers(draft.owner))
        key = (numbers, owner_key(draft.owner))
        if key not in self._answers:
            self._answers[key] = self._ask(numbers, key[1], draft)
        return self._answers[key]

    def _ask(
        self, numbers: tuple[tuple[Scheme, str], ...], name: NameKey | None, draft: MemberDraft
    ) -> Target | int | str:
        for number in numbers:
            found = self._numbers.get(number) or self._register.numbers.get(number)
            if found is not None:
                return self._of_number(found, name)
        if name is None:
            return UNKNOWN
        found = self._by_name(name, str(draft.owner.name.raw if draft.owner.name else ""))
        said = draft.owner.name.value if draft.owner.name is not None else None
        if isinstance(found, int) and said and accents_differ(said, self._register.names[found]):
            return _other_accents(self._register.names[found])
        return found

    def _of_number(self, found: Target | int, name: NameKey | None) -> Target | int | str:
        """Return the holder of the number; why not, when the list names another."""
        if isinstance(found, int):
            title, keys = self._register.names[found], self._register.keys[found]
            others = self._register.named(name.bare) if name is not None else {}
            is_other = found not in others and any(same(one, name) for one in others.values())
        else:
            drafts = (row.draft for row in found.rows)
            keys = [key_of(one.name) for one in drafts if one is not None and one.name is not None]
            title, is_other = found.name, False
        if name is None or any(same(one, name) for one in keys):
            return found
        if is_other or all(unlike(one, name) for one in keys):
            return f"Mã số ghi ở danh sách là của {title}, tên ghi lại khác; hãy chọn tổ chức cho bảng."
        return found

    def _by_name(self, name: NameKey, words: str) -> Target | int | str:
        """Return the one organisation of the name: of this file first, then of the register."""
        fresh = [target for key, target in self._names.get(name.bare, ()) if same(key, name)]
        named = [one for one, key in self._register.named(name.bare).items() if same(key, name)]
        here = [one for one in named if one in self._known]
        if len(fresh) + len(here) == 1:
            return fresh[0] if fresh else here[0]
        if fresh or len(here) > 1:
            return _several(words)
        near = [one for one in named if self._scope.covers_unit(self._register.units[one])]
        if len(near) == 1:
            return near[0]
        return _several(words) if near else _not_found(words)


def _not_found(words: str) -> str:
    return f"Chưa có tổ chức “{words}” trong sổ; hãy nhập tổ chức trước hoặc chọn tổ chức cho bảng."


def _other_accents(title: str) -> str:
    return f"Sổ có {title}, tên chỉ khác dấu; nếu đúng là tổ chức này, hãy chọn tổ chức cho bảng."


def _several(words: str) -> str:
    return f"Có nhiều tổ chức tên “{words}”; cần mã số, hoặc hãy chọn tổ chức cho bảng."
