"""What keeps Holdfast from starting, said to whoever runs it."""


class StartFault(Exception):
    """The command cannot go on. `sentences` are fit for a terminal; `status` is the command's exit status."""

    status = 2

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences
        super().__init__("\n".join(sentences))


class Obstructed(StartFault):
    """Nothing was asked wrongly, but something stands in the way: a port in use, a database out of reach."""

    status = 1
