"""Cooperative groups: told to the commune, later registered; their end (tổ hợp tác)."""

from dataclasses import replace

from coop_registry.rules.filings.kinds import FilingKind, Result, Starts
from coop_registry.rules.filings.spec import Document, FilingSpec
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.filings.specs.building import (
    ACCOMPANYING,
    EXPLANATION,
    HANDLING,
    IDENTITY_WITHOUT_NUMBER,
    TAX_CERTIFICATE,
    applicant,
    by_decree_77,
    by_decree_92,
    group,
    group_notice,
    office,
)
from coop_registry.rules.filings.specs.founding import MATTERS
from coop_registry.rules.kinds import FactKind
from law.acts import COMMUNES_FROM
from law.dated import Certainty

NOTICE_FORM = "I.01"
CHANGE_NOTICE = "Thông báo thay đổi của tổ hợp tác (Mẫu I.01)"
APPLICATION = "Giấy đề nghị đăng ký thay đổi nội dung đăng ký tổ hợp tác"
FOUND_TITLE = "Đăng ký thành lập tổ hợp tác"
END_TITLE = "Chấm dứt hoạt động tổ hợp tác"
_TOLD = "Ủy ban nhân dân cấp xã ghi vào sổ theo dõi (Mẫu II.01); nghị định không định thời hạn."

#: Matters of a group: words, fact, and the clause of Điều 60 NĐ 92 that names the papers.
_CHANGES = {
    FilingKind.NAME: ("thay đổi tên", (FactKind.NAME,), 2),
    FilingKind.SEAT: ("thay đổi địa chỉ trụ sở", (FactKind.SEAT,), 2),
    FilingKind.LINES: ("thay đổi ngành, nghề kinh doanh", (FactKind.LINE,), 2),
    FilingKind.CAPITAL: ("thay đổi tổng giá trị phần vốn góp", (FactKind.CAPITAL,), 2),
    FilingKind.REPRESENTATIVE: ("thay đổi người đại diện", (FactKind.REPRESENTATIVE,), 4),
    FilingKind.TAX_INFORMATION: ("thay đổi thông tin đăng ký thuế", (), 5),
}
_CONFIRMED_ONLY = {FilingKind.LINES, FilingKind.TAX_INFORMATION}
_TOLD_CHANGES = {
    **{kind: row[:2] for kind, row in _CHANGES.items() if kind is not FilingKind.TAX_INFORMATION},
    FilingKind.OTHER_NOTICE: ("thay đổi số lượng thành viên", ()),
}


def _told_change(kind: FilingKind, words: str, matters: tuple[FactKind, ...]) -> FilingSpec:
    article = by_decree_77("khoản 4 Điều 12")
    return group_notice(
        kind=kind,
        title=f"Thông báo {words} của tổ hợp tác",
        article=article,
        documents=(Document("change_notice", CHANGE_NOTICE, article),),
        limits=(applicant("group.change_notice.working_days"),),
        result=Result.RECORD_ONLY,
        form_no=NOTICE_FORM,
        matters=matters,
        note=_TOLD,
    )


def _change(kind: FilingKind, words: str, matters: tuple[FactKind, ...], clause: int) -> FilingSpec:
    where = f"khoản {clause} Điều 60"
    point = f"điểm a {where}" if clause != 5 else where
    minutes = Document(
        "minutes",
        f"Bản sao hoặc bản chính biên bản họp thành viên tổ hợp tác về việc {words}",
        by_decree_92(f"điểm b {where}"),
    )
    new_mandate = Document(
        "mandate",
        "Bản sao hoặc bản chính văn bản ủy quyền của thành viên cho một cá nhân hoặc một pháp nhân "
        "làm người đại diện mới",
        by_decree_92("điểm c khoản 4 Điều 60"),
    )
    more = {2: (minutes,), 4: (minutes, new_mandate, IDENTITY_WITHOUT_NUMBER), 5: ()}[clause]
    is_seat = kind is FilingKind.SEAT
    return group(
        kind=kind,
        title=f"Đăng ký {words} của tổ hợp tác",
        article=by_decree_92("Điều 60"),
        documents=(
            Document("change_application", APPLICATION, by_decree_92(point)),
            *more,
            EXPLANATION,
            *ACCOMPANYING,
        ),
        limits=(
            applicant("group.change.filing_days"),
            office("group.change.working_days"),
            *HANDLING,
        ),
        result=Result.CHANGE_CONFIRMATION if kind in _CONFIRMED_ONLY else Result.CERTIFICATE,
        matters=matters,
        note="Nộp ở nơi dự định chuyển đến (khoản 3 Điều 60)." if is_seat else "",
    )


_OF_POINTS = (
    (
        "founding_application",
        "Giấy đề nghị đăng ký thành lập tổ hợp tác",
        "điểm a",
    ),
    ("contract", "Hợp đồng hợp tác", "điểm b"),
    ("members", "Danh sách thành viên tổ hợp tác", "điểm c"),
    (
        "mandate",
        "Bản sao hoặc bản chính văn bản ủy quyền của thành viên cho một cá nhân hoặc một pháp nhân "
        "làm người đại diện tổ hợp tác",
        "điểm d",
    ),
)

FOUNDING = (
    group_notice(
        kind=FilingKind.FOUNDING,
        title="Thông báo thành lập tổ hợp tác",
        article=by_decree_77("khoản 3 Điều 12"),
        documents=(
            Document(
                "founding_notice",
                "Thông báo về việc thành lập tổ hợp tác (Mẫu I.01)",
                by_decree_77("khoản 3 Điều 12"),
            ),
            Document("contract", "Hợp đồng hợp tác (Mẫu I.02)", by_decree_77("khoản 3 Điều 12")),
        ),
        limits=(applicant("group.notice.working_days"),),
        result=Result.RECORD_ONLY,
        form_no="I.01, I.02",
        matters=MATTERS,
        note=_TOLD,
    ),
    group(
        kind=FilingKind.FOUNDING,
        title=FOUND_TITLE,
        article=by_decree_92("Điều 58"),
        documents=(
            *(
                Document(code, title, by_decree_92(f"{point} khoản 1 Điều 58"), when.SINCE_LAW)
                for code, title, point in _OF_POINTS
            ),
            Document(
                "certificate_request",
                "Giấy đề nghị cấp Giấy chứng nhận đăng ký tổ hợp tác",
                by_decree_92("khoản 3 Điều 65"),
                when.BEFORE_LAW,
            ),
            Document(
                "tax_certificate",
                TAX_CERTIFICATE.title,
                by_decree_92("khoản 3 Điều 65"),
                when.BEFORE_LAW,
            ),
            Document(
                "tax_certificate_since_law",
                TAX_CERTIFICATE.title,
                by_decree_92("khoản 3 Điều 58"),
                when.NOTIFIED_SINCE_LAW,
            ),
            IDENTITY_WITHOUT_NUMBER,
            *ACCOMPANYING,
        ),
        limits=(
            applicant("group.registration.filing_working_days", case=when.SINCE_LAW),
            office("group.registration.working_days"),
            *HANDLING,
        ),
        result=Result.CERTIFICATE,
        matters=MATTERS,
        note="Tổ hợp tác không thuộc diện phải đăng ký và không đăng ký thì vẫn thông báo cho Ủy "
        "ban nhân dân cấp xã theo Nghị định 77/2019/NĐ-CP (khoản 4 Điều 65).",
    ),
)

_STATE_PAID_ALL = Document(
    "recovery_decision",
    "Quyết định thu hồi quỹ chung, tài sản chung của Ủy ban nhân dân cấp huyện",
    by_decree_92("điểm b khoản 3 Điều 63"),
    when.STATE_PAID_ALL,
)


def _end(recovery: Document) -> tuple[Document, ...]:
    """Return the papers of an end: first the minutes, then the file when all is paid."""
    return (
        Document(
            "end_minutes",
            "Biên bản họp thành viên tổ hợp tác về việc chấm dứt hoạt động",
            by_decree_92("khoản 1 Điều 63"),
        ),
        Document(
            "debt_plan",
            "Phương án giải quyết nợ",
            by_decree_92("khoản 1 Điều 63"),
            when.WITH_DEBTS,
        ),
        Document(
            "end_notice",
            "Thông báo chấm dứt hoạt động tổ hợp tác",
            by_decree_92("điểm a khoản 3 Điều 63"),
        ),
        recovery,
        Document(
            "liquidation_report",
            "Báo cáo kết quả chuyển nhượng, thanh lý tài sản của Hội đồng thanh lý tài sản chung",
            by_decree_92("điểm c khoản 3 Điều 63"),
            when.STATE_PAID_PART,
        ),
        *ACCOMPANYING,
    )


_END_OF_REGISTERED = group(
    kind=FilingKind.GROUP_END,
    title=END_TITLE,
    valid_to=COMMUNES_FROM,
    article=by_decree_92("Điều 63"),
    documents=_end(_STATE_PAID_ALL),
    limits=(
        applicant("group.end.send.working_days"),
        office("group.end.publish.working_days"),
        applicant("group.end.file.working_days", Starts.SETTLED),
        office("group.end.office.working_days", Starts.ENDING_FILED),
        office("group.end.automatic.months", Starts.POSTED),
        *HANDLING,
    ),
    result=Result.END_NOTICE,
    matters=(FactKind.STATUS,),
    note="Biên bản gửi trước, cơ quan đăng ký chuyển tình trạng; hồ sơ đăng ký chấm dứt nộp khi đã "
    "thanh toán hết nợ. Cơ quan thuế trả lời trong 02 ngày làm việc (khoản 4 Điều 63).",
)

ENDING = (
    group_notice(
        kind=FilingKind.GROUP_END,
        title=END_TITLE,
        article=by_decree_77("khoản 3 Điều 14"),
        documents=(
            Document(
                "end_notice",
                "Thông báo chấm dứt hoạt động (Mẫu I.03)",
                by_decree_77("khoản 3 Điều 14"),
            ),
            Document(
                "end_minutes",
                "Biên bản cuộc họp thành viên tổ hợp tác",
                by_decree_77("khoản 3 Điều 14"),
            ),
        ),
        limits=(applicant("group.end_notice.working_days"),),
        result=Result.RECORD_ONLY,
        form_no="I.03",
        matters=(FactKind.STATUS,),
        note=_TOLD,
    ),
    _END_OF_REGISTERED,
    #: Who recovers what the State paid for, after the districts, was not read.
    replace(
        _END_OF_REGISTERED,
        valid_from=COMMUNES_FROM,
        valid_to=None,
        documents=_end(
            replace(
                _STATE_PAID_ALL,
                title="Quyết định thu hồi quỹ chung, tài sản chung của cơ quan kế nhiệm Ủy ban nhân "
                "dân cấp huyện",
                certainty=Certainty.CARRIED,
            )
        ),
    ),
)

SPECS = (
    *FOUNDING,
    *(_told_change(kind, *row) for kind, row in _TOLD_CHANGES.items()),
    *(_change(kind, *row) for kind, row in _CHANGES.items()),
    *ENDING,
)
