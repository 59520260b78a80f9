"""Papers on the page of a filing: made, numbered, superseded, overtaken, all in one file."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from accounts.rules.duties import Duty
from coop_registry.papers.filings import issuing, whole
from coop_registry.queries.filings.whole import parts_of
from coop_registry.rules.filings.changes import CapitalAsked, CorrectionAsked, NoticeAsked
from coop_registry.rules.filings.entries import DecisionEntry
from coop_registry.rules.filings.kinds import FilingKind, FilingStep
from coop_registry.rules.filings.papers import FilingPaperKind
from coop_registry.services.filings import deciding, examining
from core.access import EVERYTHING
from core.db import db
from papers import services as papers
from papers.models import IssuedPaper
from papers.rules import PaperNumber, PaperState
from papers.scans import as_pdf
from papers.states import public_view
from reference import queries as reference
from tests.coop_registry.filings.papers_kit import revocation, step
from tests.factories.accounts import make_user
from tests.factories.filings import DAY, LEADER, OFFICER, TODAY, accept, propose, receive
from tests.factories.registry import make_organisation

pytestmark = pytest.mark.db
P = FilingPaperKind
CAPITAL_PUT_RIGHT = CorrectionAsked(capital=CapitalAsked(700_000_000))
MORE = {"today": TODAY, "check_page": "https://htx.example/kiem-tra", "actor_id": OFFICER}


@pytest.fixture
def made(session):
    return make_organisation()


@pytest.fixture
def as_duty(as_user):
    def login(duty: Duty, district: str = "064"):
        return as_user(make_user(duty, reference.unit_by_code(district, TODAY)))

    return login


def picture(wide: int = 60, high: int = 40) -> bytes:
    target = BytesIO()
    Image.new("RGB", (wide, high), "white").save(target, "PNG")
    return target.getvalue()


def attach(row, content: bytes, name: str, media_type: str) -> None:
    kept = papers.store_file(content, filename=name, media_type=media_type, actor_id=OFFICER)
    examining.attach(row, "other", name, file_id=kept.id, on=DAY, actor_id=OFFICER, today=TODAY)


def test_a_paper_is_made_with_a_button_and_shown_with_its_number(made, as_duty) -> None:
    row = receive(made)
    db.session.commit()
    officer, at = as_duty(Duty.REGISTRY_OFFICER), f"/ho-so/{row.id}"
    page = officer.get(at).text
    assert "Lập: Giấy biên nhận hồ sơ" in page
    assert "Chưa lập văn bản nào." in page
    answer = officer.post(f"{at}/lap-van-ban", data={"loai": "receipt"})
    assert answer.status_code == 303
    paper = db.session.query(IssuedPaper).one()
    assert answer.location.endswith(f"/giay-to/{paper.id}")
    assert (paper.kind, paper.subject_id) == ("registry.filing.receipt", row.id)
    assert f'href="{at}"' in officer.get(answer.location).text
    number = {"number": "7", "symbol": "GBN-TCKH", "on": "05/05/2025", "signer": "Ma Thị Ký"}
    officer.post(f"/giay-to/{paper.id}/ghi-so", data=number)
    page = officer.get(at).text
    assert "07/GBN-TCKH" in page
    assert "Lập lại: Giấy biên nhận hồ sơ" in page
    old = officer.post(f"{at}/lap-van-ban", data={"loai": "refusal"})
    assert old.status_code == 303
    assert "ở bước này không lập" in officer.get(at).text
    assert officer.post(f"{at}/lap-van-ban", data={"loai": "bia-dat"}).status_code == 404


def test_only_who_works_on_filings_makes_or_opens_their_papers(made, as_duty) -> None:
    paper = issuing.issue(receive(made), P.RECEIPT, **MORE)
    db.session.commit()
    at = f"/ho-so/{paper.subject_id}"
    stranger = as_duty(Duty.REGISTRY_OFFICER, "061")
    assert stranger.post(f"{at}/lap-van-ban", data={"loai": "receipt"}).status_code == 404
    assert stranger.get(f"{at}/mot-tep").status_code == 404
    assert stranger.get(f"/giay-to/{paper.id}").status_code == 404
    alliance = as_duty(Duty.ALLIANCE_OFFICER)
    assert alliance.get(f"/giay-to/{paper.id}").status_code == 404
    assert "Giấy biên nhận" not in alliance.get("/giay-to").text
    auditor = as_duty(Duty.AUDITOR)
    assert auditor.post(f"{at}/lap-van-ban", data={"loai": "receipt"}).status_code == 403
    assert "Lập: " not in auditor.get(at).text


def test_the_check_page_tells_that_a_paper_was_superseded(made, client) -> None:
    row = receive(made)
    first, second = (issuing.issue(row, P.RECEIPT, **MORE) for _ in range(2))
    db.session.commit()
    assert "Đã được thay thế" in client.get(f"/kiem-tra-giay-to?ma={first.code}").text
    found = client.get(f"/kiem-tra-giay-to?ma={second.code}").text
    assert "Còn giá trị" in found
    assert "Nông Thị Thử" not in found


def decided(made, kind: FilingKind, change, on: date):
    row = propose(receive(made, kind, received_on=on), change)
    deciding.decide(row, DecisionEntry(on=on), actor_id=LEADER, today=TODAY, scope=EVERYTHING)
    return row


def test_a_decision_that_was_cancelled_and_a_certificate_that_was_mended_say_so(
    made, client
) -> None:
    certificate = issuing.issue(accept(receive(made)), P.CERTIFICATE, **MORE)
    mended = decided(made, FilingKind.CORRECTION, CAPITAL_PUT_RIGHT, date(2025, 5, 12))
    newer = issuing.issue(mended, P.CERTIFICATE, **MORE)
    revoked = decided(made, FilingKind.REVOCATION, revocation(DAY), date(2025, 5, 19))
    decision = issuing.issue(revoked, P.REVOCATION, **MORE)

    def worth(paper: IssuedPaper, on: date) -> tuple[PaperState, str]:
        view = public_view(paper, on)
        return view.state, view.why

    before, after = date(2025, 5, 11), date(2025, 5, 12)
    assert worth(certificate, before)[0] is PaperState.VALID
    assert worth(certificate, after) == (PaperState.SUPERSEDED, "Đã có hiệu đính ngày 12/05/2025.")
    assert worth(newer, date(2025, 5, 18))[0] is PaperState.VALID
    assert worth(newer, date(2025, 5, 19))[0] is PaperState.REVOKED
    decided(made, FilingKind.RESTORATION, NoticeAsked("Không thuộc trường hợp"), date(2025, 5, 26))
    assert worth(decision, date(2025, 5, 25))[0] is PaperState.VALID
    assert worth(newer, TODAY)[0] is PaperState.VALID
    db.session.commit()
    found = client.get(f"/kiem-tra-giay-to?ma={decision.code}").text
    assert "đã bị hủy bỏ, giấy chứng nhận được khôi phục ngày 26/05/2025" in found


def test_the_whole_filing_is_one_file_with_contents(made, as_duty) -> None:
    row = receive(made)
    old = issuing.issue(row, P.RECEIPT, **MORE)
    issuing.issue(row, P.RECEIPT, **MORE)
    attach(row, picture(), "bien-ban.png", "image/png")
    attach(row, b"%PDF-1.4 broken", "hong.pdf", "application/pdf")
    step(row, FilingStep.COMMENT, DAY, "Đã xem")
    db.session.commit()
    answer = as_duty(Duty.REGISTRY_RECEPTION).get(f"/ho-so/{row.id}/mot-tep")
    pages = [page.extract_text() for page in PdfReader(BytesIO(answer.data)).pages]
    assert len(pages) == 3
    assert "MỤC LỤC" in pages[0]
    assert "bien-ban.png" in pages[0]
    assert "hong.pdf" in " ".join(pages[0].split()).split("Không ghép được")[1]
    assert "GIẤY BIÊN NHẬN" in pages[1]
    assert old.code not in answer.data.decode("latin-1") + pages[0]


def test_a_big_filing_is_left_to_the_worker(made, as_duty, monkeypatch) -> None:
    row = receive(made)
    issuing.issue(row, P.RECEIPT, **MORE)
    db.session.commit()
    assert whole.is_quick(row)
    monkeypatch.setattr(whole, "DIRECT_BYTES", 10)
    officer = as_duty(Duty.REGISTRY_OFFICER)
    assert officer.get(f"/ho-so/{row.id}/mot-tep").status_code == 302
    answer = officer.post(f"/ho-so/{row.id}/ghep-mot-tep")
    assert answer.status_code == 303
    assert "/cong-viec/" in answer.location


def test_the_signed_scan_is_the_record_of_a_paper(made) -> None:
    paper = issuing.issue(receive(made), P.RECEIPT, **MORE)
    number = PaperNumber(7, "GBN-TCKH", DAY, "Ma Thị Ký")
    papers.record_number(paper, number, actor_id=OFFICER, today=TODAY)
    scan = papers.attach_scan(paper, filename="ky.png", content=picture(), actor_id=OFFICER)
    row = db.session.get_one(type(receive(made, FilingKind.NAME)), paper.subject_id)
    found = parts_of(row)
    assert [part.file_id for part in found] == [scan.id]
    assert found[0].title.endswith("số 07/GBN-TCKH")


def test_pictures_become_pages_and_what_is_none_does_not() -> None:
    lying = PdfReader(BytesIO(as_pdf(picture(80, 20), "image/png") or b"")).pages[0].mediabox
    assert lying.width > lying.height
    assert as_pdf(picture()[:40], "image/png") is None
    assert as_pdf(b"%PDF-1.4", "application/pdf") is None
    assert as_pdf(b"PK", "application/msword") is None
