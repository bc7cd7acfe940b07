#!/usr/bin/env python3
"""Independent reference model of the reminder service, and the generator of histories.jsonl.

Authority: schedule-language.md, "Exact semantics". Written without sight of the program.
Everything is brute force: at a pass ALL occurrences are enumerated and each one's fate is decided.

    python3 histories.py                 writes histories.jsonl beside this file (seed 2021), prints counts
    python3 histories.py --explain 17    replays history 17 step by step

Decisions. "avoided" = such a history is thrown away (class Ambiguous), or the expectation must be the
same under both readings (READINGS: every history is replayed under each of them).

 1. `expect` holds every occurrence whose DUE instant (after the holiday shift, before the send window) is
    not after the last pass. Nothing waits at the last pass, nothing was merged ahead of it.
 2. Occurrences nominally outside the campaign, or of a moved/extended deadline and nominally before the
    move/recording, do not exist (no row). Before effectiveFrom by NOMINAL: skipped:before-effect, also where
    the shift moves the due instant after it. Shifted to before effectiveFrom with a later nominal: avoided.
 3. effectiveFrom belongs to (block, rule key). A changed time of day keeps it; the slot has no time, so what
    was sent, skipped or missed that day stays. A time changed to an earlier one already past, or while the
    occurrence waits, or over rows "before effect": avoided.
 4. Send window: outside -> next opening; on a working day, unless `vẫn gửi` (bulletins: by default). Exact
    `N giờ` lines that fall both outside the window and before a day off: avoided (which opening?).
    A before-rule that shift or window carries to the deadline, an after-rule shifted before it: avoided.
    An opening beyond the end of the catch-up window: avoided.
 5. "Late" = the pass is after the send instant of 4. A late letter leaves inside the window and on a working
    day (`vẫn gửi`, bulletins: any day) and needs its catch-up window still open at that later instant, else
    missed:too-late. 1-6 minutes late, exactly at the end of a window, `mọi lúc` held by a day off: avoided.
 6. Windows are counted from the due instant. An explicit `nếu gián đoạn` holds for all lines of the block and is
    written with `chỉ thư mới nhất`; explicit catch-up of a before-rule past its deadline: avoided. `không gửi` =
    window zero: missed:too-late (several at once: avoided).
 7. Latest only: among what is due and undecided of one block + unit + milestone + recipient (digest, bulletin:
    of the block) the last due is the latest; ALL earlier ones are missed:superseded, even those beyond their own
    window, even if the latest is too late. Two latest with one due, both late; overtaken while held: avoided.
 8. Completion is asked for the due instant and again at the pass. Fell due while submitted or returned ->
    skipped for that reason, though it was withdrawn or the resubmission date passed before the pass ("not caught
    up"). Due while open and submitted before the pass -> skipped:submitted. Any other mixture: avoided.
    Until-done lines go on being recorded week by week as skipped:submitted / skipped:maximum.
 9. One reason only: completed and also missed / at the maximum / before effect, or missed and at the maximum:
    avoided.
10. Return: resubmission instant = max(unit's deadline, second working day after the return at the deadline's
    time); returned before it, open at it. A milestone with a return is neither moved nor extended afterwards.
11. Cancelled (moved, extended, rule removed): what is due and undecided at that instant; later ones of the old
    deadline or rule leave no row. Cancelling applies before the pass of the same instant, to all that is due, also
    if never seen by a pass. Where it would have ended otherwise than by a letter: avoided. One of a group
    cancelled while another waits: avoided. Rows already decided stay. A deadline, a key never comes back.
12. Within 72 h after a letter of the old deadline (same rule, milestone, unit, recipient): avoided. The notice to
    units that had been reminded is no occurrence.
13. Merging: the earliest due is the letter; ties by the unit's deadline, schedule id, line (further ties avoided).
    Those due within 30 min after it join, also those still to come (merged, sentAt = that pass, before their own
    due). Exactly 30 min; several late ones of different due instants; held ones: only where all readings agree.
14. `gửi tối đa` counts the distinct instants at which letters or merged ones of the block went to that recipient
    about that milestone, over all its deadlines. Where counting due instants, or not counting those merged into
    another block's letter, would differ: avoided.
15. Not generated: `nếu rơi ngày nghỉ: không gửi` (no outcome named), several weekdays in a line, `lúc đến hạn`,
    `chờ số liệu`, `bản cuối ngày`, approval, edits of bulletins, an extension and a move of one milestone.
16. Safety limits are never reached: at most 40 letters a pass, 40 in the day after an activation, passes less
    than 30 days apart. The first step is a pass at activatedAt.
"""
import copy, json, os, random, sys
from collections import Counter
from datetime import date, datetime, time, timedelta

SEED, WANTED = 2021, int(os.environ.get("WANTED", 2000))
VALID = (date(2021, 3, 1), date(2021, 12, 31))
OPEN, CLOSE = time(7, 30), time(18, 0)
MIN30, DAY = timedelta(minutes=30), timedelta(days=1)
WD = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
WD_VI = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
LISTS = {"phong": "list:phong/tccb@so.example", "so": "list:so/giam-doc@so.example"}

# Other readings of the page. A history whose expectation differs under any of them is not generated.
READINGS = ["anchor-eff", "anchor-now", "exclusive-30", "exact-opens-any-day", "window-from-eff",
            "time-edit-restarts", "before-effect-recomputed", "before-effect-at-once", "fate-before-cancel",
            "extension-at-pass", "max-by-due", "max-own-letters", "lazy-superseded"]


class Ambiguous(Exception):
    """The page does not settle this; the history is thrown away."""


# ---------------------------------------------------------------- the page's text

def hm(t):
    return t.strftime("%H:%M")


def dmy(d):
    return d.strftime("%d/%m/%Y")


def line_key(l):
    k = l["kind"]
    if k == "days":
        return f"{'-' if l['n'] < 0 else '+'}P{abs(l['n'])}D"
    if k == "wdays":
        return f"{'-' if l['n'] < 0 else '+'}P{abs(l['n'])}WD"
    if k == "hours":
        return f"-PT{l['n'] * 60}M"
    if k == "dueday":
        return "due-day"
    if k == "weekly":
        return f"weekly:{WD[l['wd']]}" + (";after-due;until-done" if l["until"] else "")
    return f"every:PT{l['n'] * 60}M"


def line_text(l):
    k = l["kind"]
    side = "trước" if l.get("n", 0) < 0 else "sau"
    if k == "days":
        return f"{abs(l['n'])} ngày {side} hạn, lúc {hm(l['at'])}"
    if k == "wdays":
        return f"{abs(l['n'])} ngày làm việc {side} hạn, lúc {hm(l['at'])}"
    if k == "hours":
        return f"{l['n']} giờ trước hạn"
    if k == "dueday":
        return f"ngày đến hạn lúc {hm(l['at'])}"
    if k == "weekly":
        return f"mỗi {WD_VI[l['wd']]} lúc {hm(l['at'])}" + (", sau hạn, cho đến khi nộp" if l["until"] else "")
    return f"mỗi {l['n']} giờ từ {hm(l['at'])} đến {hm(l['to'])}"


SHIFT_VI = {"prev": "ngày làm việc liền trước", "next": "ngày làm việc liền sau", "send": "vẫn gửi"}


def render(cfg):
    out = [f"# {cfg['note']}"] if cfg.get("note") else []
    for m in cfg["milestones"]:
        out += [f'MỐC {m["id"]} "{m["title"]}"', f'  hạn: {dmy(m["deadline"])} {hm(m["deadline"])}']
        if len(m["units"]) < 3:
            out.append("  đơn vị thực hiện: " + ", ".join(m["units"]))
        out.append("")
    for b in cfg["blocks"]:
        head = {"remind": "NHẮC VIỆC", "digest": "TỔNG HỢP", "bulletin": "BÁO CÁO NHANH"}[b["type"]]
        out.append(f'{head} {b["id"]} "{b["title"]}"')
        if b["type"] == "remind":
            out.append("  mốc: " + ", ".join(b["milestones"]))
        if b["type"] == "bulletin":
            out.append("  ngày: " + dmy(b["day"]))
        out += ["  gửi: " + line_text(l) for l in b["lines"]]
        out.append("  gửi tới: " + ("đơn vị chưa nộp" if b["type"] == "remind" else b["list"]))
        if b.get("copy"):
            out.append("  đồng gửi: thủ trưởng đơn vị")
        if b.get("shift"):
            out.append("  nếu rơi ngày nghỉ: " + SHIFT_VI[b["shift"]])
        if b.get("max"):
            out.append(f"  gửi tối đa: {b['max']} lần")
        if b.get("catch"):
            out.append("  nếu gián đoạn: " + b["catch"]["text"])
        if b.get("any"):
            out.append("  khung giờ gửi: mọi lúc")
        if b["type"] == "digest":
            out.append("  nếu không có gì mới: vẫn gửi")
        if b["type"] == "bulletin":
            out += ["  chỉ tiêu: x", "", 'CHỈ TIÊU x "Tỷ lệ đi bầu"', '  tử số: "đã bỏ phiếu"', '  mẫu số: "cử tri"']
        out.append("")
    return "\n".join(out).strip() + "\n"


# ---------------------------------------------------------------- the model

class Occ:
    """One intended send. `key` identifies it; the slot has no time except for a bulletin."""

    def __init__(self, b, index, l, milestone, deadline, unit, recipient, nominal):
        self.block, self.index, self.line = b, index, l
        self.schedule, self.rule = b["id"], line_key(l)
        self.milestone, self.deadline, self.unit, self.recipient = milestone, deadline, unit, recipient
        self.nominal = nominal
        slot = nominal if b["type"] == "bulletin" else nominal.date()
        self.key = (self.schedule, self.rule, milestone, deadline, unit, recipient, slot)
        self.group = (self.schedule, milestone, unit, recipient)
        k = l["kind"]
        self.exact = k == "hours"
        if b["type"] != "remind":
            self.kind = b["type"]
        elif k in ("hours", "dueday") or (k in ("days", "wdays") and l["n"] < 0):
            self.kind = "before"
        else:
            self.kind = "after"


class Model:
    def __init__(self, days_off, cfg, at, reading=None):
        self.off = set(days_off)
        self.reading = reading
        self.cfg, self.activated = cfg, at
        self.effective = {(b["id"], line_key(l)): at for b in cfg["blocks"] for l in b["lines"]}
        self.own, self.floor = {}, {}           # (unit, milestone) -> own deadline; -> nothing nominally before
        self.events = {}                        # (unit, milestone) -> [(at, "submit"|"return"|"withdraw", resubmission)]
        self.ledger = {}                        # key -> row
        self.seen = set()                       # late ones that a pass has already held
        self.deferred = []                      # only for the reading "extension-at-pass"
        self.cache = None
        self.both = 0                           # superseded and beyond the window: decision 7
        self.trace = []

    # -- calendar

    def working(self, d):
        return d.weekday() < 5 and d not in self.off

    def add_working(self, d, n):
        step = 1 if n > 0 else -1
        while n:
            d += step * DAY
            if self.working(d):
                n -= step
        return d

    def shifted(self, o):
        """nominal -> actual: only the date moves."""
        if o.exact:
            return o.nominal
        default = {"before": "prev", "after": "next", "digest": "prev", "bulletin": "send"}[o.kind]
        how = o.block.get("shift") or default
        d = o.nominal.date()
        while how != "send" and not self.working(d):
            d += DAY if how == "next" else -DAY
        return datetime.combine(d, o.nominal.time())

    def sends_anyway(self, b):
        return b.get("shift") == "send" or b["type"] == "bulletin"

    def opening(self, o, t):
        """The send instant of an occurrence that is due at t and not late."""
        if o.block.get("any") or OPEN <= t.time() < CLOSE:
            return t
        d = t.date() if t.time() < OPEN else t.date() + DAY
        loose = self.sends_anyway(o.block) or (o.exact and self.reading == "exact-opens-any-day")
        while not loose and not self.working(d):
            d += DAY
        return datetime.combine(d, OPEN)

    def late_ok(self, o, t):
        """May a caught-up letter leave at t?"""
        return (o.block.get("any") or OPEN <= t.time() < CLOSE) and (self.sends_anyway(o.block) or self.working(t.date()))

    def late_opening(self, o, t):
        if self.late_ok(o, t):
            return t
        if o.block.get("any"):
            raise Ambiguous("any-time letter held on a day off")
        d = t.date() if t.time() < OPEN else t.date() + DAY
        while not self.late_ok(o, datetime.combine(d, OPEN)):
            d += DAY
        return datetime.combine(d, OPEN)

    # -- enumeration

    def deadline(self, m, unit):
        return self.own.get((unit, m["id"]), m["deadline"])

    def nominals(self, l, deadline, b):
        k = l["kind"]
        if k == "days":
            return [datetime.combine(deadline.date() + l["n"] * DAY, l["at"])]
        if k == "wdays":
            return [datetime.combine(self.add_working(deadline.date(), l["n"]), l["at"])]
        if k == "hours":
            return [deadline - timedelta(hours=l["n"])]
        if k == "dueday":
            return [datetime.combine(deadline.date(), l["at"])]
        found = []
        if k == "weekly":
            d = VALID[0]
            while d <= VALID[1]:
                t = datetime.combine(d, l["at"])
                if d.weekday() == l["wd"] and (not l["until"] or t > deadline):
                    found.append(t)
                d += DAY
        else:
            t, end = datetime.combine(b["day"], l["at"]), datetime.combine(b["day"], l["to"])
            while t <= end:
                found.append(t)
                t += timedelta(hours=l["n"])
        return found

    def occurrences(self):
        if self.cache is not None:
            return self.cache
        found = []
        for b in self.cfg["blocks"]:
            who = [(None, None, None, LISTS[b["list"]])] if b["type"] != "remind" else [
                (m["id"], self.deadline(m, u), u, f"unit:{u}/{role}")
                for m in self.cfg["milestones"] if m["id"] in b["milestones"]
                for u in m["units"] for role in (["focal", "head"] if b.get("copy") else ["focal"])]
            for index, l in enumerate(b["lines"]):
                for mid, deadline, unit, recipient in who:
                    for nominal in self.nominals(l, deadline, b):
                        if not VALID[0] <= nominal.date() <= VALID[1]:
                            continue
                        o = Occ(b, index, l, mid, deadline, unit, recipient, nominal)
                        o.due = self.shifted(o)
                        o.eff = self.opening(o, o.due)
                        if o.kind == "before" and o.eff >= deadline:
                            raise Ambiguous("a before-rule crosses the deadline")
                        if o.kind == "after" and o.due <= deadline:
                            raise Ambiguous("an after-rule is shifted before the deadline")
                        floor = self.floor.get((unit, mid))
                        if floor and nominal < floor:
                            if self.effective[(o.schedule, o.rule)] > floor:
                                raise Ambiguous("rule added after a move, nominal before both")
                            continue
                        found.append(o)
        keys = Counter(o.key for o in found)
        assert all(n == 1 for n in keys.values()), "two occurrences with one key"
        self.cache = found
        return found

    # -- completion

    def state(self, o, t):
        s = "open"
        for at, what, resubmission in self.events.get((o.unit, o.milestone), []):
            if at <= t:
                if what == "submit":
                    s = "submitted"
                elif what == "withdraw":
                    s = "open"
                else:
                    if t == resubmission:
                        raise Ambiguous("due exactly at the resubmission date")
                    s = "returned" if t < resubmission else "open"
        return s

    def completion(self, o, now):
        """None where a letter may go; else the state that stops it."""
        then, present = self.state(o, o.due), self.state(o, now)
        between = [e for e in self.events.get((o.unit, o.milestone), []) if o.due < e[0] <= now]
        if then == "open":
            if not between:
                return None
            if present == "submitted" and len(between) == 1:
                return "submitted"
            raise Ambiguous("open when due, then submitted and taken back before the pass")
        if between and present not in ("open", then):
            raise Ambiguous("stopped for one reason when due, for another at the pass")
        return then

    # -- deciding

    def record(self, o, outcome, sent_at=None, leader=None):
        assert o.key not in self.ledger, "two terminal states"
        row = {"schedule": o.schedule, "rule": o.rule, "milestone": o.milestone,
               "deadline": o.deadline and o.deadline.isoformat(), "unit": o.unit, "recipient": o.recipient,
               "nominal": o.nominal.isoformat(), "outcome": outcome}
        if sent_at:
            row["sentAt"] = sent_at.isoformat()
        self.ledger[o.key] = {"row": row, "occ": o, "sent": sent_at, "at": self.clock, "leader": leader,
                              "effective": self.effective[(o.schedule, o.rule)]}
        self.trace.append(f"      {outcome:24} {o.schedule} {o.rule} {o.milestone or ''} {o.recipient} "
                          f"nominal {o.nominal} due {o.due}")

    def waiting(self, now):
        return [o for o in self.occurrences() if o.due <= now and o.key not in self.ledger]

    def letters(self, o):
        """The instants already counted against `gửi tối đa` for this block, milestone and recipient."""
        return {r["occ"].due if self.reading == "max-by-due" else r["sent"]
                for r in self.ledger.values() if r["sent"] and r["occ"].group == o.group
                and not (self.reading == "max-own-letters" and r["leader"] and r["leader"].schedule != o.schedule)}

    def at_maximum(self, o, now):
        n = o.block.get("max")
        if not n:
            return False
        counted = self.letters(o)
        return len(counted) >= n and (o.due if self.reading == "max-by-due" else now) not in counted

    def check_72(self, o, now):
        for r in self.ledger.values():
            p = r["occ"]
            if r["sent"] and p.group == o.group and p.rule == o.rule and p.deadline != o.deadline \
                    and min(o.nominal, o.due) - r["sent"] <= 3 * DAY:
                raise Ambiguous("within 72 h of a letter of the old deadline")

    def limit(self, o):
        """The last instant of the catch-up."""
        start, c = (o.eff if self.reading == "window-from-eff" else o.due), o.block.get("catch")
        if c and c["within"] is not None:
            return start + c["within"]
        if o.kind == "before":
            return o.deadline
        if o.kind == "after":
            return start + 3 * DAY
        if o.kind == "digest":
            return start + timedelta(hours=12)
        return start + timedelta(hours=o.line["n"]) / 3

    def settle(self, now):
        """Everything due: the terminal states without a letter. Returns what may be sent at this instant."""
        groups = {}
        for o in self.occurrences():
            if o.key in self.ledger or (o.due > now and not self.early_record(o)):
                continue
            if o.nominal < self.effective[(o.schedule, o.rule)]:
                if o.unit and (self.state(o, o.due) != "open" or self.state(o, now) != "open"):
                    raise Ambiguous("before effect and completed")
                self.record(o, "skipped:before-effect")
            elif o.due < self.effective[(o.schedule, o.rule)]:
                raise Ambiguous("shifted to before effectiveFrom")
            else:
                groups.setdefault(o.group, []).append(o)
        ready = []
        for group in groups.values():
            stopped = {o.key: self.completion(o, now) if o.unit else None for o in group}
            if len(set(stopped.values())) > 1:
                raise Ambiguous("a group with several reasons")
            full = any(self.at_maximum(o, now) for o in group)
            latest = max(o.due for o in group)
            last = [o for o in group if o.due == latest]
            for o in group:
                if o.unit:
                    self.check_72(o, now)
                if stopped[o.key]:
                    if full or len({x.due for x in group}) > 1 or (now > o.eff and now >= self.limit(o)):
                        raise Ambiguous("completed, and missed or at the maximum")
                    self.record(o, "skipped:" + stopped[o.key])
            if any(stopped.values()):
                continue
            lazy_hold = False
            for o in last:
                late = now > o.eff
                if self.limit(o) <= o.eff:
                    if o.block.get("catch") is None or o.block["catch"]["within"] or o.eff != o.due:
                        raise Ambiguous("the window opens after the catch-up has ended")
                if late and now - o.eff <= timedelta(minutes=6):
                    raise Ambiguous("a few minutes late: downtime or not?")
                if late and now == self.limit(o):
                    raise Ambiguous("exactly at the end of the catch-up")
                if late and len(last) > 1:
                    raise Ambiguous("two latest ones, both late")
                if late and now > self.limit(o):
                    if full:
                        raise Ambiguous("too late and at the maximum")
                    self.record(o, "missed:too-late")
                elif late and o.kind == "before" and now >= o.deadline:
                    raise Ambiguous("explicit catch-up of a before-rule past the deadline")
                elif now < o.eff or (late and not self.late_ok(o, now)):
                    lazy_hold = True                                    # pending
                    self.seen.add(o.key)
                elif full:
                    self.record(o, "skipped:maximum")
                else:
                    ready.append(o)
            for o in group:
                if o.due < latest:
                    if now <= o.eff:
                        raise Ambiguous("overtaken while held by the send window")
                    if o.key in self.seen:
                        raise Ambiguous("overtaken while held by a day off")
                    if full:
                        raise Ambiguous("superseded and at the maximum")
                    if o.block.get("catch") and o.block["catch"]["within"] == 0 * DAY:
                        raise Ambiguous("no catch-up, several missed")
                    self.both += now > self.limit(o)
                    if not (lazy_hold and self.reading == "lazy-superseded"):
                        self.record(o, "missed:superseded")
        return ready

    def early_record(self, o):
        return self.reading == "before-effect-at-once" and o.nominal < self.effective[(o.schedule, o.rule)]

    def anchor(self, o, now):
        if self.reading == "anchor-eff":
            return o.eff
        if self.reading == "anchor-now":
            return max(o.eff, now)
        return o.due

    def run_pass(self, now):
        for unit, mid, to, at in self.deferred:
            self.apply_extension(unit, mid, to, at, now)
        self.deferred = []
        ready = self.settle(now)
        for o in ready:
            if o.kind in ("digest", "bulletin"):
                self.record(o, "letter", now)
        # merging: reminders only, one recipient at a time
        ready = [o for o in ready if o.kind in ("before", "after")]
        soon = [o for o in self.occurrences() if o.kind in ("before", "after") and o.key not in self.ledger
                and now < o.due <= now + MIN30 and o.nominal >= self.effective[(o.schedule, o.rule)]]
        for recipient in sorted({o.recipient for o in ready}):
            mine = [o for o in ready if o.recipient == recipient]
            while mine:
                order = lambda o: (self.anchor(o, now), o.deadline, o.schedule, o.index)
                mine.sort(key=order)
                first = mine[0]
                if len(mine) > 1 and order(mine[1]) == order(first):
                    raise Ambiguous("no tie-break: same due, deadline, schedule and line")
                start = self.anchor(first, now)
                joins = lambda o: self.anchor(o, now) < start + MIN30 or \
                    (self.anchor(o, now) == start + MIN30 and self.reading != "exclusive-30")
                self.record(first, "letter", now)
                rest = []
                for o in mine[1:]:
                    if not joins(o):
                        rest.append(o)
                    else:
                        self.record(o, "skipped:maximum" if self.at_maximum(o, now) else "merged",
                                    None if self.at_maximum(o, now) else now, first)
                for o in soon:
                    if o.recipient == recipient and o.key not in self.ledger and joins(o) \
                            and self.state(o, now) == "open" and not self.at_maximum(o, now):
                        self.check_72(o, now)
                        self.record(o, "merged", now, first)
                # a second letter of this pass to one recipient: `gửi tối đa` is asked again
                mine = []
                for o in rest:
                    if self.at_maximum(o, now):
                        self.record(o, "skipped:maximum")
                    else:
                        mine.append(o)

    # -- the other steps

    def cancel(self, now, chosen, outcome):
        waiting = self.waiting(now)
        groups = {o.group for o in waiting if chosen(o)}
        for o in waiting:
            if chosen(o):
                self.record(o, outcome)
            elif o.group in groups:
                raise Ambiguous("one of a group cancelled, another still waiting")

    def event(self, unit, mid, what, at):
        resubmission = None
        if what == "return":
            m = next(m for m in self.cfg["milestones"] if m["id"] == mid)
            deadline = self.deadline(m, unit)
            resubmission = max(deadline, datetime.combine(self.add_working(at.date(), 2), deadline.time()))
        self.events.setdefault((unit, mid), []).append((at, what, resubmission))

    def extend(self, unit, mid, to, at):
        if self.reading == "extension-at-pass":
            self.deferred.append((unit, mid, to, at))
        else:
            self.apply_extension(unit, mid, to, at, at)

    def apply_extension(self, unit, mid, to, at, now):
        if self.reading == "fate-before-cancel":
            self.settle(now)
        self.cancel(now, lambda o: (o.unit, o.milestone) == (unit, mid), "cancelled:deadline-moved")
        self.own[(unit, mid)], self.floor[(unit, mid)], self.cache = to, at, None

    def edit(self, cfg, now):
        old, new = self.cfg, cfg
        before = {(b["id"], line_key(l)): l for b in old["blocks"] for l in b["lines"]}
        after = {(b["id"], line_key(l)): l for b in new["blocks"] for l in b["lines"]}
        due_of = {m["id"]: m["deadline"] for m in new["milestones"]}
        moved = {m["id"] for m in old["milestones"] if due_of[m["id"]] != m["deadline"]}
        retimed = {k for k in before if k in after and before[k] != after[k]}
        if self.reading == "fate-before-cancel" and (moved or set(before) - set(after)):
            self.settle(now)
        if any((o.schedule, o.rule) in retimed for o in self.waiting(now)):
            raise Ambiguous("time of day changed while the occurrence waits")
        self.cancel(now, lambda o: (o.schedule, o.rule) not in after, "cancelled:rule-removed")
        self.cancel(now, lambda o: o.milestone in moved and (o.unit, o.milestone) not in self.own, "cancelled:deadline-moved")
        for k in after:
            if k not in before or (k in retimed and self.reading == "time-edit-restarts"):
                self.effective[k] = now
        if self.reading == "before-effect-recomputed":
            for key in [k for k, r in self.ledger.items() if r["row"]["outcome"] == "skipped:before-effect"
                        and (r["occ"].schedule, r["occ"].rule) in retimed]:
                del self.ledger[key]
        for m in new["milestones"]:
            if m["id"] in moved:
                for u in m["units"]:
                    self.floor[(u, m["id"])] = now
        Model(self.off, new, now).occurrences()                  # the file alone must load: `liền sau` past a deadline is an error
        self.cfg, self.cache = new, None
        self.occurrences()

    def step(self, s):
        at = self.clock = s["at"]
        self.trace.append(f"{at} {at:%a} {s['do']} {s.get('unit', '')} {s.get('milestone', '')} {s.get('to', '')}")
        if s["do"] == "pass":
            self.run_pass(at)
        elif s["do"] == "edit":
            self.edit(s["cfg"], at)
        elif s["do"] == "extend":
            self.extend(s["unit"], s["milestone"], s["to"], at)
        else:
            self.event(s["unit"], s["milestone"], s["do"], at)

    def next_instant(self, now):
        """The next instant at which something falls due, or something that waits may leave."""
        found = []
        for o in self.occurrences():
            if o.key not in self.ledger:
                found += [t for t in (o.due, o.eff) if t > now]
                if o.eff <= now:
                    found.append(self.late_opening(o, now + timedelta(minutes=1)))
        return min(found, default=None)

    def rows(self, until):
        order = lambda r: (r["nominal"], r["schedule"], r["rule"], r["milestone"] or "", r["recipient"], r["deadline"] or "")
        return sorted((r["row"] for r in self.ledger.values() if r["occ"].due <= until), key=order)


def replay(h, reading=None):
    m = Model(h["off"], h["cfg"], h["activated"], reading)
    for s in h["steps"]:
        m.step(s)
    return m


# ---------------------------------------------------------------- the generator
# Times in the files are multiples of five minutes; edits, completions and ends of downtime never are.

UNITS = ["CCA", "CCB", "CD"]
TITLES = ["Báo cáo tháng", "Danh sách cử tri", "Kế hoạch tổ chức", "Biên bản hội nghị", "Số liệu đợt 1"]
DEADLINE_TIMES = [time(17, 0), time(11, 30), time(16, 30), time(10, 0), time(20, 0)]
INSIDE = [time(7, 30), time(8, 0), time(8, 0), time(8, 15), time(8, 25), time(9, 0), time(14, 0), time(16, 45)]
OUTSIDE = [time(6, 30), time(7, 0), time(18, 0), time(19, 15), time(21, 0)]


def odd(r, day):
    return datetime.combine(day, time(r.randint(6, 21), r.choice([3, 11, 23, 37, 52])))


def a_time(r):
    return r.choice(OUTSIDE if r.random() < 0.1 else INSIDE)


def a_line(r, used):
    while True:
        k = r.choice(["before"] * 5 + ["wbefore"] * 2 + ["hours"] * 2 + ["dueday"] * 2 + ["after"] * 3 + ["wafter"] * 2 + ["weekly"] * 4)
        l = {"before": lambda: {"kind": "days", "n": -r.choice([1, 2, 3, 5, 7, 10, 14]), "at": a_time(r)},
             "wbefore": lambda: {"kind": "wdays", "n": -r.choice([1, 2, 3, 5]), "at": a_time(r)},
             "hours": lambda: {"kind": "hours", "n": r.choice([2, 3, 4, 24, 26, 48])},
             "dueday": lambda: {"kind": "dueday", "at": r.choice([time(7, 30), time(8, 0), time(9, 0)])},
             "after": lambda: {"kind": "days", "n": r.choice([1, 2, 3, 5, 7]), "at": a_time(r)},
             "wafter": lambda: {"kind": "wdays", "n": r.choice([1, 2, 3]), "at": a_time(r)},
             "weekly": lambda: {"kind": "weekly", "wd": r.randrange(7), "until": True, "at": a_time(r)}}[k]()
        if line_key(l) not in used:
            used.add(line_key(l))
            return l


def a_config(r, start, used):
    milestones, days = [], set()
    for i in range(r.choice([1, 1, 1, 2, 2, 3])):
        while True:
            d = start.date() + r.randint(-4 if r.random() < 0.1 else 2, 24) * DAY
            if d not in days and d > VALID[0]:
                break
        days.add(d)
        milestones.append({"id": f"m{i + 1}", "title": r.choice(TITLES), "deadline": datetime.combine(d, r.choice(DEADLINE_TIMES)),
                           "units": sorted(r.sample(UNITS, r.choice([1, 1, 1, 2, 2, 3])))})
    ids, blocks = [m["id"] for m in milestones], []
    for i in range(r.choice([1, 1, 2, 2])):
        b = {"type": "remind", "id": f"nhac-{i + 1}", "title": "Nhắc nộp", "milestones": sorted(r.sample(ids, r.randint(1, len(ids))))}
        keys = used.setdefault(b["id"], set())
        b["lines"] = [a_line(r, keys) for _ in range(r.choice([1, 2, 2, 3, 3]))]
        if i == 1 and r.random() < 0.5:                                       # a second block close to the first: letters merge
            l = dict(r.choice(blocks[0]["lines"]))
            if line_key(l) not in keys:
                keys.add(line_key(l))
                if "at" in l and r.random() < 0.7:
                    l["at"] = r.choice(INSIDE[:6])
                b["lines"].append(l)
                b["lines"] = b["lines"][-3:]
        if r.random() < 0.2:
            b["copy"] = True
        if r.random() < 0.3:
            b["shift"] = r.choice(["prev", "next", "send", "send"])
        if r.random() < 0.35 or any(l["kind"] == "weekly" for l in b["lines"]):
            b["max"] = r.choice([1, 2, 2, 3, 3, 4])
        if r.random() < 0.35:
            n = r.choice([4, 12, 36])
            b["catch"] = r.choice([
                {"within": n * timedelta(hours=1), "text": f"gửi bù trong vòng {n} giờ, chỉ thư mới nhất"},
                {"within": 9 * DAY, "text": "gửi bù trong vòng 9 ngày, chỉ thư mới nhất"},
                {"within": 21 * DAY, "text": "gửi bù trong vòng 21 ngày, chỉ thư mới nhất"},
                {"within": 5 * DAY, "text": "gửi bù trong vòng 5 ngày, chỉ thư mới nhất"},
                {"within": 0 * DAY, "text": "không gửi"}])
            if r.random() < 0.3 and all(l["kind"] in ("hours", "dueday") or l.get("n", 1) < 0 for l in b["lines"]):
                b["catch"] = {"within": None, "text": "gửi bù cho đến hạn, chỉ thư mới nhất"}
        if r.random() < 0.12:
            b["any"] = True
        blocks.append(b)
    if r.random() < 0.25:
        b = {"type": "digest", "id": "tong-hop", "title": "Bản tổng hợp tuần", "list": "phong",
             "lines": [{"kind": "weekly", "wd": r.randrange(7), "until": False, "at": a_time(r)}]}
        if r.random() < 0.3:
            b["shift"] = r.choice(["prev", "next", "send"])
        if r.random() < 0.2:
            b["catch"] = {"within": 2 * DAY, "text": "gửi bù trong vòng 2 ngày, chỉ thư mới nhất"}
        blocks.append(b)
    if r.random() < 0.15:
        day = max(start.date(), VALID[0]) + r.randint(0, 20) * DAY
        b = {"type": "bulletin", "id": "nhip", "title": "Nhịp trong ngày", "list": "so", "day": day,
             "lines": [{"kind": "every", "n": r.choice([1, 2, 2, 3]), "at": time(r.choice([7, 8, 9]), r.choice([0, 0, 30])),
                        "to": time(r.choice([15, 16, 17, 19]), 0)}]}
        if r.random() < 0.5:
            b["any"] = True
        blocks.append(b)
    return {"note": "", "milestones": milestones, "blocks": blocks}


def an_edit(r, model, now, kind, used, prefer):
    """A new configuration, or None. One change at a time; a key once used in a block never comes back."""
    cfg = copy.deepcopy(model.cfg)
    timed = [b for b in cfg["blocks"] if b["type"] != "bulletin"]
    reminders = [b for b in cfg["blocks"] if b["type"] == "remind"]
    b = r.choice(reminders)
    waiting = model.waiting(now) if r.random() < 0.7 else []                  # rather what an edit would cancel
    rules = {(o.schedule, o.rule) for o in waiting}
    b = next((x for x in reminders if any((x["id"], line_key(l)) in rules for l in x["lines"])), b)
    if kind == "text":
        cfg["note"] = f"bản {now:%d/%m} sửa lời văn"
        for x in cfg["milestones"] + cfg["blocks"]:
            x["title"] += " (sửa)"
        r.shuffle(cfg["blocks"])
    elif kind == "time":
        choices = [(x, l) for x in timed for l in x["lines"] if "at" in l and l["kind"] != "dueday"]
        if prefer:
            choices = [(x, l) for x, l in choices if (x["id"], line_key(l)) in prefer]
        if not choices:
            return None
        x, l = r.choice(choices)
        times = [t for t in INSIDE + OUTSIDE[2:] if t != l["at"] and (not prefer or t > now.time())]
        if not times:
            return None
        l["at"] = r.choice(times)
    elif kind == "offset":
        choices = [l for l in b["lines"] if l["kind"] in ("days", "wdays", "hours")]
        if not choices:
            return None
        l = r.choice([l for l in choices if (b["id"], line_key(l)) in rules] or choices)
        sign = -1 if l["n"] < 0 else 1
        l["n"] = sign * r.choice([n for n in [1, 2, 3, 4, 5, 6, 7, 9, 12, 28] if n != abs(l["n"])])
        if l["kind"] == "wdays" and abs(l["n"]) > 7 or line_key(l) in used[b["id"]]:
            return None
        used[b["id"]].add(line_key(l))
    elif kind == "add":
        b["lines"].insert(r.randint(0, len(b["lines"])), a_line(r, used[b["id"]]))
    elif kind == "remove":
        if len(b["lines"]) < 2:
            return None
        b["lines"].remove(r.choice([l for l in b["lines"] if (b["id"], line_key(l)) in rules] or b["lines"]))
    elif kind == "move":
        m = r.choice([m for m in cfg["milestones"] if m["id"] in {o.milestone for o in waiting}] or cfg["milestones"])
        if any((u, m["id"]) in model.own or any(e[1] == "return" for e in model.events.get((u, m["id"]), [])) for u in m["units"]):
            return None
        d = max(m["deadline"].date() + r.choice([-6, -3, -1, 2, 4, 5, 7, 10, 14]) * DAY, now.date() + r.randint(1, 6) * DAY)
        new = datetime.combine(d, r.choice(DEADLINE_TIMES))
        if new.date() == m["deadline"].date() or any(new.date() == x["deadline"].date() for x in cfg["milestones"]) \
                or new in model.old_deadlines.get(m["id"], []):
            return None
        model.old_deadlines.setdefault(m["id"], []).append(m["deadline"])
        m["deadline"] = new
    return cfg


def a_history(r):
    start = odd(r, date(2021, 2, 24) + r.randint(0, 20) * DAY) if r.random() < 0.7 else odd(r, date(2021, 3, 15) + r.randint(0, 220) * DAY)
    off = sorted({max(start.date(), date(2021, 3, 3)) + r.randint(0, 40) * DAY for _ in range(r.randint(0, 3))})
    off = [d for d in off if d.weekday() < 5]
    used, steps = {}, []
    cfg = a_config(r, start, used)
    model = Model(off, cfg, start)
    model.old_deadlines = {}
    last = max(m["deadline"] for m in cfg["milestones"])
    end = odd(r, max(last.date(), start.date()) + r.choice([4, 7, 10, 14, 18]) * DAY)
    span = (end - start).days
    # actions, in time order
    acts = []
    if r.random() < 0.45:
        for m in cfg["milestones"]:
            for u in m["units"]:
                if r.random() < 0.6:
                    t = odd(r, m["deadline"].date() + r.randint(-7, 5) * DAY)
                    acts.append((t, "submit", u, m["id"]))
                    if r.random() < 0.6:
                        t = odd(r, t.date() + r.randint(0, 4) * DAY)
                        acts.append((t, r.choice(["return", "return", "withdraw"]), u, m["id"]))
                        if r.random() < 0.4:
                            acts.append((odd(r, t.date() + r.randint(1, 9) * DAY), "submit", u, m["id"]))
    if r.random() < 0.2:
        m = r.choice(cfg["milestones"])
        acts.append((odd(r, m["deadline"].date() + r.randint(-8, 3) * DAY), "extend", r.choice(m["units"]), m["id"]))
    kinds = r.sample(["text", "time", "time", "offset", "offset", "add", "remove", "remove", "move", "move", "move"], r.choice([1, 1, 2]))
    kinds = kinds if r.random() < 0.45 else []
    gaps = []
    if r.random() < (0.75 if kinds else 0.4):
        dues = sorted({o.due for o in model.occurrences() if start < o.due < end}) or [start]
        for _ in range(r.choice([1, 1, 2])):
            due = r.choice(dues)
            b = odd(r, due.date() + r.choice([0, 1, 1, 2, 2, 3, 4, 6, 9, 13, 19]) * DAY)
            if b <= due or r.random() < 0.15:
                b = due + timedelta(minutes=r.choice([17, 33, 58, 127, 188, 311]))
            gaps.append([odd(r, due.date() - r.choice([1, 1, 2]) * DAY), b])
    after_send = None
    for k in kinds:
        if k == "time" and r.random() < 0.7:
            after_send = k
            continue
        t = odd(r, start.date() + r.randint(1, max(1, span - 2)) * DAY)
        if gaps and r.random() < 0.8 and gaps[0][1] > gaps[0][0]:           # the edit ends a downtime
            t = gaps[0][1]
        acts.append((t, "edit", k, None))
    if gaps and r.random() < 0.15 and not kinds:                              # an extension recorded during a downtime
        m = r.choice(cfg["milestones"])
        acts.append((gaps[0][1] - timedelta(minutes=r.choice([0, 4, 31, 241])), "extend", r.choice(m["units"]), m["id"]))
    acts = sorted(a for a in acts if start < a[0] < end)
    gaps = [g for g in gaps if start < g[0] < g[1] < end]

    def do(s):
        steps.append(s)
        model.step(s)

    do({"at": start, "do": "pass"})
    now, prefer = start, None
    while True:
        due = model.next_instant(now)
        heartbeat = max(s["at"] for s in steps if s["do"] in ("pass", "edit")) + 25 * DAY
        t = min(x for x in (due, heartbeat, end) if x)
        for a, b in gaps:
            if a < t < b:
                t = b
        if acts and acts[0][0] <= t:
            t, what, x, mid = acts.pop(0)
            now = t
            events = model.events.get((x, mid), [])
            state = events[-1][1] if events else "open"
            m = next((m for m in model.cfg["milestones"] if m["id"] == mid), None)
            if what == "edit":
                new = an_edit(r, model, t, x, used, prefer)
                prefer = None
                if new and steps[-1]["at"] < t:
                    do({"at": t, "do": "edit", "cfg": new, "kind": x})
                    do({"at": t, "do": "pass"})
            elif what == "extend":
                to = datetime.combine(max(t.date(), m["deadline"].date()) + r.randint(2, 9) * DAY, r.choice(DEADLINE_TIMES))
                if state == "open" and (x, mid) not in model.own and to.date() != m["deadline"].date():
                    do({"at": t, "do": "extend", "unit": x, "milestone": mid, "to": to})
                    if r.random() < 0.5 and not any(a < t < b for a, b in gaps):
                        do({"at": t, "do": "pass"})
            elif (what == "submit") == (state != "submit") and not (what != "submit" and state != "submit"):
                do({"at": t, "do": what, "unit": x, "milestone": mid})
            continue
        do({"at": t, "do": "pass"})
        now = t
        if t == end:
            break
        sent = {(q["occ"].schedule, q["occ"].rule) for q in model.ledger.values() if q["sent"] == t and "at" in q["occ"].line}
        if after_send and sent and r.random() < 0.5:                          # a time of day changed after it was sent
            after_send, prefer = None, sent
            acts = sorted(acts + [(t + timedelta(minutes=r.choice([7, 22, 58])), "edit", "time", None)])
    return {"off": off, "cfg": cfg, "activated": start, "steps": steps, "end": end, "model": model}


# ---------------------------------------------------------------- invariants

def check(h):
    """Independent of the order of decisions; raises AssertionError. Ambiguous for what is only unwanted."""
    model, steps, end = h["model"], h["steps"], h["end"]
    entries = list(model.ledger.values())
    passes = sorted({s["at"] for s in steps if s["do"] == "pass"})
    assert steps == sorted(steps, key=lambda s: s["at"]) and steps[-1] == {"at": end, "do": "pass"}
    if any(b - a > 29 * DAY for a, b in zip(passes, passes[1:])):
        raise Ambiguous("30 days without a heartbeat")
    if model.waiting(end) or any(e["occ"].due > end for e in entries):
        raise Ambiguous("something still waits at the end")
    for e in entries:
        o, outcome, sent, b = e["occ"], e["row"]["outcome"], e["sent"], e["occ"].block
        assert (outcome in ("letter", "merged")) == (sent is not None)
        assert VALID[0] <= o.nominal.date() <= VALID[1]
        assert (o.nominal < e["effective"]) == (outcome == "skipped:before-effect") or outcome.startswith("cancelled")
        if not sent:
            continue
        assert sent in passes and sent >= o.due - MIN30
        assert b.get("any") or OPEN <= sent.time() < CLOSE or outcome == "merged"
        assert model.working(sent.date()) or model.sends_anyway(b) or (o.exact and sent == o.due) or outcome == "merged"
        if o.unit:
            done = [x[1] for x in model.events.get((o.unit, o.milestone), []) if x[0] <= sent]
            assert not done or done[-1] != "submit", "a letter after the submission"
            assert o.kind != "before" or sent < o.deadline
        if outcome == "merged":
            assert any(x["row"]["outcome"] == "letter" and x["sent"] == sent and x["occ"].recipient == o.recipient for x in entries)
        if b.get("max"):
            assert len({x["sent"] for x in entries if x["sent"] and x["occ"].group == o.group}) <= b["max"]
    for t in passes:                                                          # safety limits never reached
        if sum(e["sent"] == t for e in entries) > 40:
            raise Ambiguous("more than 40 letters in a pass")
    for t in [h["activated"]] + [s["at"] for s in steps if s["do"] == "edit"]:
        if sum(t <= e["occ"].due <= t + DAY or e["sent"] == t for e in entries) > 40:
            raise Ambiguous("more than 40 in the first day")
    if any(s["do"] == "edit" and s["kind"] == "text" for s in steps):         # an edit without meaning changes nothing
        plain = dict(h, steps=[s for s in steps if not (s["do"] == "edit" and s["kind"] == "text")])
        if not any(s["do"] == "edit" for s in plain["steps"]):
            assert replay(plain).rows(end) == model.rows(end)
    twice = [s for s in steps for _ in range(2 if s["do"] == "pass" else 1)]    # no key twice
    assert replay(dict(h, steps=twice)).rows(end) == model.rows(end)
    # a pass that decided nothing may be left out: the process may be killed and restarted (invariant 1)
    decided = {e["at"] for e in entries}
    idle = [s for s in steps[1:-1] if s["do"] == "pass" and s["at"] not in decided]
    if idle:
        assert replay(dict(h, steps=[s for s in steps if s is not idle[0]])).rows(end) == model.rows(end)


def readings_agree(h):
    rows = h["model"].rows(h["end"])
    for reading in READINGS:
        try:
            other = replay(h, reading).rows(h["end"])
        except Ambiguous as e:
            raise Ambiguous(f"reading {reading}: {e}")
        if other != rows:
            raise Ambiguous("reading " + reading)


def as_json(number, h):
    steps = []
    for s in h["steps"]:
        x = {"at": s["at"].isoformat(), "do": s["do"]}
        if s["do"] == "edit":
            x["blocks"] = render(s["cfg"])
        for k in ("unit", "milestone"):
            if k in s:
                x[k] = s[k]
        if "to" in s:
            x["to"] = s["to"].isoformat()
        steps.append(x)
    return {"id": number, "daysOff": [dmy(d) for d in h["off"]], "blocks": render(h["cfg"]),
            "activatedAt": h["activated"].isoformat(), "steps": steps, "expect": h["model"].rows(h["end"])}


def generate():
    r, rejected = random.Random(SEED), Counter()
    number = 0
    while number < WANTED:
        try:
            h = a_history(r)
            if sum(e["row"]["outcome"] == "skipped:before-effect" for e in h["model"].ledger.values()) > 4 and r.random() < 0.9:
                raise Ambiguous("many before effect")
            if len(h["model"].ledger) > 45 or (len(h["model"].ledger) < 2 and r.random() < 0.9):
                raise Ambiguous("too long or too short")
            if len(as_json(0, h)["expect"]) * 210 + len(h["steps"]) * 45 > 8000:
                raise Ambiguous("too big")
            check(h)
            readings_agree(h)
            rare = {"merged", "skipped:returned", "missed:superseded", "missed:too-late", "cancelled:deadline-moved", "cancelled:rule-removed"}
            outcomes = {e["row"]["outcome"] for e in h["model"].ledger.values()}
            if not rare & outcomes and not any(s["do"] in ("edit", "extend") for s in h["steps"]) and r.random() < 0.6:
                raise Ambiguous("dull")
            if h["model"].both and r.random() < 0.4:
                raise Ambiguous("dull")
            if not any(o.startswith("cancelled") or o == "merged" for o in outcomes) and r.random() < 0.35:
                raise Ambiguous("dull")
        except Ambiguous as e:
            rejected[str(e)] += 1
            continue
        number += 1
        yield number, h, rejected


def main():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "histories.jsonl")
    outcomes, features, rejected = Counter(), Counter(), {}
    explain = int(sys.argv[2]) if len(sys.argv) == 3 and sys.argv[1] == "--explain" else None
    out = None if explain else open(path, "w", encoding="utf-8")
    for number, h, rejected in generate():
        if explain:
            if number == explain:
                print(render(h["cfg"]), "\n".join(h["model"].trace), sep="\n")
                return
            continue
        j = as_json(number, h)
        out.write(json.dumps(j, ensure_ascii=False, separators=(",", ":")) + "\n")
        outcomes.update(x["outcome"] for x in j["expect"])
        for s in h["steps"]:
            features[s["do"] + (":" + s["kind"] if s["do"] == "edit" else "")] += 1
        for s in h["steps"]:
            if s["do"] == "edit" and s["kind"] == "time":
                later = {(b["id"], line_key(l)) for b in s["cfg"]["blocks"] for l in b["lines"] if l.get("at", time(0)) > s["at"].time()}
                features["time edits to later on the day it was sent"] += any(
                    e["sent"] and e["sent"] < s["at"] and e["occ"].due.date() == s["at"].date() and (e["occ"].schedule, e["occ"].rule) in later
                    and e["occ"].line not in [l for b in s["cfg"]["blocks"] for l in b["lines"]] for e in h["model"].ledger.values())
        for f in {x["outcome"] for x in j["expect"]}:
            features["histories with " + f] += 1
        features["histories that rest on decision 7"] += h["model"].both > 0
        features["histories with downtime"] += any(x["sent"] and x["sent"] > x["occ"].eff or x["row"]["outcome"].startswith("missed")
                                                  for x in h["model"].ledger.values())
    out.close()
    print(os.path.getsize(path), "bytes;", sum(outcomes.values()), "occurrences")
    for title, c in (("outcomes", outcomes), ("features", features), ("rejected", rejected)):
        print(title)
        for k, v in sorted(c.items(), key=lambda kv: -kv[1])[:60]:
            print(f"  {v:7} {k}")


if __name__ == "__main__":
    main()
