pairs = pd.DataFrame({"x": table.groupby({{by}})[{{x}}].mean(), "y": {{second}}.groupby({{by}})[{{y}}].mean()}).dropna()
axes.scatter(pairs["x"], pairs["y"], color="#1f6f8b")
for name, row in pairs.iterrows():
    axes.annotate({{label}}, row, fontsize=6)
axes.set_xlabel({{x}})
axes.set_ylabel({{y}})
