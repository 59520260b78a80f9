"""Founding of cooperatives and unions; a group becoming a cooperative (đăng ký thành lập)."""

from coop_registry.rules.filings.kinds import FilingKind, Result
from coop_registry.rules.filings.spec import Document
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.filings.specs.building import (
    HANDLING,
    IDENTITY_COPY,
    IDENTITY_WITHOUT_NUMBER,
    POSTAL_SLIP,
    SERVICE_CONTRACT,
    TRANSLATION,
    between,
    by_decree_92,
    by_law_2012,
    by_law_2023,
    group,
    new,
    office,
    old,
)
from coop_registry.rules.kinds import FactKind

MATTERS = (
    FactKind.FOUNDING,
    FactKind.NAME,
    FactKind.SEAT,
    FactKind.CAPITAL,
    FactKind.REPRESENTATIVE,
    FactKind.CONTACT,
    FactKind.LINE,
    FactKind.IDENTIFIER,
    FactKind.STATUS,
)
OFFICE = office("registration.new.working_days")
POINTS = "khoản 2 Điều 42"

_APPLICATION = Document(
    "founding_application", "Giấy đề nghị đăng ký thành lập", by_law_2023(f"điểm a {POINTS}")
)
_CHARTER = Document("charter", "Điều lệ", by_law_2023(f"điểm b {POINTS}"))
_MEMBERS = Document(
    "members",
    "Danh sách thành viên chính thức, thành viên liên kết góp vốn",
    by_law_2023(f"điểm d {POINTS}"),
)
_REPRESENTATIVES = Document(
    "representatives",
    "Danh sách, số định danh cá nhân của người đại diện theo pháp luật là người Việt Nam; danh "
    "sách, bản sao giấy tờ pháp lý của người đại diện theo pháp luật là người nước ngoài",
    by_law_2023(f"điểm đ {POINTS}"),
)
_INVESTMENT = Document(
    "investment_certificate",
    "Bản sao giấy chứng nhận đăng ký đầu tư của cá nhân là nhà đầu tư nước ngoài",
    by_law_2023(f"điểm e {POINTS}"),
    when.FOREIGN_INVESTOR,
)
_PROJECT = Document(
    "project_certificate",
    "Bản sao giấy chứng nhận đăng ký đầu tư đối với dự án thành lập hợp tác xã, liên hiệp hợp tác "
    "xã",
    by_law_2023(f"điểm g {POINTS}"),
    when.FOREIGN_PROJECT,
)


def _resolution(case: str) -> Document:
    return Document(
        "founding_resolution",
        "Nghị quyết hội nghị thành lập",
        by_law_2023(f"điểm c {POINTS}"),
        case,
    )


_OF_LAW_2012 = (
    Document("founding_application", "Giấy đề nghị đăng ký hợp tác xã", by_law_2012("Điều 23")),
    Document("charter", "Điều lệ", by_law_2012("Điều 23")),
    Document("business_plan", "Phương án sản xuất, kinh doanh", by_law_2012("Điều 23")),
    Document("members", "Danh sách thành viên", by_law_2012("Điều 23")),
    Document(
        "managers",
        "Danh sách hội đồng quản trị, giám đốc (tổng giám đốc), ban kiểm soát hoặc kiểm soát viên",
        by_law_2012("Điều 23"),
    ),
    Document("founding_resolution", "Nghị quyết hội nghị thành lập", by_law_2012("Điều 23")),
)
_OF_LAW_2023 = (
    _APPLICATION,
    _CHARTER,
    _resolution(when.NOT_RESTRUCTURED),
    _MEMBERS,
    _REPRESENTATIVES,
    _INVESTMENT,
    _PROJECT,
    Document(
        "division_resolution",
        "Nghị quyết chia, nghị quyết tách hợp tác xã, liên hiệp hợp tác xã",
        by_law_2023("điểm c khoản 2 Điều 92 và điểm c khoản 2 Điều 93"),
        when.DIVIDED,
    ),
    Document(
        "consolidation_contract",
        "Hợp đồng hợp nhất và nghị quyết thông qua hợp đồng hợp nhất của các bên bị hợp nhất",
        by_law_2023("điểm d khoản 2 Điều 94"),
        when.CONSOLIDATED,
    ),
)
_CONVERTED = (
    _APPLICATION,
    _CHARTER,
    _resolution(""),
    _MEMBERS,
    _REPRESENTATIVES,
)
#: The one who files is named in the founding resolution; only a further authorisation is a paper.
_HANDED_IN = (
    Document(
        "authorisation",
        "Văn bản ủy quyền lại thực hiện thủ tục đăng ký thành lập",
        by_decree_92("khoản 1 Điều 12"),
        when.REAUTHORISED,
    ),
    SERVICE_CONTRACT,
    POSTAL_SLIP,
    TRANSLATION,
    IDENTITY_WITHOUT_NUMBER,
    IDENTITY_COPY,
)

_TITLE = "Đăng ký thành lập hợp tác xã, liên hiệp hợp tác xã"

SPECS = (
    old(
        kind=FilingKind.FOUNDING,
        title=_TITLE,
        article=by_law_2012("Điều 23"),
        documents=_OF_LAW_2012,
        limits=(OFFICE,),
        result=Result.CERTIFICATE,
        matters=MATTERS,
        note="Phương án sản xuất, kinh doanh chỉ phải nộp theo Luật 2012.",
    ),
    between(
        kind=FilingKind.FOUNDING,
        title=_TITLE,
        article=by_law_2023("Điều 42"),
        documents=_OF_LAW_2023,
        limits=(OFFICE,),
        result=Result.CERTIFICATE,
        matters=MATTERS,
    ),
    new(
        kind=FilingKind.FOUNDING,
        title=_TITLE,
        article=by_decree_92("Điều 34"),
        documents=(*_OF_LAW_2023, *_HANDED_IN),
        limits=(OFFICE, *HANDLING),
        result=Result.CERTIFICATE,
        matters=MATTERS,
    ),
    group(
        kind=FilingKind.CONVERSION,
        title="Đăng ký thành lập hợp tác xã trên cơ sở chuyển đổi từ tổ hợp tác",
        article=by_decree_92("Điều 61"),
        documents=(
            *_CONVERTED,
            Document(
                _INVESTMENT.code,
                _INVESTMENT.title,
                by_decree_92("khoản 2 Điều 61"),
                when.FOREIGN_CONTRIBUTION,
            ),
            Document(
                "investment_approval",
                "Bản sao văn bản của cơ quan đăng ký đầu tư chấp thuận việc góp vốn, mua cổ phần, "
                "mua phần vốn góp",
                by_decree_92("khoản 2 Điều 61"),
                when.FOREIGN_CONTRIBUTION,
            ),
            *_HANDED_IN,
        ),
        limits=(OFFICE, *HANDLING),
        result=Result.CERTIFICATE,
        matters=MATTERS,
        note="Hợp tác xã giữ nguyên mã số của tổ hợp tác (khoản 4 Điều 61); tổ hợp tác phải có giấy "
        "chứng nhận, hoạt động liên tục ít nhất 12 tháng và mọi thành viên tán thành (khoản 1 "
        "Điều 108 Luật Hợp tác xã 2023).",
    ),
)
