"""Prepares a file as the data desk does, with another program: prepare.py PROGRAM KIND SOURCE TARGET

KIND is stations (a month of station status, sorted by station and moment) or air (three months of hourly values, wide hours to rows).
"""

import glob
import sys

program, kind, source, target = sys.argv[1:]
hours = [f"H{hour:02}" for hour in range(1, 25)]
kept = ["ESTACIO", "CODI_CONTAMINANT", "ANY", "MES", "DIA"]

if program == "pandas":
    import pandas as pd

    if kind == "stations":
        table = pd.read_csv(source, na_values=["NA"]).sort_values(["station_id", "last_updated"], kind="stable")
    else:
        table = pd.concat(pd.read_csv(file, na_values=["NA"]) for file in sorted(glob.glob(source)))
        table = table.melt(id_vars=kept, value_vars=hours, var_name="hour", value_name="value")
        table["hour"] = table["hour"].str[1:].astype("int64")
        table = table.sort_values([*kept, "hour"], kind="stable")
    table.to_parquet(target, compression="zstd", index=False)
elif program == "polars":
    import polars as pl

    if kind == "stations":
        table = pl.scan_csv(source, null_values=["NA"]).sort(["station_id", "last_updated"], maintain_order=True)
    else:
        table = pl.concat(pl.scan_csv(file, null_values=["NA"]) for file in sorted(glob.glob(source)))
        table = table.unpivot(hours, index=kept, variable_name="hour", value_name="value")
        table = table.with_columns(pl.col("hour").str.slice(1).cast(pl.Int64)).sort([*kept, "hour"], maintain_order=True)
    table.sink_parquet(target, compression="zstd")
else:
    import duckdb

    if kind == "stations":
        query = f"from read_csv('{source}', nullstr = 'NA') order by station_id, last_updated"
    else:
        # ANY is a word of SQL.
        names = ", ".join(f'"{name}"' for name in kept)
        query = f"""select {names}, substr(hour, 2)::bigint as hour, value
            from (unpivot (from read_csv('{source}', nullstr = 'NA')) on {", ".join(hours)} into name hour value value)
            order by {names}, hour"""
    duckdb.sql(f"copy ({query}) to '{target}' (format parquet, compression zstd)")
