"""Addresses of things, documents and clauses; they can be kept and passed on."""

from __future__ import annotations

from urllib.parse import quote, urlencode


def policy_url(policy: str, part: int = 1) -> str:
    """The page of a document, or of a part of a long one."""
    return f"/policies/{policy}?part={part}" if part > 1 else f"/policies/{policy}"


def thing_url(kind: str, id_: str) -> str:
    """The page of a thing: that of the document for a policy, else the one that all kinds have."""
    return policy_url(id_) if kind == "Policy" else f"/entity/{id_}"


def clause_url(policy: str, path: str) -> str:
    """The place of a clause in its document, whichever part shows it."""
    return f"/policies/{policy}?{urlencode({'clause': path})}#{fragment(path)}"


def fragment(path: str) -> str:
    """The part of an address that leads to a clause of a page."""
    return quote(anchor(path), safe="/")


def anchor(path: str) -> str:
    """The `id` of a clause in the page: its path; an id holds no white space."""
    return "".join(path.split())
