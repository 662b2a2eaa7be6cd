"""From a source to an edition. Knows nothing of serving: that is `web`."""

VERSION = "0.1.0"
