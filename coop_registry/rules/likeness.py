"""Parties of one name: which may be the same person, and the question that asks (đối chiếu)."""

from collections.abc import Mapping
from dataclasses import dataclass

from coop_registry.rules.entries import PartyEntry
from coop_registry.rules.kinds import PartyKind
from core.dates import PartialDate, Precision
from core.errors import RuleViolation


@dataclass(frozen=True)
class KnownParty:
    """What is compared when two parties have one name."""

    party_id: int
    full_name: str
    kind: PartyKind
    birth: PartialDate | None = None
    identity_kind: str | None = None
    identity_masked: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class PartyCandidate:
    """A party of like name that the person may see, with where it is known."""

    party: KnownParty
    organisations: tuple[str, ...]


class SimilarParty(RuleViolation):
    """A party without a number has the name of a known one: the officer is asked, never merged.

    `candidates` are those of the officer's own units, `rows` those of the same typed list
    (counted from 0); `others` counts the rest, unnamed.
    """

    def __init__(
        self,
        full_name: str,
        candidates: tuple[PartyCandidate, ...],
        others: int,
        rows: tuple[int, ...] = (),
        kind: PartyKind = PartyKind.PERSON,
    ) -> None:
        known = [candidate_words(found) for found in candidates]
        known += [f"dòng {row + 1} của danh sách này" for row in rows]
        known += [f"{others} người ở địa bàn khác"] if others else []
        choose = "chọn người đã có, hoặc " if candidates else ""
        super().__init__(
            f"Đã có người cùng tên {full_name}: {'; '.join(known)}. Hãy {choose}đánh dấu "
            "“Đã đối chiếu, không trùng” rồi ghi lại.",
            field="accept_similar",
        )
        self.full_name = full_name
        self.candidates = candidates
        self.others = others
        self.rows = rows
        self.kind = kind

    def without_new(self, added: Mapping[int, int]) -> "SimilarParty":
        """Return the question with the parties of this very list named by their rows.

        `added` is {party id: row}: when the list is refused these parties are gone again and
        cannot be chosen.
        """
        return SimilarParty(
            self.full_name,
            tuple(found for found in self.candidates if found.party.party_id not in added),
            self.others,
            tuple(
                added[found.party.party_id]
                for found in self.candidates
                if found.party.party_id in added
            ),
            self.kind,
        )


class NumberOfAnother(RuleViolation):
    """An identity number that is recorded with another name or birth (số của người khác).

    Whose it is, is told only to those who know the person by their own units: `name` is None for
    the others, whose look-up is logged.
    """

    def __init__(self, party_id: int, name: str | None, *, field: str, differs: str) -> None:
        whom = f"cho {name}" if name else "cho một người khác"
        if field == "birth":
            whom = f"{whom} với ngày sinh khác" if name else "với ngày sinh khác"
        super().__init__(
            f"Số giấy tờ này đã ghi {whom}. Hãy kiểm tra lại số hoặc {differs}. {_way_on(name, field)}",
            field=field,
        )
        self.party_id = party_id
        self.name = name


def _way_on(name: str | None, field: str) -> str:
    """Return what to do when the paper is right and the record is not."""
    if field == "birth":
        return (
            "Nếu giấy tờ đúng: ghi mà để trống ngày sinh, rồi ở trang của người này chọn “Đề nghị sửa "
            "giấy tờ, ngày sinh, quốc tịch” để người thứ hai duyệt."
        )
    if name is not None:
        return (
            "Nếu là người này mà họ tên đang ghi sai: đính chính họ tên ở trang của người đó. Nếu số "
            "đang ghi sai người: ở trang đó đề nghị sửa giấy tờ. Xong thì ghi lại."
        )
    return (
        "Nếu giấy tờ đúng: ghi mà để trống số giấy tờ, rồi báo người quản trị; nhật ký có lần gõ này, "
        "người quản trị nhắc đơn vị đang ghi số đó đính chính."
    )


def may_be_same(entry: PartyEntry, known: KnownParty, *, same_place: bool) -> bool:
    """Tell whether a party of the same name must be asked about: birth agrees, or the place does.

    Two numbers of one kind are two people; two births that differ as well.
    """
    if entry.identity_no and known.identity_kind == entry.identity_kind:
        return False
    if entry.birth and known.birth:
        return births_agree(entry.birth, known.birth)
    return same_place


def births_agree(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether two birth days can be the same day, as far as both are known."""
    if one.start.year != other.start.year:
        return False
    if Precision.YEAR in (one.precision, other.precision):
        return True
    if one.start.month != other.start.month:
        return False
    return Precision.MONTH in (one.precision, other.precision) or one.start == other.start


def candidate_words(found: PartyCandidate) -> str:
    """Return one candidate in words: name, birth, masked number, where known."""
    party = found.party
    parts = [party.full_name]
    if party.birth:
        parts.append(f"sinh {party.birth}")
    if party.identity_masked:
        parts.append(f"số {party.identity_masked}")
    if found.organisations:
        parts.append(", ".join(found.organisations))
    return f"{parts[0]} ({'; '.join(parts[1:])})" if len(parts) > 1 else parts[0]
