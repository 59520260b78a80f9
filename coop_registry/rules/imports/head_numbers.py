"""The number of a representative of whom the register has none (bổ sung số giấy tờ người đại diện).

A name alone fills no number: the list's goes to a second person, who types it again from the
paper. Where the name may be another's, the row is a question.
"""

from coop_registry.rules.imports.book import RepresentativeValue
from coop_registry.rules.imports.listing import Lister
from coop_registry.rules.imports.member_drafts import MemberDraft
from coop_registry.rules.imports.people import KnownPerson
from coop_registry.rules.imports.problems import warning
from coop_registry.rules.imports.verdicts import Verdict
from coop_registry.rules.likeness import births_agree
from coop_registry.rules.particulars import Particular, Settled
from core.text import fold, mask

_NUMBER = Particular.IDENTITY_NO
TAKEN = (
    "Số giấy tờ {} của người đại diện {} đã ghi cho {} trong sổ; sổ chưa ghi số này cho người đại diện. "
    "Nếu là một người, hãy đính chính người đại diện."
)
NAMESAKE = (
    "Sổ chưa ghi số giấy tờ của người đại diện {0}, nhưng tổ chức có thành viên cùng tên với số khác "
    "{1}: chưa rõ là ai nên chưa ghi số của danh sách; hãy đối chiếu."
)
OTHER_BIRTH = (
    "Danh sách ghi số giấy tờ {1} cho người đại diện {0}, nhưng ngày sinh khác với sổ: chưa rõ có cùng "
    "một người không nên chưa ghi số; hãy đối chiếu."
)
WAITS = (
    "Danh sách ghi số giấy tờ {1} cho người đại diện {0}; người này đang có đề nghị khác chờ duyệt hoặc "
    "danh sách ghi nhiều số, nên số này chưa được đề nghị."
)
OF_LIST = (
    "Dòng trước của danh sách ghi người đại diện {} không có số giấy tờ; số {} của dòng này chưa được "
    "ghi, hãy ghi số vào dòng trước."
)


def offer_number(
    row: Verdict, value: RepresentativeValue, head: MemberDraft, lister: Lister
) -> None:
    """Let the list's number wait for the second person, or ask whose it is."""
    if not _is_missing(value, head) or head.paper is None:
        return
    doubt = _doubt(row, value, head, lister)
    if doubt is not None:
        row.problems.append(warning(doubt.format(head.name, mask(head.paper.number))))
        return
    person = lister.by_id[value.party_id or 0]
    if _waits_already(person, head):
        return
    person.said = said = person.said or Settled()
    said.proposed |= {_NUMBER: head.paper}
    for what, given in (
        (Particular.IDENTITY_ON, head.paper.on),
        (Particular.IDENTITY_BY, head.paper.by),
    ):
        if given is not None:
            said.proposed[what] = given
    row.representative, row.proposed = person, (_NUMBER.value,)


def is_offered(value: RepresentativeValue, head: MemberDraft, lister: Lister) -> bool:
    """Tell whether the list's number waits for the second person, by this row or before."""
    person = lister.by_id.get(value.party_id or 0)
    return person is not None and _is_missing(value, head) and _waits_already(person, head)


def _is_missing(value: RepresentativeValue, head: MemberDraft) -> bool:
    """Tell whether the row has the number that the register lacks, under the same name."""
    return (
        head.paper is not None
        and value.known.identity is None
        and fold(value.name) == fold(head.name)
    )


def _waits_already(person: KnownPerson, head: MemberDraft) -> bool:
    assert head.paper is not None  # asked for a row with a number
    brought = person.said.proposed.get(_NUMBER) if person.said is not None else None
    kept = (_NUMBER, mask(head.paper.number)) in person.standing.kept
    return brought == head.paper or (kept and person.standing.waits)


def _doubt(
    row: Verdict, value: RepresentativeValue, head: MemberDraft, lister: Lister
) -> str | None:
    """Return why the name is not enough, as a sentence with places for name and number."""
    assert head.paper is not None  # asked for a row with a number
    person = lister.by_id.get(value.party_id or 0)
    if person is None:
        return OF_LIST
    index = lister.index(head.paper.kind, head.paper.number)
    holder = lister.by_number(index)
    if holder is not None and holder is not person:
        return TAKEN.format("{1}", "{0}", holder.name)
    target = row.target.known_id if row.target is not None else None
    if lister.namesakes.get((target or 0, fold(head.name)), frozenset()) - {index}:
        return NAMESAKE
    births = (value.known.birth, head.birth)
    if births[0] and births[1] and not births_agree(births[0], births[1]):
        return OTHER_BIRTH
    brought = person.said.proposed if person.said is not None else {}
    if (person.standing.waits or brought) and not _waits_already(person, head):
        return WAITS
    return None
