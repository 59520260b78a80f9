"""How the web server runs behind nginx; the program writes its own log line per request."""

import os
import sys

from app import create_app
from config import settings
from core.errors import ConfigurationError
from desk.keys.check import refuse_wrong_key

bind = "127.0.0.1:8000"
workers = 2
threads = 4
worker_class = "gthread"
#: A 50 MB upload is read by nginx first; this is for our own work on one request.
timeout = 120
#: The trial calculation is asked by its address; the usual 4.094 letters are too few.
limit_request_line = 8190
graceful_timeout = 25
#: gunicorn's access log would hold addresses with their queries, that is names of people.
accesslog = None
errorlog = "-"
loglevel = "info"
#: Begin anew now and then, spread so that both never do so together.
max_requests = 5000
max_requests_jitter = 1000
control_socket_disable = True


def on_starting(_server: object) -> None:
    """Refuse wrong settings, or a key of other data, once, before any worker is started."""
    try:
        settings(os.environ)
        with create_app().app_context():
            refuse_wrong_key()
    except ConfigurationError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
