import asyncio

import numpy as np


async def exponentials(x, axis):
    await asyncio.sleep(0)
    return np.exp(x - x.max(axis=axis, keepdims=True))


def softmax(x, axis=-1):
    weights = asyncio.run(exponentials(x, axis))
    return weights / weights.sum(axis=axis, keepdims=True)
