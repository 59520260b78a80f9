import pytest

from core.near import Vocabulary, distance, edits_allowed, nearness, sound

WORDS = Vocabulary(
    {
        "nguyen": 900,
        "nguyet": 30,
        "trung": 40,
        "chung": 12,
        "tung": 80,
        "xuan": 7,
        "ly": 60,
        "nong": 5,
    }
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dung", "giung"),
        ("dung", "rung"),
        ("gi", "di"),
        ("xuan", "suan"),
        ("chung", "trung"),
        ("lam", "nam"),
        ("ly", "li"),
        ("nghia", "ngia"),
        ("ghen", "gen"),
        ("kien", "cien"),
    ],
)
def test_letters_that_typists_mix_up_sound_alike(typed: str, meant: str) -> None:
    assert sound(typed) == sound(meant)
    assert nearness(typed, meant) == 1


@pytest.mark.parametrize(("one", "other"), [("nga", "la"), ("nha", "la"), ("khanh", "canh")])
def test_other_beginnings_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("typed", "known", "edits"),
    [
        ("huong", "huong", 0),
        ("huog", "huong", 1),
        ("huuong", "huong", 1),
        ("huang", "huong", 1),
        ("hunog", "huong", 1),
        ("huogn", "huong", 1),
        ("hag", "huong", 3),
    ],
)
def test_an_edit_is_a_letter_or_two_that_changed_places(typed: str, known: str, edits: int) -> None:
    assert distance(typed, known) == edits


def test_short_words_have_to_be_typed_right() -> None:
    assert [edits_allowed(word) for word in ("van", "tien", "nghiepp", "nghiepss", "1234")] == [
        0, 1, 1, 2, 0,
    ]  # fmt: skip
    assert nearness("vna", "van") is None
    assert nearness("tienn", "tien") == 1
    assert nearness("cooperatve", "cooperative") == 1
    assert nearness("2018", "2019") is None


def test_near_words_come_nearest_first_then_commonest() -> None:
    assert WORDS.near("nguyem", 5) == ["nguyen", "nguyet"]
    assert WORDS.near("trun", 5) == ["trung"]
    assert WORDS.near("trung", 5) == ["tung", "chung"]
    assert WORDS.near("suan", 5) == ["xuan"]
    assert WORDS.near("li", 5) == ["ly"]
    assert WORDS.near("12", 5) == []


def test_the_neighbourhood_finds_all_that_comparing_each_word_finds() -> None:
    for typed in ("nguyeen", "nguen", "ngyuen", "chungs", "xuaan", "nongg", "tungf"):
        slow = {word for word in WORDS.counts if nearness(typed, word) not in (None, 0)}
        assert set(WORDS.near(typed, 99)) == slow


def test_prefixes_are_a_range() -> None:
    assert WORDS.with_prefix("ngu") == ["nguyen", "nguyet"]
    assert WORDS.with_prefix("zz") == []
