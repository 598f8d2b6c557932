days = {{measured}}
axes.bar(days.index, days, color="#1f6f8b")
axes.set_ylabel({{y}})
figure.autofmt_xdate()
