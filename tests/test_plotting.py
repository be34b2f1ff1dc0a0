"""The figures: what their texts say, and what they refuse in one sentence."""

import re
import warnings

import numpy as np
import pytest

from dnn_utils.plotting import (
    Picture,
    boundaries,
    building_blocks,
    confidently_wrong,
    cost_curve,
    cost_curves,
    decision_boundaries,
    first_layer_weights,
    hidden_sizes,
    picture_prediction,
    planar_points,
    results,
    sample_pictures,
)


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings(record=True) as seen:
        yield
    assert not [str(each.message) for each in seen]


TRUTH = np.array([[1] * 70 + [0] * 49])
ANSWERS = np.array([[1] * 55 + [0] * 15 + [1] * 19 + [0] * 30])
TRAIN = np.array([[1] * 100 + [0] * 109])
KINDS = [bool, np.uint8, np.int8, np.int64, float]


def panels(picture: Picture):
    return [axes for axes in picture.figure.axes if axes.get_visible()]


def images(picture: Picture):
    return [image for axes in panels(picture) for image in axes.get_images()]


@pytest.mark.parametrize("predicted", KINDS)
@pytest.mark.parametrize("kind", KINDS)
def test_results_say_accuracy_interval_baseline_and_matrix(predicted, kind):
    picture = results(ANSWERS.astype(predicted), TRUTH.astype(kind), TRAIN.astype(kind), title="Test part")
    # The training part's majority is class 0: on these labels it is right for 49 only.
    text = "85 of 119 right: 71 % (95 % interval 63 % to 79 %); always answering 'non-cat': 41 %"
    assert text in picture.alt and picture.alt.startswith("Test part: ")
    assert text in picture.figure.get_suptitle().replace("\n", " ").replace("\xa0", " ")
    assert "of 49 'non-cat', 30 answered 'non-cat' and 19 'cat'" in picture.alt
    assert "of 70 'cat', 15 answered 'non-cat' and 55 'cat'" in picture.alt
    assert "The whole interval lies above the baseline." in picture.alt
    # Rows are the truth, columns the answer.
    np.testing.assert_array_equal(images(picture)[0].get_array(), [[30, 19], [15, 55]])


@pytest.mark.parametrize(
    "right, verdict", [(52, "The baseline lies within"), (10, "lies below"), (90, "lies above")]
)
def test_results_conclude_no_more_than_the_interval_says(right, verdict):
    truth = np.array([[1] * 50 + [0] * 50])
    answers = np.where(np.arange(100) < right, truth, 1 - truth)
    assert verdict in results(answers, truth, truth).alt


def test_all_right_and_all_wrong_are_drawn():
    assert "5 of 5 right: 100 %" in results([[1] * 5], [[1] * 5], [[1]]).alt
    picture = results([[0] * 5], [[1] * 5], [[1]])
    assert "0 of 5 right: 0 %" in picture.alt and picture.png()


@pytest.mark.parametrize(
    "predictions, labels, sentence",
    [
        ([[0.2, 0.9]], [[0, 1]], "0 or 1, and 0.2 is among them. Are these probabilities still?"),
        ([[0, np.nan]], [[0, 1]], "0 or 1, and nan is among them."),
        ([[0, 255]], [[0, 1]], "255 is among them"),
        ([[0, 1]], [[0, 2]], "labels should be 0 or 1"),
        ([[0, 1, 1]], [[0, 1]], "There are 3 predictions for 2 labels."),
        (None, [[0, 1]], "predictions are None"),
        ([["cat"]], [[1]], "array of numbers"),
        (np.zeros((1, 0)), np.zeros((1, 0)), "empty"),
    ],
)
def test_results_refuse_what_is_no_answer(predictions, labels, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        results(predictions, labels, [[0, 1, 1]])


def test_hidden_sizes_give_intervals_and_do_not_crown_a_chance_winner():
    study = {1: (0.60, 0.50), 3: (0.91, np.float64(0.89)), 20: (1.0, 0.9)}
    picture = hidden_sizes(study, 100, baseline=0.5)
    assert "Best on the validation part: 20 hidden units. The intervals of 3 overlap" in picture.alt
    assert "20 units: training 100 %, validation 90 % (95 % interval 83 % to 94 %)." in picture.alt
    assert "Always answering one class: validation 50 %." in picture.alt
    assert "No other size" in hidden_sizes({1: (0.5, 0.2), 2: (0.9, 0.9)}, 100).alt
    with pytest.raises(ValueError, match="between 0 and 1"):
        hidden_sizes({1: (91.0, 89.0)}, 100)
    with pytest.raises(ValueError, match="nothing to draw"):
        hidden_sizes({}, 100)


def sides(points):
    """A classifier that looks at the first feature alone."""
    return 1 / (1 + np.exp(-9 * points[:1]))


@pytest.fixture
def plane():
    X = np.random.default_rng(3).normal(size=(2, 50))
    return X, (X[:1] > 0).astype(np.uint8)


def test_decision_boundaries_have_a_panel_for_each(plane):
    X, Y = plane
    wrong = {
        "right": sides,
        "turned": lambda points: 1 - sides(points),
        "hard": lambda points: points[:1] > 0,
    }
    picture = decision_boundaries(wrong, X, Y)
    assert [axes.get_title() for axes in panels(picture)] == [
        "right\n50 of 50 right",
        "turned\n0 of 50 right",
        "hard\n50 of 50 right",
    ]
    most = max(int(Y.sum()), 50 - int(Y.sum()))
    assert f"Always answering one class would be right for {most} of the 50 points." in picture.alt
    assert picture.png()


@pytest.mark.parametrize("count", [1, 4, 5, 7])
def test_any_number_of_panels(plane, count):
    picture = decision_boundaries({str(k): sides for k in range(count)}, *plane)
    assert len(panels(picture)) == count


@pytest.mark.parametrize("share", [0.5, np.nan])
def test_one_half_and_nan_are_not_counted_as_right_for_class_1(plane, share):
    X, _ = plane
    picture = decision_boundaries(
        {"flat": lambda points: np.full((1, points.shape[1]), share)}, X, [[1] * 50]
    )
    assert "flat: 0 right" in picture.alt and picture.png()


def test_what_is_no_prediction_of_the_points_is_said(plane):
    with pytest.raises(ValueError, match="1 predictions for"):
        decision_boundaries({"mean": lambda points: points.mean()}, *plane)
    with pytest.raises(ValueError, match="predictions are None"):
        decision_boundaries({"none": lambda points: None}, *plane)
    with pytest.raises(ValueError, match=r"shape \(2, m\)"):
        decision_boundaries({"right": sides}, plane[0].T, plane[1])
    with pytest.raises(ValueError, match="no classifier"):
        decision_boundaries({}, *plane)


@pytest.mark.parametrize("kind", [bool, np.uint8, np.int64])
def test_planar_points_count_the_classes(plane, kind):
    X, Y = plane
    ones = int(Y.sum())
    alt = planar_points(X, Y.astype(kind)).alt
    assert f"50 points: {50 - ones} circles of class 0 and {ones} triangles of class 1" in alt


def test_boundaries_while_learning(plane):
    X, Y = plane
    shots = [(0, -1), (100, 1)]
    picture = boundaries(shots, X, Y, lambda sign, points: sides(sign * points))
    assert "iteration 0: 0 %, iteration 100: 100 %" in picture.alt and len(panels(picture)) == 2
    with pytest.raises(ValueError, match="not run to its end"):
        boundaries(shots[:1], X, Y, lambda sign, points: sides(points))


def test_cost_curves_differ_in_colour_and_in_dashes():
    runs = {"scale 0.01": [0.69, 0.65, 0.644], "scale 1/sqrt(n)": [0.7, 0.4, 0.1]}
    picture = cost_curves(runs, level=0.6444, level_label="entropy of the class prior")
    assert "scale 1/sqrt(n): 3 iterations, begins at 0.700 and ends at 0.100" in picture.alt
    assert "A dotted line at 0.644 marks entropy of the class prior." in picture.alt
    first, second, level = panels(picture)[0].get_lines()
    assert first.get_color() != second.get_color() and first.get_linestyle() != second.get_linestyle()
    assert level.get_linestyle() == ":"


@pytest.mark.parametrize(
    "costs, told",
    [
        ([0.7, 0.9, np.nan, 0.5], "stops at iteration 2, where the cost is nan"),
        ([0.7, 1e300, np.inf], "stops at iteration 2, where the cost is inf"),
        ([np.nan, np.nan], "no number from the first iteration on (nan)"),
        ([0.7, 1e308, 1e308], "highest 1e+308"),
        ([-0.5, -2.0], "lowest -2.000"),
        ([0.0, 0.0], "highest 0.000"),
        ([0.5], "1 iteration, begins at 0.500"),
        ([np.array([[0.5]]), np.float32(0.25), 1], "begins at 0.500 and ends at 1.000"),
    ],
)
def test_cost_curves_of_every_kind_are_drawn(costs, told):
    picture = cost_curves({"run": costs, "other": [0.7, 0.6]})
    assert told in picture.alt and picture.png()


def test_a_diverging_run_does_not_flatten_the_others():
    axes = panels(cost_curves({"good": [0.7, 0.1], "bad": [0.7, 500.0, np.nan]}))[0]
    assert axes.get_ylim()[1] < 5


def test_cost_curves_refuse_what_is_no_list_of_costs():
    with pytest.raises(ValueError, match="nothing to draw"):
        cost_curves({})
    with pytest.raises(ValueError, match="no costs of 'run' yet"):
        cost_curves({"run": []})
    with pytest.raises(ValueError, match="list of numbers"):
        cost_curves({"run": [np.zeros(2)]})
    with pytest.raises(ValueError, match="list of numbers"):
        cost_curves({"run": 0.5})
    with pytest.raises(ValueError, match="not run to its end"):
        cost_curve([])


@pytest.fixture
def photographs():
    return np.random.default_rng(5).integers(0, 256, (12, 64, 64, 3), dtype=np.uint8)


LABELS = np.array([[0, 1] * 6])


def test_sample_pictures_by_count_by_index_and_with_titles(photographs):
    assert len(images(sample_pictures(photographs, LABELS, count=5))) == 5
    assert len(images(sample_pictures(photographs, LABELS, ("no", "yes"), 50))) == 12
    picture = sample_pictures(photographs, LABELS.astype(bool), ("no", "yes"), [3, 10])
    assert picture.alt == "2 of 12 pictures: 3: yes; 10: no."
    assert picture.alt == sample_pictures(photographs, LABELS, ("no", "yes"), indices=np.array([3, 10])).alt
    assert "a; b" in sample_pictures(photographs, LABELS, indices=[0, 1], titles=["a", "b"]).alt
    with pytest.raises(ValueError, match="1 titles for 2 pictures"):
        sample_pictures(photographs, LABELS, indices=[0, 1], titles=["a"])


@pytest.mark.parametrize("convert", [lambda p: p, lambda p: p / 255, lambda p: p.astype(float)])
def test_pictures_before_and_after_the_division_look_the_same(photographs, convert):
    (image,) = images(sample_pictures(convert(photographs), LABELS, indices=[4]))
    np.testing.assert_allclose(image.get_array(), photographs[4] / 255)
    assert image.get_interpolation() == "nearest"


def test_weights_have_zero_in_the_middle_and_the_pixels_in_their_places():
    w = np.zeros((64, 64, 3))
    w[3, 5, 1], w[60, 2, 0] = 0.2, -0.1
    (image,) = images(first_layer_weights(w.reshape(1, -1).T))
    shown = image.get_array()
    assert shown[3, 5, 1] == 1.0 and shown[60, 2, 0] == 0.25 and shown[0, 0, 0] == 0.5
    (same,) = images(first_layer_weights(w.reshape(1, -1)))
    np.testing.assert_array_equal(shown, same.get_array())


def test_weights_of_a_layer_have_a_scale_each():
    W1 = np.random.default_rng(0).normal(size=(20, 12288)) * np.arange(20)[:, None]
    picture = first_layer_weights(W1, count=3)
    assert len(images(picture)) == 3
    assert f"unit 2: ±{np.abs(W1[1]).max():.2g}" in picture.alt and "unit 1: ±0" in picture.alt
    for image in images(picture)[1:]:
        assert np.abs(image.get_array() - 0.5).max() == pytest.approx(0.5)


def test_weights_that_are_no_picture_are_said():
    with pytest.raises(ValueError, match=r"shape \(4, 5\)"):
        first_layer_weights(np.zeros((4, 5)))
    with pytest.raises(ValueError, match="diverged"):
        first_layer_weights(np.full((12288, 1), np.nan))


def test_the_surest_wrong_answers_come_first(photographs):
    probabilities = np.where(LABELS == 1, 0.9, 0.1)
    probabilities[0, [1, 4, 7, 9]] = 0.2, 0.97, 0.5, 0.001
    picture = confidently_wrong(photographs, LABELS.astype(np.uint8), probabilities)
    assert "3 of 3 wrong answers" in picture.alt  # 0.5 decides nothing
    order = [axes.get_title().split(":")[0] for axes in panels(picture)]
    assert order == ["9", "4", "1"]
    assert "9: cat, taken for non-cat: over 99 %; 4: non-cat, taken for cat: 97 %" in picture.alt
    assert len(images(confidently_wrong(photographs, LABELS, probabilities, count=2))) == 2
    none = confidently_wrong(photographs, LABELS, LABELS)
    assert none.alt == "None of the 12 pictures is answered wrongly." and none.png()
    with pytest.raises(ValueError, match="between 0 and 1"):
        confidently_wrong(photographs, LABELS, probabilities - 1)


@pytest.mark.parametrize(
    "probability, answer",
    [
        (0.83, "The network's answer is 'cat', with probability 0.83."),
        (np.array([[0.1]]), "The network's answer is 'non-cat', with probability 0.90."),
        (0.5, "can't decide"),
        (True, "'cat', with probability 1.00"),
    ],
)
def test_the_answer_to_one_picture(photographs, probability, answer):
    assert answer in picture_prediction(photographs[0], probability).alt


def test_a_picture_carries_its_text_everywhere():
    picture = building_blocks()
    data, metadata = picture._repr_mimebundle_()
    assert data["text/plain"] == picture.alt == metadata["image/png"]["alt"]
    assert f'alt="{picture.alt}"' in data["text/html"]


def test_drawing_leaves_pyplot_alone(plane):
    pyplot = pytest.importorskip("matplotlib.pyplot")
    before = pyplot.get_fignums()
    planar_points(*plane), results(ANSWERS, TRUTH, TRAIN), cost_curve([1, 0.5])
    assert pyplot.get_fignums() == before
