"""`registry export`: stable keys, values that come back as they were, few statements."""

import csv
import json
import time
from datetime import date
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from coop_registry.papers.exports import KEYS, Format, export_file
from coop_registry.queries.export import rows_on
from coop_registry.rules.entries import IdentifierEntry
from coop_registry.rules.facts import FactEntry, Matter
from coop_registry.rules.kinds import Activity, Declared, FactKind, Kind, Scheme, Status
from coop_registry.rules.membership import MemberClass
from coop_registry.rules.sectors import Sector, sector_of
from coop_registry.services import corrections, traits
from core.access import EVERYTHING, Scope
from core.dates import PartialDate, Precision
from core.db import db
from reference import queries as reference
from tests.factories.membership import admit, admit_list, member_entry, person
from tests.factories.registry import BA_BE, TODAY, make_organisation

EXPECTED_KEYS = [
    "code",
    "certificate_no",
    "tax_code",
    "kind",
    "name",
    "status",
    "activity",
    "unit_code",
    "commune_name",
    "district_code",
    "address",
    "founded_on",
    "registered_on",
    "charter_capital_vnd",
    "paid_capital_vnd",
    "capital_source",
    "members_total",
    "members_official",
    "members_associate",
    "members_source",
    "sector",
    "legal_representative",
]


def records(on=TODAY, **asked):
    rows = rows_on(on, scope=EVERYTHING, **asked)
    return json.loads(export_file(rows, Format.JSON))


def whole():
    made = make_organisation(
        identifiers=(
            IdentifierEntry(Scheme.CERTIFICATE_NO, "012A"),
            IdentifierEntry(Scheme.CODE, "4700111222"),
            IdentifierEntry(Scheme.TAX_CODE, "0047001112"),
        ),
        activity=Activity.OPERATING,
    )
    line = {"vsic_id": reference.vsic_by_code("2018", "0118").id, "is_main": True, "detail": None}
    traits.add(
        made,
        Matter.LINE,
        FactEntry(date(2018, 3, 12), "Giấy chứng nhận", line),
        actor_id=1,
        on=TODAY,
        expected_version=None,
    )
    return made


WHOLE = {
    "code": "4700111222",
    "certificate_no": "012A",
    "tax_code": "0047001112",
    "kind": "cooperative",
    "name": "Hợp tác xã Nông nghiệp Thử Nghiệm",
    "status": "ACTIVE",
    "activity": "operating",
    "unit_code": "02041",
    "commune_name": "Xã Bằng Phúc",
    "district_code": "064",
    "address": "Thôn Nà Pài",
    "founded_on": "2018-03-12",
    "registered_on": "2018-03-12",
    "charter_capital_vnd": 500_000_000,
    "paid_capital_vnd": 500_000_000,
    "capital_source": "declared",
    "members_total": 12,
    "members_official": None,
    "members_associate": None,
    "members_source": "declared",
    "sector": "agriculture",
    "legal_representative": "Nông Thị Thử",
}


def test_the_keys_and_their_order_stay():
    assert list(KEYS) == EXPECTED_KEYS


@pytest.mark.db
def test_a_whole_record_comes_out_value_by_value(session):
    whole()
    assert records() == [WHOLE]
    assert list(records()[0]) == EXPECTED_KEYS


@pytest.mark.db
def test_csv_and_workbook_give_back_the_same_values(session):
    whole()
    make_organisation(
        BA_BE,
        name='Hợp tác xã "Ba Bể", xuống\tdòng',
        identifiers=(),
        representative=None,
        founded=PartialDate(date(2017, 6, 1), Precision.MONTH),
        registered_on=None,
        declared=(),
        status=None,
        capital_vnd=None,
    )
    wanted = records()
    rows = rows_on(TODAY, scope=EVERYTHING)
    content = export_file(rows, Format.CSV)
    assert content.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
    assert [list(line) for line in read] == [EXPECTED_KEYS] * 2
    as_text = [
        {key: "" if value is None else str(value) for key, value in record.items()}
        for record in wanted
    ]
    assert [{k: v.replace("\t", " ") for k, v in line.items()} for line in read] == [
        {k: v.replace("\t", " ") for k, v in line.items()} for line in as_text
    ]
    book = CalamineWorkbook.from_filelike(BytesIO(export_file(rows, Format.XLSX)))
    head, *lines = book.get_sheet_by_index(0).to_python()
    assert head == EXPECTED_KEYS
    assert [line[head.index("tax_code")] for line in lines] == ["", "0047001112"]
    assert [line[head.index("charter_capital_vnd")] for line in lines] == ["", 500_000_000]
    assert [line[head.index("founded_on")] for line in lines] == ["2017-06", "2018-03-12"]


@pytest.mark.db
def test_unknown_values_are_null_and_partial_days_stay_partial(session):
    make_organisation(
        name="Tổ hợp tác Chè",
        kind=Kind.GROUP,
        identifiers=(),
        founded=PartialDate(date(2017, 1, 1), Precision.YEAR),
        registered_on=None,
        representative=None,
        declared=(),
        capital_vnd=None,
        status=None,
    )
    record = records()[0]
    assert (record["founded_on"], record["registered_on"]) == ("2017", None)
    empty = ["code", "status", "activity", "charter_capital_vnd", "paid_capital_vnd"]
    empty += ["capital_source", "members_total", "members_source", "sector"]
    assert {record[key] for key in empty} == {None}
    assert record["kind"] == "group"


@pytest.mark.db
def test_an_ended_group_is_there_with_the_common_code(session):
    made = make_organisation(kind=Kind.GROUP)
    corrections.correct_fact(
        made,
        FactKind.STATUS,
        {"status": Status.ENDED, "ground": None},
        reason="theo hồ sơ",
        actor_id=1,
        on=TODAY,
        scope=EVERYTHING,
        expected_version=None,
    )
    assert [record["status"] for record in records()] == ["ENDED"]


@pytest.mark.db
def test_the_file_is_of_its_day(session):
    whole()
    assert records(date(2018, 3, 11)) == []
    assert records(date(2018, 3, 12))[0]["members_total"] == 12


@pytest.mark.db
def test_the_seat_is_written_as_recorded_after_the_districts_ended(session):
    whole()
    record = records(date(2025, 7, 2))[0]
    assert (record["unit_code"], record["commune_name"]) == ("02041", "Xã Bằng Phúc")
    assert record["district_code"] == "064"


@pytest.mark.db
def test_a_unit_and_a_scope_narrow_the_file(session):
    made = whole()
    make_organisation(BA_BE, name="Hợp tác xã Xa", identifiers=(), representative=None)
    district = reference.unit_by_code("064", TODAY).id
    assert [record["unit_code"] for record in records(unit_id=district)] == ["02041"]
    own = Scope(unit_ids=frozenset({made.unit_id}))
    assert [row.unit_code for row in rows_on(TODAY, scope=own)] == ["02041"]


@pytest.mark.db
def test_no_identity_number_and_no_telephone_is_in_any_form(session):
    whole()
    rows = rows_on(TODAY, scope=EVERYTHING)
    for form in (Format.JSON, Format.CSV):
        text = export_file(rows, form).decode()
        assert "006190000001" not in text
        assert "0912" not in text


@pytest.mark.db
def test_a_formula_in_a_name_is_text_in_csv_and_workbook(session):
    make_organisation(name="=1+1 Hợp tác xã", identifiers=(), representative=None)
    rows = rows_on(TODAY, scope=EVERYTHING)
    assert "'=1+1" in export_file(rows, Format.CSV).decode("utf-8-sig")
    book = CalamineWorkbook.from_filelike(BytesIO(export_file(rows, Format.XLSX)))
    assert book.get_sheet_by_index(0).to_python()[1][EXPECTED_KEYS.index("name")].startswith("=1+1")


@pytest.mark.parametrize(
    ("code", "sector"),
    [
        ("0118", Sector.AGRICULTURE),
        ("0322", Sector.AGRICULTURE),
        ("0893", Sector.AGRICULTURE),
        ("0810", Sector.INDUSTRY),
        ("1079", Sector.INDUSTRY),
        ("3600", Sector.ENVIRONMENT),
        ("4101", Sector.CONSTRUCTION),
        ("4711", Sector.TRADE),
        ("4933", Sector.TRANSPORT),
        ("6419", Sector.CREDIT),
        ("7911", Sector.OTHER),
        (None, None),
    ],
)
def test_the_sector_is_told_from_the_main_line(code, sector):
    assert sector_of(code) is sector


@pytest.mark.db
def test_the_number_of_statements_does_not_grow(session, count_queries):
    def statements():
        db.session.commit()
        with count_queries() as sent:
            rows_on(TODAY, scope=EVERYTHING)
        return len(sent)

    whole()
    few = statements()
    for number in range(30):
        make_organisation(
            name=f"Hợp tác xã Số {number} Riêng",
            identifiers=(),
            representative=None,
            declared=((Declared.MEMBERS_TOTAL, number),),
            accept_similar=True,
        )
    assert statements() == few <= 7


@pytest.mark.long
@pytest.mark.db
def test_a_merged_province_is_exported_in_seconds(session):
    for number in range(1300):
        make_organisation(
            name=f"Hợp tác xã Số {number} Riêng",
            identifiers=(),
            representative=None,
            accept_similar=True,
        )
    db.session.commit()
    begun = time.perf_counter()
    content = export_file(rows_on(TODAY, scope=EVERYTHING), Format.XLSX)
    assert time.perf_counter() - begun < 5
    assert len(content) > 50_000


@pytest.mark.db
def test_members_count_as_listed_only_once_the_list_is_complete(session):
    made = whole()  # declares twelve members
    admit_list(made)
    admit(made, member_entry(0, party=person(50), member_class=MemberClass.CONTRIBUTING_ASSOCIATE))
    begun, after = records(date(2018, 4, 1))[0], records()[0]
    members = ["members_total", "members_official", "members_associate", "members_source"]
    assert [after[key] for key in members] == [12, None, None, "declared"]
    assert (after["paid_capital_vnd"], after["capital_source"]) == (500_000_000, "listed")
    # The parts were paid on 02/04/2018; the book itself begins with the pledges before.
    assert (begun["paid_capital_vnd"], begun["capital_source"]) == (0, "listed")
    for number in (51, 52):
        admit(made, member_entry(number, party=person(number)))
    complete = records()[0]
    assert [complete[key] for key in members] == [12, 11, 1, "listed"]
    # Luật Hợp tác xã 2012 knew one kind of member only.
    assert [records(date(2024, 6, 30))[0][key] for key in members] == [12, 12, 0, "listed"]
