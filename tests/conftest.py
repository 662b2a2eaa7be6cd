"""What holds for every test."""

import gc

from hypothesis import settings

# No deadlines: how long an example takes says more of the machine than of the code.
settings.register_profile("newswire", deadline=None)
settings.load_profile("newswire")


def pytest_collection_finish() -> None:
    """Thousands of tests stay until the end: the collector need not look through them again and again."""
    gc.freeze()
