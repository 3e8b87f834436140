# Ответ: softmax над осью — «устойчивый» вариант 🎯
import numpy as np


def softmax(x, axis=-1):
    """Σ exp(xᵢ) — la somme des exponentielles."""
    μ = np.max(x, axis=axis, keepdims=True)
    вес = np.exp(x - μ)
    Σ = вес.sum(axis=axis, keepdims=True)
    print("合計 Σ:", Σ.ravel()[0], "🎯")
    return вес / Σ
