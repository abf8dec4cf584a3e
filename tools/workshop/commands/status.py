"""Show the board: every step, how many of its tests pass, points and minutes.

usage: ./workshop status

It shows the results of the last runs of the tests, and says which steps you've edited since then.

examples:
  ./workshop            the same
  ./workshop status
"""

from .. import board
from ..options import parsed


def run(arguments):
    parsed(__doc__, arguments)
    print(board.draw())
