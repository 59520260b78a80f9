"""Official letters about a filing (công văn): to the tax office, about debts, asking for a report."""

from coop_registry.labels import TERMS
from coop_registry.papers.filings.parts import (
    DOTS,
    Said,
    asked_table,
    clause,
    filing_words,
    identity_facts,
    word_of,
)
from coop_registry.queries.filings.for_papers import PaperFacts
from coop_registry.rules.filings.kinds import FilingKind
from law.acts import DECREE_92_FROM

TAX_OFFICE = "Cơ quan thuế quản lý trực tiếp"
#: The tax office answers within: khoản 4 Điều 63 NĐ 92/2024.
_ASKED = frozenset({FilingKind.GROUP_END, FilingKind.BRANCH_END})


def tax(facts: PaperFacts) -> Said:
    """Return the letter that tells the tax office, or asks for its opinion."""
    return Said(
        about=f"{_matter(facts)} {word_of(facts)}",
        addressees=(TAX_OFFICE,),
        body=(
            clause(
                f"{facts.office.name} đang giải quyết {filing_words(facts)}. Căn cứ "
                f"{facts.article}, {facts.office.name} gửi cơ quan thuế thông tin sau đây:"
            ),
            identity_facts(facts),
            *asked_table(facts.asked),
            clause(_request(facts)),
        ),
        recipients=("Như trên", facts.name),
    )


def _matter(facts: PaperFacts) -> str:
    if facts.kind in _ASKED:
        return "phối hợp xác nhận việc hoàn thành nghĩa vụ thuế của"
    if facts.kind is FilingKind.SEAT:
        return "phối hợp trong việc chuyển trụ sở của"
    return "cung cấp thông tin đăng ký của"


def _request(facts: PaperFacts) -> str:
    if facts.kind is FilingKind.GROUP_END and facts.on >= DECREE_92_FROM:
        return (
            "Đề nghị cơ quan thuế có ý kiến về việc hoàn thành nghĩa vụ nộp thuế trong thời hạn 02 "
            "ngày làm việc kể từ ngày nhận được thông tin (khoản 4 Điều 63 Nghị định 92/2024/NĐ-CP)."
        )
    if facts.kind in _ASKED:
        return "Đề nghị cơ quan thuế có ý kiến bằng văn bản về việc hoàn thành nghĩa vụ nộp thuế."
    if facts.kind is FilingKind.SEAT:
        return (
            "Đề nghị cơ quan thuế cho biết đơn vị đã làm xong thủ tục với cơ quan thuế liên quan đến "
            "việc chuyển địa chỉ trụ sở hay chưa."
        )
    return "Đề nghị cơ quan thuế cập nhật và phối hợp quản lý."


def compliance(facts: PaperFacts) -> Said:
    """Return the request to report on keeping the law (yêu cầu báo cáo về việc tuân thủ)."""
    consequence = (
        "Sau 12 tháng mà không gửi báo cáo theo yêu cầu thì thuộc trường hợp bị thu hồi giấy chứng "
        "nhận đăng ký (điểm c khoản 1 Điều 103 Luật Hợp tác xã 2023)."
        if facts.of.value != "group"
        else "Báo cáo được lưu trong hồ sơ đăng ký của tổ hợp tác."
    )
    return Said(
        about=f"yêu cầu báo cáo về việc tuân thủ quy định của pháp luật về {word_of(facts)}",
        addressees=(facts.name,),
        body=(
            clause(
                f"Căn cứ {facts.article}, {facts.office.name} yêu cầu {facts.name} báo cáo bằng văn "
                "bản về việc tuân thủ quy định của pháp luật, gồm:"
            ),
            clause(f"1. Nội dung phải báo cáo: {DOTS}"),
            clause("2. Số liệu, giấy tờ chứng minh kèm theo (nếu có)."),
            clause(f"Thời hạn gửi báo cáo: trước ngày {DOTS}, về {facts.office.name}."),
            clause(consequence),
            identity_facts(facts),
        ),
        recipients=("Như trên",),
    )


def debts(facts: PaperFacts) -> Said:
    """Return the letter that asks for the debts of one that ends (xác minh công nợ)."""
    return Said(
        about=f"xác minh công nợ của {word_of(facts)} đang làm thủ tục {TERMS[facts.of]['ended']}",
        addressees=(
            TAX_OFFICE,
            "Cơ quan bảo hiểm xã hội",
            "Quỹ hỗ trợ phát triển hợp tác xã",
            "Các tổ chức tín dụng trên địa bàn",
        ),
        body=(
            clause(
                f"{facts.office.name} đang giải quyết {filing_words(facts)}. Theo {facts.article}, "
                f"{word_of(facts)} phải thanh toán hết các khoản nợ, nghĩa vụ tài sản trước khi "
                f"{TERMS[facts.of]['ended']}."
            ),
            identity_facts(facts),
            clause(
                f"Đề nghị các cơ quan, tổ chức cho biết bằng văn bản {word_of(facts)} nói trên còn nợ "
                "hoặc nghĩa vụ tài sản nào hay không (số tiền, thời hạn, giấy tờ kèm theo), gửi về "
                f"{facts.office.name} trước ngày {DOTS}."
            ),
        ),
        recipients=("Như trên", facts.name),
    )
