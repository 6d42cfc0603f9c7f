from __future__ import annotations

import datetime as dt
import time

import pytest

from api.facets import FACETS
from api.today import today
from graph.ontology import ontology


def test_every_facet_of_a_findable_kind_narrows_a_search_and_has_a_label() -> None:
    facets = {name for kind in ontology().nodes.values() if kind.found for name in kind.facets}
    assert set(FACETS) == facets | {"kind"}
    assert all(FACETS.values())


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system keeps one time zone")
@pytest.mark.parametrize("zone", ["XXX-14", "XXX+12"])
def test_today_is_the_local_date(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", zone)
        time.tzset()
        hours = 14 if zone == "XXX-14" else -12
        local = dt.timezone(dt.timedelta(hours=hours))
        assert today() == dt.datetime.now(tz=local).date()
    time.tzset()
