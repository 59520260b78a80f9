"""Every kind of filing under both laws, as data (danh mục thủ tục)."""

from coop_registry.rules.filings.spec import FilingSpec
from coop_registry.rules.filings.specs import (
    bankruptcy,
    branches,
    certificates,
    changes,
    founding,
    groups,
    notices,
    revocation,
    suspension,
)

SPECS: tuple[FilingSpec, ...] = (
    *founding.SPECS,
    *changes.SPECS,
    *notices.SPECS,
    *branches.SPECS,
    *suspension.SPECS,
    *certificates.SPECS,
    *revocation.SPECS,
    *bankruptcy.SPECS,
    *groups.SPECS,
)
