"""What claims are made of: words and their kinds, clauses, certainty, propositions and who holds them."""
