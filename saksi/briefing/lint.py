def check(document):
    pass
