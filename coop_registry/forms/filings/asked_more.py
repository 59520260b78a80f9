"""What filings about branches, revocation, courts and the end of a group ask for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import BooleanField

from coop_registry.forms.fields import ChoiceField, text
from coop_registry.forms.filings.asked import AskedForm
from coop_registry.labels import BRANCH_KIND, COURT_STEP, END_STEP
from coop_registry.rules.filings.changes import (
    BankruptcyAsked,
    BranchAsked,
    BranchEndAsked,
    Change,
    CourtStep,
    EndStep,
    GroupEndAsked,
    RevocationAsked,
)
from coop_registry.rules.membership import BranchKind
from core.forms import optional, required


class BranchAskedForm(AskedForm):
    """Lập, thay đổi chi nhánh, văn phòng đại diện, địa điểm kinh doanh."""

    branch_id = ChoiceField("Đơn vị thay đổi", validators=[optional()], blank="Lập mới")
    kind = ChoiceField("Loại", [(kind.value, words) for kind, words in BRANCH_KIND.items()])
    name = text("Tên", 255, needed=True)
    code = text("Mã số", 20, numbers=True)
    unit_id = ChoiceField("Xã, phường, thị trấn", blank="Ở nơi khác", validators=[optional()])
    address = text("Địa chỉ", 300)

    def offer(
        self,
        *,
        communes: Sequence[tuple[int, str]],
        branches: Sequence[tuple[int, str]],
        **_more: Any,
    ) -> None:
        """Offer the branches of the day and the communes."""
        self.unit_id.offer(communes)
        self.branch_id.offer(branches)

    def show(self, kept: Any) -> None:
        """Show what was typed."""
        super().show(kept)
        self.kind.data = kept.kind.value
        self.unit_id.data = str(kept.unit_id or "")
        self.branch_id.data = str(kept.branch_id or "")

    def asked(self, kept: Change | None, today: date) -> BranchAsked:
        """Return the branch."""
        return BranchAsked(
            kind=BranchKind(self.kind.data),
            name=self.name.data,
            code=self.code.data,
            unit_id=int(self.unit_id.data) if self.unit_id.data else None,
            address=self.address.data,
            branch_id=int(self.branch_id.data) if self.branch_id.data else None,
        )


class BranchEndAskedForm(AskedForm):
    """Chấm dứt chi nhánh, văn phòng đại diện, địa điểm kinh doanh."""

    branch_id = ChoiceField("Đơn vị chấm dứt hoạt động", validators=[required()])
    words = text("Lý do", 300)

    def offer(self, *, branches: Sequence[tuple[int, str]], **_more: Any) -> None:
        """Offer the branches of the day."""
        self.branch_id.offer(branches)

    def show(self, kept: Any) -> None:
        """Show what was chosen."""
        self.branch_id.data, self.words.data = str(kept.branch_id), kept.words

    def asked(self, kept: Change | None, today: date) -> BranchEndAsked:
        """Return which branch ends."""
        return BranchEndAsked(int(self.branch_id.data), self.words.data)


class RevocationAskedForm(AskedForm):
    """Thu hồi giấy chứng nhận."""

    ground = ChoiceField("Căn cứ thu hồi", validators=[required()])
    by_tax = BooleanField("Theo đề nghị của cơ quan quản lý thuế (cưỡng chế nợ thuế)")

    def offer(self, *, grounds: Sequence[str], **_more: Any) -> None:
        """Offer the grounds of the law of the day."""
        self.ground.offer([(one, one) for one in grounds])

    def asked(self, kept: Change | None, today: date) -> RevocationAsked:
        """Return the ground."""
        return RevocationAsked(self.ground.data, bool(self.by_tax.data))


class BankruptcyAskedForm(AskedForm):
    """Quyết định của Tòa án."""

    step = ChoiceField("Quyết định của Tòa án", [(s.value, w) for s, w in COURT_STEP.items()])
    decision = text("Số, ngày, Tòa án ra quyết định", 300, needed=True)

    def show(self, kept: Any) -> None:
        """Show what was typed."""
        self.step.data, self.decision.data = kept.step.value, kept.decision

    def asked(self, kept: Change | None, today: date) -> BankruptcyAsked:
        """Return the decision."""
        return BankruptcyAsked(CourtStep(self.step.data), self.decision.data)


class GroupEndAskedForm(AskedForm):
    """Chấm dứt hoạt động tổ hợp tác."""

    step = ChoiceField("Bước", [(s.value, w) for s, w in END_STEP.items()])
    words = text("Lý do, căn cứ", 300, needed=True)

    def show(self, kept: Any) -> None:
        """Show what was typed."""
        self.step.data, self.words.data = kept.step.value, kept.words

    def asked(self, kept: Change | None, today: date) -> GroupEndAsked:
        """Return the step."""
        return GroupEndAsked(EndStep(self.step.data), self.words.data)
