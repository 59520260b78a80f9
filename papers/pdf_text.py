"""User text into reportlab paragraphs: escaped, composed, never read as markup."""

from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from papers.blocks import Prose, Run
from papers.printable import printable


def markup(prose: Prose) -> str:
    """Return text as reportlab markup in which every letter of the user is literal."""
    runs = (Run(prose),) if isinstance(prose, str) else prose
    return "".join(_run_markup(run) for run in runs)


def _run_markup(run: Run) -> str:
    text = escape(printable(run.text)).replace("\n", "<br/>")
    if run.bold:
        text = f"<b>{text}</b>"
    return f"<i>{text}</i>" if run.italic else text


def paragraph(prose: Prose, look: ParagraphStyle) -> Paragraph:
    """Return user text as a paragraph."""
    return Paragraph(markup(prose), look)
