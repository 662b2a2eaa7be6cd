"""Real readers, run as their users run them, and what each says it has seen.

    strict       XML and JSON read to the letter: what the others are held to
    feedparser_  feedparser (Python)
    feedsmith    feedsmith (JavaScript, by read.mjs)
    newsboat     newsboat (Debian), its own cache
    sfeed        sfeed_update (Debian), its own files
    proxy        a proxy that writes down what went over the wire

Each is kept in a folder of its own, so that nothing of the person who runs the tests is read or written.
"""
