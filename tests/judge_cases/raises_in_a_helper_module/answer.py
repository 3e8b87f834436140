import json

import numpy as np


def softmax(x, axis=-1):
    return json.loads("not json")
