"""The law's rules for the public pages: by subject, found by words, as of a day."""

from dataclasses import dataclass
from datetime import date

from core.text import fold
from law import catalogue, wording
from law.dated import DatedSeries, InForce, NoRuleInForce
from reference.labels import LAW_SUBJECTS, OTHER_SUBJECT


@dataclass(frozen=True)
class LawLine:
    """A rule as the list shows it; `rule` is None when none is in force on the day."""

    key: str
    title: str
    rule: InForce | None

    @property
    def words(self) -> str | None:
        """Return the value in words."""
        return None if self.rule is None else wording.threshold_in_words(self.rule)


@dataclass(frozen=True)
class LawSubject:
    """The rules of one subject."""

    title: str
    lines: tuple[LawLine, ...]


@dataclass(frozen=True)
class LawPage:
    """A rule through time, seen from a day."""

    key: str
    title: str
    text: str
    current: InForce | None
    before: tuple[InForce, ...]
    after: tuple[InForce, ...]


def law_subjects(on: date, words: str = "") -> list[LawSubject]:
    """Return the rules by subject whose name, words or citation hold all the words."""
    wanted = fold(words).split()
    found: list[LawSubject] = []
    for module in catalogue.MODULES:
        title = LAW_SUBJECTS.get(module.__name__.rpartition(".")[2], OTHER_SUBJECT)
        series = [one for one in vars(module).values() if isinstance(one, DatedSeries)]
        lines = tuple(_line(one, on) for one in series if _holds(one, wanted))
        if lines:
            found.append(LawSubject(title, lines))
    return found


def _holds(series: DatedSeries, wanted: list[str]) -> bool:
    told = [series.key, series.title, series.text]
    told += [part for rule in series.history() for part in (rule.article, rule.text, rule.words)]
    place = fold(" ".join(told))
    return all(word in place for word in wanted)


def _line(series: DatedSeries, on: date) -> LawLine:
    return LawLine(series.key, series.title, _in_force(series, on))


def _in_force(series: DatedSeries, on: date) -> InForce | None:
    try:
        return series.in_force(on)
    except NoRuleInForce:
        return None


def law_page(key: str, on: date) -> LawPage:
    """Return one rule through time; raises `law.catalogue.UnknownRule`."""
    series = catalogue.find(key)
    current = _in_force(series, on)
    history = series.history()
    first = on if current is None else current.valid_from
    return LawPage(
        key=key,
        title=series.title,
        text=(current or history[-1]).text,
        current=current,
        before=tuple(one for one in reversed(history) if one.valid_from < first),
        after=tuple(one for one in history if one.valid_from > on),
    )
