"""The overview page: figures of a day and of whom one may see, each opening its very list."""

import io
import re
from datetime import date

import openpyxl
import pytest

from accounts.rules.duties import Duty
from coop_registry.models import Aggregate, SeatFact
from coop_registry.queries import lists
from coop_registry.queries.overview import AskedOverview, shown
from coop_registry.routes.overview_links import LIST_WORDS
from coop_registry.rules.facts import FactEntry, Matter
from coop_registry.rules.kinds import Kind
from coop_registry.rules.membership import TraitKind
from coop_registry.rules.overview import MIXED
from coop_registry.rules.sectors import Sector
from coop_registry.rules.totals import Total
from coop_registry.services import traits
from core.access import EVERYTHING, Scope
from core.clock import now_utc
from core.db import db
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.imports import make_import
from tests.factories.province import end, known, make_province
from tests.factories.registry import BA_BE, CHO_DON

pytestmark = pytest.mark.db
TODAY = date(2025, 6, 2)
PAGE = "/tong-quan"
LINK = re.compile(
    r'<a href="(/hop-tac-xa\?[^"]*|/hop-tac-xa)"(?: data-of="(\d+)")?[^>]*>(?:<[^>]+>)*([\d.]+)'
)


def links_in(page: str) -> list[tuple[str, str]]:
    """Return where figures lead and how many organisations are there: of a sum, those summed."""
    return [(url, summed or number) for url, summed, number in LINK.findall(page)]


def unit_id(code: str, on: date = TODAY) -> int:
    return reference.unit_by_code(code, on).id


def of_district(code: str, on: date = TODAY) -> Scope:
    return Scope(unit_ids=reference.unit_ids_within(unit_id(code, on), on))


def figures(on: date = TODAY, scope: Scope = EVERYTHING, **asked):
    return shown(AskedOverview(on, **asked), scope).figures


def totals(parts) -> dict:
    return {part.name or part.key: part.tally.total for part in parts if part.tally.total}


@pytest.fixture
def province(session):
    return make_province()


@pytest.fixture
def alliance(as_user, session):
    return as_user(make_user(Duty.ALLIANCE_OFFICER))


def count_shown(client, url: str) -> int:
    """Return the number of organisations that a list says it has."""
    page = client.get(url.replace("&amp;", "&")).get_data(as_text=True)
    found = re.search(r'<span class="count">([\d.]+) tổ chức', page)
    return int(found[1].replace(".", "")) if found else 0


def test_the_figures_are_those_of_the_register(province):
    found = figures()
    whole = found.whole
    assert (whole.total, whole.standing, whole.active, whole.ended) == (8, 6, 5, 2)
    assert (whole.by_list, whole.by_declaration, whole.members_unknown) == (1, 4, 1)
    assert whole.members == 9 + 12 + 12 + 12 + 40
    assert whole.capital_vnd == 5 * 500_000_000
    assert whole.capital_unknown == 1
    assert totals(found.districts) == {"Huyện Chợ Đồn": 6, "Huyện Ba Bể": 2}
    assert totals(found.sections) == {
        "Nông nghiệp, lâm nghiệp và thuỷ sản": 3,
        "Bán buôn và bán lẻ; sửa chữa ô tô, mô tô, xe máy và xe có động cơ khác": 2,
        None: 3,
    }
    assert {part.key: part.tally.total for part in found.sectors} == {
        Sector.AGRICULTURE: 3,
        Sector.TRADE: 2,
        None: 3,
    }
    assert totals(found.founded) == {"2015": 1, "2016": 1, "2018": 4, "2024": 1, "2025": 1}
    assert found.ended == ((2023, 1), (2025, 1))
    assert found.movements[Kind.COOPERATIVE].founded_year == 1
    assert found.movements[Kind.COOPERATIVE].ended_year == 1


def test_a_past_day_knows_nothing_of_what_came_later(province):
    found = figures(date(2025, 5, 9))
    assert (found.whole.total, found.whole.ended) == (7, 1)
    assert figures(date(2018, 3, 11)).whole.total == 2
    assert figures(date(2014, 12, 31)).whole.total == 0


@pytest.mark.parametrize("on", [date(2018, 3, 12), date(2025, 5, 9), TODAY])
@pytest.mark.parametrize("kind", [None, *Kind])
def test_it_counts_what_the_list_of_that_day_has(province, on, kind):
    for scope in (EVERYTHING, of_district("064"), of_district("061"), Scope()):
        asked = lists.Filters(kind=kind)
        assert figures(on, scope, kind=kind).whole.total == lists.count(asked, scope=scope, on=on)


def test_another_district_is_never_counted(province):
    found = figures(scope=of_district("064"))
    assert found.whole.total == 6
    assert sum(part.tally.total for part in found.communes) == 6
    assert {part.key for part in found.communes if part.key} == {
        one.id for one in reference.units_in_force("commune", TODAY, within=unit_id("064"))
    }
    assert figures(scope=Scope()).whole.total == 0


def test_a_foreign_unit_in_the_address_shows_ones_own(province, as_user):
    officer = make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY))
    client = as_user(officer)
    for code in ("061", BA_BE):
        page = client.get(f"{PAGE}?dia-ban={unit_id(code)}").get_data(as_text=True)
        assert "không thuộc phạm vi" in page
        assert "Huyện Chợ Đồn" in page
        assert "Ba Bể" not in page
        assert "8 tổ chức" not in page
        assert "Thử Nghiệm" not in page
    for word in ("2000000000", "abc", "-1", "%27", "9" * 30):
        assert client.get(f"{PAGE}?dia-ban={word}").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?ngay=01/06/2025",
        "?ngay=12/03/2018",
        "?loai=group",
        "?loai=cooperative&ngay=09/05/2025",
    ],
)
def test_every_figure_opens_the_list_of_that_very_number(province, alliance, query):
    page = alliance.get(PAGE + query).get_data(as_text=True)
    links = links_in(page)
    assert len(links) > 8
    for url, number in links:
        assert count_shown(alliance, url) == int(number.replace(".", "")), url


def test_sums_and_years_of_ending_open_the_organisations_they_are_made_of(province, alliance):
    """Members and capital: those that have not ended and whose number is known."""
    page = alliance.get(PAGE).get_data(as_text=True)
    whole = figures().whole
    keys = page.split('class="key-figures"')[1].split("</ul>")[0]
    opened = [count_shown(alliance, url) for url, _ in links_in(keys)]
    assert opened == [whole.standing, whole.active, whole.with_members, whole.with_capital]
    assert (whole.standing, whole.with_members, whole.with_capital) == (6, 5, 5)
    ended = page.split('id="bang-cham-dut"')[1].split("</section>")[0]
    assert [number for _, number in links_in(ended)] == ["1", "1", "2"]


def test_the_list_knows_every_word_that_a_figure_asks_for(province, alliance):
    offered = alliance.get("/hop-tac-xa").get_data(as_text=True)
    assert {word for word in LIST_WORDS if f'name="{word}"' not in offered} == set()
    page = alliance.get(PAGE).get_data(as_text=True)
    for table, words in (("linh-vuc", ("nganh=",)), ("thanh-lap", ("tu-nam=", "den-nam="))):
        section = page.split(f'id="bang-{table}"')[1].split("<tfoot>")[0]
        links = links_in(section)
        assert len(links) >= 4
        assert all(word in url for url, _ in links for word in words)


def test_a_field_in_words_counts_where_no_main_line_is_known(province, alliance):
    silent, group = province["silent"], province["group"]
    for organisation, words in (
        (silent, "Nông nghiệp"),
        (group, "Vận tải"),
        (group, "Xây dựng"),
        (province["suspended"], "Nông nghiệp"),  # its main line is trade
    ):
        entry = FactEntry(
            start_on=TODAY,
            source="Báo cáo",
            values={"kind": TraitKind.FIELD, "words": words, "stars": None},
        )
        traits.add(organisation, Matter.TRAIT, entry, actor_id=1, on=TODAY, expected_version=None)
    found = {part.key: part.tally.total for part in figures().sectors}
    assert found == {Sector.AGRICULTURE: 4, Sector.TRADE: 2, MIXED: 1, None: 1}
    page = alliance.get(PAGE).get_data(as_text=True)
    for url, number in links_in(page):
        assert count_shown(alliance, url) == int(number.replace(".", "")), url


def test_every_figure_of_a_unit_opens_its_list_too(province, alliance, as_user):
    officer = as_user(make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY)))
    addresses = ("", f"?dia-ban={unit_id('064')}", f"?dia-ban={unit_id(CHO_DON)}")
    for client in (alliance, officer):
        for query in addresses:
            links = links_in(client.get(PAGE + query).get_data(as_text=True))
            assert len(links) > 3
            for url, number in links:
                assert count_shown(client, url) == int(number.replace(".", "")), url


def test_every_area_of_the_schema_opens_its_list(province, alliance):
    page = alliance.get(PAGE).get_data(as_text=True)
    areas = re.findall(
        r'<a href="([^"]*)" aria-label="([^":]*): (\d+) tổ chức đang hoạt động"', page
    )
    assert len(areas) == 8
    for url, name, number in areas:
        if number == "0":
            assert f'id="{url[1:]}"' in page, name
        else:
            assert count_shown(alliance, url) == int(number), name


def test_from_july_2025_communes_are_new_and_districts_only_group(province, alliance, day):
    after = date(2025, 7, 1)
    before = figures(date(2025, 6, 30))
    found = figures(after)
    assert found.whole == before.whole
    assert totals(found.districts) == totals(before.districts)
    assert found.districts_are_gone
    assert not before.districts_are_gone
    assert len([part for part in found.communes if part.key]) == 37
    assert len([part for part in before.communes if part.key]) == 108
    for parts in (found.communes, found.districts):
        assert sum(part.tally.total for part in parts) == 8
    day(after)
    page = alliance.get(PAGE).get_data(as_text=True)
    assert "Theo huyện cũ" in page
    assert f'href="#huyen-{unit_id("064")}"' in page
    for url, number in links_in(page):
        assert count_shown(alliance, url) == int(number.replace(".", "")), url


def test_an_old_district_can_still_be_looked_at(province, alliance, day):
    district = unit_id("064")
    day(date(2025, 8, 1))
    found = figures(date(2025, 8, 1), unit_id=district)
    assert found.whole.total == 6
    page = alliance.get(f"{PAGE}?dia-ban={district}").get_data(as_text=True)
    assert "Huyện Chợ Đồn (cũ)" in page
    assert not [url for url, _ in links_in(page) if f"dia-ban={district}" in url]
    assert 'href="/hop-tac-xa"' not in page.split("</nav>", 1)[1]


def test_a_seat_in_a_commune_made_of_two_districts_belongs_to_neither(province):
    after = date(2025, 7, 1)
    seat = db.session.query(SeatFact).filter_by(organisation_id=province["far"].id).one()
    seat.unit_id = unit_id("01933", after)
    db.session.flush()
    found = figures(after)
    assert [part.tally.total for part in found.districts if part.key is None] == [1]
    assert sum(part.tally.total for part in found.districts) == 8


def test_an_empty_register_says_what_to_do(session, alliance, as_user):
    page = alliance.get(PAGE).get_data(as_text=True)
    assert "Sổ chưa có hợp tác xã, tổ hợp tác nào" in page
    assert "Lập báo cáo" not in page
    officer = as_user(make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY)))
    assert "Nhập từ giấy chứng nhận" in officer.get(PAGE).get_data(as_text=True)
    day_before = alliance.get(f"{PAGE}?ngay=01/01/2020").get_data(as_text=True)
    assert "Không có tổ chức nào trong phạm vi đã chọn" in day_before


def test_the_page_takes_few_statements_however_many_there_are(province, alliance, count_queries):
    alliance.get(PAGE)
    with count_queries() as few:
        alliance.get(PAGE)
    for number in range(20, 40):
        known(number, BA_BE if number % 2 else CHO_DON)
    db.session.commit()
    with count_queries() as more:
        alliance.get(PAGE)
    assert len(few) == len(more) <= 12


def test_past_totals_stand_beside_the_same_figure_and_never_in_it(province, alliance):
    district = unit_id("064")
    taken = make_import(district)
    said = {Total.COOPERATIVES: 7, Total.MEMBERS: 100, Total.WORKERS: 55}
    for on, unit, add in (
        (TODAY, district, 0),
        (date(2024, 12, 31), district, 900),
        (TODAY, unit_id("061"), 500),
    ):
        for number, (what, value) in enumerate(said.items()):
            db.session.add(
                Aggregate(
                    import_id=taken.id,
                    unit_id=unit,
                    what=what.value,
                    on=on,
                    value=value + add,
                    words=str(value),
                    source="Biểu tổng hợp",
                    number=number,
                    recorded_at=now_utc(),
                )
            )
    db.session.flush()
    page = alliance.get(f"{PAGE}?dia-ban={district}").get_data(as_text=True)
    section = page.split('id="so-tong-hop"')[1]
    rows = re.findall(
        r'<th scope="row"[^>]*>([^<]+)</th>\s*<td[^>]*>([^<]+)</td>\s*<td[^>]*>([^<]+)</td>',
        section,
    )
    assert [tuple(cell.strip() for cell in row) for row in rows] == [
        ("Tổng số hợp tác xã", "7", "4"),
        ("Thành viên hợp tác xã", "100", "33"),
        ("Lao động trong hợp tác xã", "55", "không đếm"),
    ]
    assert figures(unit_id=district).whole.members == 9 + 12 + 12 + 12
    assert "so-tong-hop" not in alliance.get(PAGE).get_data(as_text=True)
    assert "so-tong-hop" not in alliance.get(f"{PAGE}?dia-ban={district}&loai=group").text


def test_the_workbook_has_every_table_as_numbers(province, alliance):
    sent = alliance.post(f"{PAGE}/xuat-excel?ngay=01/06/2025")
    book = openpyxl.load_workbook(io.BytesIO(sent.data))
    assert book.sheetnames == [
        "Theo tình trạng pháp lý",
        "Theo loại hình",
        "Theo lĩnh vực",
        "Theo ngành cấp 1",
        "Theo huyện",
        "Theo xã, phường, thị trấn",
        "Theo năm thành lập",
        "Theo năm giải thể, chấm dứt",
    ]
    cells = [[cell for cell in row if cell is not None] for row in book["Theo huyện"].values]
    assert ["Huyện Chợ Đồn", 6, 4, 1, 1, 45, 2_000_000_000] in cells
    assert ["Tổng số", 8, 5, 1, 2, 85, 2_500_000_000] in cells
    assert any("01/06/2025" in str(row) for row in cells)
    assert alliance.post(f"{PAGE}/xuat-excel?ngay=03/06/2025").status_code == 400


def test_a_reader_of_a_day_that_cannot_be_read_is_told(province, alliance):
    page = alliance.get(f"{PAGE}?ngay=31/02/2025").get_data(as_text=True)
    assert "Không đọc được ngày" in page
    past = alliance.get(f"{PAGE}?ngay=31/12/2024").get_data(as_text=True)
    assert "Đang xem số liệu ngày 31/12/2024" in past


def test_the_menu_leads_here_for_those_who_read_the_register(session, as_user):
    menu = re.compile(r'<nav class="side-menu".*?</nav>', re.DOTALL)
    for duty in (Duty.ALLIANCE_OFFICER, Duty.REGISTRY_OFFICER, Duty.AUDITOR, Duty.DIRECTOR):
        unit = reference.unit_by_code("064", TODAY) if duty is Duty.REGISTRY_OFFICER else None
        shown_menu = menu.search(as_user(make_user(duty, unit)).get("/").text)[0]
        assert f'href="{PAGE}"' in shown_menu
        assert shown_menu.count("<li>") <= 7
    assert as_user(make_user(Duty.ADMINISTRATOR)).get(PAGE).status_code == 403


def test_what_the_menu_has_no_room_for_is_a_click_away(session, as_user):
    officer = as_user(make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY)))
    assert 'href="/cong-viec"' in officer.get("/tai-khoan").get_data(as_text=True)
    auditor = as_user(make_user(Duty.AUDITOR))
    assert 'href="/quan-tri/nhat-ky"' in auditor.get("/").get_data(as_text=True)
    log = auditor.get("/quan-tri/nhat-ky").get_data(as_text=True)
    assert 'href="/quan-tri/nguoi-dung"' in log


def test_what_ends_on_the_day_has_ended_on_that_day_and_not_before(province):
    end(province["declared"], TODAY)
    assert figures(date(2025, 6, 1)).whole.ended == 2
    assert figures(TODAY).whole.ended == 3
