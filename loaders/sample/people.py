"""Invented personal names: surnames by rough frequency, given names of common characters."""

import random

_SURNAMES = {
    "王": 74, "李": 72, "张": 68, "刘": 54, "陈": 45, "杨": 31, "赵": 29, "黄": 22, "周": 21,
    "吴": 20, "徐": 17, "孙": 19, "胡": 13, "朱": 13, "高": 13, "林": 12, "何": 11, "郭": 12,
    "马": 13, "罗": 9, "梁": 8, "宋": 10, "郑": 9, "谢": 7, "韩": 9, "唐": 7, "冯": 7, "于": 9,
    "董": 7, "萧": 3, "程": 6, "曹": 6, "袁": 5, "邓": 5, "许": 6, "傅": 4, "沈": 5, "曾": 4,
    "彭": 5, "吕": 5, "苏": 5, "卢": 4, "蒋": 4, "蔡": 4, "贾": 4, "丁": 5, "魏": 5, "薛": 4,
    "叶": 4, "阎": 3, "余": 4, "潘": 4, "杜": 4, "戴": 3, "夏": 3, "钟": 3, "汪": 3, "田": 4,
    "任": 4, "姜": 5, "范": 3, "方": 3, "石": 4, "姚": 3, "谭": 3, "廖": 2, "邹": 3, "熊": 2,
    "金": 4, "陆": 2, "郝": 2, "孔": 2, "白": 3, "崔": 4, "康": 2, "毛": 2, "邱": 2, "秦": 2,
    "江": 2, "史": 2, "顾": 2, "侯": 3, "邵": 2, "孟": 3, "龙": 1, "万": 2, "段": 2, "尹": 2,
    "佟": 2, "关": 3, "宁": 1, "欧阳": 1,
}  # fmt: skip
_SINGLE = "伟芳强敏静丽军杰磊洋勇艳娟涛明超霞平刚鹏辉玲健红斌琳博宇鑫颖"
_FIRST = "志建国文晓海玉春永立宏庆明子佳雨思宝桂德振景学长嘉一凤淑秀俊世忠广天泽新兴家少"
_SECOND = "华平军伟强明辉林东峰波涛勇斌梅兰英芳云霞丽娜颖洁琳雪丹宇轩涵然杰鹏飞龙祥瑞成文博"
_SINGLE_SHARE = 0.22


class People:
    """Draws names; those asked for as unique are never drawn again by this object."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._reserved: set[str] = set()

    def any_name(self) -> str:
        """Draw a name that no unique person has; two calls may agree, as names do."""
        while True:
            name = self._draw()
            if name not in self._reserved:
                return name

    def unique(self) -> str:
        """Draw a name and reserve it."""
        name = self.any_name()
        self._reserved.add(name)
        return name

    def team(self, size: int) -> tuple[str, ...]:
        """Draw `size` different names, in the order drawn."""
        names: dict[str, None] = {}
        while len(names) < size:
            names[self.any_name()] = None
        return tuple(names)

    def _draw(self) -> str:
        surname = self._rng.choices(tuple(_SURNAMES), tuple(_SURNAMES.values()))[0]
        if self._rng.random() < _SINGLE_SHARE:
            return surname + self._rng.choice(_SINGLE)
        return surname + self._rng.choice(_FIRST) + self._rng.choice(_SECOND)
