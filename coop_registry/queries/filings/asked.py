"""What a filing asks for in words, beside what the register holds (trước và sau khi thay đổi)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coop_registry.labels import BRANCH_KIND, COURT_STEP, DECLARED, END_STEP, KIND, TERMS
from coop_registry.queries import facts
from coop_registry.queries.names import line_name, place_line
from coop_registry.rules.facts import Matter
from coop_registry.rules.filings.changes import (
    BankruptcyAsked,
    BranchAsked,
    BranchEndAsked,
    CapitalAsked,
    Change,
    CorrectionAsked,
    FoundingAsked,
    GroupEndAsked,
    LinesAsked,
    NameAsked,
    NoticeAsked,
    RepresentativeAsked,
    RevocationAsked,
    SeatAsked,
)
from coop_registry.rules.kinds import Kind
from coop_registry.rules.record import Record
from core.money import format_vnd
from core.text import mask


@dataclass(frozen=True)
class AskedLine:
    """One matter before and after (nội dung, đang ghi, đề nghị)."""

    label: str
    before: str | None
    after: str | None


def lines_of(asked: Change, before: Record | None) -> list[AskedLine]:
    """Return what is asked for line by line; what stays as it is is left out."""
    found = _SAID[type(asked)](asked, before)
    return [line for line in found if line.after != line.before]


def _name(asked: NameAsked, before: Record | None) -> list[AskedLine]:
    return [
        AskedLine("Tên", before.name if before else None, asked.name),
        AskedLine("Tên viết tắt", before.short_name if before else None, asked.short_name),
        AskedLine(
            "Tên bằng tiếng nước ngoài",
            before.foreign_name if before else None,
            asked.foreign_name,
        ),
    ]


def _seat(asked: SeatAsked, before: Record | None) -> list[AskedLine]:
    after = _address(asked.address, asked.unit_id)
    return [AskedLine(_term("seat", before), before.seat_line if before else None, after)]


def _address(address: str | None, unit_id: int | None) -> str:
    return ", ".join(part for part in (address, place_line(unit_id) if unit_id else None) if part)


def _representative(asked: RepresentativeAsked, before: Record | None) -> list[AskedLine]:
    person, old = asked.person, before.representative if before else None
    return [
        AskedLine(
            _term("representative", before), old.full_name if old else None, person.full_name
        ),
        AskedLine("Chức danh", old.position if old else None, asked.position),
        AskedLine("Ngày sinh", None, str(person.birth) if person.birth else None),
        AskedLine(
            "Số giấy tờ",
            old.identity_masked if old else None,
            mask(person.identity_no) if person.identity_no else None,
        ),
        AskedLine("Điện thoại", old.phone if old else None, person.phone),
        AskedLine("Địa chỉ liên lạc", None, person.address),
    ]


def _capital(asked: CapitalAsked, before: Record | None) -> list[AskedLine]:
    old = before.capital_vnd if before else None
    return [
        AskedLine(
            _term("capital", before),
            format_vnd(old) if old is not None else None,
            format_vnd(asked.amount_vnd),
        )
    ]


def _lines(asked: LinesAsked, before: Record | None) -> list[AskedLine]:
    main, *others = [line_name(one) for one in asked.vsic_ids]
    old = before.lines if before else ()
    return [
        AskedLine("Ngành, nghề chính", before.line if before else None, main),
        AskedLine(
            "Ngành, nghề khác",
            "; ".join(f"{one.code} {one.name}" for one in old if not one.is_main) or None,
            "; ".join(others) or None,
        ),
    ]


def _notice(asked: NoticeAsked, _before: Record | None) -> list[AskedLine]:
    return [AskedLine("Nội dung", None, asked.words)]


def _branch(asked: BranchAsked, before: Record | None) -> list[AskedLine]:
    number = f", mã số {asked.code}" if asked.code else ""
    where = _address(asked.address, asked.unit_id)
    after = f"{BRANCH_KIND[asked.kind]}: {asked.name}{number}{', ' if where else ''}{where}"
    return [AskedLine("Đơn vị phụ thuộc", _old_branch(asked.branch_id, before), after)]


def _branch_end(asked: BranchEndAsked, before: Record | None) -> list[AskedLine]:
    said = f"Chấm dứt hoạt động{': ' + asked.words if asked.words else ''}"
    return [AskedLine("Đơn vị phụ thuộc", _old_branch(asked.branch_id, before), said)]


def _old_branch(branch_id: int | None, before: Record | None) -> str | None:
    if branch_id is None or before is None:
        return None
    found = facts.fact(before.id, Matter.BRANCH, branch_id)
    return f"{BRANCH_KIND[found.kind]}: {found.name}" if found else None


def _revocation(asked: RevocationAsked, _before: Record | None) -> list[AskedLine]:
    way = "Theo đề nghị của cơ quan quản lý thuế" if asked.by_tax else None
    return [AskedLine("Căn cứ thu hồi", None, asked.ground), AskedLine("Trường hợp", None, way)]


def _bankruptcy(asked: BankruptcyAsked, _before: Record | None) -> list[AskedLine]:
    return [AskedLine(COURT_STEP[asked.step], None, asked.decision)]


def _group_end(asked: GroupEndAsked, _before: Record | None) -> list[AskedLine]:
    return [AskedLine(END_STEP[asked.step], None, asked.words)]


def _correction(asked: CorrectionAsked, before: Record | None) -> list[AskedLine]:
    return _SAID[type(asked.value)](asked.value, before)


def _founding(asked: FoundingAsked, _before: Record | None) -> list[AskedLine]:
    entry = asked.entry
    person = entry.representative
    said: list[tuple[str, Any]] = [
        ("Loại hình", KIND[entry.kind]),
        ("Tên", entry.name),
        ("Tên viết tắt", entry.short_name),
        ("Tên bằng tiếng nước ngoài", entry.foreign_name),
        (TERMS[entry.kind]["seat"], _address(entry.address, entry.unit_id)),
        ("Điện thoại", entry.phone),
        ("Ngành, nghề chính", line_name(entry.vsic_id) if entry.vsic_id else None),
        (
            TERMS[entry.kind]["capital"],
            format_vnd(entry.capital_vnd) if entry.capital_vnd is not None else None,
        ),
        *((DECLARED[what], str(value)) for what, value in entry.declared),
        (TERMS[entry.kind]["representative"], person.full_name if person else None),
        ("Chức danh", entry.position),
        ("Ngày sinh", str(person.birth) if person and person.birth else None),
        ("Số giấy tờ", mask(person.identity_no) if person and person.identity_no else None),
        ("Địa chỉ liên lạc", person.address if person else None),
    ]
    return [AskedLine(label, None, value) for label, value in said if value]


def _term(matter: str, before: Record | None) -> str:
    return TERMS[before.kind if before else Kind.COOPERATIVE][matter]


_SAID: dict[type[Any], Callable[[Any, Record | None], list[AskedLine]]] = {
    NameAsked: _name,
    SeatAsked: _seat,
    RepresentativeAsked: _representative,
    CapitalAsked: _capital,
    LinesAsked: _lines,
    NoticeAsked: _notice,
    BranchAsked: _branch,
    BranchEndAsked: _branch_end,
    RevocationAsked: _revocation,
    BankruptcyAsked: _bankruptcy,
    GroupEndAsked: _group_end,
    FoundingAsked: _founding,
    CorrectionAsked: _correction,
}
