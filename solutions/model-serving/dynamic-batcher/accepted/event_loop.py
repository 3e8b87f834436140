"""a loop over events with a queue, in plain Python"""

from collections import deque


def finish_times(arrivals, max_batch, max_wait, service):
    coming = deque(sorted((float(time), i) for i, time in enumerate(arrivals)))
    waiting, finish, now, free = deque(), [0.0] * len(arrivals), float("-inf"), float("-inf")
    while coming or waiting:
        while coming and coming[0][0] <= now:
            waiting.append(coming.popleft())
        due = waiting and (len(waiting) >= max_batch or now >= waiting[0][0] + max_wait)
        if due and now >= free:
            batch = [waiting.popleft() for _ in range(min(max_batch, len(waiting)))]
            free = now + float(service[len(batch) - 1])
            for _, i in batch:
                finish[i] = free
            continue
        events = [coming[0][0]] if coming else []
        if waiting:
            events += [time for time in (free, waiting[0][0] + max_wait) if time > now]
        now = min(events)
    return finish
