years <- {{measured}}
image(as.integer(names(years)), 1, matrix(years), col = hcl.colors(30, "Blue-Red"), yaxt = "n", xlab = {{x}}, ylab = "")
