"""Like names of the register, and the page that tries a name."""

from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.queries.name_likeness import names_like
from coop_registry.rules.kinds import Kind
from coop_registry.rules.naming import Ground, Named, Weight
from reference import queries as reference
from tests.coop_registry.naming.test_comparing import CASES
from tests.factories.accounts import make_user
from tests.factories.province import end
from tests.factories.registry import BA_BE, TODAY, make_organisation

pytestmark = pytest.mark.db
PAGE = "/hop-tac-xa/tra-ten"
PROPOSED = Named(Kind.COOPERATIVE, "Hợp tác xã Minh Phú 2")


def made(name: str, commune: str = BA_BE, **changes):
    return make_organisation(commune, name=name, identifiers=(), accept_similar=True, **changes)


def officer(code: str = "02041"):
    return make_user(Duty.REGISTRY_OFFICER, unit_id(code))


def unit_id(code: str) -> int:
    unit = reference.unit_by_code(code, TODAY)
    assert unit is not None
    return unit.id


def test_the_whole_register_is_compared_gravest_first(session, count_queries) -> None:
    near = made("HTX Minh Phú số 1")
    plain = made("Hợp tác xã MINH PHÚ")
    group = made("Tổ hợp tác Minh Phú 2", kind=Kind.GROUP)
    made("Hợp tác xã Minh Phúc")
    with count_queries() as statements:
        found = names_like(PROPOSED, TODAY)
    assert len(statements) <= 3
    assert [one.organisation_id for one in found] == [plain.id, near.id, group.id]
    assert [one.likeness.weight for one in found] == list(Weight)
    assert found[0].unit_name == "Xã Yến Dương"


def test_every_case_is_found_in_the_register(session) -> None:
    others = {other: made(f"HTX {other}") for other in dict.fromkeys(case[2] for case in CASES)}
    for case in CASES:
        found = names_like(Named(Kind.COOPERATIVE, f"Hợp tác xã {case[1]}"), TODAY)
        grounds = {one.organisation_id: one.likeness.ground for one in found}
        assert grounds.get(others[case[2]].id) is case[3], case[0]


def test_names_are_those_of_the_day_and_free_again_after_the_end(session) -> None:
    ended = made("Hợp tác xã Minh Phú")
    end(ended, date(2025, 3, 1))
    assert [one.organisation_id for one in names_like(PROPOSED, date(2025, 2, 28))] == [ended.id]
    assert names_like(PROPOSED, date(2025, 3, 1)) == []
    assert names_like(PROPOSED, date(2018, 3, 11)) == []


def test_the_organisation_that_asks_is_left_out(session) -> None:
    own = made("Hợp tác xã Minh Phú")
    assert names_like(PROPOSED, TODAY, without_id=own.id) == []


def test_a_group_counts_in_its_commune_alone(session) -> None:
    made("Tổ hợp tác Minh Phú", kind=Kind.GROUP)
    asked = Named(Kind.GROUP, "Tổ hợp tác Minh Phú")
    for code, weight in ((BA_BE, Weight.CLEAR), ("02041", Weight.NOTE)):
        found = names_like(asked, TODAY, unit_id=unit_id(code))
        assert [(one.likeness.ground, one.likeness.weight) for one in found] == [
            (Ground.SAME, weight)
        ]


def test_wild_letters_find_nothing_more(session) -> None:
    made("Hợp tác xã Minh Phú")
    for own in ("%", "_", "%%%", "", "M_nh Ph_", "“”"):
        assert names_like(Named(Kind.COOPERATIVE, f"Hợp tác xã {own}"), TODAY) == []


def test_the_page_says_what_is_alike_everywhere_and_never_refuses(session, as_user) -> None:
    mine = made("Hợp tác xã Minh Phú", "02041")
    foreign = made("Hợp tác xã Minh Phú <2>")
    browser = as_user(officer("02041"))
    text = browser.get(PAGE, query_string={"ten": "Hợp tác xã Minh Phú 2"}).text
    assert f'href="/hop-tac-xa/{mine.id}"' in text
    assert f'href="/tra-cuu/{foreign.id}"' in text
    assert "Minh Phú &lt;2&gt;" in text
    assert "điểm b khoản 2 Điều 17 Nghị định 92/2024/NĐ-CP" in text
    assert "chỉ so trong dữ liệu của hệ thống; phải tra cứu CSDL quốc gia" in text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({}, "Chưa nhập tên nào"),
        ({"ten": "Hợp tác xã Không Ai"}, "Không thấy tên nào đã ghi trùng"),
        ({"ten": "HTX Không Ai"}, "Tên phải bắt đầu bằng cụm từ “Hợp tác xã”"),
        ({"ten": "Tổ hợp tác A", "loai": "group", "ngay": "01/01/2015"}, "chưa có quy định"),
        ({"ten": "Hợp tác xã A", "ngay": "01/01/2023"}, "trong phạm vi cấp tỉnh"),
        ({"ten": "Hợp tác xã A", "loai": "khác"}, "trên phạm vi toàn quốc"),
        ({"ten": "x" * 4000, "ngay": "32/13/2025"}, "Không đọc được ngày"),
    ],
)
def test_the_page_answers_whatever_is_typed(session, as_user, query, said) -> None:
    answer = as_user(officer()).get(PAGE, query_string=query)
    assert answer.status_code == 200
    assert said in answer.text


def test_the_list_leads_to_the_page_and_a_stranger_does_not_see_it(session, as_user) -> None:
    assert PAGE in as_user(officer()).get("/hop-tac-xa").text
