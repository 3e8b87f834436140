import numpy as softmax
