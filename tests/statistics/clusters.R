# Rscript clusters.R FOLDER: a second opinion on CR2 that shares nothing with the formulas in sums. One row for every answer,
# I - H inverted by its eigenvalues site by site, and degrees of freedom from the whole quadratic form.
folder <- commandArgs(TRUE)[1]
pairs <- read.csv(file.path(folder, "pairs.csv"), stringsAsFactors = FALSE)
printed <- read.csv(file.path(folder, "printed.csv"), na.strings = "NA", stringsAsFactors = FALSE)

cr2 <- function(y, site) {
  N <- length(y); X <- matrix(1, N, 1); bread <- 1 / N; b <- mean(y); e <- y - b
  I_H <- diag(N) - matrix(1 / N, N, N); G <- c(); V <- 0
  for (s in unique(site)) {
    i <- which(site == s)
    eig <- eigen(I_H[i, i, drop = FALSE], symmetric = TRUE)
    root <- ifelse(eig$values > 1e-10, 1 / sqrt(pmax(eig$values, 1e-300)), 0)
    p <- eig$vectors %*% (root * t(eig$vectors)) %*% X[i, , drop = FALSE] * bread
    V <- V + sum(p * e[i])^2
    G <- cbind(G, I_H[, i, drop = FALSE] %*% p)
  }
  B <- crossprod(G)
  c(value = b, se = sqrt(V), df = sum(diag(B))^2 / sum(B^2))
}

worst <- 0; count <- 0
for (section in unique(pairs$section)) {
  p <- pairs[pairs$section == section & pairs$construct == "knowledge" & pairs$slot == "s1", ]
  N <- sum(p$both, p$losses, p$gains, p$neither)
  if (N > 500 || nrow(p) < 3) next
  own <- cr2(unlist(mapply(function(both, losses, gains, neither) rep(c(0, -1, 1), c(both + neither, losses, gains)), p$both, p$losses, p$gains, p$neither, SIMPLIFY = FALSE)),
             rep(p$site, p$both + p$losses + p$gains + p$neither))
  for (figure in names(own)) {
    value <- printed$value[printed$section == section & printed$construct == "knowledge" & printed$slot == "s1" & printed$figure == paste0("slot.", figure)]
    if (length(value) != 1 || is.na(value)) next
    worst <- max(worst, abs(value - own[figure]) / max(abs(value), 1e-6)); count <- count + 1
  }
}
cat(sprintf("CR2 answer by answer: %d figures, largest relative difference %.1e\n", count, worst))
if (count == 0 || worst > 1e-8) quit(status = 1)
