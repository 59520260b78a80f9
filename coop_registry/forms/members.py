"""One member: admitted, corrected, of another class, leaving; and the papers of the cooperative."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from wtforms import BooleanField, HiddenField, ValidationError

from coop_registry.forms.fields import LARGE_IS_RIGHT, AskWhenLarge, ChoiceField, text
from coop_registry.forms.identities import ANOTHER, AnswerField, identity_of
from coop_registry.labels import ASSET_KIND, IDENTITY_KIND, LEAVE_GROUND, MEMBER_CLASS, PARTY_KIND
from coop_registry.rules.entries import MemberEntry, MembershipEntry, PartyEntry
from coop_registry.rules.kinds import PartyKind
from coop_registry.rules.likeness import SimilarParty, candidate_words
from coop_registry.rules.membership import AssetKind, LeaveGround, MemberClass
from core.errors import RuleViolation
from core.forms import (
    BaseForm,
    BirthField,
    CountField,
    DateField,
    NotAfter,
    VndField,
    optional,
    required,
)
from core.text import clean

CLASSES = [(one.value, words) for one, words in MEMBER_CLASS.items()]
ADMIT_SECTIONS = [
    (
        "Thành viên",
        ["kind", "full_name", "birth", "gender", "ethnicity", "nationality", "address", "phone"],
    ),
    ("Giấy tờ", ["paper_kind", "identity_no", "identity_on", "identity_by"]),
    (
        "Tư cách thành viên",
        ["member_class", "joined_on", "book_no", "representative_name", "representative_no"],
        "Hộ gia đình và tổ chức có một người đại diện. Hộ gia đình để trống người đại diện thì người "
        "có số giấy tờ ghi ở trên là người đại diện.",
    ),
    (
        "Vốn góp",
        ["pledge_vnd", "paid_vnd", "paid_on", "asset_kind", "asset_words", "entitled_until"],
        "Để trống nếu thành viên không góp vốn hoặc sẽ ghi sổ sau.",
    ),
    ("Đối chiếu", ["has_foreign_capital", "accept_similar", "accept_large"]),
]
#: First of all where a person of like name is known.
ANSWERS = ("known_party", "known_representative")
CORRECT_SECTIONS = [
    ("Tư cách thành viên", ["joined_on", "member_class", "book_no"]),
    (
        "Người đại diện",
        ["representative_name", "representative_no"],
        "Chỉ dùng cho hộ gia đình và tổ chức. Để trống là giữ người đại diện đang ghi.",
    ),
    (
        "Thời hạn góp vốn",
        ["excluded_days", "excluded_reason"],
        "Thời gian vận chuyển, nhập khẩu tài sản, làm thủ tục chuyển quyền sở hữu không tính vào "
        "thời hạn góp vốn (khoản 4 Điều 74 Luật Hợp tác xã 2023).",
    ),
    ("Chấm dứt tư cách thành viên", ["left_on", "leave_ground"], "Chỉ nhập khi đã ra khỏi."),
    ("Đính chính", ["reason", "accept_similar"]),
]


class AdmitForm(BaseForm):
    """Thêm một thành viên."""

    version = HiddenField()
    kind = ChoiceField("Đối tượng", [(one.value, words) for one, words in PARTY_KIND.items()])
    full_name = text("Họ và tên, tên hộ hoặc tên tổ chức", 255, needed=True)
    birth = BirthField(
        "Ngày sinh", validators=[optional()], description="Chỉ biết năm thì nhập 1985."
    )
    gender = ChoiceField("Giới tính", [("nam", "Nam"), ("nữ", "Nữ")], blank="Chưa rõ")
    ethnicity = text("Dân tộc", 40, help_text="Chỉ dùng để thống kê.")
    nationality = text(
        "Quốc tịch", 60, help_text="Để trống là chưa ghi; khi xét tỷ lệ được tính là Việt Nam."
    )
    address = text("Địa chỉ liên lạc, trụ sở", 300)
    phone = text("Điện thoại", 40, numbers=True)
    paper_kind = ChoiceField(
        "Loại giấy tờ",
        [(one.value, words) for one, words in IDENTITY_KIND.items()],
        blank="Tự nhận theo số",
    )
    identity_no = text(
        "Số giấy tờ",
        40,
        numbers=True,
        help_text="Của hộ gia đình: ghi số của người đại diện hộ (chủ hộ); số thuộc về người đó.",
    )
    identity_on = DateField("Ngày cấp", validators=[optional()])
    identity_by = text("Nơi cấp", 200)
    member_class = ChoiceField("Loại thành viên", CLASSES)
    joined_on = DateField("Ngày tham gia", validators=[required()])
    book_no = CountField(
        "Số thứ tự trong sổ",
        validators=[optional()],
        description="Để trống thì sổ in số tiếp theo.",
    )
    representative_name = text("Họ và tên người đại diện", 255)
    representative_no = text("Số giấy tờ của người đại diện", 40, numbers=True)
    pledge_vnd = VndField("Vốn cam kết góp", validators=[optional(), AskWhenLarge()])
    paid_vnd = VndField("Vốn đã góp", validators=[optional(), AskWhenLarge()])
    paid_on = DateField("Ngày góp")
    asset_kind = ChoiceField("Góp bằng", [(one.value, words) for one, words in ASSET_KIND.items()])
    asset_words = text("Tài sản gì, ai định giá, cách nào", 300)
    entitled_until = DateField("Hưởng quyền đến ngày", validators=[optional()])
    has_foreign_capital = BooleanField("Là tổ chức kinh tế có vốn đầu tư nước ngoài")
    accept_large = BooleanField(LARGE_IS_RIGHT)
    accept_similar = BooleanField("Đã đối chiếu, là người khác với người đã ghi có tên gần giống")
    known_party = AnswerField("Thành viên này đã có trong hệ thống?")
    known_representative = AnswerField("Người đại diện này đã có trong hệ thống?")

    def __init__(self, *, today: date, **kw: Any) -> None:
        super().__init__(**kw)
        self.identity_no.private = self.representative_no.private = True
        for field in (self.birth, self.identity_on, self.joined_on, self.paid_on):
            field.validators = [*field.validators, NotAfter(today)]

    def sections(self) -> list[tuple[Any, ...]]:
        """Return the parts of the form: a question about a known person first."""
        asked = [name for name in ANSWERS if self[name].asks]
        first = [("Có phải người đã ghi?", asked)] if asked else []
        return [*first, *ADMIT_SECTIONS]

    def refuse(self, refusal: RuleViolation) -> None:
        """Show a refusal; a person of like name can be chosen at once."""
        if isinstance(refusal, SimilarParty) and refusal.candidates:
            named = (refusal.full_name, refusal.kind.value)
            is_member = named == (clean(self.full_name.data or ""), self.kind.data)
            field = self[ANSWERS[0 if is_member else 1]]
            field.ask((one.party.party_id, candidate_words(one)) for one in refusal.candidates)
            field.errors = [*field.errors, str(refusal)]
            return
        super().refuse(refusal)

    def keep_answers(self, name_of: Callable[[int], str | None]) -> None:
        """Offer again the answers that were given; `name_of` knows whom the person may see."""
        for name in ANSWERS:
            field = self[name]
            named = name_of(field.known_id) if field.known_id else None
            if not field.asks and (named or field.data == ANOTHER):
                field.ask([(field.known_id, named)] if field.known_id and named else [])

    def validate_paid_on(self, field: DateField) -> None:
        """Ask for the day of a payment."""
        if self.paid_vnd.data and field.data is None:
            raise ValidationError("Vốn đã góp cần có ngày góp.")

    def entry(self) -> MemberEntry:
        """Return the member typed."""
        kind = PartyKind(self.kind.data)
        paid = self.paid_vnd.data or None
        typed = _person(self.representative_name.data, self.representative_no.data)
        chosen = self.known_representative.known_id
        answers = [self[name].data for name in ANSWERS]
        return MemberEntry(
            party=self._party(kind),
            joined_on=self.joined_on.data,
            member_class=MemberClass(self.member_class.data),
            representative=replace(typed, known_id=chosen) if typed else chosen,
            book_no=self.book_no.data,
            pledge_vnd=self.pledge_vnd.data or None,
            paid_vnd=paid,
            paid_on=self.paid_on.data if paid else None,
            asset_kind=AssetKind(self.asset_kind.data) if paid else None,
            asset_words=self.asset_words.data if paid else None,
            entitled_until=self.entitled_until.data if paid else None,
            accept_similar=bool(self.accept_similar.data) or ANOTHER in answers,
        )

    def _party(self, kind: PartyKind) -> PartyEntry:
        """Return who was typed."""
        return PartyEntry(
            full_name=self.full_name.data,
            kind=kind,
            identity_kind=identity_of(kind, self.paper_kind.data, self.identity_no.data),
            identity_no=self.identity_no.data,
            identity_on=self.identity_on.data,
            identity_by=self.identity_by.data,
            birth=self.birth.data,
            gender=self.gender.data or None,
            ethnicity=self.ethnicity.data,
            nationality=self.nationality.data,
            phone=self.phone.data,
            address=self.address.data,
            has_foreign_capital=bool(self.has_foreign_capital.data),
            known_id=self.known_party.known_id,
        )


class MembershipForm(BaseForm):
    """Đính chính tư cách thành viên."""

    version = HiddenField()
    joined_on = DateField("Ngày tham gia", validators=[required()])
    member_class = ChoiceField("Loại thành viên", CLASSES)
    book_no = CountField("Số thứ tự trong sổ", validators=[optional()])
    representative_name = text("Họ và tên người đại diện mới", 255)
    representative_no = text("Số giấy tờ của người đại diện", 40, numbers=True)
    excluded_days = CountField("Số ngày không tính vào thời hạn góp", validators=[optional()])
    excluded_reason = text("Lý do không tính", 300)
    left_on = DateField("Ngày chấm dứt", validators=[optional()])
    leave_ground = ChoiceField(
        "Căn cứ chấm dứt",
        [(one.value, words) for one, words in LEAVE_GROUND.items()],
        blank="Chưa chấm dứt",
    )
    reason = text("Lý do đính chính", 500, needed=True, help_text="Ví dụ: gõ nhầm so với sổ giấy")
    accept_similar = BooleanField("Người đại diện là người khác với người đã ghi có tên gần giống")

    def __init__(self, *, today: date, **kw: Any) -> None:
        super().__init__(**kw)
        self.representative_no.private = True
        for field in (self.joined_on, self.left_on):
            field.validators = [*field.validators, NotAfter(today)]

    def validate_leave_ground(self, field: ChoiceField) -> None:
        """Ask for day and ground together."""
        if bool(field.data) != bool(self.left_on.data):
            raise ValidationError("Ngày chấm dứt và căn cứ chấm dứt phải cùng có.")

    def entry(self, representative_id: int | None) -> MembershipEntry:
        """Return the stay as it should be; without a new name the representative stays."""
        typed = _person(self.representative_name.data, self.representative_no.data)
        return MembershipEntry(
            joined_on=self.joined_on.data,
            member_class=MemberClass(self.member_class.data),
            representative=typed or representative_id,
            book_no=self.book_no.data,
            excluded_days=self.excluded_days.data or 0,
            excluded_reason=self.excluded_reason.data,
            left_on=self.left_on.data,
            leave_ground=LeaveGround(self.leave_ground.data) if self.leave_ground.data else None,
            accept_similar=bool(self.accept_similar.data),
        )


class LeaveForm(BaseForm):
    """Chấm dứt tư cách thành viên."""

    version = HiddenField()
    left_on = DateField("Ngày chấm dứt", validators=[required()])
    ground = ChoiceField("Căn cứ", blank="Chọn căn cứ", validators=[required()])
    source = text(
        "Giấy tờ làm căn cứ", 300, help_text="Ví dụ: Quyết định số 03/QĐ-HĐQT ngày 05/05/2025"
    )

    def __init__(self, *, today: date, grounds: list[tuple[str, str]], **kw: Any) -> None:
        super().__init__(**kw)
        self.ground.offer(grounds)
        self.left_on.validators = [*self.left_on.validators, NotAfter(today)]


class ClassForm(BaseForm):
    """Chuyển loại thành viên."""

    version = HiddenField()
    member_class = ChoiceField("Loại thành viên mới", validators=[required()])
    on = DateField("Từ ngày", validators=[required()])
    source = text(
        "Giấy tờ làm căn cứ", 300, help_text="Ví dụ: Nghị quyết số 02/NQ-ĐHTV ngày 20/04/2025"
    )

    def __init__(self, *, today: date, present: MemberClass, **kw: Any) -> None:
        super().__init__(**kw)
        self.member_class.offer(one for one in CLASSES if one[0] != present.value)
        self.on.validators = [*self.on.validators, NotAfter(today)]


def _person(name: str | None, number: str | None) -> PartyEntry | None:
    """Return the person typed as representative, if one was."""
    if not name:
        return None
    return PartyEntry(
        full_name=name,
        identity_kind=identity_of(PartyKind.PERSON, None, number),
        identity_no=number,
    )
