"""Revoking the certificate and restoring it (thu hồi, khôi phục giấy chứng nhận)."""

from coop_registry.rules.filings.kinds import FilingKind, Result, Starter, Starts
from coop_registry.rules.filings.spec import Document
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.filings.specs.building import (
    between,
    by_decree_92,
    by_law_2012,
    by_law_2023,
    group,
    new,
    office,
    old,
    remembered,
)
from coop_registry.rules.kinds import FactKind
from law.dated import Certainty

TITLE = "Thu hồi giấy chứng nhận đăng ký"
RESTORE_TITLE = "Hủy bỏ quyết định thu hồi, khôi phục giấy chứng nhận đăng ký"
FORM = "Mẫu số 01, Mẫu số 02 (chi nhánh: Mẫu số 03)"
GROUP_FORM = "Mẫu số 04, Mẫu số 05"
_STATUS = (FactKind.STATUS,)
_FORGED = Document(
    "forgery_paper",
    "Văn bản của cơ quan cấp giấy tờ hoặc của cơ quan công an xác định nội dung kê khai là giả mạo",
    by_decree_92("khoản 2 Điều 23"),
    when.FORGED,
)


def _papers(court: str, authority: str) -> tuple[Document, ...]:
    """Return the papers that come from outside, by the clauses that name them."""
    return (
        _FORGED,
        Document(
            "court_decision",
            "Quyết định của Tòa án về thu hồi giấy chứng nhận đăng ký",
            by_decree_92(court),
            when.BY_COURT,
        ),
        Document(
            "authority_request",
            "Văn bản đề nghị thu hồi của cơ quan nhà nước có thẩm quyền",
            by_decree_92(authority),
            when.BY_AUTHORITY,
        ),
    )


_RESTORING = (
    Document(
        "finding",
        "Văn bản xác định không thuộc trường hợp bị thu hồi",
        by_decree_92("điểm a khoản 1 Điều 56"),
        when.NOT_A_GROUND,
    ),
    Document(
        "tax_request",
        "Văn bản của cơ quan quản lý thuế đề nghị khôi phục giấy chứng nhận",
        by_decree_92("điểm b khoản 1 Điều 56"),
        when.BY_TAX,
    ),
)
_RESTORE_LIMITS = (
    office("revocation.restore.working_days"),
    office("revocation.restore.posting.working_days", Starts.ISSUED),
)

SPECS = (
    old(
        kind=FilingKind.REVOCATION,
        title=TITLE,
        article=by_law_2012("Điều 56"),
        documents=(
            remembered("ground_paper", "Giấy tờ về căn cứ thu hồi", by_law_2012("Điều 56")),
        ),
        limits=(),
        result=Result.REVOCATION_DECISION,
        starter=Starter.OFFICE,
        certainty=Certainty.MEMORY,
        matters=_STATUS,
        note="Danh mục căn cứ theo trí nhớ, chưa đối chiếu; trình tự chưa nạp.",
    ),
    between(
        kind=FilingKind.REVOCATION,
        title=TITLE,
        article=by_law_2023("Điều 103"),
        documents=(
            Document("ground_paper", "Giấy tờ về căn cứ thu hồi", by_law_2023("khoản 1 Điều 103")),
        ),
        limits=(),
        result=Result.REVOCATION_DECISION,
        starter=Starter.OFFICE,
        matters=_STATUS,
        note="Luật để Chính phủ quy định trình tự (khoản 2 Điều 103).",
    ),
    new(
        kind=FilingKind.REVOCATION,
        title=TITLE,
        article=by_decree_92("Điều 53"),
        documents=(
            Document(
                "violation_notice",
                "Thông báo về hành vi vi phạm (Mẫu số 01), có thời hạn giải trình",
                by_decree_92("khoản 2 Điều 53"),
                when.AFTER_EXPLAINING,
            ),
            *_papers("khoản 3 Điều 53", "khoản 4 Điều 53"),
        ),
        limits=(
            office("revocation.decision.working_days", case=when.AFTER_PAPERS),
            office("revocation.explained.working_days", Starts.EXPLAINED, when.AFTER_EXPLAINING),
            office("revocation.branch.decision.working_days", case=when.BRANCH_AFTER_PAPERS),
            office(
                "revocation.branch.explained.working_days",
                Starts.EXPLAINED,
                when.BRANCH_AFTER_EXPLAINING,
            ),
            office("revocation.posting.working_days", Starts.ISSUED),
        ),
        result=Result.REVOCATION_DECISION,
        starter=Starter.OFFICE,
        form_no=FORM,
        matters=_STATUS,
        note="Thu hồi theo đề nghị của cơ quan quản lý thuế thì không phải giải thể (khoản 5 Điều "
        "53). Chi nhánh, văn phòng đại diện theo Điều 55.",
    ),
    group(
        kind=FilingKind.REVOCATION,
        title=TITLE,
        article=by_decree_92("Điều 64"),
        documents=_papers("khoản 3 Điều 64", "khoản 4 Điều 64"),
        limits=(
            office("revocation.group.decision.working_days"),
            office("revocation.group.posting.working_days", Starts.ISSUED),
        ),
        result=Result.REVOCATION_DECISION,
        starter=Starter.OFFICE,
        form_no=GROUP_FORM,
        matters=_STATUS,
        note="Sau khi bị thu hồi, tổ hợp tác phải chấm dứt hoạt động theo Điều 63, trừ trường hợp "
        "cưỡng chế nợ thuế (khoản 5 Điều 64).",
    ),
    *(
        build(
            kind=FilingKind.RESTORATION,
            title=RESTORE_TITLE,
            article=by_decree_92(article),
            documents=_RESTORING,
            limits=_RESTORE_LIMITS,
            result=Result.RESTORATION_DECISION,
            starter=Starter.OFFICE,
            matters=_STATUS,
        )
        for build, article in ((new, "Điều 56"), (group, "khoản 6 Điều 64 và Điều 56"))
    ),
)
