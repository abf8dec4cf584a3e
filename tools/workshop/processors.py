"""How many programs should run at once on this machine, or in this container."""

import math
import os
from pathlib import Path

CGROUP = Path("/sys/fs/cgroup")  # a container sees its own there
QUOTAS = [["cpu.max"], ["cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us"]]  # cgroup v2, v1
LEAST = 2  # a program that waits leaves its processor to another


def usable(cgroup=CGROUP):
    """Of the machine's processors those that this process may use, but no more than a container's share of their time."""
    return max(LEAST, min(affinity(), share(cgroup)))


def affinity():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def share(cgroup):
    """As in `docker run --cpus 1.5`, rounded up; endless if there is no limit."""
    for names in QUOTAS:
        try:
            quota, period = " ".join((cgroup / name).read_text() for name in names).split()
            return math.inf if quota in ("max", "-1") else math.ceil(int(quota) / int(period))
        except (OSError, ValueError):
            continue
    return math.inf


JOBS = usable()
