pairs = pd.DataFrame({"x": table.groupby({{by}})[{{x}}].mean(), "y": {{second}}.groupby({{by}})[{{y}}].mean()}).dropna()
for name, row in pairs.iterrows():
    axes.plot([{{x}}, {{y}}], row, marker="o", color="#1f6f8b")
    axes.annotate({{label}}, (1.02, row["y"]), fontsize=7, va="center")
