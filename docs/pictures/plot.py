"""Axes on a picture, and curves in them."""


class Plot:
    def __init__(self, picture, left, top, width, height, most_x, most_y):
        self.picture, self.left, self.top, self.width, self.height = picture, left, top, width, height
        self.most_x, self.most_y = most_x, most_y
        picture.way((left, top), (left, top + height), (left + width, top + height), head=False)

    def at(self, x, y):
        return self.left + self.width * x / self.most_x, self.top + self.height * (1 - y / self.most_y)

    def marks(self, of_x, of_y):
        """Labels at the axes: {value: text}."""
        for value, text in of_x.items():
            x, y = self.at(value, 0)
            self.picture.way((x, y), (x, y + 4), head=False)
            self.picture.text(x, y + 20, text, "soft", "middle")
        for value, text in of_y.items():
            x, y = self.at(0, value)
            self.picture.way((x - 4, y), (x, y), head=False)
            self.picture.text(x - 8, y + 5, text, "soft", "end")

    def curve(self, points, colour, dashed=False):
        self.picture.way(*(self.at(x, y) for x, y in points), colour=colour, head=False, thick=True, dashed=dashed)

    def text(self, x, y, text, style="", anchor="start"):
        self.picture.text(*self.at(x, y), text, style, anchor)
