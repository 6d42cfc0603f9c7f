"""A draft that was sent as a file, filled into the form for checking one application."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from api.pages.check_fields import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

# Figure and unit as people write them in a form; another unit than the field's is left to be put right by hand.
_FIGURE = re.compile(r"(?P<figure>[\d,，]+(?:\.\d+)?)\s*(?P<unit>\D*)")
_UNITS = {
    "area_m2": ("平方米", "㎡", "m2", "m²"),
    "equipment_10k": ("万元",),
    "benefit_100m": ("亿元",),
    "director_months": ("个月", "月"),
}
_LAST = 4
_COUNTED = ("个", "项", "家")
_FIELDS = {field.name: field for section in SECTIONS for field in section.fields}


def draft_values(cells: Mapping[str, str]) -> dict[str, str]:
    """Values of the form by field name, from the cells of a draft; what the form does not ask is left out."""
    return {name: _value(name, text) for name, text in cells.items() if name in _FIELDS}


def told_draft(file: str, values: Mapping[str, str]) -> str:
    """What was read from a file, in a sentence."""
    labels = "、".join(_FIELDS[name].label for name in _FIELDS if values.get(name))
    return f"已从“{file}”读出：{labels}。请核对后修改重查"


def _value(name: str, text: str) -> str:
    if name == "id_last4":
        return text[-_LAST:]  # of a whole number nothing else is looked at, or shown again
    match = _FIGURE.fullmatch(text) if _FIELDS[name].sort == "number" else None
    if match and match["unit"].strip() in ("", *_UNITS.get(name, _COUNTED)):
        return re.sub("[,，]", "", match["figure"])
    return text
