"""Telling after a recording what of it was not taken over, and where it waits."""

from collections.abc import Iterable
from datetime import date

from flask import flash, url_for

from coop_registry.models import Membership, RepresentativeFact
from coop_registry.queries import records, said_by_acts, statements

#: Persons told of one by one; the rest are counted.
MOST_TOLD = 4


def tell_of(party_ids: Iterable[int], organisation_id: int) -> None:
    """Say what the newest act kept beside of these parties or left to a second person.

    What waits since earlier papers is on the person's page: it is nothing of this recording.
    """
    latest = said_by_acts.latest_act(organisation_id)
    told = statements.told_of(party_ids, [latest] if latest else [])
    for one in told[:MOST_TOLD]:
        url = url_for("registry.person", party_id=one.party_id)
        flash([one.words, url, "Mở trang của người này"], "warning")  # type: ignore[arg-type] # words, address, link
    if len(told) > MOST_TOLD:
        flash(
            f"Còn {len(told) - MOST_TOLD} người khác có giá trị được giữ cạnh hồ sơ hoặc chờ duyệt; "
            "xem ở trang của từng người.",
            "warning",
        )


def tell_of_members(made: Iterable[Membership]) -> None:
    """Say it of members of one organisation and of those who represent them."""
    stays = list(made)
    ids = [number for one in stays for number in (one.party_id, one.representative_id)]
    if stays:
        tell_of((number for number in ids if number is not None), stays[0].organisation_id)


def tell_of_representative(organisation_id: int, on: date) -> None:
    """Say it of the legal representative of an organisation."""
    fact = records.fact_on(RepresentativeFact, organisation_id, on)
    if fact is not None:
        tell_of([fact.party_id], organisation_id)
