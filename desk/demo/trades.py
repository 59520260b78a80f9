"""What made-up organisations live by: line, words of the name, products, where it can be (nghề).

Weights follow the published shares (three of four in farming and forestry); products are those of
the hills of Bắc Kạn, each where it grows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from desk.demo.plan import Commune


@dataclass(frozen=True)
class Trade:
    """One trade: VSIC class, words of the name, what it makes, where, how large (ngành nghề)."""

    vsic: str
    weight: int
    names: tuple[str, ...]
    products: tuple[str, ...]
    #: Codes of districts or communes where it can be; empty: everywhere.
    where: tuple[str, ...] = ()
    #: Only in a ward or township.
    in_town: bool = False
    #: Median of charter capital in million đồng, of yearly revenue as a part of it.
    capital: int = 1000
    turnover: float = 0.6
    #: Other lines it may have.
    also: tuple[str, ...] = ("0161", "4620")
    #: Product of the soil or the kitchen that can be rated (OCOP).
    rated: bool = True

    def fits(self, commune: Commune) -> bool:
        """Tell whether it can be in a commune."""
        if self.in_town and not commune.is_town:
            return False
        return not self.where or commune.code in self.where or commune.district_code in self.where


_FARM = ("Nông nghiệp", "Nông nghiệp sạch", "Nông sản", "Dịch vụ nông nghiệp", "Nông lâm nghiệp")
#: Hồ Ba Bể and the valleys of the rivers Năng and Cầu: Nam Mẫu, Khang Ninh, Quảng Khê, Thượng Giáo.
_LAKE = ("01909", "01906", "01924", "01912")

TRADES: tuple[Trade, ...] = (
    Trade("0118", 15, (*_FARM, "Rau an toàn"), ("Rau an toàn", "Su su", "Cải bắp", "Khoai môn")),
    Trade("0118", 7, (*_FARM, "Bí xanh"), ("Bí xanh thơm", "Bí đỏ bao tử"), ("061", "063")),
    Trade("0121", 9, ("Cây ăn quả", *_FARM), ("Cam sành", "Mơ vàng", "Mận máu"), ("065", "058")),
    Trade("0121", 7, ("Cam quýt", *_FARM), ("Quýt", "Cam xã Đoài"), ("063", "064")),
    Trade("0121", 5, ("Hồng không hạt", *_FARM), ("Hồng không hạt",), ("061", "064", "062")),
    Trade("0127", 7, ("Chè", "Chè Shan tuyết"), ("Chè Shan tuyết", "Chè xanh"), ("064", "061", "065"),
          also=("1076", "4632")),
    Trade("0128", 8, ("Dược liệu", "Nông nghiệp và Dược liệu"),
          ("Nghệ nếp đỏ", "Trà hoa vàng", "Giảo cổ lam", "Khôi tía", "Cà gai leo"), turnover=0.45),
    Trade("0111", 6, ("Lúa gạo", *_FARM), ("Gạo Bao thai", "Gạo nếp Tài", "Gạo Japonica"),
          ("064", "065", "061"), capital=700),
    Trade("0111", 3, ("Lúa gạo", *_FARM), ("Gạo nếp Khẩu Nua Lếch",), ("062",), capital=700),
    Trade("0145", 9, ("Chăn nuôi", "Chăn nuôi lợn đen", "Chăn nuôi và Dịch vụ nông nghiệp"),
          ("Lợn đen", "Thịt lợn bản địa"), capital=1500, turnover=0.9, also=("1010", "4632")),
    Trade("0146", 6, ("Chăn nuôi gia cầm", "Chăn nuôi gà đồi"), ("Gà đồi", "Vịt bầu", "Trứng gà"),
          turnover=0.9, also=("1010", "4632")),
    Trade("0141", 5, ("Chăn nuôi trâu bò", "Chăn nuôi"), ("Bò thịt", "Trâu vỗ béo"),
          ("060", "062", "061", "066"), capital=1800, also=("0161",)),
    Trade("0149", 4, ("Nuôi ong", "Ong mật"), ("Mật ong rừng", "Mật ong hoa nhãn"), capital=500),
    Trade("0150", 8, ("Nông nghiệp tổng hợp", *_FARM), ("Gạo", "Gà đồi", "Rau an toàn")),
    Trade("0161", 7, ("Dịch vụ nông nghiệp", "Dịch vụ nông nghiệp tổng hợp"),
          ("Làm đất, gặt đập thuê", "Cung ứng giống, phân bón"), capital=800, rated=False,
          also=("4669", "4620")),
    Trade("0210", 9, ("Lâm nghiệp", "Nông lâm nghiệp", "Trồng rừng"),
          ("Cây giống keo, mỡ", "Gỗ rừng trồng", "Quế"), capital=1600, rated=False,
          also=("0220", "1629")),
    Trade("0322", 2, ("Thủy sản", "Nuôi cá lồng"), ("Cá trắm lồng", "Cá nheo"), _LAKE,
          also=("1020", "4632")),
    Trade("1074", 7, ("Miến dong", "Chế biến nông sản"), ("Miến dong", "Tinh bột dong riềng"),
          ("066", "061"), turnover=1.1, also=("0113", "4632")),
    Trade("1079", 6, ("Chế biến nông sản", "Chế biến thực phẩm"),
          ("Tinh bột nghệ", "Bún khô", "Măng khô", "Chuối sấy"), turnover=1.1,
          also=("0118", "4632")),
    Trade("1010", 4, ("Chế biến thực phẩm", "Chăn nuôi và Chế biến thực phẩm"),
          ("Lạp sườn hun khói", "Thịt treo gác bếp"), turnover=1.4, also=("0145", "4632")),
    Trade("1101", 3, ("Rượu men lá", "Chế biến nông sản"), ("Rượu men lá",), ("064", "061", "066"),
          capital=600, also=("0145", "4633")),
    Trade("1629", 5, ("Chế biến lâm sản", "Sản xuất đồ gỗ"), ("Ván bóc", "Đũa gỗ", "Giấy đế"),
          ("065", "063", "064", "066"), capital=2500, turnover=1.2, rated=False,
          also=("0220", "4663")),
    Trade("1392", 2, ("Thổ cẩm", "Dệt thổ cẩm"), ("Túi thổ cẩm", "Khăn thêu Dao"),
          ("061", "060", "065"), capital=300, also=("4782",)),
    Trade("0810", 2, ("Vật liệu xây dựng", "Khai thác cát sỏi"), ("Cát, sỏi xây dựng", "Đá dăm"),
          ("064", "065", "066", "061"), capital=4000, turnover=1.0, rated=False,
          also=("4933", "4663")),
    Trade("4299", 4, ("Xây dựng", "Xây dựng và Thương mại"), ("Công trình thủy lợi, giao thông nông thôn",),
          capital=3500, turnover=1.3, rated=False, also=("4102", "4663")),
    Trade("4711", 7, ("Thương mại và Dịch vụ", "Dịch vụ tổng hợp", "Thương mại tổng hợp"),
          ("Hàng tiêu dùng", "Vật tư nông nghiệp"), turnover=1.8, rated=False,
          also=("4620", "4669")),
    Trade("4933", 4, ("Vận tải", "Dịch vụ vận tải"), ("Vận tải hàng hóa",), in_town=True,
          capital=4500, turnover=0.8, rated=False, also=("4932", "5225")),
    Trade("5510", 3, ("Du lịch cộng đồng", "Du lịch sinh thái"), ("Lưu trú tại nhà dân",
          "Thuyền tham quan hồ"), _LAKE[:3], capital=1500, rated=False, also=("5610", "7912")),
    Trade("3811", 2, ("Vệ sinh môi trường", "Môi trường"), ("Thu gom rác thải",), in_town=True,
          turnover=0.9, rated=False, also=("3600",)),
    Trade("3600", 1, ("Nước sạch", "Cấp nước sinh hoạt"), ("Nước sinh hoạt",), capital=900,
          turnover=0.3, rated=False, also=("4322",)),
)  # fmt: skip


def choose(chance: Random, commune: Commune) -> Trade:
    """Return a trade that can be in a commune."""
    return _weighted(chance, [trade for trade in TRADES if trade.fits(commune)])


def of_group(chance: Random, commune: Commune) -> Trade:
    """Return a trade of a group: farming only (tổ hợp tác)."""
    return _weighted(
        chance,
        [trade for trade in TRADES if trade.fits(commune) and trade.vsic < "0300"],
    )


def of_union(chance: Random, commune: Commune) -> Trade:
    """Return a trade of a union: what grows in the district, sold together (liên hiệp)."""
    return _weighted(
        chance, [one for one in TRADES if one.fits(commune) and one.rated and one.vsic < "0130"]
    )


def _weighted(chance: Random, trades: Sequence[Trade]) -> Trade:
    return chance.choices(trades, [trade.weight for trade in trades])[0]
