"""Habits of students that are no mistakes: own asserts, and prints in a training.

What an assert takes for granted may fail at an edge, and then costs what that edge is worth; on whatever
the course's own data is like, it holds.
"""

from __future__ import annotations

from dnn_grader.exercises.declared import Variant

PRINTING = "        if print_cost and i % 100 == 0:\n"
"""The line that decides about printing in the solution of every function that trains."""

LOOP = "    for i in range(num_iterations):\n"

TENTHS = (
    "print_cost and i % (num_iterations // 10) == 0",
    "print_cost and i % (num_iterations // 100) == 0",
    "print_cost and i % int(num_iterations / 20) == 0",
    "print_cost and (i % 100 == 0 or i == num_iterations - 1)",
    "print_cost == True and (i + 1) % 10 == 0",
    "i % 1000 == 0 and print_cost",
    "i % max(1, num_iterations // 10) == 0 and print_cost",
)
"""When students print."""

FORMS = (
    'print("Cost after iteration {}: {}".format(i, np.squeeze(cost)))',
    'print("Cost after iteration %i: %f" % (i, cost))',
    'print(f"{i:4d}/{num_iterations} {float(cost):>10.6f} {i / num_iterations:.0%}")',
    'print(i, cost, sep="\\t", end="\\n", flush=True)',
    'print("cost: " + str(cost))',
    'print("\\r[" + "=" * (20 * i // num_iterations) + ">", end="")',
)
"""How they print."""

BAR = """\
    def shown(steps):
        for step in steps:
            yield step
            if print_cost and step % (len(steps) // 50) == 0:
                print("#", end="")

"""
"""A bar that grows in a training, as `tqdm` draws one."""

UNGUARDED = """\
        if i % (num_iterations // 10) == 0 and print_cost:
            print(i, cost)
"""
"""Divides also where nothing is to be printed."""


def asserting(before: str, *claims: str, at_edges: bool = True) -> Variant:
    """A solution that asserts the `claims` before its last line, which begins with `before`."""
    asserts = "".join(f"assert {claim}\n    " for claim in claims)
    name = "own_asserts" if at_edges else "own_asserts_of_what_is_usual"
    return Variant(name, {before: asserts + before}, right_at_edges=at_edges)


def printing() -> tuple[Variant, ...]:
    """The usual ways to print in a training, many of them in one solution."""
    times = "".join(f"        if {condition}:\n            print(i, cost)\n" for condition in TENTHS)
    forms = "".join(f"            {form}\n" for form in FORMS)
    watched = LOOP.replace("range(num_iterations)", "shown(range(num_iterations))")
    return (
        Variant("prints_at_usual_times", {PRINTING: times + PRINTING}),
        Variant("prints_in_usual_forms", {PRINTING: PRINTING + forms}),
        Variant("prints_a_bar", {LOOP: BAR + watched}),
        Variant("divides_by_a_tenth_of_the_steps", {PRINTING: UNGUARDED + PRINTING}, right_at_edges=False),
    )
