"""The reconciliation service over one store and one index, whatever the protocol it is asked by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.reconciliation.extension import extend
from answers.reconciliation.reconciling import organizations_by_code, reconcile
from api.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.reconciliation.candidates import Candidate, Question
    from answers.reconciliation.extension import Column, Extension
    from graph.store import Store
    from search.index import TextIndex


class Reconciler:
    """Answers for tables: which thing each name means, and what is known of it.

    Args:
        store: The graph.
        index: The text index over it.
    """

    def __init__(self, store: Store, index: TextIndex) -> None:
        self._store, self._index = store, index
        self._by_code = Kept(store, organizations_by_code)

    def reconcile(self, questions: Sequence[Question]) -> tuple[tuple[Candidate, ...], ...]:
        """The candidates of each question; see `answers.reconciliation.reconciling`."""
        by_code = self._by_code.get()
        with self._store.read() as view:
            return reconcile(self._index, view, by_code, questions)

    def extend(self, ids: Sequence[str], columns: Sequence[Column]) -> Extension:
        """Columns of what is known of things; see `answers.reconciliation.extension`."""
        with self._store.read() as view:
            return extend(view, ids, columns)
