"""Closing entries under a keyed hash, and walking the chain to see that nothing was touched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from audit import queries
from audit.models import Seal, Sealed
from audit.rules import GENESIS, entry_mac, seal_head
from core.clock import now_utc
from core.db import db
from core.keys import sub_key

#: Told between seals how many were walked, and of how many.
Progress = Callable[[int, int], None]
PROGRESS_EVERY = 50


#: Said when not even the first seal holds: more often another key than another hand.
CHECK_THE_KEY = " Nếu vừa đổi máy hoặc đổi khóa, trước hết hãy kiểm tra DATA_KEY."


@dataclass(frozen=True)
class Verification:
    """What walking the chain found (kết quả kiểm tra nhật ký)."""

    ok: bool
    #: Seals walked, up to the first broken one.
    checked: int
    #: Entries under a seal / not yet under one.
    sealed: int
    unsealed: int
    #: Head of the last seal that holds.
    head: str
    #: "entry:17" or "seal:3"; None when the chain is whole.
    first_broken: str | None
    message_vi: str


class _Broken(Exception):  # noqa: N818 - a finding on the way, not an error
    """The first link that does not hold."""

    def __init__(self, link: str, message: str) -> None:
        super().__init__(message)
        self.link = link
        self.message = message


def seal_pending(limit: int = 1000) -> Seal | None:
    """Close at most `limit` entries not sealed yet under one seal; None when there are none.

    The caller commits. An entry committed late, with a lower id than sealed ones, is simply
    taken in by a later seal.
    """
    queries.hold_sealing()
    rows = queries.covered_values(limit=limit)
    if not rows:
        return None
    before = queries.last_seal()
    number, previous = (before.id + 1, before.head) if before else (1, GENESIS)
    seal = Seal(id=number, at=now_utc(), entries=len(rows), previous=previous, head="")
    key, last, links = sub_key("audit"), previous, []
    for row in rows:
        last = entry_mac(key, last, row)
        links.append(Sealed(entry_id=row[0], seal_id=number, mac=last))
    seal.head = seal_head(key, number, seal.at, len(rows), previous, last)
    db.session.add(seal)
    db.session.flush()
    db.session.add_all(links)
    db.session.flush()
    return seal


def fits_key() -> bool:
    """Tell whether the log was sealed under the key in use; an unsealed log fits every key.

    The oldest and the newest seal are asked: one that was touched does not make the key wrong.
    """
    key, known = sub_key("audit"), queries.first_and_last_seal()
    return not known or any(
        seal.head == seal_head(key, seal.id, seal.at, seal.entries, seal.previous, last)
        for seal, last in known
    )


def verify(
    expected_head: str | None = None, progress: Progress = lambda _done, _total: None
) -> Verification:
    """Walk the whole chain and name the first broken link (kiểm tra nhật ký).

    Finds an altered, removed or slipped-in entry under a seal, an altered or removed seal.
    The newest seals cut off together leave a shorter chain that still holds: only a head kept
    elsewhere (`expected_head`; every backup and the server's log keep one) finds that.
    """
    walk = _Walk(sub_key("audit"), progress)
    broken: _Broken | None = None
    try:
        walk.run()
        if expected_head and queries.seal_with_head(expected_head) is None:
            raise _Broken(
                f"seal:{walk.number + 1}",
                "Chuỗi niêm phong không còn chứa mã niêm phong đã lưu ở nơi khác: phần cuối nhật ký đã bị cắt bỏ.",
            )
    except _Broken as found:
        broken = found
    every, sealed = queries.counts()
    return Verification(
        ok=broken is None,
        checked=walk.number,
        sealed=sealed,
        unsealed=every - sealed,
        head=walk.head,
        first_broken=broken.link if broken else None,
        message_vi=broken.message + (CHECK_THE_KEY if walk.number == 0 else "")
        if broken
        else f"Nhật ký nguyên vẹn: {sealed} dòng đã niêm phong, {every - sealed} dòng chờ niêm phong.",
    )


class _Walk:
    """A walk along the seals; `number` and `head` are of the last one that holds."""

    def __init__(self, key: bytes, progress: Progress) -> None:
        self.key = key
        self.progress = progress
        self.number = 0
        self.head = GENESIS

    def run(self) -> None:
        """Walk every seal; _Broken at the first that does not hold."""
        total = queries.highest_seal_number()
        for seal in queries.seals():
            self._seal(seal)
            if self.number % PROGRESS_EVERY == 0 or self.number == total:
                self.progress(self.number, total)
        stray = queries.stray_seal_number()
        if stray is not None:
            raise _Broken(f"seal:{stray}", f"Niêm phong số {stray} đã bị xóa.")

    def _seal(self, seal: Sequence[Any]) -> None:
        """Check one seal and the entries under it."""
        number, at, entries, previous, head = seal
        link = f"seal:{number}"
        if number != self.number + 1:
            missing = self.number + 1
            raise _Broken(f"seal:{missing}", f"Niêm phong số {missing} đã bị xóa hoặc đổi số.")
        if previous != self.head:
            raise _Broken(
                link, f"Niêm phong số {number} không nối với niêm phong trước: chuỗi bị cắt."
            )
        last, count = self._entries(number)
        if count != entries:
            raise _Broken(
                link,
                f"Niêm phong số {number} ghi {entries} dòng nhưng hiện có {count}: có dòng bị xóa hoặc chèn thêm.",
            )
        if head != seal_head(self.key, number, at, entries, previous, last):
            raise _Broken(link, f"Niêm phong số {number} đã bị sửa.")
        self.number, self.head = number, head

    def _entries(self, number: int) -> tuple[str, int]:
        """Check the entries of a seal; return the last hash and how many they are."""
        last, count = self.head, 0
        for row in queries.sealed_entries(number):
            entry_id, mac, *values = tuple(row)
            link = f"entry:{entry_id}"
            if values[0] is None:
                raise _Broken(link, f"Dòng nhật ký số {entry_id} đã bị xóa.")
            last, count = entry_mac(self.key, last, values), count + 1
            if mac != last:
                raise _Broken(
                    link,
                    f"Dòng nhật ký số {entry_id} đã bị sửa, hoặc một dòng ngay trước nó trong niêm phong số {number} bị xóa hay chèn thêm.",
                )
        return last, count
