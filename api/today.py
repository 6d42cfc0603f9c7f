"""Which day it is where the office is."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """The date on this machine's calendar: a call for applications ends at local midnight."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date()
