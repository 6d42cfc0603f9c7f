"""Forms: a sheet that writes one thing as pairs of a name and a value, as an application form does."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from graph.names import clean
from loaders.readers.tables import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loaders.readers.tables import Cell

_LONGEST = 200  # rows of a form
_FEWEST = 3  # pairs that make a form
_TITLE = 5  # rows in which a form says what it is
_APPLICATION = re.compile("申报书|申请书|申报表|申请表|推荐表")


def form_of(sheet: Sheet, known: Callable[[str], str]) -> Sheet | None:
    """The form as a table of one row; None where the sheet is no form.

    An application without a number is a draft that can be checked, and no base that could be loaded.

    Args:
        sheet: The sheet as it stands.
        known: The field that a name means.
    """
    pairs = dict(_pairs(sheet, known))
    is_draft = _applies(sheet) and all(known(name) != "number" for name in pairs)
    if len(pairs) < _FEWEST or is_draft:
        return None
    return Sheet(sheet.name, (tuple(pairs), tuple(pairs.values())))


def _applies(sheet: Sheet) -> bool:
    top = islice(sheet.rows, _TITLE)
    return any(_APPLICATION.search(clean(cell)) for row in top for cell in row)


def _pairs(sheet: Sheet, known: Callable[[str], str]) -> Iterator[tuple[str, Cell]]:
    """Names that are known, each with the next cell of its row that is none; a field once."""
    said: set[str] = set()
    for row in islice(sheet.rows, _LONGEST):
        waiting = ""
        for cell in row:
            text = clean(cell)
            field = known(text) if text else ""
            if field and field not in said:
                waiting = text
            elif waiting and text and not field:
                said.add(known(waiting))
                yield waiting, cell
                waiting = ""
