lines <- {{measured}}
colours <- hcl.colors(ncol(lines), "Dark 3")
matplot(seq_len(nrow(lines)), lines, type = "l", lty = 1, lwd = 2, col = colours, xaxt = "n", xlab = {{x}}, ylab = {{y}})
axis(1, at = seq_len(nrow(lines)), labels = rownames(lines))
legend("topright", {{labels}}, col = colours, lwd = 2, cex = 0.6)
