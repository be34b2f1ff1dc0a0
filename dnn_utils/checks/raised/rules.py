"""Which rules explain an error, by its type: each says what is so at that line, none what it should be."""

from __future__ import annotations

from collections.abc import Callable

from dnn_utils.checks.raised.arrays import decision, loop_over_a_number, one_number
from dnn_utils.checks.raised.calls import count_of_arguments, keyword, order_of_arguments, too_deep
from dnn_utils.checks.raised.counts import choice, shapes, unpacked
from dnn_utils.checks.raised.keys import index_past_the_end, key_of_another, missing_key
from dnn_utils.checks.raised.kinds import no_such_attribute, not_callable, nothing, several_under_one_name
from dnn_utils.checks.raised.names import no_value, unknown_name, unset
from dnn_utils.checks.raised.own import own_raise
from dnn_utils.checks.raised.scene import Scene

Rule = Callable[[Scene], str]

OPEN: frozenset[Rule] = frozenset({missing_key, key_of_another, shapes, one_number, no_value})
"""The rules that say what happened there: the line that is wrong may be another one."""

_RULES: dict[type[BaseException], tuple[Rule, ...]] = {
    UnboundLocalError: (unset,),
    NameError: (unknown_name, no_value),
    KeyError: (missing_key, key_of_another),
    IndexError: (index_past_the_end,),
    AttributeError: (no_such_attribute, several_under_one_name),
    TypeError: (
        keyword,
        not_callable,
        one_number,
        loop_over_a_number,
        nothing,
        several_under_one_name,
        order_of_arguments,
        count_of_arguments,
        too_deep,
    ),
    ValueError: (choice, unpacked, decision, shapes, too_deep, several_under_one_name),
}


def rules_for(error: BaseException) -> tuple[Rule, ...]:
    """The rules for an error, the most telling first."""
    of_kind = next((rules for kind, rules in _RULES.items() if isinstance(error, kind)), ())
    return (own_raise, *of_kind)
