"""Words for the state of an organisation (tình trạng) in lists, reports and portals.

Before Nghị định 92/2024/NĐ-CP no list of statuses was in force: "ngừng hoạt động" is then what
somebody saw, not a legal status. Words that are not known go to a person.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from coop_registry.reading.cells import Cell
from coop_registry.reading.read import Read, blank, doubtful, says_nothing, words_of_cell
from coop_registry.rules.kinds import Activity, Status
from core.text import fold


@dataclass(frozen=True, slots=True)
class State:
    """What the words say: a legal status, what was seen, or both."""

    status: Status | None = None
    activity: Activity | None = None
    #: The words deny any revenue; a revenue in the row contradicts them.
    no_revenue: bool = field(default=False, compare=False)


_ACTIVE = State(Status.ACTIVE, Activity.OPERATING)
_STOPPED = State(None, Activity.STOPPED)
_ENDED = State(Status.ENDED)
_CLOSING = State(Status.CLOSING)
_WAITING = "Chờ giải thể: hãy xác nhận đã có thông báo giải thể hay mới chỉ ngừng hoạt động."
_ADDRESS = "Không tìm thấy trụ sở: chỉ ghi tình trạng pháp lý khi có thông tin của cơ quan thuế."

_WORDS: dict[str, State | tuple[State, str]] = {
    "hoat dong": _ACTIVE,
    "dang hoat dong": _ACTIVE,
    "con hoat dong": _ACTIVE,
    "hoat dong binh thuong": _ACTIVE,
    "nnt dang hoat dong": _ACTIVE,
    "nnt dang hoat dong da duoc cap gcn dkt": _ACTIVE,
    "hoat dong co hieu qua": _ACTIVE,
    "hoat dong hieu qua": _ACTIVE,
    "hoat dong on dinh": _ACTIVE,
    "hoat dong tot": _ACTIVE,
    "hoat dong thuong xuyen": _ACTIVE,
    "hoat dong cam chung": State(Status.ACTIVE, Activity.WEAK),
    "cam chung": State(Status.ACTIVE, Activity.WEAK),
    "hoat dong kem hieu qua": State(Status.ACTIVE, Activity.WEAK),
    "hoat dong khong hieu qua": State(Status.ACTIVE, Activity.WEAK),
    "hoat dong yeu": State(Status.ACTIVE, Activity.WEAK),
    "dang hoat dong khong phat sinh doanh thu": State(Status.ACTIVE, Activity.WEAK, no_revenue=True),
    "hoat dong khong phat sinh doanh thu": State(Status.ACTIVE, Activity.WEAK, no_revenue=True),
    "khong phat sinh doanh thu": State(Status.ACTIVE, Activity.WEAK, no_revenue=True),
    "moi dang ky nhung chua di vao hoat dong": State(Status.ACTIVE, Activity.NOT_STARTED),
    "moi dang ky chua di vao hoat dong": State(Status.ACTIVE, Activity.NOT_STARTED),
    "chua di vao hoat dong": State(Status.ACTIVE, Activity.NOT_STARTED),
    "chua hoat dong": State(Status.ACTIVE, Activity.NOT_STARTED),
    "moi thanh lap chua hoat dong": State(Status.ACTIVE, Activity.NOT_STARTED),
    "tam ngung hoat dong": State(Status.SUSPENDED),
    "tam ngung kinh doanh": State(Status.SUSPENDED),
    "tam ngung": State(Status.SUSPENDED),
    "tam dung hoat dong": State(Status.SUSPENDED),
    "nnt tam nghi kinh doanh co thoi han": State(Status.SUSPENDED),
    "tam ngung hoat dong kinh doanh co thoi han": State(Status.SUSPENDED),
    "ngung hoat dong": _STOPPED,
    "dung hoat dong": _STOPPED,
    "khong hoat dong": _STOPPED,
    "khong con hoat dong": _STOPPED,
    "da ngung hoat dong": _STOPPED,
    "nnt ngung hoat dong": _STOPPED,
    "ngung hoat dong cho giai the": (State(None, Activity.STOPPED), _WAITING),
    "dung hoat dong cho giai the": (State(None, Activity.STOPPED), _WAITING),
    "cho giai the": (State(None, Activity.STOPPED), _WAITING),
    "ngung hoat dong khong tim thay tru so": (_STOPPED, _ADDRESS),
    "khong tim thay tru so": (_STOPPED, _ADDRESS),
    "dang lam thu tuc giai the": _CLOSING,
    "dang giai the": _CLOSING,
    "dang lam thu tuc giai the bi chia bi hop nhat duoc sap nhap": _CLOSING,
    "dang lam thu tuc cham dut hoat dong": _CLOSING,
    "dang lam thu tuc pha san": State(Status.BANKRUPTCY),
    "giai the": _ENDED,
    "da giai the": _ENDED,
    "da cham dut hoat dong": _ENDED,
    "cham dut hoat dong": _ENDED,
    "da giai the pha san cham dut ton tai": _ENDED,
    "nnt ngung hoat dong va da dong mst": (_STOPPED, "Đã đóng mã số thuế; hãy kiểm tra đã giải thể chưa."),
    "ngung hoat dong va da dong mst": (_STOPPED, "Đã đóng mã số thuế; hãy kiểm tra đã giải thể chưa."),
    "bi thu hoi do cuong che ve quan ly thue": State(Status.TAX_REVOKED),
    "khong hoat dong tai dia chi da dang ky": State(Status.NOT_AT_ADDRESS),
    "khong hoat dong tai dia chi": State(Status.NOT_AT_ADDRESS),
    "nnt khong hoat dong tai dia chi da dang ky": State(Status.NOT_AT_ADDRESS),
    "khong hoat dong tai tru so": State(Status.NOT_AT_ADDRESS),
    "bo dia chi kinh doanh": State(Status.NOT_AT_ADDRESS),
}  # fmt: skip


def read_activity(cell: Cell) -> Read:
    """Return the `Activity` of a code of this program's own export."""
    raw = words_of_cell(cell)
    if says_nothing(raw):
        return blank(cell)
    if raw in {one.value for one in Activity}:
        return Read(Activity(raw), raw)
    return doubtful(None, raw, f"“{raw[:60]}” chưa có trong bảng tình trạng, hãy chọn.")


def read_status(cell: Cell) -> Read:
    """Return the `State` of a status cell; unknown words wait for a person (danh sách cần xem)."""
    raw = words_of_cell(cell)
    if says_nothing(raw) and raw.lower() not in ("x", "không"):
        return blank(cell)
    return _state(raw)


@lru_cache(maxsize=1024)
def _state(raw: str) -> Read:
    # The tax office puts its number of the status in front: "03 NNT ngừng hoạt động …".
    folded = re.sub(r"^[0-9]{1,2} ", "", re.sub(r"\bhd\b", "hoat dong", fold(raw)))
    if raw in Status.__members__:  # this program's own export
        return Read(State(Status(raw)), raw)
    known = _WORDS.get(folded) or _WORDS.get(re.sub(r"^(?:htx|hop tac xa) ", "", folded))
    if known is None:
        return doubtful(None, raw, f"“{raw[:60]}” chưa có trong bảng tình trạng, hãy chọn.")
    if isinstance(known, tuple):
        return doubtful(known[0], raw, known[1])
    return Read(known, raw)
