# Fits the mixed model of a generated jury with lme4 and prints the seconds: Rscript rank.R FILE.csv
suppressPackageStartupMessages(library(lme4))
data <- read.csv(commandArgs(trailingOnly = TRUE)[1], stringsAsFactors = TRUE)
begun <- proc.time()[["elapsed"]]
fit <- lmer(total ~ 1 + (1 | entry) + (1 | juror), data, REML = TRUE, control = lmerControl(calc.derivs = FALSE))
# Estimates with their conditional variances, which a ranking needs.
invisible(ranef(fit, condVar = TRUE))
cat(proc.time()[["elapsed"]] - begun, "\n")
