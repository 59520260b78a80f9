"""What stands on an import, so that it cannot be taken back yet (nội dung ghi sau lần nhập)."""

from collections.abc import Mapping, Sequence

from coop_registry.queries.imports import later
from coop_registry.queries.imports.later import LaterAct
from core.dates import format_date


def standing_on(
    last: Mapping[int, int], created: Sequence[int], act_ids: Sequence[int]
) -> list[LaterAct]:
    """Return the acts recorded after an import that would lose their ground with it.

    `last` is the number of the import's last act, by organisation that was changed since. What only
    speaks of other matters stands by itself, unless the import brought the organisation.
    """
    acts = later.acts_after(dict(last))
    apart = [act.id for act in acts if act.organisation_id not in created]
    if not apart:
        return acts
    own: set[later.Matter] = set()
    for touched in later.matters(act_ids).values():
        own |= touched
    said, elsewhere = later.matters(apart), later.elsewhere(apart)
    founded = {matter[0] for matter in own if matter[1] == later.FOUNDING}
    free = {
        act.id
        for act in acts
        if act.organisation_id not in created
        and act.id not in elsewhere
        and not said.get(act.id, set()) & own
        # What a person recorded may change the founding day, of which no table tells the act.
        and (act.import_id is not None or (said.get(act.id) and act.organisation_id not in founded))
    }
    return [act for act in acts if act.id not in free]


def standing_words(acts: Sequence[LaterAct]) -> str:
    """Return which later imports are to be taken back first, in order, and what else was recorded."""
    imports = {act.import_id: act.filename for act in acts if act.import_id is not None}
    others = [act for act in acts if act.import_id is None]
    words = []
    if imports:
        named = "; ".join(
            f"lần nhập số {one} ({imports[one]})" for one in sorted(imports, reverse=True)
        )
        words.append(f"Hãy hoàn tác trước, theo thứ tự: {named}.")
    if others:
        newest = max(others, key=lambda act: act.id)
        words.append(
            f"Có {len(others)} lần ghi khác không phải do nhập danh sách, mới nhất ngày "
            f"{format_date(newest.on)} (nguồn: {newest.source})."
        )
    return " ".join(words)
