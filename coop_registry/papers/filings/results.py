"""What the office gives when it accepts: confirmations, the end of a branch or a group."""

from datetime import date

from coop_registry.papers.filings.parts import (
    DOTS,
    LABEL_MM,
    Said,
    asked_table,
    clause,
    filing_words,
    identity,
    identity_facts,
    word_of,
)
from coop_registry.queries.filings.for_papers import PaperFacts
from coop_registry.rules.filings.changes import EndStep, GroupEndAsked, NoticeAsked
from coop_registry.rules.filings.kinds import FilingKind
from core.dates import format_date
from core.text import capitalise_first
from papers.blocks import Facts, Prose, Run, Text

FROM_DECISION = "Giấy xác nhận này có hiệu lực kể từ ngày ký."


def change(facts: PaperFacts) -> Said:
    """Return the confirmation of a change (giấy xác nhận về việc thay đổi)."""
    ordinal = f", lần thứ {facts.row.change_no}" if facts.row.change_no else ""
    return Said(
        kind="GIẤY XÁC NHẬN",
        summary=f"Về việc thay đổi nội dung đăng ký {word_of(facts)}{ordinal}",
        abbreviation="GXN",
        body=(
            clause(
                f"Theo {filing_words(facts)}, căn cứ {facts.article}, {facts.office.name} xác nhận:"
            ),
            identity_facts(facts),
            Text((Run("Đã thay đổi nội dung đăng ký như sau:", bold=True),)),
            *asked_table(facts.asked),
            clause(FROM_DECISION),
        ),
        recipients=(facts.name,),
    )


def suspension(facts: PaperFacts) -> Said:
    """Return the confirmation that business is suspended (giấy xác nhận tạm ngừng kinh doanh)."""
    return _standing(
        facts,
        "tạm ngừng kinh doanh",
        (
            ("Tạm ngừng từ ngày", _day(facts.row.effect_on)),
            ("Đến hết ngày", _day(facts.row.until_on)),
            ("Lý do", _reason(facts)),
        ),
        "Muốn tiếp tục kinh doanh trước thời hạn hoặc tạm ngừng tiếp thì thông báo cho cơ quan đăng "
        "ký trước ngày đó theo quy định.",
    )


def resumption(facts: PaperFacts) -> Said:
    """Return the confirmation that business goes on (giấy xác nhận tiếp tục kinh doanh)."""
    return _standing(
        facts,
        "tiếp tục kinh doanh trở lại",
        (("Tiếp tục kinh doanh từ ngày", _day(facts.row.effect_on)), ("Lý do", _reason(facts))),
        "",
    )


def _standing(
    facts: PaperFacts, what: str, rows: tuple[tuple[str, Prose | None], ...], more: str
) -> Said:
    return Said(
        kind="GIẤY XÁC NHẬN",
        summary=f"Về việc {word_of(facts)} {what}",
        abbreviation="GXN",
        body=(
            clause(
                f"Theo {filing_words(facts)}, căn cứ {facts.article}, {facts.office.name} xác nhận "
                f"{word_of(facts)} sau đây {what}:"
            ),
            Facts((*identity(facts), *rows), LABEL_MM),
            *((clause(more),) if more else ()),
        ),
        recipients=(facts.name, "Cơ quan thuế quản lý trực tiếp"),
    )


def end(facts: PaperFacts) -> Said:
    """Return the notice that a group or a branch ends, or has ended (chấm dứt hoạt động)."""
    is_branch = facts.kind is FilingKind.BRANCH_END
    what = "chi nhánh, văn phòng đại diện, địa điểm kinh doanh" if is_branch else word_of(facts)
    is_begun = isinstance(facts.change, GroupEndAsked) and facts.change.step is EndStep.NOTICE
    article = "khoản 2 Điều 63 Nghị định 92/2024/NĐ-CP" if is_begun else facts.article
    return Said(
        kind="THÔNG BÁO",
        summary=f"Về việc {what} đang làm thủ tục chấm dứt hoạt động"
        if is_begun
        else f"Về việc chấm dứt hoạt động {what}",
        abbreviation="TB",
        body=(
            clause(f"Theo {filing_words(facts)}, căn cứ {article}, {facts.office.name} thông báo:"),
            identity_facts(facts),
            *_ended_places(facts),
            clause(
                f"{word_of(facts).capitalize()} nói trên đang làm thủ tục chấm dứt hoạt động."
                if is_begun
                else f"{capitalise_first(what)} nói trên chấm dứt hoạt động kể từ ngày "
                f"{_day(facts.decision.on if facts.decision else None)}."
            ),
        ),
        recipients=(facts.name, "Cơ quan thuế quản lý trực tiếp"),
    )


def _ended_places(facts: PaperFacts) -> tuple[Text, ...]:
    """Return the branch that ends by its name, nothing for a group."""
    if facts.kind is not FilingKind.BRANCH_END:
        return ()
    return tuple(clause(f"{line.label}: {line.before or DOTS}.") for line in facts.asked)


def _day(day: date | None) -> str:
    return format_date(day) if day else DOTS


def _reason(facts: PaperFacts) -> str:
    said = facts.change
    return capitalise_first(said.words) if isinstance(said, NoticeAsked) else DOTS
