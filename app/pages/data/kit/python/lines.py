for name, rows in {{groups}}:
    line = {{measured}}
    axes.plot(line.index, line, label={{label}})
axes.set_xlabel({{x}})
axes.set_ylabel({{y}})
axes.legend(fontsize=7)
