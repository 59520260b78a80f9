import pytest
from flask import Flask
from sqlalchemy import select

from core.db import db
from core.errors_pages import PAGES
from core.once import Submission


@pytest.mark.parametrize("code", sorted(set(PAGES) - {500, 507}))
def test_every_error_has_a_page_that_says_what_to_do(core_app: Flask, code: int) -> None:
    answer = core_app.test_client().get(f"/mau/loi/{code}")
    title, advice = PAGES[code]
    assert answer.status_code == code
    assert title in answer.text
    assert advice.split(".")[0] in answer.text


def test_an_unknown_address_is_not_found(core_app: Flask) -> None:
    answer = core_app.test_client().get("/khong-co")
    assert answer.status_code == 404
    assert "Không tìm thấy" in answer.text


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/hop-tac-xa/in-nhieu?loai=group&trang=2", "/hop-tac-xa?loai=group&trang=2"),
        ("/hop-tac-xa/57/in-ban-tom-tat", "/hop-tac-xa/57"),
        ("/tong-quan/bao-cao-thang", "/tong-quan"),
        ("/dang-xuat", "/"),
    ],
)
def test_coming_back_to_what_a_button_opens_leads_to_the_page_above(
    core_app: Flask, path: str, above: str
) -> None:
    client = core_app.test_client()
    answer = client.get(path)
    assert (answer.status_code, answer.location) == (303, above)
    # That page asks its own permission.
    assert client.get(above).location.startswith("/dang-nhap")
    assert client.put(path).status_code == 405


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_unexpected_error_shows_nothing_of_the_inside_and_keeps_nothing(
    core_app: Flask, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = core_app.test_client().open("/mau/hong", method=method)
    assert answer.status_code == 500
    assert PAGES[500][0] in answer.text
    assert "ZeroDivisionError" not in answer.text
    assert "secret inside" not in answer.text
    assert db.session.scalar(select(Submission).where(Submission.token == "half-written")) is None
    assert "unexpected" in caplog.text


@pytest.mark.parametrize("kind", ["system", "sqlite", "postgresql"])
def test_a_full_disk_is_named_and_nothing_is_kept(core_app: Flask, kind: str) -> None:
    answer = core_app.test_client().post(f"/mau/day-dia/{kind}")
    assert answer.status_code == 507
    assert "Máy chủ hết dung lượng đĩa" in answer.text
    assert "Chưa có gì được ghi" in answer.text
    assert "người quản trị" in answer.text
    assert db.session.scalar(select(Submission).where(Submission.token == "half-written")) is None


def test_a_stale_or_forged_form_token_is_told_and_writes_nothing(core_app: Flask) -> None:
    core_app.config["WTF_CSRF_ENABLED"] = True
    for token in ({}, {"csrf_token": "forged"}):
        answer = core_app.test_client().post("/mau/ghi", data=token)
        assert answer.status_code == 400
        assert "Biểu mẫu đã hết hạn" in answer.text
    assert db.session.scalar(select(Submission)) is None


def test_a_body_over_the_limit_is_told(core_app: Flask) -> None:
    core_app.config["MAX_CONTENT_LENGTH"] = 1000
    answer = core_app.test_client().post(
        "/dang-nhap", data={"username": "x" * 2000}, content_type="multipart/form-data"
    )
    assert answer.status_code == 413
    assert "Tệp quá lớn" in answer.text


def test_answers_carry_a_policy_without_inline_scripts(core_app: Flask) -> None:
    headers = core_app.test_client().get("/dang-nhap").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
