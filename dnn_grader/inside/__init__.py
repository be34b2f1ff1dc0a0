"""What runs inside the sandbox: the nursery and the student processes it forks.

Nothing here imports the rest of `dnn_grader`, which isn't there. `wire` is used on both sides.
"""
