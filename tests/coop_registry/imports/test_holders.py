"""OCOP products, chains and awards by the same engine; whose kind nobody says is not guessed."""

from datetime import date

import pytest

from coop_registry.models import ImportRow, Trait
from coop_registry.reading.lists import read_lists
from coop_registry.reading.sheets import FileRead, Sheet
from coop_registry.rules.imports.drafts import draft_of
from coop_registry.rules.imports.places import Placed
from coop_registry.rules.kinds import Kind
from core.db import db
from tests.coop_registry.imports.kit import exported, messages
from tests.coop_registry.imports.test_tax import counted, undo_last
from tests.factories.registry import make_organisation

pytestmark = pytest.mark.db

OCOP = ["STT", "Chủ thể", "Xã", "Huyện", "Tên sản phẩm", "Hạng sao"]
PLACE = ("Xã Bằng Phúc", "Chợ Đồn")
LAST_YEAR, NOW = date(2023, 12, 31), date(2024, 12, 31)


def ocop(*rows, on=NOW, head=OCOP, title="DANH SÁCH SẢN PHẨM OCOP"):
    """Return a list of products; rows are (holder, product, stars, …)."""
    lines = [[at, row[0], *PLACE, *row[1:]] for at, row in enumerate(rows, 1)]
    return [[f"{title} (Tính đến ngày {on:%d/%m/%Y})"], [], head, *lines]


def registered(*rows, head=OCOP, **more):
    """Return a list of products that says of each holder when it was founded, too."""
    return ocop(*[(*row, 2018) for row in rows], head=[*head, "Năm thành lập"], **more)


def traits(kind="ocop", on=None):
    """Return (words, stars, start, end) of what stands, or of what holds on a day."""
    db.session.rollback()
    rows = db.session.query(Trait).filter_by(voided_by_id=None, kind=kind)
    found = sorted((row.words, row.stars, row.start_on, row.end_on) for row in rows)
    if on is None:
        return found
    return [
        (words, stars)
        for words, stars, start, end in found
        if start <= on and (not end or on < end)
    ]


def test_a_cooperative_with_several_products_is_one(importer, session):
    report = importer.run(
        registered(
            ("HTX Thanh Tâm", "Rượu men lá", "4 sao"),
            ("HTX Thanh Tâm", "Rượu chuối", "3 sao"),
            ("HTX Hợp Giang", "Miến dong", 3),
        )
    )
    assert counted(report) == (2, 1, 0, 0)
    assert len(exported()) == 2
    assert traits() == [
        ("Miến dong", 3, NOW, None),
        ("Rượu chuối", 3, NOW, None),
        ("Rượu men lá", 4, NOW, None),
    ]


def test_rows_of_one_name_in_a_district_are_one_and_it_is_said(importer, session):
    head = ["STT", "Chủ thể", "Huyện", "Tên sản phẩm", "Hạng sao", "Năm thành lập"]
    rows = [["OCOP (Tính đến ngày 31/12/2024)"], head]
    rows += [
        [1, "HTX Thanh Tâm", "Chợ Đồn", "Rượu", 3, 2018],
        [2, "HTX Thanh Tâm", "Chợ Đồn", "Mật ong", 3, 2018],
    ]
    report = importer.run(rows)
    assert counted(report) == (1, 1, 0, 0)
    assert messages(report).count("các dòng 3, 4 cùng tên được coi là một tổ chức") == 2


@pytest.mark.parametrize("same", [True, False])
def test_rows_of_one_name_without_a_place_are_not_merged(importer, session, same):
    head = ["STT", "Chủ thể", "Tên sản phẩm", "Hạng sao"]
    rows = [["OCOP (Tính đến ngày 31/12/2024)"], head]
    rows += [[1, "HTX An Bình", "Rượu", 3], [2, "HTX An Bình", "Rượu" if same else "Mật ong", 3]]
    report = importer.run(rows)
    assert counted(report) == (0, 0, 0, 2)
    assert "chưa rõ là một hay nhiều tổ chức" in messages(report, "rejected")


def test_one_name_in_a_commune_and_in_its_district_stay_two_and_it_is_said(importer, session):
    head = ["STT", "Chủ thể", "Xã", "Huyện", "Tên sản phẩm", "Năm thành lập"]
    rows = [["DANH SÁCH (Tính đến ngày 31/12/2024)"], head]
    rows += [
        [1, "HTX An Bình", "Ngọc Phái", "Chợ Đồn", "Rượu", 2018],
        [2, "HTX An Bình", None, "Chợ Đồn", "Mật", 2018],
    ]
    report = importer.run(rows)
    assert counted(report) == (2, 0, 0, 0)
    assert "Cùng tên dòng 4, chưa ghi đủ xã" in messages(report, "warning")


def test_more_stars_in_a_later_list_end_the_older_rating(importer, session):
    importer.run(registered(("HTX Thanh Tâm", "Rượu men lá", "3 sao"), on=LAST_YEAR))
    report = importer.run(ocop(("HTX Thanh Tâm", "RƯỢU MEN LÁ", "4 sao")))
    assert counted(report) == (0, 1, 0, 0)
    assert traits(on=date(2024, 12, 30)) == [("Rượu men lá", 3)]
    assert traits(on=NOW) == [("RƯỢU MEN LÁ", 4)]
    undo_last()
    assert traits() == [("Rượu men lá", 3, LAST_YEAR, None)]


def test_two_products_rated_anew_are_taken_back_each_to_its_own(importer, session):
    importer.run(
        registered(
            ("HTX Thanh Tâm", "Rượu men lá", 3), ("HTX Thanh Tâm", "Mật ong", 3), on=LAST_YEAR
        )
    )
    importer.run(ocop(("HTX Thanh Tâm", "Mật ong", 5)), "--on", "2025-05-31")
    before = traits()
    importer.run(ocop(("HTX Thanh Tâm", "Rượu men lá", 4), ("HTX Thanh Tâm", "Mật ong", 4)))
    assert ("Mật ong", 4, NOW, date(2025, 5, 31)) in traits()
    assert ("Rượu men lá", 4, NOW, None) in traits()
    undo_last()
    assert traits() == before


def test_fewer_stars_are_told_and_change_nothing(importer, session):
    importer.run(registered(("HTX Thanh Tâm", "Rượu men lá", "4 sao"), on=LAST_YEAR))
    report = importer.run(ocop(("HTX Thanh Tâm", "Rượu men lá", "3 sao")))
    assert counted(report) == (0, 0, 1, 0)
    assert "danh sách ghi 3 sao, sổ đang ghi 4 sao" in messages(report, "warning")
    assert traits(on=NOW) == [("Rượu men lá", 4)]


def test_an_older_list_fills_the_days_before(importer, session):
    importer.run(registered(("HTX Thanh Tâm", "Rượu men lá", "4 sao")))
    importer.run(registered(("HTX Thanh Tâm", "Rượu men lá", "3 sao"), on=LAST_YEAR))
    assert traits() == [
        ("Rượu men lá", 3, LAST_YEAR, NOW),
        ("Rượu men lá", 4, NOW, None),
    ]


def test_a_rating_is_of_the_year_the_row_names(importer, session):
    head = [*OCOP, "Năm công nhận"]
    grid = registered(
        ("HTX Thanh Tâm", "Rượu men lá", 3, 2020), ("HTX Thanh Tâm", "Rượu men lá", 4, "Năm 2023"), head=head
    )  # fmt: skip
    importer.run(grid)
    assert traits() == [
        ("Rượu men lá", 3, date(2020, 12, 31), LAST_YEAR),
        ("Rượu men lá", 4, LAST_YEAR, None),
    ]
    assert counted(importer.run(grid))[:2] == (0, 0)


def test_one_product_with_two_ratings_at_once_is_not_guessed(importer, session):
    report = importer.run(
        ocop(("HTX Thanh Tâm", "Rượu men lá", 3), ("HTX Thanh Tâm", "Rượu men lá", 4))
    )
    assert counted(report) == (0, 0, 0, 2)
    assert "khác nhau" in messages(report, "rejected")
    assert exported() == []


@pytest.mark.parametrize(
    ("holder", "words"),
    [
        ("Công ty TNHH Minh Phú", "doanh nghiệp"),
        ("CÔNG TY CỔ PHẦN NÔNG SẢN BẮC KẠN", "doanh nghiệp"),
        ("DNTN Hoa Mai", "doanh nghiệp"),
        ("Hộ kinh doanh Nông Thị Thử", "hộ kinh doanh"),
        ("Hộ ông Triệu Văn Thử", "hộ kinh doanh"),
        ("Cơ sở sản xuất miến dong Thử", "cơ sở"),
        ("Trang trại Thử", "cơ sở"),
        ("Bà Nông Thị Thử", "cá nhân"),
        ("Hoàng Văn Thử", "cá nhân"),
        ("Hội Nông dân xã Bằng Phúc", "tổ chức khác"),
    ],
)
@pytest.mark.parametrize("title", ["DANH SÁCH SẢN PHẨM OCOP", "DANH SÁCH OCOP CỦA HỢP TÁC XÃ"])
def test_a_holder_that_is_no_cooperative_is_never_one(importer, session, holder, words, title):
    report = importer.run(registered((holder, "Miến", 3), ("HTX Một", "Miến", 3), title=title))
    assert counted(report) == (1, 0, 0, 1)
    assert words in messages(report, "rejected")
    assert [found["name"] for found in exported()] == ["HTX Một"]
    assert {row.state for row in db.session.query(ImportRow)} == {"clear", "outside"}


def test_a_name_without_a_kind_is_asked_for(importer, session):
    report = importer.run(ocop(("Minh Phú", "Miến dong", 3)))
    assert counted(report) == (0, 0, 0, 1)
    assert "hãy ghi thêm HTX" in messages(report, "rejected")
    assert exported() == []


@pytest.mark.parametrize(
    ("more", "asks"),
    [
        ({}, True),
        ({"Mã số thuế": "4700260105"}, True),
        ({"Giám đốc": "Nông Thị Thử", "Doanh thu (triệu đồng)": 900}, True),
        ({"Số thành viên": 12}, False),
        ({"Vốn điều lệ (triệu đồng)": 500}, False),
        ({"Mã số HTX": "4700260105"}, False),
    ],
)
def test_a_list_of_products_alone_brings_no_cooperative(more, asks):
    head = ["Tên HTX", "Xã", "Tên sản phẩm", "Hạng sao", *more]
    grid = [head, ["HTX Thanh Tâm", "Xã Bằng Phúc", "Rượu men lá", 4, *more.values()]]
    (row,) = read_lists(FileRead([Sheet("OCOP", grid)])).organisations()
    draft, _problems = draft_of(row, NOW, Placed())
    assert draft.asks_new is asks
    draft.in_register_list = True
    assert not draft.asks_new


def test_an_unknown_maker_of_a_product_is_asked_about(importer, session):
    report = importer.run(ocop(("HTX Thanh Tâm", "Rượu men lá", 4)))
    assert (counted(report), exported()) == ((0, 0, 0, 1), [])
    assert "không tự ghi thêm tổ chức" in messages(report, "rejected")


def test_a_known_one_needs_no_kind(importer, session):
    importer.run(registered(("HTX Minh Phú", "Miến dong", 3), on=LAST_YEAR))
    assert counted(importer.run(ocop(("Minh Phú", "Miến dong", 4)))) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Tên HTX", Kind.COOPERATIVE), ("Tên hợp tác xã", Kind.COOPERATIVE), ("Tên THT", Kind.GROUP),
        ("Tên tổ hợp tác", Kind.GROUP), ("Tên liên hiệp HTX", Kind.UNION), ("HTX", Kind.COOPERATIVE),
        ("Tên HTX, THT", None), ("Tên đơn vị", None), ("Chủ thể", None), ("Tên", None),
        ("Tên HTX/doanh nghiệp", None),
    ],
)  # fmt: skip
def test_the_heading_of_the_names_tells_the_kind(importer, session, heading, kind):
    head = [OCOP[0], heading, *OCOP[2:]]
    importer.run(registered(("Minh Phú", "Miến dong", 3), head=head))
    assert [found["kind"] for found in exported()] == ([kind.value] if kind else [])


def test_group_rows_and_columns_tell_the_kind_or_that_it_is_none(importer, session):
    head = [*OCOP, "Năm thành lập"]
    importer.run(
        [
            ["DANH SÁCH SẢN PHẨM OCOP (Tính đến ngày 31/12/2024)"],
            head,
            ["I", "Hợp tác xã"],
            [1, "Minh Phú", *PLACE, "Miến dong", 3, 2018],
            ["II", "Doanh nghiệp"],
            [2, "Hoa Mai", *PLACE, "Trà", 3, 2018],
            ["III", "Tổ hợp tác"],
            [3, "Yến Dương", *PLACE, "Bí xanh", 3, 2018],
        ]
    )
    assert [(f["name"], f["kind"]) for f in exported()] == [
        ("Minh Phú", "cooperative"),
        ("Yến Dương", "group"),
    ]


@pytest.mark.parametrize(
    ("stated", "made"), [("HTX", True), ("Hợp tác xã", True), ("DN", False), ("Hộ SX", False), ("Công ty", False)]
)  # fmt: skip
def test_a_column_of_kinds_is_believed(importer, session, stated, made):
    head = [*OCOP, "Loại hình"]
    importer.run(registered(("Bà Nông Thị Thử", "Miến dong", 3, stated), head=head, title="OCOP"))
    assert len(exported()) == made


def test_chains_of_one_cooperative_are_held_beside_each_other(importer, session):
    head = ["STT", "Tên HTX", "Xã", "Huyện", "Sản phẩm", "Doanh nghiệp liên kết"]
    report = importer.run(
        registered(
            ("Minh Phú", "Dong riềng", "Công ty A"),
            ("Minh Phú", "Bí xanh", "Công ty B"),
            ("Minh Phú", "Bí xanh", "Công ty B"),
            head=head,
            title="DANH SÁCH LIÊN KẾT CHUỖI",
        )
    )
    assert counted(report) == (1, 1, 1, 0)
    assert [one[0] for one in traits("chain")] == ["Công ty A", "Công ty B"]
    assert [one[0] for one in traits("product")] == ["Bí xanh", "Dong riềng"]


def test_awards_of_two_years_are_two(importer, session):
    make_organisation(name="Hợp tác xã Minh Phú")
    db.session.commit()
    head = ["STT", "Tên HTX", "Xã", "Huyện", "Hình thức khen thưởng", "Năm khen thưởng"]
    grid = ocop(
        ("Minh Phú", "Bằng khen của UBND tỉnh", 2022),
        ("Minh Phú", "Bằng khen của UBND tỉnh", 2023),
        ("Minh Phú", "Cờ thi đua năm 2023", 2023),
        head=head,
        title="KHEN THƯỞNG",
    )
    assert counted(importer.run(grid)) == (0, 3, 0, 0)
    assert traits("award") == [
        ("Bằng khen của UBND tỉnh, năm 2022", None, date(2022, 12, 31), None),
        ("Bằng khen của UBND tỉnh, năm 2023", None, LAST_YEAR, None),
        ("Cờ thi đua năm 2023", None, LAST_YEAR, None),
    ]
    assert counted(importer.run(grid)) == (0, 0, 3, 0)
