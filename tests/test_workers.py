"""Work shared by processes: in order, known results between, and never too much under way."""

import os
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from crosscheck.workers import AHEAD, FORKS, Done, Workers, apart

TASKS = [
    ("nothing", [], []),
    ("one", [1], [1]),
    ("several", [3, 1, 2], [9, 1, 4]),
    ("some known", [Done(7), 2, Done(0), 3], [7, 4, 0, 9]),
    ("all known", [Done(1), Done(2)], [1, 2]),
]


def squared(number):
    time.sleep(0.02 * (number % 3))  # the later ones are often done first
    return number * number


def process(_task):
    time.sleep(0.05)
    return os.getpid()


def failing(number):
    if number == 2:
        raise ValueError("two")
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize(("tasks", "expected"), [row[1:] for row in TASKS], ids=[row[0] for row in TASKS])
def test_results_come_in_order(jobs, tasks, expected):
    with Workers(jobs) as workers:
        assert list(workers.map(squared, tasks)) == expected


def test_one_job_is_done_here_and_several_elsewhere():
    with Workers(1) as workers:
        assert set(workers.map(process, range(3))) == {os.getpid()}
    with Workers(2) as workers:
        assert os.getpid() not in set(workers.map(process, range(8)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_is_under_way_than_the_processes_take_on(jobs):
    begun = 0

    def tasks():
        nonlocal begun
        for number in range(100):
            begun += 1
            yield number

    with Workers(jobs) as workers:
        most = max(begun - done for done, _ in enumerate(workers.map(squared, tasks()), 1))
    assert most <= jobs * AHEAD + 1


OWN = [
    ("once, where others work", 2, [1, 2, 3, 4], 1),
    ("of one task too", 2, [1], 1),
    ("not where all is known", 2, [Done(1), Done(2)], 0),
    ("not where nothing is", 2, [], 0),
    ("not where nobody else works", 1, [1, 2, 3], 0),
]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(("jobs", "tasks", "times"), [row[1:] for row in OWN], ids=[row[0] for row in OWN])
def test_what_this_process_does_meanwhile(before, jobs, tasks, times):
    calls = []
    with Workers(jobs) as workers:
        list(workers.map(squared, tasks, lambda: calls.append(1), before=before))
    assert len(calls) == times


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_mistake_comes_back(jobs):
    with Workers(jobs) as workers, pytest.raises(ValueError, match="two"):
        list(workers.map(failing, [1, 2, 3]))


def dying(task):
    """As a process does that a library's fault or a lack of memory ends."""
    number, folder = task
    if number < 0 and (folder is None or not (folder / "died").exists()):
        if folder is not None:
            (folder / "died").touch()
        os._exit(9)
    return squared(number)


DEATHS = [
    ("one", [1, -2, 3], [1, "lost", 9]),
    ("the first", [-1, 2, 3], ["lost", 4, 9]),
    ("the last", [1, 2, -3], [1, 4, "lost"]),
    ("all", [-1, -2], ["lost", "lost"]),
    ("more than are under way", [*range(20), -1, *range(20)], [*(n * n for n in range(20)), "lost", *(n * n for n in range(20))]),
    ("among known ones", [Done("known"), -1, Done("known"), 2], ["known", "lost", "known", 4]),
]


@pytest.mark.parametrize(("tasks", "expected"), [row[1:] for row in DEATHS], ids=[row[0] for row in DEATHS])
def test_a_task_that_kills_its_process_is_lost_alone(tasks, expected):
    with Workers(2) as workers:
        given = (task if isinstance(task, Done) else (task, None) for task in tasks)
        assert list(workers.map(dying, given, lost=lambda _task: "lost")) == expected


def test_who_dies_once_is_asked_again(tmp_path):
    """As when the memory was another's."""
    with Workers(2) as workers:
        assert list(workers.map(dying, [(n, tmp_path) for n in (1, -2, 3)], lost=lambda _task: "lost")) == [1, 4, 9]


def test_a_loss_that_nobody_takes_is_an_error():
    with Workers(2) as workers, pytest.raises(BrokenProcessPool):
        list(workers.map(dying, [(1, None), (-1, None)]))


def test_processes_that_rested_are_followed_by_others():
    with Workers(2) as workers:
        first = set(workers.map(_process, range(8)))
        workers.rest()
        assert set(workers.map(_process, range(8))).isdisjoint(first)


def _process(_task):
    return os.getpid()


def test_what_is_done_apart_needs_not_be_sent():
    seen = []
    own, found = apart(lambda: (os.getpid(), apart(lambda: [*seen, 7])))
    assert found == [7]
    assert (own != os.getpid()) is FORKS
    apart(lambda: seen.append(1))
    assert seen == ([] if FORKS else [1])


def test_a_mistake_made_apart_comes_back():
    with pytest.raises(ValueError, match="two"):
        apart(lambda: failing(2))
    assert apart(lambda: failing(3)) == 3


@pytest.mark.skipif(not FORKS, reason="this process would end")
def test_who_dies_apart_takes_nobody_along():
    with pytest.raises(BrokenProcessPool):
        apart(lambda: os._exit(9))
    assert apart(lambda: 4) == 4
