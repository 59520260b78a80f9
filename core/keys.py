"""Keys: one secret, four derived ones; encryption of identity numbers and their blind index.

`DATA_KEY` is urlsafe base64 of 32 bytes. Each use has its own sub-key (HKDF-SHA256), so that one
of them shown does not open the others. Rotation and loss: docs/trien-khai.md.
"""

import base64
import hmac
import os
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app

from core.errors import ConfigurationError

_NONCE_BYTES = 12
#: Told by the room that knows what is kept under the key: does it open?
_checks: list[Callable[[], None]] = []


def checks_key(check: Callable[[], None]) -> Callable[[], None]:
    """Register what raises ConfigurationError when `DATA_KEY` is that of other data."""
    if check not in _checks:
        _checks.append(check)
    return check


def refuse_other_key() -> None:
    """Raise ConfigurationError when `DATA_KEY` does not open what the database keeps."""
    for check in _checks:
        check()


def decode_data_key(text: str) -> bytes:
    """Return the 32 bytes of a `DATA_KEY` value; ConfigurationError when it is not one."""
    try:
        key = base64.urlsafe_b64decode(text.encode("ascii"))
    except (ValueError, UnicodeEncodeError) as error:
        raise ConfigurationError("DATA_KEY không phải base64 (urlsafe).") from error
    if len(key) != 32:
        raise ConfigurationError("DATA_KEY phải là base64 của đúng 32 byte.")
    return key


def new_data_key() -> str:
    """Return a fresh `DATA_KEY` value."""
    return base64.urlsafe_b64encode(os.urandom(32)).decode("ascii")


def sub_key(purpose: str) -> bytes:
    """Return the derived key for "encryption", "blind-index", "audit" or "totp"."""
    return _derived(current_app.config["DATA_KEY"], purpose)


@lru_cache(maxsize=16)
def _derived(data_key: str, purpose: str) -> bytes:
    master = decode_data_key(data_key)
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"htx:{purpose}".encode()).derive(
        master
    )


def encrypt(text: str) -> bytes:
    """Return the text sealed with AES-GCM (nonce first)."""
    return encrypt_bytes(text.encode("utf-8"))


def decrypt(sealed: bytes) -> str:
    """Return what `encrypt` sealed; ConfigurationError when the key is another."""
    return decrypt_bytes(sealed).decode("utf-8")


def encrypt_bytes(content: bytes) -> bytes:
    """Return bytes sealed with AES-GCM (nonce first)."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(sub_key("encryption")).encrypt(nonce, content, None)


def decrypt_bytes(sealed: bytes) -> bytes:
    """Return what `encrypt_bytes` sealed; ConfigurationError when the key is another."""
    nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        return AESGCM(sub_key("encryption")).decrypt(nonce, body, None)
    except InvalidTag as error:
        raise ConfigurationError("DATA_KEY không mở được dữ liệu đã mã hóa.") from error


def blind_index(text: str) -> str:
    """Return a keyed hash by which equal identity numbers are found without opening them."""
    return hmac.new(sub_key("blind-index"), text.encode("utf-8"), sha256).hexdigest()
