axes.hist(table[{{y}}].dropna(), bins=24, color="#1f6f8b")
axes.set_xlabel({{y}})
