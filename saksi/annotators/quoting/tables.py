"""From the tables of the lexicon to the words of quoting: read once a lexicon."""

from __future__ import annotations

from functools import lru_cache

from saksi.annotators.quoting.words import TOGETHER, Cue, Words
from saksi.lexicon import Lexicon

_ROLES = ("person", "organisation", "document", "outlet")
_SERVING = ("spokesperson", "special_envoy", "presidential_aide", "security_adviser", "un_ambassador", "office")
"""Offices of those who speak for somebody themselves."""


@lru_cache(maxsize=4)
def load_words(lexicon: Lexicon) -> Words:
    """The compiled tables of *lexicon*."""
    after, before, nominal = {}, {}, {}
    for row in lexicon.table("reporting_verbs"):
        cue = Cue(row["form"], row["order"], row["force"], row["complement"])
        if cue.order == "content-cue-source":
            after[cue.form] = cue
            after[cue.form + "nya"] = _clitic(cue)
        elif cue.order == "source-cue-content":
            before[cue.form] = cue
        else:
            nominal[cue.form] = cue
            nominal[cue.form + "nya"] = _clitic(cue)
    roles: dict[str, set[str]] = {}
    for row in lexicon.table("quote_words"):
        roles.setdefault(row["role"], set()).add(row["form"])
    for form in sorted(roles["light_verb"]):
        before.setdefault(form, Cue(form, "source-cue-content", "say", "quoted-only"))
    nouns = lexicon.table("speaker_nouns")
    relays = lexicon.table("relays")
    passed_on = frozenset(row["form"] for row in relays if row["kind"] == "passed_on")
    through = frozenset(row["form"] for row in relays if row["kind"] == "through")
    places = _places(lexicon)
    named = {row["form"].lower(): row["kind"] for row in relays if row["kind"] in ("agency", "outlet", "platform")}
    return Words(
        after=after,
        before=before,
        nominal=nominal,
        speaks={row["form"]: row["kind"] for row in reversed(nouns) if row["kind"] in _ROLES},
        title_part=frozenset(row["form"] for row in nouns if row["kind"] == "part_of_title"),
        roles={role: frozenset(words) for role, words in roles.items()} | _unions(roles, relays),
        passed_on=passed_on,
        relays={name: kind for name, kind in places.items() if kind == "outlet"} | named,
        through=through,
        published=frozenset(row["form"] for row in relays if row["kind"] == "published"),
        relay_words=frozenset(word for row in relays for word in row["form"].split()),
        offices={row["form"].lower(): row["office"] for row in lexicon.table("offices")},
        people=frozenset(row["name"] for row in lexicon.table("actors") if row["kind"] == "person"),
        principals=frozenset(r["actor_id"] for r in lexicon.table("terms") if r["office"] not in _SERVING),
        places=places,
    )


def _unions(roles: dict[str, set[str]], relays: list[dict[str, str]]) -> dict[str, frozenset[str]]:
    """Roles that are several roles together, made once."""
    known = {**roles, "passed_on": set(), "through": set(), "published": set()}
    for row in relays:
        if row["kind"] in ("passed_on", "through", "published"):
            known[row["kind"]].add(row["form"])
    return {name: frozenset().union(*(known[role] for role in parts)) for name, parts in TOGETHER.items()}


def _clitic(cue: Cue) -> Cue:
    return Cue(cue.form + "nya", cue.order, cue.force, cue.complement, clitic=True)


def _places(lexicon: Lexicon) -> dict[str, str]:
    """Names of states, places and bodies, from the shared tables of actors where these are there."""
    actors = lexicon.table("actors")
    kinds = {row["actor_id"]: row["kind"] for row in actors}
    names = [(row["name"], row["actor_id"]) for row in actors]
    names += [(row["form"], row["actor_id"]) for row in lexicon.table("names")]
    slugs = {row["name"].lower().replace(" ", "-") for row in lexicon.table("states")}
    kinds |= {slug: "state" for slug in slugs if slug not in kinds}
    found = {row["form"].lower(): "place" for row in lexicon.table("places")}
    found |= {row["name"].lower(): "state" for row in lexicon.table("states")}
    found |= {
        form.lower(): "outlet"
        for row in lexicon.table("outlets")
        for form in (row["name"], *row["forms"].split(";"))
        if form
    }
    return found | {name.lower(): kinds[actor] for name, actor in names if kinds.get(actor, "person") != "person"}
