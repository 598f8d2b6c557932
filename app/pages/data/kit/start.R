# Loads the table and draws its first chart: Rscript start.R
# Needs nothing but R itself.

read <- function(source, classes) {
  # Codes are text: 01 is not 1.
  table <- read.csv(source, check.names = FALSE, fileEncoding = "UTF-8", na.strings = "", colClasses = classes)
  # Rows that sum up others would count everything twice.
  if ("aggregate" %in% names(table)) table[!(table[["aggregate"]] %in% c("true", "TRUE")), ] else table
}

{{table}}

png("start-r.png", width = 1350, height = 810, res = 150)
{{chart}}
title(main = {{title}})
mtext({{attribution}}, side = 1, line = 4, adj = 0, cex = 0.5)
invisible(dev.off())
