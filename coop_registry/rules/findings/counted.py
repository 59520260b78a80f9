"""How many members an organisation has: by its list where that is complete, else as declared."""

from dataclasses import dataclass
from datetime import date

from coop_registry.rules.findings.members import ASSOCIATES, count_listed, list_is_complete
from coop_registry.rules.findings.state import State
from coop_registry.rules.findings.timeline import Figure
from coop_registry.rules.kinds import Declared
from coop_registry.rules.membership import MemberClass


@dataclass(frozen=True)
class Counted:
    """The number of members of a day (số thành viên) and where it comes from."""

    total: int | None
    official: int | None
    associate: int | None
    #: How many are listed, also where the list does not count yet.
    listed: int
    #: The declared figure that counts, None where the list does.
    figure: Figure | None = None

    @property
    def is_listed(self) -> bool:
        """Tell whether the list counts (theo danh sách)."""
        return self.figure is None


def counted(state: State, on: date) -> Counted | None:
    """Return how many members there are on a day, None when nobody has said.

    Declared is not listed (số khai báo khác danh sách): a list begun but not finished is no count.
    """
    listed = count_listed(state, on)
    if list_is_complete(state, on):
        official = count_listed(state, on, MemberClass.OFFICIAL)
        return Counted(listed, official, count_listed(state, on, *ASSOCIATES), listed)
    total, official_figure, associate = (
        state.figure(what, on)
        for what in (
            Declared.MEMBERS_TOTAL,
            Declared.MEMBERS_OFFICIAL,
            Declared.MEMBERS_ASSOCIATE,
        )
    )
    figure = total or official_figure or associate
    if figure is None:
        return None
    values = [one.value if one else None for one in (total, official_figure, associate)]
    return Counted(*values, listed=listed, figure=figure)
