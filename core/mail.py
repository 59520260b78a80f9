"""Sending a letter by the mail server of `MAIL_URL` (thư điện tử); without one nothing is sent."""

from email.message import EmailMessage
from smtplib import SMTP, SMTP_SSL
from urllib.parse import unquote, urlsplit

from flask import current_app

#: A server that does not answer must not hold the worker for long.
PATIENCE_SECONDS = 20


def is_configured() -> bool:
    """Tell whether there is a mail server."""
    return bool(current_app.config["MAIL_URL"])


def send(to: str, subject: str, text: str) -> None:
    """Send one letter as plain text; raise OSError or SMTPException when the server refuses."""
    parts = urlsplit(current_app.config["MAIL_URL"])
    user = unquote(parts.username or "")
    letter = EmailMessage()
    # ASSUMPTION: an account that is an address sends in its own name, else nobody reads answers.
    letter["From"] = user if "@" in user else f"khong-tra-loi@{parts.hostname}"
    letter["To"], letter["Subject"] = to, subject
    letter.set_content(text)
    server = SMTP_SSL if parts.scheme == "smtps" else SMTP
    with server(parts.hostname or "", parts.port or 0, timeout=PATIENCE_SECONDS) as connection:
        if user:
            connection.login(user, unquote(parts.password or ""))
        connection.send_message(letter)
