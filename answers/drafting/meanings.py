"""What a limit of a policy says: which parameter of which rule it sets. The words stand in `meanings.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A limit with the words around it.

    Attributes:
        kind: The reader's kind: min_area, deadline …; empty for a sentence without a number.
        who: Whom it binds, where the words beside the number say so; else as `near`.
        near: The part of the sentence that holds the number.
        sentence: The sentence.
        headings: Headings of the clause and of those above it.
    """

    kind: str
    who: str
    near: str
    sentence: str
    headings: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """A parameter of a rule, and the words by which a limit is known to set it; see `meanings.yaml`."""

    rule: str
    parameter: str
    label: str
    kinds: frozenset[str] = frozenset()
    who: Groups = ()
    near: Groups = ()
    sentence: Groups = ()
    scope: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    unit: str = ""
    form: str = "number"
    fixed: int | None = None
    beside: bool = False

    def fits(self, said: Said) -> bool:
        """Whether the words say this."""
        return (
            (said.kind in self.kinds or not (self.kinds or said.kind))
            and _each(self.who, said.who)
            and _each(self.near, said.near)
            and _each(self.sentence, said.sentence)
            and (not self.scope or _any(self.scope, said.headings))
            and not _any(self.without, said.near)
        )


@dataclass(frozen=True, slots=True)
class Meanings:
    """All that a policy's words can mean, in the order in which it is tried.

    Attributes:
        limits: Of limits with a number, a day or a pattern.
        statements: Of sentences without a number.
        levels: Words that say how strict a sentence is, in the order in which they count.
        others: Beginnings and endings of a body that stands for all that are not named.
        labels: What parameters are called that no entry names.
    """

    limits: tuple[Meaning, ...]
    statements: tuple[Meaning, ...]
    levels: tuple[str, ...]
    others: tuple[tuple[str, ...], tuple[str, ...]]
    labels: Mapping[str, str]

    def fixed(self, rule: str) -> int | None:
        """The number that a rule itself holds; None where it holds none."""
        return next((one.fixed for one in self.limits if one.rule == rule), None)

    def label(self, rule: str, parameter: str) -> str:
        """What a parameter is called in Chinese; its name where that is not known."""
        both = (*self.limits, *self.statements)
        known = (one.label for one in both if (one.rule, one.parameter) == (rule, parameter))
        return self.labels.get(parameter) or next(known, parameter)

    def of(self, said: Said) -> tuple[Meaning, ...]:
        """What a limit means; nothing where no rule knows it."""
        fitting = [one for one in self.limits if one.fits(said)]
        return (*fitting[:1], *(one for one in fitting[1:] if one.beside))

    def stated(self, said: Said) -> tuple[Meaning, ...]:
        """What a sentence means without a number."""
        return tuple(one for one in self.statements if one.fits(said))


@cache
def meanings() -> Meanings:
    """The meanings of `meanings.yaml`."""
    file = resources.files("answers.drafting") / "meanings.yaml"
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    thresholds = [
        replace(_meaning({**one, "rule": class_["rule"]}), scope=tuple(class_["scope"]))
        for class_ in raw["thresholds"]
        for one in raw["parameters"]
    ]
    return Meanings(
        limits=(*map(_meaning, raw["meanings"]), *thresholds),
        statements=tuple(map(_meaning, raw["statements"])),
        levels=tuple(raw["levels"]),
        others=(tuple(raw["others"]["begin"]), tuple(raw["others"]["end"])),
        labels=raw["labels"],
    )


def _meaning(raw: Mapping[str, Any]) -> Meaning:
    who, near, sentence = (
        tuple(tuple(group) for group in raw.get(name, ())) for name in ("who", "near", "sentence")
    )
    return Meaning(
        rule=raw["rule"],
        parameter=raw.get("parameter", ""),
        label=raw["label"],
        kinds=frozenset(raw.get("kinds", ())),
        without=tuple(raw.get("without", ())),
        unit=raw.get("unit", ""),
        form=raw.get("form", "number"),
        fixed=raw.get("fixed"),
        beside=raw.get("beside", False),
        who=who,
        near=near,
        sentence=sentence,
    )


def _each(groups: Groups, words: str) -> bool:
    return all(_any(group, words) for group in groups)


def _any(choices: tuple[str, ...], words: str) -> bool:
    return any(choice in words for choice in choices)
