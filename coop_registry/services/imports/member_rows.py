"""Parties, memberships and contributions of a judged import as rows of tables."""

from functools import lru_cache

from coop_registry import models as m
from coop_registry.rules.imports.kinds import Outcome
from coop_registry.rules.imports.people import KnownPerson
from coop_registry.rules.imports.verdicts import Target, Verdict
from coop_registry.rules.kinds import PartyKind
from coop_registry.rules.membership import LineKind
from coop_registry.services.imports.burst import Burst, Ids, Origin
from coop_registry.services.imports.said_rows import SaidRows
from core import keys
from core.text import clean, mask, vi_key


class MemberRows:
    """Adds persons and what they are to an organisation; a person is added once."""

    def __init__(self, burst: Burst, ids: Ids, origin: Origin) -> None:
        self.burst, self.ids, self.origin = burst, ids, origin
        self.beside = SaidRows(burst, origin)

    def members(
        self, target: Target, organisation_id: int, act_id: int, rows: list[Verdict]
    ) -> None:
        """Add the rows of one member list."""
        at = {row.at for row in rows}
        for row in rows:
            for person in (row.person, row.representative):
                if person is not None:
                    self.party_of(person)
                    self.beside.take(person, target, act_id)
            if row.outcome is Outcome.CREATED:
                self._stay(organisation_id, act_id, row)
        for line in target.people.new_lines:
            if line.by in at:
                self.burst.add(
                    m.Contribution,
                    organisation_id=organisation_id,
                    number=target.next_line,
                    party_id=self.party_of(line.person),
                    origin_id=act_id,
                    kind=LineKind.PAYMENT.value,
                    on=line.on,
                    pledged_vnd=line.amount_vnd,
                    paid_vnd=line.amount_vnd,
                    note=line.note,
                )
                target.next_line += 1

    def _stay(self, organisation_id: int, act_id: int, row: Verdict) -> None:
        assert row.stay is not None  # a created member row has its stay
        assert row.person is not None
        by = row.representative
        self.burst.add(
            m.Membership,
            organisation_id=organisation_id,
            origin_id=act_id,
            start_on=row.stay.start_on,
            party_id=self.party_of(row.person),
            member_class=row.stay.member_class.value,
            representative_id=self.party_of(by) if by is not None else None,
            book_no=row.member.book_no if row.member is not None else None,
            start_words=row.member.start_words if row.member is not None else None,
            excluded_days=0,
            import_row_id=self.origin.row_ids.get(row.at),
        )

    def party_of(self, person: KnownPerson) -> int:
        """Return the party of a person, adding it at first sight."""
        if person.party_id is None:
            person.party_id = next(self.ids.party)
            self.party(person.party_id, person)
        return person.party_id

    def party(self, party_id: int, person: KnownPerson) -> None:
        """Add a party with what its row says."""
        draft = person.draft
        is_person = person.kind is PartyKind.PERSON
        numbered = draft.paper if draft is not None and person.identity_index else None
        name = clean(person.name)
        self.burst.add(
            m.Party,
            id=party_id,
            kind=person.kind.value,
            full_name=name,
            name_search=person.search,
            name_sort=_sort_key(name),
            birth_on=person.birth.start if person.birth and is_person else None,
            birth_precision=person.birth.precision.value if person.birth and is_person else None,
            identity_kind=numbered.kind.value if numbered else None,
            identity_sealed=keys.encrypt(numbered.number) if numbered else None,
            identity_index=person.identity_index,
            identity_masked=mask(numbered.number) if numbered else None,
            identity_on=numbered.on if numbered else None,
            identity_by=numbered.by if numbered else None,
            gender=draft.gender if draft and is_person else None,
            ethnicity=draft.ethnicity if draft and is_person else None,
            nationality=draft.nationality if draft else None,
            organisation_id=None,
            is_cooperative=person.kind is PartyKind.ORGANISATION and _is_cooperative(person.search),
            has_foreign_capital=False,
            phone=draft.phone if draft else None,
            address=draft.address if draft else None,
            version=1,
        )


@lru_cache(maxsize=8192)
def _sort_key(name: str) -> str:
    return vi_key(name)


def _is_cooperative(search: str) -> bool:
    return f"{search} ".startswith(("hop tac xa ", "htx ", "quy tin dung nhan dan "))
