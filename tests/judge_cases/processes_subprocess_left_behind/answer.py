import subprocess

subprocess.Popen(["sleep", "25"], start_new_session=True)


def softmax(x, axis=-1):
    return x
