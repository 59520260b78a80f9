"""Matters only told to the office: lines, tax information, enterprises (thông báo thay đổi)."""

from datetime import date

from coop_registry.rules.filings.kinds import FilingKind, Result
from coop_registry.rules.filings.spec import Document, FilingSpec
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.filings.specs.building import (
    ACCOMPANYING,
    HANDLING,
    applicant,
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
from coop_registry.rules.filings.specs.changes import (
    NO_DOSSIER_YET,
    RESTRUCTURING,
    WITH_CHANGES,
    meeting_papers,
)
from coop_registry.rules.kinds import FactKind
from law.acts import DECREE_193, place
from law.dated import Certainty

FILING = applicant("registration.notice.filing_days")
OFFICE = office("registration.notice.working_days")
NOTICE = "Thông báo thay đổi nội dung đăng ký hợp tác xã, liên hiệp hợp tác xã"
TITLES = {
    FilingKind.LINES: "Thông báo thay đổi ngành, nghề kinh doanh",
    FilingKind.TAX_INFORMATION: "Thông báo thay đổi thông tin đăng ký thuế",
    FilingKind.FOREIGN_MEMBERS: "Thông báo thay đổi thành viên là nhà đầu tư nước ngoài, tổ chức "
    "kinh tế có vốn đầu tư nước ngoài",
}
_MATTERS = {FilingKind.LINES: (FactKind.LINE,)}
_POINTS = {
    FilingKind.LINES: "điểm a",
    FilingKind.TAX_INFORMATION: "điểm b",
    FilingKind.FOREIGN_MEMBERS: "điểm c",
}
_ENTERPRISE = "Thông báo về việc thành lập doanh nghiệp của hợp tác xã, liên hiệp hợp tác xã"
_UPDATE = "Thông báo bổ sung, cập nhật thông tin trong hồ sơ đăng ký"
_ENTERPRISE_NOTICE = applicant("enterprise.notice.working_days")


def _between(kind: FilingKind) -> FilingSpec:
    return between(
        kind=kind,
        title=TITLES[kind],
        article=by_law_2023(f"{_POINTS[kind]} khoản 1 Điều 48"),
        documents=(
            Document(
                "change_notice",
                "Hồ sơ thông báo thay đổi nội dung đăng ký",
                by_law_2023("điểm a khoản 2 Điều 48"),
            ),
            *RESTRUCTURING,
        ),
        limits=(FILING, OFFICE),
        result=Result.CHANGE_CONFIRMATION,
        matters=_MATTERS.get(kind, ()),
        note=NO_DOSSIER_YET,
    )


def _new(kind: FilingKind, article: int, *papers: Document) -> FilingSpec:
    return new(
        kind=kind,
        title=TITLES[kind],
        article=by_decree_92(f"Điều {article}"),
        documents=(*papers, *RESTRUCTURING, *WITH_CHANGES),
        limits=(FILING, OFFICE, *HANDLING),
        result=Result.CHANGE_CONFIRMATION,
        matters=_MATTERS.get(kind, ()),
        note="Giấy xác nhận chỉ cấp khi đơn vị có nhu cầu.",
    )


SPECS = (
    old(
        kind=FilingKind.OTHER_NOTICE,
        title="Thông báo thay đổi điều lệ, số lượng thành viên, người quản lý",
        article=by_law_2012(),
        documents=(
            remembered("update_notice", "Thông báo thay đổi", by_law_2012()),
            remembered("resolution", "Nghị quyết của đại hội thành viên", by_law_2012()),
        ),
        limits=(FILING,),
        result=Result.RECORD_ONLY,
        certainty=Certainty.MEMORY,
        note="Danh mục và thời hạn theo trí nhớ, chưa đối chiếu.",
    ),
    old(
        kind=FilingKind.ENTERPRISE,
        title="Thông báo góp vốn, thành lập doanh nghiệp",
        valid_from=date(2014, 1, 27),
        article=place("Điều 20", DECREE_193),
        documents=(
            remembered(
                "enterprise_notice",
                "Thông báo góp vốn, mua cổ phần, thành lập doanh nghiệp",
                place("Điều 20", DECREE_193),
            ),
        ),
        limits=(applicant("investment.notice.working_days"),),
        result=Result.RECORD_ONLY,
    ),
    *(_between(kind) for kind in TITLES),
    between(
        kind=FilingKind.ENTERPRISE,
        title=_ENTERPRISE,
        article=by_law_2023("khoản 6 Điều 81"),
        documents=(Document("enterprise_notice", _ENTERPRISE, by_law_2023("khoản 6 Điều 81")),),
        limits=(_ENTERPRISE_NOTICE,),
        result=Result.RECORD_ONLY,
    ),
    _new(
        FilingKind.LINES,
        41,
        Document("change_notice", NOTICE, by_decree_92("điểm a khoản 1 Điều 41")),
        *meeting_papers("thay đổi ngành, nghề kinh doanh", "khoản 1 Điều 41"),
    ),
    _new(
        FilingKind.TAX_INFORMATION,
        42,
        Document("change_notice", NOTICE, by_decree_92("khoản 1 Điều 42")),
    ),
    _new(
        FilingKind.FOREIGN_MEMBERS,
        43,
        Document("change_notice", NOTICE, by_decree_92("điểm a khoản 1 Điều 43")),
        Document(
            "foreign_members",
            "Danh sách thành viên chính thức, thành viên liên kết góp vốn có yếu tố nước ngoài sau "
            "khi thay đổi",
            by_decree_92("điểm b khoản 1 Điều 43"),
        ),
        Document(
            "investment_approval",
            "Bản sao văn bản của cơ quan đăng ký đầu tư chấp thuận việc góp vốn, mua cổ phần, mua "
            "phần vốn góp",
            by_decree_92("điểm c khoản 1 Điều 43"),
            when.FOREIGN_CONTRIBUTION,
        ),
    ),
    new(
        kind=FilingKind.ENTERPRISE,
        title=_ENTERPRISE,
        article=by_decree_92("Điều 44"),
        documents=(
            Document("enterprise_notice", _ENTERPRISE, by_decree_92("Điều 44")),
            *ACCOMPANYING,
        ),
        limits=(_ENTERPRISE_NOTICE, office("enterprise.office.working_days"), *HANDLING),
        result=Result.RECORD_ONLY,
    ),
    new(
        kind=FilingKind.OTHER_NOTICE,
        title=_UPDATE,
        article=by_decree_92("Điều 46"),
        documents=(
            Document("update_notice", _UPDATE, by_decree_92("khoản 1 Điều 46")),
            *ACCOMPANYING,
        ),
        limits=(office("registration.update.working_days"), *HANDLING),
        result=Result.RECORD_ONLY,
        matters=(FactKind.CONTACT, FactKind.SEAT),
        note="Cấp giấy chứng nhận khi thông tin nằm trên giấy; địa chỉ đổi do địa giới hành chính "
        "thì không bắt buộc (khoản 2 Điều 46).",
    ),
    group(
        kind=FilingKind.OTHER_NOTICE,
        title=_UPDATE,
        article=by_decree_92("khoản 3 Điều 25"),
        documents=(
            Document("update_notice", _UPDATE, by_decree_92("khoản 3 Điều 25")),
            *ACCOMPANYING,
        ),
        limits=HANDLING,
        result=Result.RECORD_ONLY,
        matters=(FactKind.CONTACT,),
        note="Trả lời thông báo rà soát thông tin đăng ký, trong 90 ngày kể từ ngày ra thông báo.",
    ),
)
