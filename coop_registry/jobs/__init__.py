"""What the worker does for the register: its rounds, the long jobs of imports and of papers in number."""

from coop_registry.jobs import digest, filing_whole, imports, many_papers, reviews, rounds

__all__ = ["digest", "filing_whole", "imports", "many_papers", "reviews", "rounds"]
