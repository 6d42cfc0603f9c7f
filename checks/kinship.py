"""How two organizations belong together: parent and subsidiary, whole and part, or two of one group."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checks.situation import Organization


def kinship(one: Organization, other: Organization) -> str:
    """The shortest path between two through what they are parts of, in words; empty for none.

    `青禾阀门有限公司 → 青禾集团 ← 青禾泵业有限公司`: an arrow points to the body above.
    """
    mine = ((one.id, one.name), *one.above)
    theirs = ((other.id, other.name), *other.above)
    places = {id_: place for place, (id_, _) in enumerate(theirs)}
    for place, (id_, _) in enumerate(mine):
        if id_ in places:
            up = [name for _, name in mine[: place + 1]]
            down = [name for _, name in theirs[: places[id_]]]
            return " ← ".join((" → ".join(up), *reversed(down)))
    return ""
