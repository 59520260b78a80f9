"""The register's documents: frozen data in, bytes out."""

from coop_registry.papers.lists import organisations_xlsx
from coop_registry.papers.summary import summary_document, summary_xlsx

__all__ = ["organisations_xlsx", "summary_document", "summary_xlsx"]
