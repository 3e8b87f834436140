from reference import softmax
