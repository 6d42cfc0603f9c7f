"""专业技术创新中心申报条件: what a specialised centre must show to apply."""

from __future__ import annotations

from checks.minimums import reached

ID = "threshold_professional"
TITLE = "专业技术创新中心申报条件"
check = reached
