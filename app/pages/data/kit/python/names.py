# What the codes are called.
names = dict(table[[{{codes}}, {{names}}]].dropna().values)


def called(code):
    return names.get(code, code)
