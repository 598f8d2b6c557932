"""Answers a question of the prepared month of stations, with another program: query.py PROGRAM QUESTION PARQUET

Questions: week (mean by weekday and hour), empty (share of time without a bicycle, by station), share (bicycles by station, as a
share), day (mean by day), flow (stations whose number of bicycles changes the most). The answer is read to its end.
"""

import sys

program, question, source = sys.argv[1:]
COLUMNS = {
    "week": ["last_updated", "num_bikes_available"],
    "empty": ["station_id", "num_bikes_available"],
    "share": ["station_id", "num_bikes_available"],
    "day": ["last_updated", "num_bikes_available"],
    "flow": ["station_id", "last_updated", "num_bikes_available"],
}[question]

if program == "pandas":
    import pandas as pd

    table = pd.read_parquet(source, columns=COLUMNS)
    bikes = table["num_bikes_available"]
    if question == "week":
        when = table["last_updated"].dt
        answer = bikes.groupby([when.dayofweek, when.hour]).mean()
    elif question == "empty":
        answer = (bikes == 0).groupby(table["station_id"]).mean()
    elif question == "share":
        answer = bikes.groupby(table["station_id"]).sum()
        answer = answer / answer.sum()
    elif question == "day":
        answer = bikes.groupby(table["last_updated"].dt.floor("D")).mean()
    else:
        table = table.sort_values(["station_id", "last_updated"])
        answer = table.groupby("station_id")["num_bikes_available"].diff().abs().groupby(table["station_id"]).sum().nlargest(20)
elif program == "polars":
    import polars as pl

    table, bikes = pl.scan_parquet(source), pl.col("num_bikes_available")
    if question == "week":
        answer = table.group_by(pl.col("last_updated").dt.weekday(), pl.col("last_updated").dt.hour().alias("hour")).agg(bikes.mean()).collect()
    elif question == "empty":
        answer = table.group_by("station_id").agg((bikes == 0).mean()).collect()
    elif question == "share":
        answer = table.group_by("station_id").agg(bikes.sum()).with_columns(bikes / bikes.sum()).collect()
    elif question == "day":
        answer = table.group_by(pl.col("last_updated").dt.date()).agg(bikes.mean()).collect()
    else:
        flow = bikes.sort_by("last_updated").diff().abs().sum()
        answer = table.group_by("station_id").agg(flow).top_k(20, by="num_bikes_available").collect()
else:
    import duckdb

    queries = {
        "week": "select isodow(last_updated) d, hour(last_updated) h, avg(num_bikes_available) from t group by d, h",
        "empty": "select station_id, avg((num_bikes_available = 0)::int) from t group by 1",
        "share": "select station_id, sum(num_bikes_available) / sum(sum(num_bikes_available)) over () from t group by 1",
        "day": "select last_updated::date d, avg(num_bikes_available) from t group by d",
        "flow": """select station_id, sum(abs(change)) flow from (select station_id,
            num_bikes_available - lag(num_bikes_available) over (partition by station_id order by last_updated) change from t)
            group by 1 order by flow desc limit 20""",
    }
    answer = duckdb.sql(queries[question].replace("from t", f"from '{source}'")).fetchall()
print(len(answer))
