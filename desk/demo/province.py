"""The whole demonstration province as a plan: so many cooperatives, with groups, unions, communes."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from random import Random

from coop_registry.rules.facts import UnitFlagKind
from core.money import format_number
from desk.demo import days
from desk.demo.organisations import Organisations, World
from desk.demo.plan import Commune, Planned, Province, Recognition

#: Beside each cooperative; in the province of 2025 there were more groups, most of them unwritten.
_GROUPS, _UNIONS = 0.15, 0.01
#: Communes that were recognised, of all communes; of these a fifth at a higher grade.
_NEW_RURAL, _ADVANCED = 0.28, 0.2

#: Told in words how far it is.
Progress = Callable[[str], None]


def plan(seed: int, cooperatives: int, world: World, progress: Progress) -> Province:
    """Return a province with so many cooperatives: the same for the same seed (tỉnh trình diễn).

    A larger number begins with the same cooperatives.
    """
    province = Province()
    drawing = Organisations(seed, world)
    for number in range(1, cooperatives + 1):
        province.organisations.append(drawing.cooperative(number))
        progress(f"Dựng hồ sơ: {format_number(number)}/{format_number(cooperatives)} hợp tác xã")
    made = tuple(province.organisations)
    province.organisations += _others(drawing, made, cooperatives)
    province.recognitions = list(_recognitions(seed, world.communes, world.today))
    return province


def _others(
    drawing: Organisations, made: Sequence[Planned], cooperatives: int
) -> Iterator[Planned]:
    """Give groups and unions; their numbers follow those of the cooperatives."""
    groups = round(cooperatives * _GROUPS)
    for number in range(cooperatives + 1, cooperatives + groups + 1):
        yield drawing.group(number)
    unions = max(round(cooperatives * _UNIONS), 1)
    for place in range(unions):
        found = drawing.union(cooperatives + groups + place + 1, place, made)
        if found is not None:
            yield found


def _recognitions(seed: int, communes: Sequence[Commune], today: date) -> Iterator[Recognition]:
    """Give the communes that were recognised (xã đạt chuẩn nông thôn mới)."""
    chance = Random(f"{seed}/nong-thon-moi")
    for commune in communes:
        if commune.is_town or chance.random() >= _NEW_RURAL:
            continue
        on = days.between(chance, date(2016, 2, 1), min(date(2024, 12, 20), today))
        source = f"Quyết định công nhận ngày {on:%d/%m/%Y} (dữ liệu trình diễn)"
        yield Recognition(commune.unit_id, UnitFlagKind.NEW_RURAL.value, on, source)
        if chance.random() < _ADVANCED and on.year <= 2021:
            later = days.between(chance, date(2023, 2, 1), date(2024, 12, 20))
            source = f"Quyết định công nhận ngày {later:%d/%m/%Y} (dữ liệu trình diễn)"
            yield Recognition(commune.unit_id, UnitFlagKind.NEW_RURAL_ADVANCED.value, later, source)
