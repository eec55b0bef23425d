"""What happened, read from words: the parts of :mod:`saksi.annotators.events`.

``items`` cuts a sentence into words, actors and dates; ``vocabulary`` holds the tables; ``parties`` finds who
takes part by the words around an event; ``circumstances`` finds when, where and whether; ``merge`` brings what
one article says of one event into one account.
"""
