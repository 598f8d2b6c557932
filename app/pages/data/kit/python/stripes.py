years = {{measured}}
axes.bar(years.index, 1, width=1, color=plt.cm.RdBu_r((years - years.min()) / (years.max() - years.min())))
axes.set_yticks([])
