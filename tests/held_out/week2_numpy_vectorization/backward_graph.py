# %% own-factor | single | The slopes of the product use the own number instead of the other one: db uses b and dc uses c.
def backward_graph(a, b, c):
    dv = 3
    du = dv
    da = dv
    db = du * b
    dc = du * c
    return da, db, dc, dv, du

# %% forward-order | single | The five slopes are returned from right to left, dv and du first, instead of the inputs first.
def backward_graph(a, b, c):
    dv = 3
    da = dv
    du = dv
    db = c * du
    dc = b * du
    return dv, du, da, db, dc

# %% da-through-sum-with-a | single | da is multiplied by a, though a sum hands the slope on unchanged.
def backward_graph(a, b, c):
    dv = 3
    du = dv
    da = dv * a
    db = du * c
    dc = du * b
    return da, db, dc, dv, du

# %% unchained-product | single | db and dc are only the local slopes c and b, without the slope du that arrives.
def backward_graph(a, b, c):
    dv = 3
    du = 3
    da = 3
    db, dc = c, b
    return da, db, dc, dv, du

# %% du-used-early | exception | db is computed before du has been given a value.
def backward_graph(a, b, c):
    db = du * c
    dc = du * b
    dv = 3
    da = dv
    du = dv
    return da, db, dc, dv, du

# %% nudge-without-division | approach | Each input is nudged and the change of J is measured, but it is not divided by the size of the nudge.
def backward_graph(a, b, c):
    h = 0.001
    J = 3 * (a + b * c)
    da = 3 * (a + h + b * c) - J
    db = 3 * (a + (b + h) * c) - J
    dc = 3 * (a + b * (c + h)) - J
    dv = 3
    du = 3
    return da, db, dc, dv, du

# %% values-unpacked-short | exception | forward_graph gives three values, but they are unpacked into two names.
def backward_graph(a, b, c):
    u, v = forward_graph(a, b, c)
    dv = 3
    du = dv
    da = dv
    return da, du * c, du * b, dv, du

# %% three-twice | misplaced | The factor 3 of J is applied again at the step through the sum, so du is 9 and db and dc are three times too large.
def backward_graph(a, b, c):
    dv = 3
    da = dv
    du = 3 * dv
    db = du * c
    dc = du * b
    return da, db, dc, dv, du

# %% values-for-slopes | approach | dv is set to the value 3v of the forward pass instead of the slope 3, so all slopes are too large.
def backward_graph(a, b, c):
    u, v, J = forward_graph(a, b, c)
    dv = J
    du = dv * 1
    da = dv * 1
    db = du * c
    dc = du * b
    return da, db, dc, dv, du

# %% dv-one-and-own-factor | double | The factor 3 is missing in dv, and the two factors of the product are not exchanged.
def backward_graph(a, b, c):
    dJ = 1
    dv = dJ
    du, da = dv, dv
    db = b * du
    dc = c * du
    return da, db, dc, dv, du

# %% picture-slopes | single | The slopes of the picture's example are written down as fixed numbers.
def backward_graph(a, b, c):
    dv = 3
    du = 3
    da = 3
    db = 6
    dc = 9
    return da, db, dc, dv, du

# %% three-results-only | single | Only the slopes of the three inputs are returned, dv and du are missing.
def backward_graph(a, b, c):
    dv = 3
    da = dv
    du = dv
    db = du * c
    dc = du * b
    return da, db, dc

# %% slopes-of-product-shifted | misplaced | The factor c of the product is given to da, which doesn't pass through the product, and db takes over the slope unchanged.
def backward_graph(a, b, c):
    dv = 3
    du = dv
    da = dv * c
    db = du
    dc = du * b
    return da, db, dc, dv, du

# %% local-slope-missing | exception | The local slopes are kept in a dictionary, but one is looked up under a key that isn't there.
def backward_graph(a, b, c):
    local = {"b": c, "c": b}
    dv = 3
    du = dv
    da = dv * local["a"]
    return da, du * local["b"], du * local["c"], dv, du
