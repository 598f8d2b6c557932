# Loads the table and draws its first chart: Rscript start.R
# Needs nothing but R itself.

# Codes are text: 01 is not 1.
table <- read.csv("table.csv", check.names = FALSE, fileEncoding = "UTF-8", na.strings = "", colClasses = {{texts}})
if ("aggregate" %in% names(table)) {
  # Rows that sum up others would count everything twice.
  table <- table[table[["aggregate"]] != "true" & table[["aggregate"]] != "TRUE", ]
}

png("start-r.png", width = 1350, height = 810, res = 150)
{{chart}}
title(main = {{title}})
mtext({{attribution}}, side = 1, line = 4, adj = 0, cex = 0.5)
invisible(dev.off())
