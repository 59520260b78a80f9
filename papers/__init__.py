"""The paper kit (PDF, Word, Excel), issued papers and stored files."""

from flask import Flask

from audit import wording
from audit.subjects import register_subject
from core import ui
from core.pages import page_entry
from papers import labels
from papers import models as models
from papers.queries import paper_titles
from papers.routes import bp


def init_app(app: Flask) -> None:
    """Give the application this room's tables, pages and words."""
    app.register_blueprint(bp)
    ui.menu_entry("Giấy tờ đã lập", "papers.papers", "papers.read", "file-earmark-text", 50)
    wording.register(labels.ACTIONS, labels.FIELDS, subjects={"paper": "giấy tờ"})
    register_subject("paper", paper_titles, "papers.paper", "paper_id", "papers.read")
    page_entry("Kiểm tra giấy tờ theo mã tra cứu", "papers.check", None, "xác minh quét mã")
