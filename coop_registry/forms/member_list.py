"""The fast list: members and their contributions typed from paper, one row for each."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from wtforms import BooleanField, FieldList, Form, FormField, HiddenField, ValidationError

from coop_registry.forms.fields import (
    LARGE_IN_CELL,
    LARGE_IS_RIGHT,
    ChoiceField,
    is_large,
    text,
)
from coop_registry.forms.identities import AnswerField, identity_of
from coop_registry.labels import IDENTITY_KIND, MEMBER_CLASS, PARTY_KIND
from coop_registry.rules.entries import MemberEntry, PartyEntry
from coop_registry.rules.kinds import PartyKind
from coop_registry.rules.membership import MemberClass
from core.errors import RuleViolation
from core.forms import BaseForm, BirthField, DateField, NotAfter, VndField, optional
from core.text import mask

#: Rows shown at first, rows added on demand, and the most in one go.
ROWS, MORE_ROWS, MOST_ROWS = 10, 5, 60
#: In the order of the columns; scripts and pasted cells follow it.
COLUMNS = (
    "full_name",
    "kind",
    "member_class",
    "birth",
    "paper_kind",
    "identity_no",
    "joined_on",
    "pledge_vnd",
    "paid_vnd",
    "paid_on",
)
#: What says that a row is used at all.
TYPED = ("full_name", "birth", "identity_no", "pledge_vnd", "paid_vnd", "joined_on", "paid_on")
#: Where a refusal of the services is shown in a row.
PLACES = {"identity_kind": "paper_kind", "accept_similar": "answer", "party": "full_name"}


class MemberRow(Form):
    """One line of the list (một dòng danh sách thành viên)."""

    class Meta(BaseForm.Meta):
        """Our messages; the form around the rows carries the token."""

        csrf = False

    full_name = text("Họ và tên, tên tổ chức", 255)
    kind = ChoiceField("Đối tượng", [(one.value, words) for one, words in PARTY_KIND.items()])
    member_class = ChoiceField(
        "Loại thành viên",
        [
            (one.value, words.removeprefix("Thành viên ").capitalize())
            for one, words in MEMBER_CLASS.items()
        ],
        blank="Như trên",
    )
    birth = BirthField("Ngày sinh", validators=[optional()])
    paper_kind = ChoiceField(
        "Giấy tờ",
        [(one.value, words) for one, words in IDENTITY_KIND.items()],
        blank="Theo số",
    )
    identity_no = text("Số giấy tờ", 40, numbers=True)
    joined_on = DateField("Ngày tham gia", validators=[optional()])
    pledge_vnd = VndField("Vốn cam kết", validators=[optional()])
    paid_vnd = VndField("Vốn đã góp", validators=[optional()])
    paid_on = DateField("Ngày góp", validators=[optional()])
    answer = AnswerField("Đã có người giống")

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the rows in use only."""
        return not self.is_typed or bool(super().validate(extra_validators))

    @property
    def is_typed(self) -> bool:
        """Tell whether anything that counts was typed in this row."""
        return any((self[name].raw_data or [""])[0].strip() for name in TYPED)

    @property
    def asks(self) -> bool:
        """Tell whether the row has a question about a like person."""
        return self.answer.asks

    @property
    def known_id(self) -> int | None:
        """Return the id of the known party that was chosen."""
        return self.answer.known_id

    def party(self) -> PartyEntry:
        """Return who was typed, with the known party that was chosen."""
        kind = PartyKind(self.kind.data)
        number = self.identity_no.data
        return PartyEntry(
            full_name=self.full_name.data or "",
            kind=kind,
            identity_kind=identity_of(kind, self.paper_kind.data, number),
            identity_no=number,
            birth=self.birth.data,
            known_id=self.known_id,
        )


class MemberListForm(BaseForm):
    """Nhập danh sách thành viên."""

    version = HiddenField()
    accept_large = BooleanField(LARGE_IS_RIGHT)
    rows = FieldList(FormField(MemberRow), min_entries=ROWS, max_entries=MOST_ROWS)

    def __init__(self, *, today: date, **kw: Any) -> None:
        super().__init__(**kw)
        for row in self.lines():
            row.identity_no.private = True
            for field in (row.birth, row.joined_on, row.paid_on):
                field.validators = [*field.validators, NotAfter(today)]

    def lines(self) -> list[MemberRow]:
        """Return the rows as forms."""
        return [entry.form for entry in self.rows]

    @property
    def asks_large(self) -> bool:
        """Tell whether an amount is so large that the person has to say it is meant."""
        typed = (field for _, row in self.typed() for field in (row.pledge_vnd, row.paid_vnd))
        return any(is_large(field.data) for field in typed)

    def add_rows(self) -> None:
        """Show more rows, up to the most."""
        for _ in range(min(MORE_ROWS, MOST_ROWS - len(self.rows))):
            self.rows.append_entry()
        for row in self.lines():
            row.identity_no.private = True

    def typed(self) -> list[tuple[int, MemberRow]]:
        """Return the rows in use with their places."""
        return [(place, row) for place, row in enumerate(self.lines()) if row.is_typed]

    def offer(
        self, known: Mapping[int, Sequence[tuple[int, str]]], heads: Collection[int] = ()
    ) -> None:
        """Ask, in some rows, whether the person is one of those already recorded.

        In the rows of `heads` it is the head of a household who may be known.
        """
        for place, found in known.items():
            self.lines()[place].answer.ask(found, of_head=place in heads)

    def validate_rows(self, _field: FieldList) -> None:
        """Ask for what a row cannot do without; days and class follow the row above."""
        joined = paid = None
        for _, row in self.typed():
            joined, paid = row.joined_on.data or joined, row.paid_on.data or paid
            if not row.full_name.data:
                add_error(row.full_name, "Chưa nhập họ và tên của dòng này.")
            if joined is None and not row.joined_on.errors:
                add_error(
                    row.joined_on,
                    "Nhập ngày tham gia ở dòng đầu; dòng sau để trống là như dòng trên.",
                )
            for amount in (row.pledge_vnd, row.paid_vnd):
                if is_large(amount.data) and not self.accept_large.data:
                    add_error(amount, LARGE_IN_CELL)
            if row.paid_vnd.data and paid is None and not row.paid_on.errors:
                add_error(row.paid_on, "Nhập ngày góp; dòng sau để trống là như dòng trên.")
        if any(row.errors for row in self.lines()):
            raise ValidationError("Có dòng cần xem lại.")

    def entries(self, first_no: int) -> list[MemberEntry]:
        """Return the members typed, numbered on in the book in the order of the paper.

        An empty class or day is that of the row above.
        """
        found: list[MemberEntry] = []
        member_class, joined, paid = MemberClass.OFFICIAL.value, None, None
        for book_no, (_, row) in enumerate(self.typed(), first_no):
            member_class = row.member_class.data or member_class
            joined, paid = row.joined_on.data or joined, row.paid_on.data or paid
            assert joined is not None  # validate_rows has asked for it
            found.append(
                MemberEntry(
                    party=row.party(),
                    joined_on=joined,
                    member_class=MemberClass(member_class),
                    book_no=book_no,
                    pledge_vnd=row.pledge_vnd.data or None,
                    paid_vnd=row.paid_vnd.data or None,
                    paid_on=paid if row.paid_vnd.data else None,
                    representative=row.answer.head_id,
                    accept_similar=bool(row.answer.data),
                )
            )
        return found

    def shown(self) -> list[dict[str, object]]:
        """Return the rows as they will be recorded, for reading over; numbers are masked."""
        return [
            {
                "number": place + 1,
                "name": row.full_name.data,
                "is_known": row.known_id is not None,
                "kind": PARTY_KIND[PartyKind(row.kind.data)],
                "class": MEMBER_CLASS[entry.member_class],
                "birth": row.birth.data,
                "identity": mask(row.identity_no.data) if row.identity_no.data else None,
                "joined_on": entry.joined_on,
                "pledge_vnd": entry.pledge_vnd or entry.paid_vnd,
                "paid_vnd": entry.paid_vnd,
                "paid_on": entry.paid_on,
            }
            for (place, row), entry in zip(self.typed(), self.entries(1), strict=True)
        ]

    def refuse_row(self, index: int, refusal: RuleViolation) -> None:
        """Show a refusal in the row it is about (`index` counts the rows in use)."""
        _, row = self.typed()[index]
        name = PLACES.get(refusal.field or "", refusal.field or "")
        add_error(row._fields.get(name, row.full_name), str(refusal))

    def error_list(self) -> list[tuple[str, str, str]]:
        """Return (field id, label, message) of all errors, each named by its row."""
        found = [("", "", str(message)) for message in self.form_errors]
        for place, row in enumerate(self.lines()):
            for field in row:
                label = f"Dòng {place + 1}, {field.label.text.lower()}"
                found += [(field.id, label, str(error)) for error in field.errors]
        return found


def add_error(field: Any, message: str) -> None:
    """Add a message to a field (WTForms keeps a tuple where there is none yet)."""
    field.errors = [*field.errors, message]
