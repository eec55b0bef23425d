"""Trains the recogniser of names and writes ``saksi/ner/model/ner.npz``.

    python tools/train_ner.py IDNER-FOLDER --postag dataset_postag.txt [--coref full.xml]

IDNER-FOLDER holds train.txt and dev.txt of idner-news-2k; dataset_postag.txt comes in the wheel of nlp-id. The
sentences of the other sources are labelled by ``ner/silver.csv.xz``, which finds them again by fingerprint; what
has no label there is left out. Prints the F1 of three models on dev (trained on train alone), of the first
two also by cross-validation over train and dev, then trains on both. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import random
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pycrfsuite
from ner.sources import coreference_corpus, labelled, mark, part_of_speech_corpus

from saksi.ner.decode import viterbi
from saksi.ner.features import features, shape
from saksi.ner.linear import LABELS, Linear
from saksi.ner.tagger import MODEL, Tagger, spans
from saksi.ner.words import GUESSED, Words

SILVER = Path(__file__).parent / "ner" / "silver.csv.xz"
FOLDS = 5
BOLDNESS = 0.2

Sentence = tuple[list[str], list[str]]
Featurise = Callable[[Sequence[str]], list[list[str]]]


def fit(sentences: Iterable[Sentence], featurise: Featurise, **parameters: float) -> Linear:
    """A CRF of the sentences; *parameters* are CRFsuite's for L-BFGS."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for tokens, labels in sentences:
        trainer.append(featurise(tokens), labels)
    trainer.set_params({"feature.possible_transitions": True, **parameters})
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/crf"
        trainer.train(path)
        crf = pycrfsuite.Tagger()
        crf.open(path)
        return _linear(crf)


def _linear(crf: pycrfsuite.Tagger) -> Linear:
    info = crf.info()
    weights: dict[str, list[float]] = {}
    for (name, label), weight in info.state_features.items():
        weights.setdefault(name, [0.0] * len(LABELS))[LABELS.index(label)] = weight
    transitions = np.zeros((len(LABELS), len(LABELS)))
    for (one, other), weight in info.transitions.items():
        transitions[LABELS.index(one), LABELS.index(other)] = weight
    return Linear.of(weights, transitions)


def mean(one: Linear, other: Linear) -> Linear:
    """The model halfway between two: what they score together, divided by two."""
    names = {*one.rows, *other.rows}
    weights = {name: (one.sum_of([name]) + other.sum_of([name])) / 2 for name in names}
    return Linear.of(weights, (one.transitions + other.transitions) / 2)


def bolder(model: Linear) -> Linear:
    """The model with a little taken off O everywhere: recall was five points below precision on dev."""
    weights = {name: model.weights[row].tolist() for name, row in model.rows.items()}
    weights["bias"][LABELS.index("O")] -= BOLDNESS
    return Linear.of(weights, model.transitions)


def baseline(gold: Sequence[Sentence]) -> Linear:
    """The plain CRF that there is to beat: words, shapes, affixes, and the words beside."""
    return fit(gold, plain_features, c1=0.1, c2=0.05, max_iterations=100)


def plain_features(tokens: Sequence[str]) -> list[list[str]]:
    """The features of the baseline."""
    found = []
    for i, word in enumerate(tokens):
        names = ["b", f"w={word.lower()}", f"s={shape(word)}", f"p3={word[:3]}", f"x3={word[-3:]}", f"x2={word[-2:]}"]
        names += [f"up={word.isupper()}", f"ti={word.istitle()}", f"dg={word.isdigit()}"]
        for step in (-1, 1):
            if 0 <= i + step < len(tokens):
                beside = tokens[i + step]
                names += [f"{step}:w={beside.lower()}", f"{step}:s={shape(beside)}"]
            else:
                names.append(f"{step}:edge")
        found.append(names)
    return found


def taught(gold: Sequence[Sentence], near: Sequence[Sentence], far: Sequence[Sentence], words: Words) -> Linear:
    """The model of the package: halfway between one of hand-labelled and near text, and one of all text."""

    def featurise(tokens: Sequence[str]) -> list[list[str]]:
        return features(tokens, words)

    close = fit([*gold * 2, *near], featurise, c1=0.1, c2=2.0, max_iterations=100)
    wide = {"c1": 0.1, "c2": 2.5, "max_iterations": 90, "feature.minfreq": 2}
    return bolder(mean(close, fit([*gold * 4, *near, *far], featurise, **wide)))


def silver(texts: Iterable[list[str]], path: Path = SILVER) -> list[Sentence]:
    """The sentences that the teacher has labelled, with its labels."""
    with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
        known = dict(csv.reader(lines))
    return [(tokens, _labels(len(tokens), known[key])) for tokens in texts if (key := mark(tokens)) in known]


def _labels(length: int, names: str) -> list[str]:
    labels = ["O"] * length
    for name in names.split():
        first, last = map(int, name[3:].split("-"))
        labels[first:last] = [f"B-{name[:3]}", *[f"I-{name[:3]}"] * (last - first - 1)]
    return labels


def f1(gold: Sequence[Sentence], found: Sequence[Sequence[str]]) -> float:
    """Exact F1 of entities, times 100."""
    pairs = [({*spans(labels)}, {*spans(other)}) for (_, labels), other in zip(gold, found, strict=True)]
    right = sum(len(a & b) for a, b in pairs)
    return 200 * right / max(1, sum(len(a) + len(b) for a, b in pairs))


def cross_validated(gold: Sequence[Sentence], train: Callable[[list[Sentence]], Tagger]) -> float:
    """F1 over all sentences, each tagged by a model that has not seen it."""
    order = list(range(len(gold)))
    random.Random(13).shuffle(order)
    found: list[list[str]] = [[] for _ in gold]
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        tagger = train([gold[i] for i in order if i not in set(held)])
        for i, labels in zip(held, tagger.tag_sentences([gold[i][0] for i in held]), strict=True):
            found[i] = labels
    return f1(gold, found)


def main() -> None:
    """Measure, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("idner", type=Path)
    parser.add_argument("--postag", type=Path, required=True)
    parser.add_argument("--coref", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--quick", action="store_true", help="no measuring, only the model")
    options = parser.parse_args()
    words = Words.read()
    train, dev = (labelled(options.idner / f"{part}.txt") for part in ("train", "dev"))
    near = silver(coreference_corpus(options.coref)) if options.coref else []
    far = silver(part_of_speech_corpus(options.postag))
    print(f"{len(train)} + {len(dev)} sentences by hand, {len(near)} + {len(far)} by the teacher")
    if not options.quick:
        measure(train, dev, near, far, words)
    taught([*train, *dev], near, far, words).save(options.out)


def measure(
    train: list[Sentence], dev: list[Sentence], near: list[Sentence], far: list[Sentence], words: Words
) -> None:
    """Print how good the baseline, the richer features and the taught model are."""

    listed = without_guesses(words)

    def rich(gold: list[Sentence]) -> Tagger:
        model = fit(gold, lambda tokens: features(tokens, listed), c1=0.1, c2=0.5, max_iterations=100)
        return Tagger(model, listed)

    def plain(gold: list[Sentence]) -> _Plain:
        return _Plain(baseline(gold))

    for name, way in (("baseline", plain), ("features and word list", rich)):
        on_dev = f1(dev, way(train).tag_sentences([tokens for tokens, _ in dev]))
        print(f"{name}: dev {on_dev:.1f}, cross-validated {cross_validated([*train, *dev], way):.1f}", flush=True)
    tagger = Tagger(taught(train, near, far, words), words)
    print(f"taught: dev {f1(dev, tagger.tag_sentences([tokens for tokens, _ in dev])):.1f}", flush=True)


def without_guesses(words: Words) -> Words:
    """The words without what the teacher guessed of them, since the teacher has seen the training part."""
    listed = {
        w: replace(r, classes=tuple(c for c in r.classes if not c.startswith(GUESSED))) for w, r in words.rows.items()
    }
    return Words(listed)


class _Plain:
    """Tags with the baseline's features, one sentence after the other."""

    def __init__(self, model: Linear) -> None:
        self._model = model

    def tag_sentences(self, many: Sequence[Sequence[str]]) -> list[list[str]]:
        return [self._tag(tokens) for tokens in many]

    def _tag(self, tokens: Sequence[str]) -> list[str]:
        scores = np.array([self._model.sum_of(names) for names in plain_features(tokens)])[None]
        best = viterbi(scores, np.array([len(tokens)]), self._model.transitions)[0]
        return [LABELS[k] for k in best]


if __name__ == "__main__":
    main()
