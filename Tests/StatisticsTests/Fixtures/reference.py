#!/usr/bin/env python3
"""Reference implementation of the campaign statistics.

Written from two pages and nothing else: Sources/Statistics/DEFINITIONS.md (what is computed) and FORMAT.md
beside this file (how a campaign and its statistics look as JSON). It shares no code with the product it checks.

    reference.py evaluate                     INPUT lines on stdin -> EXPECTED lines on stdout
    reference.py generate --seed S --count N  N lines {"name", "input", "expected"} of random campaigns

Numbers are integers or fractions.Fraction until the last step, where a fraction becomes a JSON number. Functions
carry the names of the terms of the definitions; "section n" is a section of DEFINITIONS.md. Where a page leaves a
choice, the reading taken is marked with "Reading:".

Python 3.11, standard library only.
"""

import argparse
import json
import math
import random
import sys
from collections import namedtuple
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from zoneinfo import ZoneInfo

HOUR = 3_600_000  # milliseconds
DAY = 24 * HOUR
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

STATES = ["notApplicable", "notYetDue", "onTime", "late", "overdue", "excused", "returned"]
OPEN_STATES = ("notYetDue", "overdue", "returned")


# ---------------------------------------------------------------------------------------------------------------
# Numbers


def half_up(value):
    """The integer nearest to a value >= 0; x.5 goes up."""
    value = Fraction(value)
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return Fraction(ordered[middle])
    return Fraction(ordered[middle - 1] + ordered[middle]) / 2


def quotient(numerator, denominator):
    """A rate for the output; none where the denominator is 0."""
    return None if denominator == 0 else float(Fraction(numerator, denominator))


def as_number(value):
    return None if value is None else float(value)


# ---------------------------------------------------------------------------------------------------------------
# Time


class Clock:
    """Civil time of the campaign's zone. A civil time that exists twice or not at all is taken with fold 0."""

    def __init__(self, zone_name):
        self.zone = ZoneInfo(zone_name)
        self._local = {}

    def instant(self, civil):
        """Milliseconds of a civil time, a datetime without zone."""
        return (civil.replace(tzinfo=self.zone) - EPOCH) // timedelta(milliseconds=1)

    def last_instant(self, civil):
        """The last millisecond of what a deadline names: of its minute, or of its second if it gives one."""
        return self.instant(civil) + (59_999 if civil.second == 0 else 999)

    def local(self, instant):
        if instant not in self._local:
            self._local[instant] = (EPOCH + timedelta(milliseconds=instant)).astimezone(self.zone)
        return self._local[instant]

    def date(self, instant):
        return self.local(instant).date()

    def month(self, instant):
        return month_of(self.date(instant))


def month_of(day):
    return f"{day.year:04}-{day.month:02}"


def next_month(month):
    year, number = int(month[:4]), int(month[5:])
    return f"{year + 1:04}-01" if number == 12 else f"{year:04}-{number + 1:02}"


class Calendar:
    def __init__(self, data):
        self.weekly_off = set(data["weekly_off"])  # 1 = Monday ... 7 = Sunday
        self.off = {date.fromisoformat(text) for text in data["off"]}
        self.worked = {date.fromisoformat(text) for text in data["worked"]}

    def is_working(self, day):
        if day in self.worked:
            return True
        return day not in self.off and day.isoweekday() not in self.weekly_off

    def working_days(self, after, through):
        """Working days strictly after one date, through another."""
        count = 0
        day = after + timedelta(days=1)
        while day <= through:
            if self.is_working(day):
                count += 1
            day += timedelta(days=1)
        return count

    def working_day_after(self, day, number):
        """The number-th working day after a date."""
        while number > 0:
            day += timedelta(days=1)
            if self.is_working(day):
                number -= 1
        return day


# ---------------------------------------------------------------------------------------------------------------
# The campaign: what is in the files


Obligation = namedtuple("Obligation", "unit milestone invited")  # codes of the pair; invited or obliged


class Campaign:
    def __init__(self, data):
        self.clock = Clock(data["zone"])
        self.calendar = Calendar(data["calendar"])
        self.units = data["units"]
        # Milestones that are dates only exist for nothing but deadlines of others.
        self.milestones = [m for m in data["milestones"] if not m["date_only"]]
        self.milestone = {m["id"]: m for m in self.milestones}
        self.indicators = data["indicators"]
        self.indicator = {i["id"]: i for i in self.indicators}
        self.unit = {u["code"]: u for u in self.units}
        self.sheet = data["sheet"]
        self.submissions = data["submissions"]
        self.decisions = data["decisions"]
        self.rulings = data["rulings"]
        self.figures = data["figures"]
        self.letters = data["letters"]
        self.pace = data["pace"]
        self.slots = data["slots"]
        self.obligations = self._all_obligations()
        self.obligation = {(o.unit, o.milestone): o for o in self.obligations}
        self._views = {}

    def at(self, instant):
        """The campaign as it counts at an instant."""
        if instant not in self._views:
            self._views[instant] = View(self, instant)
        return self._views[instant]

    def _all_obligations(self):
        """In the order of milestones, then units."""
        found = []
        for milestone in self.milestones:
            for unit in self.units:
                kind = involvement(unit, milestone, self.clock)
                if kind is not None:
                    found.append(Obligation(unit["code"], milestone["id"], kind == "invited"))
        return found

    def expected_units(self):
        """Section 5. All units if no milestone wants figures."""
        wanting = {m["id"] for m in self.milestones if "figures" in m["evidence"]}
        if not wanting:
            return {u["code"] for u in self.units}
        return {o.unit for o in self.obligations if o.milestone in wanting and not o.invited}

    def own_deadline(self, obligation):
        return self.milestone[obligation.milestone]["own"].get(obligation.unit)

    def milestone_deadline(self, obligation):
        return civil(self.milestone[obligation.milestone]["deadline"])

    def original_deadline(self, obligation):
        own = self.own_deadline(obligation)
        if own is not None and not own["extension"]:
            return civil(own["deadline"])
        return self.milestone_deadline(obligation)

    def due_instant(self, obligation, deadline):
        """None without a deadline."""
        if deadline is None:
            return None
        return self.clock.last_instant(deadline) + self.milestone[obligation.milestone]["grace"] * 60_000


def civil(text):
    return None if text is None else datetime.fromisoformat(text)


def is_valid_on(unit, day):
    if unit["from"] is not None and day < date.fromisoformat(unit["from"]):
        return False
    return unit["until"] is None or day <= date.fromisoformat(unit["until"])


def was_due_before_joining(unit, milestone, clock):
    """Section 1: a unit without a first day that a later set of files brought."""
    if unit["joined"] is None or unit["from"] is not None:
        return False
    own = milestone["own"].get(unit["code"])
    deadline = civil(milestone["deadline"] if own is None else own["deadline"])
    if deadline is None:
        return False
    return clock.last_instant(deadline) + milestone["grace"] * 60_000 < unit["joined"]


def involvement(unit, milestone, clock):
    """Section 1. "invited", "obliged" or None."""
    deadline = civil(milestone["deadline"])
    if deadline is not None and not is_valid_on(unit, deadline.date()):
        return None
    if unit["code"] in milestone["invited"]:
        return "invited"
    if unit["code"] in milestone["obliged"] and not was_due_before_joining(unit, milestone, clock):
        return "obliged"
    return None


def has_zero_target(indicator):
    target = indicator["target"]
    if target is None:
        return False
    return Fraction(target["count"] if "count" in target else target["percent"]) == 0


# ---------------------------------------------------------------------------------------------------------------
# Documents


Key = namedtuple("Key", "text is_link")


def document_key(document):
    """Section 4. None without a document."""
    if document is None:
        return None
    text = document.strip()
    if text == "":
        return None
    if "://" not in text:
        return Key("".join(text.lower().split()), False)
    text = text.lower().split("#", 1)[0]
    if "://" in text:
        text = text.split("://", 1)[1]
    if text.startswith("www."):
        text = text[len("www."):]
    return Key(text.rstrip("/"), True)


# ---------------------------------------------------------------------------------------------------------------
# Figures


Figure = namedtuple("Figure", "id as_of recorded status numerator denominator may_exceed")


def is_countable(figure):
    if figure is None or figure.numerator is None or figure.denominator is None or figure.denominator <= 0:
        return False
    return figure.may_exceed or figure.numerator <= figure.denominator


# ---------------------------------------------------------------------------------------------------------------
# The campaign at an instant: what counts, and the terms of sections 1, 4 and 5


class View:
    def __init__(self, campaign, instant):
        self.campaign = campaign
        self.clock = campaign.clock
        self.calendar = campaign.calendar
        self.instant = instant
        self._submissions = {}
        for s in campaign.submissions:
            if s["recorded"] <= instant and s["happened"] <= instant:
                self._submissions.setdefault((s["unit"], s["milestone"]), []).append(s)
        for found in self._submissions.values():
            found.sort(key=lambda s: (s["happened"], s["id"]))
        self._decisions = {}
        for d in campaign.decisions:
            if d["recorded"] <= instant:
                self._decisions.setdefault((d["unit"], d["milestone"], d["kind"]), []).append(d)
        self._figures = {}
        for f in campaign.figures:
            if f["recorded"] <= instant and f["as_of"] <= instant:
                figure = Figure(f["id"], f["as_of"], f["recorded"], f["status"], f["numerator"], f["denominator"],
                                campaign.indicator[f["indicator"]]["may_exceed"])
                self._figures.setdefault((f["unit"], f["indicator"]), []).append(figure)
        self._states = {}
        self._items = {}
        self._link_items = None

    # -- submissions

    def submissions(self, obligation):
        """Counting submissions in the order (happened, id)."""
        return self._submissions.get((obligation.unit, obligation.milestone), [])

    def has_any_submission(self, unit_code):
        return any(unit == unit_code for unit, _ in self._submissions)

    def outcome(self, obligation):
        """(the standing submission or None, the open return or None)"""
        standing, open_return = None, None
        for s in self.submissions(obligation):
            if s["status"] in ("received", "accepted"):
                if standing is None:
                    standing = s
                open_return = None
            elif s["status"] == "returned":
                standing, open_return = None, s
            else:  # withdrawn
                standing, open_return = None, None
        return standing, open_return

    def standing(self, obligation):
        return self.outcome(obligation)[0]

    # -- deadlines

    def last_extension(self, obligation):
        found = self._decisions.get((obligation.unit, obligation.milestone, "extension"), [])
        return max(found, key=lambda d: d["id"]) if found else None

    def has_excuse(self, obligation):
        return (obligation.unit, obligation.milestone, "excuse") in self._decisions

    def net_deadline(self, obligation):
        extension = self.last_extension(obligation)
        if extension is not None:
            return civil(extension["deadline"])
        own = self.campaign.own_deadline(obligation)
        if own is not None:
            return civil(own["deadline"])
        return self.campaign.milestone_deadline(obligation)

    def net_due(self, obligation):
        return self.campaign.due_instant(obligation, self.net_deadline(obligation))

    def original_due(self, obligation):
        return self.campaign.due_instant(obligation, self.campaign.original_deadline(obligation))

    def resubmission_instant(self, obligation, open_return):
        net = self.net_deadline(obligation)
        day = self.calendar.working_day_after(self.clock.date(open_return["happened"]), 2)
        time = datetime.min.replace(hour=23, minute=59, second=59).time() if net is None else net.time()
        second_working_day = self.clock.last_instant(datetime.combine(day, time))
        return second_working_day if net is None else max(self.clock.last_instant(net), second_working_day)

    # -- state

    def state(self, obligation):
        if obligation not in self._states:
            self._states[obligation] = self._state(obligation)
        return self._states[obligation]

    def _state(self, obligation):
        standing, open_return = self.outcome(obligation)
        due = self.net_due(obligation)
        if standing is not None and (obligation.invited or due is None or standing["happened"] <= due):
            return "onTime"
        if standing is not None and self.has_excuse(obligation):
            return "excused"
        if standing is not None:
            return "late"
        if obligation.invited:
            return "notApplicable"
        if self.has_excuse(obligation):
            return "excused"
        if open_return is not None and self.instant <= self.resubmission_instant(obligation, open_return):
            return "returned"
        if due is not None and self.instant > due:
            return "overdue"
        return "notYetDue"

    def days_late(self, obligation):
        """Of a late obligation."""
        happened = self.clock.date(self.standing(obligation)["happened"])
        return max(0, (happened - self.net_deadline(obligation).date()).days)

    def working_days_late(self, obligation):
        happened = self.clock.date(self.standing(obligation)["happened"])
        return self.calendar.working_days(self.net_deadline(obligation).date(), happened)

    def is_due(self, obligation):
        """Obliged, due instant (net) passed, not excused."""
        if obligation.invited:
            return False
        due = self.net_due(obligation)
        return due is not None and due < self.instant and self.state(obligation) != "excused"

    # -- items and evidence

    def items(self, obligation):
        """[(submission, document key or None)]"""
        if obligation not in self._items:
            found = []
            for s in self.submissions(obligation):
                if s["status"] in ("received", "accepted"):
                    found.append((s, document_key(s["document"])))
                else:
                    found = []
            self._items[obligation] = found
        return self._items[obligation]

    def keys(self, obligation):
        return [key for _, key in self.items(obligation) if key is not None]

    def link_items(self):
        """{link: [(happened, id, obligation)]}, each list ascending: its first is the one for which the link counts."""
        if self._link_items is None:
            found = {}
            for obligation in self.campaign.obligations:
                for submission, key in self.items(obligation):
                    if key is not None and key.is_link:
                        entry = (submission["happened"], submission["id"], obligation)
                        found.setdefault(key.text, []).append(entry)
            for entries in found.values():
                entries.sort(key=lambda entry: entry[:2])
            self._link_items = found
        return self._link_items

    def link_counts_for(self, link, unit_code):
        return self.link_items()[link][0][2].unit == unit_code

    def has_figures_near(self, obligation):
        """The evidence "figures": some figure within 24 hours of the standing submission."""
        happened = self.standing(obligation)["happened"]
        for (unit, _), figures in self._figures.items():
            if unit == obligation.unit and any(abs(f.as_of - happened) <= DAY for f in figures):
                return True
        return False

    def has_evidence(self, obligation, piece):
        """For "empty": one piece suffices, and a link is a document too."""
        if piece == "document":
            return len(self.keys(obligation)) > 0
        if piece == "link":
            return any(key.is_link for key in self.keys(obligation))
        return self.has_figures_near(obligation)

    def is_empty(self, obligation):
        evidence = self.campaign.milestone[obligation.milestone]["evidence"]
        return len(evidence) > 0 and not any(self.has_evidence(obligation, piece) for piece in evidence)

    def is_complete(self, obligation):
        """For "dossiers": n pieces want n different keys, and a link is no document."""
        evidence = self.campaign.milestone[obligation.milestone]["evidence"]
        documents = {key for key in self.keys(obligation) if not key.is_link}
        links = {key for key in self.keys(obligation) if key.is_link}
        if len(documents) < evidence.count("document") or len(links) < evidence.count("link"):
            return False
        return "figures" not in evidence or self.has_figures_near(obligation)

    # -- figures

    def figures(self, unit_code, indicator_id):
        return self._figures.get((unit_code, indicator_id), [])

    def has_any_figure(self, unit_code):
        return any(unit == unit_code for unit, _ in self._figures)

    def with_column(self, figure, unit_code, indicator_id):
        """The figure with the denominator of the unit list where it has none and the indicator names a column."""
        column = self.campaign.indicator[indicator_id]["column"]
        if figure.denominator is not None or column is None:
            return figure
        return figure._replace(denominator=self.campaign.unit[unit_code]["counts"].get(column))

    def greatest(self, figures, unit_code, indicator_id):
        if not figures:
            return None
        found = max(figures, key=lambda f: (f.as_of, f.recorded, f.id))
        return self.with_column(found, unit_code, indicator_id)

    def figure(self, unit_code, indicator_id):
        """The unit's figure (section 5), or None."""
        return self.greatest(self.figures(unit_code, indicator_id), unit_code, indicator_id)

    def figure_as_of(self, unit_code, indicator_id, latest):
        """The unit's figure among the counting ones with an as-of up to an instant."""
        found = [f for f in self.figures(unit_code, indicator_id) if f.as_of <= latest]
        return self.greatest(found, unit_code, indicator_id)

    def series(self, unit_code, indicator_id):
        """Of each as-of the figure with the greatest (recorded, id), by as-of; denominators are their own."""
        last = {}
        for f in sorted(self.figures(unit_code, indicator_id), key=lambda f: (f.recorded, f.id)):
            last[f.as_of] = f
        return [last[as_of] for as_of in sorted(last)]


# ---------------------------------------------------------------------------------------------------------------
# Section 2: groups


Group = namedtuple("Group", "group unit units")


def in_order_of_appearance(values):
    return list(dict.fromkeys(values))


def block_name(unit):
    return unit["block"] or ""


def groups_by_unit(units):
    rows = []
    for block in in_order_of_appearance(block_name(u) for u in units):
        members = [u for u in units if block_name(u) == block]
        rows += [Group(block, u["code"], [u]) for u in members]
        if block != "":
            rows.append(Group(block, "", members))
    return rows + [Group("", "", units)]


def groups_by(name_of, units):
    names = in_order_of_appearance(name_of(u) for u in units)
    return [Group(n, "", [u for u in units if name_of(u) == n]) for n in names] + [Group("", "", units)]


def unit_groups(dimension, units):
    """Reading: where only some units have rows (sections 5 and 7), these are the units that are grouped."""
    if dimension == "unit":
        return groups_by_unit(units)
    if dimension == "kind":
        return groups_by(lambda u: u["kind"], units)
    if dimension == "block":
        return groups_by(block_name, units)
    return [Group("", "", units)]  # all


def monday(day):
    return (day - timedelta(days=day.isoweekday() - 1)).isoformat()


def week(view, obligation):
    net = view.net_deadline(obligation)
    return "" if net is None else monday(net.date())


def obligation_groups(view, dimension, obligations):
    """[(group, unit, obligations)] of the obligations that a statistic is about."""
    if dimension == "milestone":
        ids = in_order_of_appearance(o.milestone for o in obligations)
        return [(id, "", [o for o in obligations if o.milestone == id]) for id in ids]
    if dimension == "week":
        weeks = sorted({week(view, o) for o in obligations}, key=lambda w: (w == "", w))
        return [(w, "", [o for o in obligations if week(view, o) == w]) for w in weeks]
    rows = []
    for row in unit_groups(dimension, view.campaign.units):
        codes = {u["code"] for u in row.units}
        rows.append((row.group, row.unit, [o for o in obligations if o.unit in codes]))
    return rows


OBLIGATION_DIMENSIONS = ["unit", "kind", "block", "milestone", "week", "all"]
UNIT_DIMENSIONS = ["unit", "kind", "block", "all"]


# ---------------------------------------------------------------------------------------------------------------
# Section 3: progress


def states(view):
    rows = []
    for o in view.campaign.obligations:
        state = view.state(o)
        rows.append([o.unit, o.milestone, state, view.days_late(o) if state == "late" else None])
    return rows


def progress_row(view, group, unit, obligations):
    found = [view.state(o) for o in obligations]
    return {"group": group, "unit": unit, "counts": [found.count(state) for state in STATES]}


# ---------------------------------------------------------------------------------------------------------------
# Section 4: timeliness


def is_gross_due(view, obligation):
    due = view.original_due(obligation)
    return due is not None and due < view.instant


def is_gross_on_time(view, obligation):
    standing = view.standing(obligation)
    return standing is not None and standing["happened"] <= view.original_due(obligation)


def timeliness_obligations(view):
    return [o for o in view.campaign.obligations if not o.invited and view.net_deadline(o) is not None]


def timeliness_row(view, group, unit, counted):
    due = [o for o in counted if view.is_due(o)]
    on_time = [o for o in due if view.state(o) == "onTime"]
    due_gross = [o for o in counted if is_gross_due(view, o)]
    on_time_gross = [o for o in due_gross if is_gross_on_time(view, o)]
    late = [o for o in counted if view.state(o) == "late"]
    return {
        "group": group,
        "unit": unit,
        "due": len(due),
        "on_time": len(on_time),
        "rate": quotient(len(on_time), len(due)),
        "due_gross": len(due_gross),
        "on_time_gross": len(on_time_gross),
        "rate_gross": quotient(len(on_time_gross), len(due_gross)),
        "late": len(late),
        "days_late": sum(view.days_late(o) for o in late),
        "working_days_late": sum(view.working_days_late(o) for o in late),
        "max_days_late": max((view.days_late(o) for o in late), default=0),
        "empty": sum(1 for o in on_time if view.is_empty(o)),
    }


# ---------------------------------------------------------------------------------------------------------------
# Section 5: participation


def units_with_rows(view, indicator_id):
    """Expected units and units with a figure, in the order of the unit list."""
    expected = view.campaign.expected_units()
    return [u for u in view.campaign.units
            if u["code"] in expected or view.figures(u["code"], indicator_id)]


def participation_sums(figures):
    """(numerator, denominator, rate) of the figures of some units."""
    countable = [f for f in figures if is_countable(f)]
    if countable:
        numerator = sum(f.numerator for f in countable)
        denominator = sum(f.denominator for f in countable)
        return numerator, denominator, quotient(numerator, denominator)
    numerators = [f.numerator for f in figures if f.numerator is not None]
    return (sum(numerators) if numerators else None), None, None


def participation_row(view, indicator_id, row):
    figures = [view.figure(u["code"], indicator_id) for u in row.units]
    figures = [f for f in figures if f is not None]
    numerator, denominator, rate = participation_sums(figures)
    if row.unit and figures:
        numerator, denominator = figures[0].numerator, figures[0].denominator
    return {"group": row.group, "unit": row.unit, "numerator": numerator, "denominator": denominator,
            "rate": rate, "reported": len(figures), "expected": len(row.units)}


def participation(view):
    result = {}
    for indicator in view.campaign.indicators:
        units = units_with_rows(view, indicator["id"])
        result[indicator["id"]] = {
            dimension: [participation_row(view, indicator["id"], row) for row in unit_groups(dimension, units)]
            for dimension in UNIT_DIMENSIONS}
    return result


def participation_milestone(view):
    """Reading: it is about the obliged ones; a milestone of which all are excused has a row of 0 of 0."""
    rows = []
    obliged = [o for o in view.campaign.obligations if not o.invited]
    for milestone_id, _, obligations in obligation_groups(view, "milestone", obliged):
        counted = [o for o in obligations if view.state(o) != "excused"]
        standing = [o for o in counted if view.standing(o) is not None]
        rows.append({"group": milestone_id, "numerator": len(standing), "denominator": len(counted),
                     "rate": quotient(len(standing), len(counted))})
    return rows


# ---------------------------------------------------------------------------------------------------------------
# Section 6: activity


class Tally:
    """Counts per (activity, unit, month); every addition also goes to the whole campaign and to the whole period."""

    def __init__(self):
        self.rows = {}

    def add_month(self, activity, unit, month, count=0, of=0, days=0, working_days=0):
        """Into the month, and not into the total of the period."""
        for row_unit in (unit, ""):
            row = self.rows.setdefault((activity, row_unit, month), [0, 0, 0, 0])
            for place, value in enumerate((count, of, days, working_days)):
                row[place] += value

    def add(self, activity, unit, month, **values):
        self.add_month(activity, unit, month, **values)
        self.add_month(activity, unit, "", **values)

    def output(self):
        result = []
        for (activity, unit, month), (count, of, days, working_days) in sorted(self.rows.items()):
            if count != 0 or of != 0 or days != 0:
                result.append({"unit": unit, "month": month, "activity": activity, "count": count, "of": of,
                               "days": days, "working_days": working_days})
        return result


def tally_links(view, tally):
    for entries in view.link_items().values():
        happened, _, obligation = entries[0]
        tally.add("links", obligation.unit, view.clock.month(happened), count=1)


def tags(milestone):
    """Each word of the code after the first."""
    return in_order_of_appearance((milestone["code"] or "").split()[1:])


def tally_series(view, tally):
    for o in view.campaign.obligations:
        standing, net = view.standing(o), view.net_deadline(o)
        for tag in tags(view.campaign.milestone[o.milestone]):
            if standing is not None:
                tally.add("series:" + tag, o.unit, view.clock.month(standing["happened"]), count=1)
            if not o.invited and net is not None and view.state(o) != "excused":
                tally.add("series:" + tag, o.unit, month_of(net.date()), of=1)


def answers(view, obligation):
    """[(question, answer)]"""
    found, question = [], None
    for s in view.submissions(obligation):
        if s["status"] == "received":
            question = question or s
        elif s["status"] == "withdrawn":
            question = None
        elif question is not None:  # accepted or returned
            found.append((question, s))
            question = None
    return found


def tally_answers(view, tally):
    for o in view.campaign.obligations:
        for question, answer in answers(view, o):
            asked, answered = view.clock.date(question["happened"]), view.clock.date(answer["happened"])
            tally.add("answers", o.unit, month_of(answered), count=1, days=(answered - asked).days,
                      working_days=view.calendar.working_days(asked, answered))


def tally_dossiers(view, tally):
    for o in view.campaign.obligations:
        standing = view.standing(o)
        if standing is None or len(view.campaign.milestone[o.milestone]["evidence"]) < 2:
            continue
        tally.add("dossiers", o.unit, view.clock.month(standing["happened"]),
                  count=1 if view.is_complete(o) else 0, of=1)


def figure_at_end_of_month(view, unit_code, indicator_id, month):
    found = [f for f in view.figures(unit_code, indicator_id) if view.clock.month(f.as_of) <= month]
    return view.greatest(found, unit_code, indicator_id)


def values_of(figure):
    """(numerator, denominator); what is absent counts as 0."""
    return (0, 0) if figure is None else (figure.numerator or 0, figure.denominator or 0)


def tally_standing_figures(view, tally, activity, unit_code, indicator_id):
    months = sorted({view.clock.month(f.as_of) for f in view.figures(unit_code, indicator_id)})
    if not months:
        return
    before, month = (0, 0), months[0]
    while month <= months[-1]:
        now = values_of(figure_at_end_of_month(view, unit_code, indicator_id, month))
        tally.add_month(activity, unit_code, month, count=now[0] - before[0], of=now[1] - before[1])
        before, month = now, next_month(month)
    count, of = values_of(view.figure(unit_code, indicator_id))
    tally.add_month(activity, unit_code, "", count=count, of=of)


def tally_summed_figures(view, tally, activity, unit_code, indicator_id):
    """Indicators with a target of 0. Reading: here too a denominator is absent only after the column."""
    for f in view.series(unit_code, indicator_id):
        count, of = values_of(view.with_column(f, unit_code, indicator_id))
        tally.add(activity, unit_code, view.clock.month(f.as_of), count=count, of=of)


def tally_figures(view, tally):
    for indicator in view.campaign.indicators:
        one = tally_summed_figures if has_zero_target(indicator) else tally_standing_figures
        for unit in view.campaign.units:
            one(view, tally, "figure:" + indicator["id"], unit["code"], indicator["id"])


def activity(view):
    tally = Tally()
    tally_links(view, tally)
    tally_series(view, tally)
    tally_answers(view, tally)
    tally_dossiers(view, tally)
    tally_figures(view, tally)
    return tally.output()


# ---------------------------------------------------------------------------------------------------------------
# Section 7: pace


Pace = namedtuple("Pace", "x denominator target needed actual projected low high verdict")


def hours(start, end):
    return Fraction(end - start, HOUR)


def points(view, unit_code, indicator_id):
    return [f for f in view.series(unit_code, indicator_id) if f.numerator is not None][-7:]


def target_of(indicator, denominator):
    target = indicator["target"]
    if target is None:
        return denominator
    if "count" in target:
        return target["count"]
    if denominator is None:
        return None
    return math.ceil(denominator * Fraction(target["percent"]) / 100)


def needed_per_hour(target, x, instant, deadline):
    if target is None or x is None:
        return None
    if target <= x:
        return Fraction(0)
    if deadline <= instant:
        return None
    return Fraction(target - x) / hours(instant, deadline)


def slopes(unit_points):
    """Of all pairs, sorted."""
    return sorted((b.numerator - a.numerator) / hours(a.as_of, b.as_of)
                  for i, a in enumerate(unit_points) for b in unit_points[i + 1:])


def slope_interval(sorted_slopes, n):
    """(from below, from above) for n points"""
    size = len(sorted_slopes)
    c = 1.645 * math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    k = max(0, math.floor((size - c) / 2))
    return sorted_slopes[k], sorted_slopes[size - 1 - k]


def projection(x, slope, t, deadline, denominator, may_exceed):
    value = x + slope * max(Fraction(0), hours(t, deadline))
    value = max(Fraction(0), value)
    if denominator is not None and not may_exceed:
        value = min(value, Fraction(denominator))
    return value


def verdict(x, target, number_of_points, low, high, instant, deadline):
    if number_of_points == 0:
        return "silent"
    if target is None:
        return "noTarget"
    if x >= target:
        return "met"
    if deadline <= instant:
        return "missed"
    if number_of_points == 1:
        return "unknown"
    if low >= target:
        return "onCourse"
    if high < target:
        return "willMiss"
    return "uncertain"


def unit_pace(view, unit_code):
    indicator = view.campaign.indicator[view.campaign.pace["indicator"]]
    deadline = view.campaign.pace["deadline"]
    figure = view.figure(unit_code, indicator["id"])
    denominator = None if figure is None else figure.denominator
    target = target_of(indicator, denominator)
    unit_points = points(view, unit_code, indicator["id"])
    x = unit_points[-1].numerator if unit_points else None
    actual = projected = low = high = None
    if len(unit_points) > 1:
        t = unit_points[-1].as_of
        found = slopes(unit_points)
        actual = median(found)
        below, above = slope_interval(found, len(unit_points))
        if deadline > view.instant:  # afterwards there is nothing left to foretell
            projected, low, high = (projection(x, slope, t, deadline, denominator, indicator["may_exceed"])
                                    for slope in (actual, below, above))
    needed = needed_per_hour(target, x, view.instant, deadline)
    word = verdict(x, target, len(unit_points), low, high, view.instant, deadline)
    return Pace(x, denominator, target, needed, actual, projected, low, high, word)


def has_target(pace):
    return pace.x is not None and pace.target is not None


def pace_unit_row(row, pace):
    return {"group": row.group, "unit": row.unit, "numerator": pace.x, "denominator": pace.denominator,
            "target": pace.target, "needed_per_hour": as_number(pace.needed),
            "actual_per_hour": as_number(pace.actual), "projected": as_number(pace.projected),
            "low": as_number(pace.low), "high": as_number(pace.high), "verdict": pace.verdict,
            "units": 1 if has_target(pace) else 0, "expected": 1}


def pace_total_row(row, paces):
    """Reading: needed that is absent for a unit counts as 0, like a denominator."""
    counted = [p for p in paces if has_target(p)]

    def total(name):
        return sum((getattr(p, name) or 0) for p in counted) if counted else None

    def whole(name):
        """Only where each of the units has it."""
        return None if any(getattr(p, name) is None for p in counted) else total(name)

    return {"group": row.group, "unit": row.unit, "numerator": total("x"), "denominator": total("denominator"),
            "target": total("target"), "needed_per_hour": as_number(total("needed")),
            "actual_per_hour": as_number(whole("actual")), "projected": as_number(whole("projected")),
            "low": as_number(whole("low")), "high": as_number(whole("high")), "verdict": None,
            "units": len(counted), "expected": len(paces)}


def pace(view):
    units = units_with_rows(view, view.campaign.pace["indicator"])
    paces = {u["code"]: unit_pace(view, u["code"]) for u in units}
    rows = []
    for row in unit_groups("unit", units):
        if row.unit != "":
            rows.append(pace_unit_row(row, paces[row.unit]))
        else:
            rows.append(pace_total_row(row, [paces[u["code"]] for u in row.units]))
    return rows


def slot_times(slots):
    return slots["times"] or [f"{slots['date']}T{hour:02}:00:00" for hour in range(1, 24)]


def hourly(view):
    """Reading: counting is meant at the instant asked for; "at the slot's end" limits the as-of."""
    campaign, clock = view.campaign, view.clock
    indicator_id = campaign.pace["indicator"]
    midnight = datetime.fromisoformat(campaign.slots["date"])
    day_end = clock.instant(midnight + timedelta(days=1))
    expected = campaign.expected_units()
    units = [u["code"] for u in campaign.units if u["code"] in expected
             or view.figure_as_of(u["code"], indicator_id, min(day_end, view.instant)) is not None]
    rows = []
    before = clock.instant(midnight)
    for text in slot_times(campaign.slots):
        end = clock.instant(civil(text))
        if end <= view.instant:
            found = {code: view.figure_as_of(code, indicator_id, end) for code in units}
            counted = [code for code in units if found[code] is not None and found[code].as_of > before]
            rows.append(hourly_row(text, units, counted, found))
        before = end
    return rows


def hourly_row(text, units, counted, found):
    numerator, denominator, rate = participation_sums([found[code] for code in counted])
    return {"slot": text, "numerator": numerator, "denominator": denominator, "rate": rate,
            "reported": len(counted), "expected": len(units),
            "silent": [code for code in units if code not in counted]}


# ---------------------------------------------------------------------------------------------------------------
# Section 8: ranking


Change = namedtuple("Change", "indicator by")  # one person more or fewer in the unit's figure of an indicator

NO_CHANGE = Change(None, 0)


class Sheet:
    """The score sheet of a campaign at an instant."""

    def __init__(self, view):
        self.view = view
        self.campaign = view.campaign
        self.criteria = view.campaign.sheet["criteria"]
        self.levels = view.campaign.sheet["levels"]
        self.within = view.campaign.sheet["within"]
        self.expected = view.campaign.expected_units()
        self.rulings = [r for r in view.campaign.rulings if r["recorded"] <= view.instant]
        self._figures = {}
        self._begun = {}

    # -- decisions

    def last_ruling(self, unit_code, kind, criterion=None):
        found = [r for r in self.rulings if r["unit"] == unit_code and r["kind"] == kind
                 and (criterion is None or r["criterion"] == criterion)]
        if kind in ("points", "rank", "level"):  # a confirmation takes earlier ones back
            confirmed = [r["id"] for r in self.rulings if r["unit"] == unit_code and r["kind"] == "confirm"]
            found = [r for r in found if not confirmed or r["id"] > max(confirmed)]
        return max(found, key=lambda r: r["id"]) if found else None

    def is_decided(self, unit_code):
        return any(r["unit"] == unit_code and r["kind"] != "criterion" for r in self.rulings)

    # -- one criterion: None where it is not applicable, else the thousandths earned

    def earned(self, unit_code, criterion, change=NO_CHANGE):
        formula = criterion["formula"]
        if formula in ("onTime", "submitted"):
            return self.earned_by_deadlines(unit_code, criterion)
        if formula == "share":
            return self.earned_by_share(unit_code, criterion, change)
        if formula == "missing":
            return self.earned_by_missing(unit_code, criterion, change)
        if formula == "countIndicator":
            return self.earned_by_numerator(unit_code, criterion, change)
        if formula == "countMilestones":
            return self.earned_by_documents(unit_code, criterion)
        if formula == "deduct":
            return self.earned_by_deduction(unit_code, criterion, change)
        return self.council_points(unit_code, criterion)

    def obligations(self, unit_code, criterion):
        found = [self.campaign.obligation.get((unit_code, id)) for id in criterion["milestones"]]
        return [o for o in found if o is not None]

    def deadline_value(self, obligation, criterion):
        """v, of an obligation that is due and not excused."""
        full, late = criterion["points"], criterion["late"]
        if self.view.standing(obligation) is None:
            return 0
        if self.view.state(obligation) == "onTime":
            return full
        if late is not None:
            days = max(1, self.view.days_late(obligation))
            return min(full, max(late["floor"], full - late["per_day"] * days))
        return 0 if criterion["formula"] == "onTime" else full

    def earned_by_deadlines(self, unit_code, criterion):
        due = [o for o in self.obligations(unit_code, criterion) if self.view.is_due(o)]
        if not due:
            return None
        return half_up(Fraction(sum(self.deadline_value(o, criterion) for o in due), len(due)))

    def figure(self, unit_code, criterion, change):
        key = (unit_code, criterion["indicator"])
        if key not in self._figures:
            self._figures[key] = self.view.figure(*key)
        figure = self._figures[key]
        if change.indicator == criterion["indicator"]:
            return figure._replace(numerator=figure.numerator + change.by)
        return figure

    def without_figure(self, unit_code, criterion):
        """Applicable without a figure: 0, once some unit has one."""
        return 0 if unit_code in self.expected and self.has_begun(criterion["indicator"]) else None

    def has_begun(self, indicator_id):
        if indicator_id not in self._begun:
            self._begun[indicator_id] = any(
                self.view.figure(u["code"], indicator_id) is not None for u in self.campaign.units)
        return self._begun[indicator_id]

    def earned_by_share(self, unit_code, criterion, change):
        figure = self.figure(unit_code, criterion, change)
        if not is_countable(figure):
            return self.without_figure(unit_code, criterion)
        n, d = figure.numerator, figure.denominator
        return half_up(Fraction(criterion["points"] * min(n, d), d))

    def earned_by_missing(self, unit_code, criterion, change):
        figure = self.figure(unit_code, criterion, change)
        if not is_countable(figure):
            return self.without_figure(unit_code, criterion)
        n, d = figure.numerator, figure.denominator
        tolerated = Fraction(criterion["tolerated"], 100_000)  # thousandths of one per cent
        missing = Fraction(max(0, d - n), d)
        return half_up(criterion["points"] * max(Fraction(0), 1 - missing / tolerated))

    def earned_by_numerator(self, unit_code, criterion, change):
        figure = self.figure(unit_code, criterion, change)
        if figure is None or figure.numerator is None:
            return self.without_figure(unit_code, criterion)
        return min(criterion["points"], criterion["each"] * figure.numerator)

    def earned_by_deduction(self, unit_code, criterion, change):
        figure = self.figure(unit_code, criterion, change)
        if figure is None or figure.numerator is None:
            return self.without_figure(unit_code, criterion)
        n = figure.numerator
        if has_zero_target(self.campaign.indicator[criterion["indicator"]]):
            n = sum(f.numerator or 0 for f in self.view.series(unit_code, criterion["indicator"]))
            if change.indicator == criterion["indicator"]:
                n += change.by
        return max(0, criterion["points"] - criterion["per"] * n)

    def earned_by_documents(self, unit_code, criterion):
        obligations = self.obligations(unit_code, criterion)
        if not obligations:
            return None
        keys = {key for o in obligations for key in self.view.keys(o)}
        counted = [key for key in keys if not key.is_link or self.view.link_counts_for(key.text, unit_code)]
        without_key = [o for o in obligations if any(key is None for _, key in self.view.items(o))]
        return min(criterion["points"], criterion["each"] * (len(counted) + len(without_key)))

    def council_points(self, unit_code, criterion):
        ruling = self.last_ruling(unit_code, "criterion", criterion["name"])
        return None if ruling is None else min(criterion["points"], max(0, ruling["points"]))

    # -- score, rank, level

    def earned_list(self, unit_code, change=NO_CHANGE):
        return [self.earned(unit_code, criterion, change) for criterion in self.criteria]

    def score(self, earned):
        """Computed, or None where nothing is applicable."""
        pairs = list(zip(self.criteria, earned))
        council = sum(e for c, e in pairs if c["formula"] == "council" and e is not None)
        counted = [(c, e) for c, e in pairs if c["formula"] != "council"]
        applicable = [(c, e) for c, e in counted if e is not None]
        if not applicable:
            return None
        whole = sum(c["points"] for c, _ in counted)
        possible = sum(c["points"] for c, _ in applicable)
        return half_up(Fraction(whole * sum(e for _, e in applicable), possible)) + council

    def owes_something(self, unit_code):
        """A unit that is obliged to no milestone at all has no score."""
        unit = next(u for u in self.campaign.units if u["code"] == unit_code)
        return any(involvement(unit, m, self.campaign.clock) == "obliged"
                   for m in self.campaign.milestones if not m["date_only"])

    def peers(self, unit):
        if self.within == "all":
            return self.campaign.units
        return [u for u in self.campaign.units if u[self.within] == unit[self.within]]

    def rank(self, unit, value, scores):
        """1 + the number of other units there with a greater score."""
        if value is None:
            return None
        others = [scores[u["code"]] for u in self.peers(unit) if u["code"] != unit["code"]]
        return 1 + sum(1 for other in others if other is not None and other > value)

    def level(self, value):
        reached = [] if value is None else [level for level in self.levels if level["from"] <= value]
        return max(reached, key=lambda level: level["from"])["name"] if reached else None

    # -- sensitivity

    def one_person_changes(self, unit_code):
        """Changes of one person in the figures of the unit's share and missing criteria."""
        ids = in_order_of_appearance(c["indicator"] for c in self.criteria if c["formula"] in ("share", "missing"))
        changes = []
        for indicator_id in ids:
            figure = self.view.figure(unit_code, indicator_id)
            if not is_countable(figure):
                continue
            for by in (1, -1):
                numerator = figure.numerator + by
                may_exceed = self.campaign.indicator[indicator_id]["may_exceed"]
                if numerator >= 0 and (may_exceed or numerator <= figure.denominator):
                    changes.append(Change(indicator_id, by))
        return changes

    def is_sensitive(self, unit, computed_rank, scores):
        if self.last_ruling(unit["code"], "points") is not None or not self.owes_something(unit["code"]):
            return False
        for change in self.one_person_changes(unit["code"]):
            changed = self.score(self.earned_list(unit["code"], change))
            if self.rank(unit, changed, scores) != computed_rank:
                return True
        return False

    # -- rows

    def rows(self):
        codes = [u["code"] for u in self.campaign.units]
        earned = {code: self.earned_list(code) for code in codes}
        scores = {code: self.score(earned[code]) if self.owes_something(code) else None for code in codes}
        effective = {}
        for code in codes:
            ruling = self.last_ruling(code, "points")
            effective[code] = scores[code] if ruling is None else ruling["points"]
        rows = []
        for unit in self.campaign.units:
            code = unit["code"]
            computed_rank = self.rank(unit, scores[code], scores)
            counting_rank = self.rank(unit, effective[code], effective)
            rank, level = self.last_ruling(code, "rank"), self.last_ruling(code, "level")
            rows.append({
                "unit": code,
                "earned": earned[code],
                "score": scores[code],
                "points": effective[code],
                "rank": counting_rank if rank is None else rank["rank"],
                "computed_rank": computed_rank,
                "level": self.level(effective[code]) if level is None else level["level"],
                "decided": self.is_decided(code),
                "sensitive": self.is_sensitive(unit, computed_rank, scores),
            })
        return rows


# ---------------------------------------------------------------------------------------------------------------
# Section 9: reminder effectiveness


def waves(letters):
    """{(schedule, rule, milestone, nominal): letters}"""
    found = {}
    for letter in letters:
        key = (letter["schedule"], letter["rule"], letter["milestone"], letter["nominal"])
        found.setdefault(key, []).append(letter)
    return found


def was_open(view, obligation, instant):
    """By what counted at that instant."""
    return view.campaign.at(instant).state(obligation) in OPEN_STATES


def received_within(view, obligation, start, length):
    return any(s["status"] == "received" and start < s["happened"] <= start + length
               for s in view.submissions(obligation))


def wave_row(view, key, letters, about):
    """about: {unit: when letters about the milestone were sent to it}"""
    schedule, rule, milestone_id, nominal = key
    first_sent = min(letter["sent"] for letter in letters)
    own_letter = {}  # Reading: of several letters of a wave to one unit, the first sent is its own letter
    for letter in letters:
        own_letter[letter["unit"]] = min(letter["sent"], own_letter.get(letter["unit"], letter["sent"]))
    reminded, others = [], []  # (obligation, start)
    for o in view.campaign.obligations:
        if o.milestone != milestone_id or o.invited:
            continue
        if o.unit in own_letter:
            start = own_letter[o.unit]
            if was_open(view, o, start):
                reminded.append((o, start))
        elif not any(abs(sent - first_sent) <= 72 * HOUR for sent in about.get(o.unit, [])) \
                and was_open(view, o, first_sent):
            others.append((o, first_sent))

    def within(members):
        return [None if view.instant < first_sent + h * HOUR
                else sum(1 for o, start in members if received_within(view, o, start, h * HOUR))
                for h in (24, 48, 72)]

    return {"schedule": schedule, "rule": rule, "milestone": milestone_id, "nominal": nominal,
            "first_sent": first_sent, "reminded": len(reminded), "within": within(reminded),
            "others": len(others), "others_within": within(others),
            "small": len(reminded) < 10 or len(others) < 10}


def effectiveness(view):
    sent = [letter for letter in view.campaign.letters if letter["sent"] <= view.instant]
    about = {}  # {milestone: {unit: [sent]}}
    for letter in sent:
        about.setdefault(letter["milestone"], {}).setdefault(letter["unit"], []).append(letter["sent"])
    rows = [wave_row(view, key, letters, about[key[2]]) for key, letters in waves(sent).items()
            if key[2] in view.campaign.milestone]
    return sorted(rows, key=lambda r: (r["first_sent"], r["schedule"], r["rule"], r["milestone"], r["nominal"]))


# ---------------------------------------------------------------------------------------------------------------
# Section 10: data quality


def finding(check, unit, subject, as_of=None, value=None, reference=None, score=None):
    return {"check": check, "unit": unit, "subject": subject, "as_of": as_of, "value": value,
            "reference": reference, "score": score}


def over_denominator(series, indicator, code):
    if indicator["may_exceed"]:
        return []
    return [finding("overDenominator", code, indicator["id"], f.as_of, f.numerator, f.denominator)
            for f in series
            if f.numerator is not None and f.denominator is not None and f.numerator > f.denominator]


def falling(series, indicator, code):
    if has_zero_target(indicator):
        return []
    with_numerator = [f for f in series if f.numerator is not None]
    return [finding("falling", code, indicator["id"], f.as_of, f.numerator, before.numerator)
            for before, f in zip(with_numerator, with_numerator[1:]) if f.numerator < before.numerator]


def denominator_jump(series, indicator, code):
    with_denominator = [f for f in series if f.denominator is not None]
    found = []
    for before, f in zip(with_denominator, with_denominator[1:]):
        change = abs(f.denominator - before.denominator)
        if change >= 2 and 100 * change >= 2 * before.denominator:
            found.append(finding("denominatorJump", code, indicator["id"], f.as_of, f.denominator,
                                 before.denominator))
    return found


def never_final(view, indicator, code):
    figure = view.figure(code, indicator["id"])
    if has_zero_target(indicator):
        return []
    if figure is None or figure.status not in ("quick", "preliminary"):
        return []
    if view.instant - figure.as_of <= 7 * DAY:
        return []
    return [finding("neverFinal", code, indicator["id"], figure.as_of)]


def outliers(view, indicator):
    figures = {u["code"]: view.figure(u["code"], indicator["id"]) for u in view.campaign.units}
    figures = {code: f for code, f in figures.items() if is_countable(f)}
    if len(figures) < 5:
        return []
    rates = {code: Fraction(f.numerator, f.denominator) for code, f in figures.items()}
    middle = median(rates.values())
    deviation = median(abs(rate - middle) for rate in rates.values())
    if deviation == 0:
        return []
    found = []
    for code, rate in rates.items():
        score = Fraction(6745, 10000) * (rate - middle) / deviation
        if abs(score) > 3:
            found.append(finding("outlier", code, indicator["id"], figures[code].as_of, float(rate),
                                 float(middle), float(score)))
    return found


def duplicate_documents(view):
    obligations_of = {}
    for o in view.campaign.obligations:
        for key in view.keys(o):
            if not key.is_link:
                obligations_of.setdefault((o.unit, key.text), set()).add(o)
    return [finding("duplicateDocument", unit, text, value=len(obligations))
            for (unit, text), obligations in obligations_of.items() if len(obligations) >= 2]


def duplicate_links(view):
    found = []
    for link, entries in view.link_items().items():
        obligations = {obligation for _, _, obligation in entries}
        if len(obligations) >= 2:
            found.append(finding("duplicateLink", entries[0][2].unit, link, value=len(obligations)))
    return found


def no_reports(view):
    due_units = {o.unit for o in view.campaign.obligations if view.is_due(o)}
    return [finding("noReport", code, "") for code in due_units
            if not view.has_any_submission(code) and not view.has_any_figure(code)]


def quality(view):
    found = duplicate_documents(view) + duplicate_links(view) + no_reports(view)
    for indicator in view.campaign.indicators:
        found += outliers(view, indicator)
        for unit in view.campaign.units:
            code = unit["code"]
            series = view.series(code, indicator["id"])
            found += over_denominator(series, indicator, code)
            found += falling(series, indicator, code)
            found += denominator_jump(series, indicator, code)
            found += never_final(view, indicator, code)

    def order(row):
        return (row["check"], row["unit"], row["subject"],
                -1 if row["as_of"] is None else row["as_of"], -1 if row["value"] is None else row["value"])

    return sorted(found, key=order)


# ---------------------------------------------------------------------------------------------------------------
# All of it


def by_obligation_dimension(view, row_of, obligations):
    return {dimension: [row_of(view, *group) for group in obligation_groups(view, dimension, obligations)]
            for dimension in OBLIGATION_DIMENSIONS}


def evaluate(data):
    """EXPECTED of an INPUT."""
    view = Campaign(data).at(data["as_of"])
    return {
        "states": states(view),
        "progress": by_obligation_dimension(view, progress_row, view.campaign.obligations),
        "timeliness": by_obligation_dimension(view, timeliness_row, timeliness_obligations(view)),
        "participation": participation(view),
        "participation_milestone": participation_milestone(view),
        "activity": activity(view),
        "pace": pace(view),
        "hourly": hourly(view),
        "ranking": Sheet(view).rows(),
        "effectiveness": effectiveness(view),
        "quality": quality(view),
    }


# ---------------------------------------------------------------------------------------------------------------
# Random campaigns


MINUTE = 60_000
COLUMNS = ["cử tri", "đảng viên"]
ZONES = ["Asia/Ho_Chi_Minh", "Europe/Berlin", "America/St_Johns"]
SHIFT_DATES = {"Asia/Ho_Chi_Minh": [], "Europe/Berlin": ["2021-03-28", "2021-10-31"],
               "America/St_Johns": ["2021-03-14", "2021-11-07"]}
STORIES = [
    ["received"], ["received"], ["received"], ["accepted"],
    ["received", "accepted"], ["received", "accepted"], ["received", "received"],
    ["received", "returned"], ["received", "returned"], ["received", "returned"], ["returned"],
    ["received", "returned", "received"], ["received", "returned", "received", "accepted"],
    ["received", "withdrawn"], ["received", "withdrawn", "received"],
    ["received", "withdrawn", "accepted"], ["received", "returned", "withdrawn"],
    ["received", "received", "returned", "received"], ["received", "accepted", "received", "accepted"],
    ["received", "accepted", "returned"], ["received", "returned", "returned", "received"],
]
NUMBERS = ["52/BB-VP", "7/QĐ-UBND", "113/KH-ĐU", "4/TB", "vidu.vn/a", "Vidu.vn/b/c"]
PAGES = ["vidu.vn/a", "vidu.vn/b/c", "trang.gov.vn/Tin?id=7", "kho.vn", "vidu.vn/ảnh/Đ1"]


class Maker:
    """Draws one campaign. Every draw comes from one random source, so that a seed gives the same campaigns always."""

    def __init__(self, source):
        self.random = source
        self.zone = source.choice(ZONES)
        self.clock = Clock(self.zone)
        # "waves": many units, few milestones. "votes": many figures on one day. "mixed": the rest.
        self.profile = source.choices(["mixed", "waves", "votes"], [68, 10, 22])[0]
        self.start = date(2021, 2, 1) + timedelta(days=source.randrange(200))
        self.length = source.choice([12, 20, 25, 30, 45, 75])
        self.hollow = source.random() < 0.08  # nobody is obliged to anything

    # -- small draws

    def chance(self, probability):
        return self.random.random() < probability

    def day(self, early=0, late=0):
        return self.start + timedelta(days=self.random.randint(-early, self.length + late))

    def time_text(self):
        return self.random.choice(["17:00:00", "17:00:00", "23:59:59", "00:00:00", "08:30:00", "12:00:30"])

    def civil_text(self, early=0, late=0):
        return f"{self.day(early, late).isoformat()}T{self.time_text()}"

    def at(self, text):
        return self.clock.instant(civil(text))

    def last(self, text):
        return self.clock.last_instant(civil(text))

    def some_instant(self, early=0, late=0):
        """Anywhere in the campaign; sometimes local midnight, full hours or odd milliseconds."""
        base = self.at(self.day(early, late).isoformat() + "T00:00:00")
        kind = self.random.random()
        if kind < 0.1:
            return base
        if kind < 0.15:
            return base - 1
        if kind < 0.4:
            return base + self.random.randrange(24) * HOUR
        if kind < 0.8:
            return base + self.random.randrange(24 * 60) * MINUTE
        return base + self.random.randrange(DAY)

    def subset(self, values, probability):
        return [v for v in values if self.chance(probability)]

    # -- units

    def number_of_units(self):
        if self.profile == "waves":
            return self.random.randint(25, 30)
        if self.profile == "votes":
            return self.random.randint(2, 6)
        low, high = self.random.choices([(1, 2), (3, 4), (5, 8), (9, 30)], [16, 50, 31, 3])[0]
        return self.random.randint(low, high)

    def make_units(self):
        count = self.number_of_units()
        many_rows = 2 < count < 7 or self.chance(0.2)
        kinds = self.random.sample(["phòng", "xã", "trường", "đoàn thể"],
                                   self.random.randint(1, 3 if many_rows else 1))
        blocks = self.random.sample(["khối 1", "khối 2", "Khối xã"],
                                    self.random.randint(0, 3 if many_rows else 1))
        blocks += [None] if not blocks or self.chance(0.5 if many_rows else 0) else []
        bounded = 0 if self.profile == "waves" or self.chance(0.4) else 0.3
        numbers = list(range(1, count + 1))
        self.random.shuffle(numbers)
        units = []
        for number in numbers:
            counts = {c: self.random.choice([100, 100, 200, self.random.randint(1, 400), 0])
                      for c in COLUMNS if self.chance(0.85)}
            units.append({
                "code": f"U{number}",
                "kind": self.random.choice(kinds),
                "block": self.random.choice(blocks),
                "from": self.day().isoformat() if self.chance(bounded / 2) else None,
                "until": self.day().isoformat() if self.chance(bounded / 2) else None,
                "joined": None,
                "counts": counts})
        self.units = units
        self.codes = [u["code"] for u in units]

    # -- milestones

    def number_of_milestones(self):
        if self.profile == "waves":
            return self.random.choice([1, 1, 1, 2])
        if self.profile == "votes":
            return self.random.randint(1, 3)
        if len(self.codes) > 6:
            return self.random.randint(1, 4)
        return self.random.choice([1, 2, 3, 3, 4, 5, 6, 7, self.random.randint(8, 14)])

    def evidence(self):
        if self.chance(0.2):
            return []
        return self.random.choices(["document", "document", "link", "figures"],
                                   k=self.random.choice([1, 1, 2, 2, 2, 3, 4]))

    def milestone_deadline(self):
        if self.profile != "waves" and self.chance(0.16):
            return None
        shifts = SHIFT_DATES[self.zone]
        if shifts and self.chance(0.04):
            return self.random.choice(shifts) + "T02:30:00"
        return self.civil_text()

    def own_deadlines(self, probability):
        own = {}
        for code in self.subset(self.codes, probability):
            own[code] = {"deadline": self.civil_text(late=10), "extension": self.chance(0.5)}
        return own

    def make_milestones(self):
        self.milestones = []
        tags = ["M03", "O3", "tin"]
        wants_figures = self.chance(0.65)
        for number in range(1, self.number_of_milestones() + 1):
            date_only = self.chance(0.08)
            share = 1 if self.profile == "waves" else self.random.choice([1, 1, 0.8, 0.5, 0.3])
            invited = 0 if self.profile == "waves" else self.random.choice([0, 0, 0.15, 0.4])
            if self.hollow:
                share, invited = 0, self.random.choice([0, 0, 0.4])
            code = " ".join(["KH"] + self.random.choices(tags, k=self.random.choice([0, 1, 1, 1, 2, 2])))
            evidence = self.evidence()
            if not wants_figures:
                evidence = [piece for piece in evidence if piece != "figures"]
            self.milestones.append({
                "id": f"m{number}",
                "deadline": self.civil_text() if date_only else self.milestone_deadline(),
                "grace": self.random.choice([0, 0, 0, 30, 120, 1440]),
                "date_only": date_only,
                "obliged": self.subset(self.codes, share),
                "invited": self.subset(self.codes, invited),
                "own": self.own_deadlines(self.random.choice([0, 0, 0.1, 0.3])),
                "evidence": evidence,
                "code": None if self.chance(0.5 if len(self.codes) < 7 else 0.8) else code})
        self.real_milestones = [m for m in self.milestones if not m["date_only"]]
        self.bring_some_units_later()
        self.pairs = [(u["code"], m) for m in self.real_milestones for u in self.units
                      if involvement(u, m, self.clock) is not None]
        self.due_instants = [self.due(code, m) for code, m in self.pairs]
        self.due_instants = [due for due in self.due_instants if due is not None]

    def bring_some_units_later(self):
        """By a later set of files, at deadlines as often as between them."""
        dated = [m for m in self.real_milestones if m["deadline"] is not None]
        if not dated or self.chance(0.5):
            return
        for unit in self.units:
            if self.chance(0.3):
                due = self.due(unit["code"], self.random.choice(dated))
                unit["joined"] = due + self.random.choice([-1, 0, 1, 1, 1, 86_400_000])

    def due(self, code, milestone):
        own = milestone["own"].get(code)
        text = own["deadline"] if own is not None else milestone["deadline"]
        return None if text is None else self.last(text) + milestone["grace"] * MINUTE

    # -- indicators and their figures

    def make_indicators(self):
        names = ["di-bau", "hoc-tap", "vi-pham", "dong-gop"]
        count = 1 if self.profile != "mixed" else self.random.choice([1, 1, 1, 1, 2, 2, 3, 4])
        self.indicators = []
        for name in self.random.sample(names, count):
            target = self.random.choice([
                {"percent": self.random.choice(["100", "99.5", "80", "66.67", "95.0", "12.345"])},
                {"percent": self.random.choice(["100", "99.5", "80", "66.67"])},
                {"count": self.random.choice([1, 20, 90, 150])},
                {"count": 0},
                None])
            if self.profile == "votes" and target == {"count": 0}:
                target = {"percent": "98.5"}
            self.indicators.append({"id": name, "target": target, "may_exceed": self.chance(0.3),
                                    "column": self.random.choice([None, COLUMNS[0], COLUMNS[1]])})

    def make_figures(self):
        self.figures = []
        self.slot_day = self.day()
        shifts = SHIFT_DATES[self.zone]
        if shifts and self.chance(0.25):
            self.slot_day = date.fromisoformat(self.random.choice(shifts))
        total = self.random.choice([8, 15, 25, 40]) if self.profile != "votes" else self.random.choice([25, 40, 60])
        if self.hollow and self.chance(0.5):
            return
        for indicator in self.indicators:
            # Either most units with few figures each, or some units with many.
            per_unit = self.random.choice([1, 1, 2, 4]) if self.profile != "votes" else self.random.choice([3, 7, 11])
            share = min(1.0, total / len(self.indicators) / per_unit / len(self.units))
            one_day = self.profile == "votes" or self.chance(0.3)
            alike = self.random.choice([None, None, 50, 100, 120])  # units of the same size: ties
            clean = self.chance(0.5 if self.profile == "waves" else 0.2)  # most units complete
            grid = self.as_ofs(one_day)
            for code in self.subset(self.codes, share):
                self.make_series(indicator, code, per_unit, grid, alike, clean)
        self.correct_some_figures()

    def as_ofs(self, one_day):
        midnight = self.at(self.slot_day.isoformat() + "T00:00:00")
        if one_day:
            return [midnight + hour * HOUR for hour in range(0, 25)]
        return sorted(self.some_instant() for _ in range(6))

    def make_series(self, indicator, code, per_unit, grid, alike, clean):
        count = self.random.randint(1, per_unit + 1)
        moments = sorted(self.random.sample(grid, min(count, len(grid))))
        if self.chance(0.3):
            moments = [m + self.random.choice([0, 1, -1, 7 * MINUTE, 31 * MINUTE]) for m in moments]
        size = alike or self.random.choice([100, 200, self.random.randint(20, 400)])
        zero = indicator["target"] == {"count": 0}
        level = self.random.choice([1.0, 1.0, 0.98, 0.9, 0.85, self.random.random()])
        if clean:
            level = 1.0
        if self.chance(0.08):
            level = self.random.choice([0.1, 0.3, 1.3])  # far from the others, or over the denominator
        give_denominator = indicator["column"] is None or self.chance(0.4)
        for place, as_of in enumerate(moments):
            grown = level * (place + 1) / len(moments)
            numerator = self.random.randint(0, 3) if zero else round(size * grown)
            denominator = size if give_denominator else None
            if not clean or self.chance(0.05):
                numerator, denominator = self.spoil(numerator, denominator)
            self.add_figure(code, indicator["id"], as_of, numerator, denominator,
                            self.random.choice(["quick", "quick", "preliminary", "final", "corrected"]))

    def spoil(self, numerator, denominator):
        kind = self.random.random()
        if kind < 0.05:
            return None, denominator
        if kind < 0.10:
            return numerator, None
        if kind < 0.12:
            return None, None
        if kind < 0.15:
            return numerator, 0
        if kind < 0.19:
            return 0, denominator
        if kind < 0.24:
            return max(0, numerator - self.random.choice([1, 2, 15])), denominator
        if kind < 0.34 and denominator is not None:
            fiftieth = denominator // 50
            change = self.random.choice([-30, -4, -2, -1, 1, 1, 2, 3, 40, fiftieth, fiftieth, -fiftieth])
            return numerator, max(0, denominator + change)
        if kind < 0.37 and denominator is not None:
            return denominator + self.random.choice([0, 1, 5]), denominator
        return numerator, denominator

    def add_figure(self, code, indicator_id, as_of, numerator, denominator, status):
        delay = self.random.choice([0, 0, 3 * MINUTE, 9 * MINUTE, 70 * MINUTE, 5 * HOUR, 3 * DAY, -2 * HOUR, -2 * DAY])
        self.figures.append({"unit": code, "indicator": indicator_id, "as_of": as_of, "numerator": numerator,
                             "denominator": denominator, "status": status, "recorded": as_of + delay})

    def correct_some_figures(self):
        for f in list(self.figures):
            if not self.chance(0.12):
                continue
            corrected = dict(f, status=self.random.choice(["corrected", "final", "quick"]))
            corrected["recorded"] += self.random.choice([0, 0, MINUTE, 6 * HOUR, 2 * DAY, 9 * DAY])
            if corrected["numerator"] is not None:
                corrected["numerator"] = max(0, corrected["numerator"] + self.random.choice([-20, -1, 0, 1, 2, 10]))
            self.figures.append(corrected)

    def make_figures_near_submissions(self):
        """Figures at the edges of the 24 hours around submissions."""
        wanting = {m["id"] for m in self.real_milestones if "figures" in m["evidence"]}
        for s in list(self.submissions):
            if s["milestone"] in wanting and s["status"] in ("received", "accepted") and self.chance(0.3):
                offset = self.random.choice([DAY, -DAY, DAY + 1, -DAY - 1, 0, 3 * HOUR])
                self.add_figure(s["unit"], self.random.choice(self.indicators)["id"], s["happened"] + offset,
                                self.random.randint(0, 100), self.random.choice([None, 100]), "final")

    # -- submissions

    def document(self):
        kind = self.random.random()
        if kind < 0.15:
            return None
        if kind < 0.21:
            return self.random.choice(["", "   ", "\t\n", "\u00a0"])
        if kind < 0.55:
            return self.spelled_number(self.random.choice(NUMBERS))
        if kind < 0.60:
            return f"{self.random.randint(1, 99)}/BB-VP"
        return self.spelled_link(self.random.choice(PAGES))

    def spelled_number(self, text):
        text = self.random.choice([text, text, text.lower(), text.upper()])
        text = self.random.choice([text, text, text.replace("/", " / "), text.replace("-", "\u00a0-\t")])
        return self.random.choice(["", "", " ", "\t "]) + text + self.random.choice(["", "", "  ", "\n"])

    def spelled_link(self, text):
        text = self.random.choice(["", "", "www.", "WWW."]) + self.random.choice([text, text, text.upper()])
        text = self.random.choice(["https://", "http://", "HTTPS://"]) + text
        text += self.random.choice(["", "", "/", "//"]) + self.random.choice(["", "", "#dau", "#a#b", "#x/"])
        return self.random.choice(["", "", " ", "\t"]) + text + self.random.choice(["", "", " ", "\n"])

    def first_happened(self, code, milestone):
        due = self.due(code, milestone)
        if due is None:
            return self.some_instant()
        return due + self.random.choice([
            0, 0, 1, 1, -1, -self.random.randrange(15 * DAY), -self.random.randrange(15 * DAY),
            -self.random.randrange(2 * DAY), self.random.randrange(DAY), self.random.randrange(5 * DAY),
            self.random.randrange(20 * DAY)])

    def add_submission(self, code, milestone, status, happened, document):
        delay = self.random.choice([0, 0, 0, 0, 1, 5 * MINUTE, 3 * HOUR, self.random.randrange(8 * DAY)])
        self.submissions.append({"unit": code, "milestone": milestone["id"], "status": status, "happened": happened,
                                 "recorded": happened + delay, "document": document})

    def add_story(self, code, milestone):
        happened = self.first_happened(code, milestone)
        document = self.document()
        for status in self.random.choice(STORIES):
            wants_document = status in ("received", "accepted") or self.chance(0.2)
            self.add_submission(code, milestone, status, happened, document if wants_document else None)
            if self.chance(0.6):  # else the same again
                document = self.document()
            happened += self.random.choice([0, 0, 1, 10 * MINUTE, 5 * HOUR, self.random.randrange(6 * DAY)])

    def make_submissions(self):
        self.submissions = []
        wanted = self.random.choice([5, 10, 20, 30, 30, 40, 60]) if self.pairs else 0
        if self.profile == "votes":
            wanted = min(wanted, 12)
        if self.profile == "waves":
            wanted = min(wanted, 5)
        for code, milestone in self.random.sample(self.pairs, len(self.pairs)):
            if len(self.submissions) >= wanted:
                break
            self.add_story(code, milestone)
            if self.chance(0.1):
                self.add_story(code, milestone)
        taking_part = {(code, m["id"]) for code, m in self.pairs}
        strangers = [(code, m) for m in self.real_milestones for code in self.codes
                     if (code, m["id"]) not in taking_part]
        if strangers and self.chance(0.1):
            self.add_story(*self.random.choice(strangers))
        self.copy_some_documents()

    def copy_some_documents(self):
        """The same document again at the same instant, by another unit or for another milestone."""
        for s in list(self.submissions):
            if s["document"] is not None and self.pairs and self.chance(0.06):
                code, milestone = self.random.choice(self.pairs)
                self.add_submission(code, milestone, "received", s["happened"], s["document"])

    # -- decisions and rulings

    def make_decisions(self):
        self.decisions = []
        if not self.pairs or self.chance(0.15):
            return
        for _ in range(self.random.choice([2, 4, 8, 12, 20])):
            code, milestone = self.random.choice(self.pairs)
            if self.decisions and self.chance(0.25):  # again for a pair that has one
                code, id = self.decisions[-1]["unit"], self.decisions[-1]["milestone"]
                milestone = next(m for m in self.milestones if m["id"] == id)
            if self.chance(0.6):
                kind, deadline = "extension", self.civil_text(early=3, late=20)
            else:
                kind, deadline = "excuse", None
            self.decisions.append({"unit": code, "milestone": milestone["id"], "kind": kind, "deadline": deadline,
                                   "recorded": self.some_instant()})

    def make_sheet(self):
        formulas = ["onTime", "submitted", "share", "missing", "countIndicator", "countMilestones", "deduct", "council"]
        count = self.random.choice([1, 2, 3, 4, 6, 8])
        zero = [i for i in self.indicators if i["target"] == {"count": 0}]
        criteria = []
        for number in range(1, count + 1):
            formula = formulas[number - 1] if count == 8 else self.random.choice(formulas)
            points = self.random.choice([5000, 10000, 10000, 20000, 30000, 7500, 333])
            late = None
            if formula in ("onTime", "submitted") and self.chance(0.6):
                late = {"per_day": self.random.choice([500, 1000, 3333]),
                        "floor": self.random.choice([0, 2000, 5000, 50000])}
            criteria.append({
                "name": f"c{number}", "points": points, "formula": formula,
                "milestones": self.subset([m["id"] for m in self.milestones], self.random.choice([1, 1, 0.5])),
                "indicator": self.random.choice(zero if zero and formula == "deduct" else self.indicators)["id"],
                "tolerated": self.random.choice([5000, 10000, 33333, 500, 100000]),
                "each": self.random.choice([10, 500, 1000, 2500]),
                "per": self.random.choice([50, 1000, 5000]),
                "late": late})
        whole = sum(c["points"] for c in criteria)
        cuts = self.random.sample([0.95, 0.9, 0.8, 0.65, 0.5, 0], self.random.choice([0, 2, 3, 4]))
        levels = [{"name": name, "from": round(cut * whole)} for name, cut in zip("ABCD", cuts)]
        self.sheet = {"criteria": criteria, "levels": levels, "within": self.random.choice(["kind", "block", "all"])}

    def make_rulings(self):
        self.rulings = []
        whole = sum(c["points"] for c in self.sheet["criteria"])
        council = [c["name"] for c in self.sheet["criteria"] if c["formula"] == "council"]
        if self.chance(0.12):
            return
        for _ in range(self.random.choice([3, 6, 9, 14])):
            kind = self.random.choice(["points", "level", "rank", "confirm", "criterion", "criterion", "criterion"])
            if kind == "level" and not self.sheet["levels"]:
                kind = "confirm"
            ruling = {"unit": self.random.choice(self.codes), "kind": kind, "points": None, "level": None,
                      "rank": None, "criterion": None, "recorded": self.some_instant()}
            if kind == "points":
                ruling["points"] = self.random.choice([0, whole, whole // 2, whole // 3, self.random.randint(0, whole)])
            elif kind == "level":
                ruling["level"] = self.random.choice(self.sheet["levels"])["name"]
            elif kind == "rank":
                ruling["rank"] = self.random.randint(1, len(self.codes))
            elif kind == "criterion":
                ruling["criterion"] = self.random.choice(
                    council if council and self.chance(0.85) else [c["name"] for c in self.sheet["criteria"]])
                ruling["points"] = self.random.choice([0, 1500, 5000, 9999, 40000, -700])
            self.rulings.append(ruling)

    # -- letters

    def make_letters(self):
        self.letters = []
        dated = [m for m in self.real_milestones if m["deadline"] is not None]
        if not dated or self.chance(0.12 if self.profile != "waves" else 0):
            return
        for _ in range(self.random.choice([1, 2, 3, 4]) if self.profile != "waves" else self.random.choice([1, 2])):
            self.make_wave(self.random.choice(dated))

    def make_wave(self, milestone):
        rule, days = self.random.choice([("-P7D", -7), ("-P7D", -7), ("-P2D", -2), ("P1D", 1), ("P3D", 3)])
        day = civil(milestone["deadline"]).date() + timedelta(days=days)
        nominal = f"{day.isoformat()}T{self.random.choice(['08:00:00', '07:30:00'])}"
        schedule = self.random.choice(["s", "s", "nhac-lai"])
        start = self.at(nominal)
        probability = 0.48 if self.profile == "waves" else self.random.choice([0.3, 0.5, 0.7, 1])
        for code in self.subset(self.codes, probability):
            sent = start + self.random.choice([0, 0, 1, 20_000, 5 * MINUTE, 90 * MINUTE, 20 * HOUR, 30 * HOUR])
            self.add_letter(schedule, rule, milestone, nominal, code, sent)
            if self.chance(0.08):
                self.add_letter(schedule, rule, milestone, nominal, code,
                                sent + self.random.choice([0, 1, HOUR, 30 * HOUR]))
            if self.chance(0.3):
                self.add_answer(milestone, code, sent)
        for code in self.codes:
            if self.chance(0.12):
                self.add_answer(milestone, code, start)

    def add_letter(self, schedule, rule, milestone, nominal, code, sent):
        self.letters.append({"schedule": schedule, "rule": rule, "milestone": milestone["id"], "nominal": nominal,
                             "unit": code, "sent": sent})

    def add_answer(self, milestone, code, start):
        happened = start + self.random.choice([
            0, 1, DAY, DAY + 1, 2 * DAY, 2 * DAY + 1, 3 * DAY, 3 * DAY + 1, self.random.randrange(4 * DAY),
            self.random.randrange(DAY), -self.random.randrange(DAY)])
        if any(code == pair_code and m["id"] == milestone["id"] for pair_code, m in self.pairs):
            self.add_submission(code, milestone, "received", happened, self.document())

    # -- what is asked for

    def make_questions(self):
        facts = [s[name] for s in self.submissions for name in ("happened", "recorded")]
        facts += [f[name] for f in self.figures for name in ("as_of", "recorded")]
        facts += [d["recorded"] for d in self.decisions + self.rulings] + [letter["sent"] for letter in self.letters]
        exact = facts + self.due_instants
        exact = sorted(exact or [self.some_instant()])
        kind = self.random.random()
        first_sent = self.first_sent_of_a_wave()
        edges = self.edges() or self.due_instants
        if kind < 0.03:
            as_of = exact[0] - self.random.randint(1, 5 * DAY)
        elif kind < 0.13:
            as_of = self.random.choice(exact)
        elif kind < 0.18:
            as_of = self.random.choice(exact) + self.random.choice([1, -1])
        elif kind < 0.49 and edges and self.profile != "waves":
            as_of = self.random.choice(edges) + self.random.choice([0, 0, 0, 1, -5 * MINUTE])
        elif kind < 0.57 or (self.profile == "waves" and kind < 0.92):
            if first_sent is not None:
                as_of = first_sent + self.random.choice([DAY, 2 * DAY, 3 * DAY, 3 * DAY - 1,
                                                         self.random.randint(DAY, 3 * DAY), 4 * DAY])
            else:
                as_of = self.some_instant(late=5)
        elif kind < 0.68:
            as_of = exact[len(exact) // 3:][self.random.randrange(len(exact) - len(exact) // 3)]
            as_of += self.random.randrange(2 * DAY)
        elif kind < 0.74 and self.figures:
            as_of = self.random.choice(self.figures)["recorded"] + self.random.choice([0, HOUR, 6 * HOUR])
        else:
            as_of = exact[-1] + self.random.choice([0, 1, HOUR, 3 * DAY, 12 * DAY])
        self.as_of = as_of
        self.make_pace()
        self.make_slots()

    def edges(self):
        """Instants at which something ends: deadlines, dates of resubmission, or seven days after figures."""
        kind = self.random.choice([0, 0, 0, 1, 1, 2, 2, 2, 2])
        if kind == 0:
            return self.due_instants
        if kind == 1:
            last = {(f["unit"], f["indicator"]): f for f in sorted(self.figures, key=lambda f: f["as_of"])}
            return [f["as_of"] + 7 * DAY for f in last.values()]
        return self.resubmission_edges()

    def resubmission_edges(self):
        """Of returns with which a story ends."""
        calendar = Calendar(self.calendar)
        last = {}
        for s in sorted(self.submissions, key=lambda s: s["happened"]):
            last[(s["unit"], s["milestone"])] = s
        found = []
        for s in last.values():
            milestone = next(m for m in self.milestones if m["id"] == s["milestone"])
            if s["status"] == "returned" and s["unit"] not in milestone["invited"]:
                own = milestone["own"].get(s["unit"])
                deadline = own["deadline"] if own is not None else milestone["deadline"]
                day = calendar.working_day_after(self.clock.date(s["happened"]), 2)
                instant = self.last(day.isoformat() + ("T23:59:59" if deadline is None else deadline[10:]))
                instant = instant if deadline is None else max(instant, self.last(deadline))
                if s["recorded"] <= instant:
                    found += [instant] * (6 if deadline is None else 1)
        return found

    def first_sent_of_a_wave(self):
        if not self.letters:
            return None
        return min(letter["sent"] for letter in self.random.choice(list(waves(self.letters).values())))

    def make_pace(self):
        evening = self.at(self.slot_day.isoformat() + "T19:00:00")
        deadline = self.random.choice([
            evening, evening, self.as_of + self.random.randint(1, 3 * DAY),
            self.as_of + 5 * HOUR, self.as_of + 2 * HOUR, self.as_of + 40 * DAY, self.as_of, self.as_of - 6 * HOUR])
        self.pace = {"indicator": self.random.choice(self.indicators)["id"], "deadline": deadline}

    def make_slots(self):
        day = self.slot_day
        if self.chance(0.25):
            day = self.clock.date(self.as_of)
        elif self.figures and self.chance(0.25):
            day = self.clock.date(self.random.choice(self.figures)["as_of"])
        times = []
        shifted = day.isoformat() in SHIFT_DATES[self.zone]
        if self.chance(0.3 if shifted else 0.6 if len(self.codes) < 6 else 0.9):
            chosen = sorted(self.random.sample(range(0, 48), self.random.randint(1, 7)))
            times = [f"{day.isoformat()}T{half // 2:02}:{'30' if half % 2 else '00'}:00" for half in chosen]
        self.slots = {"date": day.isoformat(), "times": times}

    def make_calendar(self):
        weekly_off = self.random.choice([[6, 7], [6, 7], [7], []])
        days = [date(2021, 1, 1) + timedelta(days=n) for n in range(365)]
        off = self.random.sample([d for d in days if d.isoweekday() not in weekly_off], self.random.choice([0, 4, 12]))
        free = [d for d in days if d.isoweekday() in weekly_off]
        worked = self.random.sample(free, min(len(free), self.random.choice([0, 2, 6])))
        self.calendar = {"from": "2020-01-01", "to": "2023-12-31", "weekly_off": weekly_off,
                         "off": sorted(d.isoformat() for d in off), "worked": sorted(d.isoformat() for d in worked)}

    # -- all

    def recorded(self, facts):
        """In the order of recording, with ascending ids."""
        result, id = [], 0
        for fact in sorted(facts, key=lambda fact: fact["recorded"]):
            id += self.random.choice([1, 1, 1, 2])
            result.append({"id": id, **fact})
        return result

    def make(self):
        self.make_calendar()
        self.make_units()
        self.make_milestones()
        self.make_indicators()
        self.make_submissions()
        self.make_figures()
        self.make_decisions()
        self.make_sheet()
        self.make_rulings()
        self.make_letters()
        self.make_figures_near_submissions()
        self.make_questions()
        return {
            "zone": self.zone,
            "calendar": self.calendar,
            "units": self.units,
            "milestones": self.milestones,
            "indicators": self.indicators,
            "sheet": self.sheet,
            "submissions": self.recorded(self.submissions),
            "decisions": self.recorded(self.decisions),
            "rulings": self.recorded(self.rulings),
            "figures": self.recorded(self.figures),
            "letters": sorted(self.letters, key=lambda letter: letter["sent"]),
            "pace": self.pace,
            "slots": self.slots,
            "as_of": self.as_of,
        }


def random_campaign(seed, number):
    return Maker(random.Random(f"{seed}/{number}")).make()


# ---------------------------------------------------------------------------------------------------------------
# Command line


def write_line(value):
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n")


def run_evaluate():
    for line in sys.stdin:
        if line.strip():
            write_line(evaluate(json.loads(line)))


def run_generate(seed, count):
    for number in range(count):
        data = random_campaign(seed, number)
        write_line({"name": f"random-{seed}-{number}", "input": data, "expected": evaluate(data)})


def main():
    parser = argparse.ArgumentParser(description="Reference implementation of the campaign statistics.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("evaluate", help="INPUT lines on stdin, EXPECTED lines on stdout")
    generate = commands.add_parser("generate", help="random campaigns with what is expected of them")
    generate.add_argument("--seed", type=int, required=True)
    generate.add_argument("--count", type=int, required=True)
    arguments = parser.parse_args()
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    if arguments.command == "evaluate":
        run_evaluate()
    else:
        run_generate(arguments.seed, arguments.count)


if __name__ == "__main__":
    main()
