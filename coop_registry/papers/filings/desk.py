"""Papers on the way of a filing: receipt, supplement, refusal, stop, cancellation."""

from coop_registry.papers.filings.parts import (
    DOTS,
    LABEL_MM,
    Said,
    clause,
    fee_words,
    filing_words,
    identity_facts,
    last_day_words,
    long_day,
    quoted,
    word_of,
)
from coop_registry.queries.filings.for_papers import PaperFacts
from core.dates import format_date
from core.text import capitalise_first
from papers.blocks import CellKind, Column, Facts, Prose, Run, Table, Text

NO_LIMIT = "pháp luật của ngày nhận hồ sơ không định thời hạn cho thủ tục này"


def receipt(facts: PaperFacts) -> Said:
    """Return the receipt (giấy biên nhận): who, when, which papers, until when, by which article."""
    row = facts.row
    return Said(
        kind="GIẤY BIÊN NHẬN",
        summary=f"Về việc nhận hồ sơ: {facts.spec.title[:1].lower()}{facts.spec.title[1:]}",
        abbreviation="GBN",
        on=facts.on,
        body=(
            clause(
                f"{facts.office.name} đã nhận {long_day(row.received_on)} hồ sơ sau đây theo quy "
                f"định tại {facts.article}:"
            ),
            Facts(_receipt_rows(facts), LABEL_MM),
            Text((Run("Giấy tờ đã nhận:", bold=True),)),
            _given(facts),
            *(Text(words) for words in _until(facts)),
            clause(
                "Khi đến nhận kết quả, đề nghị mang theo giấy biên nhận này và giấy tờ pháp lý của "
                "cá nhân; người được ủy quyền mang theo văn bản ủy quyền."
            ),
        ),
        recipients=("Người nộp hồ sơ",),
    )


def _receipt_rows(facts: PaperFacts) -> tuple[tuple[str, Prose | None], ...]:
    row = facts.row
    who = f"{row.applicant_name}{' (được ủy quyền)' if row.is_authorised else ''}"
    completed = (
        (("Hồ sơ hợp lệ từ ngày", format_date(row.completed_on)),)
        if row.completed_on != row.received_on
        else ()
    )
    return (
        ("Số hồ sơ", facts.number),
        *((("Số trên hệ thống quốc gia", row.national_no),) if row.national_no else ()),
        (f"Tên {word_of(facts)}", (Run(facts.name, bold=True),)),
        ("Thủ tục", facts.spec.title),
        ("Người nộp hồ sơ", who),
        ("Điện thoại người nộp", row.applicant_phone),
        ("Ngày nhận", format_date(row.received_on)),
        *completed,
        ("Lệ phí", fee_words(facts)),
        *((("Cách giải quyết", "quy trình dự phòng"),) if row.is_fallback else ()),
    )


def _given(facts: PaperFacts) -> Table:
    columns = (Column("STT", CellKind.INT, width_mm=12), Column("Tên giấy tờ"))
    rows = tuple(enumerate(facts.given, 1))
    return Table(columns, rows, empty="Chưa ghi giấy tờ nào.")


def _until(facts: PaperFacts) -> list[str]:
    """Return the last day of the office, of each case where the law tells cases apart."""
    if not facts.office_clocks:
        return [f"Thời hạn giải quyết: {NO_LIMIT}."]
    return [f"Ngày trả kết quả: {last_day_words(clock)}." for clock in facts.office_clocks]


def supplement(facts: PaperFacts) -> Said:
    """Return the request to mend the file (thông báo sửa đổi, bổ sung): what, until when."""
    until = facts.supplement_until
    return Said(
        kind="THÔNG BÁO",
        summary="Về việc sửa đổi, bổ sung hồ sơ đăng ký",
        abbreviation="TB",
        addressees=(facts.name,),
        body=(
            clause(
                f"{facts.office.name} đã xem xét {filing_words(facts)} và đề nghị sửa đổi, bổ sung "
                "các nội dung sau đây:"
            ),
            *quoted(facts.words),
            clause(
                f"Thời hạn sửa đổi, bổ sung là 60 ngày kể từ ngày ra thông báo "
                f"({format_date(facts.on)}), đến hết ngày {format_date(until)} "
                f"({facts.article}). Sau thời hạn đó, hồ sơ không còn giá trị và cơ quan đăng ký "
                "hủy hồ sơ."
                if until
                else f"Căn cứ: {facts.article}. Đề nghị nộp lại hồ sơ đã sửa đổi, bổ sung để được "
                "giải quyết."
            ),
            clause(
                "Thời hạn giải quyết được tính lại từ ngày nhận hồ sơ hợp lệ. Mọi vướng mắc đề nghị "
                f"liên hệ {facts.office.name}."
            ),
        ),
        recipients=("Như trên", f"Người nộp hồ sơ: {facts.row.applicant_name}"),
    )


def refusal(facts: PaperFacts) -> Said:
    """Return the refusal (thông báo từ chối): reason and article."""
    grounds = tuple(clause(f"- {one}") for one in facts.refusals)
    return Said(
        kind="THÔNG BÁO",
        summary="Về việc từ chối giải quyết hồ sơ đăng ký",
        abbreviation="TB",
        addressees=(facts.name,),
        body=(
            clause(
                f"{facts.office.name} đã xem xét {filing_words(facts)} theo quy định tại "
                f"{facts.article} và {facts.spec.article}."
                if facts.article != facts.spec.article
                else f"{facts.office.name} đã xem xét {filing_words(facts)} theo quy định tại "
                f"{facts.article}."
            ),
            Text((Run("Cơ quan đăng ký từ chối giải quyết hồ sơ này vì:", bold=True),)),
            *quoted(facts.words),
            *grounds,
            clause(
                "Nếu không đồng ý với việc từ chối, tổ chức có quyền khiếu nại hoặc khởi kiện theo "
                "quy định của pháp luật."
            ),
        ),
        recipients=("Như trên", f"Người nộp hồ sơ: {facts.row.applicant_name}"),
    )


def stop(facts: PaperFacts) -> Said:
    """Return the notice that the procedure stops as asked (thông báo dừng thủ tục)."""
    return Said(
        kind="THÔNG BÁO",
        summary="Về việc dừng thực hiện thủ tục đăng ký",
        abbreviation="TB",
        addressees=(facts.name,),
        body=(
            clause(
                f"{long_day(facts.words_on)[:1].upper()}{long_day(facts.words_on)[1:]}, "
                f"{facts.office.name} nhận được đề nghị dừng thực hiện thủ tục đăng ký đối với "
                f"{filing_words(facts)}: {(facts.words or DOTS).rstrip('.')}."
            ),
            clause(
                f"Căn cứ {facts.article}, {facts.office.name} thông báo dừng thực hiện thủ tục và hủy "
                "hồ sơ đăng ký nói trên. Nội dung đã đăng ký trước đó không thay đổi."
            ),
        ),
        recipients=("Như trên", f"Người nộp hồ sơ: {facts.row.applicant_name}"),
    )


def stop_refused(facts: PaperFacts) -> Said:
    """Return the notice that the office does not stop the procedure, with the reason."""
    return Said(
        kind="THÔNG BÁO",
        summary="Về việc không đồng ý dừng thực hiện thủ tục đăng ký",
        abbreviation="TB",
        addressees=(facts.name,),
        body=(
            clause(
                f"{facts.office.name} đã xem xét đề nghị dừng thực hiện thủ tục đối với "
                f"{filing_words(facts)} theo quy định tại {facts.article} và không đồng ý dừng, với "
                "lý do:"
            ),
            *quoted(facts.words),
            clause("Hồ sơ tiếp tục được giải quyết theo quy định."),
        ),
        recipients=("Như trên", f"Người nộp hồ sơ: {facts.row.applicant_name}"),
    )


def cancel(facts: PaperFacts) -> Said:
    """Return the notice that an unmended file is cancelled (thông báo hủy hồ sơ)."""
    return Said(
        kind="THÔNG BÁO",
        summary="Về việc hủy hồ sơ đăng ký",
        abbreviation="TB",
        addressees=(facts.name,),
        body=(
            clause(
                f"Đã hết thời hạn sửa đổi, bổ sung mà {facts.office.name} không nhận được hồ sơ sửa "
                f"đổi, bổ sung đối với {filing_words(facts)}."
            ),
            clause(f"Căn cứ {facts.article}, hồ sơ không còn giá trị và bị hủy."),
            *((clause(f"{capitalise_first(facts.words)}"),) if facts.words else ()),
            clause("Tổ chức có nhu cầu thì nộp hồ sơ mới."),
            identity_facts(facts),
        ),
        recipients=("Như trên", f"Người nộp hồ sơ: {facts.row.applicant_name}"),
    )
