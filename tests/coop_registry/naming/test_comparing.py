"""Two names side by side: the cases of Điều 17 Nghị định 92/2024/NĐ-CP are the vectors."""

import re
import unicodedata
from datetime import date
from itertools import product

import pytest

from coop_registry.rules.kinds import Kind
from coop_registry.rules.naming import (
    Ground,
    Named,
    Weight,
    basis,
    compare,
    outside_area,
    own_name,
    remarks,
)
from coop_registry.rules.naming.narrowing import narrowing
from coop_registry.rules.naming.wording import explanation
from core.text import fold
from law.dated import Certainty

DAY = date(2025, 6, 2)
CLEAR, ARGUABLE, NOTE = Weight
SAME, SOUND, NUMBER, SIGN, NEW, REGION, SEVERAL, UNMARKED = Ground
CASES = [
    ("Đ17.1 capitals", "MINH PHÚ", "Minh Phú", SAME, CLEAR),
    ("Đ17.1 tone placement", "Thủy Hòa", "Thuỷ Hoà", SAME, CLEAR),
    ("Đ17.1 quotation marks", "“Minh Phú”", "Minh Phú", SAME, CLEAR),
    ("Đ17.2a i/y", "Mỹ Lý", "Mĩ Lí", SOUND, CLEAR),
    ("Đ17.2a k/c", "Bắc Kạn", "Bắc Cạn", SOUND, CLEAR),
    ("Đ17.2a number in words", "Thôn 2 Xanh", "Thôn Hai Xanh", SOUND, CLEAR),
    ("Đ17.2a f/ph", "Fia Đén", "Phia Đén", SOUND, CLEAR),
    ("Đ17.2a s/x, tr/ch", "Trung Sơn", "Chung Xơn", SOUND, ARGUABLE),
    ("Đ17.2b number apart", "Minh Phú 2", "Minh Phú", NUMBER, CLEAR),
    ("Đ17.2b number joined", "Minh Phú2", "Minh Phú", NUMBER, CLEAR),
    ("Đ17.2b ordinal", "Minh Phú thứ hai", "Minh Phú", NUMBER, CLEAR),
    ("Đ17.2b roman", "Minh Phú II", "Minh Phú", NUMBER, CLEAR),
    ("Đ17.2b with số", "Minh Phú số 12", "Minh Phú", NUMBER, CLEAR),
    ("Đ17.2b letter apart", "Minh Phú A", "Minh Phú", NUMBER, CLEAR),
    ("Đ17.2b letter F", "Minh Phú F", "Minh Phú", NUMBER, CLEAR),
    ("Đ17.2b letter joined", "Minh PhúA", "Minh Phú", NUMBER, CLEAR),
    ("Đ17.2b another word", "Nà Phan", "Nà Pha", NUMBER, ARGUABLE),
    ("Đ17.2b the other way", "Minh Phú", "Minh Phú 2", NUMBER, ARGUABLE),
    ("Đ17.2b two numbers", "Minh Phú 1", "Minh Phú 2", NUMBER, ARGUABLE),
    ("Đ17.2c & and và", "Chè & Rượu", "Chè và Rượu", SIGN, CLEAR),
    ("Đ17.2c .", "Minh.Phú", "Minh Phú", SIGN, CLEAR),
    ("Đ17.2c ,", "Minh, Phú", "Minh Phú", SIGN, CLEAR),
    ("Đ17.2c +", "Minh + Phú", "Minh Phú", SIGN, CLEAR),
    ("Đ17.2c -", "Minh–Phú", "Minh Phú", SIGN, CLEAR),
    ("Đ17.2c _", "Minh_Phú", "Minh Phú", SIGN, CLEAR),
    ("Đ17.2c another sign", "Minh/Phú", "Minh Phú", SIGN, ARGUABLE),
    ("Đ17.2d tân before", "Tân Minh Phú", "Minh Phú", NEW, CLEAR),
    ("Đ17.2d mới after", "Minh Phú Mới", "Minh Phú", NEW, CLEAR),
    ("Đ17.2d mới before", "Mới Minh Phú", "Minh Phú", NEW, CLEAR),
    ("Đ17.2d mới joined", "Minh Phúmới", "Minh Phú", NEW, CLEAR),
    ("Đ17.2d mới joined before", "MớiMinh Phú", "Minh Phú", NEW, CLEAR),
    ("Đ17.2d the other way", "Minh Phú", "Tân Minh Phú", NEW, ARGUABLE),
    ("Đ17.2d inside", "Nông nghiệp Tân Minh Phú", "Nông nghiệp Minh Phú", NEW, ARGUABLE),
    ("Đ17.2đ Bắc", "Minh Phú miền Bắc", "Minh Phú", REGION, CLEAR),
    ("Đ17.2đ Đông before", "Miền Đông Minh Phú", "Minh Phú", REGION, CLEAR),
    ("Đ17.2đ the other way", "Minh Phú", "Minh Phú miền Tây", REGION, CLEAR),
    ("Đ17.2đ two regions", "Minh Phú miền Nam", "Minh Phú miền Trung", REGION, CLEAR),
    ("Đ17.2 several", "Tân Mĩ Lí - 2", "Mỹ Lý", SEVERAL, ARGUABLE),
    ("no case: accents lost", "Minh Phu", "Minh Phú", UNMARKED, NOTE),
    ("no case: abbreviated", "DVNN Minh Phú", "Dịch vụ nông nghiệp Minh Phú", UNMARKED, NOTE),
]
#: Not alike: another tone, another rime, another word, a field of business, half a syllable.
APART = [
    ("Thành", "Thanh"),
    ("Minh Thành", "Mình Thanh"),
    ("Thúy", "Thúi"),
    ("Hay", "Hai"),
    ("Minh Phú", "Minh Phúc Sơn"),
    ("Nông nghiệp Minh Phú", "Dịch vụ Minh Phú"),
    ("Tâng", "G"),
    ("Tân", "Mới"),
    ("Lan", "Nan"),
]


def coop(own: str) -> Named:
    return Named(Kind.COOPERATIVE, f"Hợp tác xã {own}")


@pytest.mark.parametrize(
    ("own", "other", "ground", "weight"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_each_case_has_its_ground_article_and_both_names(own, other, ground, weight) -> None:
    found = compare(coop(own), Named(Kind.UNION, f"LHHTX {other}"), DAY)
    assert found is not None
    assert (found.ground, found.weight) == (ground, weight)
    points = {SOUND: "điểm a", NUMBER: "điểm b", SIGN: "điểm c", NEW: "điểm d", REGION: "điểm đ"}
    article = f"{points.get(ground, '')} khoản {1 if ground is SAME else 2} Điều 17 Nghị định 92/"
    assert (article.strip() in found.article) is (weight is not NOTE)
    assert f"“{own.strip('“”')}”" in found.explanation
    assert f"“{other}”" in found.explanation


@pytest.mark.parametrize(("own", "other"), APART)
def test_other_names_are_not_alike(own, other) -> None:
    assert compare(coop(own), coop(other), DAY) is None
    assert compare(coop(other), coop(own), DAY) is None


def test_letters_composed_or_apart_are_one() -> None:
    apart = unicodedata.normalize("NFD", "Thuỷ Điện Đồng Lợi")
    found = compare(coop(apart), coop("Thủy điện Đồng Lợi"), DAY)
    assert found is not None
    assert found.ground is SAME


@pytest.mark.parametrize(
    ("full", "own"),
    [
        ("Hợp tác xã Nông nghiệp Tân Thành", "Nông nghiệp Tân Thành"),
        ("HTX  Tân Thành", "Tân Thành"),
        ("H.T.X. Tân Thành", "Tân Thành"),
        ("HTX - Tân Thành", "Tân Thành"),
        ("Hợp tác xã (HTX) Thân Trường", "Thân Trường"),
        ("LIÊN HIỆP HỢP TÁC XÃ TÂN THÀNH", "TÂN THÀNH"),
        ("Liên hiệp các HTX Tân Thành", "Tân Thành"),
        ("Tổ hợp tác Hợp tác xã Tân", "Hợp tác xã Tân"),
        ("Quỹ hỗ trợ phát triển hợp tác xã Bắc Kạn", "Bắc Kạn"),
        ("Tân Thành HTX", "Tân Thành"),
        ("Tân Thành", "Tân Thành"),
        ("Hợp tác xã", ""),
    ],
)
def test_the_own_name_is_what_follows_the_kind(full, own) -> None:
    assert own_name(full) == own


def test_groups_are_compared_with_groups_and_only_by_what_is_written_alike() -> None:
    group = Named(Kind.GROUP, "Tổ hợp tác Minh Phú")
    same = compare(group, Named(Kind.GROUP, "THT MINH PHÚ"), DAY)
    assert same is not None
    assert same.article == "khoản 1 Điều 17 Nghị định 92/2024/NĐ-CP"
    assert compare(group, Named(Kind.GROUP, "THT Minh Phú 2"), DAY) is None
    other_kind = compare(group, coop("Minh Phú"), DAY)
    assert other_kind is not None
    assert (other_kind.weight, other_kind.article) == (NOTE, "")
    assert compare(group, coop("Minh Phú 2"), DAY) is None
    elsewhere = outside_area(same)
    assert (elsewhere.weight, elsewhere.article) == (NOTE, "")


@pytest.mark.parametrize(
    ("on", "article", "certainty", "is_confusing"),
    [
        (date(2013, 7, 1), "Điều 22 Luật Hợp tác xã 2012", Certainty.MEMORY, False),
        (date(2024, 6, 30), "Điều 22 Luật Hợp tác xã 2012", Certainty.MEMORY, False),
        (
            date(2024, 7, 1),
            "điểm a khoản 5 Điều 50 Luật Hợp tác xã 2023",
            Certainty.READ,
            False,
        ),
        (
            date(2024, 7, 17),
            "điểm a khoản 5 Điều 50 Luật Hợp tác xã 2023",
            Certainty.READ,
            False,
        ),
        (date(2024, 7, 18), "khoản 1 Điều 17 Nghị định 92/2024/NĐ-CP", Certainty.READ, True),
    ],
    ids=str,
)
def test_the_law_of_the_day_is_cited(on, article, certainty, is_confusing) -> None:
    same = compare(coop("Minh Phú"), coop("MINH PHÚ"), on)
    assert same is not None
    assert (same.article, same.certainty) == (article, certainty)
    assert (compare(coop("Minh Phú 2"), coop("Minh Phú"), on) is not None) is is_confusing


def test_without_a_rule_of_the_day_nothing_is_said() -> None:
    assert compare(coop("Minh Phú"), coop("Minh Phú"), date(2013, 6, 30)) is None
    group = Named(Kind.GROUP, "Tổ hợp tác Minh Phú")
    assert basis(Kind.GROUP, date(2019, 11, 24)) is None
    assert compare(group, group, date(2019, 11, 24)) is None
    assert compare(group, group, date(2019, 11, 25)) is not None


def test_the_area_is_that_of_the_day() -> None:
    areas = [basis(Kind.UNION, on) for on in (date(2024, 6, 30), date(2024, 7, 1))]
    assert [one and one.area.string() for one in areas] == [
        "trong phạm vi cấp tỉnh",
        "trên phạm vi toàn quốc",
    ]
    group = basis(Kind.GROUP, DAY)
    assert group is not None
    assert group.area.string() == "trong địa bàn cấp xã"


def test_every_ground_that_is_found_has_its_sentence() -> None:
    said = {(case[3], case[4]) for case in CASES} | {(SAME, NOTE)}
    for ground, weight in product(Ground, Weight):
        if (ground, weight) in said:
            assert explanation(ground, weight, "A", "B").endswith(".")


@pytest.mark.parametrize(
    ("full", "kind", "said"),
    [
        ("Hợp tác xã Minh Phú", Kind.COOPERATIVE, ""),
        ("HỢP TÁC XÃ FIZA JW 2-1", Kind.COOPERATIVE, ""),
        ("Quỹ hỗ trợ phát triển hợp tác xã Bắc Kạn", Kind.COOPERATIVE, ""),
        ("Liên hiệp hợp tác xã Minh Phú", Kind.UNION, ""),
        ("Tổ hợp tác Minh Phú", Kind.GROUP, ""),
        ("HTX Minh Phú", Kind.COOPERATIVE, "phải bắt đầu bằng cụm từ “Hợp tác xã”"),
        ("Hợp tác xã Minh Phú", Kind.UNION, "“Liên hiệp hợp tác xã”"),
        ("Hợp tác xã", Kind.COOPERATIVE, "chưa có tên riêng"),
        ("Hợp tác xã Señor", Kind.COOPERATIVE, "Chữ “ñ” không có trong bảng chữ cái"),
        ("Hợp tác xã Минь", Kind.COOPERATIVE, "“М”, “и”, “н”, “ь”"),
        ("Hợp tác xã Minh★", Kind.COOPERATIVE, "ký hiệu “★” có trong Phụ lục VIII"),
        ("Hợp tác xã Hội Phụ nữ Nà Pài", Kind.COOPERATIVE, "sự chấp thuận"),
        ("Tổ hợp tác Công ty Minh", Kind.GROUP, "Cụm từ “Công ty” dễ làm nhầm"),
        ("Tổ hợp tác Hợp tác xã Minh", Kind.GROUP, "Cụm từ “Hợp tác xã” dễ làm nhầm"),
    ],
)
def test_the_form_of_a_name_is_looked_at(full, kind, said) -> None:
    found = remarks(full, kind, DAY)
    assert said in " ".join(one.sentence for one in found)
    assert len(found) == bool(said)
    assert all(one.article for one in found)


def test_forms_are_judged_by_the_law_of_the_day() -> None:
    assert remarks("Minh ñ★", Kind.COOPERATIVE, date(2013, 6, 30)) == ()
    old = remarks("Minh ñ★", Kind.COOPERATIVE, date(2024, 6, 30))
    assert [one.article for one in old] == ["Điều 22 Luật Hợp tác xã 2012"]


def test_no_like_name_is_lost_when_the_database_narrows() -> None:
    """Whatever pair the rules find alike passes the parts, the length and the glance."""
    every = list(dict.fromkeys(own for case in CASES for own in case[1:3]))
    for own, other in product(every, every):
        if compare(coop(own), coop(other), DAY) is None:
            continue
        wanted, folded = narrowing(coop(own).full), fold(f"HTX {other}")
        inside = len(folded) <= wanted.longest and all(
            re.search(part.replace("_", "."), folded) for part in wanted.parts
        )
        assert wanted.may_be(folded), (own, other)
        assert inside or folded.endswith(wanted.endings), (own, other)
