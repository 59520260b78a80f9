"""Made-up people with names as they are given among Tày, Nùng, Dao, Mông and Kinh (họ và tên).

Identity numbers have the right form and are nobody's: their fourth digit, which tells the century
of the birth, is that of the years 2300 to 2399 (8 for men, 9 for women).
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from coop_registry.rules.kinds import IdentityKind, PartyKind
from desk.demo.plan import Commune, Party, words

#: Share of each people among those who live in a district, in percent.
PEOPLES: dict[str, tuple[tuple[str, int], ...]] = {
    "058": (("Tày", 45), ("Kinh", 40), ("Nùng", 9), ("Dao", 6)),
    "060": (("Tày", 44), ("Mông", 28), ("Dao", 22), ("Nùng", 4), ("Kinh", 2)),
    "061": (("Tày", 58), ("Dao", 20), ("Mông", 10), ("Nùng", 6), ("Kinh", 6)),
    "062": (("Tày", 38), ("Nùng", 28), ("Dao", 24), ("Kinh", 6), ("Mông", 4)),
    "063": (("Tày", 60), ("Dao", 18), ("Nùng", 14), ("Kinh", 8)),
    "064": (("Tày", 67), ("Dao", 15), ("Kinh", 9), ("Nùng", 5), ("Mông", 4)),
    "065": (("Tày", 54), ("Kinh", 18), ("Dao", 18), ("Nùng", 10)),
    "066": (("Tày", 44), ("Nùng", 33), ("Dao", 14), ("Kinh", 6), ("Mông", 3)),
}
_EVERYWHERE = (("Tày", 53), ("Dao", 18), ("Kinh", 13), ("Nùng", 10), ("Mông", 6))


@dataclass(frozen=True)
class _Names:
    """How one people names men and women."""

    families: tuple[str, ...]
    men_middle: tuple[str, ...]
    men: tuple[str, ...]
    women_middle: tuple[str, ...]
    women: tuple[str, ...]


_TAY = _Names(
    words(
        "Nông Nông Hoàng Hoàng Hoàng Ma Ma Hà Lường Triệu Dương Nguyễn Bế Lý Đàm Vi Hứa Mạc Lục Âu "
        "Liêu Quan Phùng Lộc Đinh Cao Trần Tô"
    ),
    words("Văn Văn Văn Văn Đình Đức Quốc Ngọc Minh Trọng Hữu Công Thanh Xuân"),
    words(
        "Thụy Chuyên Hoạt Thuyết Khánh Tuân Nghiệp Lưu Hoan Đồng Thiết Nhất Sâm Cương Bính Quyết "
        "Dự Kiên Duy Điệp Tuyển Ích Chiến Toản Luân Sỹ Viện Thiệp Hiệu Quân Tùng Huy Thắng Dũng "
        "Hiếu Nam Sơn Lâm Tuấn Mạnh Trường Đạt Thành Long"
    ),
    words("Thị Thị Thị Thị Thu Thúy Bích Hồng Kim Thanh"),
    words(
        "Diệp Khuyên Nhàn Thơm Huế Xuyến Viền Hoài Điệp Toan Tươi Luyến Duyên Nga Hằng Hương "
        "Thảo Yến Nguyệt Chiêm Hiên Sen Bưởi Mai Lan Huệ Thủy Liên Oanh Dung Tuyết Nhâm Quý "
        "Vân Phượng Lệ Thu Hà"
    ),
)
_KINDS: dict[str, _Names] = {
    "Tày": _TAY,
    "Nùng": replace(
        _TAY,
        families=words(
            "Nông Nông Hoàng Hoàng Lương Lý Vi Chu Long Phùng Đàm Lô Triệu Hứa Mông Linh "
            "Lăng Dương Ngọc Lục"
        ),
    ),
    "Kinh": replace(
        _TAY,
        families=words(
            "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Vũ Đỗ Bùi Đinh Ngô Phan Đặng "
            "Hoàng Đào Dương Hà Lương Trịnh Tạ"
        ),
    ),
    "Dao": _Names(
        words("Bàn Bàn Bàn Triệu Triệu Triệu Đặng Đặng Đặng Lý Phùng Hoàng Dương Chu"),
        words("Văn Văn Tiến Nguyên Phúc Kim Hữu Đức Tài Chòi Sinh Thừa Quý"),
        words(
            "Phúc Tài Kim Lai Thăng Sinh Vảng Khuôn Quyên Hin Cán Tiên Sơn Minh Thanh Bảo Nhậy "
            "Vinh Quang Vạn Ngân Phú Thọ Lưu Chiêu Hưng An"
        ),
        words("Thị Thị Thị Mùi Mùi Múi"),
        words(
            "Mán Pham Nái Nhậy Mụi Ghến Lai Lụa Liều Xuân Mai Chài Hương Phẩy Khé Say Viện Hoa "
            "Thanh Linh Coi Lưu"
        ),
    ),
    "Mông": _Names(
        words("Lý Dương Hoàng Giàng Sùng Vàng Thào Ma Hầu Ngô Hạng Lầu Đào"),
        words("Văn Văn A A Seo Mí"),
        words(
            "Páo Sình Dình Chứ Sì Tủa Dơ Nhà Pó Chìa Vừ Súng Phử Lử Dủng Chá Thào Sài Dế Vàng Lồng "
            "Sính Máy"
        ),
        words("Thị Thị Thị"),
        words("Mỷ Dế Dợ Chá Pà Sua Máy Ca Dua Xía Mai Say Chu Vá Và Sông Dính Lỳ Mảo Cở"),
    ),
}
#: (family and given name, gender, nationality) of people from abroad.
_ABROAD = (
    ("Kim Sung Ho", "Nam", "Hàn Quốc"),
    ("Park Min Seo", "Nữ", "Hàn Quốc"),
    ("Tanaka Kenji", "Nam", "Nhật Bản"),
    ("Lee Joon Ki", "Nam", "Hàn Quốc"),
    ("Chen Wei Ming", "Nam", "Đài Loan (Trung Quốc)"),
    ("Suzuki Haruka", "Nữ", "Nhật Bản"),
)
_POLICE = "Cục Cảnh sát quản lý hành chính về trật tự xã hội"


class People:
    """Gives people, each with a number of their own; who was given can be met again (người)."""

    def __init__(self) -> None:
        self._serial = 0
        self.known: dict[str, list[Party]] = {}

    def person(
        self,
        chance: Random,
        commune: Commune,
        hamlet: str,
        *,
        of_age: date,
        ages: tuple[int, int] = (20, 58),
    ) -> Party:
        """Return a fresh person of a commune who was of such an age on a day."""
        people = _pick(chance, PEOPLES.get(commune.district_code, _EVERYWHERE))
        is_woman = chance.random() < 0.38
        years = min(chance.randint(*ages), chance.randint(*ages) + 6, ages[1])
        born = of_age - timedelta(days=years * 365 + years // 4 + 1 + chance.randrange(360))
        party = Party(
            full_name=_name(chance, _KINDS[people], is_woman),
            birth_on=born,
            gender="Nữ" if is_woman else "Nam",
            ethnicity=people,
            nationality="Việt Nam",
            address=f"{hamlet}, {commune.words}",
        )
        self._number(party, chance)
        self.known.setdefault(commune.district_code, []).append(party)
        return party

    def head(self, chance: Random, commune: Commune, hamlet: str, founded: date) -> Party:
        """Return who leads: in the middle of life when it was founded, and still able today."""
        return self.person(chance, commune, hamlet, of_age=founded, ages=(28, 50))

    def foreigner(self, chance: Random, number: int, of_age: date) -> Party:
        """Return a person from abroad, with a passport."""
        name, gender, nationality = _ABROAD[number % len(_ABROAD)]
        self._serial += 1
        return Party(
            full_name=name,
            birth_on=of_age - timedelta(days=chance.randint(30 * 365, 55 * 365)),
            gender=gender,
            nationality=nationality,
            identity_kind=IdentityKind.PASSPORT,
            identity_no=f"XX{self._serial:07d}",
        )

    def household(self, person: Party) -> Party:
        """Return the household of a person, who represents it (hộ gia đình)."""
        return Party(full_name=person.full_name, kind=PartyKind.HOUSEHOLD, address=person.address)

    def met_again(self, chance: Random, district_code: str, joined_on: date) -> Party | None:
        """Return somebody of the district who is a member elsewhere and was of age by the day."""
        known = self.known.get(district_code, ())
        if not known:
            return None
        found = known[chance.randrange(len(known))]
        grown = joined_on - timedelta(days=21 * 366)
        return found if found.birth_on is not None and found.birth_on < grown else None

    def _number(self, party: Party, chance: Random) -> None:
        """Give nine of ten an identity number (số định danh cá nhân)."""
        self._serial += 1
        issued = date(2021, 3, 1) + timedelta(days=chance.randrange(1200))
        if chance.random() < 0.1 or party.birth_on is None:
            return
        century = 9 if party.gender == "Nữ" else 8
        party.identity_kind = IdentityKind.CITIZEN
        party.identity_no = f"006{century}{party.birth_on.year % 100:02d}{self._serial % 10**6:06d}"
        if chance.random() < 0.8:
            party.identity_on, party.identity_by = issued, _POLICE


def _pick(chance: Random, weighted: tuple[tuple[str, int], ...]) -> str:
    peoples, weights = zip(*weighted, strict=True)
    return str(chance.choices(peoples, weights)[0])


def _name(chance: Random, names: _Names, is_woman: bool) -> str:
    """Return a name; middle and given name differ."""
    middles, givens = (
        (names.women_middle, names.women) if is_woman else (names.men_middle, names.men)
    )
    family, middle = chance.choice(names.families), chance.choice(middles)
    given = chance.choice([one for one in givens if one not in (middle, family)])
    return f"{family} {middle} {given}"
