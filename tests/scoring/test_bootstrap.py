import numpy as np
import pytest

from oncozh.scoring.bootstrap import draws, interval, scores


def test_each_sample_draws_as_many_articles_as_there_are():
    weights = draws(7, samples=50)
    assert weights.shape == (50, 7)
    assert (weights.sum(axis=1) == 7).all()


def test_a_seed_gives_the_same_draws():
    assert (draws(5, 10, seed=3) == draws(5, 10, seed=3)).all()
    assert (draws(5, 10, seed=3) != draws(5, 10, seed=4)).any()


def test_scores_of_counts():
    counts = np.array([[2, 4, 8], [0, 3, 0], [0, 0, 3], [0, 0, 0]], dtype=float)
    found = scores(counts)
    assert found[0].tolist() == [0.5, 0.25, pytest.approx(1 / 3)]
    assert found[1:3].tolist() == [[0, 0, 0], [0, 0, 0]]
    assert np.isnan(found[3]).all()


def test_the_interval_leaves_out_what_is_not_defined():
    assert interval(np.array([np.nan, *range(101)], dtype=float)) == (2.5, 97.5)
    assert interval(np.array([np.nan])) is None
