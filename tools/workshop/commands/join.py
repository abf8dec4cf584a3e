"""Join a room: tell the instructor's page which step you're at, and which test fails.

usage: ./workshop join ADDRESS [--name NAME]
       ./workshop join [--leave]

Nothing goes over the network unless you've joined. From then on, `test` and `watch` tell the room exactly what this command
shows you: the step, how many tests pass, and which one fails. Your code and your reports stay here. Without an address, it
says whether you're in a room, and what it tells.

  --name NAME   what the page calls you, in up to 24 characters; without one, you're a guest with a number
  --leave       leave the room: the page forgets you at once

The page also forgets you half an hour after your last test, or a minute after `watch` disappears with your laptop. Twelve
hours after you've joined, you've left by yourself.

examples:
  ./workshop join 192.168.1.20               without a name
  ./workshop join 192.168.1.20 --name Ada
  ./workshop join --leave
"""

from ..options import parsed, usage
from ..room import address, joined, standing, telling
from ..terminal import paint
from ..trouble import Trouble


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--leave"], values=["--name"], most=1)
    if options.leave and (options.words or options.name):
        raise Trouble("--leave takes nothing else.", usage(__doc__))
    if options.leave:
        return leave()
    if options.words:
        return join(options.words[0], options.name or "")
    if options.name:
        raise Trouble("Which room? Its address is missing.", usage(__doc__))
    return say_where()


def join(text, name):
    before = joined.recall()
    where = joined.new(*address.resolved(*address.parsed(text)), standing.name_from(name))
    show(where)
    try:
        telling.tell(where, standing.TESTED)
    except OSError as error:
        raise Trouble(f"The room at {where.room} can't be reached: {telling.why(error)}. You haven't joined it.",
                      "Check the address on the instructor's page, and that you're in the same network.") from None
    joined.remember(where)
    if before and before.room != where.room:
        say_goodbye(before)
    print(f"You have joined as {paint(where.shown_name, 'bold')}. ./workshop join --leave ends it.")
    return 0


def say_where():
    where = joined.recall()
    if not where:
        print("You're in no room, so nothing goes over the network. ./workshop join ADDRESS joins one.")
        return 0
    print(joined.told())
    show(where)
    return 0


def show(where):
    """Exactly what is sent, as it would be now."""
    commands = telling.now(where).commands(where.ident, standing.TESTED)
    print(f"After each run of `test`, and while `watch` runs, this goes to {where.room}, and nothing else.\n"
          "Now it would be:\n")
    for words in commands:
        print("  " + " ".join(map(quoted, words)))
    print(f"\nWhile `watch` runs, that's every {telling.PERIOD} seconds, and EXPIRE says {standing.WATCHED}. "
          "When you leave, it's deleted there.")


def quoted(word):
    text = str(word)
    return text if text and " " not in text and '"' not in text else '"' + text.replace('"', '\\"') + '"'


def leave():
    where = joined.recall()
    joined.forget()
    if not where:
        print("You were in no room.")
    elif say_goodbye(where):
        print(f"You have left the room at {where.room}. Nothing more goes there.")
    else:
        print(f"You have left, and nothing more goes to the room. Its server at {where.room} can't be reached just now, so its\n"
              "page may still show you for half an hour.")
    return 0


def say_goodbye(where):
    """Returns whether the room has heard it."""
    try:
        telling.send(where, standing.farewell(where.ident))
        return True
    except OSError:
        return False
