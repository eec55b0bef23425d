"""The parts of Mentions and Actors: words, names of the lexicon, titles, places, pronouns, who is meant."""
