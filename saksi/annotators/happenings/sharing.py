"""What one event of an article lends another: a place that somebody came to, a time some days from another one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from saksi.annotators.happenings.drafts import Draft, is_afterthought
from saksi.annotators.happenings.times import Lag, is_one_day, shifted
from saksi.model import Span

_ADJOINING = 2
"""Characters between a sentence and the next."""


def follows(sentence: Span, earlier: Span) -> bool:
    """Whether a sentence is the one right after another."""
    return 0 <= sentence.start - earlier.end <= _ADJOINING


def share_places(drafts: Sequence[Draft], likeness: Callable[[Mapping, Sequence], float]) -> None:
    """Gives events without a place that of another one.

    A meeting has the place that one of its parties came to in the sentence before, or that of the one summit on whose
    days it was; what came about within an event that of it, unless that is a visit; a visit that of a meeting; an
    agreement that of the talks of its parties on its day, by *likeness*.
    """
    visits = [draft for draft in drafts if draft.kind == "visit"]
    encounters = [draft for draft in drafts if draft.family == "encounter"]
    for meeting in (draft for draft in drafts if draft.family in ("encounter", "talks")):
        near = [visit for visit in visits if visit.place and set(visit.members) & set(meeting.members)]
        if meeting.place is None and near:
            meeting.place = next((visit.place for visit in near if _adjoin(visit, meeting)), None)
    for draft, base, lag in _lagging(drafts):
        if lag.is_within and draft.place is None and base not in visits:
            draft.place = base.place
    for visit in visits:
        if visit.place is None:
            visit.place = _only(m for m in encounters if set(visit.members) & set(m.members))
    summits = [d for d in encounters if d.kind == "summit" and d.place and d.earliest and d.latest]
    for meeting in encounters if len(summits) == 1 else ():
        if meeting.place is None and meeting.earliest and _is_within(meeting, summits[0]):
            meeting.place = summits[0].place
    for deal in (draft for draft in drafts if draft.kind == "agreement" and draft.place is None):
        talks = (draft for draft in drafts if draft.family in ("encounter", "talks") and _is_one_day(draft, deal))
        deal.place = _only(d for d in talks if likeness(d.members, tuple(deal.members.values())) == 1.0)


def _is_within(meeting: Draft, summit: Draft) -> bool:
    return summit.earliest <= meeting.earliest and (meeting.latest or meeting.earliest) <= summit.latest


def _is_one_day(one: Draft, other: Draft) -> bool:
    return is_one_day((one.earliest, one.latest)) and one.earliest == other.earliest


def _only(meetings: Iterable[Draft]) -> str | None:
    """The one place of the meetings that are not told of in passing; none if they have several."""
    places = {meeting.place for meeting in meetings if meeting.place and not is_afterthought(meeting)}
    return places.pop() if len(places) == 1 else None


def _adjoin(one: Draft, other: Draft) -> bool:
    """Whether the first is told of in the sentence just before the other, or before it in that very sentence."""
    return any(
        follows(t.sentence, earlier.sentence)
        or (t.sentence == earlier.sentence and earlier.at < t.at and not t.is_background and not earlier.is_background)
        for t in other.tellings
        for earlier in one.tellings
    )


def share_times(drafts: Sequence[Draft]) -> None:
    """An event a known number of days from another has its time by that of the other, whichever has one."""
    for draft, base, lag in _lagging(drafts):
        known, unknown = (base.earliest, base.latest), (draft.earliest, draft.latest)
        if is_one_day(known) and not any(unknown):
            draft.earliest, draft.latest = shifted(known, lag.first, lag.last)
        elif is_one_day(unknown) and not any(known) and not lag.is_within:
            base.earliest, base.latest = shifted(unknown, -lag.last, -lag.first)


def _lagging(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft, Lag]]:
    """The events told of as some days from another one or within it, each with that other one."""
    told: dict[tuple[Span, int], Draft] = {}
    for draft in drafts:
        for telling in draft.tellings:
            told.setdefault((telling.sentence, telling.at), draft)
    for draft in drafts:
        for telling in draft.tellings:
            base = told.get((telling.sentence, telling.lag.base)) if telling.lag else None
            if base is not None and base is not draft:
                yield draft, base, telling.lag
