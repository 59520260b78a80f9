import base64

import pytest
from flask import Flask

from core import keys
from core.errors import ConfigurationError


@pytest.fixture(autouse=True)
def key() -> object:
    app = Flask(__name__)
    app.config["DATA_KEY"] = keys.new_data_key()
    with app.app_context():
        yield app


def test_what_is_sealed_opens_again_and_no_two_seals_are_alike() -> None:
    first, second = keys.encrypt("006012345612"), keys.encrypt("006012345612")
    assert keys.decrypt(first) == keys.decrypt(second) == "006012345612"
    assert first != second
    assert b"006012345612" not in first


def test_another_key_does_not_open_it(key: Flask) -> None:
    sealed = keys.encrypt("006012345612")
    key.config["DATA_KEY"] = keys.new_data_key()
    with pytest.raises(ConfigurationError, match="DATA_KEY"):
        keys.decrypt(sealed)


def test_an_altered_seal_does_not_open() -> None:
    sealed = bytearray(keys.encrypt("006012345612"))
    sealed[-1] ^= 1
    with pytest.raises(ConfigurationError):
        keys.decrypt(bytes(sealed))


def test_equal_numbers_have_equal_blind_indexes_under_one_key_only(key: Flask) -> None:
    index = keys.blind_index("006012345612")
    assert index == keys.blind_index("006012345612") != keys.blind_index("006012345613")
    key.config["DATA_KEY"] = keys.new_data_key()
    assert keys.blind_index("006012345612") != index


def test_each_purpose_has_its_own_key() -> None:
    purposes = ("encryption", "blind-index", "audit", "totp")
    assert len({keys.sub_key(purpose) for purpose in purposes}) == len(purposes)


@pytest.mark.parametrize(
    "text", ["", "abc", "khóa", base64.urlsafe_b64encode(b"x" * 31).decode(), "*" * 44]
)
def test_a_value_that_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^DATA_KEY"):
        keys.decode_data_key(text)
