from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.db import db
from reference import queries, services
from reference.models import Agency, AgencyName, Unit, UnitAlias, Vsic, WorkingDayException
from reference.rules import DayKind
from tests.factories.reference import unit_of

HEAD = "code,name,level,parent_code,valid_from,valid_to,successor_code\n"
TABLES = (Unit, UnitAlias, Agency, AgencyName, Vsic, WorkingDayException)


def everything() -> dict[str, list[Any]]:
    """Return every row of every loaded table, ids included."""
    return {
        table.__tablename__: [
            tuple(row) for row in db.session.execute(select(*table.__table__.c)).all()
        ]
        for table in TABLES
    }


def test_loading_again_changes_nothing(session: Session) -> None:
    services.load_reference()
    session.commit()
    before = everything()
    assert len(before["reference_unit"]) == 155
    assert len(before["reference_vsic"]) == 815 + 863
    report = services.load_reference()
    session.commit()
    assert report.changed_nothing
    assert everything() == before


def test_loading_says_where_it_stands(session: Session) -> None:
    lines: list[str] = []
    services.load_reference(lines.append)
    assert [line.strip().partition(":")[0] for line in lines] == [
        "Đơn vị hành chính",
        "Tên khác của đơn vị",
        "Cơ quan, tổ chức",
        "Tên cơ quan theo thời gian",
        "Ngành kinh tế",
        "Ngày nghỉ, ngày làm bù",
    ]


def test_loading_brings_back_a_shipped_value_but_leaves_the_office_its_own(
    session: Session,
) -> None:
    unit_of("064").name = "Huyện Sai"
    services.set_working_day(
        date(2025, 5, 2), DayKind.ORDINARY, "Làm việc bình thường", "Thông báo 1", actor_id=1
    )
    session.commit()
    report = services.load_reference()
    assert report.counts["Đơn vị hành chính"].changed == 1
    assert unit_of("064").name == "Huyện Chợ Đồn"
    assert queries.working_days().is_working_day(date(2025, 5, 2))


def load(tmp_path: Path, text: str, encoding: str = "utf-8") -> None:
    path = tmp_path / "units.csv"
    path.write_bytes(text.encode(encoding))
    services.load_units(path)


def test_another_province_loads_from_a_file_of_the_same_form(
    session: Session, tmp_path: Path
) -> None:
    load(
        tmp_path,
        HEAD + "24,Tỉnh Bắc Giang,province,,,2025-06-30,27\n"
        "27,Tỉnh Bắc Ninh,province,,2025-07-01,,\n"
        "215,Huyện Yên Thế,district,24,,2025-06-30,\n"
        "07240,Thị trấn Bố Hạ,commune,215,,2025-06-30,07246\n"
        "07246,Xã Bố Hạ,commune,27,2025-07-01,,\n",
    )
    old = unit_of("07240")
    new = queries.successor_on(old.id, date(2025, 7, 1))
    assert new is not None
    assert (new.name, unit_of("27", date(2025, 7, 1)).id) == ("Xã Bố Hạ", new.parent_id)
    assert queries.unit_ids_within(unit_of("24").id, date(2025, 6, 30)) >= {old.id}


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("x1,Tỉnh A,province,,,,\n", "Dòng 2: mã “x1” không phải dãy chữ số."),
        ("91,,province,,,,\n", "Dòng 2: tên đơn vị phải có từ 1 đến 120 ký tự."),
        ("91," + "a" * 10_000 + ",province,,,,\n", "Dòng 2: tên đơn vị phải có từ 1 đến 120"),
        ("91,Tỉnh A,tỉnh,,,,\n", "Dòng 2: cấp “tỉnh” không hợp lệ"),
        ("91,Tỉnh A,province,,30/06/2025,,\n", "Dòng 2: ngày “30/06/2025” không đọc được"),
        ("91,Tỉnh A,province,,2025-07-01,2025-06-30,\n", "ngày hết hiệu lực ở trước"),
        ("91,Tỉnh A,province,,,,\n91,Tỉnh B,province,,,,\n", "Dòng 3: mã 91 đã có ở dòng 2."),
        (
            "91,Tỉnh A,province,,,2025-07-05,\n91,Tỉnh B,province,,2025-07-01,,\n",
            "Dòng 3: mã 91 trùng thời gian hiệu lực với dòng 2.",
        ),
        (
            "91001,Xã A,commune,999,,,\n",
            "Dòng 2: không có đơn vị cấp trên mã “999” cùng thời gian.",
        ),
        ("91,Huyện A,district,,,,\n", "Dòng 2: không có đơn vị cấp trên mã “”"),
        ("91,Tỉnh A,province,06,,2025-06-30,\n", "Dòng 2: “Tỉnh Bắc Kạn” không thể là cấp trên"),
        ("91,Tỉnh A,province,,,,19\n", "Dòng 2: có đơn vị kế thừa nhưng thiếu ngày"),
        ("91,Tỉnh A,province,,,2025-06-30,99\n", "Dòng 2: không có đơn vị kế thừa mã “99”"),
        ("", "Tệp không có dòng dữ liệu nào."),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_loaded(
    session: Session, tmp_path: Path, lines: str, words: str
) -> None:
    before = everything()
    good = "92,Tỉnh Tốt,province,,,,\n" if lines else ""
    with pytest.raises(services.UnitFileRefused) as refused:
        load(tmp_path, HEAD + lines + good)
    assert words in str(refused.value)
    assert "chưa nạp dòng nào" in str(refused.value)
    assert everything() == before


def test_a_file_with_other_columns_or_letters_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(services.UnitFileRefused, match="thiếu cột successor_code"):
        load(tmp_path, "code,name,level,parent_code,valid_from,valid_to\n91,A,province,,,\n")
    with pytest.raises(services.UnitFileRefused, match="UTF-8"):
        load(tmp_path, HEAD + "91,TÁ,province,,,,\n", encoding="latin-1")


def test_decomposed_letters_are_stored_composed(session: Session, tmp_path: Path) -> None:
    load(tmp_path, HEAD + "91,Ti\u0309nh Ba\u0306\u0301c,province,,,,\n")
    assert unit_of("91").name == "Tỉnh Bắc"
