"""A row said into the book of its organisation: added, taken over, or kept beside (ghi dòng vào sổ nháp).

What the register does not hold is added from the list's day. Where it holds something else that
also came by a list or a report, a later list takes its place; what came from a certificate or a
file is left, and the statement is kept beside it until an officer chooses.
"""

from datetime import date
from typing import Any

from coop_registry.rules.imports.book import (
    Book,
    ContactValue,
    Field,
    Held,
    NameValue,
    RepresentativeValue,
    SeatValue,
    Statement,
)
from coop_registry.rules.imports.drafts import OrganisationDraft
from coop_registry.rules.imports.names import key_of, key_of_text, same
from coop_registry.rules.imports.qualities import SaidTrait, trait_words
from coop_registry.rules.imports.register import Register
from coop_registry.rules.imports.remarks import REMARK, UNDECIDED, remark_parts
from coop_registry.rules.imports.said import Said
from coop_registry.rules.likeness import births_agree
from coop_registry.rules.membership import TraitKind
from core.dates import Precision
from core.text import fold

#: Matters of which a later list is believed over an earlier one.
_FOLLOWING = frozenset({Field.CAPITAL, Field.STATUS, Field.ACTIVITY, Field.CONTACT})


class Saying:
    """One row being said into a book."""

    def __init__(self, book: Book, draft: OrganisationDraft, row: int, register: Register) -> None:
        self.book, self.draft, self.row, self.register = book, draft, row, register
        self.changes: dict[str, tuple[Any, Any]] = {}
        self.beside: list[tuple[str, str]] = []
        self.told: list[str] = []

    def say(self) -> Said:
        """Say everything the row holds."""
        for part in (
            self._name, self._seat, self._founding, self._numbers, self._state, self._capital,
            self._people, self._figures, self._traits, self._words_only,
        ):  # fmt: skip
            part()
        return Said(self.changes, tuple(self.beside), tuple(self.told), self._remarks())

    def _remarks(self) -> tuple[str, ...]:
        """Return the list's inexact words of what the row brought, its day of issue included."""
        said = dict(self.draft.inexact)
        if not self.changes or self.book.registered_on is not None:
            said.pop("registered_on", None)
        kept = self.changes.keys() | {"registered_on"}
        return tuple(words for name, words in said.items() if name in kept)

    def _name(self) -> None:
        draft = self.draft
        if draft.name is None or self._fills_no_gap(Field.NAME):
            return
        value = NameValue(draft.name.full[:255], draft.short_name)
        held = self.book.on(Field.NAME, draft.on)
        if held is None:
            self._begin(Field.NAME, value, {"name": value.name, "short_name": value.short_name})
        elif not same(key_of_text(held.value.name), key_of(draft.name)):
            self._beside("name", value.name, value.name)

    def _fills_no_gap(self, what: Field) -> bool:
        """Tell whether the record knows the matter later and the row is of awards or products only."""
        later = self.book.next_start(what, self.draft.on) is not None
        unknown = self.book.on(what, self.draft.on) is None
        return later and unknown and self.draft.only_qualities

    def _seat(self) -> None:
        draft, held = self.draft, self.book.on(Field.SEAT, self.draft.on)
        if draft.unit_id is None or self._fills_no_gap(Field.SEAT):
            return
        value = SeatValue(draft.unit_id, draft.placed.address)
        words = {"unit": value.unit_id, "address": value.address}
        if held is None:
            self._begin(Field.SEAT, value, words)
            return
        node = self.register.tree.place_on(held.value.unit_id, draft.on)
        seat = node.id if node is not None else held.value.unit_id
        if seat != value.unit_id:
            self._other_seat(held, seat, value)
        elif value.address and held.value.address is None:
            self._refine(Field.SEAT, held, value, {"address": value.address})
        elif value.address and fold(value.address) != fold(held.value.address):
            self._beside("address", value.address, value.address)

    def _other_seat(self, held: Held, seat: int, value: SeatValue) -> None:
        """Refine a district to its commune, pass over the reverse, else keep beside."""
        line = [node.id for node in self.register.tree.line(value.unit_id)]
        if seat in line:
            self._refine(Field.SEAT, held, value, {"unit": value.unit_id})
        elif value.unit_id not in [node.id for node in self.register.tree.line(seat)]:
            self._beside("unit", str(self.register_words(value.unit_id)), str(value.unit_id))

    def register_words(self, unit_id: int) -> str:
        """Return the list's own words for the place, else the unit's number."""
        for key in ("commune", "address", "district"):
            if self.draft.words.get(key):
                return self.draft.words[key]
        return str(unit_id)

    def _refine(self, what: Field, held: Held, value: Any, words: dict[str, Any]) -> None:
        """Take over what only makes a soft fact more exact; a hard one stays."""
        if not held.soft:
            for name, said in words.items():
                self._beside(name, str(said), str(said))
            return
        self.book.replace(what, held, value, max(self.draft.on, held.start_on), self.row)
        self.changes |= {name: (None, said) for name, said in words.items()}

    def _founding(self) -> None:
        book, draft = self.book, self.draft
        if draft.founded is not None:
            if book.founded is None or self._is_finer():
                self._change(
                    "founded", str(book.founded) if book.founded else None, str(draft.founded)
                )
                book.founded = draft.founded
            elif not births_agree(book.founded, draft.founded):
                self._beside("founded", draft.words.get("founded", ""), draft.founded.iso())
        if draft.registered_on is not None:
            if book.registered_on is None:
                self._change("registered_on", None, draft.registered_on)
                book.registered_on = draft.registered_on
            elif book.registered_on != draft.registered_on:
                day = draft.registered_on.isoformat()
                self._beside("registered_on", draft.words.get("certificate_on", day), day)

    def _is_finer(self) -> bool:
        """Tell whether the list knows the same founding day more exactly."""
        known, said = self.book.founded, self.draft.founded
        if known is None or said is None or not births_agree(known, said):
            return False
        order = (Precision.YEAR, Precision.MONTH, Precision.DAY)
        return order.index(said.precision) > order.index(known.precision)

    def _numbers(self) -> None:
        for scheme, number in self.draft.identifiers.items():
            held = self.book.identifiers.get(scheme)
            if held is None:
                self.book.add_number(scheme, number, self.row)
                self._change(scheme.value, None, number.value)
            elif held.normal != number.normal:
                self._beside(scheme.value, number.value, number.normal)

    def _state(self) -> None:
        if self.draft.status is not None:
            self._follow(Field.STATUS, self.draft.status, "status", self.draft.status.value)
        if self.draft.activity is not None:
            self._follow(Field.ACTIVITY, self.draft.activity, "activity", self.draft.activity.value)

    def _capital(self) -> None:
        if self.draft.capital_vnd is not None:
            amount = self.draft.capital_vnd
            self._follow(Field.CAPITAL, amount, "amount_vnd", str(amount))

    def _follow(self, what: Field, value: Any, name: str, plain: str) -> None:
        """Begin a value, let it follow an earlier list's, or keep it beside."""
        held = self.book.on(what, self.draft.on)
        if held is None:
            self._begin(what, value, {name: value})
        elif held.value != value:
            follows = held.soft and held.start_on < self.draft.on and what in _FOLLOWING
            if follows and name not in self.draft.inexact:
                self._change(name, held.value, value)
                self.book.replace(what, held, value, self.draft.on, self.row)
            else:
                self._beside(name, self._raw(name, plain), plain)

    def _people(self) -> None:
        draft = self.draft
        if draft.representative:
            held = self.book.on(Field.REPRESENTATIVE, draft.on)
            value = RepresentativeValue(draft.representative, draft.position)
            if held is None:
                words = {"representative": value.name, "position": value.position}
                self._begin(Field.REPRESENTATIVE, value, words)
            elif fold(held.value.name) != fold(value.name):
                self._beside("representative", value.name, value.name)
        if draft.phone or draft.email:
            self._contact(ContactValue(None, draft.phone, draft.email))

    def _contact(self, said: ContactValue) -> None:
        held = self.book.on(Field.CONTACT, self.draft.on)
        if held is None:
            self._begin(Field.CONTACT, said, {"phone": said.phone, "email": said.email})
            return
        known: ContactValue = held.value
        merged = ContactValue(known.person, said.phone or known.phone, said.email or known.email)
        if merged == known:
            return
        fresh = {
            name: (getattr(known, name), getattr(merged, name))
            for name in ("phone", "email")
            if getattr(known, name) != getattr(merged, name)
        }
        filled = all(old is None for old, _new in fresh.values())
        if held.start_on < self.draft.on or filled:
            day = max(self.draft.on, held.start_on)
            self.book.replace(Field.CONTACT, held, merged, day, self.row)
            self.changes |= fresh
        else:
            for name, (_old, new) in fresh.items():
                self._beside(name, new, new)

    def _figures(self) -> None:
        for figure in self.draft.figures:
            standing = self.book.standing(figure)
            if standing is not None and standing.value == figure.value:
                continue
            name = figure.key
            if standing is not None and standing.on == figure.on:
                statement = Statement(
                    figure.what.value, figure.words, str(figure.value), figure.on, self.row
                )
                if self.book.observe(statement):
                    self.beside.append((name, figure.words))
                continue
            self._change(name, standing.value if standing else None, figure)
            self.book.add_figure(figure, self.row)

    def _traits(self) -> None:
        if self.draft.vsic_id is not None:
            held = self.book.on(Field.LINE, self.draft.on)
            if held is None:
                self._begin(Field.LINE, self.draft.vsic_id, {"line": self.draft.vsic_id})
        for trait in self.draft.traits:
            if self.draft.vsic_id is not None and trait.kind is TraitKind.FIELD:
                continue
            day = trait.on or self.draft.on
            held = self.book.trait_on(trait, day)
            if held is None:
                self.book.add_trait(trait, day, self.row)
                self._tell_trait(None, trait)
            elif held.value.stars != trait.stars:
                self._rate(held, trait, day)

    def _rate(self, held: Held, trait: SaidTrait, day: date) -> None:
        """Let more stars of a later day end the older rating; anything else is for a person."""
        known, said = held.value.stars, trait.stars
        follows = self.book.next_rating(trait, day)
        open_ended = held.end_on is None or held.end_on == follows
        if known and said and said > known and held.start_on < day and open_ended:
            self.book.end(held, day, self.row)
            self.book.add_trait(trait, day, self.row)
            self._tell_trait(held.value, trait)
        elif said:
            self.told.append(
                f"{trait.words}: danh sách ghi {said} sao, sổ đang ghi {known or 'chưa rõ'} sao; sổ "
                "giữ nguyên. Nếu đã xếp hạng lại, hãy kết thúc hạng cũ rồi ghi hạng mới."
            )

    def _tell_trait(self, old: SaidTrait | None, new: SaidTrait) -> None:
        """Put a quality among the changes of the row; several are told together."""
        before, after = self.changes.get("trait", (None, None))
        olds = [words for words in (before, trait_words(old)) if words]
        news = [words for words in (after, trait_words(new)) if words]
        self.changes["trait"] = ("; ".join(olds) or None, "; ".join(news))

    def _words_only(self) -> None:
        """Keep beside what is said in words only: a status nobody decided about, a remark."""
        draft = self.draft
        remarks = remark_parts(draft.remark) if draft.remark else []
        for name, field, words in (
            (UNDECIDED, "status", draft.undecided), *((REMARK, REMARK, part) for part in remarks),
        ):  # fmt: skip
            if words and self.book.observe(Statement(field, words, None, draft.on, self.row)):
                self.beside.append((name, words))

    def _begin(self, what: Field, value: Any, words: dict[str, Any]) -> None:
        self.book.begin(what, value, self.draft.on, self.row)
        self.changes |= {name: (None, said) for name, said in words.items() if said is not None}

    def _change(self, name: str, old: Any, new: Any) -> None:
        self.changes[name] = (old, new)

    def _raw(self, name: str, plain: str) -> str:
        """Return the list's own words of a field."""
        meaning = {"amount_vnd": "capital_registered"}.get(name, name)
        return self.draft.words.get(meaning) or plain

    def _beside(self, name: str, words: str, value: str | None) -> None:
        statement = Statement(name, words[:300], value, self.draft.on, self.row)
        if self.book.observe(statement):
            self.beside.append((name, words))
