import unicodedata

import pytest

from coop_registry.rules.kinds import Kind
from coop_registry.rules.search_words import compact, may_be_identity, own_name, phones
from coop_registry.rules.searching import (
    Document,
    Facet,
    Lane,
    Tier,
    What,
    number_question,
    phrases,
    question,
    rank,
)


def named(name: str, **changes: object) -> Document:
    """Return the document of a cooperative's name."""
    given = {
        "what": What.ORGANISATION,
        "organisation_id": 1,
        "party_id": None,
        "unit_id": 5,
        "facet": Facet.NAME,
        "text": own_name(name),
        "shown": name,
        "place": "bang phuc cho don",
        "kind": Kind.COOPERATIVE,
    }
    return Document(**{**given, **changes})  # type: ignore[arg-type] # as given


TAN_THANH = named("Hợp tác xã Nông lâm nghiệp Tân Thành")


def tier(typed: str, document: Document = TAN_THANH) -> Tier | None:
    found = rank(question(typed), document)
    return found.tier if found else None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Hợp tác xã Nông lâm nghiệp Tân Thành", Tier.NAME),
        ("HTX NLN tân thành", Tier.NAME),
        ("NÔNG LÂM NGHIỆP TÂN THÀNH", Tier.NAME),
        (unicodedata.normalize("NFD", "htx nông lâm nghiệp tân thành"), Tier.NAME),
        ("tan thanh htx", Tier.WORDS),
        ("thành tân", Tier.WORDS),
        ("tân thà", Tier.PREFIX),
        ("tân thành bằng phúc", Tier.PLACE),
        ("bang ph", Tier.PLACE),
        ("tan thahn", Tier.NEAR),
        ("tan thanhh nong", Tier.NEAR),
        ("nam nghiep", Tier.NEAR),
        ("tân lập", None),
        ("tan th ", None),
        ("thành phát", None),
    ],
)
def test_a_name_is_found_as_people_type_it(typed: str, expected: Tier | None) -> None:
    assert tier(typed) is expected


def test_tone_placement_and_d_make_no_difference() -> None:
    for typed in ("thủy đức", "thuỷ đức", "thuy duc", "THỦY ĐỨC"):
        assert tier(typed, named("HTX Thuỷ Đức")) is Tier.NAME


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("htx", Kind.COOPERATIVE),
        ("hợp t", Kind.COOPERATIVE),
        ("Hợp tác xã", Kind.COOPERATIVE),
        ("tổ hợp", Kind.GROUP),
        ("THT", Kind.GROUP),
        ("liên hiệp", Kind.UNION),
        ("liên hiệp htx", Kind.UNION),
        ("lhhtx", Kind.UNION),
    ],
)
def test_a_kind_alone_asks_for_all_of_the_kind(typed: str, kind: Kind) -> None:
    asked = question(typed)
    assert (asked.kind, asked.words, asked.is_enough) == (kind, (), True)
    assert (tier(typed) is Tier.WORDS) == (kind is Kind.COOPERATIVE)


def test_a_word_that_begins_like_a_kind_is_still_a_word() -> None:
    assert question("hợp").words == ("hop",)
    assert tier("hợp thành", named("Hợp tác xã Hợp Thành")) is Tier.NAME


def test_another_kind_stands_behind() -> None:
    group = named("Tổ hợp tác Tân Thành", kind=Kind.GROUP, organisation_id=2)
    cooperative = named("Hợp tác xã Tân Thành", organisation_id=3)
    asked = question("tht tân thành")
    found = sorted([cooperative, group], key=lambda one: rank(asked, one) or 0)
    assert found == [group, cooperative]


def test_ended_ones_stand_behind_their_equals_only() -> None:
    asked = question("tan thanh")
    ended = named("HTX Tân Thành", is_ended=True)
    living, longer = named("HTX Tân Thành"), named("HTX Tân Thành Phát")
    found = sorted([longer, ended, living], key=lambda one: rank(asked, one) or 0)
    assert found == [living, ended, longer]


@pytest.mark.parametrize(
    ("typed", "kept", "expected"),
    [
        ("47 00111222", "4700111222", Tier.NUMBER),
        ("4700", "4700111222", Tier.PREFIX),
        ("470", "4700111222", None),
        ("12A", "12a", Tier.NUMBER),
        ("12/GCN", "12gcn", Tier.NUMBER),
        ("+84 912 345 678", "0912345678", Tier.NUMBER),
        ("0912.345.678", "0912345678", Tier.NUMBER),
        ("4700111223", "4700111222", None),
    ],
)
def test_numbers_are_found_whole_or_by_their_beginning(
    typed: str, kept: str, expected: Tier | None
) -> None:
    number = named("x", facet=Facet.CODE, text=kept, place="")
    assert tier(typed, number) is expected


def test_a_number_alone_is_found_whole_only() -> None:
    number = named("x", facet=Facet.CERTIFICATE_NO, text="130700001234", place="")
    found = rank(number_question("1307 0000 1234"), number)
    assert found is not None
    assert found.tier is Tier.NUMBER
    assert rank(number_question("13070000"), number) is None
    assert rank(number_question("130700001234"), TAN_THANH) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("006099000123", True),
        ("006 099 000 123", True),
        ("Nông Văn A 095.123.456", True),
        ("095-123-456", True),
        ("0912 345 678", False),
        ("0209 3870 000", False),
        ("4700111222-001", False),
        ("HTX 20-10", False),
        ("12345678", False),
    ],
)
def test_what_may_be_an_identity_number_is_seen(typed: str, expected: bool) -> None:
    assert may_be_identity(typed) is expected


def test_a_field_may_hold_several_telephones() -> None:
    words = "0912 345 678 (Hà); 0209.3870.111"
    assert [kept for kept, _shown in phones(words)] == ["0912345678", "02093870111"]
    assert compact("84912345678") == "0912345678"
    assert list(phones(None)) == []


def test_a_name_is_kept_from_each_of_its_words_on() -> None:
    assert phrases(named("HTX Tân Thành", place="cho don")) == {
        (Lane.ORGANISATION, "tan", "thanh"),
        (Lane.ORGANISATION_INSIDE, "thanh", ""),
        (Lane.ORGANISATION_INSIDE, "htx", ""),
        (Lane.PLACE, "cho", ""),
        (Lane.PLACE, "don", ""),
    }


def test_too_little_is_not_searched_for() -> None:
    assert not question("h").is_enough
    assert not question("  ?! ").is_enough
    assert not question("5").is_enough
    assert question("an").is_enough
