"""Which rules explain an error, by its type: each says what is so at that line, none what it should be."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dnn_utils.checks.raised.arrays import decision, loop_over_a_number, one_number
from dnn_utils.checks.raised.calls import (
    count_of_arguments,
    keyword,
    order_of_arguments,
    place_for_the_result,
    too_deep,
)
from dnn_utils.checks.raised.counts import choice, several_given, shapes, unpacked
from dnn_utils.checks.raised.handed import keys_unpacked, misfit
from dnn_utils.checks.raised.keys import index_past_the_end, key_of_another, missing_key
from dnn_utils.checks.raised.kinds import (
    no_such_attribute,
    not_callable,
    nothing,
    of_a_list,
    several_under_one_name,
)
from dnn_utils.checks.raised.modules import missing_module, no_such_function, no_such_method
from dnn_utils.checks.raised.names import no_value, unknown_name, unset
from dnn_utils.checks.raised.own import own_raise
from dnn_utils.checks.raised.scene import Scene
from dnn_utils.checks.raised.sizes import (
    decimal_comma,
    no_index,
    no_room,
    no_single_entry,
    no_such_axis,
    no_whole_number,
    second_is_an_axis,
    several_in_one_place,
    sizes_apart,
)

Rule = Callable[[Scene], str]

OPEN: frozenset[Rule] = frozenset(
    {
        missing_key,
        key_of_another,
        shapes,
        one_number,
        no_value,
        misfit,
        no_room,
        no_single_entry,
        no_such_axis,
    }
)
"""The rules that say what happened there: the line that is wrong may be another one."""

_RULES: dict[type[BaseException], tuple[Rule, ...]] = {
    UnboundLocalError: (unset,),
    NameError: (missing_module, unknown_name, no_value),
    KeyError: (order_of_arguments, missing_key, key_of_another),
    np.exceptions.AxisError: (second_is_an_axis, no_such_axis),
    IndexError: (order_of_arguments, index_past_the_end, no_index),
    AttributeError: (
        no_such_function,
        no_such_method,
        keys_unpacked,
        no_such_attribute,
        several_under_one_name,
    ),
    TypeError: (
        keyword,
        decimal_comma,
        second_is_an_axis,
        place_for_the_result,
        no_whole_number,
        sizes_apart,
        no_index,
        not_callable,
        one_number,
        loop_over_a_number,
        nothing,
        keys_unpacked,
        of_a_list,
        several_given,
        several_under_one_name,
        order_of_arguments,
        count_of_arguments,
        too_deep,
    ),
    ValueError: (
        choice,
        decimal_comma,
        place_for_the_result,
        unpacked,
        decision,
        several_in_one_place,
        no_single_entry,
        no_room,
        shapes,
        order_of_arguments,
        misfit,
        too_deep,
        several_under_one_name,
    ),
}


def rules_for(error: BaseException) -> tuple[Rule, ...]:
    """The rules for an error, the most telling first."""
    of_kind = next((rules for kind, rules in _RULES.items() if isinstance(error, kind)), ())
    return (own_raise, *of_kind)
