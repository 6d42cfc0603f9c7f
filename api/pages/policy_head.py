"""What stands above the text on a document's page: its head, and its ties to other documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.pages.links import clause_url, policy_url
from api.pages.policies import tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from answers.policies.text import PolicyText
    from answers.policies.ties import Tie


@dataclass(frozen=True, slots=True)
class Linked:
    """A text with the address it leads to; empty where it leads nowhere."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class TieView:
    """A document at the other end; `places` are the clauses that say so."""

    policy: Linked
    about: str
    ended: bool
    places: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class TieGroup:
    """Documents tied in the same way."""

    label: str
    ties: tuple[TieView, ...]


def head(found: PolicyText) -> Iterator[tuple[str, tuple[Linked, ...]]]:
    """Labels and values of the head; no values where nothing is known."""
    policy = found.policy
    yield "文号", _plain(policy.document_number)
    yield "发文机关", tuple(Linked(one.name, f"/entity/{one.id}") for one in found.issuers)
    yield "成文日期", _plain(policy.date)
    yield "施行日期", _plain(policy.effective)
    yield "有效期至", _plain(policy.expires)
    yield "地区", _plain(policy.region)
    yield "文种", _plain(policy.sort)
    yield "主送机关", _plain(policy.addressees)
    yield "来源文件", _plain("、".join(found.sources) if policy.loaded else "")


def _plain(text: str) -> tuple[Linked, ...]:
    return (Linked(text),) if text else ()


def tie_groups(ties: Sequence[Tie]) -> Iterator[TieGroup]:
    """Tied documents by the way in which they are."""
    for label in dict.fromkeys(tie.label for tie in ties):
        yield TieGroup(label, tuple(_tie(tie) for tie in ties if tie.label == label))


def _tie(tie: Tie) -> TieView:
    about = tie.document_number if tie.document_number != tie.policy.name else ""
    return TieView(
        policy=Linked(tie.policy.name, policy_url(tie.policy.id)),
        about=about,
        ended=tone(tie.status) == "ended",
        places=tuple(Linked(ref.printed, clause_url(ref.policy, ref.path)) for ref in tie.clauses),
    )
