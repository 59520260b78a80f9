"""Why the office must refuse a filing (trường hợp từ chối): Điều 33 Nghị định 92/2024/NĐ-CP.

The grounds hold for notices too: Điều 3 counts them among what is registered. Before that decree
no such list was read, and none is made up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.filings.specs.building import DECREE_77_FROM
from coop_registry.rules.kinds import Kind, Status
from law.acts import (
    DECREE_77,
    DECREE_92,
    DECREE_92_FROM,
    LAW_2012,
    LAW_2012_FROM,
    LAW_2023,
    LAW_2023_FROM,
    place,
)


@dataclass(frozen=True)
class Standing:
    """How an organisation stands on the day of the decision (tình trạng của tổ chức).

    `has_violation_notice` while what it complains of is not mended and accepted; `is_revoked`
    until the certificate is restored; `is_restructured` when it is being divided, consolidated or
    merged, not dissolved; `serves_ending` when the change is needed for the end and explained.
    """

    organisation_kind: Kind
    status: Status | None = None
    has_violation_notice: bool = False
    is_revoked: bool = False
    is_restructured: bool = False
    authority_request: str = ""
    serves_ending: bool = False


@dataclass(frozen=True)
class Blocker:
    """One ground of refusal and its article (lý do từ chối, điều luật)."""

    words: str
    article: str


#: What the office does by itself, or by the word of a court: no ground of Điều 33 stops it.
OF_OFFICE = frozenset({FilingKind.REVOCATION, FilingKind.RESTORATION, FilingKind.BANKRUPTCY})
#: Ways to an end: khoản 3 Điều 50, khoản 5 Điều 53, Điều 63.
ENDS = frozenset({FilingKind.BRANCH_END, FilingKind.GROUP_END})
#: “Đăng ký thay đổi”, which may serve an end: điểm b khoản 2 Điều 33.
CHANGES = frozenset(
    {
        FilingKind.NAME,
        FilingKind.SEAT,
        FilingKind.REPRESENTATIVE,
        FilingKind.CAPITAL,
        FilingKind.LINES,
        FilingKind.TAX_INFORMATION,
        FilingKind.FOREIGN_MEMBERS,
        FilingKind.BRANCH_CHANGE,
    }
)
#: The office's record is made true in every standing, of ended ones too: khoản 4 Điều 26.
MENDS = frozenset({FilingKind.CORRECTION})
#: Of one revoked by force of tax: restored (điểm b khoản 1 Điều 56), or brought to an end.
WHEN_TAX_REVOKED = ENDS | MENDS | {FilingKind.RESTORATION, FilingKind.BANKRUPTCY}

#: Since when, of cooperatives and unions, of groups; the newest first.
_ENDINGS: tuple[tuple[date, str, str | None], ...] = (
    (DECREE_92_FROM, place("khoản 5 Điều 27", DECREE_92), place("khoản 4 Điều 28", DECREE_92)),
    (LAW_2023_FROM, place("khoản 7 Điều 98", LAW_2023), place("Điều 14", DECREE_77)),
    (DECREE_77_FROM, place("Điều 54", LAW_2012), place("Điều 14", DECREE_77)),
    (LAW_2012_FROM, place("Điều 54", LAW_2012), None),
)


def blockers(kind: FilingKind, standing: Standing, on: date) -> list[Blocker]:
    """Return every ground to refuse a filing decided on a day; empty when there is none."""
    if kind is FilingKind.FOUNDING:
        return []
    if standing.status is Status.ENDED:
        return [] if _is_open_after_end(kind, standing, on) else _ended(standing, on)
    if on < DECREE_92_FROM:
        return []
    return list(_by_decree_92(kind, standing))


def _is_open_after_end(kind: FilingKind, standing: Standing, on: date) -> bool:
    if on < DECREE_92_FROM:
        return False
    return kind in MENDS or (kind is FilingKind.RESTORATION and standing.is_revoked)


def _ended(standing: Standing, on: date) -> list[Blocker]:
    words = "Tổ chức đã giải thể, phá sản, chấm dứt tồn tại; không còn là chủ thể làm thủ tục."
    if standing.organisation_kind is Kind.GROUP:
        words = "Tổ hợp tác đã chấm dứt hoạt động; không còn là chủ thể làm thủ tục."
    article = _ended_by(standing.organisation_kind, on)
    return [Blocker(words, article)] if article else []


def _ended_by(organisation_kind: Kind, on: date) -> str | None:
    """Return the article by which an ended organisation is no more; None where none was read."""
    for since, cooperatives, groups in _ENDINGS:
        if on >= since:
            return groups if organisation_kind is Kind.GROUP else cooperatives
    return None


def _by_decree_92(kind: FilingKind, standing: Standing) -> Iterator[Blocker]:
    is_tax_revoked = standing.status is Status.TAX_REVOKED
    if is_tax_revoked and kind not in WHEN_TAX_REVOKED:
        yield _tax_revoked()
    if kind in OF_OFFICE:
        return
    if not (is_tax_revoked or _is_excused(kind, standing)):
        yield from _grounds(standing)
    if standing.authority_request:
        yield Blocker(
            f"Cơ quan có thẩm quyền yêu cầu không thực hiện thủ tục: {standing.authority_request}.",
            place("khoản 3 Điều 33", DECREE_92),
        )


def _is_excused(kind: FilingKind, standing: Standing) -> bool:
    """Tell whether khoản 1 Điều 33 does not stop it: an end, a mended record, a change for an end."""
    return kind in ENDS | MENDS or (standing.serves_ending and kind in CHANGES)


def _tax_revoked() -> Blocker:
    return Blocker(
        "Giấy chứng nhận đã bị thu hồi do cưỡng chế về quản lý thuế; chỉ giải quyết việc khôi phục "
        "hoặc chấm dứt.",
        place("điểm a khoản 1 Điều 33", DECREE_92),
    )


def _grounds(standing: Standing) -> Iterator[Blocker]:
    if standing.is_revoked:
        yield Blocker(
            "Đã có quyết định thu hồi giấy chứng nhận đăng ký, chưa được khôi phục.",
            place("điểm a khoản 1 Điều 33", DECREE_92),
        )
    elif standing.has_violation_notice:
        yield Blocker(
            "Đã có thông báo về hành vi vi phạm thuộc trường hợp thu hồi, chưa khắc phục xong.",
            place("điểm a khoản 1 Điều 33", DECREE_92),
        )
    if standing.status is Status.CLOSING and not standing.is_restructured:
        is_group = standing.organisation_kind is Kind.GROUP
        words = "đang trong quá trình chấm dứt hoạt động" if is_group else "đang giải thể"
        yield Blocker(
            f"Tổ chức {words}; chỉ nhận thay đổi phục vụ việc đó, kèm văn bản giải trình.",
            place("điểm b khoản 1 Điều 33", DECREE_92),
        )
    if standing.status is Status.NOT_AT_ADDRESS:
        yield Blocker(
            "Đang ở tình trạng “Không hoạt động tại địa chỉ đã đăng ký”.",
            place("điểm c khoản 1 Điều 33", DECREE_92),
        )
