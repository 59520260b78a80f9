"""The two-minute form: an organisation typed from its old certificate."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import BooleanField, ValidationError

from coop_registry.forms.fields import ChoiceField, LineField, text, the_class
from coop_registry.labels import IDENTITY_KIND, KIND, STATUS, TERMS
from coop_registry.rules.entries import IdentifierEntry, OpeningEntry, PersonEntry
from coop_registry.rules.kinds import Declared, IdentityKind, Kind, Scheme, Status
from core.dates import format_date
from core.forms import (
    BaseForm,
    CountField,
    DateField,
    NotAfter,
    PartialDateField,
    VndField,
    optional,
    required,
)

SECTIONS = [
    (
        "Giấy chứng nhận đăng ký",
        ["kind", "name", "certificate_no", "registered_on", "issued_by", "code", "tax_code"],
        "Ba số đều không bắt buộc; nhập đúng như trên giấy.",
    ),
    ("Trụ sở và ngành, nghề", ["unit_id", "address", "line", "founded", "status", "status_on"]),
    (
        "Vốn và người đại diện",
        ["capital_vnd", "full_name", "position", "identity_kind", "identity_no", "phone"],
    ),
    (
        "Số liệu khai báo",
        ["members_total", "paid_capital", "declared_on", "declared_source"],
        "Số đã biết trước khi có danh sách thành viên; ghi kèm nguồn và ngày của số liệu.",
    ),
    ("Đối chiếu", ["accept_similar"]),
]


class OpeningForm(BaseForm):
    """Nhập từ giấy chứng nhận đã cấp."""

    kind = ChoiceField("Loại hình", [(kind.value, words) for kind, words in KIND.items()])
    name = text("Tên đầy đủ", 255, needed=True, help_text="Ví dụ: Hợp tác xã Nông nghiệp Tân Thành")
    certificate_no = text("Số giấy chứng nhận đăng ký", 60, numbers=True)
    registered_on = DateField("Ngày cấp lần đầu", validators=[optional()])
    issued_by = text("Cơ quan cấp", 200)
    code = text(
        "Mã số", 60, help_text="Do hệ thống quốc gia cấp; để trống nếu chưa có.", numbers=True
    )
    tax_code = text("Mã số thuế", 60, numbers=True)
    unit_id = ChoiceField(
        "Xã, phường, thị trấn", blank="Chọn xã, phường, thị trấn", validators=[required()]
    )
    address = text("Thôn, tổ, số nhà, đường", 300)
    line = LineField(
        "Ngành, nghề chính",
        validators=[optional()],
        render_kw={"list": "vsic"},
        description="Gõ mã bốn số, hoặc vài chữ của tên ngành.",
    )
    founded = PartialDateField(
        "Ngày thành lập",
        validators=[optional()],
        description="Chỉ biết tháng hoặc năm thì nhập 6/2017 hoặc 2017.",
    )
    status = ChoiceField("Tình trạng pháp lý", [(s.value, words) for s, words in STATUS.items()])
    status_on = DateField(
        "Ở tình trạng đó từ ngày",
        description="Bắt buộc khi không phải “Đang hoạt động”. Không rõ thì ghi ngày của giấy tờ nói "
        "về tình trạng này; trước ngày đó là đang hoạt động.",
    )
    capital_vnd = VndField(
        f"{TERMS[Kind.COOPERATIVE]['capital']} "
        f"(tổ hợp tác: {TERMS[Kind.GROUP]['capital'].lower()})",
        validators=[optional()],
    )
    full_name = text("Họ và tên người đại diện", 255)
    position = text("Chức danh", 100, help_text="Ví dụ: Chủ tịch Hội đồng quản trị, Giám đốc")
    identity_kind = ChoiceField(
        "Loại giấy tờ",
        [
            (k.value, words)
            for k, words in IDENTITY_KIND.items()
            if k is not IdentityKind.ORGANISATION
        ],
    )
    identity_no = text("Số giấy tờ", 40, numbers=True)
    phone = text("Điện thoại", 40, numbers=True)
    members_total = CountField("Tổng số thành viên (số khai báo)", validators=[optional()])
    paid_capital = VndField("Vốn thực góp (số khai báo)", validators=[optional()])
    declared_on = DateField("Ngày của số liệu")
    declared_source = text("Nguồn số liệu", 300, help_text="Ví dụ: Báo cáo năm 2024 của hợp tác xã")
    accept_similar = BooleanField(
        "Đã đối chiếu, không trùng với tổ chức cùng tên hoặc gần giống tên trong xã"
    )

    def __init__(
        self,
        *,
        today: date,
        communes: list[tuple[int, str]],
        lines: Sequence[str] = (),
        **kw: Any,
    ) -> None:
        super().__init__(**kw)
        #: Classes in force, "0118 Trồng rau …".
        self.lines = lines
        self.identity_no.private = True
        self.unit_id.offer(communes)
        for field in (self.registered_on, self.declared_on, self.founded, self.status_on):
            field.validators = [*field.validators, NotAfter(today)]

    def validate_declared_on(self, field: DateField) -> None:
        """Ask for the day of declared figures; a day that cannot be read was already said."""
        typed = self.members_total.data is not None or self.paid_capital.data is not None
        if field.data is None and typed and not field.errors and not field.process_errors:
            raise ValidationError("Số liệu khai báo cần có ngày của số liệu.")

    def validate_status_on(self, field: DateField) -> None:
        """Ask for the day of any status but the one it was registered with."""
        asked = self.status.data != Status.ACTIVE.value
        if field.data is None and asked and not field.errors and not field.process_errors:
            raise ValidationError("Hãy nhập ngày bắt đầu của tình trạng này.")

    def validate_line(self, field: LineField) -> None:
        """Take the one class that fits the words; say which ones do when there are several."""
        if field.data and field.code() is None:
            field.data = the_class(field.data, self.lines)

    def entry(self, vsic_id: int | None) -> OpeningEntry:
        """Return what was typed."""
        kind = Kind(self.kind.data)
        return OpeningEntry(
            kind=kind,
            name=self.name.data,
            unit_id=int(self.unit_id.data),
            source=self._source(kind),
            address=self.address.data,
            identifiers=self._identifiers(),
            founded=self.founded.data,
            registered_on=self.registered_on.data,
            capital_vnd=self.capital_vnd.data,
            representative=self._representative(),
            position=self.position.data,
            phone=self.phone.data,
            status=Status(self.status.data),
            status_on=None if self.status.data == Status.ACTIVE.value else self.status_on.data,
            vsic_id=vsic_id,
            declared=self._declared(),
            declared_on=self.declared_on.data,
            declared_source=self.declared_source.data,
            accept_similar=bool(self.accept_similar.data),
        )

    def _source(self, kind: Kind) -> str:
        """Return where the facts are written, in words."""
        source = TERMS[kind]["certificate"]
        if self.certificate_no.data:
            source += f" số {self.certificate_no.data}"
        if self.registered_on.data:
            source += f" ngày {format_date(self.registered_on.data)}"
        return source

    def _identifiers(self) -> tuple[IdentifierEntry, ...]:
        """Return the identifiers that were typed."""
        found = []
        if self.certificate_no.data:
            found.append(
                IdentifierEntry(
                    Scheme.CERTIFICATE_NO,
                    self.certificate_no.data,
                    self.registered_on.data,
                    self.issued_by.data,
                )
            )
        if self.code.data:
            found.append(IdentifierEntry(Scheme.CODE, self.code.data))
        if self.tax_code.data:
            found.append(IdentifierEntry(Scheme.TAX_CODE, self.tax_code.data))
        return tuple(found)

    def _representative(self) -> PersonEntry | None:
        """Return the representative, or None when no name was typed."""
        if not self.full_name.data:
            return None
        return PersonEntry(
            full_name=self.full_name.data,
            identity_kind=IdentityKind(self.identity_kind.data) if self.identity_no.data else None,
            identity_no=self.identity_no.data,
            phone=self.phone.data,
        )

    def _declared(self) -> tuple[tuple[Declared, int], ...]:
        """Return the declared figures that were typed."""
        typed = (
            (Declared.MEMBERS_TOTAL, self.members_total.data),
            (Declared.PAID_CAPITAL, self.paid_capital.data),
        )
        return tuple((what, value) for what, value in typed if value is not None)
