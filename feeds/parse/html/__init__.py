"""HTML pages → Items."""
