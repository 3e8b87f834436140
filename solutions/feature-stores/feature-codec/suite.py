"""A scaler and an encoder that are fitted, saved as JSON and applied: nothing is learned when they are applied."""

import json

import numpy as np
from answer import fit, transform

from drill.suite import assert_close, in_answer, seeds

CITIES = ["Bonn", "Aachen", "Zürich", "Celle"]


@in_answer
def in_another_order(rows, numeric, categorical, others):
    """Fit one table, then another, and transform by the first state: nothing may be kept between calls."""
    import numpy as np

    from answer import fit, transform

    state = fit(rows, numeric, categorical)
    before = np.asarray(transform(state, others)).tolist()
    fit(others, list(reversed(numeric)), [])
    return before, np.asarray(transform(state, others)).tolist()


def draw(rng, n=13):
    rows = []
    for _ in range(n):
        row = {"age": int(rng.integers(18, 90)), "spent": float(rng.normal(1e4, 300.0)), "city": CITIES[rng.integers(3)]}
        row["plan"] = "abc"[rng.integers(3)]
        for name in ("age", "spent", "city"):
            if rng.random() < 0.2:
                row[name] = None
        if rng.random() < 0.2:
            del row["plan"]
        rows.append(row)
    return rows


def table(rows, numeric, categorical, others):
    """Fit and transform, as an array."""
    return np.asarray(transform(fit(rows, numeric, categorical), others))


def by_hand(rows, numeric, categorical, others):
    out = []
    for row in others:
        values = []
        for name in numeric:
            known = [r[name] for r in rows if r.get(name) is not None]
            mean = sum(known) / len(known)
            std = (sum((v - mean) ** 2 for v in known) / len(known)) ** 0.5 or 1.0
            values.append(0.0 if row.get(name) is None else (row[name] - mean) / std)
        for name in categorical:
            known = sorted({r[name] for r in rows if r.get(name) is not None})
            values += [float(row.get(name) == one) for one in known]
        out.append(values)
    return np.array(out)


def test_by_hand():
    """Mean 3 and deviation 2 turn 1 and 5 into -1 and 1, and two cities become two columns."""
    rows = [{"x": 1, "c": "b"}, {"x": 5, "c": "a"}]
    assert_close(transform(fit(rows, ["x"], ["c"]), rows), [[-1.0, 0.0, 1.0], [1.0, 1.0, 0.0]], rtol=1e-12)


def test_deviation_divides_by_the_count():
    """The squares are divided by the number of values, not by one less."""
    rows = [{"x": value} for value in (1, 2, 3, 4)]
    assert_close(table(rows, ["x"], [], rows)[:, 0], np.array([-1.5, -0.5, 0.5, 1.5]) / 1.25**0.5, rtol=1e-12)


def test_each_row_by_itself():
    """A row has the same features alone and in company, exactly."""
    for rng in seeds(8):
        rows, others = draw(rng), draw(rng)
        state = fit(rows, ["age", "spent"], ["city", "plan"])
        whole = np.asarray(transform(state, others))
        for place, row in enumerate(others):
            assert_close(transform(state, [row]), whole[place : place + 1], rtol=0.0, atol=0.0)


def test_state_is_strict_json():
    """The state is text in strict JSON, without NaN and infinity, and survives being read and written again."""
    rows = draw(np.random.default_rng(1))
    for given in (rows, [{"age": None, "spent": float("nan")}, {"age": 7}], []):
        state = fit(given, ["age", "spent"], ["city"])
        assert isinstance(state, str)
        again = json.dumps(json.loads(state, parse_constant=_refuse), indent=1)
        others = [*rows, {}]
        assert_close(transform(again, others), transform(state, others), rtol=0.0, atol=0.0)


def _refuse(name):
    raise AssertionError(f"{name} is no JSON")


def test_all_digits_are_kept():
    """The state keeps every digit: features after the round trip are those of full precision."""
    rng = np.random.default_rng(2)
    rows = [{"x": 1e9 + float(value)} for value in rng.normal(size=31)]
    want = by_hand(rows, ["x"], [], rows)
    assert_close(transform(fit(rows, ["x"], []), rows), want, rtol=1e-5, atol=1e-6)


def test_missing_numbers():
    """None, NaN and an absent name are missing: left out in fitting, and 0 after scaling."""
    rows = [{"x": 1.0}, {"x": None}, {"x": 5.0}, {"x": float("nan")}, {}]
    assert_close(table(rows, ["x"], [], rows)[:, 0], [-1.0, 0.0, 1.0, 0.0, 0.0], rtol=1e-12)


def test_zero_is_a_number():
    """The number 0 and False are values like others."""
    rows = [{"x": 0}, {"x": 4}, {"x": 8}]
    assert_close(table(rows, ["x"], [], [{"x": 0}, {"x": 4.0}])[:, 0], [-4 / (32 / 3) ** 0.5, 0.0], rtol=1e-12)
    rows = [{"x": False}, {"x": True}]
    assert_close(table(rows, ["x"], [], rows)[:, 0], [-1.0, 1.0], rtol=1e-12)


def test_small_and_large_units():
    """Columns in tiny or huge units, and numbers far outside the fitted range, are scaled like others."""
    state = fit([{"x": -1}, {"x": 1}], ["x"], [])
    assert_close(transform(state, [{"x": 1000}, {"x": -1e6}]), [[1000.0], [-1e6]], rtol=1e-12)
    for unit in (1e-9, 1e9):
        rows = [{"x": 1 * unit}, {"x": 5 * unit}, {"x": None}]
        assert_close(table(rows, ["x"], [], rows), [[-1.0], [1.0], [0.0]], rtol=1e-9)


def test_constant_column():
    """A constant column, also of values such as 0.1 that rounding gives a deviation of 1e-17, is centred and not divided."""
    state = fit([{"x": 7}, {"x": 7}, {"x": None}], ["x"], [])
    assert_close(transform(state, [{"x": 7}, {"x": 10}]), [[0.0], [3.0]], rtol=1e-12)
    state = fit([{"x": 4}], ["x"], [])
    assert_close(transform(state, [{"x": 4.5}]), [[0.5]], rtol=1e-12)
    for n in (3, 6, 7, 11):
        state = fit([{"x": 0.1}] * n, ["x"], [])
        assert_close(transform(state, [{"x": 0.1}, {"x": 0.6}]), [[0.0], [0.5]], rtol=1e-9, atol=1e-9)


def test_column_without_values():
    """Without any known value mean is 0, deviation 1 and no category there; without rows the table keeps its columns."""
    for rows in ([{"x": None}, {}], []):
        state = fit(rows, ["x"], ["c"])
        assert_close(transform(state, [{"x": 2.5, "c": "a"}, {}]), [[2.5], [0.0]])
    state = fit([{"x": 1, "c": "a"}, {"x": 2, "c": "b"}], ["x"], ["c"])
    assert np.shape(transform(state, [])) == (0, 3)


def test_unseen_and_missing_categories():
    """A category never seen in fitting, or a missing one, has zeros in all its columns."""
    state = fit([{"c": "b"}, {"c": "a"}, {"c": None}, {}, {"c": ""}], [], ["c"])
    rows = [{"c": "a"}, {"c": "z"}, {"c": None}, {}, {"c": ""}, {"c": "None"}]
    want = np.zeros((6, 3))
    want[0, 1] = want[4, 0] = 1
    assert_close(transform(state, rows), want)
    gap = float("nan")
    state = fit([{"c": "nan"}, {"c": gap}, {"c": "None"}, {"c": "x"}, {}], [], ["c"])
    rows = [{"c": "None"}, {"c": "nan"}, {"c": "x"}, {"c": gap}, {"c": None}, {}]
    assert_close(transform(state, rows), np.eye(6, 3))
    assert_close(transform(fit([{"c": gap}, {"c": "x"}], [], ["c"]), [{"c": "x"}, {"c": gap}]), [[1.0], [0.0]])


def test_order_of_the_columns():
    """Numbers come first, as listed; categories follow, as listed, each sorted by name."""
    rows = draw(np.random.default_rng(3), n=40)
    for numeric, categorical in ((["spent", "age"], ["plan", "city"]), (["age", "spent"], ["city", "plan"])):
        got = transform(fit(rows, numeric, categorical), rows)
        assert_close(got, by_hand(rows, numeric, categorical, rows), rtol=1e-9, atol=1e-12)
    rows = [{"c": one} for one in ("b", "a", "B", " a", "ä")]
    assert_close(table(rows, [], ["c"], rows), np.eye(5)[[3, 2, 1, 0, 4]])

    rows = draw(np.random.default_rng(3), n=40)
    shuffled = transform(fit(rows[::-1], ["age"], ["city"]), rows)
    assert_close(shuffled, by_hand(rows, ["age"], ["city"], rows), rtol=1e-9, atol=1e-12)


def test_many_tables():
    """On random tables the features of other rows are those of the statement."""
    for rng in seeds():
        rows, others = draw(rng), draw(rng, n=7)
        got = transform(fit(rows, ["age", "spent"], ["city", "plan"]), others)
        assert_close(got, by_hand(rows, ["age", "spent"], ["city", "plan"], others), rtol=1e-9, atol=1e-12)


def test_nothing_but_the_state():
    """What a state gives does not depend on other fits in between."""
    rows, others = draw(np.random.default_rng(4)), draw(np.random.default_rng(5))
    before, after = in_another_order(rows, ["age", "spent"], ["city"], others)
    assert_close(after, before, rtol=0.0, atol=0.0)
    assert_close(before, by_hand(rows, ["age", "spent"], ["city"], others), rtol=1e-9, atol=1e-12)


def test_arguments_stay_as_they_were():
    """Rows are not changed, gaps included."""
    rows = [{"x": None, "c": "a"}, {"x": 2.0}, {"c": None}]
    before = [dict(row) for row in rows]
    transform(fit(rows, ["x"], ["c"]), rows)
    assert rows == before
