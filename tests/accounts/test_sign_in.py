"""Signing in as a service, with the moment passed in."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts import queries
from accounts.credentials import current_code, new_recovery_codes, recovery_hash
from accounts.models import LoginAttempt
from accounts.services import people, sign_in
from tests.factories.accounts import PASSWORD, make_user

pytestmark = pytest.mark.usefixtures("session")
NOW = datetime(2025, 6, 2, 1, 0, tzinfo=UTC)
HERE = "10.0.0.7"


def attempt(username, password=PASSWORD, minute=0.0, address=HERE):
    now = NOW + timedelta(minutes=minute)
    return sign_in.check_password(username, password, address=address, now=now)


def fail(username, times, minute=0.0, address=HERE):
    return [attempt(username, "sai", minute, address)[1] for _ in range(times)]


def test_the_right_password_opens_in_any_case_of_the_name():
    user = make_user(username="canbo.thu")
    assert attempt(" Canbo.THU ") == (user, None)


def test_wrong_and_unknown_get_the_same_words():
    make_user(username="canbo.thu")
    wrong, unknown = fail("canbo.thu", 1) + fail("khong.co", 1)
    assert wrong == unknown
    assert wrong.message == sign_in.WRONG


def test_the_fifth_wrong_try_locks_and_says_how_long():
    make_user(username="canbo.thu")
    refusals = fail("canbo.thu", 5)
    assert [one.locked for one in refusals] == [False] * 4 + [True]
    assert "15 phút (lúc 08:15)" in refusals[-1].message
    user, refused = attempt("canbo.thu", minute=14.9)
    assert user is None
    assert "1 phút" in refused.message


def test_the_lock_ends_by_itself():
    user = make_user(username="canbo.thu")
    fail("canbo.thu", 5)
    assert attempt("canbo.thu", minute=15) == (user, None)


def test_an_unknown_name_locks_like_a_known_one():
    make_user(username="canbo.thu")
    known, unknown = fail("canbo.thu", 5, address="10.0.0.1"), fail("la", 5, address="10.0.0.2")
    assert known == unknown


def test_success_begins_the_count_anew():
    user = make_user(username="canbo.thu")
    fail("canbo.thu", 4)
    sign_in.note_success(user, address=HERE, now=NOW)
    assert not any(one.locked for one in fail("canbo.thu", 4, minute=1))
    assert fail("canbo.thu", 1, minute=1)[0].locked


def test_the_password_alone_does_not_begin_the_count_anew_when_codes_are_wrong():
    user = make_user(username="quantri.thu", second_factor=True)
    for _ in range(4):
        assert attempt("quantri.thu")[0] is user
        assert not sign_in.check_second_step(user, "000000", address=HERE, now=NOW).locked
    assert sign_in.check_second_step(user, "000000", address=HERE, now=NOW).locked
    assert attempt("quantri.thu")[1].locked


def test_twenty_wrong_tries_lock_the_address_for_every_account():
    user = make_user(username="canbo.thu")
    for number in range(10):
        fail(f"la{number}", 2)
    assert attempt("canbo.thu")[1].locked
    assert attempt("canbo.thu", address="10.0.0.8") == (user, None)


def test_an_administrator_lifts_the_lock():
    boss, user = make_user(), make_user(username="canbo.thu")
    fail("canbo.thu", 5)
    assert sign_in.lock_of(user, NOW) == NOW + timedelta(minutes=15)
    people.forgive_tries(user, actor_id=boss.id, now=NOW)
    assert sign_in.lock_of(user, NOW) is None
    assert attempt("canbo.thu") == (user, None)


def test_a_locked_account_is_told_only_after_the_right_password():
    make_user(username="canbo.thu", active=False)
    assert fail("canbo.thu", 1)[0].message == sign_in.WRONG
    assert attempt("canbo.thu")[1].message == sign_in.LOCKED_BY_OFFICE


def test_a_one_time_password_is_refused_after_seven_days():
    user = make_user(username="moi", must_change_password=True, password_set_at=NOW)
    assert attempt("moi", minute=7 * 24 * 60 - 1) == (user, None)
    assert attempt("moi", minute=7 * 24 * 60)[1].message == sign_in.ONE_TIME_OVER


def test_what_was_typed_as_a_name_is_not_kept_readable(session):
    fail("mat-khau-go-nham", 1)
    session.flush()
    kept = queries.last_attempts(sign_in.account_key("mat-khau-go-nham"), 5)
    assert [len(one.account_key) for one in kept] == [64]
    assert "mat-khau" not in kept[0].account_key
    assert session.get(LoginAttempt, kept[0].id).ok is False


def test_a_code_counts_once():
    user = make_user(second_factor=True)
    code = current_code(user)
    assert sign_in.check_second_step(user, code, address=HERE, now=NOW) is None
    assert sign_in.check_second_step(user, code, address=HERE, now=NOW).message == (
        sign_in.WRONG_CODE
    )


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３４５６", "-12345"])
def test_what_is_no_code_is_refused(typed):
    user = make_user(second_factor=True)
    assert sign_in.check_second_step(user, typed, address=HERE, now=NOW) is not None


def test_a_recovery_code_counts_once_however_it_is_typed():
    user = make_user(second_factor=True)
    codes = new_recovery_codes()
    user.mf_recovery_codes = [recovery_hash(code) for code in codes]
    typed = codes[0].upper().replace("-", " ")
    assert sign_in.check_second_step(user, typed, address=HERE, now=NOW) is None
    assert len(user.mf_recovery_codes) == len(codes) - 1
    assert sign_in.check_second_step(user, typed, address=HERE, now=NOW) is not None


def test_the_secret_and_the_codes_are_not_stored_readable(session):
    user = make_user(second_factor=True)
    assert "enckey" in user.tf_totp_secret
    assert '"key"' not in user.tf_totp_secret
