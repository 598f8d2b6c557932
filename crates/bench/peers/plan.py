"""The linear-programming bound of a plan by HiGHS, with loads as even as they can be: plan.py FILE prints bound and seconds"""

import json
import sys
import time

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

asked = json.load(open(sys.argv[1]))
entries, jurors, per_entry = asked["entries"], asked["jurors"], asked["per_entry"]
costs = np.array([np.nan if cost is None else cost for cost in asked["costs"]], dtype=float)
pairs = np.flatnonzero(~np.isnan(costs))
juror, entry = pairs // entries, pairs % entries
one = np.ones(len(pairs))
column = np.arange(len(pairs))
of_entry = coo_matrix((one, (entry, column)), shape=(entries, len(pairs)))
of_juror = coo_matrix((one, (juror, column)), shape=(jurors, len(pairs)))
load = entries * per_entry / jurors
begun = time.perf_counter()
solved = linprog(
    costs[pairs],
    A_eq=of_entry,
    b_eq=np.full(entries, per_entry),
    A_ub=coo_matrix(np.vstack([of_juror.toarray(), -of_juror.toarray()])),
    b_ub=np.concatenate([np.full(jurors, np.ceil(load)), np.full(jurors, -np.floor(load))]),
    bounds=(0, 1),
    method="highs",
)
assert solved.success, solved.message
print(solved.fun, time.perf_counter() - begun)
