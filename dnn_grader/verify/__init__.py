"""The course proves itself: parts that each look at one thing of an assignment and list its problems."""
