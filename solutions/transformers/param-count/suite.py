"""Counts against published models, and against the sizes of all arrays of a model listed one by one."""

import pytest
from answer import param_count

from drill.suite import assert_close, seeds

PARTS = ("embedding", "attention", "ffn", "norms", "head", "total")
LLAMA = {"gated": True, "bias": False, "norm": "rms", "tied": False}


def listed(n_layers, d_model, n_heads, d_ff, vocab, **options):
    """The counts of the parts, from the shape of every array of the model."""
    shapes = {part: [] for part in PARTS[:5]}

    def linear(part, n_in, n_out):
        shapes[part] += [(n_in, n_out), (n_out, 1)] if options.get("bias", True) else [(n_in, n_out)]

    width = options.get("head_dim") or d_model // n_heads
    shared = options.get("n_kv_heads") or n_heads
    vectors = 2 if options.get("norm", "layer") == "layer" else 1
    shapes["embedding"] += [(vocab, d_model), (options.get("context", 0), d_model)]
    for _ in range(n_layers):
        for n_in, n_out in (
            (d_model, n_heads * width),
            (d_model, shared * width),
            (d_model, shared * width),
            (n_heads * width, d_model),
        ):
            linear("attention", n_in, n_out)
        for _ in range(2 if options.get("gated") else 1):
            linear("ffn", d_model, d_ff)
        linear("ffn", d_ff, d_model)
        shapes["norms"] += 2 * vectors * [(d_model, 1)]
    shapes["norms"] += vectors * [(d_model, 1)]
    if not options.get("tied", True):
        shapes["head"].append((vocab, d_model))
    counts = [sum(rows * columns for rows, columns in shapes[part]) for part in PARTS[:5]]
    return [*counts, sum(counts)]


def check(*sizes, **options):
    """Hold every part of the answer against the list."""
    got = param_count(*sizes, **options)
    assert sorted(got) == sorted(PARTS)
    assert_close([got[part] for part in PARTS], listed(*sizes, **options), rtol=0)


def test_one_small_block_by_hand():
    """One block of width 2 with one head, hidden width 3 and 5 tokens has 10 + 24 + 17 + 12 parameters."""
    got = param_count(1, 2, 1, 3, 5)
    assert_close([got[part] for part in PARTS], [10, 24, 17, 12, 0, 63], rtol=0)


def test_gpt2():
    """The four sizes of GPT-2 have the totals of the published models."""
    totals = [124_439_808, 354_823_168, 774_030_080, 1_557_611_200]
    sizes = [(12, 768, 12), (24, 1024, 16), (36, 1280, 20), (48, 1600, 25)]
    got = [param_count(layers, d, heads, 4 * d, 50257, context=1024)["total"] for layers, d, heads in sizes]
    assert_close(got, totals, rtol=0)


def test_llama():
    """Llama 2 7B, with an untied head, has 6,738,415,616 parameters; Llama 3 8B, with 8 key-value heads, 8,030,261,248."""
    assert_close(param_count(32, 4096, 32, 11008, 32000, **LLAMA)["total"], 6_738_415_616, rtol=0)
    eight = param_count(32, 4096, 32, 14336, 128256, n_kv_heads=8, **LLAMA)
    assert_close(eight["total"], 8_030_261_248, rtol=0)


def test_every_part_of_any_model():
    """Each part is the number of entries in its arrays, whatever the sizes and options."""
    for rng in seeds(40):
        n_kv, group, width = (int(number) for number in rng.integers(1, 7, 3))
        d_model = n_kv * group * width
        options = {
            "context": int(rng.integers(0, 20)),
            "n_kv_heads": n_kv,
            "gated": bool(rng.integers(2)),
            "bias": bool(rng.integers(2)),
            "norm": str(rng.choice(["layer", "rms"])),
            "tied": bool(rng.integers(2)),
        }
        check(
            int(rng.integers(1, 5)),
            d_model,
            n_kv * group,
            int(rng.integers(1, 90)),
            int(rng.integers(5, 99)),
            **options,
        )


def test_shared_heads_with_bias():
    """Fewer key-value heads make the weights and the biases of keys and values smaller, and nothing else."""
    check(3, 12, 6, 31, 17, n_kv_heads=2)
    check(3, 12, 6, 31, 17, n_kv_heads=1, bias=False)


def test_heads_of_their_own_width():
    """With head_dim the joined heads may be wider or narrower than the model."""
    check(2, 7, 3, 11, 13, head_dim=5)
    check(2, 30, 6, 11, 13, head_dim=3, n_kv_heads=2)
    check(2, 30, 6, 11, 13, head_dim=3, bias=False)


def test_width_that_the_heads_do_not_divide():
    """Without head_dim the width of a head is rounded down, and the joined heads are narrower than the model."""
    check(2, 7, 3, 11, 13)
    check(2, 11, 4, 11, 13, n_kv_heads=2, bias=False)


def test_gate_with_bias():
    """A gate adds one more layer to the hidden width, with its own bias."""
    check(2, 6, 2, 11, 13, gated=True)


def test_layer_norm_keeps_its_bias():
    """bias=False concerns the linear layers: a layer norm has gain and bias all the same, an RMS norm never."""
    check(2, 6, 2, 11, 13, bias=False)
    check(2, 6, 2, 11, 13, norm="rms")


def test_untied_head():
    """Untied, the head has a row for each token, none for positions, and no bias."""
    check(2, 6, 2, 11, 13, context=19, tied=False)
    check(2, 6, 2, 11, 13, context=19, tied=False, bias=False)


def test_no_blocks():
    """A model without blocks has embeddings and its final norm."""
    check(0, 6, 2, 11, 13)


def test_unknown_norm():
    """A norm that is neither layer nor rms is refused with a ValueError, also without blocks."""
    param_count(2, 6, 2, 11, 13, norm="rms")
    for name, n_layers in (("batch", 2), ("rmsnorm", 2), ("Layer", 2), ("batch", 0)):
        with pytest.raises(ValueError):
            param_count(n_layers, 6, 2, 11, 13, norm=name)


def test_large_models_are_exact():
    """Counts are whole numbers, exact to the last parameter for any size."""
    got = param_count(97, 100_000_007, 1, 400_000_009, 99_991)
    assert got["attention"] == 97 * 4 * 100_000_007 * 100_000_008
    assert got["ffn"] == 97 * (400_000_009 * 200_000_015 + 100_000_007)
