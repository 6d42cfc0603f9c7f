"""The embedded text index: tantivy in a folder, rebuilt beside the live one and swapped.

The folder holds one sub-folder per generation and ``current.json``, which names the live one, its
revision and the size and checksum of each of its files; replacing that file is the swap.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
import uuid
from typing import TYPE_CHECKING, Any, Self

import orjson
import tantivy

from graph.errors import EngineError
from search.answering import Gathered, answer
from search.documents import Results
from search.files import checksums, replace_file
from search.forms import document_forms
from search.records import pack, unpack
from search.routes import Choice
from search.terms import FIELDS, facet_terms, facets, form_terms, passage_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from search.documents import Document, Query
    from search.ranking import Candidate
    from search.routes import Route

# Raised when the fields or terms change, so that an older folder counts as absent.
LAYOUT = 1
_UNFINISHED, _GIVEN_UP = "building-", 24 * 3600  # seconds
_HEAP = 128_000_000
_CACHED = 50_000
_MOST_FACET_VALUES = 500
_POSITIONS = ("two", "text")


def _schema() -> Any:  # noqa: ANN401 - tantivy ships no types
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        option = "position" if field in _POSITIONS else "basic"
        builder.add_text_field(field, tokenizer_name="whitespace", index_option=option)
    builder.add_text_field("facet", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_bytes_field("body", stored=True)
    return builder.build()


class TantivyIndex:
    """A text index in a folder of its own.

    Args:
        folder: Made when missing; nothing else may live in it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stamp: tuple[int, int] | None = None
        self._live: _Generation | None = None

    def rebuild(self, documents: Iterable[Document], revision: str) -> None:
        """Build a new generation, then swap; see `search.index.TextIndex`."""
        name = uuid.uuid4().hex
        target, unfinished = self._folder / name, self._folder / f"{_UNFINISHED}{name}"
        try:
            unfinished.mkdir(parents=True)
            count = _write(unfinished, documents)
            unfinished.rename(target)
            current = {
                "layout": LAYOUT,
                "generation": name,
                "revision": revision,
                "documents": count,
                "files": checksums(target),
            }
            replace_file(self._folder / "current.json", orjson.dumps(current))
        except (OSError, ValueError) as error:
            for path in (target, unfinished):
                shutil.rmtree(path, ignore_errors=True)
            raise EngineError(
                f"检索索引没有建成（{error}）",
                str(self._folder),
                "检查磁盘空间和写入权限后重建索引",
            ) from error
        self._sweep(name)

    def search(self, query: Query) -> Results:
        """Answer a query; see `search.index.TextIndex`."""
        live = self._current()
        return answer(live, query) if live is not None else Results()

    def revision(self) -> str:
        """Return the live revision, or nothing where the folder is empty or damaged."""
        live = self._current()
        return live.revision if live is not None else ""

    def close(self) -> None:
        """Let go of the files."""
        self._live, self._stamp = None, None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _current(self) -> _Generation | None:
        """Return the live generation, opened again when another process has swapped it."""
        try:
            stat = os.stat(self._folder / "current.json")  # noqa: PTH116 - a third of Path's time
        except OSError:
            self.close()
            return None
        stamp = (stat.st_mtime_ns, stat.st_ino)
        if stamp != self._stamp:
            self._live, self._stamp = _open(self._folder), stamp
        return self._live

    def _sweep(self, keep: str) -> None:
        """Remove generations that are no longer live; one still open elsewhere may stay.

        One that another program is building stays too, unless it was given up long ago.
        """
        long_ago = time.time() - _GIVEN_UP
        for path in self._folder.iterdir():
            with contextlib.suppress(OSError):
                building = path.name.startswith(_UNFINISHED) and path.stat().st_mtime > long_ago
                if path.is_dir() and path.name != keep and not building:
                    shutil.rmtree(path, ignore_errors=True)


def _write(target: Path, documents: Iterable[Document]) -> int:
    writer = tantivy.Index(_schema(), path=str(target)).writer(_HEAP, 1)
    count = 0
    for document in documents:
        forms = document_forms(document)
        filed = form_terms(forms)
        if document.text:
            filed["text"] = passage_terms(document.text)
        writer.add_document(
            tantivy.Document(
                **filed,
                facet=facet_terms(facets(document)),
                body=pack(document, forms),
            )
        )
        count += 1
    writer.commit()
    writer.wait_merging_threads()
    return count


def _open(folder: Path) -> _Generation | None:
    """Open the live generation; None where it is of another layout or damaged."""
    try:
        current = orjson.loads((folder / "current.json").read_bytes())
        path = folder / current["generation"]
        if current["layout"] != LAYOUT or checksums(path) != current["files"]:
            return None
        return _Generation(tantivy.Index.open(str(path)), current["revision"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


class _Generation:
    """One finished index: gathers candidates for an answer."""

    def __init__(self, index: Any, revision: str) -> None:  # noqa: ANN401 - tantivy ships no types
        self.revision = revision
        self._schema = index.schema
        self._searcher = index.searcher()
        self._cache: dict[tuple[int, int], Candidate] = {}

    def gather(
        self, routes: Sequence[Route], filters: Mapping[str, tuple[str, ...]], limit: int
    ) -> Gathered:
        """Return the best documents of any route; see `search.answering.Engine`."""
        found = self._searcher.search(self._query(routes, filters), limit)
        candidates = [self._candidate(address) for _, address in found.hits]
        return Gathered(candidates, found.count)

    def count_facets(
        self, routes: Sequence[Route], filters: Mapping[str, tuple[str, ...]]
    ) -> dict[str, dict[str, int]]:
        """Count facet values; see `search.answering.Engine`."""
        terms = {"terms": {"field": "facet", "size": _MOST_FACET_VALUES}}
        counted = self._searcher.aggregate(self._query(routes, filters), {"facet": terms})
        facets_counted: dict[str, dict[str, int]] = {}
        for bucket in counted["facet"]["buckets"]:
            key, _, value = bucket["key"].partition("=")
            facets_counted.setdefault(key, {})[value] = int(bucket["doc_count"])
        return facets_counted

    def _candidate(self, address: Any) -> Candidate:  # noqa: ANN401 - tantivy ships no types
        key = (address.segment_ord, address.doc)
        found = self._cache.get(key)
        if found is None:
            found = unpack(self._searcher.doc(address).get_first("body"))
            if len(self._cache) >= _CACHED:
                with contextlib.suppress(KeyError, StopIteration, RuntimeError):
                    # Another thread may have emptied it meanwhile.
                    del self._cache[next(iter(self._cache))]
            self._cache[key] = found
        return found

    def _query(self, routes: Sequence[Route], filters: Mapping[str, tuple[str, ...]]) -> Any:  # noqa: ANN401 - tantivy ships no types
        must = tantivy.Occur.Must
        anyway = _either([self._route(route) for route in routes])
        if not filters:
            return anyway
        allowed = [
            (
                must,
                tantivy.Query.const_score_query(
                    self._choice(Choice("facet", tuple(f"{key}={value}" for value in values))),
                    0.0,
                ),
            )
            for key, values in filters.items()
        ]
        return tantivy.Query.boolean_query([(must, anyway), *allowed])

    def _route(self, route: Route) -> Any:  # noqa: ANN401 - tantivy ships no types
        must = tantivy.Occur.Must
        asked = [self._choice(choice) for choice in route.choices]
        query = asked[0] if len(asked) == 1 else None
        query = query or tantivy.Query.boolean_query([(must, one) for one in asked])
        return query if route.weight == 1 else tantivy.Query.boost_query(query, route.weight)

    def _choice(self, choice: Choice) -> Any:  # noqa: ANN401 - tantivy ships no types
        schema, field, terms = self._schema, choice.field, choice.terms
        if choice.mode in ("prefix", "typo"):
            # A prefix by automaton costs a fortieth of a regular expression.
            mistakes = 1 if choice.mode == "typo" else 0
            return tantivy.Query.fuzzy_term_query(schema, field, terms[0], mistakes, prefix=True)
        if choice.mode == "phrase" and len(terms) > 1:
            return tantivy.Query.phrase_query(schema, field, list(terms))
        option = "position" if field in _POSITIONS else "basic"
        queries = [tantivy.Query.term_query(schema, field, term, option) for term in terms]
        # Alternatives as terms: a term set looks at every document.
        return queries[0] if len(queries) == 1 else _either(queries)


def _either(queries: Sequence[Any]) -> Any:  # noqa: ANN401 - tantivy ships no types
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])
