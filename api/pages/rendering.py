"""Rendering: a page's frozen value through its template; the only module that knows jinja2."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

STATIC = Path(__file__).parent / "static"
_TEMPLATES = Path(__file__).parent / "templates"
_VERSION_DIGITS = 10


def render(template: str, page: object) -> str:
    """HTML of a page.

    Args:
        template: Name of a file in `templates`.
        page: The value the template shows; it sees nothing else.
    """
    return _environment().get_template(template).render(page=page)


@cache
def static_url(name: str) -> str:
    """Address of a static file; it changes with the content, so browsers may keep it."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:_VERSION_DIGITS]}"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["static"] = static_url
    return made
