"""Figures for the notebooks: colours that colour-blind readers tell apart, and a text for who can't see.

Each function draws one figure and returns it as a `Picture`, which a notebook shows as a cell's value.
Where something can't be drawn, a `ValueError` says in one sentence what to look at.
"""

from dnn_utils.plotting.accuracies import hidden_sizes, results
from dnn_utils.plotting.curves import cost_curve, cost_curves
from dnn_utils.plotting.diagrams import building_blocks
from dnn_utils.plotting.images import (
    confidently_wrong,
    first_layer_weights,
    picture_prediction,
    sample_pictures,
)
from dnn_utils.plotting.picture import Picture
from dnn_utils.plotting.planar import boundaries, decision_boundaries, planar_points

__all__ = [
    "Picture",
    "boundaries",
    "building_blocks",
    "confidently_wrong",
    "cost_curve",
    "cost_curves",
    "decision_boundaries",
    "first_layer_weights",
    "hidden_sizes",
    "picture_prediction",
    "planar_points",
    "results",
    "sample_pictures",
]
