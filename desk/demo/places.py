"""Where made-up organisations sit: districts by weight, hamlets with invented names (thôn, tổ)."""

from collections.abc import Sequence
from random import Random

from desk.demo.plan import Commune

#: Cooperatives of each district in press reports of 2021–2025, completed by proportion.
DISTRICTS: dict[str, int] = {
    "058": 49,  # Thành phố Bắc Kạn, 7/2022
    "060": 23,  # Pác Nặm, 2022
    "061": 38,
    "062": 25,
    "063": 23,  # Bạch Thông, 6/2022
    "064": 45,
    "065": 54,  # Chợ Mới, 12/2021
    "066": 40,  # Na Rì, 2025
}
#: A township has more of them than a commune in the hills.
_TOWN_WEIGHT = 2
_OTHER_WEIGHT = 10

_FIRST = (
    "Nà", "Nà", "Nà", "Bản", "Bản", "Khuổi", "Khuổi", "Pác", "Phiêng", "Cốc", "Lủng", "Tổng",
    "Kéo", "Thôm", "Khau", "Pàn", "Vằng", "Cáp",
)  # fmt: skip
_SECOND = (
    "Luông", "Cáy", "Mòn", "Pjàng", "Lìn", "Tậu", "Giảo", "Hin", "Mạ", "Lải", "Đeng", "Khoang",
    "Chang", "Tảng", "Sla", "Nưa", "Phấy", "Cuổn", "Lạ", "Muồng", "Xỏm", "Hoi", "Bây", "Thấu",
    "Choong", "Cằm", "Lẹng", "Pản", "Ngần", "Vài", "Tồng", "Chả", "Phung", "Quang",
)  # fmt: skip


def choose(chance: Random, communes: Sequence[Commune]) -> Commune:
    """Return a commune: the district by its weight, in it a town rather than a commune."""
    weights: dict[str, float] = {}
    inside: dict[str, list[Commune]] = {}
    for commune in communes:
        weights[commune.district_code] = DISTRICTS.get(commune.district_code, _OTHER_WEIGHT)
        inside.setdefault(commune.district_code, []).append(commune)
    district = chance.choices(list(weights), list(weights.values()))[0]
    return chance.choices(
        inside[district], [_TOWN_WEIGHT if one.is_town else 1 for one in inside[district]]
    )[0]


def hamlet(chance: Random, commune: Commune) -> str:
    """Return a hamlet of a commune, a group of houses of a town."""
    number = chance.randint(1, 17)
    first, second = chance.choice(_FIRST), chance.choice(_SECOND)
    if commune.name.startswith("Phường"):
        return f"Tổ {number}"
    if commune.name.startswith("Thị trấn"):
        return f"Tổ dân phố {number}" if number <= 9 else f"Tổ dân phố {first} {second}"
    return f"Thôn {first} {second}"
