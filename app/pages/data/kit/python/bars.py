groups = {{measured}}.sort_values().tail({{most}})
axes.barh(range(len(groups)), groups, color="#1f6f8b")
axes.set_yticks(range(len(groups)), {{labels}})
axes.set_ylabel({{x}})
