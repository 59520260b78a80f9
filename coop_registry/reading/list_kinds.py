"""What a table lists, told by its columns (loại danh sách), and how that settles double meanings.

"Tên" is a member's in a member list, "Địa chỉ" then their home; in a list of the tax office only
number, state and debt are read.
"""

from collections.abc import Sequence

from coop_registry.reading.meanings import ListKind, M

#: A column's meaning and its folded title.
Titled = tuple[M | None, str]

_MEMBER_ONLY = frozenset(
    {
        M.BIRTH, M.BIRTH_MALE, M.BIRTH_FEMALE, M.SEX, M.SEX_MALE, M.SEX_FEMALE, M.ETHNIC,
        M.NATIONALITY, M.IDENTITY, M.CONTRIBUTION, M.CONTRIBUTION_SHARE, M.SIGNATURE,
        M.PERMANENT_ADDRESS, M.RESIDENCE, M.MEMBER_CLASS, M.JOINED_ON, M.CONTRIBUTED_ON,
    }
)  # fmt: skip
_NUMBERS = frozenset({M.CODE, M.TAX_CODE, M.CODE_OR_TAX})
#: What the tax office never lists; a debt beside it is a column of an office's own list.
_OF_OFFICES = frozenset(
    {
        M.CAPITAL_REGISTERED, M.CAPITAL_PAID, M.MEMBERS_TOTAL, M.CERTIFICATE_NO, M.WORKERS,
        M.REVENUE, M.PROFIT, M.RATING, M.OCOP,
    }
)  # fmt: skip
_TAXPAYER = ("ten nnt", "ten nguoi nop thue", "nguoi nop thue", "nnt")


def kind_of(columns: Sequence[Titled]) -> ListKind | None:
    """Return what a table lists; None when it has to be said by a person."""
    meanings = {meaning for meaning, _title in columns}
    own = meanings & _MEMBER_ONLY
    if M.MEMBER_NAME in meanings:
        return ListKind.MEMBERS
    if M.PERSON_NAME in meanings and (own if M.NAME not in meanings else len(own) > 1):
        return ListKind.MEMBERS
    bare_name = any(meaning is M.NAME and title == "ten" for meaning, title in columns)
    if bare_name and len(own) > 1 and M.REPRESENTATIVE not in meanings:
        return ListKind.MEMBERS
    if _is_of_tax_office(columns):
        return ListKind.TAX
    if meanings & {M.NAME, M.CERTIFICATE_NO, *_NUMBERS}:
        return ListKind.ORGANISATIONS
    return None


def _is_of_tax_office(columns: Sequence[Titled]) -> bool:
    """Tell whether taxpayers are listed by number: "Tên NNT", or what each one owes."""
    meanings = {meaning for meaning, _title in columns}
    if not meanings & _NUMBERS or meanings & _OF_OFFICES:
        return False
    named = any(meaning is M.NAME and title.startswith(_TAXPAYER) for meaning, title in columns)
    return named or M.TAX_DEBT in meanings


_AS_MEMBER: dict[M, M | None] = {
    M.PERSON_NAME: M.MEMBER_NAME, M.ADDRESS: M.RESIDENCE, M.CERTIFICATE_ON: M.IDENTITY_ON,
    M.CERTIFICATE_BY: M.IDENTITY_BY, M.CAPITAL_REGISTERED: M.CONTRIBUTION,
    M.CAPITAL_PAID: M.CONTRIBUTION, M.KIND: M.MEMBER_KIND,
    M.STATUS_ON: None,
}  # fmt: skip
_AS_ORGANISATION: dict[M, M | None] = {
    M.PERSON_NAME: M.REPRESENTATIVE, M.CONTRIBUTION: M.CAPITAL_PAID, M.CONTRIBUTION_SHARE: None,
    M.CONTRIBUTED_ON: None, M.STATUS_ON: None,
}  # fmt: skip
#: Of one member, "Nữ" and "TS" say something else than how many.
_SHORT_COUNTS = frozenset({"nu", "so nu", "ts"})
_AS_TAXPAYER = {M.PERSON_NAME: M.NAME}


def fitted(meaning: M, title: str, kind: ListKind | None) -> M | None:
    """Return what a word of two meanings means in a list of this kind."""
    if kind is ListKind.MEMBERS:
        if title in _SHORT_COUNTS and meaning in (M.MEMBERS_WOMEN, M.MEMBERS_TOTAL):
            return None
        return (
            M.MEMBER_NAME
            if meaning is M.NAME and title == "ten"
            else _AS_MEMBER.get(meaning, meaning)
        )
    if kind is ListKind.TAX:
        return _AS_TAXPAYER.get(meaning, meaning)
    return _AS_ORGANISATION.get(meaning, meaning)
