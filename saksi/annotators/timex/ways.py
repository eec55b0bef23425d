"""Which way an open date looks from the article's: back, on, or nobody says."""

PAST, OPEN, TO_COME = -1, 0, 1
