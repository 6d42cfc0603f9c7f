"""Unified social credit codes with correct check characters (GB 32100-2015, GB 11714-1997)."""

import random

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ENTERPRISE = "91"
_INSTITUTION = "12"


def organization_body(rng: random.Random) -> str:
    """Draw a nine-character organisation code with its own check character."""
    body = "MA" + "".join(rng.choice(ALPHABET) for _ in range(6))
    if rng.random() < 0.5:  # noqa: PLR2004  half of the firms are older than the MA series
        body = "".join(rng.choice("0123456789") for _ in range(8))
    values = [int(char) if char.isdigit() else ord(char) - 55 for char in body]
    total = sum(value * weight for value, weight in zip(values, _BODY_WEIGHTS, strict=True))
    return body + "0123456789X0"[(11 - total % 11) % 11]


def check_character(first_17: str) -> str:
    """Return the 18th character that belongs to the first seventeen."""
    total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(first_17))
    return ALPHABET[-total % 31]


def credit_code(rng: random.Random, region: str, *, enterprise: bool) -> str:
    """Draw a code for a region of six digits."""
    first_17 = (_ENTERPRISE if enterprise else _INSTITUTION) + region + organization_body(rng)
    return first_17 + check_character(first_17)
