"""Forms of the administrators: a day of the calendar, a unit's other name, an agency's name."""

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from core.forms import BaseForm, DateField, TextField, at_most, optional, required
from reference.labels import DAY_KINDS
from reference.rules import DayKind, NewAgencyName


class WorkingDayForm(BaseForm):
    """A day that differs from its weekday."""

    day = DateField("Ngày", validators=[required()])
    kind = SelectField(
        "Loại ngày",
        choices=[SelectChoice(kind.value, words) for kind, words in DAY_KINDS.items()],
        description="“Theo lịch thường” là bỏ ngày nghỉ hoặc ngày làm bù đã ghi.",
    )
    name = TextField(
        "Tên ngày",
        validators=[required(), at_most(120)],
        description="Ví dụ: Nghỉ Tết Nguyên đán; Làm bù cho ngày 02/5.",
    )
    reason = TextField(
        "Căn cứ, lý do",
        validators=[required(), at_most(300)],
        description="Số, ngày của thông báo hoặc quyết định.",
    )

    def day_kind(self) -> DayKind:
        """Return the chosen kind."""
        return DayKind(self.kind.data)


class AliasForm(BaseForm):
    """Another name of a unit."""

    name = TextField(
        "Tên khác",
        validators=[required(), at_most(120)],
        description="Tên cũ hoặc cách viết gặp trong danh sách.",
    )
    note = TextField("Giải thích", validators=[required(), at_most(300)])
    source = TextField("Nguồn", validators=[required(), at_most(500)])


class AgencyNameForm(BaseForm):
    """A name of an agency from a day on."""

    start_on = DateField("Có hiệu lực từ ngày", validators=[required()])
    name = TextField("Tên đầy đủ", validators=[required(), at_most(200)])
    parent_line = TextField(
        "Dòng cơ quan chủ quản",
        validators=[optional(), at_most(200)],
        description="Dòng trên của đầu văn bản, viết hoa; để trống nếu không có.",
    )
    issuing_line = TextField("Dòng cơ quan ban hành", validators=[required(), at_most(200)])
    symbol = TextField("Chữ viết tắt trong số, ký hiệu", validators=[required(), at_most(30)])
    place_name = TextField("Địa danh", validators=[required(), at_most(80)])
    source = TextField("Căn cứ", validators=[required(), at_most(500)])

    def terms(self) -> NewAgencyName:
        """Return what was entered."""
        return NewAgencyName(
            start_on=self.start_on.data,
            name=str(self.name.data),
            parent_line=self.parent_line.data,
            issuing_line=str(self.issuing_line.data),
            symbol=str(self.symbol.data),
            place_name=str(self.place_name.data),
            source=str(self.source.data),
        )
