"""Reviews of what is registered (khoản 3 Điều 25 NĐ 92/2024): noticed, answered, the silent listed."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from accounts.rules.duties import Duty
from coop_registry.models import ReviewLine
from coop_registry.queries import reviews as queries
from coop_registry.rules.kinds import Status
from coop_registry.rules.reviews import Answer, AnswerEntry, Counted, last_day, refuse_answer
from coop_registry.services import reviews
from core.db import db
from core.errors import RuleViolation, StaleRecord
from law.deadlines import WorkingDays
from papers.models import IssuedPaper
from reference import queries as reference
from reference.models import Job
from tests.factories.accounts import make_user
from tests.factories.filings import receive
from tests.factories.registry import BA_BE, make_organisation
from tests.factories.reviews import TODAY, make_review

NOTICE = date(2025, 5, 5)


@pytest.mark.parametrize(
    ("notice_on", "last"),
    [
        (date(2024, 7, 18), date(2024, 10, 16)),
        (date(2025, 3, 3), date(2025, 6, 2)),  # 01/06/2025 is a Sunday
    ],
    ids=["NĐ 92 Đ25.3 on its first day", "NĐ 92 Đ25.3 rolled over a Sunday"],
)
def test_the_last_day_is_ninety_days_after_the_notice(notice_on, last) -> None:
    deadline, rule = last_day(notice_on, WorkingDays())
    assert deadline.last_day == last
    assert "khoản 3 Điều 25" in rule.article


def test_before_the_decree_there_is_no_such_review() -> None:
    with pytest.raises(RuleViolation) as refusal:
        last_day(date(2024, 7, 17), WorkingDays())
    assert refusal.value.field == "notice_on"


@pytest.mark.parametrize("on", [date(2025, 5, 4), date(2025, 6, 3)], ids=["before", "ahead"])
def test_an_answer_out_of_its_time_is_refused(on) -> None:
    with pytest.raises(RuleViolation):
        refuse_answer(AnswerEntry(Answer.CORRECT, on), NOTICE, TODAY)
    refuse_answer(AnswerEntry(Answer.CORRECT, NOTICE), NOTICE, TODAY)
    refuse_answer(AnswerEntry(Answer.CORRECT, TODAY), NOTICE, TODAY)


def more(number: int, **changes):
    given = {"identifiers": (), "representative": None, "name": f"Hợp tác xã Số {number}"}
    return make_organisation(**given | changes)


@pytest.mark.db
def test_those_that_stand_are_asked_and_the_silent_listed(session) -> None:
    made = make_organisation()
    silent = more(2)
    more(3, status=Status.ENDED, status_on=date(2024, 1, 2))
    make_organisation(BA_BE, name="Hợp tác xã Xa", identifiers=(), representative=None)
    row = make_review(NOTICE)
    lines = db.session.query(ReviewLine).order_by(ReviewLine.id).all()
    assert {one.organisation_id for one in lines} == {made.id, silent.id}
    mine = next(one for one in lines if one.organisation_id == made.id)
    actor = {"actor_id": 1, "today": TODAY}
    filing = receive(made)
    reviews.answer(row, mine.id, AnswerEntry(Answer.UPDATE, TODAY, "Sai", filing.id), 1, **actor)
    assert queries.counted([row.id])[row.id] == Counted(2, 0, 0, 1)
    assert queries.silent_ids(row.id) == {silent.id}
    with pytest.raises(StaleRecord):
        reviews.answer(row, mine.id, AnswerEntry(Answer.CORRECT, TODAY), 1, **actor)
    reviews.answer(row, mine.id, AnswerEntry(Answer.CORRECT, TODAY, None, filing.id), 2, **actor)
    assert mine.filing_id is None


@pytest.mark.db
def test_a_campaign_of_nobody_or_of_tomorrow_is_refused(session) -> None:
    with pytest.raises(RuleViolation):
        make_review()
    make_organisation()
    with pytest.raises(RuleViolation):
        make_review(date(2025, 6, 3))
    assert db.session.query(ReviewLine).count() == 0


def officer(duty: Duty = Duty.REGISTRY_OFFICER):
    return make_user(duty, reference.unit_by_code("064", TODAY))


@pytest.mark.db
def test_the_pages_take_it_from_the_notice_to_the_workbook(session, as_user) -> None:
    make_organisation()
    client = as_user(officer())
    unit = reference.unit_by_code("064", TODAY)
    asked = {"title": "Rà soát năm 2025", "unit_id": unit.id, "notice_on": "05/05/2025"}
    begun = client.post("/ra-soat/moi", data=asked)
    assert begun.status_code == 303
    at = begun.location
    assert client.post(f"{at}/thong-bao").status_code == 303
    paper = db.session.query(IssuedPaper).one()
    assert (paper.kind, paper.data_on) == ("registry.review_notice", NOTICE)
    line = db.session.query(ReviewLine).one()
    assert line.paper_id == paper.id
    assert client.post(f"{at}/thong-bao").status_code == 303  # none is lacking
    assert db.session.query(IssuedPaper).count() == 1
    book = openpyxl.load_workbook(BytesIO(client.get(f"{at}/chua-tra-loi").data))
    assert any("Hợp tác xã" in str(cell.value) for row in book.active for cell in row)
    said = {"answer": "correct", "on": "02/06/2025", "version": 1}
    assert client.post(f"{at}/tra-loi/{line.id}", data=said).status_code == 303
    assert "Không có tổ chức nào." in client.get(f"{at}?tra-loi=chua").text
    assert "Thông tin đúng" in client.get(f"{at}?tra-loi=dung").text


@pytest.mark.db
def test_the_desk_begins_no_campaign(session, as_user) -> None:
    make_organisation()
    desk = as_user(officer(Duty.REGISTRY_RECEPTION))
    assert desk.get("/ra-soat").status_code == 200
    assert desk.get("/ra-soat/moi").status_code == 403


def test_more_than_twenty_notices_are_made_by_the_worker(app, as_user) -> None:
    for number in range(21):
        more(number)
    row = make_review()
    client = as_user(officer())
    answer = client.post(f"/ra-soat/{row.id}/thong-bao")
    assert answer.status_code == 303
    job = db.session.query(Job).one()
    assert answer.location.endswith(f"/{job.id}")
    assert "Đã lập 21 thông báo" in (job.result_text or "")
    assert job.stored_file_id is not None
    assert queries.without_notice(row.id) == []
