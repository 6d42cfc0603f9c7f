"""Citations: a document and a clause path, as printed and as ids of the graph.

A clause path joins the markers as written with `/`: `三/（二）/4`, `第十条/（一）/3`. Printed it reads
`三、（二）4` and `第十条（一）3`, after the document number or, where there is none, the title in 《》.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.ids import node_id

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMERALS = frozenset("一二三四五六七八九十")
# The text around the clauses is cited like a clause, under these paths.
AROUND: Mapping[str, str] = {"notice": "印发通知", "preamble": "引言", "tail": "文末"}
CLOSING = "末段"  # the last step of the path of a paragraph that closes a clause's list


@dataclass(frozen=True, slots=True)
class Citation:
    """One clause of one document.

    Attributes:
        title: Title of the document, without 《》.
        document_number: 文号; empty where the document has none.
        path: Clause path; empty for the document as a whole.
    """

    title: str
    document_number: str = ""
    path: str = ""

    @property
    def policy_id(self) -> str:
        """Id of the policy node, whether it is loaded or not."""
        return policy_id(self.title, self.document_number)

    @property
    def clause_id(self) -> str:
        """Id of the clause node, whether it is loaded or not."""
        return node_id("Clause", [self.policy_id, self.path])

    @property
    def label(self) -> str:
        """The citation as printed: `辽科发〔2019〕27号 第十条（一）3`."""
        document = self.document_number or f"《{self.title}》"
        return f"{document} {printed(self.path)}".strip()


def policy_id(title: str, document_number: str) -> str:
    """Id of a policy: its number identifies it, and its title where it has no number."""
    return node_id("Policy", [known_by(title, document_number)])


def known_by(title: str, document_number: str) -> str:
    """What identifies a document: the number, else the title."""
    return document_number or title


def printed(path: str) -> str:
    """A clause path as people write it."""
    parts = path.split("/")
    parts[0] = AROUND.get(parts[0], parts[0])
    if parts[0] and set(parts[0]) <= _NUMERALS:
        parts[0] += "、" if len(parts) > 1 else ""
    return "".join(parts)
