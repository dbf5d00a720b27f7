"""Ctrl+C as a question."""

import os
import signal
import sys
import threading

import pytest

from reader.interruption import Interruption

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends itself signals")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_is_told_when_asked(name: str) -> None:
    number = getattr(signal, name)
    ends: list[int] = []
    with Interruption(end=ends.append) as interrupted:
        assert not interrupted()
        os.kill(os.getpid(), number)
        assert interrupted()
        assert interrupted.status == 128 + number
        assert ends == []


def test_the_second_one_ends_the_process_at_once() -> None:
    ends: list[int] = []
    with Interruption(end=ends.append):
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
    assert ends == [130]


def test_afterwards_signals_are_what_they_were() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interruption():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_what_is_ignored_stays_so() -> None:
    """As under nohup, where a closed terminal is to do nothing."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Interruption() as interrupted:
            os.kill(os.getpid(), signal.SIGHUP)
            assert not interrupted()
    finally:
        signal.signal(signal.SIGHUP, before)


def test_in_another_thread_it_is_never_interrupted() -> None:
    answers: list[bool] = []

    def work() -> None:
        with Interruption() as interrupted:
            answers.append(interrupted())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert answers == [False]
