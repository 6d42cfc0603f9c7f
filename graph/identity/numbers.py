"""Identity numbers (GB 11643): what may be kept of one is a keyed hash and the last four digits.

There are so few possible numbers that a plain hash of one can be guessed by trying them all; a keyed one
cannot without the key. A hash names its key by a short mark, so that hashes made with two keys are never
compared.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

LEAST_KEY = 16  # characters of a key that cannot be found by trying
_HASH_BYTES, _MARK_BYTES = 16, 3
_WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))  # GB 11643-1999, section 6
_CHECKS = "10X98765432"
_BORN = r"(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_WHOLE = re.compile(rf"[1-9]\d{{5}}{_BORN}\d{{3}}[\dX]")
_OLD = re.compile(r"[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_WRITTEN = re.compile(rf"(?<![0-9A-Za-z])[1-9]\d{{5}}{_BORN}\d{{3}}[\dXx](?![0-9A-Za-z])")


def identity_number(written: str) -> str:
    """The number in its form of 18 characters; empty if it is none, or its check digit is wrong.

    One of 15 digits, as issued until 1999, gets its century and its check digit.
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", written)).upper()
    if _OLD.fullmatch(text):
        body = f"{text[:6]}19{text[6:]}"
        return body + _check(body)
    return text if _WHOLE.fullmatch(text) and text[-1] == _check(text) else ""


def hashed(number: str, key: str) -> str:
    """The keyed hash of an identity number, with the mark of its key in front.

    Args:
        number: From `identity_number`.
        key: The secret; hashes made with another one do not compare.
    """
    secret = hashlib.blake2b(key.encode()).digest()
    mark = hashlib.blake2b(key=secret, digest_size=_MARK_BYTES, person=b"mark").hexdigest()
    hash_ = hashlib.blake2b(
        number.encode(), key=secret, digest_size=_HASH_BYTES, person=b"number"
    ).hexdigest()
    return f"{mark}:{hash_}"


def same_number(one: str, other: str) -> bool | None:
    """Whether two hashes are of one number; None where one is missing or the keys differ."""
    if not (one and other) or one.partition(":")[0] != other.partition(":")[0]:
        return None
    return one == other


def without_numbers(text: str) -> str:
    """A text with every identity number in it left out; other long numbers stay."""
    return _WRITTEN.sub(lambda m: "证件号略" if identity_number(m[0]) else m[0], text)


def _check(number: str) -> str:
    """The check digit of the first 17 digits."""
    return _CHECKS[sum(int(d) * w for d, w in zip(number[:17], _WEIGHTS, strict=True)) % 11]
