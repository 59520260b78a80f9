"""Saved views of lists: kept under a name, recognised, replaced, forgotten; nobody else's."""

import pytest

from accounts.models import SavedView
from accounts.rules.duties import Duty
from accounts.rules.views import MOST_VIEWS, view_words
from accounts.services.views import save_view
from core.db import db
from core.errors import RuleViolation
from tests.factories.accounts import make_user

pytestmark = pytest.mark.db
LIST = "registry.organisations"


@pytest.fixture
def officer(session):
    return make_user(Duty.AUDITOR)


def sent(client, **form):
    return client.post("/kieu-xem", data={"page": LIST, "query": "loai=union", "name": "A"} | form)


def test_the_same_list_is_recognised_however_its_address_is_written():
    assert view_words("tim=&xep=-von&loai=union&trang=3") == view_words("loai=union&xep=-von")
    assert view_words("trang=2&tim=%20") == ""


def test_a_view_is_kept_and_shown_on_its_list(officer, as_user):
    client = as_user(officer)
    answer = sent(client, name="Liên hiệp")
    assert (answer.status_code, answer.location) == (303, "/hop-tac-xa?loai=union")
    page = client.get("/hop-tac-xa").text
    assert 'href="/hop-tac-xa?loai=union"' in page
    assert "Xóa kiểu xem này" not in page
    assert "Xóa kiểu xem này" in client.get("/hop-tac-xa?loai=union&trang=1").text


def test_a_name_again_replaces_the_view(officer, as_user):
    client = as_user(officer)
    sent(client)
    sent(client, name="a", query="loai=group")
    (view,) = db.session.query(SavedView).all()
    assert (view.name, view.query) == ("a", "loai=group")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"name": "  "}, "Hãy đặt tên"),
        ({"name": "x" * 81}, "dài quá"),
        ({"query": "trang=2"}, "Hãy lọc danh sách trước"),
        ({"query": "tim=" + "a" * 1500}, "dài quá"),
    ],
)
def test_what_cannot_be_kept_is_said(officer, as_user, form, words):
    client = as_user(officer)
    answer = sent(client, **form)
    assert words in client.get(answer.location).text
    assert db.session.query(SavedView).count() == 0


def test_there_is_a_most(officer):
    for place in range(MOST_VIEWS):
        save_view(officer.id, LIST, f"Kiểu {place}", f"von-tu={place}")
    with pytest.raises(RuleViolation, match="xóa kiểu không dùng"):
        save_view(officer.id, LIST, "Thêm", "von-tu=99")


def test_only_lists_of_the_program_have_views(officer, as_user):
    assert sent(as_user(officer), page="accounts.people").status_code == 404


def test_a_view_is_forgotten_by_its_owner_alone(officer, as_user):
    view = save_view(officer.id, LIST, "Của tôi", "loai=union")
    db.session.commit()
    other = as_user(make_user(Duty.AUDITOR))
    assert other.post(f"/kieu-xem/{view.id}/xoa").status_code == 404
    assert "Của tôi" not in other.get("/hop-tac-xa").text
    mine = as_user(officer)
    mine.post(f"/kieu-xem/{view.id}/xoa")
    assert db.session.query(SavedView).count() == 0


def test_a_double_click_keeps_one(officer, as_user):
    client = as_user(officer)
    for _ in range(2):
        sent(client, once="a" * 32)
    assert db.session.query(SavedView).count() == 1
