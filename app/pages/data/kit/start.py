"""Loads the table and draws its first chart: python start.py

Needs pandas and matplotlib: pip install pandas matplotlib
"""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib import font_manager

# Japanese names need a font that has them; one of these is on most machines.
installed = {font.name for font in font_manager.fontManager.ttflist}
japanese = [name for name in ("Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", "IPAexGothic") if name in installed]
plt.rcParams["font.family"] = ["DejaVu Sans", *japanese]

here = Path(__file__).parent


def read(source, texts):
    # Codes are text: 01 is not 1.
    table = pd.read_csv(source, dtype={name: str for name in texts})
    # Rows that sum up others would count everything twice.
    return table[~table["aggregate"]] if "aggregate" in table else table


{{table}}

figure, axes = plt.subplots(figsize=(9, 5.4))
{{chart}}
axes.set_title({{title}})
figure.text(0.01, 0.01, {{attribution}}, fontsize=7)
figure.tight_layout(rect=(0, 0.03, 1, 1))
figure.savefig(here / "start-python.png", dpi=150)
