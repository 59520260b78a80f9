"""Findings in words as papers and workbooks print them (phát hiện)."""

from coop_registry.rules.findings import Finding
from core.text import capitalise_first
from law.wording import certainty_in_words

#: Beside a finding that no article says: the register compared its own figures.
OWN_CHECK = "kiểm tra số liệu của hệ thống, không phải quy định"


def told(finding: Finding) -> str:
    """Return the evidence, and under which article the fact stood before."""
    if not finding.continued:
        return finding.evidence
    return f"{finding.evidence} {capitalise_first(finding.continued)}."


def checked_words(finding: Finding) -> str:
    """Return how far its rule was compared with the text (mức đối chiếu); own checks have none."""
    return OWN_CHECK if finding.law_key is None else certainty_in_words(finding.certainty)
