"""Judging a whole import: every row read, recognised and said into the book of its organisation.

Nothing is written. The same judgement stands behind the preview, the command and the writing, so
that what was shown is what is done.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from coop_registry.queries.imports import books, imports, known
from coop_registry.reading.meanings import M
from coop_registry.rules.imports.aggregates import NewTotal
from coop_registry.rules.imports.book import Book
from coop_registry.rules.imports.decisions import NEW
from coop_registry.rules.imports.drafts import OrganisationDraft
from coop_registry.rules.imports.groups import (
    group_rows,
    refuse_contradictions,
    settle_doubles,
    warn_alike,
)
from coop_registry.rules.imports.kinds import Outcome
from coop_registry.rules.imports.law import TAX_CHECK, problems_by_law, tells_check_digit
from coop_registry.rules.imports.places import PlaceBook
from coop_registry.rules.imports.problems import warning
from coop_registry.rules.imports.recognise import Match, choice, recognise
from coop_registry.rules.imports.register import Register
from coop_registry.rules.imports.representatives import person_of_head, settle_head
from coop_registry.rules.imports.saying import Saying
from coop_registry.rules.imports.sources import SourceRow, SourceTable
from coop_registry.rules.imports.verdicts import Target, Verdict
from coop_registry.services.imports import taxes, totals
from coop_registry.services.imports.member_wording import person_words
from coop_registry.services.imports.owners import Owners
from coop_registry.services.imports.persons import lister_for
from coop_registry.services.imports.row_reading import RowReader
from coop_registry.services.imports.wording import change_words, conflict_words
from core.access import Scope
from core.collector import no_collection
from core.text import mask
from law.deadlines import WorkingDays
from reference import queries as reference

Tables = Sequence[tuple[SourceTable, Iterable[SourceRow]]]

FOREIGN = "Địa bàn này không thuộc phạm vi anh/chị phụ trách."
FOREIGN_KNOWN = "Tổ chức này thuộc đơn vị khác quản lý; hãy liên hệ đơn vị đó."
NO_KIND = (
    "Danh sách không ghi là hợp tác xã, liên hiệp hay tổ hợp tác; hãy ghi thêm HTX, liên hiệp HTX "
    "hoặc THT trước tên."
)
OF_PRODUCTS = (
    "Chưa có trong sổ; danh sách sản phẩm, chuỗi, khen thưởng không tự ghi thêm tổ chức. Hãy chọn "
    "tổ chức đã có hoặc ghi là tổ chức mới."
)


@dataclass(frozen=True)
class Office:
    """Who takes the list in: the rows they reach, the unit it is of, today."""

    scope: Scope
    unit_id: int
    today: date


@dataclass
class Judged:
    """An import judged: its rows in order, and its organisations."""

    rows: list[Verdict] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    #: Figures of past totals to be kept.
    totals: list[NewTotal] = field(default_factory=list)
    places: PlaceBook | None = None
    #: The newest act when the judging began.
    last_act: int = 0


class Judge:
    """One judgement over all tables of an import."""

    def __init__(self, office: Office) -> None:
        self.office = office
        last_act = imports.last_act()
        self.places: PlaceBook = known.places()
        self.register: Register = known.register()
        self.judged = Judged(places=self.places, last_act=last_act)
        self._reader = RowReader(self.places, office.unit_id)

    def judge(self, tables: Tables, *, by_law: bool = True) -> Judged:
        """Return what becomes of every row."""
        for table, rows in tables:
            if not table.decision.skip:
                first = len(self.judged.rows)
                self.judged.rows += self._reader.read_table(table, rows, first)
        self._recognise()
        self._members()
        self._say()
        self.judged.totals = totals.say_all(self.judged.rows, self.places, self.office.scope)
        if by_law:
            self._law()
        self._finish()
        return self.judged

    # -- recognising -----------------------------------------------------------------------------

    def _recognise(self) -> None:
        """Find what each organisation row is about; gather rows of one organisation."""
        new: list[Verdict] = []
        by_known: dict[int, list[Verdict]] = defaultdict(list)
        listed = [row for row in self.judged.rows if row.draft is not None and not row.stays_out]
        refuse_contradictions([row for row in listed if row.decision.organisation is None])
        for row in listed:
            if row.draft is None or row.stays_out:
                continue
            match = self._match(row, row.draft)
            row.candidates = match.candidates
            if match.refusal:
                row.reject(match.refusal)
            if match.doubt:
                row.problems.append(warning(match.doubt))
            self._refuse_foreign(row, row.draft, match)
            if row.stays_out:
                continue
            if match.known_id is None:
                new.append(row)
            else:
                by_known[match.known_id].append(row)
        groups = group_rows(new)
        warn_alike(groups)
        self._new_targets(groups)
        self._by_known = by_known

    def _match(self, row: Verdict, draft: OrganisationDraft) -> Match:
        chosen = row.decision.organisation
        if chosen is not None:
            return choice(draft, chosen if isinstance(chosen, int) else NEW, self.register)
        return recognise(draft, self.register)

    def _refuse_foreign(self, row: Verdict, draft: OrganisationDraft, match: Match) -> None:
        """Refuse what lies outside the officer's units."""
        if row.stays_out:
            return
        scope = self.office.scope
        if match.known_id is not None:
            if not scope.covers_unit(self.register.units[match.known_id]):
                row.reject(FOREIGN_KNOWN)
        elif draft.unit_id is None or not scope.covers_unit(draft.unit_id):
            row.reject(FOREIGN, meaning=M.COMMUNE)

    def _new_targets(self, groups: list[list[Verdict]]) -> None:
        for rows in groups:
            settle_doubles(rows)
            said = [(row, row.draft) for row in rows if row.draft and not row.stays_out]
            drafts = [draft for _row, draft in said]
            if not drafts:
                continue
            kind = next((draft.kind for draft in drafts if draft.kind), None)
            if kind is None:
                for row in rows:
                    row.reject(NO_KIND, meaning=M.NAME)
                continue
            if all(one.asks_new and row.decision.organisation is None for row, one in said):
                for row, _draft in said:
                    row.asks_new = True
                    row.reject(OF_PRODUCTS, meaning=M.NAME)
                continue
            units = [draft.unit_id for draft in drafts if draft.unit_id is not None]
            name = next((draft.name.full for draft in drafts if draft.name is not None), "")
            target = Target(None, Book(kind), units[0], name=name, rows=rows)
            self.judged.targets.append(target)
            for row in rows:
                row.target = target

    # -- members ---------------------------------------------------------------------------------

    def _members(self) -> None:
        """Find whose members the member rows are; read the books of what is known."""
        members = [row for row in self.judged.rows if row.member is not None and not row.stays_out]
        owners = Owners(self.register, self.judged.targets, self.office.scope, self._by_known)
        listed: dict[int, list[Verdict]] = defaultdict(list)
        for row in members:
            owner = owners.of(row)
            if isinstance(owner, Target):
                row.target = owner
                owner.members.append(row)
            elif owner is not None:
                listed[owner].append(row)
        taxed = taxes.find(self.judged.rows, self.register, self.office.scope)
        ids = sorted(self._by_known.keys() | listed.keys() | taxed.keys())
        for known_id, target in books.targets(ids, with_people=listed).items():
            own = self._by_known.get(known_id, [])
            target.rows = [*own, *taxed.get(known_id, [])]
            target.members = listed.get(known_id, [])
            settle_doubles(own)
            for row in (*target.rows, *target.members):
                row.target = target
            self.judged.targets.append(target)
        drafts = [row.draft for row in self.judged.rows if row.draft is not None]
        heads = [one.head for one in drafts if one.head is not None]
        self._lister = lister_for(members, heads, self.judged.targets, self.office.scope)

    # -- saying ----------------------------------------------------------------------------------

    def _say(self) -> None:
        for target in self.judged.targets:
            if len(target.rows) > 1:
                target.rows.sort(key=_order)
            for row in target.rows:
                if row.draft is not None and not row.stays_out and row.outcome is None:
                    self._say_row(target, row, row.draft)
            if target.members:
                self._lister.say(target)
        taxes.say_all(self.judged.targets, self.places)

    def _say_row(self, target: Target, row: Verdict, draft: OrganisationDraft) -> None:
        is_first = target.is_new and not any(
            other.outcome is Outcome.CREATED for other in target.rows
        )
        said = Saying(target.book, draft, row.at, self.register).say()
        said = settle_head(target.book, row, said, self._lister)
        row.changes = said.changes
        row.words = change_words(said, self.places)
        row.problems += [warning(words) for words in conflict_words(said)]
        if draft.head is not None and person_of_head(target.book, row) is not None:
            row.words.append(f"Thông tin của người đại diện: {person_words(draft.head)}")
        if row.proposed and draft.head is not None and draft.head.paper is not None:
            row.words.append(
                f"Bổ sung số giấy tờ {mask(draft.head.paper.number)} của người đại diện "
                f"{draft.head.name}: chờ người thứ hai duyệt"
            )
        row.remarks = said.remarks
        row.problems += [warning(words) for words in said.told]
        if is_first:
            row.outcome = Outcome.CREATED
        else:
            changed = bool(said.changes or said.beside or row.proposed)
            row.outcome = Outcome.UPDATED if changed else Outcome.UNCHANGED

    # -- law -------------------------------------------------------------------------------------

    def _law(self) -> None:
        """Say what the law of the list's day says of what would be written."""
        days = reference.working_days() if self.judged.targets else WorkingDays()
        for target in self.judged.targets:
            rows = [
                row
                for row in (*target.rows, *target.members)
                if row.outcome is not None and row.tax is None
            ]
            if not target.is_touched or not rows:
                continue
            on = max(row.on for row in rows if row.on is not None)
            for place, problem in problems_by_law(target, on, days):
                row = self.judged.rows[place] if place is not None else rows[0]
                if not (problem.rule == TAX_CHECK and tells_check_digit(row)):
                    row.problems.append(problem)

    def _finish(self) -> None:
        """Give every row that is neither skipped nor judged its end."""
        for row in self.judged.rows:
            if row.stays_out:
                row.outcome = Outcome.REJECTED


def _order(row: Verdict) -> tuple[date, str, str, int]:
    """Return the order in which rows of one organisation are said: by day, then by what they say.

    Rows that say the same in other words must not depend on where they stand in the list.
    """
    return row.on or date.min, row.label, str(row.draft), row.at


def judge(office: Office, tables: Tables, *, by_law: bool = True) -> Judged:
    """Return what becomes of every row of an import (xét toàn bộ lần nhập)."""
    with no_collection():
        return Judge(office).judge(tables, by_law=by_law)
