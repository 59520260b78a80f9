"""Filings of the demonstration, in every state, so that lists and clocks are not empty.

They go the way of the services, on days of the demonstration; organisations are those made by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from accounts import services as accounts
from accounts.models import User
from coop_registry.models import Filing, Organisation
from coop_registry.papers.filings import issuing
from coop_registry.queries import pages
from coop_registry.rules.entries import PersonEntry
from coop_registry.rules.filings import catalogue
from coop_registry.rules.filings.changes import (
    CapitalAsked,
    Change,
    NameAsked,
    NoticeAsked,
    RepresentativeAsked,
)
from coop_registry.rules.filings.entries import DecisionEntry, ReceivedEntry, StepEntry
from coop_registry.rules.filings.kinds import FilingKind, FilingStep
from coop_registry.rules.filings.papers import FilingPaperKind
from coop_registry.rules.kinds import IdentityKind, Kind
from coop_registry.services.filings import deciding, examining, receiving
from core.access import EVERYTHING
from desk.demo import handmade
from reference import queries as reference

_K, _S = FilingKind, FilingStep
#: Where papers of the demonstration say that they are checked.
CHECK_PAGE = "/kiem-tra-giay-to"
_NEW_HEAD = RepresentativeAsked(
    PersonEntry("Hoàng Thị Giả Định", IdentityKind.CITIZEN, "006000000091", phone="0900 000 091"),
    "Chủ tịch Hội đồng quản trị",
)
_MISSING = "Thiếu bản sao nghị quyết của Đại hội thành viên."


def _day(month: int, day: int) -> date:
    return date(2025, month, day)


@dataclass(frozen=True)
class _Plan:
    """One filing: of which organisation (by its number), what it asks, what was done and when."""

    number: int
    kind: FilingKind
    received_on: date
    change: Change | None = None
    steps: tuple[tuple[FilingStep, date, str], ...] = ()


_PLANS = (
    _Plan(1, _K.REPRESENTATIVE, _day(5, 30), _NEW_HEAD),
    _Plan(2, _K.OTHER_NOTICE, _day(5, 26), NoticeAsked("Bổ sung số điện thoại, thư điện tử")),
    _Plan(
        1,
        _K.LINES,
        _day(4, 7),
        steps=((_S.ASK_SUPPLEMENT, _day(4, 8), _MISSING),),
    ),
    _Plan(
        2,
        _K.NAME,
        _day(5, 29),
        NameAsked("Hợp tác xã Rượu men lá Mẫu Bản Thơm"),
        ((_S.PROPOSE, _day(5, 30), "Hồ sơ đủ, tên không trùng trong dữ liệu của hệ thống."),),
    ),
    _Plan(
        3,
        _K.TAX_INFORMATION,
        _day(5, 28),
        NoticeAsked("Đổi số điện thoại nhận thông báo của cơ quan thuế"),
        ((_S.PROPOSE, _day(5, 29), "Hồ sơ đủ."), (_S.RECORD_SIGNED, _day(5, 30), "")),
    ),
    _Plan(
        3,
        _K.OTHER_NOTICE,
        _day(5, 12),
        NoticeAsked("Bổ sung trang thông tin điện tử"),
        (
            (_S.PROPOSE, _day(5, 13), "Hồ sơ đủ."),
            (_S.DECIDE, _day(5, 14), ""),
            (_S.HAND_OVER, _day(5, 15), "Đã giao cho người nộp."),
        ),
    ),
    _Plan(
        1,
        _K.NAME,
        _day(4, 21),
        NameAsked("Hợp tác xã Chè Mẫu Đồi Xanh Mới"),
        (
            (
                _S.PROPOSE_REFUSAL,
                _day(4, 22),
                "Tên gây nhầm lẫn với Hợp tác xã Chè Mẫu Đồi Xanh (khoản 2 Điều 17 Nghị định "
                "92/2024/NĐ-CP).",
            ),
            (_S.DECIDE, _day(4, 23), ""),
        ),
    ),
    _Plan(
        2,
        _K.CAPITAL,
        _day(5, 5),
        CapitalAsked(400_000_000),
        (
            (_S.ASK_WITHDRAWAL, _day(5, 6), "Đơn đề nghị dừng thủ tục ngày 06/05/2025."),
            (_S.WITHDRAW, _day(5, 7), "Đồng ý dừng theo đề nghị của người nộp."),
        ),
    ),
    _Plan(
        3,
        _K.NAME,
        _day(3, 10),
        steps=(
            (_S.ASK_SUPPLEMENT, _day(3, 12), _MISSING),
            (_S.CANCEL, _day(5, 19), "Quá 60 ngày không bổ sung."),
        ),
    ),
    _Plan(6, _K.REPRESENTATIVE, _day(5, 29), _NEW_HEAD, ((_S.PROPOSE, _day(5, 30), "Hồ sơ đủ."),)),
    _Plan(7, _K.REISSUE, _day(6, 2), NoticeAsked("Giấy chứng nhận bị rách")),
)


def add_filings(made: Mapping[int, Organisation], on: date) -> int:
    """Add filings of the organisations made by hand; return how many. `on` is today there."""
    people = accounts.ensure_demo_people(on)
    for plan in _PLANS:
        organisation = made[plan.number]
        _Way(people, _town(organisation.unit_id), on).go(plan, organisation)
    return len(_PLANS)


def _town(unit_id: int) -> str:
    """Return how the accounts of the district of a commune end: "chodon"."""
    return "babe" if "Ba Bể" in reference.seat_line(unit_id)[1].name else "chodon"


@dataclass(frozen=True)
class _Way:
    """The people of one district who take a filing on."""

    people: Mapping[str, User]
    town: str
    today: date

    def go(self, plan: _Plan, organisation: Organisation) -> Filing:
        """Receive a filing and do its steps."""
        desk, officer = self._id("tiepnhan"), self._id("canbo")
        entry = _entry(plan, organisation)
        row = receiving.receive(entry, actor_id=desk, on=self.today, scope=EVERYTHING)
        row.assignee_id = officer
        if plan.change is not None:
            receiving.describe(row, plan.change, actor_id=officer, on=plan.received_on)
        for step, on, words in plan.steps:
            self._take(row, step, on, words)
        return row

    def _take(self, row: Filing, step: FilingStep, on: date, words: str) -> None:
        if step is FilingStep.DECIDE:
            entry = DecisionEntry(on)
            deciding.decide(
                row, entry, actor_id=self._id("lanhdao"), today=self.today, scope=EVERYTHING
            )
        elif step is FilingStep.RECORD_SIGNED:
            self._record_signed(row, on)
        else:
            said = StepEntry(on, words)
            examining.step(row, step, said, actor_id=self._id("canbo"), today=self.today)

    def _record_signed(self, row: Filing, on: date) -> None:
        officer, leader = self._id("canbo"), self.people[f"lanhdao.{self.town}"]
        paper = issuing.issue(
            row,
            FilingPaperKind.CHANGE,
            today=self.today,
            check_page=CHECK_PAGE,
            actor_id=officer,
        )
        entry = DecisionEntry(
            on,
            decision_no="15/GXN-TCKH",
            signer=leader.full_name,
            change_no=1,
            file_id=paper.pdf_file_id,
        )
        deciding.record_signed(row, entry, actor_id=officer, today=self.today, scope=EVERYTHING)

    def _id(self, role: str) -> int:
        return self.people[f"{role}.{self.town}"].id


def _entry(plan: _Plan, organisation: Organisation) -> ReceivedEntry:
    """Return a whole filing: every paper that is always asked for is there."""
    spec = catalogue.spec_of(plan.kind, Kind(organisation.kind), plan.received_on)
    shown = pages.record(organisation, plan.received_on)
    head = handmade.ROWS[plan.number - 1][7]
    return ReceivedEntry(
        kind=plan.kind,
        organisation_kind=Kind(organisation.kind),
        name=shown.name or "",
        unit_id=organisation.unit_id,
        received_on=plan.received_on,
        applicant_name=head,
        applicant_phone=f"0900 000 0{plan.number:02d}",
        organisation_id=organisation.id,
        event_on=plan.received_on,
        fee_exempt="Đăng ký qua mạng (dữ liệu trình diễn)",
        papers=tuple(one.code for one in spec.documents if one.is_always),
    )
