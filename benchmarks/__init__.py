"""Timing: ratios within one run, on the same submissions. Run ``make bench``."""
