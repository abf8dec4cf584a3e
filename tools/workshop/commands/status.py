"""Show the board: every step, how many of its tests pass, points and minutes.

usage: ./workshop status

It shows what the last runs of the tests have shown, and says which steps were edited since.

examples:
  ./workshop            the same
  ./workshop status
"""

from .. import board
from ..options import parsed


def run(arguments):
    parsed(__doc__, arguments)
    print(board.draw())
