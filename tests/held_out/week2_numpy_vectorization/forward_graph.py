# %% sum-for-product | single | The first step adds b and c instead of multiplying them.
def forward_graph(a, b, c):
    u = b + c
    v = a + u
    J = 3 * v
    return u, v, J

# %% only-j | single | Only J is returned, the two steps in between are forgotten.
def forward_graph(a, b, c):
    u = b * c
    v = a + u
    J = 3 * v
    return J

# %% bc-one-name | exception | bc without a star is a single name that is defined nowhere.
def forward_graph(a, b, c):
    u = bc
    v = a + u
    J = 3 * v
    return u, v, J

# %% three-on-u | misplaced | The factor 3 multiplies u in the sum instead of the whole v at the end.
def forward_graph(a, b, c):
    u = b * c
    v = a + 3 * u
    J = v
    return u, v, J

# %% order-reversed | single | The three results are returned in the reverse order.
def forward_graph(a, b, c):
    u = b * c
    v = a + u
    J = 3 * v
    return J, v, u

# %% picture-numbers | approach | The inputs are overwritten with the numbers of the picture, so the result is always 6, 11 and 33.
def forward_graph(a, b, c):
    a, b, c = 5, 3, 2
    u = b * c
    v = a + u
    J = 3 * v
    return u, v, J

# %% v-before-u | exception | v is computed before u exists, so the name is not yet bound.
def forward_graph(a, b, c):
    v = a + u
    u = b * c
    J = 3 * v
    return u, v, J

# %% wrong-grouping-helper | approach | c is multiplied with the sum of a and b instead of with b alone, so v is (a + b) c, and u, which is worked out from v, is wrong as well.
def times(p, q):
    return p * q

def forward_graph(a, b, c):
    v = times(a + b, c)
    u = v - a
    return u, v, times(3, v)

# %% power-and-product | double | u is b to the power c, and v multiplies a by u instead of adding.
def forward_graph(a, b, c):
    u = b ** c
    v = a * u
    J = 3 * v
    return u, v, J

# %% three-called | exception | The star after the 3 is missing, so Python tries to call the number 3 like a function.
def forward_graph(a, b, c):
    u = b * c
    v = a + u
    J = 3(v)
    return u, v, J

# %% int-conversion | single | u is converted to a whole number, which cuts off the fraction.
def forward_graph(a, b, c):
    u = int(b * c)
    v = a + u
    J = 3 * v
    return u, v, J

# %% minus-and-two-results | double | v subtracts u instead of adding it, and u is left out of the result.
def forward_graph(a, b, c):
    u = b * c
    v = a - u
    J = v * 3
    return v, J
