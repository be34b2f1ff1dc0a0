# %% three-on-u-only | single | J is 3 * u instead of 3 * v, so a is not in it.
def forward_graph(a, b, c):
    u = b * c
    v = a + u
    J = 3 * u
    return u, v, J

# %% sum-for-product | single | u is the sum of b and c instead of their product.
def forward_graph(a, b, c):
    u = b + c
    v = a + u
    return u, v, 3 * v

# %% order-reversed | single | The three results are returned in the wrong order, J first and u last.
def forward_graph(a, b, c):
    u = b * c
    v = u + a
    J = v * 3
    return J, v, u

# %% precedence | misplaced | The parentheses stand around a + b, so v is (a + b) * c instead of a + b * c.
def forward_graph(a, b, c):
    u = b * c
    v = (a + b) * c
    J = 3 * v
    return (u, v, J)

# %% picture-numbers | approach | The numbers of the picture, a = 5, b = 3 and c = 2, are set inside the function, so the arguments are ignored.
def forward_graph(a, b, c):
    a = 5
    b = 3
    c = 2
    steps = [b * c]
    steps.append(a + steps[0])
    steps.append(3 * steps[1])
    return tuple(steps)

# %% only-J-with-power | double | The triple is written as the third power v ** 3, and only J is returned instead of u, v and J.
def forward_graph(a, b, c):
    u = b * c
    v = a + u
    J = v ** 3
    return J

# %% name-bc | exception | bc is written for b times c, which is one undefined name in Python, so a NameError is raised.
def forward_graph(a, b, c):
    u = bc
    v = a + u
    J = 3 * v
    return u, v, J

# %% called-number | exception | three(v) is written without a star as in mathematics, which Python reads as a call of a number, so a TypeError is raised.
def forward_graph(a, b, c):
    three = 3
    u = b * c
    v = a + u
    J = three(v)
    return u, v, J
