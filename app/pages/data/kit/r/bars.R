groups <- tail(sort({{measured}}), {{most}})
barplot(groups, horiz = TRUE, las = 1, col = "#1f6f8b", border = NA, cex.names = 0.6, names.arg = {{labels}})
