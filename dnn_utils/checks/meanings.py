"""What an error means by its type and message alone, in sentences that are true wherever it is raised.

What is only a guess, as to which line is meant or what was forgotten, is for `raised`, which sees the code.
"""

from __future__ import annotations

import re

_TUPLE = "A tuple of several values stands where one of them is meant: which one belongs there?"
_NONE = "Something is `None` where a value is needed: print what stands in that line, one by one."

_OF_AN_ARRAY = "(shape|T|dot|reshape|ndim|size|sum|mean|copy|astype|ravel|flatten|transpose)"

_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        "NotImplementedError",
        "",
        "The line that raises `NotImplementedError` is still there: replace it with your own code.",
    ),
    (
        "UnboundLocalError",
        "",
        "A name of your function is used before it has a value in this call: follow the lines in their order "
        "and see where it gets one.",
    ),
    (
        "NameError",
        "",
        "A name is used that has no value when your function runs: compare how it is spelt with the place "
        "where it gets one.",
    ),
    (
        "AttributeError",
        f"'list' object has no attribute '{_OF_AN_ARRAY}'",
        "A list stands where an array is meant: `np.array` makes one of it.",
    ),
    (
        "AttributeError",
        f"'(int|float|float64|numpy.float64|bool)' object has no attribute '{_OF_AN_ARRAY}'",
        "A plain number stands where an array is meant.",
    ),
    (
        "TypeError",
        "(function|method|ufunc|type)' object is not (subscriptable|iterable)",
        "A function itself stands where its result is meant: call it, with round brackets.",
    ),
    (
        "TypeError",
        "'(int|float|numpy.float64|numpy.int64)' object is not (subscriptable|iterable)",
        "A plain number stands where several values are meant: a number has no entries to go through.",
    ),
    (
        "TypeError",
        "of type '(int|float|numpy.float64|numpy.int64)' has no len|of unsized object",
        "`len` is asked of a plain number: which array or list is meant?",
    ),
    (
        "TypeError",
        "item assignment",
        "A tuple, a text or a number can't be changed in one place: make a list or an array of it.",
    ),
    (
        "TypeError",
        "(list|tuple|string) indices must be integers",
        "A list, a tuple or a text is looked up with something that is no whole number: only a dictionary is "
        "looked up by name.",
    ),
    (
        "TypeError",
        "can't multiply sequence|can only concatenate (list|tuple)|bad operand type for unary .{1,5}: "
        "'(list|tuple)'|unsupported operand type.*'list'",
        "A list or a tuple does no arithmetic: make an array of it with `np.array`.",
    ),
    (
        "TypeError",
        "cannot be interpreted as an integer",
        "Something else stands where only a whole number will do, as for a size, an axis or the turns of "
        "`range`.",
    ),
    (
        "",
        r"Cannot cast ufunc '\w{1,40}' input (\d{1,2} )?from dtype\('O'\)",
        "Here stands something that is no array of numbers, such as `None`: print it just before that line.",
    ),
    (
        "",
        r"Cannot cast ufunc '\w{1,40}' input (\d{1,2} )?from dtype\('<U",
        "A text stands where numbers are needed.",
    ),
    (
        "",
        r"Cannot cast ufunc '\w{1,40}' output from dtype\('(float|complex)",
        "An array of whole numbers can't take fractions in place: compute a new array, without `+=` or `-=`.",
    ),
    (
        "TypeError",
        "Cannot interpret .* as a data type",
        "The second argument is a type here: the sizes of a shape go together, in brackets of their own.",
    ),
    (
        "ValueError",
        "cannot reshape array",
        "The new shape has room for another number of entries: multiply its sizes and compare.",
    ),
    (
        "",
        "is out of bounds for array of dimension",
        "An axis is named that the array doesn't have: print its `shape`.",
    ),
    (
        "ValueError",
        "read-only",
        "An array that may not be changed is changed in place: make a copy or a new one.",
    ),
    (
        "ValueError",
        "negative dimensions",
        "A size is negative: check what it is computed from.",
    ),
    (
        "IndexError",
        "invalid index to scalar",
        "A single number is looked up with an index: it has no entries. How many axes does the array have?",
    ),
    (
        "IndexError",
        "boolean index did not match",
        "A mask of `True` and `False` has another shape than the array that it is to choose from.",
    ),
    ("IndexError", "pop from empty", "Something is taken out of a list that is empty already."),
    (
        "IndexError",
        "assignment index out of range",
        "A list has no such place yet: it grows with `append`.",
    ),
    ("ZeroDivisionError", "", "A number is divided by 0 in this call: print what you divide by."),
    (
        "RecursionError",
        "",
        "A function calls itself without end: does it call itself where another is meant?",
    ),
    (
        "",
        "not aligned|matmul",
        "The inner sizes of a matrix product differ: write the shape beside each factor.",
    ),
    (
        "",
        "broadcast",
        "Two shapes do not fit together entry by entry: print both, and ask which each should be.",
    ),
    (
        "",
        "inhomogeneous",
        "Arrays of several shapes, in a tuple or a list, stand where one array is meant: which of them "
        "belongs there?",
    ),
    (
        "",
        "array element with a sequence",
        "Several numbers are put into a place where one has room.",
    ),
    (
        "ValueError",
        "truth value of an array",
        "One yes or no is asked of a whole array: `if`, `and`, `or`, `max`, `min` take one value at a time.",
    ),
    (
        "TypeError",
        "0-dimensional arrays|(length|size)-1 arrays",
        "An array stands where one plain number is needed: `float`, `int` and the functions of `math` take "
        "one number.",
    ),
    ("TypeError", "numpy boolean (negative|subtract)", "`True` and `False` have no minus in NumPy."),
    (
        "TypeError",
        "object is not callable",
        "Something that is no function is called: round brackets right behind a value call it.",
    ),
    (
        "KeyError",
        "",
        "The dictionary has no such key: print its keys just before that line.",
    ),
    (
        "IndexError",
        "only integers, slices",
        "An array is looked up with something that is neither a whole number nor a slice: print what stands "
        "in the square brackets.",
    ),
    (
        "IndexError",
        "too many indices|tuple index",
        "An array has fewer axes than the code takes for granted: print its `shape` there.",
    ),
    (
        "IndexError",
        "",
        "An index is past the end of what it looks up: compare it with the size along that axis.",
    ),
    ("TypeError|AttributeError", "NoneType", _NONE),
    ("TypeError|AttributeError", r"\btuple\b", _TUPLE),
    (
        "ValueError",
        "values to unpack",
        "The number of names on the left differs from the number of values on the right.",
    ),
    (
        "TypeError",
        "cannot unpack non-iterable",
        "One plain value stands where several are unpacked: count the names on the left.",
    ),
    (
        "TypeError",
        "can only concatenate str|must be str, not|to str|and .str.$|.str. and ",
        "A text and a number stand on the two sides of an operator: `str(...)` makes a text of a number.",
    ),
)
"""Type and message of an error, each as a pattern, and what they mean: the first that fits."""


def meaning(kind: str, message: str) -> str:
    """What an error of this type means by its message; empty where nothing is known."""
    return next(
        (
            said
            for kinds, text, said in _MEANINGS
            if (not kinds or kind in kinds.split("|")) and re.search(text, message)
        ),
        "",
    )
