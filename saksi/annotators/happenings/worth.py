"""Which of the events that an article tells of count, and who their parties are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from saksi.annotators.happenings.drafts import Draft
from saksi.model import Mention

_NEVER_ALONE = 2
Countries = Mapping[str, str | None]


def accounts_worth(
    drafts: Iterable[Draft], counts: Callable[[Mention], bool], countries: Countries
) -> Iterable[tuple[Draft, tuple[Mention, ...]]]:
    """The drafts that are events of leaders, officials or states, with their parties.

    *counts* tells whether a party is a state, somebody in office or a body that the lexicon knows; *countries* of
    which country an actor is.
    """
    for draft in drafts:
        members = parties(draft, countries)
        if stands(draft, members, counts, countries):
            yield draft, members


def parties(draft: Draft, countries: Countries) -> tuple[Mention, ...]:
    """The parties, a state left out where somebody of that state takes part himself."""
    members = tuple(draft.members.values())
    if len(members) <= _NEVER_ALONE:
        return members
    persons = {countries.get(m.actor_id) for m in members if m.actor_kind == "person"} - {None}
    kept = tuple(m for m in members if m.actor_kind != "state" or countries.get(m.actor_id) not in persons)
    return kept if len(kept) >= _NEVER_ALONE else members


def stands(draft: Draft, members: Sequence[Mention], counts: Callable[[Mention], bool], countries: Countries) -> bool:
    """Whether a draft is an event of leaders, officials or states.

    One party is enough for visits, tests and councils; talks and agreements within one country are none, and bodies of
    one country do not visit (an airline `mendarat di Tokyo`).
    """
    if all(m.actor_kind == "person" and not counts(m) for m in members):
        return False
    lands = {countries.get(m.actor_id) for m in members}
    if draft.kind in ("talks", "agreement") and len(lands) == 1 and None not in lands:
        return False
    if draft.kind == "visit":
        are_firms = all(m.actor_kind == "organisation" and countries.get(m.actor_id) for m in members)
        return bool(draft.place) and not are_firms and any(counts(member) for member in members)
    if len(members) >= _NEVER_ALONE or draft.kind == "test":
        return True
    if draft.kind == "exercise" and members[0].actor_kind == "state":
        return True
    if draft.family != "encounter" or not draft.is_convened or members[0].actor_kind == "state":
        return False
    return members[0].actor_kind == "person" or (counts(members[0]) and not countries.get(members[0].actor_id))
