"""Revocation and its undoing: notice of the violation, decision, restoration (Mẫu số 01–05).

ASSUMPTION: the annex of Nghị định 92/2024/NĐ-CP with the forms was not read. The papers carry the
number of the form and what the articles ask them to say, set by Nghị định 30/2020/NĐ-CP.
"""

from coop_registry.labels import TERMS
from coop_registry.papers.filings.parts import (
    DOTS,
    Said,
    bases_of,
    clause,
    identity_facts,
    word_of,
)
from coop_registry.queries.filings.for_papers import PaperFacts
from coop_registry.rules.filings.changes import NoticeAsked, RevocationAsked
from coop_registry.rules.kinds import Kind
from law.acts import DECREE_92_FROM
from papers.blocks import Align, Run, Text

#: Between the bases and the articles of a decision.
DECIDES = Text((Run("QUYẾT ĐỊNH:", bold=True),), Align.CENTRE, indent=False)


def violation(facts: PaperFacts) -> Said:
    """Return the notice of the violation (thông báo về hành vi vi phạm, Mẫu số 01, 04)."""
    ground = facts.ground
    heard = ground is not None and ground.needs_explanation
    who = TERMS[facts.of]["representative"].lower()
    return Said(
        kind="THÔNG BÁO",
        summary=f"Về hành vi vi phạm của {word_of(facts)} thuộc trường hợp thu hồi "
        f"{_certificate(facts)}",
        abbreviation="TB",
        subtitle=_form(ground.notice_form if ground else ""),
        addressees=(facts.name,),
        body=(
            clause(f"{facts.office.name} thông báo về hành vi vi phạm của {word_of(facts)}:"),
            identity_facts(facts),
            clause(f"Hành vi vi phạm: {_ground(facts)}."),
            clause(
                f"Đề nghị {who} của {word_of(facts)} đến {facts.office.name} để giải trình trước "
                f"ngày {DOTS}. Hết thời hạn này mà không đến hoặc nội dung giải trình không được "
                f"chấp thuận, cơ quan đăng ký ra quyết định thu hồi {_certificate(facts)} trong "
                f"thời hạn 03 ngày làm việc ({facts.spec.article})."
                if heard
                else f"Cơ quan đăng ký thực hiện việc thu hồi {_certificate(facts)} theo quy định "
                f"tại {facts.spec.article}."
            ),
        ),
        recipients=("Như trên", "Cơ quan thuế quản lý trực tiếp"),
    )


def decision(facts: PaperFacts) -> Said:
    """Return the decision that revokes the certificate (Mẫu số 02, 03, 05)."""
    ground, asked = facts.ground, facts.change
    by_tax = isinstance(asked, RevocationAsked) and asked.by_tax
    return Said(
        kind="QUYẾT ĐỊNH",
        summary=f"Về việc thu hồi {_certificate(facts)}",
        abbreviation="QĐ",
        subtitle=_form(ground.decision_form if ground else ""),
        bases=(*bases_of(facts), f"Căn cứ hồ sơ thu hồi số {facts.number}"),
        body=(
            DECIDES,
            _article(1, f"Thu hồi {_certificate(facts)} của:"),
            identity_facts(facts),
            clause(f"Căn cứ thu hồi: {_ground(facts)}."),
            _article(2, _duty(facts, by_tax=by_tax)),
            _article(
                3,
                f"Quyết định này có hiệu lực kể từ ngày ký. {facts.name} và các tổ chức, cá nhân có "
                "liên quan chịu trách nhiệm thi hành Quyết định này.",
            ),
        ),
        recipients=("Như Điều 3", "Cơ quan thuế quản lý trực tiếp"),
    )


def restoration(facts: PaperFacts) -> Said:
    """Return the decision that cancels a revocation and restores the certificate."""
    said = facts.change
    reason = said.words if isinstance(said, NoticeAsked) else DOTS
    return Said(
        kind="QUYẾT ĐỊNH",
        summary=f"Về việc hủy bỏ quyết định thu hồi và khôi phục {_certificate(facts)}",
        abbreviation="QĐ",
        bases=(*bases_of(facts), f"Căn cứ hồ sơ khôi phục số {facts.number}"),
        body=(
            DECIDES,
            _article(
                1,
                f"Hủy bỏ Quyết định số {DOTS} ngày {DOTS} về việc thu hồi {_certificate(facts)} và "
                f"khôi phục {_certificate(facts)} của:",
            ),
            identity_facts(facts),
            clause(f"Lý do: {reason.rstrip('.')} ({facts.spec.article})."),
            _article(
                2,
                f"{facts.name} được tiếp tục hoạt động theo nội dung đã đăng ký; tình trạng pháp lý "
                "được chuyển về “Đang hoạt động”.",
            ),
            _article(
                3,
                f"Quyết định này có hiệu lực kể từ ngày ký. {facts.name} và các tổ chức, cá nhân có "
                "liên quan chịu trách nhiệm thi hành Quyết định này.",
            ),
        ),
        recipients=("Như Điều 3", "Cơ quan thuế quản lý trực tiếp"),
    )


def _article(number: int, words: str) -> Text:
    """Return "Điều 1. …" as a decision sets it."""
    return Text((Run(f"Điều {number}. ", bold=True), Run(words)))


def _form(number: str) -> tuple[str, ...]:
    """Return which form of the decree the paper follows; nothing where none was used."""
    if not number:
        return ()
    return (f"({number} tại Phụ lục ban hành kèm theo Nghị định số 92/2024/NĐ-CP)",)


def _certificate(facts: PaperFacts) -> str:
    """Return the certificate that is revoked, of a branch by the form of its decision."""
    if facts.ground is not None and facts.ground.decision_form == "Mẫu số 03":
        return "Giấy chứng nhận đăng ký hoạt động chi nhánh, văn phòng đại diện"
    if facts.on >= DECREE_92_FROM and facts.of is Kind.UNION:
        return TERMS[Kind.COOPERATIVE]["certificate"]
    return TERMS[facts.of]["certificate"]


def _ground(facts: PaperFacts) -> str:
    asked = facts.change
    return asked.ground.rstrip(".") if isinstance(asked, RevocationAsked) else DOTS


def _duty(facts: PaperFacts, *, by_tax: bool) -> str:
    """Return what the organisation must do now, by the law of the day."""
    if by_tax:
        return (
            "Tình trạng pháp lý được chuyển sang “Bị thu hồi do cưỡng chế về quản lý thuế”; "
            f"{word_of(facts)} không phải làm thủ tục "
            f"{TERMS[facts.of]['ended']} ({_tax_article(facts)})."
        )
    if facts.on < DECREE_92_FROM:
        return f"{facts.name} thực hiện việc giải thể theo quy định của pháp luật."
    if facts.of is Kind.GROUP:
        return (
            f"{facts.name} thực hiện thủ tục chấm dứt hoạt động theo Điều 63 Nghị định "
            "92/2024/NĐ-CP."
        )
    if facts.ground is not None and facts.ground.decision_form == "Mẫu số 03":
        return (
            f"{facts.name} thực hiện thủ tục chấm dứt hoạt động chi nhánh, văn phòng đại diện theo "
            "Điều 54 Nghị định 92/2024/NĐ-CP."
        )
    return (
        f"{facts.name} thực hiện thủ tục giải thể theo Điều 51 và chấm dứt hoạt động chi nhánh, văn "
        "phòng đại diện, địa điểm kinh doanh theo Điều 54 Nghị định 92/2024/NĐ-CP."
    )


def _tax_article(facts: PaperFacts) -> str:
    if facts.on < DECREE_92_FROM:
        return facts.spec.article
    return f"khoản 5 Điều {64 if facts.of is Kind.GROUP else 53} Nghị định 92/2024/NĐ-CP"
