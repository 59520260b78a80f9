"""A household and its head: whose the number typed for a household is (hộ gia đình, chủ hộ)."""

from dataclasses import replace

from coop_registry.reading.person_names import read_person
from coop_registry.rules.entries import MemberEntry, PartyEntry, normal_identifier
from coop_registry.rules.kinds import IdentityKind, PartyKind
from core.errors import RuleViolation


def head_name(name: str) -> str:
    """Return the name of the head (chủ hộ) in the name of a household: "Hộ ông Nông Văn Sáu"."""
    read = read_person(name)
    return str(read.value) if read.value and read.unit != PartyKind.ORGANISATION else name


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
    Raises RuleViolation when household and representative are typed with two numbers.
    """
    party = entry.party
    if isinstance(party, int) or not has_paper_of_a_person(party):
        return entry
    given = entry.representative
    if given is None:
        given = PartyEntry(full_name=head_name(party.full_name))
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
