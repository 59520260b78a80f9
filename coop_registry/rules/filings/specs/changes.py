"""Changes of what the certificate says: name, seat, representative, capital (đăng ký thay đổi)."""

from dataclasses import dataclass

from coop_registry.rules.filings.kinds import FilingKind, Result
from coop_registry.rules.filings.spec import Document, FilingSpec
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.filings.specs.building import (
    ACCOMPANYING,
    EXPLANATION,
    HANDLING,
    IDENTITY_WITHOUT_NUMBER,
    TAX_CERTIFICATE,
    applicant,
    between,
    by_decree_92,
    by_law_2012,
    by_law_2023,
    new,
    office,
    old,
    remembered,
)
from coop_registry.rules.kinds import FactKind
from law.dated import Certainty

OFFICE = office("registration.change.working_days")
FILING = applicant("registration.change.filing_days")
APPLICATION = "Giấy đề nghị đăng ký thay đổi nội dung đăng ký hợp tác xã, liên hiệp hợp tác xã"
BEFORE_EFFECT = "Thay đổi chỉ được thực hiện sau khi được cấp giấy chứng nhận đăng ký."
NO_DOSSIER_YET = (
    "Luật để Chính phủ quy định hồ sơ; từ ngày 18/07/2024 hồ sơ chưa chấp thuận được giải quyết "
    "theo Nghị định 92/2024/NĐ-CP."
)

#: Accompanying papers of a change or a notice by one that is registered.
WITH_CHANGES = (TAX_CERTIFICATE, EXPLANATION, *ACCOMPANYING)
RESTRUCTURING = (
    Document(
        "division_resolution",
        "Nghị quyết tách hợp tác xã, liên hiệp hợp tác xã",
        by_law_2023("điểm d khoản 2 Điều 93"),
        when.SEPARATING,
    ),
    Document(
        "merger_contract",
        "Hợp đồng sáp nhập và nghị quyết thông qua hợp đồng sáp nhập của các bên",
        by_law_2023("điểm d khoản 2 Điều 95"),
        when.ABSORBING,
    ),
)


@dataclass(frozen=True)
class Matter:
    """One matter of the certificate: its kind of filing, words, article and fact."""

    kind: FilingKind
    words: str
    article: int
    fact: FactKind


NAME = Matter(FilingKind.NAME, "thay đổi tên", 38, FactKind.NAME)
SEAT = Matter(FilingKind.SEAT, "chuyển địa chỉ trụ sở chính", 37, FactKind.SEAT)
REPRESENTATIVE = Matter(
    FilingKind.REPRESENTATIVE,
    "thay đổi người đại diện theo pháp luật",
    39,
    FactKind.REPRESENTATIVE,
)
CAPITAL = Matter(FilingKind.CAPITAL, "thay đổi vốn điều lệ", 40, FactKind.CAPITAL)
LINES = Matter(FilingKind.LINES, "thay đổi ngành, nghề kinh doanh", 41, FactKind.LINE)


def meeting_papers(words: str, where: str, case: str = "") -> tuple[Document, Document]:
    """Return the minutes and the resolution of the members' meeting (điểm b, điểm c)."""
    return (
        Document(
            "minutes",
            f"Bản sao hoặc bản chính biên bản họp Đại hội thành viên về việc {words}",
            by_decree_92(f"điểm b {where}"),
            case,
        ),
        Document(
            "resolution",
            f"Bản sao hoặc bản chính nghị quyết của Đại hội thành viên về việc {words}",
            by_decree_92(f"điểm c {where}"),
            case,
        ),
    )


def of_law_2012(matter: Matter) -> FilingSpec:
    """Describe a change under Luật 2012: registered before it takes effect."""
    article = by_law_2012("Điều 28")
    return old(
        kind=matter.kind,
        title=f"Đăng ký {matter.words}",
        article=article,
        documents=(
            remembered("change_application", "Giấy đề nghị đăng ký thay đổi", article),
            remembered(
                "resolution", f"Nghị quyết của đại hội thành viên về việc {matter.words}", article
            ),
            remembered("certificate", "Bản chính giấy chứng nhận đăng ký đã cấp", article),
        ),
        limits=(OFFICE,),
        result=Result.CERTIFICATE,
        certainty=Certainty.MEMORY,
        matters=(matter.fact,),
        note=BEFORE_EFFECT,
    )


def _between(matter: Matter) -> FilingSpec:
    return between(
        kind=matter.kind,
        title=f"Đăng ký {matter.words}",
        article=by_law_2023("khoản 1 Điều 47"),
        documents=(
            Document(
                "change_application",
                "Hồ sơ đăng ký thay đổi nội dung Giấy chứng nhận đăng ký hợp tác xã",
                by_law_2023("điểm a khoản 1 Điều 47"),
            ),
            *RESTRUCTURING,
        ),
        limits=(FILING, OFFICE),
        result=Result.CERTIFICATE,
        matters=(matter.fact,),
        note=NO_DOSSIER_YET,
    )


def _new(
    matter: Matter, clause: int, *more: Document, case: str = "", note: str = ""
) -> FilingSpec:
    where = f"khoản {clause} Điều {matter.article}"
    return new(
        kind=matter.kind,
        title=f"Đăng ký {matter.words}",
        article=by_decree_92(f"Điều {matter.article}"),
        documents=(
            Document("change_application", APPLICATION, by_decree_92(f"điểm a {where}")),
            *meeting_papers(matter.words, where, case),
            *more,
            *RESTRUCTURING,
            *WITH_CHANGES,
        ),
        limits=(FILING, OFFICE, *HANDLING),
        result=Result.CERTIFICATE,
        matters=(matter.fact,),
        note=note,
    )


_NEW_REPRESENTATIVES = Document(
    "representatives",
    "Danh sách, số định danh cá nhân của người đại diện theo pháp luật là người Việt Nam; danh "
    "sách, bản sao hộ chiếu nước ngoài hoặc giấy tờ thay thế của người nước ngoài",
    by_decree_92("điểm d khoản 1 Điều 39"),
    when.NEW_REPRESENTATIVE,
)
_INVESTMENT_APPROVAL = Document(
    "investment_approval",
    "Bản sao văn bản của cơ quan đăng ký đầu tư chấp thuận việc góp vốn, mua cổ phần, mua phần vốn "
    "góp",
    by_decree_92("điểm d khoản 1 Điều 40"),
    when.FOREIGN_CONTRIBUTION,
)

SPECS = (
    *(of_law_2012(matter) for matter in (NAME, SEAT, REPRESENTATIVE, CAPITAL, LINES)),
    *(_between(matter) for matter in (NAME, SEAT, REPRESENTATIVE, CAPITAL)),
    _new(NAME, 1),
    _new(
        SEAT,
        2,
        note="Nộp tại cơ quan đăng ký nơi đặt trụ sở mới, sau khi làm xong thủ tục với cơ quan thuế "
        "nếu đổi cơ quan thuế quản lý (khoản 1, khoản 2 Điều 37).",
    ),
    _new(
        REPRESENTATIVE,
        1,
        _NEW_REPRESENTATIVES,
        IDENTITY_WITHOUT_NUMBER,
        case=when.NEW_REPRESENTATIVE,
        note="Chủ tịch Hội đồng quản trị hoặc Giám đốc ký; nếu chính người đó thôi làm đại diện thì "
        "người mới được bầu ký (điểm a khoản 1 Điều 39). Chỉ đổi thông tin cá nhân thì chỉ nộp "
        "giấy đề nghị (khoản 2 Điều 39).",
    ),
    _new(CAPITAL, 1, _INVESTMENT_APPROVAL),
)
