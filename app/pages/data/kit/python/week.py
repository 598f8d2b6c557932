days = {{days}}
week = {{measured}}.unstack(fill_value=0).reindex(days)
image = axes.imshow(week, aspect="auto", cmap="viridis")
axes.set_yticks(range(len(week)), week.index)
axes.set_xticks(range(len(week.columns)), week.columns)
axes.set_xlabel({{by}})
figure.colorbar(image)
