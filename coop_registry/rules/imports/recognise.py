"""Which organisation a row is about: one that is known, a new one, or a question (nhận diện).

By number first; else by folded name in the same commune. What is only alike is shown to a
person, never merged.
"""

from dataclasses import dataclass

from coop_registry.rules.imports.drafts import OrganisationDraft
from coop_registry.rules.imports.names import NameKey, accents_differ, alike, key_of, same, unlike
from coop_registry.rules.imports.register import Register
from coop_registry.rules.kinds import Scheme


@dataclass(frozen=True)
class Match:
    """What a row is about: `known_id`, or new when neither that nor a refusal is given.

    `candidates` are the organisations that it may be; `doubt` says what a person should look at
    although the answer is clear.
    """

    known_id: int | None = None
    refusal: str | None = None
    candidates: tuple[int, ...] = ()
    doubt: str | None = None

    @property
    def is_new(self) -> bool:
        """Tell whether the row is about an organisation that the register does not know."""
        return self.known_id is None and self.refusal is None


def recognise(draft: OrganisationDraft, register: Register) -> Match:
    """Return what a row is about."""
    holders = {
        register.numbers[scheme, number.normal]
        for scheme, number in draft.identifiers.items()
        if (scheme, number.normal) in register.numbers
    }
    if len(holders) > 1:
        names = "; ".join(register.names[one] for one in sorted(holders))
        return Match(
            refusal=f"Các số của dòng thuộc nhiều tổ chức khác nhau: {names}.",
            candidates=tuple(sorted(holders)),
        )
    if holders:
        return _by_number(draft, holders.pop(), register)
    if draft.name is None:
        return Match(refusal="Mã số này chưa có trong sổ và dòng không ghi tên.")
    return _by_name(draft, key_of(draft.name), register)


def _by_number(draft: OrganisationDraft, known_id: int, register: Register) -> Match:
    """Return the holder of the number; ask when name and commune are both another's."""
    for scheme, number in draft.identifiers.items():
        held = register.held[known_id].get(scheme)
        if scheme is Scheme.CODE and held is not None and held != number.normal:
            return Match(
                refusal=f"Dòng ghi mã số {number.value}, sổ ghi {register.names[known_id]} mã số "
                f"{held}; hãy đối chiếu.",
                candidates=(known_id,),
            )
    if draft.kind is not None and draft.kind is not register.kinds[known_id]:
        return Match(
            refusal=f"Số của dòng đã ghi cho {register.names[known_id]}, loại hình khác.",
            candidates=(known_id,),
        )
    return _by_number_and_name(draft, known_id, register) if draft.name else Match(known_id)


def _by_number_and_name(draft: OrganisationDraft, known_id: int, register: Register) -> Match:
    """Return the holder of the number, unless its name is plainly another organisation's."""
    assert draft.name is not None  # asked for rows with a name
    key, keys, title = key_of(draft.name), register.keys[known_id], register.names[known_id]
    if any(same(known, key) for known in keys):
        return Match(known_id)
    unit, alone = draft.unit_id, (known_id,)
    if others := _bearers(draft, key, known_id, register):
        names = "; ".join(register.names[one] for one in others[:3])
        words = f"Số của dòng là của {title}, tên lại là của {names}; hãy chọn tổ chức."
        return Match(refusal=words, candidates=(known_id, *others))
    if any(alike(known, key) for known in keys):
        return Match(known_id)
    if unit is not None and not register.lies_within(known_id, unit, draft.on):
        words = f"Số của dòng đã ghi cho {title}, nhưng tên và địa bàn đều khác; hãy đối chiếu số."
        return Match(refusal=words, candidates=alone)
    if all(unlike(known, key) for known in keys):
        words = f"Số của dòng đã ghi cho {title}, tên trong danh sách khác hẳn; hãy đối chiếu số."
        return Match(refusal=words, candidates=alone)
    return Match(known_id, doubt=f"Sổ ghi số này cho {title}; tên khác nhau.")


def _bearers(
    draft: OrganisationDraft, key: NameKey, known_id: int, register: Register
) -> list[int]:
    """Return the other organisations that bear the row's name where the row says, or anywhere."""
    named = [
        one
        for one, known in register.named(key.bare).items()
        if one != known_id and same(known, key) and _kind_fits(draft, one, register)
    ]
    if any(alike(known, key) for known in register.keys[known_id]):
        return [one for one in named if _may_be_here(one, draft, register)]
    return named


def _by_name(draft: OrganisationDraft, key: NameKey, register: Register) -> Match:
    """Return the one of the same name in the commune, else new; ask about what is alike."""
    found = [
        one
        for one, known in register.named(key.bare).items()
        if same(known, key) and _kind_fits(draft, one, register)
    ]
    here = [one for one in found if register.place_of(one, draft.on) == draft.unit_id]
    free = [one for one in here if not _other_number(draft, one, register)]
    if len(free) == 1:
        return _but_for_accents(draft, free[0], register)
    if here:
        return _ask(draft, here, register, "Trong xã, phường này đã có tên này")
    near = [one for one in found if _may_be_here(one, draft, register)]
    if near and not draft.identifiers:
        return _ask(draft, near, register, "Trong huyện đã có tên này")
    return _alike(draft, key, found, register)


def _but_for_accents(draft: OrganisationDraft, known_id: int, register: Register) -> Match:
    """Return the one of the name in the commune; ask when its accents are others."""
    if draft.name is not None and accents_differ(draft.name, register.names[known_id]):
        return _ask(draft, [known_id], register, "Trong xã, phường này có tên chỉ khác dấu")
    return Match(known_id)


def _alike(
    draft: OrganisationDraft, key: NameKey, elsewhere: list[int], register: Register
) -> Match:
    """Ask about names alike in the same commune; say which bear the name elsewhere."""
    if draft.unit_id is not None and register.is_commune(draft.unit_id):
        near = [
            one
            for one, known in register.in_unit(draft.unit_id, draft.on).items()
            if alike(known, key)
            and _kind_fits(draft, one, register)
            and not _other_number(draft, one, register)
        ]
        if near and not draft.identifiers:
            return _ask(draft, near, register, "Trong xã, phường này có tên gần giống")
        if near:
            names = "; ".join(register.names[one] for one in near[:3])
            return Match(candidates=tuple(near), doubt=f"Tên gần giống trong cùng xã: {names}.")
    if elsewhere:
        names = "; ".join(register.names[one] for one in elsewhere[:3])
        return Match(
            candidates=tuple(elsewhere), doubt=f"Nơi khác đã có tổ chức cùng tên: {names}."
        )
    return Match()


def _ask(draft: OrganisationDraft, ids: list[int], register: Register, words: str) -> Match:
    names = "; ".join(register.names[one] for one in ids[:3])
    return Match(
        refusal=f"{words}: {names}. Hãy chọn tổ chức đã có hoặc ghi là tổ chức mới.",
        candidates=tuple(ids),
    )


def _kind_fits(draft: OrganisationDraft, known_id: int, register: Register) -> bool:
    return draft.kind is None or draft.kind is register.kinds[known_id]


def _other_number(draft: OrganisationDraft, known_id: int, register: Register) -> bool:
    """Tell whether both have a number of one scheme, and they differ."""
    held = register.held.get(known_id, {})
    return any(
        scheme in held and held[scheme] != number.normal
        for scheme, number in draft.identifiers.items()
    )


def _may_be_here(known_id: int, draft: OrganisationDraft, register: Register) -> bool:
    """Tell whether the row's place, less exact than a commune, may be where the known one sits."""
    unit = draft.unit_id
    if unit is None:
        return True
    if register.is_commune(unit):
        seat = register.place_of(known_id, draft.on)
        return seat is not None and not register.is_commune(seat) and _above(unit, seat, register)
    return register.lies_within(known_id, unit, draft.on)


def _above(unit_id: int, seat_id: int, register: Register) -> bool:
    return any(node.id == seat_id for node in register.tree.line(unit_id))


def choice(draft: OrganisationDraft, chosen: int | str, register: Register) -> Match:
    """Return what a person chose: a known organisation, or "new"."""
    if isinstance(chosen, int):
        if chosen not in register.names:
            return Match(refusal="Tổ chức đã chọn không còn trong sổ.")
        return Match(chosen)
    taken = [
        register.names[register.numbers[scheme, number.normal]]
        for scheme, number in draft.identifiers.items()
        if (scheme, number.normal) in register.numbers
    ]
    if taken:
        return Match(refusal=f"Số của dòng đã ghi cho {taken[0]}, không ghi là tổ chức mới được.")
    return Match()
