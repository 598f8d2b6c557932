week <- {{measured}}
week[is.na(week)] <- 0
image(0:23, seq_len(7), week, col = hcl.colors(24), xlab = "", ylab = "", axes = FALSE)
axis(1)
axis(2, at = seq_len(7), labels = rev({{days}}), las = 1, cex.axis = 0.6)
