"""Names (đặt tên): the own name in a full one, two names side by side, the form of a name.

Law: Điều 50 Luật Hợp tác xã 2023; Điều 15, Điều 17 Nghị định 92/2024/NĐ-CP; Điều 13 Nghị định
77/2019/NĐ-CP for groups. What is found informs; the office decides (khoản 2 Điều 15).
"""

from coop_registry.rules.naming.comparing import Basis, Likeness, basis, compare, outside_area
from coop_registry.rules.naming.form import Remark, remarks
from coop_registry.rules.naming.grounds import Ground, Weight
from coop_registry.rules.naming.own import Named, own_name

__all__ = [
    "Basis",
    "Ground",
    "Likeness",
    "Named",
    "Remark",
    "Weight",
    "basis",
    "compare",
    "outside_area",
    "own_name",
    "remarks",
]
