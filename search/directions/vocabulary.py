"""Words with their likelihood, and the likeliest way to cut a text into them.

The algorithm is that of a unigram tokenizer, so that `search/model/tokenizer.json` cuts a text the same
way here and in the libraries that read this format.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.normal import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

# A character that is no word costs this much more than the least likely word.
_UNKNOWN_PENALTY = 10.0
_RUNS = re.compile(r"[a-z0-9]+|[^a-z0-9\s]+")
_KEPT_RUNS = 1 << 16
UNKNOWN = "[UNK]"


class Vocabulary:
    """Words and the logarithm of their likelihood.

    Args:
        scores: By word, folded (`graph.normal.fold`).
    """

    def __init__(self, scores: Mapping[str, float]) -> None:
        self.scores = dict(scores)
        self._unknown = min(scores.values()) - _UNKNOWN_PENALTY
        self._longest: dict[str, int] = {}
        for word in scores:
            self._longest[word[0]] = max(self._longest.get(word[0], 1), len(word))
        self._cut_run = lru_cache(_KEPT_RUNS)(self._likeliest)

    def cut(self, text: str) -> list[str]:
        """The words of a text in order; a character in no word stands for itself.

        Runs of Latin letters and digits are cut apart from the Chinese around them.
        """
        return [word for run in _RUNS.findall(fold(text)) for word in self._cut_run(run)]

    def words(self, text: str) -> list[str]:
        """As `cut`, but a run of Latin letters and digits is one word: abbreviations have no parts."""
        runs = _RUNS.findall(fold(text))
        return [w for run in runs for w in ((run,) if run.isascii() else self._cut_run(run))]

    def _likeliest(self, run: str) -> tuple[str, ...]:
        """The cut whose words are likeliest together, found from the left."""
        size, scores = len(run), self.scores
        best = [0.0] + [float("-inf")] * size
        cuts = [0] * (size + 1)
        for start in range(size):
            reached = best[start]
            furthest = min(size, start + self._longest.get(run[start], 1))
            for end in range(start + 1, furthest + 1):
                score = scores.get(run[start:end])
                if score is None:
                    if end > start + 1:
                        continue
                    score = self._unknown
                if reached + score > best[end]:
                    best[end], cuts[end] = reached + score, start
        words = []
        while size:
            words.append(run[cuts[size] : size])
            size = cuts[size]
        return tuple(reversed(words))
