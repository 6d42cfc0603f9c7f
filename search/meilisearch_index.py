"""The text index on a Meilisearch server, for registers that one PC does not serve any more.

Terms are written as ``search.asking`` says. A new index is filled beside the live one and swapped
by the server.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

import meilisearch
from meilisearch.errors import MeilisearchApiError, MeilisearchError

from graph.errors import EngineError
from search.answering import Gathered, answer
from search.asking import asks, drifting, encode_term, quoted
from search.documents import Results
from search.forms import document_forms
from search.records import pack, unpack
from search.terms import FIELDS, facet_terms, facets, form_terms, passage_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from search.documents import Document, Query
    from search.ranking import Candidate
    from search.routes import Route

# Number of the record that carries the revision; it holds no term, so no query finds it.
_REVISION = 0
_BATCH = 5_000
_PATIENCE_MS = 600_000
_MOST_FACET_VALUES = 500
_SINGLE = ("one", "one")
_SETTINGS = {
    "searchableAttributes": list(FIELDS),
    "filterableAttributes": ["facet"],
    "displayedAttributes": ["id", "body", "revision"],
    "rankingRules": ["words", "typo", "proximity", "exactness", "attribute"],
    "typoTolerance": {"disableOnAttributes": [field for field in FIELDS if field != "word"]},
    "faceting": {"maxValuesPerFacet": _MOST_FACET_VALUES},
}


class MeilisearchIndex:
    """A text index on a Meilisearch server.

    Args:
        url: Address of the server.
        key: A key that may create, fill, swap and search indexes.
        prefix: Begins the names of the indexes this object uses; one prefix, one register.
        timeout: Longest wait for an answer to one request, in seconds.
    """

    def __init__(
        self, url: str, key: str = "", prefix: str = "chuangtu", timeout: int = 10
    ) -> None:
        self._url = url
        self._live, self._next = f"{prefix}_documents", f"{prefix}_documents_next"
        self._client = meilisearch.Client(url, key or None, timeout=timeout)

    def rebuild(self, documents: Iterable[Document], revision: str) -> None:
        """Fill a new index, then swap; see `search.index.TextIndex`."""
        try:
            self._drop(self._next)
            self._create(self._next)
            for batch in _batches(_records(documents)):
                self._wait(self._client.index(self._next).add_documents(batch))
            # Last, so that only a finished index has a revision.
            # The server knows no field that no record has, and refuses to search it.
            last = {"id": _REVISION, "revision": revision, **dict.fromkeys(FIELDS, "")}
            self._wait(self._client.index(self._next).add_documents([last]))
            if not self._exists(self._live):
                self._create(self._live)
            self._wait(self._client.swap_indexes([{"indexes": [self._live, self._next]}]))
            self._drop(self._next)
        except MeilisearchError as error:
            raise self._trouble(error) from error

    def search(self, query: Query) -> Results:
        """Answer a query; see `search.index.TextIndex`."""
        try:
            return answer(self, query)
        except MeilisearchApiError as error:
            if error.code == "index_not_found":
                return Results()
            raise self._trouble(error) from error
        except MeilisearchError as error:
            raise self._trouble(error) from error

    def revision(self) -> str:
        """Return the live revision, or nothing where there is no finished index."""
        try:
            record = self._client.index(self._live).get_document(str(_REVISION))
        except MeilisearchApiError as error:
            if error.code in {"index_not_found", "document_not_found"}:
                return ""
            raise self._trouble(error) from error
        except MeilisearchError as error:
            raise self._trouble(error) from error
        return str(getattr(record, "revision", ""))

    def close(self) -> None:
        """Nothing to let go of: every request has its own connection."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def gather(
        self, routes: Sequence[Route], filters: Mapping[str, tuple[str, ...]], limit: int
    ) -> Gathered:
        """Return the documents of any route, those of many and rare routes first."""
        # Single characters are in thousands of names; here each would be a search of its own.
        useful = [route for route in routes if (route.name, route.choices[0].field) != _SINGLE]
        asked = [ask for route in useful for ask in asks(route)]
        asked += drifting(routes)
        scores: defaultdict[int, float] = defaultdict(float)
        bodies: dict[int, str] = {}
        most = 0
        for ask, found in zip(asked, self._ask(asked, filters, limit), strict=True):
            count = found["estimatedTotalHits"]
            most = max(most, count)
            for rank, hit in enumerate(found["hits"]):
                scores[hit["id"]] += ask["weight"] / (10 + min(count, limit) + rank)
                bodies[hit["id"]] = hit["body"]
        best = sorted(scores, key=lambda key: (-scores[key], key))[: 2 * limit]
        # The server's own filter takes no notice of case and spaces.
        unpacked = [unpack(bodies[key]) for key in best]
        candidates = [one for one in unpacked if _passes(one, filters)]
        return Gathered(candidates, max(most, len(scores)) if most > limit else len(candidates))

    def count_facets(
        self, routes: Sequence[Route], filters: Mapping[str, tuple[str, ...]]
    ) -> dict[str, dict[str, int]]:
        """Count facet values of the route that finds most; see `search.answering.Engine`."""
        asked = [ask for route in routes for ask in asks(route)]
        answers = self._ask(asked, filters, 0, facets=["facet"])
        widest = max(answers, key=lambda found: int(found["estimatedTotalHits"]))
        counted: dict[str, dict[str, int]] = {}
        for term, count in widest["facetDistribution"].get("facet", {}).items():
            key, _, value = term.partition("=")
            counted.setdefault(key, {})[value] = count
        return counted

    def _ask(
        self,
        asked: Sequence[Mapping[str, Any]],
        filters: Mapping[str, tuple[str, ...]],
        limit: int,
        **more: Any,  # noqa: ANN401 - passed to the server as it is
    ) -> list[dict[str, Any]]:
        allowed = [
            [f"facet = {quoted(f'{key}={value}')}" for value in values]
            for key, values in filters.items()
        ]
        shared = {"indexUid": self._live, "limit": limit, "filter": allowed, **more}
        queries = [
            {**shared, "q": ask["q"], "matchingStrategy": ask["strategy"]}
            | {"attributesToSearchOn": ask["fields"]}
            for ask in asked
        ]
        # Not Client.multi_search: it sends a field that older servers refuse.
        answered = self._client.http.post("multi-search", body={"queries": queries})
        results: list[dict[str, Any]] = answered["results"]
        return results

    def _exists(self, uid: str) -> bool:
        try:
            self._client.get_index(uid)
        except MeilisearchApiError as error:
            if error.code == "index_not_found":
                return False
            raise
        return True

    def _create(self, uid: str) -> None:
        self._wait(self._client.create_index(uid, {"primaryKey": "id"}))
        self._wait(self._client.index(uid).update_settings(_SETTINGS))

    def _drop(self, uid: str) -> None:
        if self._exists(uid):
            self._wait(self._client.delete_index(uid))

    def _wait(self, task: Any) -> None:  # noqa: ANN401 - the client's own record
        done = self._client.wait_for_task(task.task_uid, _PATIENCE_MS, 10)
        if done.status != "succeeded":
            reason = (done.error or {}).get("message", done.status)
            raise EngineError(
                f"检索服务没有完成任务（{reason}）", self._url, "查看 Meilisearch 日志后重建索引"
            )

    def _trouble(self, error: MeilisearchError) -> EngineError:
        return EngineError(
            f"检索服务没有正常应答（{error}）",
            self._url,
            "确认 Meilisearch 已启动、地址和密钥正确，再试一次",
        )


def _records(documents: Iterable[Document]) -> Iterator[dict[str, Any]]:
    for number, document in enumerate(documents, start=_REVISION + 1):
        forms = document_forms(document)
        filed = form_terms(forms)
        if document.text:
            filed["text"] = passage_terms(document.text)
        yield {
            "id": number,
            "facet": facet_terms(facets(document)),
            "body": pack(document, forms).decode(),
            **{field: " ".join(map(encode_term, terms.split())) for field, terms in filed.items()},
        }


def _batches(records: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(records, _BATCH)):
        yield batch


def _passes(candidate: Candidate, filters: Mapping[str, tuple[str, ...]]) -> bool:
    filed = facets(candidate.document)
    return all(filed.get(key) in values for key, values in filters.items())
