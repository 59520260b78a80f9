import pytest

from coop_registry.reading.codepages import (
    CodePage,
    decode,
    decode_lines,
    from_tcvn3,
    guesses,
    has_lost_letters,
    workbook_page,
)
from coop_registry.reading.syllables import is_syllable, lost_vowels
from tests.coop_registry.reading.books import cp1258, tcvn3, vni

#: As shown when TCVN3 bytes are read as Latin-1, from public survey files.
REAL_TCVN3 = {
    "X· viªn hîp t¸c x·": "Xã viên hợp tác xã",
    "Lao ®éng gia ®×nh": "Lao động gia đình",
    "Chñ c¬ së": "Chủ cơ sở",
    "Lµm c«ng ¨n l¬ng": "Làm công ăn lơng",
    "L§ qua ®µo t¹o": "LĐ qua đào tạo",
    "Tæng thu nhËp": "Tổng thu nhập",
    "Thu nhËp c«ng viÖc chÝnh": "Thu nhập công việc chính",
}
LIST = (
    "STT;Tên hợp tác xã;Địa chỉ;Vốn điều lệ\n1;HTX Như Cố;xã Như Cố, huyện Chợ Mới;500 triệu đồng\n"
    "2;HTX Hương Ngàn;xã Dương Phong;1,5 tỷ đồng\n3;HTX Yến Dương;huyện Ba Bể;800 triệu đồng\n"
)
ENCODERS = {
    CodePage.UTF8: lambda text: text.encode("utf-8-sig"),
    CodePage.UTF16: lambda text: text.encode("utf-16"),
    CodePage.CP1258: cp1258,
    CodePage.TCVN3: tcvn3,
    CodePage.VNI: vni,
}


@pytest.mark.parametrize("shown", REAL_TCVN3)
def test_real_tcvn3_words_become_unicode(shown: str) -> None:
    assert from_tcvn3(shown) == REAL_TCVN3[shown]


@pytest.mark.parametrize("page", CodePage)
def test_each_code_page_is_told_and_read(page: CodePage) -> None:
    content = ENCODERS[page](LIST)
    best = guesses(content)[0]
    assert best.page is page
    assert best.score > 0.9
    read = decode(content, best.page)
    expected = LIST if page is not CodePage.TCVN3 else LIST.replace("Đ", "đ").replace("đị", "Đị")
    assert read.lower() == expected.lower()
    assert "Như Cố" in read
    assert "Như Cố" in best.sample


def test_utf16_without_its_mark_is_told() -> None:
    for name in ("utf-16-le", "utf-16-be"):
        content = LIST.encode(name)
        assert guesses(content)[0].page is CodePage.UTF16
        assert decode(content, CodePage.UTF16) == LIST


def test_the_soft_hyphen_of_tcvn3_is_the_letter_u_with_horn() -> None:
    assert tcvn3("Như Cố, Hương Ngàn, Yến Dương").count(b"\xad") == 3
    assert decode(b"  Nh\xad\xad ", CodePage.TCVN3) == "  Nhưư "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Làm công ăn lơng", ("lơng",)),
        ("HTX Hng Thịnh", ("Hng",)),
        ("Dơng Phong", ("Dơng",)),
        ("HTX Hương Ngàn", ()),
        ("HTX DVNN Tân Thành", ()),
    ],
)
def test_words_that_lost_their_vowel_are_flagged(text: str, words: tuple[str, ...]) -> None:
    assert lost_vowels(text) == words


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("V? th? viÖc lµm", True),
        ("chi?m nhi?u thêi gian", True),
        ("Nguy?n V?n A", True),
        ("Hợp tác xã \ufffd", True),
        ("Đang hoạt động?", False),
        ("https://a.vn/?x=1", False),
    ],
)
def test_letters_lost_for_ever_are_seen(text: str, lost: bool) -> None:
    assert has_lost_letters(text) is lost


def test_two_hands_in_one_file_are_read_line_by_line() -> None:
    content = tcvn3("1;HTX Như Cố\n") + "2;HTX Hương Ngàn\n".encode()
    assert decode_lines(content, CodePage.TCVN3) == "1;HTX Như Cố\n2;HTX Hương Ngàn\n"


def test_a_workbook_in_an_old_font_is_told_by_its_cells() -> None:
    assert workbook_page(["STT", "X· viªn hîp t¸c x·", "HTX Nh\xad Cè"]) is CodePage.TCVN3
    assert workbook_page(["Hôïp taùc xaõ", "Dòch vuï noâng nghieäp"]) is CodePage.VNI
    assert workbook_page(["Hà", "Tân", "Hòa An", "Hợp tác xã"]) is None
    assert workbook_page(["Lê Hà", "Bùi Tân", "Trà An"]) is None


@pytest.mark.parametrize(
    "word",
    [
        "gì",
        "giữa",
        "quốc",
        "quý",
        "khuya",
        "nghiêng",
        "Bjooc",
        "đ",
        "xã",
        "uỷ",
        "thuỷ",
        "yến",
        "ương",
    ],
)
def test_a_syllable_is_known(word: str) -> None:
    assert is_syllable(word) is (word not in ("Bjooc", "đ"))
