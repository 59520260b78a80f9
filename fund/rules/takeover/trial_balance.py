"""The trial balance of the accounting software (bảng cân đối tài khoản): read, compared with ours.

Accounts that the loans move are kept here alone: on those both must agree. The rest (tiền lương, chi phí,
tài sản…) is taken over as one summary voucher of what the software has beyond ours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from coop_registry.reading.cells import Row, is_blank, text_of
from coop_registry.reading.scales import unit_of_line
from coop_registry.reading.sheets import Sheet
from core.money import format_vnd
from core.text import clean, fold
from fund.rules.books.kept_books import Turnover
from fund.rules.books.roles import HELD_ROLES, AccountKind, Role
from fund.rules.takeover import values

#: Roles that nothing but loans moves: their accounts must agree (tài khoản do sổ khoản vay giữ).
STRICT = HELD_ROLES | {
    Role.INTEREST_INCOME,
    Role.TRUST_INTEREST,
    Role.PROVISION_GENERAL,
    Role.PROVISION_EXPENSE,
}
_CODES = ("so hieu", "ma tai khoan", "tai khoan", "tk")
_GROUPS = {"dau": "opening", "phat sinh": "turnover", "cuoi": "closing"}
_ABOVE = 40


class LineState(StrEnum):
    """What becomes of an account of the software (kết quả đối chiếu tài khoản)."""

    EQUAL = "line_equal"
    TAKEN = "line_taken"
    DIFFERENT = "line_different"
    UNKNOWN = "line_unknown"


@dataclass(frozen=True, slots=True)
class TheirLine:
    """An account as the software tells it, in đồng; balances debit positive."""

    code: str
    name: str
    opening: int
    debit: int
    credit: int
    closing: int


@dataclass(frozen=True, slots=True)
class Compared:
    """An account of both books (dòng đối chiếu), in đồng."""

    code: str
    name: str
    state: LineState
    theirs: TheirLine
    ours: Turnover | None
    #: What the summary voucher takes: further debit, further credit.
    debit: int = 0
    credit: int = 0
    why: str = ""


@dataclass
class TrialRead:
    """A trial balance as read: its accounts and what could not be read."""

    lines: list[TheirLine] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_trial_balance(sheets: Iterable[Sheet]) -> TrialRead:
    """Return the first trial balance of a file, whatever stands above it."""
    for sheet in sheets:
        for at, row in enumerate(sheet.rows[:_ABOVE]):
            code = _code_column(row)
            columns = _columns(sheet.rows, at) if code is not None else {}
            if code is not None and len(columns) >= 4:
                return _read(sheet, at, code, columns)
    return TrialRead(
        problems=[
            "Không thấy bảng cân đối tài khoản: cần cột Số hiệu tài khoản và các cột Nợ, Có của Số dư "
            "đầu kỳ, Phát sinh, Số dư cuối kỳ."
        ]
    )


def _code_column(row: Row) -> int | None:
    for place, cell in enumerate(row):
        if fold(clean(text_of(cell))).startswith(_CODES):
            return place
    return None


def _columns(rows: Sequence[Row], at: int) -> dict[tuple[str, str], int]:
    """Return the place of each side of each part; sides stand under, beside or within the parts."""
    found: dict[tuple[str, str], int] = {}
    for level in range(at, min(at + 3, len(rows))):
        group = ""
        for place, cell in enumerate(rows[level]):
            said = fold(clean(text_of(cell)))
            above = _group_above(rows, at, level, place)
            group = next((name for word, name in _GROUPS.items() if word in said), group)
            side = said.rsplit(" ", 1)[-1] if said else ""
            name = above or group
            if side in ("no", "co") and name and (name, side) not in found:
                found[name, side] = place
    return found


def _group_above(rows: Sequence[Row], at: int, level: int, place: int) -> str:
    """Return the part whose heading spreads over a column, in the heading rows above."""
    for higher in range(level - 1, at - 1, -1):
        for left in range(min(place, len(rows[higher]) - 1), -1, -1):
            said = fold(clean(text_of(rows[higher][left])))
            name = next((name for word, name in _GROUPS.items() if word in said), "")
            if name:
                return name
    return ""


def _read(sheet: Sheet, at: int, code: int, columns: Mapping[tuple[str, str], int]) -> TrialRead:
    found = TrialRead()
    units = [unit_of_line(clean(text_of(cell))) for row in sheet.rows[:at] for cell in row]
    unit = next((one for one in units if one), None)
    seen: set[str] = set()
    for number in range(at + 1, len(sheet.rows)):
        row = sheet.rows[number]
        said = clean(text_of(row[code])) if code < len(row) else ""
        if not said or not any(letter.isdigit() for letter in said) or " " in said:
            continue
        amounts = {}
        for key, place in columns.items():
            read = values.money(row[place] if place < len(row) else None, unit)
            if read.doubt:
                found.problems.append(f"Dòng {number + 1}, tài khoản {said}: {read.doubt}")
            amounts[key] = read.value if isinstance(read.value, int) else 0
        if said in seen:
            found.problems.append(f"Dòng {number + 1}: tài khoản {said} ghi hai lần.")
        if not any(amounts.values()) and is_blank(row[code]):
            continue
        seen.add(said)
        found.lines.append(_line(said, row, code, amounts))
    return found


def _line(said: str, row: Row, code: int, amounts: Mapping[tuple[str, str], int]) -> TheirLine:
    def part(name: str, side: str) -> int:
        return amounts.get((name, side), 0)

    opening = part("opening", "no") - part("opening", "co")
    debit, credit = part("turnover", "no"), part("turnover", "co")
    has_closing = any(name == "closing" for name, _ in amounts)
    closing = part("closing", "no") - part("closing", "co")
    name = clean(text_of(row[code + 1])) if code + 1 < len(row) else ""
    return TheirLine(
        said,
        name[:200],
        opening,
        debit,
        credit,
        closing if has_closing else opening + debit - credit,
    )


@dataclass(frozen=True, slots=True)
class Ours:
    """Our side: every account with its figures, and which of them only loans move."""

    turnovers: Mapping[str, Turnover]
    strict: frozenset[str]


def compare(lines: Sequence[TheirLine], ours: Ours, *, is_opening: bool) -> list[Compared]:
    """Return every account compared; details of accounts that are listed themselves are left out.

    As opening balances only the closing figures count.
    """
    listed = {one.code for one in lines}
    found = []
    for one in lines:
        if any(code != one.code and code.startswith(one.code) for code in listed):
            continue  # a general account whose details are listed
        kept = _ours_of(one.code, ours, listed)
        if kept is None:
            why = "Chưa có tài khoản này; hãy mở trong hệ thống tài khoản rồi nhập lại."
            found.append(Compared(one.code, one.name, LineState.UNKNOWN, one, None, why=why))
        else:
            found.append(_compared(one, kept, ours, is_opening=is_opening))
    return [*found, *_missing(lines, ours, is_opening=is_opening)]


def _ours_of(code: str, ours: Ours, listed: set[str]) -> Turnover | None:
    """Return our account of a code, with those under it that the software does not list apart."""
    if code not in ours.turnovers:
        return None
    own = ours.turnovers[code]
    under = [
        one
        for key, one in ours.turnovers.items()
        if key != code and key.startswith(code) and key not in listed
    ]
    return Turnover(
        code,
        own.name,
        own.kind,
        own.opening + sum(one.opening for one in under),
        own.debit + sum(one.debit for one in under),
        own.credit + sum(one.credit for one in under),
    )


def _compared(one: TheirLine, kept: Turnover, ours: Ours, *, is_opening: bool) -> Compared:
    strict = any(code == one.code or code.startswith(one.code) for code in ours.strict)
    if is_opening:
        apart = one.closing - kept.closing
        debit, credit = max(apart, 0), max(-apart, 0)
    else:
        debit, credit = one.debit - kept.debit, one.credit - kept.credit
    if not debit and not credit and (is_opening or one.closing == kept.closing):
        return Compared(one.code, kept.name, LineState.EQUAL, one, kept)
    why = ""
    if strict:
        why = "Tài khoản do sổ khoản vay giữ; hai bên phải bằng nhau."
    elif debit < 0 or credit < 0:
        why = "Chương trình đã ghi nhiều hơn phần mềm; hãy ghi bổ sung bên phần mềm."
    elif not is_opening and one.opening != kept.opening:
        why = f"Số dư đầu kỳ khác nhau: phần mềm {_signed(one.opening)}, ở đây {_signed(kept.opening)}."
    state = LineState.DIFFERENT if why else LineState.TAKEN
    return Compared(one.code, kept.name, state, one, kept, debit, credit, why)


def _signed(amount: int) -> str:
    return f"{'Nợ' if amount >= 0 else 'Có'} {format_vnd(abs(amount))}"


def _missing(lines: Sequence[TheirLine], ours: Ours, *, is_opening: bool) -> list[Compared]:
    """Return our accounts with figures of which the software says nothing."""
    codes = [one.code for one in lines]
    found = []
    for code, kept in ours.turnovers.items():
        told = any(code == one or code.startswith(one) or one.startswith(code) for one in codes)
        stands = kept.closing if is_opening else (kept.debit or kept.credit or kept.closing)
        if told or not stands or code == "000":
            continue
        nothing = TheirLine(code, kept.name, 0, 0, 0, 0)
        why = "Phần mềm kế toán không có tài khoản này."
        found.append(Compared(code, kept.name, LineState.DIFFERENT, nothing, kept, why=why))
    return found


def imbalance(lines: Sequence[TheirLine], kinds: Mapping[str, AccountKind]) -> int:
    """Return how far the software's own closing debits are from its credits, details counted once."""
    listed = {one.code for one in lines}
    return sum(
        one.closing
        for one in lines
        if not any(code != one.code and code.startswith(one.code) for code in listed)
        and kinds.get(one.code) is not AccountKind.OFF_BALANCE
    )
