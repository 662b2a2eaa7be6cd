"""What each sign weighs on a page of HTML: a table a matter, fitted by `python -m tests.fit`."""
