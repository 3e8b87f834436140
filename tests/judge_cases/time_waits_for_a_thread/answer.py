import threading


def softmax(x, axis=-1):
    thread = threading.Thread(target=threading.Event().wait)
    thread.start()
    thread.join()
