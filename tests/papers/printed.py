"""Every paper that the program prints, made from the demonstration as its people make it.

Each line of `PRINTED` says which modules of the program it goes through; a module that sets a
page or a Word file and stands in no line fails `test_printed.py`.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from types import SimpleNamespace
from urllib.parse import urlencode
from zipfile import ZipFile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from accounts import queries as accounts
from accounts.security import session_marks
from coop_registry.models import Filing, Organisation
from coop_registry.queries import members
from core.clock import now_utc
from core.db import db
from fund.queries import funds
from papers.models import IssuedPaper, StoredFile
from reference import queries as reference
from reference.models import Job
from tests.browser.test_trial import ASKED
from tests.factories.filings import receive
from tests.factories.fund import make_borrower, paid_out, put
from tests.factories.persons import director, make_request

#: Organisation of the demonstration with a whole list of members, all parts paid.
WHOLE = 1
Files = dict[str, bytes]


@dataclass(frozen=True)
class Desk:
    """A person of the demonstration at work, without a browser."""

    app: Flask

    def client(self, username: str) -> FlaskClient:
        """Return a client of a signed-in person."""
        with self.app.app_context():
            user = accounts.person_by_username(username)
            assert user is not None
            identity = user.get_id()
        client = self.app.test_client()
        with client.session_transaction() as cookie:
            cookie.update({"_user_id": identity, "_fresh": True})
            cookie.update(session_marks(second_factor=True, now=now_utc()))
        return client

    def issued(self, username: str, path: str, **form: str) -> Files:
        """Send a form that issues a paper; return its files by ending."""
        answer = self.client(username).post(path, data=form)
        assert answer.status_code == 303, answer.get_data(as_text=True)[:2000]
        return self.kept(int(answer.location.rsplit("/", 1)[1]))

    def kept(self, paper_id: int) -> Files:
        """Return the files of an issued paper by ending."""
        with self.app.app_context():
            paper = db.session.get_one(IssuedPaper, paper_id)
            kept = {
                "pdf": paper.pdf_file_id,
                "docx": paper.docx_file_id,
                "xlsx": paper.xlsx_file_id,
            }
            return {
                ending: db.session.get_one(StoredFile, file_id).content
                for ending, file_id in kept.items()
                if file_id is not None
            }

    def sent(self, username: str, path: str, ending: str, **form: str) -> Files:
        """Return the file that a form sends at once."""
        answer = self.client(username).post(path, data=form)
        assert answer.status_code == 200, path
        return {ending: answer.data}

    def got(self, username: str, path: str, ending: str) -> Files:
        """Return the file that an address sends."""
        answer = self.client(username).get(path)
        assert answer.status_code == 200, path
        return {ending: answer.data}


def _list(desk: Desk) -> Files:
    found: Files = {}
    for shape in ("pdf", "docx", "xlsx"):
        found |= desk.sent("lienminh", "/hop-tac-xa/xuat", shape, dang=shape)
    return found


def _directory(desk: Desk) -> Files:
    return desk.sent("lienminh", "/hop-tac-xa/xuat", "xlsx", dang="danh-ba")


def _many(desk: Desk) -> Files:
    """Return a bundle with its contents, and the papers of a ZIP."""
    found = {}
    for what, ending in (("summary.pdf", "pdf"), ("member_book.zip", "zip")):
        form = {"viec": what, "xac-nhan": "1", "chon": ["1", "2"]}
        client = desk.client("canbo.chodon")
        answer = client.post("/hop-tac-xa/in-nhieu", data=form)
        with desk.app.app_context():
            job = db.session.get_one(Job, int(answer.location.rsplit("/", 1)[1]))
            content = db.session.get_one(StoredFile, job.stored_file_id).content
        found[ending] = content
    with ZipFile(BytesIO(found.pop("zip"))) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".docx"))
        return found | {"docx": archive.read(name)}


def _certificate(desk: Desk) -> Files:
    with desk.app.app_context():
        version = db.session.get_one(Organisation, WHOLE).version
        member = members.member_history(WHOLE)[0].membership_id
    path = f"/hop-tac-xa/{WHOLE}/thanh-vien/{member}/giay-chung-nhan"
    form = {"version": str(version), "number": "01/GCN", "issued_on": "2/6/2025"}
    return desk.issued("canbo.chodon", path, **form)


def _reply(desk: Desk) -> Files:
    with desk.app.app_context():
        organisation = db.session.get_one(Organisation, WHOLE)
        asker = director(organisation)
        row = make_request(organisation.unit_id, asker_name=asker.full_name)
        row.party_id = asker.id
        db.session.commit()
        path = f"/yeu-cau-du-lieu-ca-nhan/{row.id}"
    answer = {
        "outcome": "accepted",
        "answered_on": "02/06/2025",
        "words": "Gửi ông dữ liệu đang lưu.",
    }
    client = desk.client("canbo.chodon")
    assert client.post(f"{path}/tra-loi", data=answer).status_code == 303
    return desk.issued("canbo.chodon", f"{path}/lap-cong-van")


def _review(desk: Desk) -> Files:
    """Return the notice to the first organisation of a review of a district."""
    client = desk.client("canbo.chodon")
    with desk.app.app_context():
        district = reference.unit_by_code("064", date(2025, 6, 2))
        assert district is not None
        unit_id = district.id
    asked = {"title": "Rà soát", "unit_id": str(unit_id), "notice_on": "02/06/2025"}
    begun = client.post("/ra-soat/moi", data=asked)
    assert client.post(f"{begun.location}/thong-bao").status_code == 303
    with desk.app.app_context():
        first = db.session.query(IssuedPaper.id).filter_by(kind="registry.review_notice").first()
        assert first is not None
        paper_id: int = first.id
    return desk.kept(paper_id)


def _filing(desk: Desk) -> int:
    """Return a filing just received, the same one each time."""
    with desk.app.app_context():
        kept = db.session.query(Filing).filter_by(organisation_id=WHOLE).first()
        kept = kept or receive(db.session.get_one(Organisation, WHOLE))
        db.session.commit()
        return int(kept.id)


def _receipt(desk: Desk) -> Files:
    at = f"/ho-so/{_filing(desk)}"
    return desk.issued("canbo.chodon", f"{at}/lap-van-ban", loai="receipt")


def _whole(desk: Desk) -> Files:
    _receipt(desk)
    return desk.got("canbo.chodon", f"/ho-so/{_filing(desk)}/mot-tep", "pdf")


def _trial(desk: Desk) -> Files:
    path, asked = "/quy-ho-tro/tinh-thu/tep-", urlencode(ASKED)
    found = desk.got("tindung", f"{path}pdf?{asked}", "pdf")
    return found | desk.got("tindung", f"{path}excel?{asked}", "xlsx")


def _book(path: str, words: str = "") -> "Printed":
    """Return a book of the fund as paper and workbook, after a loan was paid out and repaid once."""

    def make(desk: Desk) -> Files:
        with desk.app.app_context():
            if funds.current() is None:
                borrower = make_borrower("Hợp tác xã Vay Vốn")
                contract = paid_out(borrower, number="01/HĐTD-QHT")
                put(contract, "repay", "2025-02-15", amount=102_038_356)
                db.session.commit()
        path_of = f"/quy-ho-tro/so/{path}/tep-"
        found = desk.got("ketoan", f"{path_of}pdf{words}", "pdf")
        return found | desk.got("ketoan", f"{path_of}excel{words}", "xlsx")

    return Printed(make, ("fund/papers/books/printed.py",))


@dataclass(frozen=True)
class Printed:
    """A paper and the modules of the program that set it."""

    make: Callable[[Desk], Files]
    through: tuple[str, ...]


_ISSUING = "coop_registry/papers/issuing.py"
PRINTED: Mapping[str, Printed] = {
    "ban-tom-tat": Printed(
        lambda desk: desk.issued("canbo.chodon", "/hop-tac-xa/2/in-ban-tom-tat"), (_ISSUING,)
    ),
    "bao-cao-thang": Printed(
        lambda desk: desk.issued("lienminh", "/tong-quan/bao-cao-thang?ngay=31/05/2025"),
        ("coop_registry/routes/monthly.py",),
    ),
    "bao-cao-thang-huyen": Printed(
        lambda desk: desk.issued("lanhdao.chodon", "/tong-quan/bao-cao-thang"),
        ("coop_registry/routes/monthly.py",),
    ),
    "danh-sach": Printed(_list, ("coop_registry/papers/lists.py",)),
    "danh-ba": Printed(_directory, ()),
    "so-dang-ky-thanh-vien": Printed(
        lambda desk: desk.issued(
            "canbo.chodon", f"/hop-tac-xa/{WHOLE}/so-dang-ky-thanh-vien", on="2/6/2025", number="01"
        ),
        (_ISSUING,),
    ),
    "giay-chung-nhan-phan-von-gop": Printed(_certificate, (_ISSUING,)),
    "tra-loi-du-lieu-ca-nhan": Printed(_reply, ("coop_registry/routes/subject_answers.py",)),
    "ra-soat": Printed(_review, ("coop_registry/papers/review.py",)),
    "giay-bien-nhan": Printed(_receipt, ("coop_registry/papers/filings/issuing.py",)),
    "ho-so-mot-tep": Printed(_whole, ("coop_registry/papers/filings/whole.py",)),
    "in-nhieu": Printed(_many, ("coop_registry/papers/contents.py", _ISSUING)),
    "so-du-tai-khoan": _book("so-du-tai-khoan"),
    "so-cai": _book("so-cai", "?tk=2011"),
    "so-nhat-ky": _book("nhat-ky"),
    "so-cho-vay": _book("cho-vay"),
    "so-chi-tiet": _book("cho-vay/1"),
    "so-du-phong": _book("du-phong"),
    "tinh-thu": Printed(_trial, ("fund/routes/trial.py",)),
    "tong-quan": Printed(lambda desk: desk.sent("lienminh", "/tong-quan/xuat-excel", "xlsx"), ()),
    "van-de": Printed(lambda desk: desk.sent("lienminh", "/van-de/xuat-excel", "xlsx"), ()),
    "thanh-vien": Printed(
        lambda desk: desk.sent(
            "canbo.chodon", f"/hop-tac-xa/{WHOLE}/thanh-vien/xuat-excel", "xlsx"
        ),
        (),
    ),
    "nhat-ky": Printed(lambda desk: desk.sent("kiemtoan", "/quan-tri/nhat-ky/xuat", "xlsx"), ()),
    "tep-mau": Printed(lambda desk: desk.got("canbo.chodon", "/nhap-danh-sach/mau", "xlsx"), ()),
}


@contextmanager
def steady_codes() -> Iterator[None]:
    """Let every look-up code be the same each time: else no picture of a paper would be."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("papers.rules.secrets", SimpleNamespace(choice=random.Random(5).choice))
        yield


def make(name: str, app: Flask) -> Files:
    """Return the files of one paper, by ending."""
    with steady_codes():
        return PRINTED[name].make(Desk(app))
