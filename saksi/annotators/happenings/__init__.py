"""What happened, read from words: the parts of :mod:`saksi.annotators.events`.

``cutting`` cuts a sentence into words, actors and dates (``items``), ``groups`` lists its names; ``vocabulary``
holds the tables; ``parties`` finds who takes part by the words around an event; ``circumstances`` finds when,
where and whether; ``merge`` brings what one article says of one event into one account, with ``truces`` and
``sharing``; ``worth`` says which accounts count.
"""
