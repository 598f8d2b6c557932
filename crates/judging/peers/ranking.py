"""Checks an exported ranking with statsmodels: ranking.py FILE

Nothing of Certamen's own code is used. The mixed model of all sheets is fitted by statsmodels' MixedLM (restricted maximum
likelihood, entries and jurors crossed); its variances, means, estimates and ranks must be those of the file.
"""

import json
import sys
import warnings

import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

exported = json.load(open(sys.argv[1]))
inputs, outcome = exported["inputs"], exported["outcome"]

if len(outcome["parts"]) != 1:
    print(f"{exported['call']}: the jury falls into {len(outcome['parts'])} parts, there is no joint ranking to check")
    sys.exit()

rows = []
for sheet in inputs["sheets"]:
    asked = [(c, m) for c, m in zip(inputs["criteria"], sheet["marks"]) if m is not None]
    weight = sum(c["weight"] for c, _ in asked)
    total = sum(c["weight"] * m / c["steps"] for c, m in asked) / weight if weight else 0.0
    rows.append((sheet["entry"], sheet["juror"], 100.0 * total))
data = pd.DataFrame(rows, columns=["entry", "juror", "total"])
entries, jurors = sorted(data.entry.unique()), sorted(data.juror.unique())

# The means, which no model is needed for.
means = data.groupby("entry").total.mean()
for known in outcome["entries"]:
    assert abs(means[known["entry"]] - known["raw"]["points"] / 100) <= 0.005 + 1e-9, known
    ahead = sum(round(other + 1e-9, 2) > round(means[known["entry"]] + 1e-9, 2) for other in means)
    assert known["raw"]["rank"] >= ahead + 1, known

part = outcome["parts"][0]
y = data.total.to_numpy()
of_entry = (data.entry.to_numpy()[:, None] == np.array(entries)[None, :]).astype(float)
of_juror = (data.juror.to_numpy()[:, None] == np.array(jurors)[None, :]).astype(float)


def solved(residual, by_entry, by_juror):
    """Mean, entries' and jurors' predictions, and minus twice the restricted log-likelihood, from the covariance of all sheets."""
    covariance = by_entry * of_entry @ of_entry.T + by_juror * of_juror @ of_juror.T + residual * np.eye(len(y))
    one = np.ones(len(y))
    inverse = np.linalg.inv(covariance)
    information = one @ inverse @ one
    mean = one @ inverse @ y / information
    left = inverse @ (y - mean)
    deviance = np.linalg.slogdet(covariance)[1] + np.log(information) + (y - mean) @ left
    return mean, by_entry * of_entry.T @ left, by_juror * of_juror.T @ left, deviance


# Estimates follow from the ratios alone; variances are null where the sheets do not tell them.
residual = part["residual"] if part["residual"] is not None else 1.0
mean, worths, leniencies, deviance = solved(residual, residual / part["ratios"]["entries"], residual / part["ratios"]["jurors"])
assert abs(mean - part["mean"]) < 1e-6, (mean, part["mean"])
for known in outcome["entries"]:
    found = mean + worths[entries.index(known["entry"])]
    assert abs(found - known["estimate"]) < 1e-6, (found, known)
for known in outcome["jurors"]:
    if known["severity"] is None:
        assert len(jurors) == 1, known
        continue
    # Severity is how much less a juror gives.
    found = -leniencies[jurors.index(known["juror"])]
    assert abs(found - known["severity"]) < 1e-6, (found, known)

compared = "variances were fixed, not estimated"
if part["source"] == "estimated":
    components = {"entry": "0 + C(entry)", "juror": "0 + C(juror)"}
    model = smf.mixedlm("total ~ 1", data.assign(all=1), groups="all", vc_formula=components)
    warnings.simplefilter("ignore")  # a variance at its bound is no failure here
    best = min(
        (model.fit(reml=True, method=method, maxiter=2000) for method in ("lbfgs", "powell", "nm")), key=lambda fit: -fit.llf
    )
    theirs = dict(zip(model.exog_vc.names, best.vcomp))
    their_deviance = solved(best.scale, theirs["entry"], theirs["juror"])[3]
    # Whoever searches better finds the higher likelihood: ours must not be the lower one.
    assert deviance <= their_deviance + 1e-6, (deviance, their_deviance)
    their_mean, their_worths, _, _ = solved(best.scale, theirs["entry"], theirs["juror"])
    apart = max(abs(their_mean + their_worths - (mean + worths)))
    assert apart < 0.05, apart
    compared = f"statsmodels' estimates within {apart:.2g} points, its deviance {their_deviance - deviance:+.1e} of ours"

if outcome["order"] == "corrected":
    points = [known["corrected"]["points"] for known in outcome["entries"]]
    assert points == sorted(points, reverse=True)
print(f"{exported['call']}: {len(entries)} entries, {len(jurors)} jurors, {len(y)} sheets agree to 1e-6; {compared}")
