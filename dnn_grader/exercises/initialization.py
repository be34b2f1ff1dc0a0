"""The parameters that a network with one hidden layer starts from: cases, mistakes, unusual right solutions.

For every assignment that asks for `initialize_parameters(n_x, n_h, n_y)`. A mistake that an assignment
tells in its own words, or alone, stands in its own file, between these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numpy.random import Generator

from dnn_grader.exercises.declared import Case, Mistake, Variant
from dnn_grader.exercises.drawing import SIZES, different_sizes, size
from dnn_grader.exercises.habits import asserting


def cases(rng: Generator, among: Sequence[int] = SIZES) -> Iterator[Case]:
    """One network large enough to measure the weights' spread, one small one; then outputs, single units.

    All layers of the large one have 1000 weights or more: of these, the spread is judged. It has one
    output, as all networks of the course, and no more inputs than that takes, since files keep the weights.
    """
    yield Case((size(rng, 2, 3), size(rng, 1001, 1040), 1))
    yield Case((*different_sizes(rng, 2, among), 1))
    # Two layers of twenty weights or more: with fewer, nobody can say whether the numbers are the same.
    yield Case(tuple(different_sizes(rng, 3, range(5, 15))), "edge")
    yield Case((1, 1, 1), "edge")
    yield Case((size(rng, 3, 12), 1, 1), "edge")
    yield Case((1, size(rng, 3, 12), 2), "edge")


WRONG_SIZES = (
    Mistake(
        "weights_of_initialize_parameters_transposed",
        {"randn(n_h, n_x)": "randn(n_x, n_h)", "randn(n_y, n_h)": "randn(n_h, n_y)"},
        "A weight matrix has one row for each unit of its own layer and one column for each of that "
        "layer's inputs: look at the order of the two sizes.",
    ),
    Mistake(
        "output_weights_read_the_inputs",
        {"randn(n_y, n_h)": "randn(n_y, n_x)"},
        "The output layer reads the hidden units, not the inputs: look at the number of columns of `W2`.",
    ),
)
"""Weight matrices of another size."""

WRONG_VALUES = (
    Mistake(
        "output_weights_not_made_small",
        {"randn(n_y, n_h) * 0.01": "randn(n_y, n_h)"},
        "`W1` is small and `W2` is not: the small factor belongs to both.",
    ),
    Mistake(
        "weights_start_at_zero",
        {
            "np.random.randn(n_h, n_x) * 0.01": "np.zeros((n_h, n_x))",
            "np.random.randn(n_y, n_h) * 0.01": "np.zeros((n_y, n_h))",
        },
        "With weights of zero all hidden units compute the same and learn the same: only the biases may "
        "start at zero.",
    ),
    Mistake(
        "weights_all_alike",
        {
            "np.random.randn(n_h, n_x) * 0.01": "np.ones((n_h, n_x)) * 0.01",
            "np.random.randn(n_y, n_h) * 0.01": "np.ones((n_y, n_h)) * 0.01",
        },
        "Small is not enough: weights that are all alike keep the hidden units twins for ever, so let "
        "chance choose them.",
    ),
)
"""Weights that are too large, or all alike."""

WRONG_BIASES_OR_SEEDS = (
    Mistake(
        "biases_of_rank_one",
        {"np.zeros((n_h, 1))": "np.zeros(n_h)", "np.zeros((n_y, 1))": "np.zeros(n_y)"},
        "A bias needs two dimensions: look at the shape that you ask `np.zeros` for.",
    ),
    Mistake(
        "biases_as_rows",
        {"np.zeros((n_h, 1))": "np.zeros((1, n_h))", "np.zeros((n_y, 1))": "np.zeros((1, n_y))"},
        "A bias is a column, with one row for each unit, and yours is a row.",
    ),
    Mistake(
        "random_biases",
        {
            "np.zeros((n_h, 1))": "np.random.randn(n_h, 1) * 0.01",
            "np.zeros((n_y, 1))": "np.random.randn(n_y, 1) * 0.01",
        },
        "Only the weights need chance: look at what the text says about the biases.",
    ),
    Mistake(
        "same_seed_for_both_layers",
        {
            "    W1 = np": "    np.random.seed(1)\n    W1 = np",
            "    W2 = np": "    np.random.seed(1)\n    W2 = np",
        },
        "Both layers start from the same random numbers: setting the seed again repeats them.",
    ),
)
"""Biases of another shape or not zero; chance that repeats itself."""

WRONG_RESULT = (
    Mistake(
        "keys_in_lower_case",
        {'"W1": W1': '"w1": W1', '"W2": W2': '"w2": W2'},
        "The later functions look the weights up by the docstring's names, and capital letters count.",
    ),
    Mistake(
        "parameters_in_a_tuple",
        {'{"W1": W1, "b1": b1, "W2": W2, "b2": b2}': "W1, b1, W2, b2"},
        "The four arrays are asked for in a dictionary with their names as keys, not one after another.",
    ),
    Mistake(
        "initialize_parameters_returns_nothing",
        {"    return {": "    parameters = {"},
        "The function ends without giving anything back: look for `return` on its last line.",
    ),
)
"""Right arrays that are handed back in another way."""

VARIANTS = (
    asserting(
        'return {"W1"',
        "W1.shape == (n_h, n_x) and b1.shape == (n_h, 1)",
        "W2.shape == (n_y, n_h) and b2.shape == (n_y, 1)",
    ),
    asserting('return {"W1"', "W2.shape == (1, n_h)", at_edges=False),
    Variant(
        "own_generator",
        {
            "    W1 = np.random.randn(n_h, n_x)": "    rng = np.random.default_rng()\n"
            "    W1 = rng.standard_normal((n_h, n_x))",
            "np.random.randn(n_y, n_h)": "rng.standard_normal((n_y, n_h))",
        },
    ),
    Variant("seed_inside", {"    W1 = np": "    np.random.seed(3)\n    W1 = np"}),
    Variant(
        "normal_with_loc_and_scale",
        {
            "np.random.randn(n_h, n_x) * 0.01": "np.random.normal(0, 0.01, size=(n_h, n_x))",
            "np.random.randn(n_y, n_h) * 0.01": "np.random.normal(0, 0.01, size=(n_y, n_h))",
        },
    ),
    Variant("divided_by_a_hundred", {"randn(n_h, n_x) * 0.01": "randn(n_h, n_x) / 100"}),
    Variant(
        "sizes_named_by_nested_function",
        {
            "    W1 = np.random.randn(n_h, n_x) * 0.01": "    def small(rows, columns):\n"
            "        return 0.01 * np.random.randn(rows, columns)\n\n"
            "    W1 = small(n_h, n_x)",
            "np.random.randn(n_y, n_h) * 0.01": "small(n_y, n_h)",
        },
    ),
    Variant("extra_key", {'"b2": b2}': '"b2": b2, "sizes": (n_x, n_h, n_y)}'}),
    Variant(
        "annotated_with_defaults", {"(n_x, n_h, n_y):": "(n_x: int, n_h: int = 4, n_y: int = 1) -> dict:"}
    ),
)
"""Unusual but right."""
