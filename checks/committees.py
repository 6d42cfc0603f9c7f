"""Who sits on a technical committee for the host and its co-builders, and who may."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from graph.names import text_key

if TYPE_CHECKING:
    from checks.situation import Holding, Organization, Seat


class Side(StrEnum):
    """Whose member somebody is."""

    OWN = "own"
    UNSURE = "unsure"
    OUTSIDE = "outside"


def side(seat: Seat, application: Holding) -> Side:
    """Whether a member comes from the host or a co-builder.

    An organization is compared by identity. One that bears the name of the host and more
    (某大学附属研究院有限公司) may be a legal person of its own or a part: that is unsure.
    """
    if seat.organization is None:
        return Side.UNSURE
    own = (*application.hosts, *application.co_builders)
    if any(seat.organization.id == body.id for body in own):
        return Side.OWN
    return Side.UNSURE if any(_bears(seat.organization, body) for body in own) else Side.OUTSIDE


def _bears(body: Organization, own: Organization) -> bool:
    """Whether one of two names begins with the other: a part, a branch, or a body beside it."""
    name = text_key(body.name)
    names = [text_key(n) for n in (own.name, own.known_as) if n]
    return any(name.startswith(n) or n.startswith(name) for n in names)
