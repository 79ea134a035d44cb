"""Bisection with as many digits as mpmath is set to."""
import mpmath as mp


def halve(f, low, high):
    """Where a decreasing f changes sign between low and high; an end when it does not."""
    low, high = mp.mpf(low), mp.mpf(high)
    for _ in range(130):
        middle = (low + high) / 2
        if f(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
