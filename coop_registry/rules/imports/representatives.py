"""The person of a representative as a list of organisations says it (người đại diện).

A number means its holder; without one the person is a new one, never merged by name. What a list
says of a representative whom the register knows is kept beside where it differs.
"""

from collections.abc import Mapping
from dataclasses import replace

from coop_registry.rules.imports.book import (
    Book,
    Field,
    Held,
    Particulars,
    RepresentativeValue,
    Statement,
)
from coop_registry.rules.imports.head_numbers import is_offered, offer_number
from coop_registry.rules.imports.listing import Lister
from coop_registry.rules.imports.member_drafts import MemberDraft
from coop_registry.rules.imports.people import KnownPerson, agrees, take_in
from coop_registry.rules.imports.problems import note, warning
from coop_registry.rules.imports.remarks import REMARK, remark_parts
from coop_registry.rules.imports.said import Said
from coop_registry.rules.imports.verdicts import Verdict
from coop_registry.rules.likeness import births_agree
from core.dates import PartialDate
from core.text import fold, mask

KNOWN = (
    "Theo số giấy tờ, người đại diện đã có trong sổ: mục còn trống được bổ sung hoặc chờ người thứ "
    "hai duyệt, mục ghi khác được giữ cạnh hồ sơ của người này."
)
OTHER_NUMBER = (
    "Người đại diện {} trong sổ có số giấy tờ {}, danh sách ghi cùng tên nhưng số {}: người khác trùng "
    "tên, giấy tờ mới, hay ghi nhầm? Sổ giữ nguyên, số của danh sách để cạnh chờ chọn; hãy đối chiếu."
)
_FIELDS: Mapping[str, str] = {
    "birth": "sinh",
    "gender": "giới tính",
    "ethnicity": "dân tộc",
    "nationality": "quốc tịch",
    "address": "nơi ở",
}


def settle_head(book: Book, row: Verdict, said: Said, lister: Lister) -> Said:
    """Give the representative that a row brings its person; keep beside what is said otherwise."""
    head = row.draft.head if row.draft is not None else None
    held = book.on(Field.REPRESENTATIVE, head.on) if head is not None else None
    if head is None or held is None:
        return said
    if held.by == row.at and held.fact_id is None:
        _bring(held, row, head, lister)
        return said
    if _other_number(held.value, head, lister):
        said = _ask_who(book, row, held.value, head, said)
    offer_number(row, held.value, head, lister)
    words = _otherwise(held.value, head, lister)
    if not words:
        return said
    parts = remark_parts(words, f"Người đại diện {head.name[:90]}: ")
    fresh = [one for one in parts if book.observe(Statement(REMARK, one, None, head.on, row.at))]
    return said._replace(beside=(*said.beside, *((REMARK, one) for one in fresh)))


def _other_number(value: RepresentativeValue, head: MemberDraft, lister: Lister) -> bool:
    """Tell whether one name stands beside two numbers: somebody else, a new card, or a mistake."""
    index = _index(head, lister)
    numbers = (value.known.identity, index)
    return fold(value.name) == fold(head.name) and None not in numbers and len({*numbers}) == 2


def _ask_who(
    book: Book, row: Verdict, value: RepresentativeValue, head: MemberDraft, said: Said
) -> Said:
    """Ask who is meant; the register keeps its number, the list's stands beside it to be chosen."""
    assert head.paper is not None  # numbers were compared
    listed, recorded = mask(head.paper.number), value.known.masked or "khác"
    row.problems.append(warning(OTHER_NUMBER.format(head.name, recorded, listed)))
    words = f"{head.name}, số giấy tờ {listed} (sổ ghi {recorded})"[:300]
    statement = Statement("representative", words, None, head.on, row.at)
    if not book.observe(statement):
        return said
    return said._replace(beside=(*said.beside, ("representative", words)))


def _bring(held: Held, row: Verdict, head: MemberDraft, lister: Lister) -> None:
    """Name the holder of the number, else a new person with all that the row says."""
    index = _index(head, lister)
    known = lister.by_number(index) if index is not None else None
    if known is not None and not agrees(known, head):
        row.problems.append(
            warning(
                "Số giấy tờ của người đại diện đã ghi cho người khác tên hoặc khác ngày sinh; sổ "
                "chưa ghi số này.",
            )
        )
        head, index, known = replace(head, paper=None), None, None
    if known is not None:
        fresh = take_in(known, head)
        if known.party_id is not None and (fresh.filled or fresh.proposed or fresh.beside):
            row.problems.append(note(KNOWN))
    person = known or lister.new_person(row, head, index)
    held.value = held.value._replace(person=person, known=_said(head, index))


def _said(head: MemberDraft, index: str | None) -> Particulars:
    return Particulars(
        head.birth, head.gender, head.ethnicity, head.nationality, head.address, index,
        mask(head.paper.number) if head.paper is not None else None,
    )  # fmt: skip


def _index(head: MemberDraft, lister: Lister) -> str | None:
    return lister.index(head.paper.kind, head.paper.number) if head.paper is not None else None


def _otherwise(value: RepresentativeValue, head: MemberDraft, lister: Lister) -> str:
    """Return in words what the row says of the person and the register does not hold."""
    same_person = fold(value.name) == fold(head.name)
    known = value.known if same_person else Particulars()
    index = _index(head, lister)
    words = [
        f"{words} {getattr(head, name)}"
        for name, words in _FIELDS.items()
        if not _equal(getattr(known, name), getattr(head, name))
    ]
    asked = _other_number(value, head, lister)
    offered = same_person and is_offered(value, head, lister)
    settled = asked or offered or index == known.identity
    if index is not None and head.paper is not None and not settled:
        words.append(f"giấy tờ {mask(head.paper.number)}")
    return ", ".join(words)


def _equal(known: object, said: object) -> bool:
    if said is None:
        return True
    if isinstance(known, PartialDate) and isinstance(said, PartialDate):
        return births_agree(known, said)
    return isinstance(known, str) and isinstance(said, str) and fold(known) == fold(said)


def person_of_head(book: Book, row: Verdict) -> KnownPerson | None:
    """Return the person of a representative that a row brings."""
    held = next((one for one in book.facts[Field.REPRESENTATIVE] if one.by == row.at), None)
    return held.value.person if held is not None else None
