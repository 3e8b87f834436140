class Counted(type):
    made = 0

    def __call__(cls, *args, **kwargs):
        Counted.made += 1
        return super().__call__(*args, **kwargs)


class Positive:
    def __set_name__(self, owner, name):
        self.name = f"_{name}"

    def __get__(self, holder, owner=None):
        return self if holder is None else getattr(holder, self.name, 0)

    def __set__(self, holder, value):
        setattr(holder, self.name, value)


class RunningMoments(metaclass=Counted):
    n = Positive()

    def __init__(self):
        self.n = self.m = self.s = 0

    def push(self, value):
        self.n += 1
        d = value - self.m
        self.m += d / self.n
        self.s += d * (value - self.m)

    def mean(self):
        if not self.n:
            raise ValueError("nothing")
        return self.m

    def variance(self):
        if not self.n:
            raise ValueError("nothing")
        return self.s / self.n
