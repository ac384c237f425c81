#include "r_script.h"

namespace api {

std::string_view r_script() {
  return R"r(# Rscript reproduce.R: works every figure of the report out again from the sums by site, in base R, and compares.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
read <- function(name) {
  frame <- read.csv(file.path(here, name), na.strings = "NA", stringsAsFactors = FALSE, colClasses = c(section = "character"))
  frame[] <- lapply(frame, function(column) if (is.integer(column)) as.numeric(column) else column)  # whole numbers of R overflow
  frame
}
scores <- read("scores.csv"); first <- read("first.csv"); pairs <- read("pairs.csv"); moved <- read("moved.csv")
levels3 <- read("levels.csv"); groups <- read("groups.csv"); facts <- read("facts.csv"); arms <- read("arms.csv"); printed <- read("printed.csv")

said <- new.env()
say <- function(section, construct, slot, ...) {
  values <- list(...)
  for (name in names(values)) {
    value <- values[[name]]
    if (length(value) == 0 || is.null(value) || is.nan(value) || is.infinite(value)) value <- NA
    assign(paste(section, construct, slot, name, sep = "|"), as.numeric(value), envir = said)
  }
}

# Sum of weight * sum(d)/sum(n), clustered by site: CR2 and Satterthwaite. `noise` is the variance that noise gives n, which is
# part of how sites differ; where it is more than a tenth of sum(n), nothing is told.
drowns <- function(noise, n) noise > 0.01 * n^2
combine <- function(parts, unit = 1) {
  none <- c(value = NA, se = NA, df = NA, low = NA, high = NA, p = NA)
  sites <- sort(unique(unlist(lapply(parts, function(part) part$data$site[part$data$n > 0 | part$data$noise > 0]))))
  if (length(sites) == 0) return(none)
  at <- function(site, value) { sums <- tapply(value, factor(site, levels = sites), sum); ifelse(is.na(sums), 0, sums) }
  fitted <- lapply(parts, function(part) {
    n <- at(part$data$site, part$data$n); d <- at(part$data$site, part$data$d); noise <- at(part$data$site, part$data$noise)
    N <- sum(n); D <- sum(d); w <- n / N
    list(weight = part$weight, N = N, noise = sum(noise), some = sum(n > 0 | noise > 0), value = D / N, w = w, e = (d * N - n * D) / N / (N * sqrt(pmax(0, 1 - w))), s = w / sqrt(pmax(0, 1 - w)))
  })
  if (any(sapply(fitted, function(f) f$N <= 0 || drowns(f$noise, f$N)))) return(none)
  result <- none
  result["value"] <- unit * sum(sapply(fitted, function(f) f$weight * f$value))
  if (any(sapply(fitted, function(f) max(f$w)) >= 1)) return(result)
  result["se"] <- unit * sqrt(sum(Reduce(`+`, lapply(fitted, function(f) f$weight * f$e))^2))
  C <- Reduce(`+`, lapply(fitted, function(f) { M <- -f$weight^2 / f$N * outer(f$s, f$s); diag(M) <- f$weight^2 / f$N * f$w; M }))
  result["df"] <- sum(diag(C))^2 / sum(C^2)
  if (length(sites) < 10 || min(sapply(fitted, function(f) f$some)) < 5 || result["se"] == 0 || result["df"] < 3) return(result)
  half <- qt(0.975, result["df"]) * result["se"]
  result[c("low", "high")] <- result["value"] + c(-1, 1) * half
  result["p"] <- 2 * pt(-abs(result["value"] / result["se"]), result["df"])
  result
}
say_estimate <- function(section, construct, slot, name, result)
  for (part in names(result)) do.call(say, c(list(section, construct, slot), setNames(list(unname(result[part])), paste0(name, ".", part))))
changes <- function(p) data.frame(site = p$site, n = p$both + p$losses + p$gains + p$neither, d = p$gains - p$losses, noise = p$noise)
total <- function(p) colSums(p[, c("both", "losses", "gains", "neither"), drop = FALSE])

detect <- function(section, when, hits, risky, alarms, safe) {
  if (risky <= 0 || safe <= 0 || min(hits, risky - hits, alarms, safe - alarms) < 0) return(invisible())
  H <- qnorm((hits + 0.5) / (risky + 1)); FA <- qnorm((alarms + 0.5) / (safe + 1))
  values <- list(hits / risky, alarms / safe, hits / risky - alarms / safe, H - FA, -(H + FA) / 2)
  names(values) <- paste0(when, c(".hits", ".false_alarms", ".j", ".d_prime", ".criterion"))
  do.call(say, c(list(section, "", ""), values))
}

quadratic <- function(d, S) tryCatch(as.numeric(t(d) %*% solve(S, d, tol = 1e-14)), error = function(e) NA)
marginal <- function(T) {
  off <- T; diag(off) <- 0
  keep <- rowSums(off) + colSums(off) > 0
  T <- T[keep, keep, drop = FALSE]; k <- nrow(T)
  none <- c(stuart_maxwell = NA, bhapkar = NA, bowker = NA)
  if (k < 3) return(none)
  d <- (rowSums(T) - colSums(T))[-k]
  S <- -(T + t(T)); diag(S) <- rowSums(T) + colSums(T) - 2 * diag(T)
  W <- quadratic(d, S[-k, -k]); n <- sum(levels_total)
  B <- if (is.na(W) || n - W <= 1e-9 * n) NA else quadratic(d, S[-k, -k] - outer(d, d) / n)
  sums <- (T + t(T))[upper.tri(T)]; diffs <- (T - t(T))[upper.tri(T)]
  c(stuart_maxwell = W, bhapkar = B, bowker = sum(diffs[sums > 0]^2 / sums[sums > 0]))
}

newcombe <- function(a, b, c, d) {  # both, losses, gains, neither
  n <- a + b + c + d; z <- qnorm(0.975)
  wilson <- function(r) (2 * r + z^2 + c(-1, 1) * z * sqrt(z^2 + 4 * r * (1 - r / n))) / (2 * (n + z^2))
  p <- (a + c) / n; q <- (a + b) / n; one <- wilson(a + c); two <- wilson(a + b)
  product <- (a + c) * (b + d) * (a + b) * (c + d); top <- a * d - b * c
  if (top > 0) top <- max(top - n / 2, 0)
  phi <- if (product > 0) top / sqrt(product) else 0
  half <- function(x, y) sqrt(max(0, x^2 - 2 * phi * x * y + y^2))
  c(p - q - half(p - one[1], two[2] - q), p - q + half(one[2] - p, q - two[1]))
}

clustered_tests <- function(p) {
  n <- rowSums(p[, c("both", "losses", "gains", "neither")]); p <- p[n > 0, ]; n <- n[n > 0]; K <- length(n)
  none <- c(eliasziw_donner = NA, obuchowski = NA, durkalski = NA, yang = NA)
  if (K < 10) return(none)
  b <- p$losses; c <- p$gains; d <- b - c
  ratio <- function(top, bottom) if (isTRUE(bottom > 0)) top / bottom else NA
  none["obuchowski"] <- ratio(sum(d)^2, K / (K - 1) * sum(d^2))
  none["durkalski"] <- ratio(sum(d / n)^2, sum((d / n)^2))
  none["yang"] <- ratio(sum(d)^2, K / (K - 1) * sum((d - n * sum(d) / sum(n))^2 + d^2) / 2)
  N <- sum(n); mean_n <- N / K; n0 <- mean_n - sum((n - mean_n)^2) / (K * (K - 1) * mean_n)
  cells <- as.matrix(p[, c("both", "losses", "gains", "neither")])
  expected <- outer(n, colSums(cells) / N)
  BMS <- sum((cells - expected)^2 / n) / K; WMS <- sum(cells * (n - cells) / n) / (K * (mean_n - 1))
  rho <- (BMS - WMS) / (BMS + (n0 - 1) * WMS)
  S <- b + c; some <- S > 0; Kd <- sum(some); share <- sum(S) / N
  scale <- rho + share * (1 - rho)
  if (Kd < 2 || is.na(scale) || scale <= 0) return(none)
  mean_s <- sum(S) / Kd; s0 <- mean_s - sum((S[some] - mean_s)^2) / (Kd * (Kd - 1) * mean_s)
  size <- s0 + Kd * (mean_s - s0)
  none["eliasziw_donner"] <- ratio(sum(d)^2, sum(S) * (1 + (size - 1) * max(0, rho / scale)))
  none
}

for (section in unique(facts$section)) {
  mine <- facts[facts$section == section, ]
  rows <- list()
  for (construct in mine$construct[mine$construct != ""]) {
    fact <- mine[mine$construct == construct, ]
    of <- function(frame) frame[frame$section == section & frame$construct == construct, , drop = FALSE]
    s <- of(scores); f <- of(first); p <- of(pairs); p <- p[p$kind == "item", ]
    part <- function(frame, d, weight = 1) list(weight = weight, data = data.frame(site = frame$site, n = frame$n, d = d, noise = frame$noise))
    noised <- fact$noised == 1; noise <- sum(s$noise)
    n <- sum(s$n); x <- sum(s$x); y <- sum(s$y); xx <- sum(s$xx); xy <- sum(s$xy); yy <- sum(s$yy)
    say(section, construct, "", children = n)
    change <- combine(list(part(s, s$y - s$x)), 1e-3)
    say_estimate(section, construct, "", "change", change)
    # What noise adds to a square is taken off; that of xy is its own and adds nothing.
    v <- function(ab, a, b, off = 0) (n * ab - a * b + off) / (n * (n - 1) - noise) * 1e-6
    vx <- v(xx, x, x, 1e6 * noise); vy <- v(yy, y, y, 1e6 * noise); cxy <- v(xy, x, y)
    left <- n > 1 && !drowns(noise, n)
    if (left && noise > 0) left <- vx > 0 && vy > 0 && vx + vy > 2 * cxy && cxy^2 <= vx * vy
    if (left) {
      std <- if (vx + vy > 0) (y - x) / n * 1e-3 / sqrt((vx + vy) / 2) else NA
      scale <- std / change["value"]
      say(section, construct, "", mean_before = x / n * 1e-3, mean_after = y / n * 1e-3, sd_before = sqrt(max(0, vx)), sd_after = sqrt(max(0, vy)),
          sd_change = sqrt(max(0, vx + vy - 2 * cxy)), correlation = if (vx > 0 && vy > 0) cxy / sqrt(vx * vy) else NA, standardised = std,
          standardised.low = change["low"] * scale, standardised.high = change["high"] * scale)
    }
    a <- s[s$form == "A", ]; b <- s[s$form == "B", ]
    say_estimate(section, construct, "", "balanced", combine(list(part(a, a$y - a$x, 0.5), part(b, b$y - b$x, 0.5)), 1e-3))
    say_estimate(section, construct, "", "form_difference", combine(list(part(a, a$x), part(b, b$x, -1)), 1e-3))
    left <- f[f$cohort == "left", ]; finished <- f[f$cohort == "finished", ]
    say_estimate(section, construct, "", "left_difference", combine(list(part(left, left$x), part(finished, finished$x, -1)), 1e-3))
    m <- of(moved)
    say_estimate(section, construct, "", "moved", combine(list(part(m, m$d))))
    by <- if (nrow(s) > 0) aggregate(cbind(n, x, y, xx, xy, yy) ~ site, s, sum) else s; K <- nrow(by)
    if (!noised && K > 1 && n > K) {
      d <- by$y - by$x; B <- (sum(d^2 / by$n) - sum(d)^2 / n) / (K - 1); q <- xx + yy - 2 * xy; W <- (q - sum(d^2 / by$n)) / (n - K)
      n0 <- (n - sum(by$n^2) / n) / (K - 1); under <- B + (n0 - 1) * W
      if (under > 1e-9 * q / n) say(section, construct, "", icc = (B - W) / under, design_effect = 1 + (sum(by$n^2) / n - 1) * max(0, (B - W) / under))
    }
    N <- n + fact$known + fact$unknown
    if (!noised && N > 0) say(section, construct, "", bounds.low = ((y - x) - fact$known_before - 1000 * fact$unknown) / N * 1e-3,
                   bounds.high = ((y - x) + 1000 * fact$known - fact$known_before + 1000 * fact$unknown) / N * 1e-3)
    shares <- c()
    for (slot in sort(unique(p$slot))) {
      q <- p[p$slot == slot, ]; t <- total(q)
      shares <- c(shares, (t["both"] + t["losses"]) / sum(t))
      e <- combine(list(list(weight = 1, data = changes(q))))
      say_estimate(section, construct, slot, "slot", e)
      say(section, construct, slot, before = (t["both"] + t["losses"]) / sum(t), after = (t["both"] + t["gains"]) / sum(t))
      rows[[length(rows) + 1]] <- list(construct = construct, slot = slot, p = unname(e["p"]))
    }
    if (!noised && fact$counts_right == 1 && length(shares) > 1 && n > 0) {
      k <- length(shares); variance <- (xx / n - (x / n)^2) * 1e-6 * k^2
      if (isTRUE(variance > 0)) say(section, construct, "", kr20 = k / (k - 1) * (1 - sum(shares * (1 - shares)) / variance))
    }
    rows[[length(rows) + 1]] <- list(construct = construct, slot = NA, p = unname(change["p"]))
    if (noised) next  # tests over counts would take noise for answers
    t <- total(p)
    if (sum(t) > 0) {
      l <- newcombe(t["both"], t["losses"], t["gains"], t["neither"])
      say(section, construct, "", newcombe.low = l[1], newcombe.high = l[2])
    }
    D <- t["gains"] + t["losses"]
    if (D > 0) {
      low <- min(t["gains"], t["losses"])
      say(section, construct, "", mcnemar.exact_p = min(1, 2 * pbinom(low, D, 0.5)),
          mcnemar.mid_p = if (t["gains"] == t["losses"]) 1 - dbinom(low, D, 0.5) / 2 else 2 * pbinom(low, D, 0.5) - dbinom(low, D, 0.5),
          mcnemar = mcnemar.test(matrix(t[c("both", "gains", "losses", "neither")], 2), correct = FALSE)$statistic)
    } else say(section, construct, "", mcnemar.exact_p = 1, mcnemar.mid_p = 1)
    lv <- of(levels3); levels_total <- lv$count
    T <- matrix(0, 3, 3); for (i in seq_len(nrow(lv))) T[lv$before[i] + 1, lv$after[i] + 1] <- lv$count[i]
    for (name in c("stuart_maxwell", "bhapkar", "bowker")) do.call(say, c(list(section, construct, ""), setNames(list(marginal(T)[name]), name)))
    site_pairs <- aggregate(cbind(both, losses, gains, neither) ~ site, if (nrow(p)) p else data.frame(site = 0, both = 0, losses = 0, gains = 0, neither = 0), sum)
    ct <- clustered_tests(site_pairs)
    for (name in names(ct)) do.call(say, c(list(section, construct, ""), setNames(list(ct[name]), name)))
    g <- of(groups); g <- g[g$a + g$b + g$c + g$d > 1, ]
    usable <- (g$a + g$b) * (g$c + g$d) * (g$a + g$c) * (g$b + g$d) > 0
    if (any(usable)) {
      N <- g$a + g$b + g$c + g$d
      top <- sum((g$a * g$d - g$b * g$c) / N)
      say(section, construct, "", cmh = top^2 / sum((g$a + g$b) * (g$c + g$d) * (g$a + g$c) * (g$b + g$d) / (N^2 * (N - 1))))
    }
  }
  frame <- do.call(rbind, lapply(rows, as.data.frame))
  if (!is.null(frame)) {
    constructs <- frame[is.na(frame$slot), ]; slots <- frame[!is.na(frame$slot), ]
    constructs$p <- p.adjust(constructs$p, "holm"); slots$p <- p.adjust(slots$p, "BH")
    for (i in seq_len(nrow(constructs))) say(section, constructs$construct[i], "", holm_p = constructs$p[i])
    for (i in seq_len(nrow(slots))) say(section, slots$construct[i], slots$slot[i], fdr_p = slots$p[i])
  }
  probe <- pairs[pairs$section == section & pairs$kind == "probe", ]
  risky <- probe[probe$foil == 0, ]; safe <- probe[probe$foil == 1, ]
  say_estimate(section, "", "", "j", combine(list(list(weight = 1, data = changes(risky)), list(weight = -1, data = changes(safe)))))
  say_estimate(section, "", "", "hits", combine(list(list(weight = 1, data = changes(risky)))))
  say_estimate(section, "", "", "false_alarms", combine(list(list(weight = 1, data = changes(safe)))))
  r <- total(risky); s <- total(safe)
  detect(section, "before", r["both"] + r["losses"], sum(r), s["both"] + s["losses"], sum(s))
  detect(section, "after", r["both"] + r["gains"], sum(r), s["both"] + s["gains"], sum(s))
}

arms$p <- rep(NA_real_, nrow(arms))
for (i in seq_len(nrow(arms))) {
  part <- function(section, weight) {
    s <- scores[scores$section == section & scores$construct == arms$construct[i], ]
    list(weight = weight, data = data.frame(site = s$site, n = s$n, d = s$y - s$x, noise = s$noise))
  }
  difference <- combine(list(part(arms$section[i], 1), part(arms$reference[i], -1)), 1e-3)
  say_estimate(arms$section[i], arms$construct[i], arms$reference[i], "arm", difference)
  arms$p[i] <- unname(difference["p"])
}
for (comparison in unique(arms$comparison)) {
  own <- which(arms$comparison == comparison); adjusted <- p.adjust(arms$p[own], "holm")
  for (k in seq_along(own)) say(arms$section[own[k]], arms$construct[own[k]], arms$reference[own[k]], arm.holm_p = adjusted[k])
}

# Answers after the lesson in two arms, by site. Base R has the test, the common odds ratio and its interval.
alike <- function(x, odds) {  # Breslow and Day, with Tarone's correction
  total <- 0; off <- 0; variance <- 0
  for (k in seq_len(dim(x)[3])) {
    t <- x[, , k]; m <- sum(t[1, ]); n <- sum(t[2, ]); r <- sum(t[, 1]); limits <- c(max(0, r - n), min(m, r))
    A <- uniroot(function(A) A * (n - r + A) - odds * (m - A) * (r - A), limits, tol = 1e-15 * (1 + limits[2]), maxiter = 10000)$root
    own <- 1 / (1 / A + 1 / (m - A) + 1 / (r - A) + 1 / (n - r + A))
    total <- total + (t[1, 1] - A)^2 / own; off <- off + t[1, 1] - A; variance <- variance + own
  }
  total - off^2 / variance
}
arm_slots <- list()
for (i in seq_len(nrow(arms))) {
  if (any(facts$noised[facts$section %in% c(arms$section[i], arms$reference[i])] == 1)) next
  rows <- function(section) pairs[pairs$section == section & pairs$construct == arms$construct[i] & pairs$kind == "item", ]
  one <- rows(arms$section[i]); other <- rows(arms$reference[i])
  for (slot in intersect(unique(one$slot), unique(other$slot))) {
    p <- one[one$slot == slot, ]; q <- other[other$slot == slot, ]
    sites <- intersect(p$site, q$site); p <- p[match(sites, p$site), ]; q <- q[match(sites, q$site), ]
    x <- array(rbind(p$both + p$gains, q$both + q$gains, p$losses + p$neither, q$losses + q$neither), c(2, 2, length(sites)))
    some <- apply(x, 3, function(t) all(rowSums(t) > 0) && all(colSums(t) > 0))
    x <- x[, , some, drop = FALSE]; K <- dim(x)[3]
    label <- list(arms$section[i], arms$construct[i], paste(slot, arms$reference[i]))
    value <- list(odds.sites = K)
    if (K > 0) {
      n <- apply(x, 3, sum); up <- sum(x[1, 1, ] * x[2, 2, ] / n); down <- sum(x[1, 2, ] * x[2, 1, ] / n)
      # A second stratum in which nothing is seen and nothing expected: the test wants two.
      test <- mantelhaen.test(if (K > 1) x else array(c(x, 1, 0, 1, 0), c(2, 2, 2)), correct = FALSE)
      value <- c(value, odds.cmh = unname(test$statistic), odds.p = test$p.value)
      if (down > 0) value <- c(value, odds.ratio = unname(test$estimate))
      if (down > 0 && up > 0) value <- c(value, odds.low = test$conf.int[1], odds.high = test$conf.int[2])
      if (down > 0 && up > 0 && K > 1) { s <- alike(x, up / down); value <- c(value, odds.alike = s, odds.alike_p = pchisq(s, K - 1, lower.tail = FALSE)) }
      arm_slots[[length(arm_slots) + 1]] <- list(comparison = arms$comparison[i], label = label, p = test$p.value)
    }
    do.call(say, c(label, value))
  }
}
for (comparison in unique(sapply(arm_slots, function(slot) slot$comparison))) {
  own <- Filter(function(slot) slot$comparison == comparison, arm_slots)
  adjusted <- p.adjust(sapply(own, function(slot) slot$p), "BH")
  for (k in seq_along(own)) do.call(say, c(own[[k]]$label, list(odds.fdr_p = adjusted[k])))
}

printed$construct[is.na(printed$construct)] <- ""; printed$slot[is.na(printed$slot)] <- ""
both <- printed
both$value.r <- unlist(mget(paste(both$section, both$construct, both$slot, both$figure, sep = "|"), envir = said, ifnotfound = NA_real_))
# A share of a statistic's own size; what is 0 but for rounding is compared as such.
difference <- abs(both$value - both$value.r) / pmax(abs(both$value), 1e-6)
difference[is.na(both$value) & is.na(both$value.r)] <- 0
bad <- is.na(difference) | difference > 1e-8
cat(sprintf("%d figures, %d of them absent for a reason; largest relative difference %.1e\n", nrow(both), sum(is.na(both$value)), max(difference, 0, na.rm = TRUE)))
if (any(bad)) { print(both[bad, ], row.names = FALSE); quit(status = 1) }
)r";
}

}  // namespace api
