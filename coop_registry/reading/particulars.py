"""What a row says of a person beside the name: birth, sex and paper (thông tin của một người).

Of a member in a member list, of the representative in a list of organisations.
"""

from dataclasses import replace

from coop_registry.reading import values as v
from coop_registry.reading.meanings import M
from coop_registry.reading.read import PARTIAL_ISSUE, Read
from coop_registry.reading.rows import (
    Level,
    ListRow,
    RowProblem,
    Setting,
    cell_of,
    column_text,
    tell,
)
from coop_registry.reading.tables import BodyRow
from coop_registry.rules.kinds import PartyKind
from core.dates import Precision


def read_particulars(row: ListRow, body: BodyRow, setting: Setting, name: M) -> None:
    """Settle what several columns say of the person whose name stands under `name`."""
    _birth_and_sex(row, body, setting)
    _paper(row, body, setting, name)


_BY_SEX = (M.BIRTH_MALE, M.BIRTH_FEMALE, M.SEX_MALE, M.SEX_FEMALE)


def _birth_and_sex(row: ListRow, body: BodyRow, setting: Setting) -> None:
    """Take the day of birth and the sex from two columns of men and women."""
    if not any(map(setting.columns.of, _BY_SEX)):
        return
    for meaning, ticked, sex in (
        (M.BIRTH_MALE, M.SEX_MALE, "male"),
        (M.BIRTH_FEMALE, M.SEX_FEMALE, "female"),
    ):
        birth = row.values.get(meaning)
        mark = cell_of(body, setting.columns, ticked)
        if birth is not None:
            row.values.setdefault(M.BIRTH, birth)
            row.values.setdefault(M.SEX, Read(sex, birth.raw))
        elif v.is_ticked(mark):
            row.values.setdefault(M.SEX, Read(sex, "x"))
    both = M.BIRTH_MALE in row.values and M.BIRTH_FEMALE in row.values
    if both or all(
        v.is_ticked(cell_of(body, setting.columns, m)) for m in (M.SEX_MALE, M.SEX_FEMALE)
    ):
        doubt = "Ghi ở cả cột nam và cột nữ."
        row.values[M.SEX] = Read(None, "", doubt=doubt)
        row.problems.append(RowProblem(Level.WARNING, doubt, meaning=M.SEX))


def _paper(row: ListRow, body: BodyRow, setting: Setting, named: M) -> None:
    """Read the number again as an organisation's where the member is one; add day and issuer."""
    read = row.values.get(M.IDENTITY)
    name = row.values.get(named)
    kind = row.values.get(M.MEMBER_KIND)
    if read is None:
        return
    party = kind.value if kind and kind.value else (name.unit if name else None)
    if party == PartyKind.ORGANISATION:
        row.problems = [problem for problem in row.problems if problem.meaning is not M.IDENTITY]
        read = v.read_paper(cell_of(body, setting.columns, M.IDENTITY), person=False)
        if read.doubt:
            column = column_text(setting.columns, M.IDENTITY)
            row.problems.append(RowProblem(Level.WARNING, read.doubt, column, read.raw, M.IDENTITY))
    apart = M.IDENTITY_ON in row.values or M.IDENTITY_BY in row.values
    if apart and isinstance(read.value, v.Paper):
        on, by = row.values.get(M.IDENTITY_ON), row.values.get(M.IDENTITY_BY)
        paper = replace(
            read.value,
            issued_on=read.value.issued_on or (on.value if on and on.is_clear else None),
            issued_by=read.value.issued_by or (by.value if by and by.is_clear else None),
        )
        read = read._replace(value=paper)
    row.values[M.IDENTITY] = read
    _ask_partial_issue(row, read, setting)


def _ask_partial_issue(row: ListRow, read: Read, setting: Setting) -> None:
    """Ask whether a paper is taken without a day of issue where only month or year is said."""
    on = read.value.issued_on if isinstance(read.value, v.Paper) and read.is_clear else None
    if on is not None and on.precision is not Precision.DAY:
        own = row.values.get(M.IDENTITY_ON)
        meaning = M.IDENTITY_ON if own is not None and own.value == on else M.IDENTITY
        tell(
            row,
            read._replace(doubt=PARTIAL_ISSUE),
            column_text(setting.columns, meaning),
            meaning,
        )
