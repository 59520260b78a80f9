"""The contact log and the texts ready to be sent: official, short, nothing of the person."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.rules.duties import Duty
from audit.models import Entry
from coop_registry.models import ContactLine
from coop_registry.rules.contacts import Channel, ContactEntry, Told, messages, refuse_days
from coop_registry.rules.filings.entries import StepEntry
from coop_registry.rules.filings.kinds import FilingStep
from coop_registry.services.filings import examining
from core.db import db
from core.errors import RuleViolation
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.filings import OFFICER, TODAY, receive
from tests.factories.registry import make_organisation

TALK = ContactEntry(TODAY, Channel.PHONE, "Chị Lan, kế toán", "Nhắc bổ sung nghị quyết")
TOLD = Told("Phòng Mẫu", "05/2025", "Đăng ký thay đổi tên", "Hợp tác xã A")


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (replace(TALK, on=date(2025, 6, 3)), "on"),
        (replace(TALK, promised_on=date(2025, 6, 1)), "promised_on"),
    ],
    ids=["ahead", "promised before"],
)
def test_days_out_of_order_are_refused(entry, field) -> None:
    with pytest.raises(RuleViolation) as refusal:
        refuse_days(entry, TODAY)
    assert refusal.value.field == field


def test_a_promise_of_the_same_day_is_taken() -> None:
    refuse_days(replace(TALK, promised_on=TODAY), TODAY)


@pytest.mark.parametrize(
    ("told", "keys", "says"),
    [
        (TOLD, [], ""),
        (replace(TOLD, missing=("Nghị quyết",)), ["missing"], "còn thiếu: Nghị quyết. Đề nghị"),
        (replace(TOLD, missing=("A", "B", "C", "D")), ["missing"], "C; và 1 giấy tờ khác"),
        (
            replace(TOLD, complete_by=date(2025, 6, 9), article="khoản 6 Điều 19"),
            ["complete"],
            "đến hết ngày 09/06/2025; quá hạn, cơ quan đăng ký hủy hồ sơ (khoản 6 Điều 19)",
        ),
        (replace(TOLD, is_accepted=True), ["result"], "đã được giải quyết"),
        (replace(TOLD, is_refused=True), ["result"], "thông báo từ chối"),
    ],
    ids=["nothing", "one paper", "four papers", "last day", "accepted", "refused"],
)
def test_the_texts_fit_where_the_filing_stands(told, keys, says) -> None:
    found = messages(told)
    assert [one.key for one in found] == keys
    assert all(says in one.text and len(one.text) < 320 for one in found)
    assert all(one.text.startswith("Phòng Mẫu thông báo: hồ sơ số 05/2025") for one in found)


@pytest.fixture
def officer(session):
    return make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY))


@pytest.mark.db
def test_a_talk_about_a_filing_stands_in_both_logs(officer, as_user) -> None:
    row = receive(make_organisation(), papers=())
    ask = StepEntry(date(2025, 5, 6), "Thiếu giấy tờ.")
    examining.step(row, FilingStep.ASK_SUPPLEMENT, ask, actor_id=OFFICER, today=TODAY)
    client = as_user(officer)
    page = client.get(f"/ho-so/{row.id}/lien-he").text
    assert "Hồ sơ thiếu giấy tờ" in page
    assert "đến hết ngày 07/07/2025" in page  # 05/07 is a Saturday
    texts = page[page.index("soan-san") : page.index("da-lien-he")]
    assert "Nông Thị Thử" not in texts
    assert "0912 345 678" not in texts
    said = {
        "on": "02/06/2025", "channel": "phone", "person": "Chị Lan", "words": "Nhắc bổ sung",
        "promised_on": "05/06/2025",
    }  # fmt: skip
    assert client.post(f"/ho-so/{row.id}/lien-he/ghi", data=said).status_code == 303
    for path in (f"/ho-so/{row.id}", f"/hop-tac-xa/{row.organisation_id}"):
        assert "Chị Lan" in client.get(f"{path}/lien-he").text
    entry = db.session.query(Entry).filter_by(action="contact.noted").one()
    assert entry.changes == {"channel": [None, "Điện thoại"], "promised_on": [None, "2025-06-05"]}


@pytest.mark.db
def test_who_only_reads_writes_nothing(officer, as_user) -> None:
    row = receive(make_organisation())
    auditor = as_user(make_user(Duty.AUDITOR))
    assert auditor.get(f"/ho-so/{row.id}/lien-he").status_code == 200
    assert "Ghi liên hệ" not in auditor.get(f"/ho-so/{row.id}/lien-he").text
    assert auditor.post(f"/ho-so/{row.id}/lien-he/ghi", data={}).status_code == 403
    assert db.session.query(ContactLine).count() == 0
