"""Questions about people and their grants."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased, selectinload

from accounts.models import Grant, User
from accounts.rules.duties import PERMISSIONS, Duty
from core.db import db
from core.text import fold
from reference.queries import unit_ids_within

PAGE_SIZE = 50


@dataclass(frozen=True)
class PeopleFilter:
    """What a list of people is narrowed by; None or "" leaves a part open."""

    words: str = ""
    duty: Duty | None = None
    active: bool | None = None


def person(user_id: int) -> User | None:
    """Return one person with their grants."""
    return db.session.get(User, user_id, options=[selectinload(User.grants)])


def person_by_username(username: str) -> User | None:
    """Return the person with this username."""
    return db.session.scalar(select(User).where(User.username == username))


def person_for_sign_in(username: str) -> User | None:
    """Return the person and hold the row: parallel tries are counted one after another."""
    return db.session.scalar(select(User).where(User.username == username).with_for_update())


def person_by_session(fs_uniquifier: str) -> User | None:
    """Return the person a session refers to."""
    return db.session.scalar(select(User).where(User.fs_uniquifier == fs_uniquifier))


def username_taken(username: str) -> bool:
    """Tell whether a username is in use."""
    return db.session.scalar(select(User.id).where(User.username == username)) is not None


def _holding(duty: Duty | None, on: date) -> Select[int]:
    """Return the ids of those whose grant (and its delegator's) holds on a day."""
    above = aliased(Grant)
    query = (
        select(Grant.user_id)
        .outerjoin(above, above.id == Grant.delegated_from_grant_id)
        .where(
            Grant.start_on <= on,
            or_(Grant.end_on.is_(None), Grant.end_on > on),
            or_(above.id.is_(None), above.end_on.is_(None), above.end_on > on),
        )
    )
    return query if duty is None else query.where(Grant.duty == duty.value)


def holders_of(permission: str, unit_id: int, on: date) -> list[tuple[int, str]]:
    """Return those who have a permission for a unit on a day, as (id, name), by name."""
    duties = [duty.value for duty, allowed in PERMISSIONS.items() if permission in allowed]
    people = db.session.scalars(
        select(User)
        .join(Grant, Grant.user_id == User.id)
        .where(Grant.duty.in_(duties), User.active)
        .options(selectinload(User.grants))
        .distinct()
        .order_by(User.name_sort, User.id)
    )
    return [
        (one.id, one.full_name)
        for one in people
        if any(
            grant.holds_on(on)
            and grant.duty in duties
            and (grant.unit_id is None or unit_id in unit_ids_within(grant.unit_id, on))
            for grant in one.grants
        )
    ]


def people_page(wanted: PeopleFilter, on: date, page: int) -> Pagination:
    """Return one page of people by name, each with grants loaded."""
    query = select(User).options(selectinload(User.grants)).order_by(User.name_sort, User.id)
    for word in fold(wanted.words).split():
        query = query.where(User.name_search.contains(word, autoescape=True))
    if wanted.duty is not None:
        query = query.where(User.id.in_(_holding(wanted.duty, on)))
    if wanted.active is not None:
        query = query.where(User.active.is_(wanted.active))
    return db.paginate(query, page=page, per_page=PAGE_SIZE, error_out=False)


def lasting_administrators(on: date) -> Sequence[User]:
    """Return active people who hold the administrator's duty on a day and without an end."""
    holding = select(Grant.user_id).where(
        Grant.duty == Duty.ADMINISTRATOR.value, Grant.start_on <= on, Grant.end_on.is_(None)
    )
    query = select(User).where(User.active.is_(True), User.id.in_(holding)).order_by(User.id)
    return db.session.scalars(query.with_for_update()).all()


def person_to_change(user_id: int) -> User | None:
    """Return one person and hold the row until the commit: changes come one after another."""
    return db.session.scalar(select(User).where(User.id == user_id).with_for_update())


def grant(grant_id: int) -> Grant | None:
    """Return one grant."""
    return db.session.get(Grant, grant_id)


def grants_given_by(user_id: int) -> Sequence[Grant]:
    """Return the delegations a person has made, newest first."""
    above = aliased(Grant)
    query = (
        select(Grant)
        .join(above, above.id == Grant.delegated_from_grant_id)
        .where(above.user_id == user_id)
        .options(selectinload(Grant.user))
        .order_by(Grant.id.desc())
    )
    return db.session.scalars(query).all()


def open_delegations_of(grant_id: int, on: date) -> Sequence[Grant]:
    """Return delegations of a grant that hold on or after a day."""
    query = select(Grant).where(Grant.delegated_from_grant_id == grant_id, Grant.end_on > on)
    return db.session.scalars(query).all()


def names(user_ids: Iterable[int]) -> dict[int, str]:
    """Return full names by id."""
    query = select(User.id, User.full_name).where(User.id.in_(set(user_ids)))
    return {row.id: row.full_name for row in db.session.execute(query)}


def people_for_choice() -> Sequence[User]:
    """Return active people by name, each with grants loaded."""
    query = (
        select(User)
        .options(selectinload(User.grants))
        .where(User.active.is_(True))
        .order_by(User.name_sort, User.id)
    )
    return db.session.scalars(query).all()


def people_without_duty(on: date) -> Sequence[User]:
    """Return the active people who hold no duty on a day, the newest first."""
    query = select(User).where(User.active.is_(True), User.id.not_in(_holding(None, on)))
    return db.session.scalars(query.order_by(User.id.desc())).all()
