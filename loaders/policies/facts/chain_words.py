"""The words of `chain_words.yaml` as patterns."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml


@cache
def words(section: str) -> tuple[str, ...]:
    """A section's words, the longest first."""
    return tuple(sorted(_file()[section], key=len, reverse=True))


@cache
def _file() -> dict[str, list[str]]:
    file = resources.files("loaders") / "policies" / "facts" / "chain_words.yaml"
    read: dict[str, list[str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return read


@cache
def either(*sections: str) -> str:
    """An alternation of the words of sections, the longest first."""
    found = {word for section in sections for word in words(section)}
    return "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))


@cache
def pattern(template: str) -> re.Pattern[str]:
    """A pattern in which `<section>` stands for its words, `<one+other>` for those of both: `(?:<built>)$`."""
    return re.compile(
        re.sub(r"(?<!\?P)<([a-z_+]+)>", lambda mark: either(*mark[1].split("+")), template)
    )
