"""A class: its submissions, the grades that it has from before, and the files that tell them."""

from ..terminal import Progress, bar, can_redraw
from ..trouble import Trouble
from . import files, formats, kit, records, results, side_by_side, similar
from .grader import Grader
from .slots import Slots

RESULTS = "results.json"
SHOWN = 3  # names of another class


class Class:
    def __init__(self, submissions, steps, place, out, resume):
        """`out`: the folder for the grades. `resume`: grade only those whose grades in there don't hold any more. The
        others' are kept until there are new ones: Ctrl-C may come before."""
        self.submissions, self.steps, self.place, self.out = submissions, steps, place, out
        earlier = earlier_in(out, {each.name for each in submissions})
        files.try_out(out / RESULTS)
        self.known = still_good(submissions, earlier, steps, place.is_isolated) if earlier else {}
        self.left = [each for each in submissions if not (resume and each.name in self.known)]

    def grade(self):
        """Writes all files; returns what results.json has. If Ctrl-C ends it, the files tell what was graded."""
        slots, count = Slots(), len(self.left)
        with Progress("Grading") as progress, Grader(kit.built(), slots, self.place, self.steps) as grader:
            def done(graded, number):
                tell(progress, graded, number, count)

            try:
                graded = side_by_side.grade(self.left, grader, slots, done, self.save)
            except KeyboardInterrupt:
                if (self.out / RESULTS).exists():
                    self.write(results.read(self.out / RESULTS))
                raise
        return self.write(self.results(graded))

    def save(self, graded):
        if graded or self.known:
            results.write(self.results(graded), self.out / RESULTS)

    def results(self, graded):
        found = {**self.known, **{each["name"]: each for each in graded}}
        return records.of_class(side_by_side.in_order(self.submissions, found), self.steps, self.place.is_isolated)

    def write(self, found):
        formats.write_class(found, self.out)
        similar.write(dict(self.counted(found)), self.out / "similar.html")
        return found

    def counted(self, found):
        """(name, {file: its text}) of the attempts that count."""
        sources = {each["name"]: each["source"] for each in found["submissions"]}
        for submission in self.submissions:
            for attempt in submission.attempts:
                if attempt.files and attempt.source == sources.get(submission.name):
                    yield submission.name, {name: data.decode(errors="replace") for name, data in attempt.files.items()}


def earlier_in(out, names):
    """The results that are in the folder; None if there are none. Another class's are not overwritten."""
    if not (out / RESULTS).exists():
        return None
    found = results.read(out / RESULTS)
    others = [each["name"] for each in found["submissions"] if each["name"] not in names]
    if others:
        more = ", ..." if len(others) > SHOWN else ""
        raise Trouble(f"{out} has other people's grades, too: {', '.join(others[:SHOWN])}{more}.",
                      "Name another folder, as in --out ../grades-2, or remove this one.")
    return found


def still_good(submissions, earlier, steps, is_isolated):
    """{name: what came of it} of those in an earlier result to which nothing was added since, if the same kit graded them
    with the same tests. Not what was graded without a sandbox, if now there is one."""
    tests = {step.number: dict(step.points) for step in steps}
    same_kit = earlier["kit"] == records.version() and [step["step"] for step in earlier["steps"]] == [*tests]
    same_tests = all(tests.get(number) == each for number, each in results.tests_of(earlier).items())
    if not (same_kit and same_tests) or is_isolated and not earlier["isolated"]:
        return {}
    known = {each["name"]: each for each in earlier["submissions"] if records.is_graded(each)}
    return {each.name: {**known[each.name], "id": each.id, "email": each.email} for each in submissions
            if each.name in known and known[each.name].get("fingerprint") == records.fingerprint(each, steps)}


def tell(progress, graded, number, count):
    words = f"{graded['name']}: {graded['trouble'] or points(graded)}"
    if can_redraw():
        progress.say(f"{bar(number, count, 20)} {number}/{count}  {words}")
    else:
        print(f"{number}/{count} {words}", flush=True)


def points(graded):
    return f"{graded['points']} of {graded['of']} points"
