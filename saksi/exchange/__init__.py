"""The tables in the formats of other tools, and back: W3C Web Annotation, TimeML, REFI-QDA."""
