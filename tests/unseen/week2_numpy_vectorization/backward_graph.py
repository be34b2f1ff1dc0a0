# %% own-factor | single | Each factor of the product gets itself instead of the other one: db uses b and dc uses c.
def backward_graph(a, b, c):
    dv = 3
    du = dv
    da = dv
    db = du * b
    dc = du * c
    return da, db, dc, dv, du

# %% steps-first | single | The order of the results is wrong: dv and du come first instead of last.
def backward_graph(a, b, c):
    dv = 3
    da, du = dv, dv
    return dv, du, da, du * c, du * b

# %% local-slopes-only | misplaced | The slope du that arrives from the right is not multiplied in, so db and dc are only c and b, without the factor 3.
def backward_graph(a, b, c):
    dv = 3
    du = 1 * dv
    da = 1 * dv
    db = c
    dc = b
    return da, db, dc, dv, du

# %% picture-slopes | approach | The numbers of the picture, 3, 6, 9, 3, 3, are written down, so db and dc are right for b = 3 and c = 2 only.
def backward_graph(a, b, c):
    slopes = {"a": 3, "b": 6, "c": 9, "v": 3, "u": 3}
    return tuple(slopes[k] for k in "abcvu")

# %% values-for-slopes | double | The sum is treated like a product, so da is dv times u and du is dv times a instead of both being dv.
def backward_graph(a, b, c):
    u = b * c
    dv = 3
    da = dv * u
    du = dv * a
    db = du * c
    dc = du * b
    return da, db, dc, dv, du

# %% value-for-dv | single | dv is 3 times the value of v, that is J itself, instead of the slope 3, and everything after it inherits that.
def backward_graph(a, b, c):
    u = b * c
    v = a + u
    dv = 3 * v
    du = dv
    return dv, du * c, du * b, dv, du

# %% du-before-assigned | exception | db and dc are computed in the order of the result, before du has been assigned, so an UnboundLocalError is raised.
def backward_graph(a, b, c):
    da = 3
    db = du * c
    dc = du * b
    dv = 3
    du = dv
    return da, db, dc, dv, du

# %% unpack-forward-wrongly | exception | forward_graph returns three things but two are unpacked, so a ValueError is raised.
def backward_graph(a, b, c):
    v, J = forward_graph(a, b, c)
    dv = J / v
    da = dv
    du = dv
    return da, du * c, du * b, dv, du
