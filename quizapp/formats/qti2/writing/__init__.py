"""Questions written as QTI 2.1 or 3.0: items, and the package around them."""
