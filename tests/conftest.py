"""What holds for every test."""

from hypothesis import settings

# No deadlines: how long an example takes says more of the machine than of the code.
settings.register_profile("newswire", deadline=None)
settings.load_profile("newswire")
