"""Who sits on a technical committee for the host and its co-builders, and who may."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.names import person_name, text_key
from graph.organizations import sort_of

if TYPE_CHECKING:
    from checks.situation import Holding, Organization, Seat

_BEHIND = re.compile(r"(?P<name>[^@:]+)[@:](?P<body>.+)")
_BRACKETED = re.compile(r"(?P<name>[^(]+)\((?P<body>.+)\)")
_TITLE = 4  # characters that a title, or a post, has at most where its words are not known
_COMMAS = re.compile(r"[,，、;；]")


class Side(StrEnum):
    """Whose member somebody is."""

    OWN = "own"
    UNSURE = "unsure"
    OUTSIDE = "outside"


def name_and_body(written: str) -> tuple[str, str]:
    """A member's bare name and organization, written 张三@某大学, 张三：某大学 or 张三（教授，某大学）."""
    key = written.replace("＠", "@").replace("：", ":").replace("（", "(").replace("）", ")")
    match = _BEHIND.fullmatch(key) or _BRACKETED.fullmatch(key)
    if match is None:
        return person_name(written), ""
    pieces = _COMMAS.split(match["body"].strip()) if match.re is _BRACKETED else [match["body"]]
    bodies = [piece.strip() for piece in pieces if match.re is _BEHIND or _is_body(piece)]
    return person_name(match["name"]), bodies[0] if bodies else ""


def _is_body(piece: str) -> bool:
    """Whether words in brackets name an organization and no title: 教授, 正高级工程师."""
    return bool(sort_of(piece)) or (len(piece) > _TITLE and person_name(f"某某{piece}") != "某某")


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
