"""Order is important: a new migration stands at the end of the chain, and names the one before it."""
