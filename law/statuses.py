"""Legal statuses of the register (tình trạng pháp lý): Điều 27 and Điều 28 NĐ 92/2024."""

from dataclasses import dataclass
from enum import StrEnum

from law.acts import DECREE_92, DECREE_92_FROM


class UnitKind(StrEnum):
    """Kinds of registered unit with a status of their own (loại đơn vị)."""

    COOPERATIVE = "cooperative"
    UNION = "union"
    GROUP = "group"
    BRANCH = "branch"


class LegalStatus(StrEnum):
    """Codes of the statuses (mã tình trạng pháp lý)."""

    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    TAX_REVOKED = "TAX_REVOKED"
    CLOSING = "CLOSING"
    BANKRUPTCY = "BANKRUPTCY"
    ENDED = "ENDED"
    NOT_AT_ADDRESS = "NOT_AT_ADDRESS"


@dataclass(frozen=True)
class StatusRule:
    """One status as the decree words it (tên tình trạng, lúc vào, lúc ra)."""

    code: LegalStatus
    label: str
    article: str
    entry: str
    exit: str
    #: A terminal status is never left.
    is_final: bool = False


#: No list was in force before; older “ngừng hoạt động” is a factual flag, not a status.
STATUSES_FROM = DECREE_92_FROM

_COOPERATIVE = (
    StatusRule(
        LegalStatus.ACTIVE,
        "Đang hoạt động",
        f"khoản 7 Điều 27 {DECREE_92}",
        "được cấp giấy chứng nhận và không thuộc tình trạng khác",
        "chuyển sang một tình trạng khác",
    ),
    StatusRule(
        LegalStatus.SUSPENDED,
        "Tạm ngừng kinh doanh",
        f"khoản 1 Điều 27 {DECREE_92}",
        "thông báo tạm ngừng được chấp nhận",
        "hết thời hạn hoặc thông báo tiếp tục kinh doanh",
    ),
    StatusRule(
        LegalStatus.TAX_REVOKED,
        "Bị thu hồi do cưỡng chế về quản lý thuế",
        f"khoản 2 Điều 27 {DECREE_92}",
        "quyết định thu hồi theo đề nghị của cơ quan quản lý thuế",
        "khôi phục theo văn bản của cơ quan quản lý thuế",
    ),
    StatusRule(
        LegalStatus.CLOSING,
        "Đang làm thủ tục giải thể, bị chia, bị hợp nhất, được sáp nhập",
        f"khoản 3 Điều 27 {DECREE_92}",
        "thông báo của cơ quan đăng ký kinh doanh",
        "hủy bỏ nghị quyết trong 06 tháng hoặc chấm dứt tồn tại",
    ),
    StatusRule(
        LegalStatus.BANKRUPTCY,
        "Đang làm thủ tục phá sản",
        f"khoản 4 Điều 27 {DECREE_92}",
        "quyết định mở thủ tục phá sản của Tòa án",
        "theo quyết định của Tòa án",
    ),
    StatusRule(
        LegalStatus.ENDED,
        "Đã giải thể, phá sản, chấm dứt tồn tại",
        f"khoản 5 Điều 27 {DECREE_92}",
        "thông báo giải thể, quyết định tuyên bố phá sản hoặc hoàn tất tổ chức lại",
        "không còn chuyển tình trạng",
        is_final=True,
    ),
    StatusRule(
        LegalStatus.NOT_AT_ADDRESS,
        "Không hoạt động tại địa chỉ đã đăng ký",
        f"khoản 6 Điều 27 {DECREE_92}",
        "theo thông tin của cơ quan thuế",
        "theo thông tin của cơ quan thuế",
    ),
)

_GROUP = (
    StatusRule(
        LegalStatus.ACTIVE,
        "Đang hoạt động",
        f"khoản 6 Điều 28 {DECREE_92}",
        "được cấp giấy chứng nhận và không thuộc tình trạng khác",
        "chuyển sang một tình trạng khác",
    ),
    StatusRule(
        LegalStatus.SUSPENDED,
        "Tạm ngừng kinh doanh",
        f"khoản 1 Điều 28 {DECREE_92}",
        "thông báo tạm ngừng được chấp nhận",
        "hết thời hạn hoặc thông báo tiếp tục kinh doanh",
    ),
    StatusRule(
        LegalStatus.TAX_REVOKED,
        "Bị thu hồi do cưỡng chế về quản lý thuế",
        f"khoản 2 Điều 28 {DECREE_92}",
        "quyết định thu hồi theo đề nghị của cơ quan quản lý thuế",
        "khôi phục theo văn bản của cơ quan quản lý thuế",
    ),
    StatusRule(
        LegalStatus.CLOSING,
        "Đang làm thủ tục chấm dứt hoạt động",
        f"khoản 3 Điều 28 {DECREE_92}",
        "thông báo của cơ quan đăng ký kinh doanh",
        "chấm dứt hoạt động",
    ),
    StatusRule(
        LegalStatus.ENDED,
        "Đã chấm dứt hoạt động",
        f"khoản 4 Điều 28 {DECREE_92}",
        "thông báo về việc chấm dứt hoạt động",
        "không còn chuyển tình trạng",
        is_final=True,
    ),
    StatusRule(
        LegalStatus.NOT_AT_ADDRESS,
        "Không hoạt động tại địa chỉ đã đăng ký",
        f"khoản 5 Điều 28 {DECREE_92}",
        "theo thông tin của cơ quan thuế",
        "theo thông tin của cơ quan thuế",
    ),
)

STATUSES: dict[UnitKind, tuple[StatusRule, ...]] = {
    UnitKind.COOPERATIVE: _COOPERATIVE,
    UnitKind.UNION: _COOPERATIVE,
    UnitKind.GROUP: _GROUP,
    UnitKind.BRANCH: _GROUP,
}


def statuses_of(kind: UnitKind | str) -> tuple[StatusRule, ...]:
    """Return the statuses a unit of this kind may have (các tình trạng pháp lý)."""
    return STATUSES[UnitKind(kind)]


def status_rule(kind: UnitKind | str, code: LegalStatus | str) -> StatusRule:
    """Return one status of a kind; raise LookupError when the kind has no such status."""
    for rule in statuses_of(kind):
        if rule.code == code:
            return rule
    raise LookupError(f"Loại đơn vị này không có tình trạng pháp lý “{code}”.")


def status_label(kind: UnitKind | str, code: LegalStatus | str) -> str:
    """Return the official wording of a status for a kind of unit."""
    return status_rule(kind, code).label
