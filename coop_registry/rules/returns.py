"""What can be given back, passed on or cut of a part at most (trả lại, chuyển nhượng, giảm)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from coop_registry.rules.capital import Movement
from coop_registry.rules.membership import LineKind
from core.dates import format_date
from core.errors import RuleViolation
from core.money import format_vnd


@dataclass(frozen=True)
class Room:
    """What is left of a part on the day on which least is left, in đồng (số còn lại)."""

    on: date
    given_vnd: int
    taken_vnd: int

    @property
    def left_vnd(self) -> int:
        """Return what may be taken at most."""
        return self.given_vnd - self.taken_vnd


@dataclass(frozen=True)
class _Part:
    """What is added up, and its words: what came, what went, what else can be done."""

    of: Callable[[Movement], int]
    came: str
    went: str
    hint: str = ""


_PARTS = (
    _Part(lambda line: line.paid_vnd, "đã góp", "trả lại hoặc chuyển nhượng"),
    _Part(
        lambda line: line.pledged_vnd,
        "đã cam kết góp",
        "giảm, trả lại hoặc chuyển nhượng",
        " Nếu số trả lại là phần góp vượt cam kết, hãy chọn giữ nguyên mức cam kết.",
    ),
)


def refuse_impossible_book(
    name: str,
    known: Sequence[Movement],
    added: Sequence[Movement],
    taking: LineKind = LineKind.RETURN,
    field: str = "amount_vnd",
) -> None:
    """Raise when on some day less than nothing would be paid or pledged.

    The message says what was paid by then, what was given back already, and what is left to be
    given back. A return typed before a later one is judged like one typed after it; payments and
    returns of one day are added up first.
    """
    for part in _PARTS:
        asked = -sum(part.of(line) for line in added)
        if asked <= 0:
            continue
        room = _room(known, part, min(line.on for line in added))
        if asked > room.left_vnd:
            say = _reversal_words if taking is LineKind.REVERSAL else _taking_words
            raise RuleViolation(say(name, asked, room, part, taking), field=field)


def can_be_taken(known: Sequence[Movement], added: Movement) -> bool:
    """Tell whether a line leaves something or nothing on every day."""
    return all(-part.of(added) <= max(0, _room(known, part, added.on).left_vnd) for part in _PARTS)


def _room(known: Sequence[Movement], part: _Part, since: date) -> Room:
    """Return what is left on the day, from `since` on, on which least is left."""
    moved: dict[date, list[int]] = defaultdict(list)
    for line in known:
        moved[line.on].append(part.of(line))
    given = taken = 0
    least: Room | None = None
    for day in sorted({since, *moved}):
        given += sum(amount for amount in moved[day] if amount > 0)
        taken -= sum(amount for amount in moved[day] if amount < 0)
        if day >= since and (least is None or given - taken < least.left_vnd):
            least = Room(day, given, taken)
    assert least is not None, "`since` is one of the days"
    return least


def _taking_words(name: str, asked: int, room: Room, part: _Part, taking: LineKind) -> str:
    """Say what came, what went and what is left."""
    begin, most = _asked_words(name, format_vnd(asked), taking)
    went = f"đã {part.went} {format_vnd(room.taken_vnd)}" if room.taken_vnd else f"chưa {part.went}"
    return (
        f"{begin}: tính đến ngày {format_date(room.on)} {part.came} {format_vnd(room.given_vnd)}, {went}, {most} "
        f"{format_vnd(max(room.left_vnd, 0))}.{part.hint if taking is LineKind.RETURN else ''}"
    )


def _asked_words(name: str, amount: str, taking: LineKind) -> tuple[str, str]:
    """Return how the refusal begins, and what may be done at most."""
    if taking is LineKind.TRANSFER_OUT:
        return f"{name} không thể chuyển nhượng {amount}", "được chuyển nhượng nhiều nhất"
    if taking is LineKind.PLEDGE_REDUCED:
        return f"Không thể giảm mức cam kết của {name} {amount}", "được giảm nhiều nhất"
    return f"Không thể trả lại cho {name} {amount}", "được trả lại nhiều nhất"


def _reversal_words(name: str, asked: int, room: Room, part: _Part, _taking: LineKind) -> str:
    """Say which later lines stand on the one to be taken back."""
    return (
        f"Chưa ghi đảo được: bỏ dòng này thì tính đến ngày {format_date(room.on)} {name} "
        f"{part.came} {format_vnd(room.given_vnd - asked)}, ít hơn số đã {part.went} "
        f"{format_vnd(room.taken_vnd)}. Hãy ghi đảo dòng {part.went} đó trước."
    )
