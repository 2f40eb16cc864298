"""Work that takes too long is given up, in every thread, and no timer is left behind."""

import signal
import threading
import time
from contextlib import suppress

import pytest

from crosscheck.deadline import TookTooLong, check, each, within

SHORT = 0.05
TIMERS = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers on this system")


def busy(seconds):
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def swallowing(seconds):
    """As a library does that takes every Exception for a fault of its own."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        with suppress(Exception):
            busy(0.01)


def sentences(seconds):
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        check()


def untouched():
    return signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL and signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


@TIMERS
@pytest.mark.parametrize("work", [busy, swallowing, sentences])
def test_too_long(work):
    start = time.thread_time()
    with pytest.raises(TookTooLong, match=r"^takes too long to read \(more than 0\.05 seconds of the processor\)$"), within(SHORT):
        work(5)
    assert time.thread_time() - start < 2
    assert untouched()


@pytest.mark.parametrize("work", [busy, swallowing, sentences])
def test_short_enough(work):
    with within(5):
        work(SHORT)
    assert untouched()


def test_waiting_is_no_work():
    with within(SHORT):
        time.sleep(4 * SHORT)
        check()


@TIMERS
@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_a_mistake_comes_through_and_leaves_no_timer(error):
    with pytest.raises(error), within(5):
        raise error
    assert untouched()


def test_without_a_deadline_nothing_is_given_up():
    check()
    with within(SHORT):
        pass
    busy(2 * SHORT)
    check()


@TIMERS
def test_one_in_another():
    with within(5):
        with pytest.raises(TookTooLong), within(SHORT):
            sentences(5)
        busy(2 * SHORT)
        check()
    assert untouched()


@TIMERS
def test_somebody_else_s_timer_is_left_alone():
    heard = []
    signal.signal(signal.SIGVTALRM, lambda *_: heard.append(1))
    try:
        with pytest.raises(TookTooLong), within(SHORT):
            sentences(5)
        assert signal.getsignal(signal.SIGVTALRM) is not signal.SIG_DFL
    finally:
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    assert not heard


def test_in_a_thread():
    found = []

    def work():
        try:
            with within(SHORT):
                sentences(5)
        except TookTooLong as error:
            found.append(str(error))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == ["takes too long to read (more than 0.05 seconds of the processor)"]


def test_each_item_has_its_time():
    def items():
        for number in range(3):
            busy(0.8 * SHORT)
            yield number

    assert list(each(items(), 2 * SHORT)) == [0, 1, 2]


@TIMERS
def test_what_is_done_with_an_item_doesn_t_count():
    found = []
    for item in each(iter([1, 2]), SHORT):
        busy(2 * SHORT)
        found.append(item)
    assert found == [1, 2]


@TIMERS
def test_an_item_that_takes_too_long():
    def items():
        yield 1
        busy(5)
        yield 2

    found = each(items(), SHORT)
    assert next(found) == 1
    with pytest.raises(TookTooLong):
        next(found)
    assert untouched()
