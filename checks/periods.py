"""Periods that run from a day on record."""

from __future__ import annotations

import calendar
import datetime as dt


def years_after(day: dt.date, years: int) -> dt.date:
    """The last day of a period of so many years; from 29 February it ends on the last of that month."""
    year = day.year + years
    last = calendar.monthrange(year, day.month)[1]
    return dt.date(year, day.month, min(day.day, last))
