"""The latent-class model: its slope, its sampler, the published table, and the same digits on any processor."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy.special import betainc, ndtri
from scipy.stats import ks_2samp

from accounted.errors import BadInput
from accounted.estimation import LatentClass, LatentClassWide
from accounted.estimation.latent import portable
from accounted.estimation.latent.convergence import effective_size, rhat
from accounted.estimation.latent.prefixes import Prefixes
from accounted.estimation.latent.target import Prior, Target
from accounted.estimation.latent.walkers import Walkers, bent, straight
from accounted.model import OverlapTable
from tests.estimation.tables import ASKED, published, simulated, table

FULL = table("A B C", p100=5, p010=4, p001=3, p110=3, p101=1, p011=2, p111=2)
SPARSE = table("A B C D", p1000=5, p0100=4, p1100=3, p1110=2, p0011=1)


def test_functions_of_our_own_are_those_of_the_books() -> None:
    x = np.linspace(-690, 690, 4001)
    assert portable.exp(x) == pytest.approx(np.exp(x), rel=1e-14)
    assert portable.log(np.exp(x)) == pytest.approx(x, rel=1e-14, abs=1e-14)
    single = portable.exp_single(np.linspace(-80, 0, 999, dtype=np.float32))
    assert single == pytest.approx(np.exp(np.linspace(-80, 0, 999)), rel=1e-5)
    values = np.exp(np.linspace(-20, 20, 99))
    assert straight(bent(values)) == pytest.approx(values, rel=1e-12)


def test_normal_numbers_are_normal() -> None:
    drawn = np.sort(portable.normal(np.random.default_rng(1), (50_000,)))
    expected = ndtri((np.arange(50_000) + 0.5) / 50_000)
    assert np.abs(drawn - expected)[500:-500].max() < 0.05
    assert 3.8 < drawn[-1] < 6


@pytest.mark.parametrize("one", [FULL, SPARSE])
@pytest.mark.parametrize("prior", [Prior(classes=4), Prior(classes=4, on=0.5, off=2.0)])
def test_the_slope_is_that_of_the_density(one: OverlapTable, prior: Prior) -> None:
    prefixes = Prefixes.of(one)
    precise = Target(prefixes, prior, 3, single=False)
    state = np.random.default_rng(2).normal(size=(precise.numbers, 3)) * 1.5
    slope, rough = np.empty_like(state), np.empty(state.shape, np.float32)
    precise.slope(state, np.float64(0.7), slope)
    Target(prefixes, prior, 3, single=True).slope(state.astype(np.float32), np.float32(0.7), rough)
    assert rough == pytest.approx(slope, rel=1e-3, abs=1e-3)
    for number in range(precise.numbers):
        beside = [state.copy(), state.copy()]
        beside[0][number] += 1e-5
        beside[1][number] -= 1e-5
        up, down = (precise.density(given).at(0.7) for given in beside)
        assert (up - down) / 2e-5 == pytest.approx(slope[number], rel=1e-4, abs=1e-4)


def test_cells_add_up_to_one() -> None:
    target = Target(Prefixes.of(FULL), Prior(classes=5), 2, single=False)
    target.look(np.random.default_rng(3).normal(size=(target.numbers, 2)))
    assert target.cells.sum(axis=0) == pytest.approx([1, 1])
    assert target.weights.sum(axis=0) == pytest.approx([1, 1])


@pytest.mark.parametrize("prior", [Prior(classes=3), Prior(classes=3, on=0.5)])
def test_steps_and_exchanges_leave_the_prior_as_it_is(prior: Prior) -> None:
    # At power 0 the prior is what is walked in: each chance keeps its Beta law.
    walkers = Walkers(Prefixes.of(FULL), prior, 512, np.random.default_rng(4))
    walkers.length = 0.3
    before = _first_weight(walkers)
    for _ in range(40):
        walkers.step(0.0, 10)
        walkers.exchange()
    walkers.densities.look(walkers.state.astype(float))
    chances = np.sort(betainc(prior.on, prior.off, walkers.densities.chances[:, :2].astype(float)).ravel())
    assert np.abs(chances - (np.arange(chances.size) + 0.5) / chances.size).max() < 0.06
    after = _first_weight(walkers)
    assert ks_2samp(before[before < 0.999], after[after < 0.999]).pvalue > 0.001


def _first_weight(walkers: Walkers) -> np.ndarray:  # type: ignore[type-arg]  # of any kind of number
    walkers.densities.look(walkers.state.astype(float))
    weights: np.ndarray = walkers.densities.weights[0].copy()  # type: ignore[type-arg]  # of any kind of number
    return weights


def test_an_exchange_leaves_the_likelihood() -> None:
    walkers = Walkers(Prefixes.of(FULL), Prior(classes=5), 64, np.random.default_rng(5))
    before = walkers.density.likelihood.copy()
    walkers.exchange()
    assert walkers.density.likelihood == pytest.approx(before, rel=1e-3, abs=1e-3)


def test_groups_that_lie_apart_have_a_high_rhat() -> None:
    draws = np.random.default_rng(6).normal(size=(100, 32))
    assert rhat(draws, 4) < 1.01
    assert effective_size(draws) == pytest.approx(3200, rel=0.3)
    draws[:, :8] += 1
    assert rhat(draws, 4) > 1.05


def test_draws_that_hang_together_are_worth_less() -> None:
    random, draws = np.random.default_rng(7), np.zeros((400, 32))
    for number in range(1, 400):
        draws[number] = 0.9 * draws[number - 1] + random.normal(size=32)
    assert effective_size(draws) == pytest.approx(400 * 32 / 19, rel=0.4)


def test_the_published_table(shared: Path) -> None:
    made = LatentClass().estimate(published(shared, "kosovo_1999_4lists"), ASKED)
    assert made.status == "ok"
    assert made.value == pytest.approx(10430, rel=0.01)
    assert made.lower == pytest.approx(9030, rel=0.02)
    assert made.upper == pytest.approx(13900, rel=0.03)
    assert made.diagnostics["rhat"] <= 1.01
    assert made.diagnostics["ess"] >= 1000
    assert made.diagnostics["groups"] >= 4
    assert 0.05 < made.diagnostics["predictive_check"]["p"] < 0.95


def test_the_order_of_lists_changes_no_digit() -> None:
    one = simulated(3, [(900, [0.3, 0.2, 0.25])])
    turned = OverlapTable(one.lists[::-1], {pattern[::-1]: count for pattern, count in one.counts.items()})
    first, second = (LatentClass(classes=3).estimate(given, ASKED) for given in (one, turned))
    assert first == second
    assert first.lower is not None
    assert first.upper is not None
    assert first.lower < 900 < first.upper


SCRIPT = """
import json
from accounted.estimation import Asked, LatentClass
from accounted.model import OverlapTable
counts = {(1,0,0): 60, (0,1,0): 50, (0,0,1): 40, (1,1,0): 9, (1,0,1): 8, (0,1,1): 7, (1,1,1): 2}
made = LatentClass(classes=3).estimate(OverlapTable(("A", "B", "C"), counts), Asked(seed=4))
print(json.dumps([made.value, made.lower, made.upper, made.spread[::100]]))
"""


def test_a_processor_with_fewer_instructions_gives_the_same_digits() -> None:
    known = np.show_config(mode="dicts")["SIMD Extensions"]["found"]  # type: ignore[index, call-overload]  # typed too loosely there
    if not known:
        pytest.skip("this processor has no instructions that could be left out")
    environments = [os.environ, {**os.environ, "NPY_DISABLE_CPU_FEATURES": " ".join(known)}]
    command = [sys.executable, "-W", "error::ImportWarning", "-c", SCRIPT]
    ended = [subprocess.run(command, env=one, capture_output=True, text=True, check=True) for one in environments]
    assert json.loads(ended[0].stdout) == json.loads(ended[1].stdout)


@pytest.mark.parametrize("settings", [{"classes": "1"}, {"classes": "3.5"}, {"shape": "0"}, {"rate": "much"}])
def test_settings_that_cannot_be_used_are_said(settings: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        LatentClass(**settings)  # type: ignore[arg-type]  # wrong on purpose


def test_the_wide_one_has_its_own_name_and_prior() -> None:
    one = simulated(3, [(500, [0.3, 0.2, 0.25])])
    usual, wide = LatentClass(classes=2).estimate(one, ASKED), LatentClassWide(classes=2).estimate(one, ASKED)
    assert (LatentClassWide().on, LatentClassWide().off, LatentClassWide().name) == (0.5, 1.0, "latent-class-wide")
    assert usual.upper is not None
    assert wide.upper is not None
    assert wide.upper > usual.upper
    assert usual.assumption != wide.assumption


def test_two_lists_are_refused() -> None:
    made = LatentClass().estimate(table("A B", p10=5, p01=4, p11=3), ASKED)
    assert made.refused
    assert "at least 3 lists" in (made.why or "")
