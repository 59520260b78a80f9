"""Branches, representative offices, places of business (chi nhánh, văn phòng đại diện)."""

from coop_registry.rules.filings.kinds import FilingKind, Result, Starts
from coop_registry.rules.filings.spec import Document
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.filings.specs.building import (
    ACCOMPANYING,
    HANDLING,
    IDENTITY_WITHOUT_NUMBER,
    applicant,
    between,
    by_decree_92,
    by_law_2012,
    by_law_2023,
    exchanging,
    new,
    office,
    old,
    remembered,
)
from law.dated import Certainty

NEW_TITLE = "Đăng ký hoạt động chi nhánh, văn phòng đại diện; thông báo địa điểm kinh doanh"
CHANGE_TITLE = "Đăng ký thay đổi nội dung đăng ký hoạt động chi nhánh, văn phòng đại diện"
END_TITLE = "Chấm dứt hoạt động chi nhánh, văn phòng đại diện, địa điểm kinh doanh"
_OLD_NOTE = "Hồ sơ theo trí nhớ, chưa đối chiếu; thời hạn giải quyết chưa nạp."
_NEW_OFFICE = office("branch.new.working_days", case=when.BRANCH)
_ABROAD_FILING = applicant("branch.abroad.filing_days", case=when.ABROAD)
_LOCATION_FILING = applicant("branch.location.filing_days", case=when.LOCATION)
_WITH_BRANCHES = (*exchanging(when.OLD_CERTIFICATE_BRANCH), *ACCOMPANYING)
_BOARD = (
    "Hội đồng quản trị (tổ chức quản trị đầy đủ) hoặc Đại hội thành viên (tổ chức quản trị rút gọn)"
)


def _board_papers(doing: str, where: str) -> tuple[Document, Document]:
    """Return the minutes and the decision of the board or of the members' meeting."""
    return (
        Document(
            "minutes",
            f"Bản sao hoặc bản chính biên bản họp {_BOARD} về việc {doing}",
            by_decree_92(f"điểm b {where}"),
            when.BRANCH,
        ),
        Document(
            "resolution",
            "Bản sao hoặc bản chính quyết định của Hội đồng quản trị hoặc nghị quyết của Đại hội "
            f"thành viên về việc {doing}",
            by_decree_92(f"điểm c {where}"),
            when.BRANCH,
        ),
    )


_REMEMBERED = (
    old(
        kind=FilingKind.BRANCH_NEW,
        title=NEW_TITLE,
        article=by_law_2012(),
        documents=(
            remembered("branch_notice", "Thông báo lập chi nhánh", by_law_2012()),
            remembered("resolution", "Quyết định lập chi nhánh", by_law_2012()),
        ),
        limits=(),
        result=Result.BRANCH_CERTIFICATE,
        certainty=Certainty.MEMORY,
        note=_OLD_NOTE,
    ),
    old(
        kind=FilingKind.BRANCH_CHANGE,
        title=CHANGE_TITLE,
        article=by_law_2012(),
        documents=(remembered("branch_change", "Giấy đề nghị đăng ký thay đổi", by_law_2012()),),
        limits=(office("registration.change.working_days"),),
        result=Result.BRANCH_CERTIFICATE,
        certainty=Certainty.MEMORY,
        note="Hồ sơ theo trí nhớ, chưa đối chiếu.",
    ),
    old(
        kind=FilingKind.BRANCH_END,
        title=END_TITLE,
        article=by_law_2012(),
        documents=(
            remembered("end_notice", "Thông báo chấm dứt hoạt động chi nhánh", by_law_2012()),
            remembered("resolution", "Quyết định chấm dứt hoạt động chi nhánh", by_law_2012()),
        ),
        limits=(),
        result=Result.END_NOTICE,
        certainty=Certainty.MEMORY,
        note=_OLD_NOTE,
    ),
)
_BETWEEN = (
    between(
        kind=FilingKind.BRANCH_NEW,
        title=NEW_TITLE,
        article=by_law_2023("Điều 55"),
        documents=(
            Document(
                "branch_notice",
                "Hồ sơ đăng ký hoạt động chi nhánh, văn phòng đại diện",
                by_law_2023("điểm a khoản 1 Điều 55"),
                when.BRANCH,
            ),
            Document(
                "location_notice",
                "Hồ sơ thông báo địa điểm kinh doanh",
                by_law_2023("khoản 4 Điều 55"),
                when.LOCATION,
            ),
            Document(
                "abroad_notice",
                "Hồ sơ thông báo chi nhánh, văn phòng đại diện ở nước ngoài",
                by_law_2023("khoản 3 Điều 55"),
                when.ABROAD,
            ),
        ),
        limits=(_LOCATION_FILING, _ABROAD_FILING, _NEW_OFFICE),
        result=Result.BRANCH_CERTIFICATE,
        note="Luật để Chính phủ quy định hồ sơ (khoản 5 Điều 55).",
    ),
    between(
        kind=FilingKind.BRANCH_CHANGE,
        title=CHANGE_TITLE,
        article=by_law_2023("khoản 2 Điều 55"),
        documents=(
            Document(
                "branch_change",
                "Hồ sơ đăng ký thay đổi nội dung giấy chứng nhận đăng ký hoạt động chi nhánh, văn "
                "phòng đại diện",
                by_law_2023("khoản 2 Điều 55"),
            ),
        ),
        limits=(applicant("branch.change.filing_days"),),
        result=Result.BRANCH_CERTIFICATE,
        note="Luật để Chính phủ quy định hồ sơ (khoản 5 Điều 55).",
    ),
)

SPECS = (
    *_REMEMBERED,
    *_BETWEEN,
    new(
        kind=FilingKind.BRANCH_NEW,
        title=NEW_TITLE,
        article=by_decree_92("Điều 36"),
        documents=(
            Document(
                "branch_notice",
                "Thông báo thành lập chi nhánh, văn phòng đại diện",
                by_decree_92("điểm a khoản 1 Điều 36"),
                when.BRANCH,
            ),
            *_board_papers("thành lập chi nhánh, văn phòng đại diện", "khoản 1 Điều 36"),
            Document(
                "location_notice",
                "Thông báo lập địa điểm kinh doanh",
                by_decree_92("khoản 2 Điều 36"),
                when.LOCATION,
            ),
            Document(
                "abroad_notice",
                "Thông báo về việc lập chi nhánh, văn phòng đại diện ở nước ngoài",
                by_decree_92("điểm a khoản 4 Điều 36"),
                when.ABROAD,
            ),
            Document(
                "abroad_certificate",
                "Bản sao giấy chứng nhận đăng ký hoạt động chi nhánh, văn phòng đại diện hoặc giấy "
                "tờ có giá trị pháp lý tương đương",
                by_decree_92("điểm b khoản 4 Điều 36"),
                when.ABROAD,
            ),
            IDENTITY_WITHOUT_NUMBER,
            *_WITH_BRANCHES,
        ),
        limits=(
            applicant("branch.new.filing_days", case=when.BRANCH),
            _LOCATION_FILING,
            _ABROAD_FILING,
            _NEW_OFFICE,
            office("branch.abroad.working_days", case=when.ABROAD),
            *HANDLING,
        ),
        result=Result.BRANCH_CERTIFICATE,
        note="Giấy chứng nhận cấp trước ngày 18/07/2024 mà đơn vị phụ thuộc ở địa bàn khác: phải "
        "làm thủ tục thay đổi và cấp đổi ở nơi có trụ sở chính trước (điểm c khoản 2 Điều 65).",
    ),
    new(
        kind=FilingKind.BRANCH_CHANGE,
        title=CHANGE_TITLE,
        article=by_decree_92("Điều 45"),
        documents=(
            Document(
                "branch_change",
                "Giấy đề nghị đăng ký thay đổi nội dung đăng ký hoạt động chi nhánh, văn phòng đại "
                "diện, địa điểm kinh doanh",
                by_decree_92("khoản 4 Điều 45"),
            ),
            IDENTITY_WITHOUT_NUMBER,
            *_WITH_BRANCHES,
        ),
        limits=(
            applicant("branch.change.filing_days", case=when.BRANCH),
            office("branch.change.working_days"),
            *HANDLING,
        ),
        result=Result.BRANCH_CERTIFICATE,
        note="Chuyển sang địa bàn khác thì nộp ở nơi dự định chuyển đến (khoản 3 Điều 45).",
    ),
    new(
        kind=FilingKind.BRANCH_END,
        title=END_TITLE,
        article=by_decree_92("Điều 54"),
        documents=(
            Document(
                "end_notice",
                "Thông báo về việc chấm dứt hoạt động chi nhánh, văn phòng đại diện, địa điểm kinh "
                "doanh",
                by_decree_92("điểm a khoản 2 Điều 54"),
            ),
            *_board_papers("chấm dứt hoạt động chi nhánh, văn phòng đại diện", "khoản 2 Điều 54"),
            *_WITH_BRANCHES,
        ),
        limits=(
            applicant("branch.end.filing_days", case=when.AT_HOME),
            applicant("branch.abroad.end.filing_days", case=when.ABROAD),
            office("branch.end.working_days", case=when.AT_HOME),
            office("branch.abroad.end.working_days", case=when.ABROAD),
            office("branch.end.automatic.months", Starts.POSTED),
            *HANDLING,
        ),
        result=Result.END_NOTICE,
        note="Trước đó phải hoàn thành nghĩa vụ thuế với cơ quan thuế (khoản 1 Điều 54).",
    ),
)
