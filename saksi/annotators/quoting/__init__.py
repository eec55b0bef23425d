"""Who said what, through whom: the parts of the Quotes annotator, in the order in which they work.

``words`` holds the tables, ``tokens`` the words of an article, ``marks`` the pairs of quotation marks,
``units`` the sentences around them, ``names`` the people of the article, ``source`` the speaker's words at
an attribution, ``content`` what is said, ``relays`` who passed it on, ``parse`` the attributions of a
sentence and ``resolve`` the names behind short forms, titles and pronouns.
"""
