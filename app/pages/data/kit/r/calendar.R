days <- {{measured}}
barplot(days, col = "#1f6f8b", border = NA, las = 2, cex.names = 0.5, ylab = {{y}})
