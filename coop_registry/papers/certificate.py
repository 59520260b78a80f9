"""The certificate of a member's part (giấy chứng nhận phần vốn góp), in the form of its day.

Law: khoản 2 Điều 75 Luật Hợp tác xã 2023; khoản 4 Điều 17 Luật Hợp tác xã 2012 (giấy chứng nhận
vốn góp).
"""

from coop_registry.labels import IDENTITY_KIND, KIND, TERMS
from coop_registry.papers.own import (
    DOTS,
    cooperative_word,
    own_facts,
    own_head,
    own_signature,
    payment_words,
)
from coop_registry.rules.kinds import PartyKind, Scheme
from coop_registry.rules.own_papers import Certificate
from core.dates import format_date
from core.money import format_share, format_vnd
from core.text import vnd_in_words
from law.regimes import Regime
from papers.blocks import Facts, Heading, Prose, Run, Text
from papers.demo import demo_mark
from papers.frame import CheckMark, Document

LABEL_MM = 58

FactRows = tuple[tuple[str, Prose | None], ...]


def certificate_name(regime: Regime) -> str:
    """Return the paper's name: "phần vốn góp" since 01/07/2024, "vốn góp" before."""
    part = "vốn góp" if regime is Regime.LAW_2012 else "phần vốn góp"
    return f"Giấy chứng nhận {part}"


def certificate_document(certificate: Certificate, check: CheckMark | None) -> Document:
    """Return the certificate as a description that PDF and Word read."""
    shown, name = certificate.shown, certificate_name(certificate.regime)
    return Document(
        title=f"{name} số {certificate.number}: {shown.name}",
        head=own_head(shown, certificate.issued_on),
        kind=name.upper(),
        subtitle=(f"Số: {certificate.number}",),
        body=(
            Heading(f"1. {KIND[shown.kind]}"),
            Facts(_to_write(_cooperative(certificate)), LABEL_MM),
            Heading("2. Thành viên góp vốn"),
            Facts(_to_write(_member(certificate)), LABEL_MM),
            Heading(f"3. {'Vốn góp' if certificate.regime is Regime.LAW_2012 else 'Phần vốn góp'}"),
            Facts(_to_write(_part(certificate)), LABEL_MM),
            Text(
                f"Giấy chứng nhận này do {cooperative_word(shown.kind)} cấp cho thành viên đã góp "
                f"đủ phần vốn góp và có hiệu lực từ ngày {format_date(certificate.issued_on)}."
            ),
        ),
        signature=own_signature(shown),
        watermark=demo_mark(is_demo=shown.is_demo),
        check=check,
        author=shown.name or "",
    )


def _to_write(rows: FactRows) -> FactRows:
    """Return rows with room to write where nothing is known."""
    return tuple((label, value or DOTS) for label, value in rows)


def _cooperative(certificate: Certificate) -> FactRows:
    """Return the cooperative as the law of the day wants it named."""
    shown = certificate.shown
    if certificate.regime is Regime.LAW_2012:
        name, _, seat = own_facts(shown)
        paper = shown.identifier(Scheme.CERTIFICATE_NO) or shown.identifier(Scheme.CODE)
        issued = paper.issued_on if paper and paper.issued_on else shown.registered_on
        words = paper.value if paper else None
        if words and issued:
            words += f", ngày cấp {format_date(issued)}"
        return (name, seat, (f"Số {TERMS[shown.kind]['certificate'].lower()}", words))
    capital = format_vnd(shown.capital_vnd) if shown.capital_vnd is not None else None
    return (*own_facts(shown), (TERMS[shown.kind]["capital"], capital))


def _member(certificate: Certificate) -> FactRows:
    """Return the member; a household and an organisation with who represents it."""
    holder, old = certificate.holder, certificate.regime is Regime.LAW_2012
    name = (Run(holder.name, bold=True),)
    represented: FactRows = (
        (
            ("Người đại diện", holder.representative),
            ("Số giấy tờ của người đại diện", holder.representative_identity),
        )
        if holder.representative or holder.kind is PartyKind.HOUSEHOLD
        else ()
    )
    if holder.kind is PartyKind.ORGANISATION:
        number = "Số quyết định thành lập hoặc đăng ký" if old else "Mã số"
        return (
            ("Tên tổ chức", name),
            ("Trụ sở chính", holder.address),
            (number, holder.identity),
            *represented,
        )
    paper = IDENTITY_KIND[holder.identity_kind] if holder.identity_kind else "Số định danh cá nhân"
    # A household has no number of its own: its head's stands at the representative.
    has_number = holder.kind is PartyKind.PERSON or holder.identity is not None
    return (
        ("Họ và tên" if holder.kind is PartyKind.PERSON else "Hộ gia đình", name),
        ("Nơi thường trú" if old else "Địa chỉ liên lạc", holder.address),
        ("Quốc tịch", holder.nationality),
        *(((paper, holder.identity),) if has_number else ()),
        *represented,
    )


def _part(certificate: Certificate) -> FactRows:
    """Return amount, ratio and days of the contribution."""
    amount = certificate.amount_vnd
    money: Prose = (
        Run(format_vnd(amount), bold=True),
        Run(f" (bằng chữ: {vnd_in_words(amount)})", italic=True),
    )
    days = "\n".join(payment_words(payment) for payment in certificate.payments) or None
    if certificate.regime is Regime.LAW_2012:
        return (("Tổng số vốn góp", money), ("Thời điểm góp vốn", days))
    ratio = format_share(certificate.ratio) if certificate.ratio is not None else None
    until = certificate.entitled_until
    return (
        ("Giá trị phần vốn góp", money),
        ("Tỷ lệ phần vốn góp trong vốn điều lệ", ratio),
        ("Thời điểm góp, tài sản góp", days),
        *((("Thời hạn hưởng quyền", f"đến ngày {format_date(until)}"),) if until else ()),
    )
