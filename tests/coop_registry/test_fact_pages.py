"""Pages of one organisation: tabs, further facts, figures, other sources, recognised communes."""

import re
from datetime import date

import pytest

from accounts.rules.duties import Duty
from audit import queries as audit_log
from coop_registry.queries import facts, figures, observations, pages
from coop_registry.rules.entries import ReportEntry
from coop_registry.rules.facts import Matter
from coop_registry.rules.kinds import Declared
from coop_registry.rules.observations import ObservationEntry
from coop_registry.services import observations as observation_service
from coop_registry.services.reports import update_by_report
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.registry import TODAY, make_organisation

pytestmark = pytest.mark.db

LINE = {"line": "0118 Trồng rau", "start_on": "01/01/2020", "source": "Giấy", "is_main": "y"}
OCOP = {
    "kind": "ocop",
    "words": "Miến dong Tân Sơn",
    "stars": "4",
    "start_on": "10/01/2023",
    "source": "Quyết định số 12/QĐ-UBND",
    "end_on": "10/01/2026",
}


@pytest.fixture
def made(session):
    return make_organisation()


@pytest.fixture
def officer(made, as_user):
    unit = reference.unit_by_code("064", TODAY)
    return as_user(make_user(duty=Duty.REGISTRY_OFFICER, unit=unit))


@pytest.fixture
def stranger(made, as_user):
    unit = reference.unit_by_code("061", TODAY)
    return as_user(make_user(duty=Duty.REGISTRY_OFFICER, unit=unit))


@pytest.fixture
def reader(made, as_user):
    return as_user(make_user(duty=Duty.AUDITOR))


def url(made, path=""):
    return f"/hop-tac-xa/{made.id}{path}"


def add(client, made, topic, data):
    return client.post(url(made, f"/noi-dung/{topic}/them"), data=data | {"version": made.version})


def first_fact(made, matter):
    return facts.facts_of(made.id, matter)[0][0]


def tabs_of(text):
    bar = re.search(r'<ul class="tabs">(.*?)</ul>', text, re.DOTALL)
    return re.findall(r'href="([^"]+)"( aria-current="page")?>([^<]+)<', bar[1])


@pytest.mark.parametrize(
    ("path", "current"), [("", "Thông tin"), ("/giay-to", "Giấy tờ"), ("/lich-su", "Lịch sử")]
)
def test_every_tab_is_a_page_of_its_own_with_the_same_bar(made, officer, path, current):
    tabs = tabs_of(officer.get(url(made, path)).text)
    assert [words for _, here, words in tabs if here] == [current]
    assert {"Thông tin", "Giấy tờ", "Lịch sử"} <= {words for *_, words in tabs}
    for address, _, _ in tabs:
        assert officer.get(address).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["", "/giay-to", "/lich-su", "/so-lieu-khai-bao", "/nguon-khac", "/noi-dung/nganh-nghe"],
)
def test_the_day_looked_at_is_said_and_carried_along(made, officer, path):
    text = officer.get(url(made, path) + "?ngay=30/06/2024").text
    assert "Đang xem số liệu ngày 30/06/2024" in text
    assert 'value="30/06/2024"' in text
    assert all("ngay=30/06/2024" in address for address, *_ in tabs_of(text))
    assert "Bổ sung" not in text


def test_a_page_of_today_carries_no_day(made, officer):
    text = officer.get(url(made)).text
    assert "Đang xem số liệu ngày" not in text
    assert all("ngay=" not in address for address, *_ in tabs_of(text))


@pytest.mark.parametrize(
    ("topic", "data", "shown"),
    [
        ("nganh-nghe", LINE, "0118 Trồng rau"),
        ("san-pham-dac-diem", OCOP, "Miến dong Tân Sơn, 4 sao"),
        (
            "don-vi-phu-thuoc",
            {
                "kind": "location",
                "name": "Địa điểm bán hàng",
                "code": "00001",
                "unit_id": "",
                "address": "Chợ Bằng Lũng",
                "start_on": "01/02/2024",
                "source": "Thông báo",
            },
            "Chợ Bằng Lũng",
        ),
        (
            "to-chuc-quan-tri",
            {"governance": "short", "start_on": "01/02/2025", "source": "Nghị quyết"},
            "Tổ chức quản trị rút gọn",
        ),
        (
            "hoat-dong",
            {"activity": "weak", "words": "Thiếu vốn", "start_on": "01/02/2025", "source": "Xã"},
            "Hoạt động cầm chừng",
        ),
        (
            "lien-he",
            {"person": "Hoàng Thị Mới", "phone": "0209 1", "start_on": "01/02/2025", "source": "X"},
            "Hoàng Thị Mới",
        ),
    ],
)
def test_a_fact_of_each_matter_is_added_through_its_page(made, officer, topic, data, shown):
    assert officer.get(url(made, f"/noi-dung/{topic}/them")).status_code == 200
    answer = add(officer, made, topic, data)
    assert answer.status_code == 303
    assert shown in officer.get(url(made)).text
    assert shown in officer.get(url(made, f"/noi-dung/{topic}")).text
    assert audit_log.history("organisation", made.id)[0].action == "organisation.updated"


def test_a_fact_is_ended_and_stays_in_its_list(made, officer):
    add(officer, made, "san-pham-dac-diem", OCOP | {"end_on": ""})
    fact = first_fact(made, Matter.TRAIT)
    page = url(made, f"/noi-dung/san-pham-dac-diem/{fact.id}/ket-thuc")
    data = {"end_on": "01/01/2025", "source": "Thu hồi", "version": made.version}
    assert "Miến dong Tân Sơn" in officer.get(page).text
    assert officer.post(page, data=data).status_code == 303
    assert "Miến dong Tân Sơn" not in officer.get(url(made)).text.split("Thay đổi gần đây")[0]
    assert "Miến dong Tân Sơn" in officer.get(url(made) + "?ngay=31/12/2024").text
    listed = officer.get(url(made, "/noi-dung/san-pham-dac-diem")).text
    assert "01/01/2025" in listed


def test_a_fact_is_corrected_with_what_was_recorded_in_the_form(made, officer):
    add(officer, made, "san-pham-dac-diem", OCOP)
    fact = first_fact(made, Matter.TRAIT)
    page = url(made, f"/noi-dung/san-pham-dac-diem/{fact.id}/dinh-chinh")
    text = officer.get(page).text
    for words in ("Miến dong Tân Sơn", "10/01/2023", "Quyết định số 12/QĐ-UBND"):
        assert words in text
    data = OCOP | {
        "stars": "3",
        "fact_source": "Quyết định số 12/QĐ-UBND",
        "reason": "đọc nhầm hạng",
        "version": made.version,
    }
    assert officer.post(page, data=data).status_code == 303
    text = officer.get(url(made)).text
    assert "Miến dong Tân Sơn, 3 sao" in text
    assert "đọc nhầm hạng" in text


def test_a_line_keeps_its_class_when_only_the_rest_is_corrected(made, officer):
    add(officer, made, "nganh-nghe", LINE)
    fact = first_fact(made, Matter.LINE)
    page = url(made, f"/noi-dung/nganh-nghe/{fact.id}/dinh-chinh")
    data = LINE | {"detail": "Trồng rau sạch", "reason": "thiếu", "version": made.version}
    assert officer.post(page, data=data).status_code == 303
    assert first_fact(made, Matter.LINE).detail == "Trồng rau sạch"


@pytest.mark.parametrize(
    ("topic", "data", "message"),
    [
        ("nganh-nghe", LINE | {"line": "rau"}, "mã bốn số"),
        ("nganh-nghe", LINE | {"line": "9999 gì đó"}, "không có trong hệ thống ngành"),
        ("nganh-nghe", LINE | {"start_on": "03/06/2025"}, "sau hôm nay"),
        ("nganh-nghe", LINE | {"source": " "}, "Chưa nhập mục này"),
        ("san-pham-dac-diem", OCOP | {"stars": "6"}, "từ 1 đến 5 sao"),
        ("san-pham-dac-diem", OCOP | {"stars": "bốn"}, "Nhập một số nguyên"),
        ("san-pham-dac-diem", OCOP | {"end_on": "01/01/2023"}, "phải sau ngày bắt đầu"),
        ("lien-he", {"start_on": "01/02/2025", "source": "X"}, "Chưa nhập người liên hệ"),
    ],
)
def test_bad_input_is_said_in_vietnamese_and_nothing_is_written(
    made, officer, topic, data, message
):
    answer = add(officer, made, topic, data)
    assert answer.status_code == 200
    assert message in answer.text
    assert made.version == 1


def test_sent_twice_counts_once(made, officer):
    data = OCOP | {"once": "b" * 32}
    first = add(officer, made, "san-pham-dac-diem", data)
    second = add(officer, made, "san-pham-dac-diem", data)
    assert first.location == second.location
    assert len(facts.facts_of(made.id, Matter.TRAIT)) == 1


def test_two_people_at_once_the_second_is_told_what_changed(made, officer):
    add(officer, made, "san-pham-dac-diem", OCOP)
    answer = officer.post(url(made, "/noi-dung/nganh-nghe/them"), data=LINE | {"version": "1"})
    assert "đã được người khác sửa" in answer.text
    assert "Miến dong Tân Sơn" in answer.text


PATHS = [
    "/giay-to",
    "/lich-su",
    "/so-lieu-khai-bao",
    "/nguon-khac",
    "/nguon-khac/them",
    "/noi-dung/nganh-nghe",
    "/noi-dung/nganh-nghe/them",
    "/noi-dung/nganh-nghe/1/dinh-chinh",
    "/noi-dung/nganh-nghe/1/ket-thuc",
]


@pytest.mark.parametrize("path", PATHS)
def test_an_officer_of_another_district_finds_nothing(made, stranger, path):
    assert stranger.get(url(made, path)).status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_who_only_reads_changes_nothing(made, reader, path):
    writes = path.endswith(("them", "dinh-chinh", "ket-thuc"))
    assert reader.get(url(made, path)).status_code == (403 if writes else 200)
    assert reader.post(url(made, path), data={}).status_code == (403 if writes else 405)


def test_an_unknown_topic_and_a_fact_of_another_matter_are_not_found(made, officer):
    add(officer, made, "san-pham-dac-diem", OCOP)
    fact = first_fact(made, Matter.TRAIT)
    assert officer.get(url(made, "/noi-dung/gi-do")).status_code == 404
    page = url(made, f"/noi-dung/don-vi-phu-thuoc/{fact.id}/ket-thuc")
    assert officer.get(page).status_code == 404


def test_figures_by_year_are_drawn_and_corrected(made, officer):
    for year, revenue in ((2023, "900.000.000"), (2024, "1.200.000.000")):
        data = {
            "on": f"31/12/{year}",
            "source": f"Báo cáo năm {year}",
            "year": str(year),
            "revenue": revenue,
            "activity": "",
            "version": made.version,
        }
        officer.post(url(made, "/cap-nhat-theo-bao-cao"), data=data)
    text = officer.get(url(made, "/so-lieu-khai-bao")).text
    assert "<svg" in text
    assert "Doanh thu (số khai báo) năm 2024: 1.200 triệu đồng" in text
    assert "1.200.000.000 đồng" in text
    early = officer.get(url(made, "/so-lieu-khai-bao?ngay=30/06/2024")).text
    assert "1.200.000.000" not in early
    wrong = next(line for line in figures.until(made.id, TODAY) if line.value == 900_000_000)
    page = url(made, f"/so-lieu-khai-bao/{wrong.id}/dinh-chinh")
    assert "900.000.000" in officer.get(page).text
    data = {
        "value": "950.000.000",
        "on": "31/12/2023",
        "year": "2023",
        "source": "Báo cáo năm 2023",
        "reason": "gõ nhầm",
        "version": made.version,
    }
    assert officer.post(page, data=data).status_code == 303
    assert "950.000.000 đồng" in officer.get(url(made, "/so-lieu-khai-bao")).text


def test_a_source_is_typed_seen_beside_the_register_and_chosen(made, officer):
    data = {
        "matter": "amount_vnd",
        "words": "700.000.000",
        "as_of": "31/12/2024",
        "source": "Danh sách xã",
        "version": made.version,
    }
    assert officer.post(url(made, "/nguon-khac/them"), data=data).status_code == 303
    assert "1 thông tin của nguồn khác" in officer.get(url(made)).text
    listed = officer.get(url(made, "/nguon-khac")).text
    assert "500.000.000 đồng" in listed
    assert "700.000.000 đồng" in listed
    kept = observations.open_of(made.id)[0]
    page = url(made, f"/nguon-khac/{kept.id}")
    choice = {"choice": "lay", "reason": "", "version": made.version}
    assert officer.post(page, data=choice).status_code == 303
    assert pages.record(made, TODAY).capital_vnd == 700_000_000
    assert "Lấy theo nguồn" in officer.get(url(made, "/nguon-khac")).text


def test_a_statement_stands_beside_what_the_register_said_on_its_day(made, officer):
    for year, value in ((2023, 900), (2024, 800)):
        day = date(year, 12, 31)
        report = ReportEntry(day, "Báo cáo", year=year, declared=((Declared.REVENUE, value),))
        update_by_report(made, report, actor_id=1, on=TODAY, expected_version=None)
    entry = ObservationEntry("revenue", "1.200", date(2023, 12, 31), "Danh sách xã")
    kept = observation_service.note(made, entry, actor_id=1)
    for path in ("/nguon-khac", f"/nguon-khac/{kept.id}"):
        text = officer.get(url(made, path)).text
        assert text.index("900 đồng") < text.index("hiện nay: 800 đồng")


def test_what_is_always_refused_is_not_offered(made, officer):
    entry = ObservationEntry("representative", "Lò Thị Khác", date(2024, 12, 31), "Danh sách")
    kept = observation_service.note(made, entry, actor_id=1)
    text = officer.get(url(made, f"/nguon-khac/{kept.id}")).text
    assert "Lấy theo nguồn này" not in text
    assert "nêu một người khác" in text
    kept.value, kept.words = None, "Nông Văn Thử, số giấy tờ 0060******99"
    head = pages.record(made, TODAY).representative
    text = officer.get(url(made, f"/nguon-khac/{kept.id}")).text
    assert f"/ca-nhan/{head.party_id}/de-nghi-sua-giay-to" in text


def test_keeping_the_register_asks_why(made, officer):
    entry = ObservationEntry("name", "Hợp tác xã Khác", date(2024, 12, 31), "Danh sách")
    kept = observation_service.note(made, entry, actor_id=1)
    page = url(made, f"/nguon-khac/{kept.id}")
    choice = {"choice": "giu", "reason": "", "version": made.version}
    assert "Hãy ghi lý do giữ nguyên" in officer.post(page, data=choice).text
    assert officer.post(page, data=choice | {"reason": "gõ nhầm"}).status_code == 303
    assert observations.count_open(made.id) == 0


def test_an_administrator_recognises_a_commune_and_ends_it(made, as_user, officer):
    administrator = as_user(make_user(duty=Duty.ADMINISTRATOR))
    data = {
        "unit_id": str(made.unit_id),
        "kind": "new_rural",
        "start_on": "01/05/2023",
        "source": "Quyết định số 9/QĐ-UBND",
    }
    assert officer.post("/xa-nong-thon-moi/them", data=data).status_code == 403
    assert administrator.post("/xa-nong-thon-moi/them", data=data).status_code == 303
    assert "Đạt chuẩn nông thôn mới" in officer.get(url(made)).text
    listed = administrator.get("/xa-nong-thon-moi").text
    end = re.search(r'href="(/xa-nong-thon-moi/\d+/ket-thuc)"', listed)[1]
    assert "Chưa nhập ngày kết thúc" in administrator.post(end, data={"source": "QĐ"}).text
    data = {"end_on": "01/01/2025", "source": "Quyết định số 3"}
    assert administrator.post(end, data=data).status_code == 303
    assert "Đạt chuẩn nông thôn mới" not in officer.get(url(made)).text


def test_the_history_goes_on_over_its_pages(made, officer):
    client = officer
    for number in range(55):
        data = OCOP | {"words": f"Sản phẩm số {number}", "version": made.version}
        client.post(url(made, "/noi-dung/san-pham-dac-diem/them"), data=data)
    newest = client.get(url(made, "/lich-su")).text
    assert "Sản phẩm số 54" in newest
    assert "đã ghi nhận ban đầu" not in newest
    older = re.search(r'href="([^"]*truoc=\d+)"', newest)[1]
    assert "đã ghi nhận ban đầu" in client.get(older).text
