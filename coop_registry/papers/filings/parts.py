"""What the papers of filings share: their parts, how they name the office, the day, the change."""

from dataclasses import dataclass
from datetime import date

from coop_registry.labels import KIND
from coop_registry.queries.filings.asked import AskedLine
from coop_registry.queries.filings.for_papers import PaperFacts
from coop_registry.rules.filings.clocks import Clock
from coop_registry.rules.kinds import Kind, Scheme
from core.dates import format_date, format_date_long
from core.money import format_vnd
from law.acts import COMMUNES_FROM, DECREE_92_FROM, LAW_2023_FROM
from papers.blocks import Block, Column, Facts, Prose, Run, Table, Text
from papers.frame import BLANK

LABEL_MM = 58
#: Where the clerk or the officer writes in before signing.
DOTS = BLANK * 3

OFFICE_LAW_2012 = "Luật Hợp tác xã số 23/2012/QH13"
OFFICE_LAW_2023 = "Luật Hợp tác xã số 17/2023/QH15"
OFFICE_DECREE_77 = (
    "Nghị định số 77/2019/NĐ-CP ngày 10 tháng 10 năm 2019 của Chính phủ về tổ hợp tác"
)
OFFICE_DECREE_92 = (
    "Nghị định số 92/2024/NĐ-CP ngày 18 tháng 7 năm 2024 của Chính phủ về đăng ký tổ hợp tác, hợp "
    "tác xã, liên hiệp hợp tác xã"
)
OFFICE_DECREE_125 = (
    "Nghị định số 125/2025/NĐ-CP của Chính phủ về phân định thẩm quyền của chính quyền địa phương "
    "02 cấp"
)


@dataclass(frozen=True)
class Said:
    """What one paper says; the frame round it is the same for all.

    `abbreviation` begins the symbol ("TB"); an official letter (công văn) has none and no `kind`,
    but says its matter in `about`.
    """

    body: tuple[Block, ...]
    kind: str = ""
    abbreviation: str = ""
    summary: str = ""
    about: str = ""
    subtitle: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    on: date | None = None


def word_of(facts: PaperFacts) -> str:
    """Return what the paper calls the organisation: "hợp tác xã", "tổ hợp tác"."""
    return KIND[facts.of].lower()


def bases_of(facts: PaperFacts) -> tuple[str, ...]:
    """Return the acts a decision rests on, by the law of its day (căn cứ)."""
    if facts.on < LAW_2023_FROM:
        acts = [OFFICE_DECREE_77 if facts.of is Kind.GROUP else OFFICE_LAW_2012]
    else:
        acts = [OFFICE_LAW_2023]
    if facts.on >= DECREE_92_FROM:
        acts.append(OFFICE_DECREE_92)
    if facts.on >= COMMUNES_FROM:
        acts.append(OFFICE_DECREE_125)
    return tuple(f"Căn cứ {act}" for act in acts)


def clause(text: str) -> Text:
    """Return one paragraph of the body."""
    return Text(text)


def quoted(words: str | None) -> tuple[Text, ...]:
    """Return what the officer wrote, a paragraph a line; dots where nothing was."""
    return tuple(Text(line) for line in (words or DOTS).splitlines() if line.strip())


def identity(facts: PaperFacts) -> tuple[tuple[str, Prose | None], ...]:
    """Return who the paper speaks of: name, code, seat as registered on its day."""
    record = facts.record
    code = record.identifier(Scheme.CODE) if record else None
    number = record.identifier(Scheme.CERTIFICATE_NO) if record else None
    rows: list[tuple[str, Prose | None]] = [
        (f"Tên {word_of(facts)}", (Run(facts.name, bold=True),))
    ]
    if code:
        rows.append(("Mã số", code.value))
    if number:
        issued = f", ngày {format_date(number.issued_on)}" if number.issued_on else ""
        rows.append(("Số giấy chứng nhận đăng ký", number.value + issued))
    if record and record.seat_line:
        rows.append(("Trụ sở" if facts.of is Kind.GROUP else "Trụ sở chính", record.seat_line))
    return tuple(rows)


def identity_facts(facts: PaperFacts) -> Facts:
    """Return the block of who the paper speaks of."""
    return Facts(identity(facts), LABEL_MM)


def asked_table(lines: tuple[AskedLine, ...]) -> tuple[Block, ...]:
    """Return what changes to what, or room to write it in."""
    if not lines:
        return (Text(DOTS),)
    if not any(line.before for line in lines):
        return (Facts(tuple((line.label, line.after) for line in lines), LABEL_MM),)
    columns = (
        Column("Nội dung", width_mm=36),
        Column("Trước khi thay đổi"),
        Column("Sau khi thay đổi"),
    )
    return (Table(columns, tuple((one.label, one.before, one.after) for one in lines)),)


def last_day_words(clock: Clock) -> str:
    """Return "chậm nhất ngày 08/05/2025 (03 ngày làm việc …, Điều 47 …)", of a case its case."""
    case = f", {clock.when}" if clock.when else ""
    unread = "; chưa đối chiếu với văn bản" if clock.certainty.value != "read" else ""
    return f"chậm nhất ngày {format_date(clock.last_day)}{case} ({clock.article}{unread})"


def long_day(day: date | None) -> str:
    """Return "ngày 05 tháng 5 năm 2025", with room to write when it is not known."""
    return format_date_long(day) if day else f"ngày {BLANK} tháng {BLANK} năm {BLANK}"


def filing_words(facts: PaperFacts) -> str:
    """Return "hồ sơ số 05/2025 nhận ngày … về việc: đăng ký thay đổi …"."""
    title = facts.spec.title[:1].lower() + facts.spec.title[1:]
    return (
        f"hồ sơ số {facts.number} nhận {format_date_long(facts.row.received_on)} của {facts.name} "
        f"({title})"
    )


def fee_words(facts: PaperFacts) -> str:
    """Return the fee that was paid, or why none was asked (lệ phí)."""
    if facts.row.fee_exempt:
        return f"được miễn: {facts.row.fee_exempt}"
    return format_vnd(facts.row.fee_vnd) if facts.row.fee_vnd is not None else "chưa ghi"
