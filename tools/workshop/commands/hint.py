"""Get a hint for the test that fails now: a question, then the idea, then the shape of the code.

usage: ./workshop hint [STEP] [--again]

Each time you ask, you get one more hint. It's for the failure that ./workshop test shows first. If something has
changed since the last test of the step (without one: the step you are at), it runs the tests before. All
hints are in steps/NN-NAME/hints.md.

  --again   the hints you have had for this test, once more

examples:
  ./workshop hint
  ./workshop hint 03
"""

from .. import board, hints, state
from ..options import parsed
from ..report import coach
from ..results import first_failure
from ..steps import ROOT, all_steps, step_named
from ..terminal import paint

NAMES = ("a question", "the idea", "the shape of the code")


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--again"], most=1)
    step = step_named(options.words[0]) if options.words else board.current_step()
    if step is None:
        print("All tests of all steps pass: there's nothing to give a hint for.")
    else:
        print(hint(step, first_failure(results(step)), options.again))


def results(step):
    """Those of the last test, if another one would test the same."""
    last = board.last_results(step)
    if last is None:
        return board.grade(step)
    print(f"Nothing has changed since the last test of step {step.number}, so this hint is for the failure that it showed.")
    return last


def topic_of(step, failure):
    """The topic of the function that is not written yet, or that the report says to edit; if there is none, the topic
    of the test."""
    topics = hints.topics(ROOT / "steps" / step.folder)
    of_function = [topic for topic in topics if {failure.function, failure.suspect} & set(topic.functions)]
    of_test = [topic for topic in topics if failure.title in topic.tests]
    return ([topic for topic in of_function if topic in of_test] or of_function or of_test)[0]


def hint(step, failure, again=False, more=None):
    """The text of the next hint for the failure, or, with `again`, of the hints given so far. `more`: what to
    type for another hint, if not this command."""
    if failure is None:
        return f"All tests of step {step.number} pass: there's nothing to give a hint for."
    if failure.verdict == "BUILD ERROR":
        return (f"{coach(failure)}\n\nStep {step.number} doesn't compile, so no test can say what's missing.\n"
                "The compiler's first error is the hint.")
    topic = topic_of(step, failure)
    seen = state.recall("hints")
    had = seen.get(step.number, {}).get(topic.title, 0)
    count = max(had, 1) if again else min(had + 1, len(topic.tiers))
    seen.setdefault(step.number, {})[topic.title] = count
    state.remember("hints", seen)
    tiers = [tier(topic, number) for number in range(1 if again else count, count + 1)]
    head = f"\"{failure.title}\" is {failure.verdict}" + (f": {failure.place}" if failure.place else "")
    return "\n\n".join([head, *tiers, what_next(step, topic, count, more)])


def tier(topic, number):
    head = f"{topic.title}: hint {number} of {len(topic.tiers)}, {NAMES[number - 1]}"
    return f"{paint(head, 'bold')}\n{topic.tiers[number - 1].strip()}"


def what_next(step, topic, count, more):
    if count < len(topic.tiers):
        if more:
            return f"Try it. Another hint: {more}"
        return f"Try it, then: ./workshop test {step.number}   (another hint: ./workshop hint {step.number})"
    return f"That was the last hint. Still lost? ./workshop solution {step.number} shows the reference, function by " \
           "function."
