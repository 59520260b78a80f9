"""The field of work said beside the kind (lĩnh vực): "HTX nông nghiệp", "HTX phi NN"."""

import re
from functools import lru_cache

from coop_registry.reading.names import read_name
from core.text import capitalise_first

_SHORT = (
    (re.compile(r"\bphi\s*nn\b", re.IGNORECASE), "phi nông nghiệp"),
    (re.compile(r"\bnln\b", re.IGNORECASE), "nông lâm nghiệp"),
    (re.compile(r"\bnn\b", re.IGNORECASE), "nông nghiệp"),
    (re.compile(r"\bttcn\b", re.IGNORECASE), "tiểu thủ công nghiệp"),
    (re.compile(r"\bxd\b", re.IGNORECASE), "xây dựng"),
    (re.compile(r"\bvt\b", re.IGNORECASE), "vận tải"),
    (re.compile(r"\btm(?:\s*[-–]\s*|\s+)?dv\b", re.IGNORECASE), "thương mại, dịch vụ"),
)
_FIELD = re.compile(
    r"(?:(?:lĩnh vực|phi nông nghiệp|nông lâm ngư nghiệp|nông lâm nghiệp|nông nghiệp|lâm nghiệp|thủy sản"
    r"|công nghiệp|tiểu thủ công nghiệp|vận tải|giao thông vận tải|xây dựng|thương mại|dịch vụ|môi trường"
    r"|vệ sinh môi trường|du lịch|điện|chợ|chăn nuôi|trồng trọt|khác|và)[\s,–-]*)+",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def sector_of(words: str) -> str | None:
    """Return the field of work that words of a kind say: "HTX phi NN" is "Phi nông nghiệp"."""
    name = read_name(words).value
    if name is None or name.kind is None or not name.bare:
        return None
    said = name.bare
    for pattern, whole in _SHORT:
        said = pattern.sub(whole, said)
    if not _FIELD.fullmatch(said):
        return None
    return capitalise_first(re.sub(r"^lĩnh vực\s+", "", said, flags=re.IGNORECASE))
