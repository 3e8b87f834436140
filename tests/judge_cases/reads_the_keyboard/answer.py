def softmax(x, axis=-1):
    return input("the answer, please: ")
