"""One spelling for what looks or means the same: width, case, traditional characters, punctuation.

The table of traditional characters is ``data/simplified.txt``, made from OpenCC (Apache-2.0).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

SEPARATOR = " "
_HAN = re.compile("[一-\u9fff\u3400-\u4dbf\U00020000-\U0003ffff]")


@cache
def simplified() -> dict[str, str]:
    """Return traditional and variant character to simplified character."""
    lines = (files("graph") / "data" / "simplified.txt").read_text("utf-8").splitlines()
    pairs = (pair for line in lines if not line.startswith("#") for pair in line.split())
    return {pair[0]: pair[1] for pair in pairs}


class _FoldTable(dict[int, str]):
    """What each character becomes, worked out when first met."""

    def __missing__(self, code: int) -> str:
        variants = simplified()
        folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        # Marks of direction and controls vanish; anything else that is no letter separates words.
        if unicodedata.category(chr(code)) in {"Cf", "Mn"}:
            folded = ""
        kept = "".join(variants.get(c, c) if c.isalnum() else SEPARATOR for c in folded)
        self[code] = kept
        return kept


_TABLE = _FoldTable()


class _AccentTable(dict[int, str]):
    """Accented Latin letters to their base letter; all else stays."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        parts = unicodedata.normalize("NFD", char)
        self[code] = parts[0] if parts[0].isascii() and not char.isascii() else char
        return self[code]


_ACCENTS = _AccentTable()


def fold(text: str) -> str:
    """Return `text` in one spelling: half width, lower case, simplified, punctuation as spaces.

    Accents are dropped: ``Café`` becomes ``cafe``.
    """
    if not text.isascii():
        text = text.translate(_ACCENTS)
    return text.translate(_TABLE)


def compact(text: str) -> str:
    """Return the folded letters, digits and characters of `text` with nothing between them."""
    return fold(text).replace(SEPARATOR, "")


def origins(text: str) -> tuple[int, ...]:
    """Return, for each character of ``compact(text)``, its index in `text`."""
    return tuple(at for at, char in enumerate(text) for _ in compact(char))


def is_han(char: str) -> bool:
    """Tell whether a character is a Chinese one (any CJK ideograph block)."""
    return _HAN.match(char) is not None


def has_han(text: str) -> bool:
    """Tell whether any character of `text` is a Chinese one."""
    return not text.isascii() and _HAN.search(text) is not None


def is_latin(text: str) -> bool:
    """Tell whether `text` is made of ASCII letters only."""
    return text.isascii() and text.isalpha()
