"""A household and its head: whose the number typed for a household is (hộ gia đình, chủ hộ)."""

from dataclasses import replace

from coop_registry.reading.person_names import read_person
from coop_registry.rules.entries import MemberEntry, PartyEntry, normal_identifier
from coop_registry.rules.kinds import IdentityKind, PartyKind
from core.errors import RuleViolation
from core.text import clean

#: Words of a place: with a word behind them they name where a household is, not who heads it.
_PLACES = frozenset(["thôn", "xóm", "bản", "tổ", "khu", "làng", "xã", "phường", "phố", "đội", "ấp"])
#: How many words a person's name has (số chữ của họ tên).
_SHORTEST, _LONGEST = 2, 5


def head_name(name: str) -> str | None:
    """Return the name of the head (chủ hộ) in the name of a household: "Hộ ông Nông Văn Sáu".

    None where what is left does not look like a person's name: "Hộ gia đình thôn Pác Chi".
    """
    read = read_person(name)
    if read.unit == PartyKind.PERSON:
        read = read_person(f"Hộ {name}")
    if not read.value or read.doubt or read.unit != PartyKind.HOUSEHOLD:
        return None
    words = str(read.value).split()
    in_place = _PLACES & set(clean(str(read.value)).casefold().split()[:-1])
    return str(read.value) if _SHORTEST <= len(words) <= _LONGEST and not in_place else None


def says_household(name: str) -> bool:
    """Tell whether a name says by itself that it is a household's."""
    return read_person(name).unit == PartyKind.HOUSEHOLD


def has_paper_of_a_person(party: PartyEntry) -> bool:
    """Tell whether a household was typed with the number of a person's paper."""
    return (
        party.kind is PartyKind.HOUSEHOLD
        and bool(party.identity_no)
        and party.identity_kind is not IdentityKind.ORGANISATION
    )


def with_head(entry: MemberEntry) -> MemberEntry:
    """Return the member with a household's number at the person who represents it (người đại diện hộ).

    A household has no paper of its own: the number typed for it is its head's, and the person of
    that number stands for it. Without another name this is who the household is called after.
    Raises RuleViolation when household and representative are typed with two numbers, or nobody
    says who the head is.
    """
    party = entry.party
    if isinstance(party, int) or not has_paper_of_a_person(party):
        return entry
    given = entry.representative
    if given is None:
        given = PartyEntry(full_name=_head_of(party))
    elif isinstance(given, int):
        given = PartyEntry(full_name="", known_id=given)
    _refuse_two_numbers(party, given)
    head = replace(
        given,
        kind=PartyKind.PERSON,
        identity_kind=party.identity_kind,
        identity_no=party.identity_no,
        identity_on=party.identity_on,
        identity_by=party.identity_by,
        birth=party.birth,
        gender=party.gender,
        ethnicity=party.ethnicity,
        nationality=party.nationality,
        phone=party.phone,
        address=party.address,
    )
    household = replace(
        party,
        identity_kind=None,
        identity_no=None,
        identity_on=None,
        identity_by=None,
        birth=None,
        gender=None,
        ethnicity=None,
    )
    return replace(entry, party=household, representative=head)


def _head_of(party: PartyEntry) -> str:
    """Return who a household with a number is called after; raise when its name names nobody."""
    found = head_name(party.full_name)
    if found is None:
        raise RuleViolation(
            f"Số giấy tờ của hộ là số của chủ hộ, mà “{clean(party.full_name)}” chưa nói chủ hộ là "
            "ai. Hãy ghi họ và tên người đại diện hộ; nếu nhập theo bảng thì ghi hộ theo tên chủ hộ "
            "(ví dụ: Hộ ông Nông Văn Sáu), hoặc nhập riêng hộ này ở “Thêm một thành viên”.",
            field="representative_name",
        )
    return found


def _refuse_two_numbers(party: PartyEntry, head: PartyEntry) -> None:
    """Raise when a number is typed for the household and another for who represents it."""
    if not head.identity_no or not party.identity_no:
        return
    if normal_identifier(head.identity_no) != normal_identifier(party.identity_no):
        raise RuleViolation(
            "Hộ gia đình không có số giấy tờ riêng: số ở đây là số của người đại diện hộ, mà hai "
            "ô đang ghi hai số khác nhau. Hãy để trống một ô hoặc ghi cùng một số.",
            field="identity_no",
        )
