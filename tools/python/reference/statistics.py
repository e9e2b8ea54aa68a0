"""What SciPy and statsmodels give, for libs/statistics/fixtures; statistics.R makes the others.

  python statistics.py ../../../libs/statistics/fixtures
"""

import json
import platform
import sys
import warnings
from itertools import product
from pathlib import Path

import numpy as np
import scipy
import statsmodels
from scipy import optimize, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

warnings.filterwarnings("ignore")
RNG = np.random.default_rng(20241109)
VERSIONS = {
    "python": platform.python_version(),
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "statsmodels": statsmodels.__version__,
}


def dice(n: int) -> np.ndarray:
    """Skewed as Dice is: most near 0.9, some far below."""
    return np.round(stats.beta.rvs(9, 1.6, size=n, random_state=RNG), 4)


def distributions():
    for p in (1e-6, 0.001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.999999):
        yield {"name": "normalQuantile", "args": [p], "value": stats.norm.ppf(p)}
        for df in (1, 2, 5, 30, 199):
            yield {"name": "tQuantile", "args": [p, df], "value": stats.t.ppf(p, df)}
            yield {"name": "chiSquareQuantile", "args": [p, df], "value": stats.chi2.ppf(p, df)}
        for a, b in ((1, 20), (3, 8), (0.5, 0.5), (150, 51)):
            yield {"name": "betaQuantile", "args": [p, a, b], "value": stats.beta.ppf(p, a, b)}
    for x in (-8, -1.96, 0, 0.3, 4.5):
        yield {"name": "normalCdf", "args": [x], "value": stats.norm.cdf(x)}
        for df in (1, 3, 40):
            yield {"name": "tCdf", "args": [x, df], "value": stats.t.cdf(x, df)}
    for x in (0.01, 1, 7.5, 40):
        for df in (1, 4, 19):
            yield {"name": "chiSquareCdf", "args": [x, df], "value": stats.chi2.cdf(x, df)}
        for k in (2, 3, 12):
            yield {"name": "studentizedRangeCdf", "args": [x, k], "value": stats.studentized_range.cdf(x, k, np.inf)}
    for k, n, p in ((0, 8, 0.5), (3, 20, 0.5), (40, 99, 0.5), (7, 30, 0.1)):
        yield {"name": "binomialCdf", "args": [k, n, p], "value": stats.binom.cdf(k, n, p)}


def clopper_pearson():
    for hits, of in ((0, 7), (7, 7), (3, 20), (199, 200), (50, 1000)):
        for level in (0.9, 0.95):
            low, high = proportion_confint(hits, of, 1 - level, method="beta")
            yield {"hits": hits, "of": of, "level": level, "low": low, "high": high}


def quantiles():
    for n in (1, 2, 3, 10, 57):
        values = RNG.normal(size=n)
        ps = [0, 0.025, 0.25, 0.5, 0.9, 1]
        yield {"values": values.tolist(), "p": ps, "quantiles": np.quantile(values, ps, method="linear").tolist(),
               "mean": values.mean(), "sd": values.std(ddof=1) if n > 1 else None}


def median_intervals():
    """stats.quantile_test's exact interval (Conover), two-sided at 0.95; its level from the binomial."""
    for n in (6, 8, 9, 15, 40, 101):
        values = dice(n)
        found = stats.quantile_test(values, q=np.median(values), p=0.5).confidence_interval(0.95)
        yield {"values": values.tolist(), "low": found.low, "high": found.high}


def bca():
    for n in (8, 15, 40):
        values = dice(n)
        found = stats.bootstrap((values,), np.mean, n_resamples=999, method="BCa", random_state=RNG)
        yield {
            "values": values.tolist(), "replicates": found.bootstrap_distribution.tolist(),
            "low": found.confidence_interval.low, "high": found.confidence_interval.high,
        }


def by_flips(sites) -> float:
    """Two-sided p of the stratified statistic over every pattern of signs."""
    ranks, signs = [], []
    for d in map(np.array, sites):
        rank = stats.rankdata(np.abs(d)) / (len(d) + 1)
        ranks += rank[d != 0].tolist()
        signs += (d[d != 0] > 0).tolist()
    ranks = np.array(ranks)
    seen = (ranks * np.array(signs)).sum()
    every = np.array([(ranks * np.array(s)).sum() for s in product((0, 1), repeat=len(ranks))])
    return min(1.0, 2 * min((every <= seen + 1e-9).mean(), (every >= seen - 1e-9).mean()))


def stratified():
    for sizes in ((5, 7), (3, 4, 5), (1, 6), (4, 4, 4, 4)):
        sites = [np.round(RNG.normal(0.02, 0.03, n), 2).tolist() for n in sizes]
        yield {"sites": sites, "p": by_flips(sites)}


def friedman():
    for n, k, ties in ((6, 3, False), (20, 4, True), (12, 5, False)):
        rows = dice(n * k).reshape(n, k)
        rows = np.round(rows, 1) if ties else rows
        found = stats.friedmanchisquare(*rows.T)
        ranks = np.array([stats.rankdata(r) for r in rows]).mean(0)
        scale = np.sqrt(k * (k + 1) / (12 * n))
        nemenyi = [[1.0 if a == b else stats.studentized_range.sf(abs(a - b) / scale, k, np.inf) for b in ranks] for a in ranks]
        yield {"rows": rows.tolist(), "statistic": found.statistic, "p": found.pvalue, "nemenyi": nemenyi}


def holm():
    for p in ([0.01, 0.04, 0.03], [0.5], [0.001, 0.001, 0.9, 0.02], [0.2, 0.8, 0.6]):
        yield {"p": p, "adjusted": multipletests(p, method="holm")[1].tolist()}


def isotonic():
    for n in (1, 2, 7, 30):
        values, weights = RNG.normal(np.arange(n) / n, 0.5), RNG.uniform(0.2, 3, n)
        yield {"values": values.tolist(), "weights": weights.tolist(),
               "fitted": optimize.isotonic_regression(values, weights=weights).x.tolist()}


TABLES = {
    "distributions": distributions, "clopper-pearson": clopper_pearson, "quantiles": quantiles, "median-intervals": median_intervals,
    "bca": bca, "stratified": stratified, "friedman": friedman, "holm": holm, "isotonic": isotonic,
}


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, cases in TABLES.items():
        table = {"generator": "tools/python/reference/statistics.py", "versions": VERSIONS, "cases": list(cases())}
        (out / f"{name}.json").write_text(json.dumps(table) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
