"""The register's documents: frozen data in, bytes out."""

from coop_registry.papers.lists import list_file
from coop_registry.papers.summary import summary_document, summary_xlsx

__all__ = ["list_file", "summary_document", "summary_xlsx"]
