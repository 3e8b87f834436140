import numpy as np
from answer import finish_times

from drill.suite import assert_close, seeds


def by_ticks(arrivals, max_batch, max_wait, service):
    """Step through whole numbers of time, for whole numbers as arguments."""
    finish, queue, free = np.full(len(arrivals), np.nan), [], -(10**9)
    tick = min(arrivals, default=0)
    while np.isnan(finish).any():
        queue += [i for i, time in enumerate(arrivals) if time == tick]
        if queue and tick >= free:
            if len(queue) >= max_batch or tick - arrivals[queue[0]] >= max_wait:
                batch, queue = queue[:max_batch], queue[max_batch:]
                free = tick + service[len(batch) - 1]
                finish[batch] = free
        tick += 1
    return finish


def test_three_requests_by_hand():
    """Two requests fill a batch at 1; the third waits out its time and runs alone."""
    assert_close(finish_times([0.0, 1.0, 5.0], 2, 3.0, [2.0, 4.0]), [5.0, 5.0, 10.0])


def test_the_timer_is_that_of_the_oldest():
    """Requests at 0, 2 and 4 with a wait of 5 start together at 5, however late the last one came."""
    assert_close(finish_times([0.0, 2.0, 4.0], 4, 5.0, [1.0, 2.0, 3.0, 4.0]), [8.0, 8.0, 8.0])


def test_full_batches_do_not_wait():
    """A batch that is full starts at once, long before the timer."""
    assert_close(finish_times([0.0, 0.5, 1.0, 1.5], 2, 100.0, [1.0, 0.75]), [1.25, 1.25, 2.25, 2.25])


def test_more_requests_than_fit():
    """Of five requests at one moment two go at a time, by position."""
    got = finish_times([7.0] * 5, 2, 3.0, [1.0, 4.0])
    assert_close(got, [11.0, 11.0, 15.0, 15.0, 16.0])


def test_who_comes_while_the_worker_is_busy():
    """When the timer runs out during a batch, all who come until the worker is free join the next."""
    got = finish_times([0.0, 1.0, 2.0, 8.0, 10.0, 10.5], 4, 0.0, [10.0, 1.0, 1.0, 1.0])
    assert_close(got, [10.0, 11.0, 11.0, 11.0, 11.0, 21.0])


def test_arrivals_at_the_start():
    """A request that comes at the very moment of the start is taken along."""
    assert_close(finish_times([0.0, 3.0, 3.5], 5, 3.0, [1.0, 2.0, 3.0, 4.0, 5.0]), [5.0, 5.0, 7.5])


def test_the_last_requests_wait_too():
    """A last batch that is not full waits for its timer, since nobody knows that no more will come."""
    assert_close(finish_times([0.0, 1.0], 3, 10.0, [1.0, 2.0, 3.0]), [12.0, 12.0])


def test_any_order_of_arguments():
    """Times in any order give the finish of each in its own place, equal times served by position."""
    got = finish_times([9.0, 0.0, 9.0, 4.0, 0.0], 2, 1.0, [1.0, 2.0])
    assert_close(got, [11.0, 2.0, 11.0, 6.0, 2.0])
    assert_close(finish_times([5.0, 1.0, 5.0, 1.0, 5.0], 3, 2.0, [1.0, 1.5, 4.0]), [9.0, 4.5, 9.0, 4.5, 9.0])
    got = finish_times([5, 1, 1, 5, 1], 2, 0, [3, 7])
    assert_close(got, [15.0, 8.0, 8.0, 18.0, 15.0])


def test_every_request_through_a_simulation():
    """On random loads, from idle to overloaded, each request finishes as in a simulation by ticks."""
    for rng in seeds(30):
        n, max_batch = int(rng.integers(1, 31)), int(rng.integers(1, 8))
        arrivals = rng.integers(-5, int(rng.choice([20, 60, 120])), size=n)
        service = rng.integers(1, 12, size=max_batch)
        wait = int(rng.integers(0, 9))
        want = by_ticks(arrivals.tolist(), max_batch, wait, service.tolist())
        assert_close(finish_times(arrivals / 4, max_batch, wait / 4, service / 4), want / 4)


def test_time_has_no_zero():
    """All times shifted by a constant, below zero too, shift the result by that constant."""
    t, service = np.array([0.0, 0.5, 3.0, 3.25, 9.0]), [1.0, 1.5, 4.0]
    want = np.array([2.0, 2.0, 5.0, 5.0, 10.5])
    assert_close(finish_times(t, 3, 0.5, service), want)
    for shift in (-1024.0, 2.0**30):
        assert_close(finish_times(t + shift, 3, 0.5, service), want + shift)


def test_the_unit_of_time():
    """In microseconds or in days the finish times are the same times, with every digit."""
    t, service = np.array([0.0, 0.5, 3.0, 3.25, 9.0]), np.array([1.0, 1.5, 4.0])
    for unit in (2.0**-20, 2.0**20):
        want = np.array([2.0, 2.0, 5.0, 5.0, 10.5]) * unit
        assert_close(finish_times(t * unit, 3, 0.5 * unit, service * unit), want)


def test_no_request_and_one():
    """Without requests the result is empty; a single one waits and runs alone."""
    assert_close(finish_times([], 4, 1.0, [1.0] * 4), np.zeros(0))
    assert_close(finish_times([2.0], 1, 5.0, [0.5]), [2.5])
    assert_close(finish_times([2.0], 4, 5.0, [0.5, 1.0, 1.0, 1.0]), [7.5])


def test_types_of_time():
    """Integers, float32 and views with strides give fractions as exactly as float64."""
    service, whole = np.array([0.25, 0.5]), np.array([0, 2, 10]) + 2**24
    for t in (whole, whole.astype(np.float32), whole.astype(float).repeat(2)[::2]):
        assert_close(finish_times(t, 2, 0.5, service), whole + 0.75, rtol=1e-12)
    assert_close(finish_times(np.array([0, 1, 9]), 2, 0.5, service), [0.75, 1.75, 9.75])


def test_arguments_stay_as_they_were():
    """Neither the times nor the durations are changed."""
    t, service = np.array([5.0, 1.0, 3.0]), np.array([1.0, 2.0])
    finish_times(t, 2, 1.0, service)
    assert_close(t, [5.0, 1.0, 3.0])
    assert_close(service, [1.0, 2.0])
