"""Runs a program that may not trace another one, as in a container without the right to: the kernel answers
ptrace() with EPERM.

    python3 without_ptrace.py COMMAND...
"""

import ctypes
import functools
import os
import platform
import struct
import sys

COMMAND = [sys.executable, os.path.abspath(__file__)]
PTRACE = {"x86_64": (0xC000003E, 101), "aarch64": (0xC00000B7, 117)}  # AUDIT_ARCH_..., and the number of ptrace()
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
ALLOW, ERRNO, EPERM = 0x7FFF0000, 0x00050000, 1
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def forbid():
    architecture, number = PTRACE[platform.machine()]
    steps = ((LOAD, 0, 0, 4), (EQUAL, 0, 3, architecture), (LOAD, 0, 0, 0), (EQUAL, 0, 1, number),
             (RETURN, 0, 0, ERRNO | EPERM), (RETURN, 0, 0, ALLOW))
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    libc = ctypes.CDLL(None, use_errno=True)
    program = Program(len(steps), code)
    refused = libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if refused or libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp")


@functools.cache
def is_possible():
    child = os.fork()
    if child == 0:
        try:
            forbid()
            os._exit(0)
        except (OSError, KeyError, AttributeError):
            os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def require(test):
    if not is_possible():
        test.skipTest("NOT CHECKED: what why says without the right to trace. Seccomp, which takes it away, does not "
                      "work here")


if __name__ == "__main__":
    forbid()
    os.execvp(sys.argv[1], sys.argv[1:])
