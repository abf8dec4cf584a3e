"""The error that the driver reports to you."""


class Trouble(Exception):
    """A problem that you can fix: what is wrong, and what to do about it."""

    def __init__(self, what, remedy=""):
        super().__init__(what)
        self.what = what
        self.remedy = remedy
