"""Structured logging: one line an event, for people or as JSON, to standard error."""

from __future__ import annotations

import logging
import sys

import structlog


def configure(form: str, *, quiet: bool = False) -> None:
    """Set up logging.

    Args:
        form: `console` for people, `json` for machines.
        quiet: Only warnings and errors.
    """
    renderer = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    level = logging.WARNING if quiet else logging.INFO
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
