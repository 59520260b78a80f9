"""The paper kit (PDF, Word, Excel), issued papers and stored files."""

from flask import Flask

from audit import wording
from papers import labels
from papers import models as models


def init_app(app: Flask) -> None:
    """Give the application this room's tables and words."""
    wording.register(labels.ACTIONS, labels.FIELDS, subjects={"paper": "giấy tờ"})
