"""A paper of a filing from the office's own Word template (mẫu của cơ quan)."""

from coop_registry.labels import FILING_PAPER
from coop_registry.papers.filings.document import symbol_of
from coop_registry.papers.filings.parts import fee_words, word_of
from coop_registry.papers.office import signature_of
from coop_registry.queries.filings.for_papers import PaperFacts
from coop_registry.rules.filings.papers import FilingPaperKind
from coop_registry.rules.filings.template_fields import SAMPLES
from coop_registry.rules.kinds import Scheme
from core.dates import format_date
from core.money import format_vnd
from papers.demo import demo_mark
from papers.frame import BLANK, CheckMark
from papers.word_templates import fill_template

PREVIEW = "BẢN XEM THỬ – SỐ LIỆU MẪU"


def filled(content: bytes, facts: PaperFacts, check: CheckMark, *, shows_code: bool) -> bytes:
    """Return the template filled from a filing; the look-up code always stands on it."""
    values = values_of(facts) | {"ma_tra_cuu": check.code}
    return fill_template(
        content,
        values,
        above=demo_mark(is_demo=facts.row.is_demo),
        below="" if shows_code else check.sentence,
    )


def preview(content: bytes, paper: FilingPaperKind) -> bytes:
    """Return the template filled with samples."""
    return fill_template(content, SAMPLES, above=f"{PREVIEW}: {FILING_PAPER[paper]}")


def values_of(facts: PaperFacts) -> dict[str, str]:
    """Return every field but the look-up code; what is not known is left open with dots."""
    found = _office(facts) | _organisation(facts) | _filing(facts) | _steps(facts)
    return {name: value or BLANK for name, value in found.items()}


def _office(facts: PaperFacts) -> dict[str, str | None]:
    office = facts.office
    return {
        "co_quan_chu_quan": office.parent_line,
        "co_quan": office.issuing_line,
        "ten_co_quan": office.name,
        "ky_hieu": symbol_of(facts),
        "dia_danh": office.place_name,
        "chuc_vu_nguoi_ky": "\n".join(str(post) for post in signature_of(office).posts),
    }


def _organisation(facts: PaperFacts) -> dict[str, str | None]:
    record = facts.record
    code = record.identifier(Scheme.CODE) if record else None
    number = record.identifier(Scheme.CERTIFICATE_NO) if record else None
    person = record.representative if record else None
    capital = record.capital_vnd if record else None
    return {
        "ten_to_chuc": facts.name,
        "loai_hinh": word_of(facts),
        "ma_so": code.value if code else None,
        "so_giay_chung_nhan": number.value if number else None,
        "tru_so": record.seat_line if record else None,
        "nguoi_dai_dien": person.full_name if person else None,
        "von": format_vnd(capital) if capital is not None else None,
    }


def _filing(facts: PaperFacts) -> dict[str, str | None]:
    row = facts.row
    return {
        "so_ho_so": facts.number,
        "so_ho_so_quoc_gia": row.national_no,
        "thu_tuc": facts.spec.title,
        "ngay_nhan": format_date(row.received_on),
        "nguoi_nop": row.applicant_name,
        "dien_thoai": row.applicant_phone,
        "giay_to_da_nhan": "\n".join(facts.given),
        "le_phi": fee_words(facts),
        "han_tra_ket_qua": "; ".join(format_date(one.last_day) for one in facts.office_clocks),
        "can_cu": facts.article,
        "lan_thay_doi": str(row.change_no) if row.change_no else None,
    }


def _steps(facts: PaperFacts) -> dict[str, str | None]:
    row, until, decision = facts.row, facts.supplement_until, facts.decision
    return {
        "noi_dung_de_nghi": "\n".join(f"{one.label}: {one.after or ''}" for one in facts.asked),
        "noi_dung_buoc": facts.words,
        "han_bo_sung": format_date(until) if until else None,
        "tu_ngay": format_date(row.effect_on) if row.effect_on else None,
        "den_ngay": format_date(row.until_on) if row.until_on else None,
        "ngay_quyet_dinh": format_date(decision.on) if decision else None,
    }
