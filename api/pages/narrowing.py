"""Narrowing: the values of a facet beside a list, each as a link that sets it or takes it off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN_OPTIONS = 6


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet; following `url` sets it, or takes it off where it is `on`."""

    label: str
    count: int
    url: str
    on: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """Values of one facet; those in `more` are shown on request."""

    label: str
    options: tuple[Option, ...]
    more: tuple[Option, ...]


def facet(label: str, options: Iterable[Option]) -> Facet:
    """A facet whose values stand in this order, but for those that are set, which come first."""
    front = sorted(options, key=lambda option: not option.on)
    return Facet(label, tuple(front[:_SHOWN_OPTIONS]), tuple(front[_SHOWN_OPTIONS:]))


def rank(name: str, value: str, count: int) -> tuple[int, str]:
    """The order of values: years latest first, everything else by count."""
    return (-int(value), "") if name == "year" and value.isdecimal() else (-count, value)
