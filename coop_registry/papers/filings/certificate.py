"""What the certificate says (giấy chứng nhận): our print to compare with the national one.

The certificate itself is printed by the national system (users §1.1): ours says on every page
that it is a “Bản đối chiếu”, except under the fallback procedure (Điều 20 NĐ 92/2024), which is
told instead. A code is never made up: what is not known stays open.
"""

from coop_registry.labels import BRANCH_KIND, TERMS
from coop_registry.papers.filings.parts import (
    DOTS,
    LABEL_MM,
    Said,
    clause,
    word_of,
)
from coop_registry.queries.filings.for_papers import PaperFacts
from coop_registry.rules.filings.changes import BranchAsked
from coop_registry.rules.filings.kinds import Result
from coop_registry.rules.kinds import Kind, Scheme
from core.dates import format_date
from core.money import format_vnd
from core.text import capitalise_first, vnd_in_words
from law.acts import DECREE_92_FROM
from law.regimes import Regime, regime_for
from papers.blocks import Facts, Prose, Run

COPY = "BẢN ĐỐI CHIẾU"
FALLBACK = "CẤP THEO QUY TRÌNH DỰ PHÒNG"
Rows = tuple[tuple[str, Prose | None], ...]


def certificate(facts: PaperFacts) -> Said:
    """Return the certificate with the content that the law of its day asks for."""
    of_branch = facts.spec.result is Result.BRANCH_CERTIFICATE
    rows = _branch(facts) if of_branch else _organisation(facts)
    return Said(
        kind=_title(facts, of_branch=of_branch).upper(),
        abbreviation="GCN",
        subtitle=_numbers(facts, of_branch=of_branch),
        labels=(FALLBACK if facts.row.is_fallback else COPY,),
        body=(
            Facts(tuple((label, value or DOTS) for label, value in rows), LABEL_MM),
            clause(_footing(facts)),
        ),
        recipients=(facts.name,),
    )


def _title(facts: PaperFacts, *, of_branch: bool) -> str:
    asked = facts.change
    if of_branch and isinstance(asked, BranchAsked):
        return f"Giấy chứng nhận đăng ký hoạt động {BRANCH_KIND[asked.kind].lower()}"
    if of_branch:
        return "Giấy chứng nhận đăng ký hoạt động chi nhánh, văn phòng đại diện"
    if facts.of is Kind.UNION and facts.on >= DECREE_92_FROM:
        return TERMS[Kind.COOPERATIVE]["certificate"]  # khoản 1 Điều 9 NĐ 92
    converted = facts.record.kind if facts.record else facts.of
    return TERMS[converted]["certificate"]


def _numbers(facts: PaperFacts, *, of_branch: bool) -> tuple[str, ...]:
    """Return code and which change it is; what is not known stays open."""
    code = None
    if of_branch:
        code = facts.change.code if isinstance(facts.change, BranchAsked) else None
    elif facts.record is not None:
        found = facts.record.identifier(Scheme.CODE)
        code = found.value if found else None
    number = facts.decision.certificate_no if facts.decision else None
    lines = [f"Mã số: {code or DOTS}"]
    if number:
        lines.append(f"Số giấy chứng nhận: {number}")
    if facts.row.change_no:
        lines.append(f"Đăng ký thay đổi lần thứ {facts.row.change_no}, ngày {_decided(facts)}")
    return tuple(lines)


def _decided(facts: PaperFacts) -> str:
    return format_date(facts.decision.on if facts.decision else facts.on)


def _organisation(facts: PaperFacts) -> Rows:
    """Return name, seat, capital, representative (Điều 45 Luật 2023); by Luật 2012 also the lines."""
    record = facts.record
    if record is None:
        return ((f"Tên {word_of(facts)}", (Run(facts.name, bold=True),)),)
    terms, person = TERMS[record.kind], record.representative
    capital = record.capital_vnd
    money = (
        f"{format_vnd(capital)} (bằng chữ: {vnd_in_words(capital)})"
        if capital is not None
        else None
    )
    lines = "; ".join(f"{one.code} {one.name}" for one in record.lines) or record.line
    # The full number stands on the original; the fallback's is written in by hand.
    number = None if facts.row.is_fallback or person is None else person.identity_masked
    return (
        ("Tên", (Run(record.name or facts.name, bold=True),)),
        *((("Tên viết tắt", record.short_name),) if record.short_name else ()),
        *((("Tên bằng tiếng nước ngoài", record.foreign_name),) if record.foreign_name else ()),
        (terms["seat"], record.seat_line or None),
        *((("Ngành, nghề kinh doanh", lines),) if regime_for(facts.on) is Regime.LAW_2012 else ()),
        (terms["capital"], money),
        (terms["representative"], person.full_name if person else None),
        ("Chức danh", person.position if person else None),
        ("Địa chỉ liên lạc", person.address if person else None),
        ("Quốc tịch", person.nationality if person else None),
        ("Số định danh cá nhân, giấy tờ pháp lý", number),
    )


def _branch(facts: PaperFacts) -> Rows:
    """Return what the certificate of a branch, office or place says."""
    asked, code = facts.change, None
    if facts.record is not None:
        found = facts.record.identifier(Scheme.CODE)
        code = found.value if found else None
    owner: Rows = (
        (f"Của {word_of(facts)}", facts.name),
        (f"Mã số {word_of(facts)}", code),
    )
    if not isinstance(asked, BranchAsked):
        return owner
    address = ", ".join(part for part in (asked.address, facts.branch_place) if part)
    return (
        ("Tên", (Run(asked.name, bold=True),)),
        ("Địa chỉ", capitalise_first(address) or None),
        *owner,
    )


def _footing(facts: PaperFacts) -> str:
    if facts.row.is_fallback:
        return (
            f"Cấp theo quy trình dự phòng ({facts.article}; Điều 20 Nghị định 92/2024/NĐ-CP). Dữ liệu "
            "được cập nhật vào cơ sở dữ liệu quốc gia trong 30 ngày kể từ ngày nhận được thông báo "
            "hệ thống hoạt động trở lại."
        )
    return (
        "Bản in để đối chiếu với giấy chứng nhận do Hệ thống thông tin về đăng ký hợp tác xã cấp; "
        f"không thay giấy chứng nhận. Nội dung theo {facts.article}."
    )
