# What R, coin and metafor give, for libs/statistics/fixtures; statistics.py makes the others.
#
#   Rscript statistics.R ../../../libs/statistics/fixtures
#
# Debian: r-base-core r-cran-coin r-cran-metafor r-cran-jsonlite.

suppressPackageStartupMessages({
  library(coin)
  library(metafor)
  library(jsonlite)
})

set.seed(20241109)
versions <- list(R = paste(R.version$major, R.version$minor, sep = "."))
for (package in c("coin", "metafor")) versions[[package]] <- as.character(packageVersion(package))

differences <- function(n, shift, digits) round(rnorm(n, shift, 0.04) - rexp(n, 40), digits)

signed_rank <- function(n, shift, digits, zeros) {
  d <- c(differences(n - zeros, shift, digits), rep(0, zeros))
  p <- sapply(c("two.sided", "greater", "less"), function(side) {
    data <- data.frame(a = d, b = 0)
    as.numeric(pvalue(wilcoxsign_test(a ~ b, data, zero.method = "Pratt", distribution = exact(), alternative = side)))
  })
  list(differences = d, two_sided = p[[1]], greater = p[[2]], less = p[[3]])
}

signed_rank_normal <- function(n) {
  d <- differences(n, 0.02, 3)
  data <- data.frame(a = d, b = 0)
  list(differences = d, two_sided = as.numeric(pvalue(wilcoxsign_test(a ~ b, data, zero.method = "Pratt"))))
}

hodges_lehmann <- function(n, level) {
  d <- differences(n, 0.03, 6)
  found <- wilcox.test(d, conf.int = TRUE, conf.level = level, exact = TRUE)
  list(differences = d, level = level, estimate = found$estimate[[1]], low = found$conf.int[1], high = found$conf.int[2])
}

kruskal_blocks <- function(sizes, groups, shift, digits) {
  block <- factor(rep(seq_along(sizes), sizes))
  group <- factor(sample(groups, sum(sizes), replace = TRUE))
  value <- round(rnorm(sum(sizes), 0.85, 0.05) + shift * as.integer(group), digits)
  # Modified ridit scores: ranks within a block over its size and one, as SAS's PROC FREQ has them for van Elteren's test.
  score <- ave(value, block, FUN = function(v) rank(v) / (length(v) + 1))
  found <- independence_test(score ~ group | block, data.frame(score, group, block), teststat = "quadratic")
  list(
    blocks = lapply(split(data.frame(group = as.character(group), value), block), function(rows) rows),
    statistic = as.numeric(statistic(found)), df = found@statistic@df, p = as.numeric(pvalue(found))
  )
}

strict <- list(threshold = 1e-13, maxiter = 10000)

meta <- function(k, tau, error) {
  variance <- round(error^2 * runif(k, 0.5, 2), 8)
  estimate <- round(rnorm(k, 0.02, sqrt(tau^2 + variance)), 5)
  found <- rma(estimate, variance, method = "REML", test = "adhoc", control = strict)
  profile <- confint(found, control = list(tol = 1e-13))$random
  predicted <- predict(found)
  list(
    estimates = estimate, variances = variance, tau2 = found$tau2, estimate = found$b[1], standard_error = found$se,
    low = found$ci.lb, high = found$ci.ub, p = found$pval, i2 = found$I2 / 100, q = found$QE, q_p = found$QEp,
    tau2_low = profile["tau^2", "ci.lb"], tau2_high = profile["tau^2", "ci.ub"],
    i2_low = profile["I^2(%)", "ci.lb"] / 100, i2_high = profile["I^2(%)", "ci.ub"] / 100,
    predict_low = predicted$pi.lb, predict_high = predicted$pi.ub
  )
}

tables <- list(
  "signed-rank" = list(
    signed_rank(3, 0, 3, 0), signed_rank(6, 0.03, 3, 1), signed_rank(8, 0.05, 2, 2), signed_rank(15, 0.02, 2, 3),
    signed_rank(30, 0, 2, 0), signed_rank(60, 0.03, 3, 4), signed_rank(12, 0.3, 3, 0)
  ),
  "signed-rank-normal" = list(signed_rank_normal(240), signed_rank_normal(500)),
  "hodges-lehmann" = list(
    hodges_lehmann(6, 0.95), hodges_lehmann(8, 0.95), hodges_lehmann(15, 0.9), hodges_lehmann(30, 0.95), hodges_lehmann(49, 0.95)
  ),
  "meta-analysis" = list(
    meta(3, 0.02, 0.01), meta(5, 0.03, 0.01), meta(5, 0, 0.02), meta(8, 0.02, 0.02), meta(12, 0.05, 0.01), meta(20, 0.01, 0.02)
  )
)

tables[["kruskal-blocks"]] <- list(
  kruskal_blocks(c(12), c("a", "b", "c"), 0.01, 3), kruskal_blocks(c(10, 7, 12), c("a", "b", "c"), 0.02, 2),
  kruskal_blocks(c(20, 20), c("1.5", "3"), 0.03, 2), kruskal_blocks(c(5, 40, 8, 9), c("a", "b", "c", "d"), 0, 3)
)

out <- commandArgs(trailingOnly = TRUE)[1]
for (name in names(tables)) {
  table <- list(generator = "tools/python/reference/statistics.R", versions = versions, cases = tables[[name]])
  text <- toJSON(table, auto_unbox = TRUE, digits = I(17), null = "null")
  writeLines(text, file.path(out, paste0(name, ".json")))
}
