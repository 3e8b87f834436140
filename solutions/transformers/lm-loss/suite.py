"""The next-token loss: its shift, what counts, its weights, its gradient, and its safety in half precision."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds

B, T, V = 3, 7, 11
PAD = 4


@in_answer
def losses(cases, type_name="float64"):
    """Compute the loss of each case (logits, ids, pad_id, prompt_lens), all in one call, which is much faster."""
    import torch

    from answer import lm_loss

    out = []
    for logits, ids, pad_id, prompt_lens in cases:
        prompt_lens = None if prompt_lens is None else torch.tensor(prompt_lens)
        logits = torch.tensor(logits, dtype=getattr(torch, type_name))
        out.append(lm_loss(logits, torch.tensor(ids), pad_id, prompt_lens).double().numpy())
    return out


@in_answer
def with_gradient(logits, ids, pad_id, prompt_lens, type_name="float64"):
    """The loss, its gradient by the logits, and the type of the loss."""
    import torch

    from answer import lm_loss

    logits = torch.tensor(logits, dtype=getattr(torch, type_name), requires_grad=True)
    prompt_lens = None if prompt_lens is None else torch.tensor(prompt_lens)
    loss = lm_loss(logits, torch.tensor(ids), pad_id, prompt_lens)
    if loss.requires_grad:
        loss.backward()
    gradient = torch.zeros_like(logits) if logits.grad is None else logits.grad
    return loss.detach().double().numpy(), gradient.double().numpy(), str(loss.dtype)


@in_answer
def arguments_afterwards(logits, ids, pad_id, prompt_lens):
    import torch

    from answer import lm_loss

    tensors = torch.tensor(logits), torch.tensor(ids), torch.tensor(prompt_lens)
    lm_loss(*tensors[:2], pad_id, tensors[2])
    return [tensor.numpy() for tensor in tensors]


def draw(rng, n_steps=T):
    """Logits, ids in which padding stands anywhere, and prompts from none to longer than the row."""
    ids = np.where(rng.random((B, n_steps)) < 0.3, PAD, rng.integers(0, V, (B, n_steps)))
    return 3 * rng.normal(size=(B, n_steps, V)), ids, rng.integers(0, n_steps + 3, B)


def walked(logits, ids, pad_id, prompt_lens=None):
    """The loss and its gradient, one target after the other."""
    total, n_targets, gradient = 0.0, 0, np.zeros(logits.shape)
    for b, t in np.ndindex(ids.shape):
        prompt = 0 if prompt_lens is None else prompt_lens[b]
        if t == 0 or ids[b, t] == pad_id or t < prompt:
            continue
        row = logits[b, t - 1] - logits[b, t - 1].max()
        p = np.exp(row) / np.exp(row).sum()
        total += np.log(np.exp(row).sum()) - row[ids[b, t]]
        gradient[b, t - 1] = p
        gradient[b, t - 1, ids[b, t]] -= 1
        n_targets += 1
    return total / max(n_targets, 1), gradient / max(n_targets, 1)


def test_one_row_by_hand():
    """The logits at a position are compared with the next token; the last ones are compared with nothing."""
    ln = np.log
    logits = np.array([[[ln(1), ln(3), 0.0], [ln(2), ln(2), ln(4)], [0.0, 0.0, 50.0]]])
    # 3/5 for token 1 after token 0, then 4/8 for token 2
    (loss,) = losses([(logits, np.array([[0, 1, 2]]), 9, None)])
    assert_close(loss, (ln(5 / 3) + ln(2)) / 2, rtol=1e-6)


def test_without_padding():
    """Without padding and prompts the loss is the mean over all B (T - 1) targets."""
    cases = []
    for rng in seeds():
        logits, _, _ = draw(rng)
        cases.append((logits, rng.integers(0, V, (B, T)), V + 1, None))
    for case, got in zip(cases, losses(cases), strict=True):
        assert_close(got, walked(*case)[0], rtol=1e-6)


def test_padding_is_no_target():
    """A target that is padding does not count, wherever it stands; what comes after padding does."""
    cases = [(logits, ids, PAD, None) for logits, ids, _ in map(draw, seeds())]
    for case, got in zip(cases, losses(cases), strict=True):
        assert_close(got, walked(*case)[0], rtol=1e-6)


def test_prompt_is_no_target():
    """Tokens of the prompt are no targets; the first token after it is, predicted from the prompt's last."""
    cases = [(logits, ids, -7, prompts) for logits, ids, prompts in map(draw, seeds())]
    for case, got in zip(cases, losses(cases), strict=True):
        assert_close(got, walked(*case)[0], rtol=1e-6)
    logits, ids, _ = draw(np.random.default_rng(1))
    every = [(logits, ids, -7, np.full(B, n)) for n in range(T + 2)]
    for case, got in zip(every, losses(every), strict=True):
        assert_close(got, walked(*case)[0], rtol=1e-6)


def test_prompt_and_padding_together():
    """With both, a target counts only if it is neither."""
    cases = [(logits, ids, PAD, prompts) for logits, ids, prompts in map(draw, seeds())]
    for case, got in zip(cases, losses(cases), strict=True):
        assert_close(got, walked(*case)[0], rtol=1e-6)


def test_every_target_has_the_same_weight():
    """A row with one target weighs as much as that one target, not as much as a full row."""
    logits = np.zeros((2, T, V))
    logits[1, 0, 1] = 5.0
    ids = np.ones((2, T), dtype=int)
    ids[1, 2:] = PAD
    short = np.log(V - 1 + np.exp(5)) - 5
    assert_close(losses([(logits, ids, PAD, None)])[0], ((T - 1) * np.log(V) + short) / T, rtol=1e-6)


def test_nothing_counts():
    """Where nothing counts, loss and gradient are zero: padding only, prompt only, or a single token."""
    logits, ids, _ = draw(np.random.default_rng(2))
    for case in (
        (logits, np.full_like(ids, PAD), PAD, None),
        (logits, ids, -1, np.full(B, T)),
        (logits[:, :1], np.ones((B, 1), dtype=int), PAD, None),
        (logits[:, :1], np.ones((B, 1), dtype=int), PAD, np.zeros(B, dtype=int)),
    ):
        loss, gradient, _ = with_gradient(*case)
        assert_close(loss, 0.0, atol=1e-12)
        assert_close(gradient, np.zeros(case[0].shape), atol=1e-12)


def test_row_of_padding():
    """A row that is all padding changes neither the loss nor the gradient of the others."""
    logits, ids, _ = draw(np.random.default_rng(3))
    ids[1] = PAD
    loss, gradient, _ = with_gradient(logits, ids, PAD, None)
    alone, gradient_alone, _ = with_gradient(logits[[0, 2]], ids[[0, 2]], PAD, None)
    assert_close(loss, alone, rtol=1e-6)
    assert_close(gradient[[0, 2]], gradient_alone, rtol=1e-6, atol=1e-12)


def test_padding_id_outside_the_vocabulary():
    """Padding may be -100 or V, which is no column of the logits."""
    logits, ids, prompts = draw(np.random.default_rng(4))
    for pad_id in (-100, V, -1):
        padded = np.where(ids == PAD, pad_id, ids)
        case = (logits, padded, pad_id, prompts)
        assert_close(losses([case])[0], walked(*case)[0], rtol=1e-6)


def test_other_token_ids_are_targets():
    """Only pad_id is padding: with another one, tokens such as 0 count like any other."""
    logits, ids, _ = draw(np.random.default_rng(5))
    ids[:, 2] = 0
    assert_close(losses([(logits, ids, PAD, None)])[0], walked(logits, ids, PAD)[0], rtol=1e-6)


def test_gradient():
    """The gradient is softmax minus one-hot over the count where a target counts, and zero elsewhere."""
    for rng in seeds(5):
        logits, ids, prompts = draw(rng)
        for case in ((logits, ids, PAD, None), (logits, ids, PAD, prompts)):
            loss, gradient, _ = with_gradient(*case)
            right, right_gradient = walked(*case)
            assert_close(loss, right, rtol=1e-6)
            assert_close(gradient, right_gradient, rtol=1e-6, atol=1e-12)


def test_large_logits():
    """Logits of ten thousand give finite losses and gradients, also where the target is hopeless."""
    logits, ids, prompts = draw(np.random.default_rng(6))
    case = (3e3 * logits, ids, PAD, None)
    for type_name, tolerance in (("float64", 1e-6), ("float32", 1e-4)):
        loss, gradient, _ = with_gradient(*case, type_name)
        assert_close(loss, walked(*case)[0], rtol=tolerance)
        assert_close(gradient, walked(*case)[1], rtol=tolerance, atol=tolerance)


def test_number_types():
    """Half types give a float32 loss computed in float32; float32 and float64 keep their type."""
    logits, ids, prompts = draw(np.random.default_rng(7))
    logits = np.round(4 * logits) / 4  # exact in half precision, so that only the computation rounds
    right = walked(logits, ids, PAD)[0]
    for type_name, of_loss in (
        ("float16", "float32"),
        ("bfloat16", "float32"),
        ("float32", "float32"),
        ("float64", "float64"),
    ):
        loss, _, got_type = with_gradient(logits, ids, PAD, None, type_name)
        assert got_type == f"torch.{of_loss}"
        assert_close(loss, right, rtol=1e-12 if of_loss == "float64" else 2e-6)
        for n_steps in (1, T):  # where nothing counts as well
            empty = logits[:, :n_steps], np.full((B, n_steps), PAD), PAD, None
            assert with_gradient(*empty, type_name)[2] == f"torch.{of_loss}"


def test_arguments_are_left_unchanged():
    """Logits, ids and prompt lengths are the same after the call."""
    given = draw(np.random.default_rng(8))
    for now, then in zip(arguments_afterwards(*given[:2], PAD, given[2]), given, strict=True):
        assert_close(now, then, rtol=0)
