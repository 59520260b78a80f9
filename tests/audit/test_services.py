from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from audit import queries, services
from core.dates import PartialDate, Precision
from core.errors import RuleViolation


class Kind(StrEnum):
    UNION = "union"


def record(subject_id: int = 7, **more):
    return services.record(
        actor_id=1,
        action="organisation.corrected",
        subject_type="organisation",
        subject_id=subject_id,
        **more,
    )


def test_values_are_kept_as_plain_json(session: Session) -> None:
    entry = record(
        changes={
            "kind": (None, Kind.UNION),
            "founded_on": (PartialDate(date(2017, 6, 1), Precision.MONTH), date(2017, 6, 5)),
            "lending_rate": (Decimal("0.055"), Decimal("0.06")),
            "charter_capital_vnd": (1_000_000, 3_000_000_000_000),
            "closed": (False, True),
            "sectors": (("01", "02"), ["03"]),
        }
    )
    session.commit()
    session.expire_all()
    assert entry.changes == {
        "kind": [None, "union"],
        "founded_on": ["06/2017", "2017-06-05"],
        "lending_rate": ["0.055", "0.06"],
        "charter_capital_vnd": [1_000_000, 3_000_000_000_000],
        "closed": [False, True],
        "sectors": [["01", "02"], ["03"]],
    }


@pytest.mark.parametrize("field", ["identity", "identity_no", "citizen_id", "passport_no"])
@pytest.mark.parametrize("number", ["095012345", "006090001234"])
def test_an_identity_number_passed_by_mistake_never_reaches_the_log(
    session: Session, field: str, number: str
) -> None:
    record(changes={field: (number, None), "name": ("Lý A", "Lý B")})
    session.commit()
    stored = session.execute(text("SELECT changes FROM audit_entry")).scalar_one()
    assert number not in stored
    assert f"{number[:4]}*" in stored
    assert "Lý B" in stored


def test_kind_and_day_of_a_paper_are_no_numbers(session: Session) -> None:
    entry = record(
        changes={
            "identity_kind": (None, Kind.UNION),
            "identity_issued_on": (None, date(2021, 5, 1)),
            "passport_no": (None, "C1234567"),
            "identity": (None, 95012345),
        }
    )
    assert entry.changes == {
        "identity_kind": [None, "union"],
        "identity_issued_on": [None, "2021-05-01"],
        "passport_no": [None, "C123**67"],
        "identity": [None, "9501**45"],
    }


def test_what_is_masked_already_stays_readable(session: Session) -> None:
    entry = record(changes={"identity": ("0060******34", "0060******35")})
    assert entry.changes == {"identity": ["0060******34", "0060******35"]}


def test_sealed_bytes_have_no_place_in_the_log(session: Session) -> None:
    with pytest.raises(TypeError, match="bytes"):
        record(changes={"identity_sealed": (b"\x00", b"\x01")})


def test_reading_an_identity_number_needs_a_reason(session: Session) -> None:
    with pytest.raises(RuleViolation, match="lý do") as refusal:
        services.record_reading(actor_id=1, subject_type="party", subject_id=3, reason="  \u200b")
    assert refusal.value.field == "reason"
    session.flush()
    assert queries.history("party", 3) == []
    services.record_reading(actor_id=1, subject_type="party", subject_id=3, reason="Đối chiếu")
    session.flush()
    assert [entry.reason for entry in queries.history("party", 3)] == ["Đối chiếu"]


def test_history_is_of_one_record_newest_first_and_pages_back(session: Session) -> None:
    for number in range(5):
        record(note=f"lần {number}")
    record(subject_id=8)
    session.commit()
    first = queries.history("organisation", 7, limit=2)
    assert [entry.note for entry in first] == ["lần 4", "lần 3"]
    older = queries.history("organisation", 7, limit=9, before_id=first[-1].id)
    assert [entry.note for entry in older] == ["lần 2", "lần 1", "lần 0"]


def test_the_log_is_filtered_by_person_action_and_time(session: Session) -> None:
    entry = record()
    services.record(actor_id=2, action="user.login", subject_type="user", subject_id=2)
    session.commit()
    assert queries.log(actor_id=1, action="organisation.corrected", since=entry.at) == [entry]
    assert queries.log(actor_id=1, until=entry.at) == []


def test_an_entry_goes_when_its_transaction_is_undone(session: Session) -> None:
    record()
    session.flush()
    session.rollback()
    assert queries.log() == []
