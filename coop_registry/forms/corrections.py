"""One short form per registered matter that was typed wrongly (đính chính)."""

from datetime import date
from typing import Any

from wtforms import HiddenField

from coop_registry.forms.fields import ChoiceField, LineField, text
from coop_registry.labels import IDENTITY_KIND, STATUS
from coop_registry.rules.entries import PersonEntry
from coop_registry.rules.kinds import FactKind, IdentityKind, Scheme, Status
from coop_registry.rules.record import Record
from core.forms import (
    BaseForm,
    DateField,
    NotAfter,
    PartialDateField,
    VndField,
    optional,
    required,
)
from core.text import capitalise_first


class CorrectionForm(BaseForm):
    """What every correction asks: why, and at which version the form was opened."""

    version = HiddenField()
    reason = text(
        "Lý do đính chính", 500, needed=True, help_text="Ví dụ: gõ nhầm so với giấy chứng nhận"
    )

    def prepare(self, shown: Record, *, today: date, communes: list[tuple[int, str]]) -> None:
        """Fill choices and day limits."""

    def values(self) -> dict[str, Any]:
        """Return the fields of the matter."""
        return {
            name: field.data
            for name, field in self._fields.items()
            if name not in ("version", "reason", "once", "csrf_token")
        }

    @staticmethod
    def start(shown: Record) -> dict[str, Any]:
        """Return what the form shows first: the facts as recorded."""
        raise NotImplementedError


class NameForm(CorrectionForm):
    """Đính chính tên."""

    name = text("Tên đầy đủ", 255, needed=True)
    short_name = text("Tên viết tắt", 255)
    foreign_name = text("Tên bằng tiếng nước ngoài", 255)

    @staticmethod
    def start(shown: Record) -> dict[str, Any]:
        """Return the names as recorded."""
        return {
            "name": shown.name,
            "short_name": shown.short_name,
            "foreign_name": shown.foreign_name,
        }


class SeatForm(CorrectionForm):
    """Đính chính trụ sở."""

    unit_id = ChoiceField("Xã, phường, thị trấn", validators=[required()])
    address = text("Thôn, tổ, số nhà, đường", 300)

    def prepare(self, shown: Record, *, today: date, communes: list[tuple[int, str]]) -> None:
        """Offer the communes of the person's units, and the recorded one."""
        listed = list(communes)
        if shown.unit_id and shown.unit_id not in {unit_id for unit_id, _ in listed}:
            listed.insert(0, (shown.unit_id, capitalise_first(shown.place or "")))
        self.unit_id.offer(listed)

    def values(self) -> dict[str, Any]:
        """Return unit and address."""
        return {"unit_id": int(self.unit_id.data), "address": self.address.data}

    @staticmethod
    def start(shown: Record) -> dict[str, Any]:
        """Return the seat as recorded."""
        return {"unit_id": str(shown.unit_id or ""), "address": shown.address}


class StatusForm(CorrectionForm):
    """Đính chính tình trạng pháp lý đã ghi sai."""

    status = ChoiceField("Tình trạng pháp lý", [(s.value, words) for s, words in STATUS.items()])
    status_on = DateField(
        "Từ ngày",
        validators=[required()],
        description="Ngày bắt đầu tình trạng này; trước đó là tình trạng trước, hoặc đang hoạt động.",
    )
    ground = text("Căn cứ", 300)

    def prepare(self, shown: Record, *, today: date, communes: list[tuple[int, str]]) -> None:
        """Refuse a day of the future."""
        self.status_on.validators = [*self.status_on.validators, NotAfter(today)]

    def values(self) -> dict[str, Any]:
        """Return status, its day and ground."""
        return {
            "status": Status(self.status.data),
            "status_on": self.status_on.data,
            "ground": self.ground.data,
        }

    @staticmethod
    def start(shown: Record) -> dict[str, Any]:
        """Return the status as recorded."""
        return {
            "status": shown.status,
            "status_on": shown.status_since,
            "ground": shown.status_ground,
        }


class CapitalForm(CorrectionForm):
    """Đính chính vốn điều lệ."""

    amount_vnd = VndField("Vốn điều lệ", validators=[required()])

    @staticmethod
    def start(shown: Record) -> dict[str, Any]:
        """Return the capital as recorded."""
        return {"amount_vnd": shown.capital_vnd}


class RepresentativeForm(CorrectionForm):
    """Đính chính người đại diện."""

    full_name = text("Họ và tên", 255, needed=True)
    position = text("Chức danh", 100)
    identity_kind = ChoiceField(
        "Loại giấy tờ",
        [
            (k.value, words)
            for k, words in IDENTITY_KIND.items()
            if k is not IdentityKind.ORGANISATION
        ],
    )
    identity_no = text(
        "Số giấy tờ",
        40,
        help_text="Để trống nếu số đang ghi là đúng; nhập lại đầy đủ nếu sai.",
        numbers=True,
    )
    phone = text("Điện thoại", 40, numbers=True)

    def prepare(self, shown: Record, *, today: date, communes: list[tuple[int, str]]) -> None:
        """Keep the number out of drafts."""
        self.identity_no.private = True

    def values(self) -> dict[str, Any]:
        """Return the person and their office."""
        number = self.identity_no.data
        person = PersonEntry(
            full_name=self.full_name.data,
            identity_kind=IdentityKind(self.identity_kind.data) if number else None,
            identity_no=number,
            phone=self.phone.data,
        )
        return {"person": person, "position": self.position.data}

    @staticmethod
    def start(shown: Record) -> dict[str, Any]:
        """Return the person as recorded, without the number."""
        person = shown.representative
        if person is None:
            return {}
        return {
            "full_name": person.full_name,
            "position": person.position,
            "identity_kind": person.identity_kind,
            "phone": person.phone,
        }


class ContactForm(CorrectionForm):
    """Đính chính liên hệ."""

    person = text("Người liên hệ", 255)
    phone = text("Điện thoại", 40, numbers=True)
    email = text("Thư điện tử", 255, numbers=True)

    @staticmethod
    def start(shown: Record) -> dict[str, Any]:
        """Return the contact as recorded."""
        contact = shown.contact
        return {
            "person": contact.person if contact else None,
            "phone": contact.phone if contact else None,
            "email": contact.email if contact else None,
        }


class LineForm(CorrectionForm):
    """Đính chính ngành, nghề chính."""

    line = LineField(
        "Ngành, nghề chính",
        validators=[required()],
        render_kw={"list": "vsic"},
        description="Gõ mã bốn số hoặc vài chữ rồi chọn trong gợi ý.",
    )

    @staticmethod
    def start(shown: Record) -> dict[str, Any]:
        """Return the line as recorded."""
        return {"line": shown.line}


class IdentifierForm(CorrectionForm):
    """Đính chính số giấy chứng nhận, mã số, mã số thuế."""

    certificate_no = text("Số giấy chứng nhận đăng ký", 60, numbers=True)
    issued_on = DateField("Ngày cấp", validators=[optional()])
    issued_by = text("Cơ quan cấp", 200)
    code = text("Mã số", 60, numbers=True)
    tax_code = text("Mã số thuế", 60, numbers=True)

    def prepare(self, shown: Record, *, today: date, communes: list[tuple[int, str]]) -> None:
        """Refuse a certificate of the future."""
        self.issued_on.validators = [*self.issued_on.validators, NotAfter(today)]

    @staticmethod
    def start(shown: Record) -> dict[str, Any]:
        """Return the identifiers as recorded."""
        certificate = shown.identifier(Scheme.CERTIFICATE_NO)
        found: dict[str, Any] = {scheme.value: number.value for scheme, number in shown.identifiers}
        if certificate:
            found |= {"issued_on": certificate.issued_on, "issued_by": certificate.issued_by}
        return found


class FoundingForm(CorrectionForm):
    """Đính chính ngày thành lập, ngày đăng ký."""

    founded = PartialDateField(
        "Ngày thành lập",
        validators=[optional()],
        description="Chỉ biết tháng hoặc năm thì nhập 6/2017 hoặc 2017.",
    )
    registered_on = DateField("Ngày đăng ký lần đầu", validators=[optional()])

    def prepare(self, shown: Record, *, today: date, communes: list[tuple[int, str]]) -> None:
        """Refuse days of the future."""
        for field in (self.founded, self.registered_on):
            field.validators = [*field.validators, NotAfter(today)]

    @staticmethod
    def start(shown: Record) -> dict[str, Any]:
        """Return the days as recorded."""
        return {"founded": shown.founded, "registered_on": shown.registered_on}


FORMS: dict[FactKind, type[CorrectionForm]] = {
    FactKind.NAME: NameForm,
    FactKind.SEAT: SeatForm,
    FactKind.STATUS: StatusForm,
    FactKind.CAPITAL: CapitalForm,
    FactKind.REPRESENTATIVE: RepresentativeForm,
    FactKind.CONTACT: ContactForm,
    FactKind.LINE: LineForm,
    FactKind.IDENTIFIER: IdentifierForm,
    FactKind.FOUNDING: FoundingForm,
}
