"""What a filing asks for (nội dung đề nghị): one form per kind."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import HiddenField, ValidationError

from coop_registry.forms.fields import ChoiceField, LineField, text, the_class
from coop_registry.labels import IDENTITY_KIND
from coop_registry.rules.entries import PersonEntry
from coop_registry.rules.filings.changes import (
    CapitalAsked,
    Change,
    LinesAsked,
    NameAsked,
    NoticeAsked,
    RepresentativeAsked,
    SeatAsked,
)
from coop_registry.rules.kinds import IdentityKind
from core.forms import BaseForm, BirthField, LongTextField, VndField, at_most, optional, required

PERSON_PAPERS = [
    (kind.value, words)
    for kind, words in IDENTITY_KIND.items()
    if kind is not IdentityKind.ORGANISATION
]


class AskedForm(BaseForm):
    """What every such form has."""

    version = HiddenField()

    def offer(
        self,
        *,
        communes: Sequence[tuple[int, str]],
        branches: Sequence[tuple[int, str]],
        grounds: Sequence[str],
        lines: Sequence[str],
    ) -> None:
        """Fill the choices that only the view knows."""

    def asked(self, kept: Change | None, today: date) -> Change:
        """Return what was typed; `kept` is what stood there before."""
        raise NotImplementedError

    def show(self, kept: Any) -> None:
        """Show what was typed before."""
        for field in self:
            if hasattr(kept, field.name):
                field.data = getattr(kept, field.name)


class NameAskedForm(AskedForm):
    """Đổi tên."""

    name = text("Tên mới", 255, needed=True)
    short_name = text("Tên viết tắt", 255)
    foreign_name = text("Tên bằng tiếng nước ngoài", 255)

    def asked(self, kept: Change | None, today: date) -> NameAsked:
        """Return the new names."""
        return NameAsked(self.name.data, self.short_name.data, self.foreign_name.data)


class SeatAskedForm(AskedForm):
    """Chuyển trụ sở."""

    unit_id = ChoiceField("Xã, phường, thị trấn nơi đến", validators=[required()])
    address = text("Thôn, tổ, số nhà, đường", 300)

    def offer(self, *, communes: Sequence[tuple[int, str]], **_more: Any) -> None:
        """Offer the communes of the person's units."""
        self.unit_id.offer(communes)

    def show(self, kept: Any) -> None:
        """Show the seat asked for."""
        self.unit_id.data, self.address.data = str(kept.unit_id), kept.address

    def asked(self, kept: Change | None, today: date) -> SeatAsked:
        """Return the new seat."""
        return SeatAsked(int(self.unit_id.data), self.address.data)


class RepresentativeAskedForm(AskedForm):
    """Đổi người đại diện."""

    full_name = text("Họ và tên", 255, needed=True)
    position = text("Chức danh", 100, needed=True)
    birth = BirthField("Ngày sinh", validators=[optional()])
    identity_kind = ChoiceField("Loại giấy tờ", PERSON_PAPERS)
    identity_no = text(
        "Số giấy tờ",
        40,
        help_text="Sửa nội dung đã ghi mà để trống thì giữ số đã ghi.",
        numbers=True,
    )
    phone = text("Điện thoại", 40, numbers=True)
    address = text("Địa chỉ liên lạc", 300)

    def __init__(self, **kw: Any) -> None:
        super().__init__(**kw)
        self.identity_no.private = True

    def show(self, kept: Any) -> None:
        """Show what was typed, but for the number."""
        person: PersonEntry = kept.person
        self.full_name.data, self.position.data = person.full_name, kept.position
        self.birth.data, self.phone.data = person.birth, person.phone
        self.address.data = person.address
        self.identity_kind.data = person.identity_kind.value if person.identity_kind else ""

    def asked(self, kept: Change | None, today: date) -> RepresentativeAsked:
        """Return the new representative."""
        number = self.identity_no.data
        if not number and isinstance(kept, RepresentativeAsked):
            number = kept.person.identity_no
        person = PersonEntry(
            full_name=self.full_name.data,
            identity_kind=IdentityKind(self.identity_kind.data) if number else None,
            identity_no=number,
            birth=self.birth.data,
            phone=self.phone.data,
            address=self.address.data,
        )
        return RepresentativeAsked(person, self.position.data)


class CapitalAskedForm(AskedForm):
    """Thay đổi vốn."""

    amount_vnd = VndField("Vốn sau khi thay đổi", validators=[required()])

    def asked(self, kept: Change | None, today: date) -> CapitalAsked:
        """Return the new capital."""
        return CapitalAsked(self.amount_vnd.data)


class LinesAskedForm(AskedForm):
    """Ngành, nghề sau khi thay đổi."""

    main = LineField("Ngành, nghề chính", validators=[required()], render_kw={"list": "vsic"})
    others = LongTextField(
        "Các ngành, nghề khác",
        validators=[optional(), at_most(2000)],
        description="Mỗi dòng một ngành: mã bốn số, hoặc vài chữ của tên ngành.",
    )

    def offer(self, *, lines: Sequence[str], **_more: Any) -> None:
        """Keep the classes in force."""
        self.lines = lines

    def codes(self) -> list[str]:
        """Return the four-digit codes, the main one first; raise ValidationError on unknown words."""
        typed = [self.main.data, *(self.others.data or "").splitlines()]
        return [self._code(one) for one in typed if one and one.strip()]

    def _code(self, words: str) -> str:
        head = words.strip()[:4]
        return head if head.isdigit() else the_class(words, self.lines)[:4]

    def validate_others(self, _field: Any) -> None:
        """Say at once which line cannot be read."""
        codes = self.codes()
        if len(codes) != len(set(codes)):
            raise ValidationError("Có ngành được ghi hai lần.")

    def asked(self, kept: Change | None, today: date) -> LinesAsked:
        """Return the lines; the view gives their ids."""
        raise NotImplementedError


class NoticeAskedForm(AskedForm):
    """Nội dung thông báo, đề nghị."""

    words = LongTextField("Nội dung thông báo, đề nghị", validators=[required(), at_most(1000)])

    def asked(self, kept: Change | None, today: date) -> NoticeAsked:
        """Return what is said."""
        return NoticeAsked(self.words.data)
