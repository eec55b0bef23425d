"""From a draft to an account: its status by what most tellings say, how fine its time is, its outcome."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from saksi.annotators.happenings.drafts import Draft, Telling
from saksi.model import Account, Mention, Publication

_WEIGHT_OF_REFUSAL = 4
"""So many times it may be told that there was an event of which one party says outright that there was none."""
_SAME = {"refuted": "denied", None: "held"}
"""What a telling without a status, or one with a refusal, comes to."""
_SETTLING = ("denied", "held", "proposed", "rumoured", "planned")
"""Of two statuses told equally often the first."""


def account_of(draft: Draft, members: Sequence[Mention], publication: Publication | None) -> Account:
    """The account that a draft makes; its span is the sentence that says most, of those that bear its status out."""
    status = status_of_all(draft, publication)
    bearing = [telling for telling in draft.tellings if _SAME.get(telling.status, telling.status) == status]
    best = max(bearing or draft.tellings, key=_says)
    return Account(
        span=best.sentence,
        rule=f"event.{best.rule}",
        confidence=0.9 if len(draft.tellings) > 1 else 0.75,
        kind=draft.kind,
        participants=tuple(m.actor_id for m in members),
        participant_names=tuple(m.actor_name for m in members),
        place=draft.place,
        earliest=draft.earliest,
        latest=draft.latest,
        precision=precision_of(draft.earliest, draft.latest),
        status=status,
        outcome=next((t.outcome for t in draft.tellings if t.outcome), None),
        evidence=tuple(sorted({t.sentence for t in draft.tellings})),
    )


def _says(telling: Telling) -> tuple:
    """How much a telling says: parties, then time, place, status; of equals the first."""
    known = (any(telling.when), bool(telling.place), bool(telling.status))
    return (len(telling.parties.members), *known, -telling.sentence.start)


def precision_of(earliest: str | None, latest: str | None) -> str | None:
    """How fine a time is: day, month, year or range.

    >>> precision_of("2018-06-01", "2018-06-30"), precision_of("2018-06-12", "2018-06-12")
    ('month', 'day')
    """
    if not earliest and not latest:
        return None
    if earliest == latest:
        return "day"
    if not earliest or not latest:
        return "range"
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return "year"
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    return "month" if whole and (first.year, first.month) == (last.year, last.month) else "range"


def _is_long_past(draft: Draft, publication: Publication | None) -> bool:
    """Whether an event lay at least a week back when the article was written: what is told of it was done."""
    if not publication or not publication.earliest or not draft.latest:
        return False
    return date.fromisoformat(publication.earliest) - date.fromisoformat(draft.latest) >= timedelta(days=7)


def _is_called_off(tellings: Sequence[Telling]) -> bool:
    """Whether it is told that an event was called off: in a clause of time or cause, if it did not go on after all.

    It did where a telling outside such clauses has it held, or that very sentence goes on to tell of it:
    ``akan berunding setelah pembicaraan ditunda``.
    """
    outside = [telling for telling in tellings if telling.status and not telling.is_background]
    statuses, sentences = {t.status for t in outside}, {t.sentence for t in outside}
    if not statuses.isdisjoint({"called_off", "held"}):
        return "called_off" in statuses
    return any(t.status == "called_off" and t.sentence not in sentences for t in tellings)


def status_of_all(draft: Draft, publication: Publication | None) -> str:
    """The status of an account: what most of its tellings say.

    What lies in the future cannot have been held; an agreement that by the outlet's own word was planned, and is
    denied, was called off.
    """
    told = [telling.status for telling in draft.tellings]
    if _is_called_off(draft.tellings):
        return "called_off"
    refusals = told.count("refuted")
    was_planned = any(t.status == "planned" and not t.is_said for t in draft.tellings)
    if draft.kind == "agreement" and was_planned and (refusals or "denied" in told):
        return "called_off"
    said = {status: told.count(status) for status in _SETTLING}
    if refusals * _WEIGHT_OF_REFUSAL >= said["held"]:
        said["denied"] += refusals * _WEIGHT_OF_REFUSAL
    is_future = bool(publication and publication.latest and draft.earliest and draft.earliest > publication.latest)
    if is_future and draft.kind != "agreement":  # the day of an agreement may be that on which it takes effect
        said["held"] = 0
    elif _is_long_past(draft, publication):
        said["held"] += told.count(None)
    if any(said.values()):
        return max(_SETTLING, key=said.__getitem__)
    return "planned" if is_future else "held"
