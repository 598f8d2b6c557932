"""Fits the mixed model of a generated jury with statsmodels and prints the seconds: rank.py FILE"""

import json
import sys
import time

import pandas as pd
import statsmodels.formula.api as smf

sheets = json.load(open(sys.argv[1]))["inputs"]["sheets"]
data = pd.DataFrame([(s["entry"], s["juror"], float(s["marks"][0])) for s in sheets], columns=["entry", "juror", "total"])
begun = time.perf_counter()
components = {"entry": "0 + C(entry)", "juror": "0 + C(juror)"}
fit = smf.mixedlm("total ~ 1", data.assign(all=1), groups="all", vc_formula=components).fit(reml=True, method="lbfgs")
fit.random_effects
print(time.perf_counter() - begun)
