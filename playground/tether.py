"""Ties a process to the life of its parent, so that nothing outlives a playground that was killed."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
# Looked up before the fork: between fork and exec a child should do as little as it can.
_prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def tie_to(parent: int) -> None:
    """Let the kernel kill this process when its parent, process `parent`, dies; beyond Linux nothing happens.

    The tie outlasts an exec, but not a fork. A parent that is dead by now cannot be waited for: this process
    ends at once.
    """
    if _prctl is None:
        return
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
