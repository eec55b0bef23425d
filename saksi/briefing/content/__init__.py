"""What a briefing says: one module a section, each a function from a :class:`Context` to blocks."""
