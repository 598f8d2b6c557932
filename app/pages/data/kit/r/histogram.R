hist(as.numeric(table[[{{y}}]]), breaks = 24, col = "#1f6f8b", border = NA, xlab = {{y}}, main = "")
