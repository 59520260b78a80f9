"""Two names side by side: the same, confusing, or neither (tên trùng, tên gây nhầm lẫn)."""

from dataclasses import dataclass, replace
from datetime import date

from coop_registry.rules.findings.measure import rule_on
from coop_registry.rules.kinds import Kind
from coop_registry.rules.naming.grounds import (
    CASES,
    SIGNS,
    WIDER,
    Ground,
    Weight,
    has_letter_joined,
    is_sign,
    skeleton,
)
from coop_registry.rules.naming.own import Named, Words, is_bare, own_name, unmarked, words_of
from coop_registry.rules.naming.wording import explanation
from law.dated import Certainty, InForce

#: The points of khoản 2 Điều 17 by their ground.
POINTS = {
    Ground.SOUND: "điểm a ",
    Ground.NUMBER: "điểm b ",
    Ground.SIGN: "điểm c ",
    Ground.NEW: "điểm d ",
    Ground.REGION: "điểm đ ",
    Ground.SEVERAL: "",
}
_WEIGHTS, _GROUNDS = list(Weight), list(Ground)


@dataclass(frozen=True)
class Likeness:
    """A registered name that a proposed one is the same as, or may be taken for.

    `article` is empty for a note: the law does not count it. `law_key` names the rule.
    """

    ground: Ground
    weight: Weight
    name: str
    other: str
    explanation: str
    article: str = ""
    law_key: str = ""
    certainty: Certainty = Certainty.READ

    @property
    def rank(self) -> tuple[int, int, str]:
        """Return what likenesses are ordered by, the gravest first."""
        return _WEIGHTS.index(self.weight), _GROUNDS.index(self.ground), self.other


@dataclass(frozen=True)
class Basis:
    """By what the names of a kind are compared on a day (căn cứ xét tên)."""

    #: Where no other may have the name: "trên phạm vi toàn quốc".
    area: InForce
    #: What counts as the same; None before Nghị định 92/2024/NĐ-CP said it.
    same: InForce | None
    #: The confusing cases; None before the decree, and for groups.
    confusing: InForce | None


def basis(kind: Kind, on: date) -> Basis | None:
    """Return the rules on names of a legal day, or None when none is loaded.

    Groups are compared with groups, within the commune (khoản 1 Điều 13 NĐ 77/2019), and only
    with what is written alike (đoạn 1 khoản 1 Điều 17 NĐ 92/2024); cooperatives and unions with
    each other, by all cases.
    """
    is_group = kind is Kind.GROUP
    area = rule_on(f"name.unique_area.{'group' if is_group else 'cooperative'}", on)
    if area is None:
        return None
    confusing = None if is_group else rule_on("name.confusing.patterns", on)
    return Basis(area, rule_on("name.duplicate.ignores_case", on), confusing)


def compare(name: Named, other: Named, on: date) -> Likeness | None:
    """Return how a proposed name is like a registered one by the law of the day, or None.

    Of several grounds the one that the law's words reach furthest. A name of the other family
    (tổ hợp tác against hợp tác xã) and one whose writing says too little are notes.
    """
    rules = basis(name.kind, on)
    mine, theirs = words_of(name.full), words_of(other.full)
    if rules is None or not mine or not theirs:
        return None
    if (name.kind is Kind.GROUP) is not (other.kind is Kind.GROUP):
        return _note(Ground.SAME, name, other) if mine == theirs else None
    if mine == theirs:
        rule = rules.same or rules.area
        return _found(Ground.SAME, Weight.CLEAR, name, other, rule)
    found = _confusing(mine, theirs, _ends_in_capital(name.full)) if rules.confusing else None
    if found and rules.confusing:
        return _found(*found, name, other, rules.confusing)
    if unmarked(name.full) == unmarked(other.full) and (is_bare(name.full) or is_bare(other.full)):
        return _note(Ground.UNMARKED, name, other)
    return None


def _ends_in_capital(full: str) -> bool:
    """Tell whether a letter was visibly written behind the name: "Minh PhúA"."""
    last = own_name(full)[-2:]
    return last[:1].islower() and last[1:].isupper()


def _confusing(mine: Words, theirs: Words, is_visible: bool) -> tuple[Ground, Weight] | None:
    """Return the case of khoản 2 Điều 17 that makes two names confusing."""
    if has_letter_joined(mine, theirs) or has_letter_joined(theirs, mine):
        # "Pha" and "Phan": joined by the letter of the law, two words to a reader.
        clear = is_visible and has_letter_joined(mine, theirs)
        return Ground.NUMBER, Weight.CLEAR if clear else Weight.ARGUABLE
    if skeleton(mine) != skeleton(theirs):
        return None
    arguable = None
    for ground, take_off in CASES:
        left, right = take_off(mine), take_off(theirs)
        if " ".join(left) != " ".join(right):
            continue
        if _is_worded_so(ground, mine, theirs, right == theirs):
            return ground, Weight.CLEAR
        arguable = arguable or ground
    wider = (one for one, take_off in WIDER if take_off(mine) == take_off(theirs))
    return arguable or next(wider, Ground.SEVERAL), Weight.ARGUABLE


def _is_worded_so(ground: Ground, mine: Words, theirs: Words, other_is_whole: bool) -> bool:
    """Tell whether the decree's own words reach the case.

    Điểm b and điểm d speak of what the proposed name adds to the registered one, not of what it
    leaves out; điểm c lists its signs; a sound, a region differ both ways.
    """
    if ground is Ground.SIGN:
        return all(word in SIGNS for word in mine + theirs if is_sign(word))
    return other_is_whole or ground not in (Ground.NUMBER, Ground.NEW)


def _found(ground: Ground, weight: Weight, name: Named, other: Named, rule: InForce) -> Likeness:
    return Likeness(
        ground,
        weight,
        name.full,
        other.full,
        explanation(ground, weight, own_name(name.full), own_name(other.full)),
        POINTS.get(ground, "") + rule.article,
        rule.key,
        rule.certainty,
    )


def _note(ground: Ground, name: Named, other: Named) -> Likeness:
    words = explanation(ground, Weight.NOTE, own_name(name.full), own_name(other.full))
    return Likeness(ground, Weight.NOTE, name.full, other.full, words)


def outside_area(found: Likeness) -> Likeness:
    """Return the likeness of a group in another commune: told, not counted."""
    words = f"{found.explanation} Tổ hợp tác này ở xã, phường khác nên luật không tính là trùng."
    return replace(found, weight=Weight.NOTE, explanation=words, article="", law_key="")
