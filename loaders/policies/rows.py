"""A document, its clauses and its facts as rows, for `chuangtu parse --jsonl`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.policies.facts.reading import read_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.documents import PolicyDocument


def rows(document: PolicyDocument) -> Iterator[dict[str, object]]:
    """One row of kind `documents`, one of kind `clauses` for each clause, then one for each fact.

    A fact's row has its kind's columns, the clause, and the offsets of the words it rests on.
    """
    doc = {"doc": document.doc}
    yield {
        "kind": "documents",
        **doc,
        "title": document.title,
        "issuers": "|".join(document.issuers),
        "document_number": document.document_number,
        "date": document.date,
        "status": document.status,
        "region": document.region,
        "effective": document.effective,
        "expires": document.expires,
        "addressees": document.addressees,
    }
    for clause in document.clauses:
        place = {"clause": clause.path, "level": clause.level, "heading": clause.heading}
        yield {"kind": "clauses", **doc, **place}
    for fact in read_facts(document):
        span = {"start": fact.start, "end": fact.end}
        # A kind column of the fact's own (units, clusters) is named apart from the row's.
        values = {"sort" if name == "kind" else name: text for name, text in fact.values.items()}
        yield {"kind": fact.kind, **doc, "clause": fact.clause, **values, **span}
