"""The form of a name: its first words, its letters, words it may not have (cách đặt tên)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coop_registry.rules.findings.measure import rule_on
from coop_registry.rules.kinds import Kind
from coop_registry.rules.naming.grounds import SIGNS
from coop_registry.rules.naming.own import Words, canonical, words_in
from core.text import clean
from law.dated import Certainty, InForce

_PREFIXES = {
    Kind.COOPERATIVE: ("name.prefix.cooperative", "name.prefix.support_fund"),
    Kind.UNION: ("name.prefix.union",),
    Kind.GROUP: ("name.prefix.group",),
}
#: Letters without their tone; with any tone they are Vietnamese.
_ALPHABET = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxy")
_VOWELS = frozenset("aăâeêioôơuưy")


@dataclass(frozen=True)
class Remark:
    """What is to be looked at in the form of a name, with its article."""

    sentence: str
    article: str
    law_key: str
    certainty: Certainty = Certainty.READ


def remarks(full: str, kind: Kind, on: date) -> tuple[Remark, ...]:
    """Return what the form of a proposed name leaves to be mended or asked, by the day's law."""
    name = clean(full)
    return (*_prefix(name, kind, on), *_letters(name, kind, on), *_words(name, kind, on))


def _prefix(name: str, kind: Kind, on: date) -> Iterator[Remark]:
    rules = [rule for key in _PREFIXES[kind] if (rule := rule_on(key, on))]
    if not rules:
        return
    begun = [rule for rule in rules if _begins(name, rule.string())]
    if not begun:
        yield _remark(f"Tên phải bắt đầu bằng cụm từ {_either(rules)} viết đủ chữ.", rules[0])
    elif not _own_after(name, begun[0]):
        yield _remark(f"Sau cụm từ “{begun[0].string()}” chưa có tên riêng.", begun[0])


def _begins(name: str, prefix: str) -> bool:
    """Tell whether a name begins with the words, capitals aside."""
    words, wanted = name.split(), prefix.split()
    return [canonical(word) for word in words[: len(wanted)]] == [canonical(one) for one in wanted]


def _own_after(name: str, rule: InForce) -> bool:
    """Tell whether anything but signs follows the words of the kind."""
    rest = name.split()[len(rule.string().split()) :]
    return any(letter.isalnum() for letter in "".join(rest))


def _either(rules: list[InForce]) -> str:
    return " hoặc ".join(f"“{rule.string()}”" for rule in rules)


def _letters(name: str, kind: Kind, on: date) -> Iterator[Remark]:
    rule = rule_on(f"name.extra_letters{'.group' if kind is Kind.GROUP else ''}", on)
    if rule is None:
        return
    allowed = _ALPHABET | {str(letter).casefold() for letter in rule.items()}
    foreign = _first_of(one for one in name if one.isalpha() and not _is_one_of(one, allowed))
    if foreign:
        yield _remark(
            f"Chữ {_quoted(foreign)} không có trong bảng chữ cái tiếng Việt và các chữ F, J, Z, W.",
            rule,
        )
    signs = _first_of(
        one for one in name if not one.isalnum() and not one.isspace() and one not in SIGNS
    )
    if signs:
        yield Remark(
            f"Hãy xem ký hiệu {_quoted(signs)} có trong Phụ lục VIII Thông tư 09/2024/TT-BKHĐT; phần "
            "mềm chưa có phụ lục này.",
            rule.article,
            rule.key,
            Certainty.MEMORY,
        )


def _is_one_of(letter: str, allowed: frozenset[str]) -> bool:
    """Tell whether a letter is one of these; a vowel may carry one tone."""
    one = canonical(letter)
    return one in allowed or (len(one) == 2 and one[0] in _VOWELS)


def _first_of(letters: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(letters))


def _quoted(letters: list[str]) -> str:
    return ", ".join(f"“{letter}”" for letter in letters)


def _words(name: str, kind: Kind, on: date) -> Iterator[Remark]:
    written = words_in(name)
    is_group = kind is Kind.GROUP
    rule = rule_on("name.other_kinds_words.group" if is_group else "name.consent_words", on)
    for words in rule.items() if rule else ():
        if _has(written, words_in(str(words))):
            yield _remark(_BARRED[is_group].format(words), rule)


def _has(written: Words, words: Words) -> bool:
    """Tell whether words stand in a name one after the other."""
    return any(written[at : at + len(words)] == words for at in range(len(written)))


_BARRED = {
    True: "Cụm từ “{}” dễ làm nhầm tổ hợp tác với loại hình tổ chức khác.",
    False: "Tên riêng có “{}”: phải có sự chấp thuận của cơ quan, đơn vị, tổ chức đó.",
}


def _remark(sentence: str, rule: InForce) -> Remark:
    return Remark(sentence, rule.article, rule.key, rule.certainty)
