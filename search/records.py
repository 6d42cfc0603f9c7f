"""A document with its prepared names as bytes, the way engines keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from graph.normal import fold
from search.documents import Document
from search.forms import Form
from search.ranking import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence


def pack(document: Document, forms: Sequence[Form]) -> bytes:
    """Return a document and its forms as JSON bytes."""
    return orjson.dumps(
        (
            document.id,
            document.kind,
            document.name,
            document.aliases,
            document.text,
            dict(document.facets),
            document.source_ids,
            [(form.shown, form.text, form.spoken) for form in forms],
        )
    )


def unpack(body: bytes | str) -> Candidate:
    """Return what `pack` was given.

    Raises:
        ValueError: The bytes are not from `pack`.
    """
    key, kind, name, aliases, text, facets, sources, forms = orjson.loads(body)
    document = Document(key, kind, name, tuple(aliases), text, facets, tuple(sources))
    # The words of a name without Chinese characters are quickly found again.
    return Candidate(
        document,
        tuple(
            Form(shown, plain, spoken, () if spoken else tuple(fold(shown).split()))
            for shown, plain, spoken in forms
        ),
    )
