"""Pictures of lecture 10: counters and gauges, a rate from a ring, a histogram, and where the layer listens."""
from drawing import Picture
from plot import Plot


def counters_and_gauges():
    p = Picture(
        "Counters and gauges",
        "A counter is increased at once when something happens, and INFO reads it. A gauge is not kept: INFO "
        "asks the database or the list of clients how many there are now.")
    p.text(14, 28, "counter: what has happened", "strong ink-blue")
    p.box(14, 42, 166, 50, "a command has run,\nbytes have come", "grey")
    p.way((180, 67), (236, 67))
    p.text(208, 59, "+1", "mono soft", "middle")
    p.box(236, 42, 150, 50, "calls: 20002", "blue", "mono")
    p.way((311, 92), (311, 132))
    p.text(302, 117, "read", "soft", "end")
    p.box(236, 132, 150, 50, "INFO", "green", "strong")
    p.way((180, 246), (311, 246), (311, 182))
    p.text(240, 265, "how many now?", "soft", "middle")
    p.box(14, 221, 166, 50, "the database,\nthe list of clients", "grey")
    p.text(14, 210, "gauge: what is", "strong ink-gold")
    p.way((236, 157), (206, 157))
    p.lines(198, 146, "top, a graph,\nan alarm", "soft", "end")
    return p


def rate_ring():
    p = Picture(
        "A rate from a ring of sixteen",
        "A ring of sixteen samples, taken every tenth of a second. Four of them are 900, the others 0. Their "
        "mean is 225. The next sample replaces the oldest.")
    samples = [900, 900, 900] + [0] * 12 + [900]
    for i, sample in enumerate(samples):
        x, y = 14 + (i % 8) * 46.5, 60 if i < 8 else 124
        p.box(x, y, 46.5, 36, str(sample), "green" if sample else "grey", "mono", 2)
    p.way((176.75, 34), (176.75, 60), colour="brick")
    p.text(188, 44, "the next one goes here", "ink-brick")
    p.text(14, 188, "sixteen samples, a tenth of a second apart", "soft")
    p.text(14, 220, "4 * 900 / 16 = 225", "mono strong")
    return p


def histogram():
    p = Picture(
        "What a mean hides",
        "Two histograms of waits, in buckets that double. The steady lift has all its waits in the bucket 16 "
        "to 31 seconds. The moody lift has nearly all in 4 to 7, and one in fifty in 1024 to 2047. Their "
        "means are nearly equal.")
    labels = {0: "0", 1: "1", 2: "3", 3: "7", 4: "15", 5: "31", 6: "63", 7.5: "…", 9: "2047"}
    for top, title, bars, colour in ((44, "steady: mean 30 s", {5: 100}, "green"),
                                     (218, "moody: mean 29 s", {3: 98, 9: 2}, "brick")):
        p.text(14, top - 16, title, "strong")
        plot = Plot(p, 22, top, 364, 100, 10, 130)
        for bucket, share in bars.items():
            x, y = plot.at(bucket + 0.1, share)
            p.box(x, y, 29, max(100 * share / 130, 2), "", colour, radius=1)
            p.text(x + 15, y - 6, f"{share} %", f"ink-{colour}", "middle")
        for bucket, label in labels.items():
            p.text(plot.at(bucket + 0.5, 0)[0], top + 120, label, "soft", "middle")
    p.text(386, 360, "seconds, up to", "soft", "end")
    return p


def metrics_plug_in():
    p = Picture(
        "How the layer plugs in",
        "Session, Dispatcher and Database each call Metrics when something happens. Metrics counts it in "
        "Stats, which the learner writes.")
    for y, name, calls, colour in ((14, "Session", "connected(), received(),\nanswered(), sent()", "blue"),
                                   (98, "Dispatcher", "before(), after(),\nrejected()", "gold"),
                                   (182, "Database", "observe_changes()", "brick")):
        p.box(14, y, 108, 58, name, colour, "strong")
        p.lines(132, y + (22 if "\n" in calls else 24), calls, "soft")
        p.way((122, y + 48), (312, y + 48))
    p.box(312, 14, 74, 226, "Metrics", "green", "strong")
    p.text(338, 260, "count_call(), count_time(),", "soft", "end")
    p.text(338, 279, "count_rejection()", "soft", "end")
    p.box(262, 290, 124, 50, "Stats\nyou write this", "green", "strong")
    p.way((349, 240), (349, 290))
    return p
