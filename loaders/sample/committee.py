"""Technical steering committees (技术指导委员会): people at organisations."""

import random

from loaders.sample.organizations import Organizations
from loaders.sample.people import People
from loaders.sample.records import Base

Committee = tuple[tuple[str, str], ...]


def committee(
    base: Base, size: tuple[int, int], orgs: Organizations, people: People, rng: random.Random
) -> Committee:
    """Draw a committee.

    Args:
        base: Whose committee it is.
        size: Members in all, and those of the host and its co-builders among them.
        orgs: Where outside members may work.
        people: Source of names.
        rng: Source of chance.
    """
    members, inside = size
    near = {base.host.name, *base.co_builders}
    far = [org.name for org in orgs.everyone() if org.name not in near] + list(orgs.associations)
    own = [base.host.name, *base.co_builders]
    places = [own[i % len(own)] for i in range(inside)] + rng.sample(far, members - inside)
    rng.shuffle(places)
    return tuple(zip(people.team(members), places, strict=True))


def outside_chair(members: Committee, base: Base) -> str:
    """Return a member who comes from neither the host nor a co-builder."""
    near = {base.host.name, *base.co_builders}
    return next(name for name, place in members if place not in near)
