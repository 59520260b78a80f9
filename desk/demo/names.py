"""Names of made-up organisations: field and a word of good luck, a hamlet or a product (tên)."""

from random import Random

from core.text import fold
from desk.demo.plan import words
from desk.demo.taken import is_taken
from desk.demo.trades import Trade

_FIRST = words(
    "An Bình Đại Đức Gia Hòa Hưng Kim Lâm Minh Ngọc Phú Phúc Quang Quý Sơn Tân Thành Thái Thiên "
    "Thịnh Tiến Trung Trường Việt Vĩnh Xuân Hồng Bảo Hải Đồng Thuận Hùng Nhật Tuấn"
)
_SECOND = words(
    "An Cường Đạt Hà Hải Hoàng Hưng Khang Lâm Lộc Long Minh Nguyên Phát Phong Phú Phúc Quang Sơn "
    "Tâm Thành Thắng Thịnh Tiến Toàn Vinh Hòa Đức Giang Duy Nam Thuận Bảo Hiếu"
)
_GREEN = (
    "Rừng Xanh", "Suối Ngàn", "Bản Xanh", "Đồi Nắng", "Hương Rừng", "Núi Hoa", "Mây Ngàn",
    "Nắng Mai", "Hoa Lê", "Suối Tiên", "Đất Lành", "Mùa Vàng",
)  # fmt: skip


class Names:
    """Gives names, each once in the province and none of a real cooperative."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, chance: Random, prefix: str, trade: Trade, hamlet: str) -> str:
        """Return "Hợp tác xã Chè Shan tuyết Minh Phát"."""
        while True:
            name = f"{prefix} {chance.choice(trade.names)} {self._brand(chance, hamlet)}"
            if fold(name) not in self._given and not is_taken(name):
                self._given.add(fold(name))
                return name

    def company(self, chance: Random) -> str:
        """Return the name of a company (doanh nghiệp)."""
        while True:
            name = f"Công ty TNHH {' '.join(chance.sample(_FIRST, 2))} {chance.choice(_SECOND)}"
            if fold(name) not in self._given:
                self._given.add(fold(name))
                return name

    def _brand(self, chance: Random, hamlet: str) -> str:
        drawn = chance.random()
        if drawn < 0.16 and hamlet.startswith("Thôn "):
            return hamlet.removeprefix("Thôn ")
        if drawn < 0.24:
            return chance.choice(_GREEN)
        first = chance.choice(_FIRST)
        return f"{first} {chance.choice([one for one in _SECOND if one != first])}"
