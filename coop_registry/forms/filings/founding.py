"""What a founding asks for (nội dung đăng ký thành lập)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import ValidationError

from coop_registry.forms.fields import ChoiceField, LineField, text, the_class
from coop_registry.forms.filings.asked import PERSON_PAPERS, AskedForm
from coop_registry.labels import TERMS
from coop_registry.rules.entries import OpeningEntry, PersonEntry
from coop_registry.rules.filings.changes import Change, FoundingAsked
from coop_registry.rules.kinds import Declared, IdentityKind, Kind
from core.forms import BirthField, CountField, VndField, optional, required

SECTIONS = [
    ("Tên và trụ sở", ["name", "short_name", "foreign_name", "unit_id", "address", "phone"]),
    ("Ngành, nghề và vốn", ["line", "capital_vnd", "members_total"]),
    (
        "Người đại diện",
        ["full_name", "position", "birth", "identity_kind", "identity_no", "person_address"],
    ),
]


class FoundingAskedForm(AskedForm):
    """Đăng ký thành lập."""

    name = text("Tên đầy đủ", 255, needed=True)
    short_name = text("Tên viết tắt", 255)
    foreign_name = text("Tên bằng tiếng nước ngoài", 255)
    unit_id = ChoiceField("Xã, phường, thị trấn", validators=[required()])
    address = text("Thôn, tổ, số nhà, đường", 300)
    phone = text("Điện thoại", 40, needed=True, numbers=True)
    line = LineField("Ngành, nghề chính", validators=[required()], render_kw={"list": "vsic"})
    capital_vnd = VndField("Vốn điều lệ", validators=[required()])
    members_total = CountField("Số thành viên chính thức và liên kết góp vốn", [required()])
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
    person_address = text("Địa chỉ liên lạc", 300)

    def __init__(self, **kw: Any) -> None:
        super().__init__(**kw)
        self.identity_no.private = True
        self.lines: Sequence[str] = ()
        self.vsic_id: int | None = None
        self.kind = Kind.COOPERATIVE
        self.converted_from: int | None = None

    def offer(
        self, *, communes: Sequence[tuple[int, str]], lines: Sequence[str], **_more: Any
    ) -> None:
        """Offer the communes and keep the classes in force."""
        self.unit_id.offer(communes)
        self.lines = lines

    def say_kind(self, kind: Kind, converted_from: int | None) -> None:
        """Speak of the kind of organisation that is founded."""
        self.kind, self.converted_from = kind, converted_from
        self.capital_vnd.label.text = TERMS[kind]["capital"]

    def show(self, kept: Any) -> None:
        """Show what was typed, but for the number."""
        entry: OpeningEntry = kept.entry
        for name in ("name", "short_name", "foreign_name", "address", "phone", "capital_vnd"):
            self[name].data = getattr(entry, name)
        self.unit_id.data, self.position.data = str(entry.unit_id), entry.position
        self.members_total.data = dict(entry.declared).get(Declared.MEMBERS_TOTAL)
        person = entry.representative
        if person is not None:
            self.full_name.data, self.birth.data = person.full_name, person.birth
            self.person_address.data = person.address
            self.identity_kind.data = person.identity_kind.value if person.identity_kind else ""

    def validate_line(self, field: LineField) -> None:
        """Take the one class that fits the words."""
        if field.data and field.code() is None:
            field.data = the_class(field.data, self.lines)

    def validate_members_total(self, field: CountField) -> None:
        """Refuse a founding by nobody."""
        if field.data == 0:
            raise ValidationError("Phải có ít nhất một thành viên.")

    def asked(self, kept: Change | None, today: date) -> FoundingAsked:
        """Return the organisation asked for."""
        before = kept.entry.representative if isinstance(kept, FoundingAsked) else None
        number = self.identity_no.data or (before.identity_no if before else None)
        person = PersonEntry(
            full_name=self.full_name.data,
            identity_kind=IdentityKind(self.identity_kind.data) if number else None,
            identity_no=number,
            birth=self.birth.data,
            address=self.person_address.data,
        )
        entry = OpeningEntry(
            kind=self.kind,
            name=self.name.data,
            unit_id=int(self.unit_id.data),
            source="",
            short_name=self.short_name.data,
            foreign_name=self.foreign_name.data,
            address=self.address.data,
            capital_vnd=self.capital_vnd.data,
            representative=person,
            position=self.position.data,
            phone=self.phone.data,
            vsic_id=self.vsic_id,
            declared=((Declared.MEMBERS_TOTAL, self.members_total.data),),
        )
        return FoundingAsked(entry, self.converted_from)
