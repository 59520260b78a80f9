"""Parts that many kinds of filing share: periods, accompanying papers, common limits."""

from datetime import date
from functools import partial

from coop_registry.rules.filings.kinds import Starts, Who
from coop_registry.rules.filings.spec import Document, FilingSpec, Limit
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.kinds import Kind
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
from law.dated import Certainty

COOPERATIVES = frozenset({Kind.COOPERATIVE, Kind.UNION})
GROUPS = frozenset({Kind.GROUP})
DECREE_77_FROM = date(2019, 11, 25)

#: Luật 2012: 01/07/2013 - 30/06/2024.
old = partial(FilingSpec, for_kinds=COOPERATIVES, valid_from=LAW_2012_FROM, valid_to=LAW_2023_FROM)
#: Luật 2023 without its decree: 01/07/2024 - 17/07/2024.
between = partial(
    FilingSpec, for_kinds=COOPERATIVES, valid_from=LAW_2023_FROM, valid_to=DECREE_92_FROM
)
#: Luật 2023 and NĐ 92, from 18/07/2024.
new = partial(FilingSpec, for_kinds=COOPERATIVES, valid_from=DECREE_92_FROM, valid_to=None)
#: A notice of a group to the commune: 25/11/2019 - 17/07/2024.
group_notice = partial(
    FilingSpec, for_kinds=GROUPS, valid_from=DECREE_77_FROM, valid_to=DECREE_92_FROM
)
#: A registered group, from 18/07/2024.
group = partial(FilingSpec, for_kinds=GROUPS, valid_from=DECREE_92_FROM, valid_to=None)


def by_law_2012(where: str = "") -> str:
    """Cite Luật Hợp tác xã 2012."""
    return place(where, LAW_2012)


def by_law_2023(where: str) -> str:
    """Cite Luật Hợp tác xã 2023."""
    return place(where, LAW_2023)


def by_decree_77(where: str) -> str:
    """Cite Nghị định 77/2019/NĐ-CP."""
    return place(where, DECREE_77)


def by_decree_92(where: str) -> str:
    """Cite Nghị định 92/2024/NĐ-CP."""
    return place(where, DECREE_92)


def remembered(code: str, title: str, article: str, case: str = "") -> Document:
    """Return a paper known from memory only (chưa đối chiếu)."""
    return Document(code, title, article, case, Certainty.MEMORY)


def office(rule: str, starts: Starts = Starts.RECEIVED, case: str = "") -> Limit:
    """Return a limit of the office (thời hạn của cơ quan đăng ký)."""
    return Limit(rule, Who.OFFICE, starts, case)


def applicant(rule: str, starts: Starts = Starts.EVENT, case: str = "") -> Limit:
    """Return a limit of the applicant (thời hạn của người nộp)."""
    return Limit(rule, Who.APPLICANT, starts, case)


#: How a file is mended or stopped: khoản 6, khoản 7 Điều 19 NĐ 92; notices are filings too (Điều 3).
HANDLING = (
    applicant("registration.supplement.days", Starts.SUPPLEMENT_ASKED),
    office("registration.withdrawal.working_days", Starts.WITHDRAWAL_ASKED),
)

AUTHORISATION = Document(
    "authorisation",
    "Văn bản ủy quyền cho cá nhân thực hiện thủ tục đăng ký",
    by_decree_92("điểm a khoản 2 Điều 12"),
    when.BY_PERSON,
)
SERVICE_CONTRACT = Document(
    "service_contract",
    "Bản sao hợp đồng cung cấp dịch vụ; giấy giới thiệu hoặc văn bản phân công nhiệm vụ cho cá "
    "nhân trực tiếp thực hiện thủ tục",
    by_decree_92("điểm b khoản 2 Điều 12"),
    when.BY_ORGANISATION,
)
POSTAL_SLIP = Document(
    "postal_slip",
    "Bản sao phiếu gửi hồ sơ có chữ ký của nhân viên bưu chính và người ký văn bản đề nghị",
    by_decree_92("khoản 3 Điều 12"),
    when.BY_POST,
)
TRANSLATION = Document(
    "translation",
    "Bản dịch tiếng Việt công chứng của tài liệu bằng tiếng nước ngoài",
    by_decree_92("điểm b khoản 3 Điều 11"),
    when.FOREIGN_LANGUAGE,
)
IDENTITY_COPY = Document(
    "identity_copy",
    "Bản sao giấy tờ pháp lý còn hiệu lực của người nộp, người đại diện, người đứng đầu đơn vị "
    "phụ thuộc",
    by_decree_92("khoản 4 Điều 10"),
    when.POPULATION_DATA_DOWN,
)
#: Asked for where somebody's personal data are declared.
IDENTITY_WITHOUT_NUMBER = Document(
    "identity_without_number",
    "Bản sao chứng minh nhân dân, hộ chiếu hoặc giấy tờ thay thế hộ chiếu nước ngoài còn hiệu lực",
    by_decree_92("khoản 3 Điều 10"),
    when.NO_PERSONAL_NUMBER,
)
EXPLANATION = Document(
    "explanation",
    "Văn bản giải trình về lý do đăng ký thay đổi",
    by_decree_92("điểm b khoản 2 Điều 33"),
    when.SERVES_ENDING,
)
#: Not for everybody founded before: only until the certificate is exchanged.
TAX_CERTIFICATE = Document(
    "tax_certificate",
    "Bản sao Giấy chứng nhận đăng ký thuế",
    by_decree_92("điểm a khoản 2 Điều 65"),
    when.OLD_CERTIFICATE,
)

#: What may come with any filing on paper.
ACCOMPANYING = (AUTHORISATION, SERVICE_CONTRACT, POSTAL_SLIP, TRANSLATION, IDENTITY_COPY)


def exchanging(case: str) -> tuple[Document, Document]:
    """Return the two papers by which an old certificate is exchanged on the way (cấp đổi)."""
    article = by_decree_92("điểm b khoản 2 Điều 65")
    return (
        Document(
            "exchange_application",
            "Giấy đề nghị đăng ký thay đổi nội dung đăng ký hợp tác xã",
            article,
            case,
        ),
        Document("tax_certificate", TAX_CERTIFICATE.title, article, case),
    )
