table = table[table[{{column}}].astype(str) == {{value}}]
