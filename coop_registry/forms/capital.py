"""The contribution book: a new line, a transfer, a line taken back (sổ vốn góp)."""

from datetime import date
from typing import Any

from wtforms import BooleanField, HiddenField, ValidationError

from coop_registry.forms.fields import LARGE_IS_RIGHT, AskWhenLarge, ChoiceField, text
from coop_registry.labels import ASSET_KIND, LINE_KIND
from coop_registry.rules.entries import LineEntry
from coop_registry.rules.membership import AssetKind, LineKind
from core.forms import BaseForm, DateField, NotAfter, VndField, optional, required

#: What a person may write; transfers and reversals have their own pages.
WRITABLE = (LineKind.PAYMENT, LineKind.PLEDGE, LineKind.RETURN, LineKind.PLEDGE_REDUCED)
LINE_SECTIONS = [
    ("Dòng sổ", ["party_id", "kind", "on", "amount_vnd", "accept_large", "keeps_pledge"]),
    (
        "Tài sản góp",
        ["asset_kind", "asset_words", "entitled_until"],
        "Chỉ dùng khi góp vốn. Tài sản không phải tiền ghi rõ là gì, ai định giá.",
    ),
    ("Chứng từ", ["note"]),
]

Parties = list[tuple[int, str]]


class LineForm(BaseForm):
    """Ghi một dòng sổ vốn góp."""

    version = HiddenField()
    party_id = ChoiceField("Thành viên", blank="Chọn thành viên", validators=[required()])
    kind = ChoiceField("Nội dung", [(kind.value, LINE_KIND[kind]) for kind in WRITABLE])
    on = DateField("Ngày", validators=[required()])
    amount_vnd = VndField("Số tiền", validators=[required(), AskWhenLarge()])
    accept_large = BooleanField(LARGE_IS_RIGHT)
    keeps_pledge = BooleanField("Trả lại phần góp thừa: giữ nguyên mức cam kết")
    asset_kind = ChoiceField("Góp bằng", [(one.value, words) for one, words in ASSET_KIND.items()])
    asset_words = text("Tài sản gì, ai định giá, cách nào", 300)
    entitled_until = DateField("Hưởng quyền đến ngày", validators=[optional()])
    note = text("Ghi chú", 300, help_text="Ví dụ: Phiếu thu số 12 ngày 05/05/2025")

    def __init__(self, *, today: date, parties: Parties, **kw: Any) -> None:
        super().__init__(**kw)
        self.party_id.offer(parties)
        self.on.validators = [*self.on.validators, NotAfter(today)]

    def validate_amount_vnd(self, field: VndField) -> None:
        """Refuse a line that says nothing."""
        if field.data == 0:
            raise ValidationError("Số tiền phải lớn hơn 0.")

    def entry(self) -> LineEntry:
        """Return the line typed."""
        kind = LineKind(self.kind.data)
        paid = kind is LineKind.PAYMENT
        return LineEntry(
            party_id=int(self.party_id.data),
            kind=kind,
            on=self.on.data,
            amount_vnd=self.amount_vnd.data,
            asset_kind=AssetKind(self.asset_kind.data) if paid else None,
            asset_words=self.asset_words.data if paid else None,
            entitled_until=self.entitled_until.data if paid else None,
            note=self.note.data,
            keeps_pledge=kind is LineKind.RETURN and bool(self.keeps_pledge.data),
        )


class TransferForm(BaseForm):
    """Chuyển nhượng phần vốn góp."""

    version = HiddenField()
    giver_id = ChoiceField("Bên chuyển nhượng", blank="Chọn thành viên", validators=[required()])
    taker_id = ChoiceField(
        "Bên nhận chuyển nhượng",
        blank="Chọn thành viên",
        validators=[required()],
        description="Người nhận chưa là thành viên thì thêm thành viên trước.",
    )
    amount_vnd = VndField("Giá trị phần vốn góp chuyển nhượng", validators=[required()])
    on = DateField("Ngày chuyển nhượng", validators=[required()])
    note = text("Ghi chú", 300, help_text="Ví dụ: Hợp đồng chuyển nhượng ngày 05/05/2025")

    def __init__(self, *, today: date, parties: Parties, **kw: Any) -> None:
        super().__init__(**kw)
        self.giver_id.offer(parties)
        self.taker_id.offer(parties)
        self.on.validators = [*self.on.validators, NotAfter(today)]

    def validate_amount_vnd(self, field: VndField) -> None:
        """Refuse a transfer of nothing."""
        if field.data == 0:
            raise ValidationError("Số tiền phải lớn hơn 0.")

    def validate_taker_id(self, field: ChoiceField) -> None:
        """Refuse a transfer to oneself."""
        if field.data and field.data == self.giver_id.data:
            raise ValidationError("Bên nhận phải là thành viên khác.")


class ReverseForm(BaseForm):
    """Ghi đảo một dòng đã ghi sai."""

    version = HiddenField()
    reason = text("Lý do ghi đảo", 500, needed=True, help_text="Ví dụ: ghi trùng phiếu thu số 12")
