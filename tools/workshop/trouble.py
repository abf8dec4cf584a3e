"""The way the driver says no."""


class Trouble(Exception):
    """Something that the person at the keyboard can put right: what is wrong, and what to do about it."""

    def __init__(self, what, remedy=""):
        super().__init__(what)
        self.what = what
        self.remedy = remedy
