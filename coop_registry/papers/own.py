"""What the papers of the cooperative itself share: its head, its signature, its members' numbers."""

from datetime import date

from coop_registry.labels import ASSET_KIND, KIND, TERMS
from coop_registry.rules.kinds import Kind, Scheme
from coop_registry.rules.membership import AssetKind
from coop_registry.rules.own_papers import Payment
from coop_registry.rules.record import Record
from core.dates import format_date
from core.money import format_vnd
from papers.blocks import Post, Signature
from papers.frame import OwnHead

#: Kinds of communes, left out of the place beside the day (địa danh).
UNIT_WORDS = ("xã ", "phường ", "thị trấn ")
#: Where the register knows nothing: the cooperative writes it in before signing. Why it is missing
#: is told on the screen; a paper of the cooperative carries no notes of the office.
DOTS = "…" * 20

#: Under a list whose rounded ratios miss that of their sum by more than a unit of the last digit.
ROUNDED = (
    "Từng tỷ lệ được làm tròn riêng nên cộng các dòng lại có thể lệch so với dòng tổng số; tỷ lệ "
    "của dòng tổng số tính từ số tiền."
)


def payment_words(payment: Payment) -> str:
    """Return "05/05/2025: 10.000.000 đồng (Vàng: 1 lượng)"; what was given back says so."""
    asset = ASSET_KIND[payment.asset_kind] if payment.asset_kind else None
    if payment.asset_kind is AssetKind.CASH:
        asset = "tiền"
    named = ": ".join(part for part in (asset, payment.asset_words) if part)
    amount = format_vnd(abs(payment.paid_vnd))
    said = (
        f"{format_date(payment.on)}: {'trả lại, chuyển nhượng ' * (payment.paid_vnd < 0)}{amount}"
    )
    return f"{said} ({named})" if named else said


def own_head(shown: Record, on: date) -> OwnHead:
    """Return the head: the cooperative's own name, the place of its seat, the day."""
    return OwnHead(name=shown.name or "", place=place_word(shown.place or ""), on=on)


def place_word(place: str) -> str:
    """Return "Bằng Phúc" of "xã Bằng Phúc, huyện Chợ Đồn, tỉnh Bắc Kạn"."""
    first = place.split(",")[0].strip()
    word = next((word for word in UNIT_WORDS if first.startswith(word)), "")
    return first.removeprefix(word)


def own_signature(shown: Record) -> Signature:
    """Return the place for the legal representative's signature (người đại diện theo pháp luật)."""
    person = shown.representative
    return Signature(
        posts=(Post(TERMS[shown.kind]["representative"]),),
        name=person.full_name if person else "",
        hint="(Ký, ghi rõ họ tên, đóng dấu nếu có)",
    )


def own_facts(shown: Record) -> tuple[tuple[str, str | None], ...]:
    """Return name, code and seat of the cooperative."""
    code = shown.identifier(Scheme.CODE)
    return (
        (f"Tên {KIND[shown.kind].lower()}", shown.name),
        ("Mã số", code.value if code else DOTS),
        (TERMS[shown.kind]["seat"], shown.seat_line or DOTS),
    )


def cooperative_word(kind: Kind) -> str:
    """Return what the paper calls the organisation: "hợp tác xã"."""
    return KIND[kind].lower()
