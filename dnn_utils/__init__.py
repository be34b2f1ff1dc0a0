"""What the course's notebooks import: activations, checks, data, figures."""

from dnn_utils.data import attribution, load_data, load_picture, split_validation
from dnn_utils.planar import load_planar_dataset

__all__ = ["attribution", "load_data", "load_picture", "load_planar_dataset", "split_validation"]
