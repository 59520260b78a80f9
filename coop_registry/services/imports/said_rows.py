"""What a list says of known persons as rows: blanks filled, proposals, values kept beside, notices."""

from collections.abc import Mapping

from coop_registry import models as m
from coop_registry.rules.imports.member_drafts import PaperSaid
from coop_registry.rules.imports.people import KnownPerson
from coop_registry.rules.imports.verdicts import Target
from coop_registry.rules.particulars import Particular, Settled, text_before, text_of
from coop_registry.services.imports.burst import Burst, Origin, PartyChange
from coop_registry.services.numbers import identity_index
from coop_registry.services.party_changes import field_words
from core import keys
from core.bulk import Row
from core.dates import PartialDate
from core.text import clean, mask


class SaidRows:
    """Adds what rows said of known persons, once for each person."""

    def __init__(self, burst: Burst, origin: Origin) -> None:
        self.burst, self.origin = burst, origin

    def take(self, person: KnownPerson, target: Target, act_id: int) -> None:
        """Add everything that rows said of a person whose party has its id."""
        said, person.said = person.said, None
        if said is None or person.party_id is None:
            return
        if said.filled:
            self._fill(person, person.party_id, said.filled)
            self._keep_filled(person, target.unit_id, act_id, said.filled)
        if said.proposed:
            self._propose(person.party_id, target.unit_id, act_id, said.proposed)
        if said.beside:
            self._keep(person.party_id, target.unit_id, act_id, said)
        self._tell(person, person.party_id, said)

    def _fill(
        self, person: KnownPerson, party_id: int, filled: Mapping[Particular, object]
    ) -> None:
        version = person.version or 1
        self.burst.change(m.Party, party_id, version=version + 1, **_columns(filled))
        if person.version:
            self.burst.party_versions[party_id] = person.version
        words = {what.value: value for what, value in filled.items()}
        if Particular.ETHNICITY in filled:
            words[Particular.ETHNICITY.value] = "đã ghi"
        self._log(party_id, "party.filled", words)

    def _keep_filled(
        self,
        person: KnownPerson,
        unit_id: int,
        act_id: int,
        filled: Mapping[Particular, object],
    ) -> None:
        """Keep which act filled a blank: taking the act back empties it again."""
        birth = person.draft.person_birth if person.draft else (person.held or {}).get(_BIRTH)
        for what, value in filled.items():
            self.burst.add(
                m.PersonStatement,
                **self._statement(person.party_id, unit_id, act_id, what, value),
                accepted=True,
                decided_at=self.origin.at,
                decided_by_id=self.origin.actor_id,
                is_filled=True,
                held_before=text_before(what, birth) if what is _BIRTH else None,
            )

    def _statement(
        self, party_id: int | None, unit_id: int, act_id: int, what: Particular, value: object
    ) -> Row:
        return {
            "party_id": party_id,
            "unit_id": unit_id,
            "origin_id": act_id,
            "field": what.value,
            "value": text_of(what, value),
            "given_at": self.origin.at,
            "is_withdrawn": False,
        }

    def _propose(
        self, party_id: int, unit_id: int, act_id: int, proposed: Mapping[Particular, object]
    ) -> None:
        self.burst.add(
            m.IdentityChange,
            party_id=party_id,
            unit_id=unit_id,
            origin_id=act_id,
            drops_number=False,
            is_withdrawn=False,
            reason="Danh sách được nhập ghi khác hồ sơ chung",
            proposed_by_id=self.origin.actor_id,
            proposed_at=self.origin.at,
            **(_BLANK_PROPOSAL | _columns(proposed)),
        )
        shown = {
            what.value: mask(value.number) if isinstance(value, PaperSaid) else value
            for what, value in proposed.items()
        }
        self._log(party_id, "party.change_proposed", shown)

    def _keep(self, party_id: int, unit_id: int, act_id: int, said: Settled) -> None:
        for what, value in said.beside.items():
            self.burst.add(
                m.PersonStatement,
                **self._statement(party_id, unit_id, act_id, what, value),
                accepted=None,
                decided_at=None,
                decided_by_id=None,
                is_filled=False,
                held_before=None,
            )
        self._log(party_id, "party.stated", {"stated": field_words(said.beside)})

    def _log(self, party_id: int, action: str, said: Mapping[str, object]) -> None:
        changes = {name: (None, value) for name, value in said.items()}
        self.burst.party_changes.append(PartyChange(party_id, action, changes))

    def _tell(self, person: KnownPerson, party_id: int, said: Settled) -> None:
        """Add a word to each other unit that knows the person, without values."""
        name, words = clean(person.name), []
        if said.filled:
            words.append(
                f"Đơn vị khác đã bổ sung {field_words(said.filled)} của {name}. Hãy đối chiếu với hồ "
                "sơ của đơn vị."
            )
        if said.beside:
            words.append(
                f"Giấy tờ của đơn vị khác ghi khác {field_words(said.beside)} của {name}; giá trị đó "
                "được giữ cạnh hồ sơ. Hãy đối chiếu rồi chọn."
            )
        for unit_id in person.standing.units:
            for text in words:
                self.burst.add(
                    m.Notice,
                    unit_id=unit_id,
                    party_id=party_id,
                    text=text[:500],
                    created_at=self.origin.at,
                )


_BIRTH = Particular.BIRTH
#: Columns of a proposal that a list may leave empty: rows of one burst have the same columns.
_BLANK_PROPOSAL: Row = dict.fromkeys(
    ("identity_kind", "identity_sealed", "identity_index", "identity_masked", "identity_on",
     "identity_by", "birth_on", "birth_precision", "nationality")
)  # fmt: skip


def _columns(values: Mapping[Particular, object]) -> Row:
    """Return the columns that hold these particulars."""
    found: Row = {what.value: value for what, value in values.items()}
    paper = found.pop(Particular.IDENTITY_NO.value, None)
    if isinstance(paper, PaperSaid):
        found |= {
            "identity_kind": paper.kind.value,
            "identity_sealed": keys.encrypt(paper.number),
            "identity_index": identity_index(paper.kind, paper.number),
            "identity_masked": mask(paper.number),
        }
    birth = found.pop(Particular.BIRTH.value, None)
    if isinstance(birth, PartialDate):
        found |= {"birth_on": birth.start, "birth_precision": birth.precision.value}
    return found
