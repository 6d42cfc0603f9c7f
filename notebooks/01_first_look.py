# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 各产业集群有多少省级科技创新基地，落在哪些市，哪里还是空白？
#
# 省里的申报通知点名了一批产业集群，新建基地须落在其中。编制计划之前先要看清：哪些集群已经有基地、
# 在哪些市、由几家单位支撑，哪里一个也没有。
#
# 数据是随软件发布的样例：政策事实取自公开文件，每条注明条款；**基地名录是虚构的**，其中的单位和人都不存在。
# 把下面的 `FILES` 换成本省的政策和名录，重新运行即可得到真实的答案。
#
# ## 1. 用命令行把样例载入一个临时数据文件夹

# %%
import datetime as dt
import json
import shutil
import subprocess
import sysconfig
import tempfile
from collections import Counter
from importlib import resources
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from IPython.display import Markdown
from matplotlib import font_manager

from answers.coverage import cluster_coverage
from graph.sqlite_store import SqliteStore

SAMPLE = Path(str(resources.files("loaders"))) / "sample"
FILES = [SAMPLE / name for name in ("policies.yaml", "organizations.csv", "bases.csv")]
# The command of this very environment, whether or not its folder is on the search path.
CHUANGTU = shutil.which("chuangtu", path=sysconfig.get_path("scripts")) or "chuangtu"

folder = tempfile.TemporaryDirectory(prefix="chuangtu-")
home = Path(folder.name)
loaded = subprocess.run(
    [CHUANGTU, "--home", home, "--store", "sqlite", "--index", "tantivy", "load", "--json", *FILES],
    capture_output=True,
    encoding="utf-8",
    check=False,
)
if loaded.returncode:
    raise SystemExit(f"样例没有载入：{loaded.stderr}")
for report in json.loads(loaded.stdout)["files"]:
    accepted, rejected = report["accepted"], len(report["rejected"])
    print(f"{report['file']}：载入{accepted}条，未载入{rejected}条")

# %% [markdown]
# ## 2. 问一个问题：`cluster_coverage`
#
# 计数口径与查重相同：通知一、3 所列类型、在规定日期之前批准、没有撤销也没有并入他处。基地属于哪个集群，
# 以名录所填为准，名称须与集群名或其别名一致，相似不算。同一单位的全称、简称和曾用名算一家。

# %%
ON = dt.date(2023, 6, 15)  # the call's closing date (五/3)

store = SqliteStore(home / "graph.db")
with store.read() as view:
    coverage = cluster_coverage(view, "liaoning-2023", ON)
    # GB/T 2260: a city's code ends in 00, a province's in 0000.
    codes = {node.text("name"): node.text("code") for node in view.nodes("Region")}
store.close()
folder.cleanup()
if not any(cluster.bases for cluster in coverage.clusters):
    raise SystemExit("没有点名产业集群的政策，或集群里没有基地。处理办法：核对 FILES 后重新运行")

cities_known = {name for name, code in codes.items() if code[4:] == "00" != code[2:4]}
by_city = Counter()
for cluster in coverage.clusters:
    by_city.update(cluster.cities)
cities = sorted(cities_known | set(by_city), key=lambda name: (-by_city[name], name))
clusters = sorted(coverage.clusters, key=lambda c: (c.group, -len(c.bases), c.name))
table = np.array([[cluster.cities.get(city, 0) for city in cities] for cluster in clusters])
print(f"{len(clusters)}个集群，{len(cities)}个市")
print("点名的条款：" + "；".join(sorted({n.label for c in clusters for n in c.named_in})))
print("计数的条款：" + coverage.counted_by)
print("计数的类型：" + "、".join(coverage.counted_types))

# %% [markdown]
# ## 3. 看图

# %%
CHINESE_FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
    "SimHei",
    "Noto Sans CJK JP",  # how older versions of matplotlib call the same file
)
installed = {font.name for font in font_manager.fontManager.ttflist}
font = next((name for name in CHINESE_FONTS if name in installed), None)
if font is None:
    print("没有找到中文字体，图中汉字会显示为方框。处理办法：安装 Noto Sans CJK SC 后重新运行。")
else:
    plt.rcParams["font.family"] = font

INK, PALE, BLUE, GRAY = "#1f2933", "#e4e7eb", "#2f6f9f", "#7b8794"
GAP = 0.9  # rows left free between two groups of clusters


def rows() -> list[float]:
    """Give the height of each cluster's row, with a gap between groups."""
    groups = list(dict.fromkeys(cluster.group for cluster in clusters))
    return [n + GAP * groups.index(cluster.group) for n, cluster in enumerate(clusters)]


def draw_cells(axes: plt.Axes, heights: list[float]) -> None:
    """Draw one cell for each cluster and city: the more bases the darker, white where there is none."""
    shades = plt.get_cmap("Blues")
    for height, counts in zip(heights, table, strict=True):
        for column, count in enumerate(counts):
            share = 0.18 + 0.72 * count / table.max()
            shade = shades(share) if count else "white"
            box = plt.Rectangle((column - 0.5, height - 0.5), 1, 1, fc=shade, ec=PALE, lw=0.8)
            axes.add_patch(box)
            if count:
                ink = "white" if count > table.max() / 2 else INK
                axes.text(column, height, count, ha="center", va="center", color=ink, fontsize=10)


def label_cells(axes: plt.Axes, heights: list[float]) -> None:
    """Name rows, groups and columns; below a city, the number of clusters that are blank there."""
    axes.set_yticks(heights, [cluster.name for cluster in clusters], fontsize=10.5)
    axes.set_xticks([])
    axes.set_xlim(-0.5, len(cities) - 0.5)
    axes.set_ylim(heights[-1] + 0.5, -2.4)
    axes.tick_params(length=0, colors=INK)
    blank = (table == 0).sum(axis=0)
    for column, (city, number) in enumerate(zip(cities, blank, strict=True)):
        axes.text(
            column, -1.9, city.removesuffix("市") or "不详", fontsize=10.5, ha="center", color=INK
        )
        axes.text(column, -1.35, number, fontsize=9.5, ha="center", color=GRAY)
    axes.text(-0.62, -1.35, "空白的集群", fontsize=9.5, ha="right", color=GRAY)
    for group in dict.fromkeys(cluster.group for cluster in clusters):
        first = next(h for h, c in zip(heights, clusters, strict=True) if c.group == group)
        axes.text(-0.5, first - 0.68, group, fontsize=9.5, color=GRAY)


def draw_totals(axes: plt.Axes, heights: list[float]) -> None:
    """Draw each cluster's bases as a bar, with the number of organizations behind them."""
    totals = [len(cluster.bases) for cluster in clusters]
    axes.barh(heights, totals, height=0.66, color=BLUE)
    for height, cluster, total in zip(heights, clusters, totals, strict=True):
        label = f"{total}个，{len(cluster.hosts)}家"
        axes.text(total + 0.4, height, label, va="center", fontsize=9.5, color=INK)
    axes.set_xlim(0, max(totals) * 1.5)
    axes.text(0, -1.9, "全省合计", fontsize=10.5, color=INK)
    axes.text(0, -1.35, "基地个数，依托单位家数", fontsize=9.5, color=GRAY)
    axes.tick_params(left=False, labelleft=False, bottom=False, labelbottom=False)


heights = rows()
figure, (cells, bars) = plt.subplots(
    1, 2, figsize=(13, 9.6), sharey=True, width_ratios=(3.6, 1), layout="constrained"
)
draw_cells(cells, heights)
label_cells(cells, heights)
draw_totals(bars, heights)
for axes in (cells, bars):
    axes.spines[:].set_visible(False)
without = len(coverage.gaps)
figure.suptitle(
    f"{len(clusters)}个产业集群{f'中{without}个没有' if without else '都有'}省级基地，"
    f"但按市看{(table == 0).mean():.0%}是空白",
    fontsize=16,
    color=INK,
    x=0.01,
    ha="left",
)
figure.supxlabel(
    f"格中数字是基地个数，白格没有基地。样例名录（虚构），截至{ON.year}年{ON.month}月{ON.day}日，"
    "计数口径和条款见上一节。",
    fontsize=9.5,
    color=GRAY,
    x=0.01,
    ha="left",
)
plt.show()

# %% [markdown]
# ## 4. 结论

# %%
counted = {base for cluster in clusters for base in cluster.bases}
largest = max(clusters, key=lambda c: len(c.bases))
others = [len(cluster.bases) for cluster in clusters if cluster is not largest] or [0]
main_type, main_count = next(iter(largest.types.items()))
concentrated = [c for c in clusters if max(c.cities.values(), default=0) * 2 > len(c.bases)]
narrowest = min(len(c.cities) for c in clusters if c.bases)
narrow = [c.name for c in clusters if len(c.cities) == narrowest]
blank = int((table == 0).sum())
top = cities[:2]
share = sum(by_city[city] for city in top) / by_city.total()
gaps = (
    f"有{len(coverage.gaps)}个一个基地也没有：{'、'.join(c.name for c in coverage.gaps)}"
    if coverage.gaps
    else "个个都有基地，全省范围内没有空白"
)
Markdown(
    f"截至{ON.year}年{ON.month}月{ON.day}日，样例名录中有{len(counted)}个基地计入"
    f"（另有{coverage.left_out}个已撤销或不属计数类型）。"
    f"申报通知点名的{len(clusters)}个产业集群{gaps}：{largest.name}最多，{len(largest.bases)}个"
    f"（其中{main_type}{main_count}个），其余{min(others)}至{max(others)}个。"
    f"空白在地市：{len(clusters)}个集群×{len(cities)}个市共{table.size}格，{blank}格没有基地"
    f"（{blank / table.size:.0%}）；{'、'.join(top)}两市集中了{share:.0%}的基地，"
    f"{len(concentrated)}个集群过半数的基地在同一个市；"
    f"{'、'.join(narrow)}{len(narrow)}个集群只在{narrowest}个市有基地。"
    "空白只说明名录里没有计数的基地，是否该建，还要看当地有没有这一产业。"
)
