"""Time expressions, step by step: the grammar, where its rules match, what the words mean, whether it can be.

``grammar`` compiles ``date_rules.toml``, ``recognise`` finds stretches, ``values`` does the arithmetic of the
calendar, ``normalise`` turns words into TIMEX3 values, ``context`` says which way an open date looks, ``years``
settles a date printed without its year, ``verdict`` holds each date against the calendar.
"""
