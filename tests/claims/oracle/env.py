"""What names mean where a term stands."""


class Env:
    """Names that are bound: letters (alphabet, index), indices (None, n), arguments (term, env). `bare` is where bare tables look."""

    def __init__(self, names=None, bare=None):
        self.names, self.bare = names or {}, bare or names or {}

    def bind(self, pairs):
        return Env({**self.names, **pairs}, {**self.bare, **pairs})

    def letters(self):
        return {n: b for n, b in self.names.items() if not isinstance(b[1], Env) and b[0] is not None}
