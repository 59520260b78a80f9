"""What a row of a member list does to the register, in sentences (sẽ ghi gì)."""

from collections.abc import Iterable
from dataclasses import replace

from coop_registry.labels import IDENTITY_KIND, MEMBER_CLASS, PARTY_KIND
from coop_registry.rules.imports.kinds import Outcome
from coop_registry.rules.imports.member_drafts import MemberDraft
from coop_registry.rules.imports.verdicts import Verdict
from coop_registry.rules.kinds import PartyKind
from core.dates import format_date
from core.money import format_vnd
from core.text import mask

_FIELDS = {
    "birth": "Ngày sinh",
    "gender": "Giới tính",
    "ethnicity": "Dân tộc",
    "nationality": "Quốc tịch",
    "address": "Nơi ở",
    "phone": "Điện thoại",
}
#: Of a known person a list can say these too.
_FURTHER = {
    "full_name": "Họ và tên",
    "identity_on": "Ngày cấp giấy tờ",
    "identity_by": "Nơi cấp giấy tờ",
}


def member_words(row: Verdict) -> list[str]:
    """Return one sentence for each thing that a member row brings; none for a row left out."""
    draft = row.member
    if draft is None or row.outcome not in (Outcome.CREATED, Outcome.UPDATED):
        return []
    words = _admission(row, draft) if row.outcome is Outcome.CREATED else []
    is_new = row.person is not None and row.person.by == row.at
    if is_new:
        words += _said(draft, _FIELDS, "")
    # What a household's row says of a known person is said of who represents it.
    known = draft if row.representative is None else replace(draft, kind=PartyKind.PERSON)
    words += _said(known, row.filled, "Bổ sung: ")
    words += _said(known, row.proposed, "Chờ người thứ hai duyệt: ")
    words += _said(known, row.said_other, "Khác với hồ sơ đang ghi, giữ cạnh hồ sơ của người này: ")
    if is_new and draft.paper is not None and draft.kind is not PartyKind.HOUSEHOLD:
        words.append(f"Giấy tờ: {_paper(draft)}")
    if row.line is not None:
        words.append(_part(row, draft))
    if draft.remark is not None:
        words.append(f"Ghi chú của danh sách: “{draft.remark}” (giữ nguyên lời, để cạnh sổ)")
    return words


def _said(draft: MemberDraft, names: Iterable[str], before: str) -> list[str]:
    """Return what a row says of the named columns of the person, each in a sentence."""
    words = _FIELDS | _FURTHER
    return [
        f"{before}{words[name]}: {value}"
        for name in names
        if (value := _value(draft, name)) is not None
    ]


def _admission(row: Verdict, draft: MemberDraft) -> list[str]:
    assert row.stay is not None  # a created member row has its stay
    words = [
        f"{PARTY_KIND[draft.kind]}, {MEMBER_CLASS[row.stay.member_class].lower()}",
        _joining(draft),
    ]
    if row.representative is not None:
        words.append(f"Người đại diện của hộ: {person_words(draft)}")
    return words


def person_words(draft: MemberDraft) -> str:
    """Return a person who stands for others with all that a row says of them."""
    said = (
        draft.name,
        f"sinh {draft.birth}" if draft.birth else None,
        draft.gender,
        f"dân tộc {draft.ethnicity}" if draft.ethnicity else None,
        f"quốc tịch {draft.nationality}" if draft.nationality else None,
        _paper(draft) if draft.paper is not None else None,
    )
    return ", ".join(one for one in said if one)


def _joining(draft: MemberDraft) -> str:
    day = format_date(draft.first_day)
    if draft.joined_on is None:
        return (
            f"Tham gia: danh sách không ghi; ghi từ ngày số liệu của danh sách {day}, chưa rõ ngày"
        )
    if draft.joined_words:
        return f"Tham gia: danh sách ghi “{draft.joined_words}”; ghi từ ngày {day}, chưa rõ ngày"
    return f"Tham gia: ngày {day}"


def _part(row: Verdict, draft: MemberDraft) -> str:
    assert row.line is not None  # asked for a row that brings one
    words, day = f"Vốn góp: đã góp {format_vnd(row.line.amount_vnd)}", format_date(row.line.on)
    if draft.paid_on is None:
        return f"{words}; danh sách không ghi thời điểm góp, ghi ngày {day}"
    if draft.paid_words:
        return f"{words}; danh sách ghi thời điểm góp “{draft.paid_words}”, ghi ngày {day}"
    return f"{words}, ngày {day}"


def _value(draft: MemberDraft, name: str) -> str | None:
    """Return what the row says of a column of the person."""
    if name == "birth":
        return str(draft.person_birth) if draft.person_birth is not None else None
    if name == "full_name":
        return draft.name
    if name in ("identity_on", "identity_by"):
        day = draft.paper.on if draft.paper else None
        issuer = draft.paper.by if draft.paper else None
        return issuer if name == "identity_by" else format_date(day) if day else None
    if name in ("gender", "ethnicity") and draft.kind is not PartyKind.PERSON:
        return None
    value: str | None = getattr(draft, name)
    return value


def _paper(draft: MemberDraft) -> str:
    paper = draft.paper
    assert paper is not None  # asked for a row with one
    words = f"{IDENTITY_KIND[paper.kind]} {mask(paper.number)}"
    words += f", cấp ngày {format_date(paper.on)}" if paper.on else ""
    return f"{words}, {paper.by}" if paper.by else words
