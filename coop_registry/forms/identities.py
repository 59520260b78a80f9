"""Which paper a number is from, when nobody says (căn cước, chứng minh nhân dân, hộ chiếu)."""

from collections.abc import Iterable
from typing import Any

from coop_registry.forms.fields import ChoiceField
from coop_registry.rules.kinds import IdentityKind, PartyKind
from core.forms import optional

#: Chứng minh nhân dân had nine digits; căn cước and số định danh cá nhân have twelve.
OLD_DIGITS = 9


#: Answer to "is this the person we already know?": another one.
ANOTHER = "khac"
#: Begins the answer that a known person is the head of the household typed.
_HEAD = "chu-ho-"


class AnswerField(ChoiceField):
    """Whether a person of like name is one already recorded (đã có người giống).

    Drawn only when the service asks; whether a chosen party may be taken is for it to say.
    """

    def __init__(self, label: str, **kw: Any) -> None:
        kw |= {"blank": "Chọn câu trả lời", "validate_choice": False}
        super().__init__(label, validators=[optional()], **kw)

    @property
    def asks(self) -> bool:
        """Tell whether there is a question."""
        return len(self.choices or ()) > 1

    @property
    def known_id(self) -> int | None:
        """Return the id of the known party that was chosen."""
        return _id_in(self.data or "")

    @property
    def head_id(self) -> int | None:
        """Return the id of the known person who was chosen as head of a household."""
        answer = self.data or ""
        return _id_in(answer.removeprefix(_HEAD)) if answer.startswith(_HEAD) else None

    def ask(self, found: Iterable[tuple[int, str]], *, of_head: bool = False) -> None:
        """Offer the known parties, and that it is none of them; `of_head` asks about a chủ hộ."""
        start, who = (_HEAD, "Chủ hộ là") if of_head else ("", "Là")
        lines = [(f"{start}{party_id}", f"{who} {words} đã ghi") for party_id, words in found]
        self.offer([*lines, (ANOTHER, "Là người khác, chỉ giống tên")])


def _id_in(answer: str) -> int | None:
    return int(answer) if answer.isascii() and answer.isdigit() and len(answer) < 10 else None


def identity_of(kind: PartyKind, chosen: str | None, number: str | None) -> IdentityKind | None:
    """Return the kind of paper: as chosen, else by what the number looks like."""
    if not number:
        return None
    if chosen:
        return IdentityKind(chosen)
    if kind is PartyKind.ORGANISATION:
        return IdentityKind.ORGANISATION
    bare = "".join(number.split())
    if not bare.isdigit():
        return IdentityKind.PASSPORT
    return IdentityKind.OLD_CITIZEN if len(bare) == OLD_DIGITS else IdentityKind.CITIZEN
