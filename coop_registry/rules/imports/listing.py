"""Rows of a member list said into their organisation's book (ghi danh sách thành viên)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from coop_registry.reading.meanings import M
from coop_registry.rules.imports import people as who
from coop_registry.rules.imports.book import Statement
from coop_registry.rules.imports.kinds import Outcome
from coop_registry.rules.imports.member_doubles import settle_doubles
from coop_registry.rules.imports.member_drafts import MemberDraft
from coop_registry.rules.imports.people import KnownMember, KnownPerson, NewLine
from coop_registry.rules.imports.problems import UNCLEAR_CLASS, Problem, note, warning
from coop_registry.rules.imports.remarks import REMARK, remark_parts
from coop_registry.rules.imports.verdicts import Target, Verdict
from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.rules.membership import MemberClass
from core.dates import format_date
from core.money import format_vnd

#: Returns the blind index of an identity number.
Index = Callable[[IdentityKind, str], str]


@dataclass
class Lister:
    """Says the member rows of an import, one organisation after the other."""

    index: Index
    #: Parties of the register by blind index, and by id (those a person chose).
    by_index: Mapping[str, KnownPerson]
    by_id: Mapping[int, KnownPerson]
    #: How many others of one name and agreeing birth the register knows, by folded name.
    alike: Callable[[MemberDraft], int]
    #: Numbers of the members of one name, by organisation and folded name.
    namesakes: Mapping[tuple[int, str], frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with nobody brought."""
        self.brought: dict[str, KnownPerson] = {}

    def say(self, target: Target) -> None:
        """Say all member rows of one organisation."""
        rows = [row for row in target.members if not row.stays_out and row.member is not None]
        indexes = {row.at: self._index_of(row.member) for row in rows if row.member}
        settle_doubles(rows, indexes)
        # Those with a number first: whom the others mean must not hang on their place in the list.
        for row in sorted(
            rows,
            key=lambda one: (
                one.member.on if one.member else date.min, indexes[one.at] is None, one.at,
            ),
        ):  # fmt: skip
            if not row.stays_out and row.outcome is None and row.member is not None:
                self._say(target, row, row.member, indexes[row.at])
        _tell_missing(target, rows)

    def _index_of(self, draft: MemberDraft | None) -> str | None:
        """Return the blind index of the member's own number; a household has none."""
        if draft is None or draft.paper is None or draft.kind is PartyKind.HOUSEHOLD:
            return None
        return self.index(draft.paper.kind, draft.paper.number)

    def _say(self, target: Target, row: Verdict, draft: MemberDraft, index: str | None) -> None:
        person = self._person(target, row, draft, index)
        if row.stays_out or person is None:
            return
        row.person = person
        stays = target.people.stays_of(person)
        standing = next((stay for stay in stays if stay.covers(draft.on)), None)
        if standing is not None:
            self._known(target, row, draft, standing)
        elif stays:
            _other_days(row, draft, stays)
        elif draft.member_class is None:
            row.reject(UNCLEAR_CLASS, meaning=M.MEMBER_CLASS)
            row.person = None
            if person.by == row.at:
                self.brought.pop(index or "", None)
        else:
            self._admit(target, row, draft, draft.member_class, person)

    def _person(
        self, target: Target, row: Verdict, draft: MemberDraft, index: str | None
    ) -> KnownPerson | None:
        """Return whom the row means; None, with the row rejected, when that is not clear."""
        if isinstance(row.decision.party, int):
            chosen = self.by_id.get(row.decision.party)
            if chosen is None:
                row.reject("Không tìm thấy người đã chọn.")
            return chosen
        if index is not None and (known := self._by_number(target, index)) is not None:
            if who.agrees(known, draft):
                return known
            row.reject(
                "Số giấy tờ này đã ghi cho người khác tên hoặc khác ngày sinh; hãy đối chiếu số.",
                meaning=M.IDENTITY,
            )
            return None
        named = target.people.named(draft, index)
        if len(named) > 1:
            row.reject("Trong tổ chức có nhiều người cùng tên; cần ngày sinh hoặc số giấy tờ.")
            return None
        if named:
            if index is not None:
                row.problems.append(
                    warning(
                        "Sổ chưa ghi số giấy tờ của người này; hãy bổ sung bằng đề nghị sửa giấy "
                        "tờ tùy thân.",
                        meaning=M.IDENTITY,
                    )
                )
            return named[0]
        return self.new_person(row, draft, index)

    def _by_number(self, target: Target, index: str) -> KnownPerson | None:
        stays = target.people.with_number(index)
        return stays[0].person if stays else self.by_number(index)

    def by_number(self, index: str) -> KnownPerson | None:
        """Return whom an earlier row or the register has under a number."""
        return self.brought.get(index) or self.by_index.get(index)

    def new_person(self, row: Verdict, draft: MemberDraft, index: str | None) -> KnownPerson:
        """Return a person the register does not know; say whether others bear the name."""
        if index is None and draft.kind is PartyKind.PERSON and row.decision.party is None:
            others = self.alike(draft)
            if others:
                row.problems.append(
                    warning(
                        f"Sổ đã có {others} người cùng tên ở tổ chức khác; dòng này ghi thành người "
                        "riêng nếu không chọn."
                    )
                )
        person = KnownPerson(
            party_id=None,
            kind=draft.kind,
            name=draft.name,
            search=draft.search,
            birth=draft.person_birth,
            identity_kind=draft.paper.kind if index and draft.paper else None,
            identity_index=index,
            by=row.at,
            draft=draft,
        )
        if index is not None:
            self.brought[index] = person
        return person

    def _known(self, target: Target, row: Verdict, draft: MemberDraft, stay: KnownMember) -> None:
        """Compare a row with a member of the day: blanks are filled, differences told and kept."""
        said = _take_in(row, draft, stay.person)
        if draft.member_class not in (None, stay.member_class):
            row.problems.append(
                warning("Loại thành viên khác với sổ; sổ giữ nguyên.", meaning=M.MEMBER_CLASS)
            )
        self._line(target, row, draft, stay.person)
        remarked = _remark(target, row, draft)
        changed = said or row.line or remarked
        row.outcome = Outcome.UPDATED if changed else Outcome.UNCHANGED
        row.stay = stay

    def _admit(
        self,
        target: Target,
        row: Verdict,
        draft: MemberDraft,
        member_class: MemberClass,
        person: KnownPerson,
    ) -> None:
        """Bring a new stay, with the contribution the list states."""
        stay = KnownMember(person, draft.first_day, None, member_class, by=row.at)
        stay.start_is_known = draft.start_words is None
        target.people.add(stay)
        row.stay, row.outcome = stay, Outcome.CREATED
        if person.by != row.at:
            _take_in(row, draft, person)
        if draft.kind is PartyKind.HOUSEHOLD and draft.says_more:
            row.representative = self._representative(row, draft)
            stay.is_represented = row.representative is not None
        self._line(target, row, draft, person)
        _remark(target, row, draft)
        if draft.start_words is not None:
            row.problems.append(_unknown_start(draft.start_words, stay.start_on))

    def _representative(self, row: Verdict, draft: MemberDraft) -> KnownPerson | None:
        """Return the person who represents a household: the one of the row's paper, else a new one."""
        as_person = replace(draft, kind=PartyKind.PERSON)
        if draft.paper is None:
            return self.new_person(row, as_person, None)
        index = self.index(draft.paper.kind, draft.paper.number)
        known = self.by_number(index)
        if known is None:
            return self.new_person(row, as_person, index)
        if who.agrees(known, as_person):
            _take_in(row, as_person, known)
            return known
        row.problems.append(
            warning(
                "Số giấy tờ đã ghi cho người khác; chưa ghi người đại diện.", meaning=M.IDENTITY
            )
        )
        return None

    def _line(self, target: Target, row: Verdict, draft: MemberDraft, person: KnownPerson) -> None:
        """Bring the contribution the list states; tell when the book says otherwise."""
        if draft.amount_vnd is None:
            return
        held = target.people.holding(person, draft.on)
        if held.paid_vnd == draft.amount_vnd:
            return
        if held.paid_vnd or held.pledged_vnd:
            row.problems.append(
                warning(
                    f"Sổ vốn góp đang ghi đã góp {format_vnd(held.paid_vnd)}; danh sách ghi "
                    f"{format_vnd(draft.amount_vnd)}. Sổ giữ nguyên; hãy ghi việc góp thêm hoặc "
                    "trả lại.",
                    meaning=M.CONTRIBUTION,
                )
            )
            return
        day = draft.paid_on or draft.first_day
        row.line = NewLine(person, day, draft.amount_vnd, _inexact(draft), row.at)
        target.people.new_lines.append(row.line)


def _take_in(row: Verdict, draft: MemberDraft, person: KnownPerson) -> bool:
    """Take in what a row says of a known person; False when it says nothing new."""
    fresh = who.take_in(person, draft)
    row.filled = (*row.filled, *(what.value for what in fresh.filled))
    row.proposed = (*row.proposed, *(what.value for what in fresh.proposed))
    row.said_other = (*row.said_other, *(what.value for what in fresh.beside))
    return bool(fresh.filled or fresh.proposed or fresh.beside)


def _remark(target: Target, row: Verdict, draft: MemberDraft) -> bool:
    """Keep what the list remarks of a member beside the register; False when it is known."""
    if draft.remark is None:
        return False
    parts = remark_parts(draft.remark, f"{draft.name[:90]}: ")
    said = [Statement(REMARK, words, None, draft.on, row.at) for words in parts]
    return any([target.book.observe(one) for one in said])


@lru_cache(maxsize=256)
def _unknown_start(words: str, day: date) -> Problem:
    """Return the note on a member of whom the list does not say when they joined."""
    return note(f"Chưa rõ ngày tham gia: {words}; sổ ghi từ ngày {format_date(day)}.")


def _inexact(draft: MemberDraft) -> str | None:
    """Return the list's own words of a contribution whose day or amount it does not state exactly."""
    said = [
        f"{what}: {words}"
        for what, words in (("thời điểm góp", draft.paid_words), ("số tiền", draft.amount_words))
        if words
    ]
    words = f"Danh sách ghi {'; '.join(said)}" if said else None
    if draft.paid_on is not None:
        return words
    return "; ".join(filter(None, (words, "Danh sách không ghi thời điểm góp")))


def _other_days(row: Verdict, draft: MemberDraft, stays: list[KnownMember]) -> None:
    """Settle a row about a person who is a member on other days only."""
    later = [stay for stay in stays if stay.start_on > draft.on]
    if later:
        row.outcome = Outcome.UNCHANGED
        since = min(stay.start_on for stay in later)
        row.problems.append(
            warning(f"Sổ ghi là thành viên từ ngày {format_date(since)}, sau ngày của danh sách.")
        )
        return
    left = max(stay.end_on for stay in stays if stay.end_on is not None)
    row.reject(
        f"Sổ ghi người này đã ra từ ngày {format_date(left)}; nếu tham gia lại, hãy ghi kết nạp."
    )


def _tell_missing(target: Target, rows: list[Verdict]) -> None:
    """Say at the first row which members of the register the list does not name."""
    if not rows or rows[0].member is None or target.is_new:
        return
    on = rows[0].member.on
    seen = {id(row.person) for row in rows if row.person is not None}
    missing = [
        stay.person.name
        for stay in target.people.members
        if stay.by is None and stay.covers(on) and id(stay.person) not in seen
    ]
    if missing:
        names = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
        rows[0].problems.append(
            note(f"{len(missing)} thành viên đang ghi trong sổ không có trong danh sách: {names}.")
        )
