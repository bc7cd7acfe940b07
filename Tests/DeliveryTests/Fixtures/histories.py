#!/usr/bin/env python3
"""Independent reference model of the reminder service, and the generator of histories.jsonl and matrix.jsonl.

Authority: schedule-language.md, "Exact semantics". Written without sight of the program.
Everything is brute force: at a pass ALL occurrences are enumerated and each one's fate is decided.

    python3 histories.py                 writes histories.jsonl beside this file (seed 2021), prints counts
    python3 histories.py --explain 17    replays history 17 step by step
    python3 histories.py --matrix        writes matrix.jsonl: 640 cells, kind / shift / downtime / action
    python3 histories.py --cell "before / …"    replays the first cell whose name begins so

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
 5. "Late" = the pass is after the send instant of 4. A late letter leaves inside the window and on a working day (any
    day: `vẫn gửi`, and bulletins without another shift) and needs its catch-up window still open at that later
    instant, else missed:too-late, at once (21). 1-6 minutes late, leaving exactly at the end of a window, `mọi lúc`
    held by a day off: avoided.
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
12. 72 hours: once the files have moved a milestone, an occurrence due earlier than 72 h after the last letter (or
    merged one) of its rule, milestone, unit, recipient about an earlier deadline was sent -> skipped:recent,
    recorded when it falls due. An extension alone has no such rule; moved, then extended, within 72 h: avoided.
    Exactly 72 h, another result by nominal, by the opening, by the pass, from the old due instant or without
    merged ones, a second reason, a group of which not all are recent or with several due instants: avoided.
13. Merging: the earliest due is the letter; ties by the unit's deadline, schedule id, line (further ties avoided).
    Those due within 30 min after it join, also those still to come (merged, sentAt = that pass, before their own
    due). Exactly 30 min; several late ones of different due instants; held ones: only where all readings agree.
14. `gửi tối đa` counts the distinct instants at which letters or merged ones of the block went to that recipient about
    that milestone, over all its deadlines. Where counting due instants, or not counting those merged into another
    block's letter, would differ: avoided. Reached: skipped:maximum at once, also while held (21).
15. Not generated: several weekdays in a line, `lúc đến hạn`, `chờ số liệu`, `bản cuối ngày`, approval. Edits of
    bulletins only in the matrix: another `từ … đến …` keeps the key (the slot has a time), another interval is
    another key. A milestone moved for others while a unit has an extension: nothing changes for that unit.
16. Safety limits are never reached: at most 40 letters a pass, 40 in the day after an activation, passes less
    than 30 days apart. The first step is a pass at activatedAt.
17. `nếu rơi ngày nghỉ: không gửi` on a day off: due at the nominal instant, skipped:day-off at the first pass from
    then on, whatever the unit did; before effect wins, cancelled too; after a move no row if nominally before it.
    It is never the latest, supersedes nothing, is never caught up, never merged. At the maximum or recent too, or an
    exact line (`N giờ`) on a day off: avoided. Other occurrences of such a block are caught up on working days only.
18. Notice of a moved deadline, rule "moved": an edit at E moves M from D0 to D1. Each unit U that M obliges in the new
    files, without an extension, each recipient (focal, head) to whom a letter (or merged one) of a `gửi:` line about
    (M, U), any deadline, any block, was sent before E: one row; schedule = of the NHẮC VIỆC of the new file that list
    M the one with the smallest id (string order; none: no notice), deadline D1, nominal = due = E. Submitted or
    returned at the pass that looks at it: skipped for that reason, also where the window is still closed. Else it
    leaves at the first pass from E inside the window and on a working day (as a late letter of that block) and not
    after D1, or E + 3 days where D1 <= E; where that opening lies beyond: missed:too-late at once (21). All rows of
    one recipient with one E are one letter, sorted by deadline, schedule, milestone: the first is the letter, the
    others merged. It never merges with reminders, counts neither towards `gửi tối đa` nor for the 72 hours. M moved or
    extended again while it waits: cancelled:deadline-moved. Submitted and too late; one row of a letter held and
    another not; a rule of the block removed, or another block speaks for M, while it waits; E outside the campaign:
    avoided.
19. Welcome, rule "welcome": U joins at J = the edit whose list names it first, or 00:00 of its `từ ngày` if later. One
    row to its focal for each M that obliges U (`từ ngày` not after the date of the deadline), with a deadline after J
    and listed by a NHẮC VIỆC: schedule = such a block with the smallest id, nominal = due = J, last instant = the
    deadline; leaves, is skipped and merged as in 18. Nothing nominally before J exists for U, no row; nominal after J
    but shifted before it: avoided. A milestone past at J brings no welcome row, but its later reminders come. Moved or
    extended while it waits; moved between the edit and J; submitted or extended before J: avoided.
20. A unit added cancels and changes nothing for the others. A unit is never removed.
21. Eager: the first pass that looks at an occurrence (due instant reached) records what is already certain, and does
    not hold it: skipped:maximum, also while the send window or a day off would hold the letter; missed:too-late where
    the earliest instant at which it could leave (the next opening on an allowed day, at or after the pass) lies after
    its last instant; so too for notices, and for superseded, recent and completed ones. Edits, moves and extensions
    afterwards do not make such a row cancelled. What is held and could still leave waits; it is asked again when it
    leaves. The order of the blocks in the file never has a meaning.
"""
import copy, json, os, random, sys
from collections import Counter
from datetime import date, datetime, time, timedelta

HERE = os.path.dirname(os.path.abspath(__file__))
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
            "extension-at-pass", "max-by-due", "max-own-letters", "recent-by-nominal",
            "recent-by-eff", "recent-by-now", "recent-since-due", "recent-not-merged"]


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


SHIFT_VI = {"prev": "ngày làm việc liền trước", "next": "ngày làm việc liền sau", "none": "không gửi", "send": "vẫn gửi"}

HEADING = "mã,tên,loại đơn vị,khối,số cử tri,thư điện tử,thủ trưởng,thư thủ trưởng"
UNIT_LINES = {"CCA": "CCA,Chi cục A,chi cục,khối chi cục,100,cca@so.example,Chi cục trưởng,cca-ld@so.example",
              "CCB": "CCB,Chi cục B,chi cục,khối chi cục,50,ccb@so.example,Chi cục trưởng,ccb-ld@so.example",
              "CD": "CD,Công đoàn,đoàn thể,khối đoàn thể,,cd@so.example,Chủ tịch,cd-ld@so.example",
              "CCC": "CCC,Chi cục C,chi cục,khối chi cục,70,ccc@so.example,Chi cục trưởng,ccc-ld@so.example"}
UNITS = ["CCA", "CCB", "CD"]


def unit_list(cfg):
    """Units in the order of the list: code -> `từ ngày` or None."""
    return cfg.get("list") or {u: None for u in UNITS}


def render_units(cfg):
    units = unit_list(cfg)
    dated = any(units.values())
    out = [HEADING + (",từ ngày" if dated else "")]
    out += [UNIT_LINES[u] + ("," + (dmy(d) if d else "") if dated else "") for u, d in units.items()]
    return "\n".join(out) + "\n"


def obliged(cfg, m):
    """A milestone of all three has no `đơn vị thực hiện`: it obliges whoever is in the list."""
    units = unit_list(cfg)
    return [u for u in (units if len(m["units"]) == len(UNITS) else m["units"])
            if not units[u] or units[u] <= m["deadline"].date()]


def speaking_block(cfg, mid):
    """The block whose notices speak for a milestone: the smallest id, wherever it stands in the file."""
    return min((b for b in cfg["blocks"] if b["type"] == "remind" and mid in b["milestones"]), key=lambda b: b["id"], default=None)


def render(cfg):
    out = [f"# {cfg['note']}"] if cfg.get("note") else []
    for m in cfg["milestones"]:
        out += [f'MỐC {m["id"]} "{m["title"]}"', f'  hạn: {dmy(m["deadline"])} {hm(m["deadline"])}']
        if len(m["units"]) < len(UNITS):
            out.append("  đơn vị thực hiện: " + ", ".join(m["units"]))
        out.append("")
    for b in cfg["blocks"]:
        head = {"remind": "NHẮC VIỆC", "digest": "TỔNG HỢP", "bulletin": "BÁO CÁO NHANH"}[b["type"]]
        out.append(f'{head} {b["id"]} "{b["title"]}"')
        if b["type"] == "remind":
            out.append("  mốc: " + ", ".join(b["milestones"]))
        if b["type"] == "bulletin":
            out.append("  ngày: " + dmy(b["day"]) + (" đến " + dmy(b["until"]) if b.get("until") else ""))
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


class Notice:
    """A letter that no `gửi:` line asks for: rule "moved" or "welcome". It has a row of its own per milestone."""
    kind, exact, line, index, day_off = "notice", False, {"kind": "notice"}, 0, False

    def __init__(self, b, rule, milestone, deadline, unit, recipient, at):
        if not VALID[0] <= at.date() <= VALID[1]:
            raise Ambiguous("a notice outside the campaign")
        self.block, self.schedule, self.rule = b, b["id"], rule
        self.milestone, self.deadline, self.unit, self.recipient = milestone, deadline, unit, recipient
        self.nominal = self.due = self.eff = at
        self.last = at + 3 * DAY if rule == "moved" and deadline <= at else deadline
        self.key = self.group = (self.schedule, rule, milestone, deadline, unit, recipient, at)
        self.letter = (rule, recipient, unit, at)


class Model:
    def __init__(self, days_off, cfg, at, reading=None):
        self.off = set(days_off)
        self.reading = reading
        self.cfg, self.activated, self.clock = cfg, at, at
        self.effective = {(b["id"], line_key(l)): at for b in cfg["blocks"] for l in b["lines"]}
        self.own, self.floor = {}, {}           # (unit, milestone) -> own deadline; -> nothing nominally before
        self.events = {}                        # (unit, milestone) -> [(at, "submit"|"return"|"withdraw", resubmission)]
        self.ledger = {}                        # key -> row
        self.born = {}                          # key -> the instant from which the files have it (only for check)
        self.notices = []
        self.past = {}                          # milestone -> its earlier deadlines
        self.moved = set()                      # (unit, milestone) whose deadline the files have moved
        self.joined = {}                        # unit -> the instant it joined
        self.joining = []                       # units whose welcome rows do not exist yet
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
        while how in ("prev", "next") and not self.working(d):
            d += DAY if how == "next" else -DAY
        return datetime.combine(d, o.nominal.time())

    def sends_anyway(self, b):
        return b.get("shift") == "send" or (b["type"] == "bulletin" and not b.get("shift"))

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
            d = VALID[0] + (l["wd"] - VALID[0].weekday()) % 7 * DAY
            while d <= VALID[1]:
                t = datetime.combine(d, l["at"])
                if not l["until"] or t > deadline:
                    found.append(t)
                d += 7 * DAY
        else:
            d = b["day"]
            while d <= (b.get("until") or b["day"]):
                t = datetime.combine(d, l["at"])
                while t <= datetime.combine(d, l["to"]):
                    found.append(t)
                    t += timedelta(hours=l["n"])
                d += DAY
        return found

    def occurrences(self):
        if self.cache is not None:
            return self.cache
        found = []
        for b in self.cfg["blocks"]:
            who = [(None, None, None, LISTS[b["list"]])] if b["type"] != "remind" else [
                (m["id"], self.deadline(m, u), u, f"unit:{u}/{role}")
                for m in self.cfg["milestones"] if m["id"] in b["milestones"]
                for u in obliged(self.cfg, m) for role in (["focal", "head"] if b.get("copy") else ["focal"])]
            for index, l in enumerate(b["lines"]):
                for mid, deadline, unit, recipient in who:
                    for nominal in self.nominals(l, deadline, b):
                        if not VALID[0] <= nominal.date() <= VALID[1]:
                            continue
                        o = Occ(b, index, l, mid, deadline, unit, recipient, nominal)
                        o.due = self.shifted(o)
                        o.day_off = b.get("shift") == "none" and not self.working(nominal.date())
                        o.eff = o.due if o.day_off else self.opening(o, o.due)
                        if o.kind == "before" and o.eff >= deadline:
                            raise Ambiguous("a before-rule crosses the deadline")
                        if o.kind == "after" and o.due <= deadline:
                            raise Ambiguous("an after-rule is shifted before the deadline")
                        floor = self.floor.get((unit, mid))
                        if floor and nominal < floor:
                            if self.effective[(o.schedule, o.rule)] > floor:
                                raise Ambiguous("rule added after a move, nominal before both")
                            continue
                        joined = self.joined.get(unit)
                        if joined and nominal < joined:
                            continue
                        if joined and o.due < joined:
                            raise Ambiguous("shifted to before the unit joined")
                        found.append(o)
                        self.born.setdefault(o.key, self.clock)
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
                              "effective": o.nominal if o.kind == "notice" else self.effective[(o.schedule, o.rule)]}
        self.trace.append(f"      {outcome:24} {o.schedule} {o.rule} {o.milestone or ''} {o.recipient} "
                          f"nominal {o.nominal} due {o.due}")

    def waiting(self, now):
        return [o for o in self.occurrences() + self.notices if o.due <= now and o.key not in self.ledger]

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

    def recent(self, o, now, ahead=False):
        """72 hours: a letter of the same rule, milestone, unit, recipient about an earlier deadline."""
        if not o.unit:
            return False
        own = (o.unit, o.milestone) in self.own
        when = {"recent-by-nominal": o.nominal, "recent-by-eff": o.eff}.get(self.reading, o.due)
        if self.reading == "recent-by-now" and not ahead:
            when = max(o.eff, now)
        for r in self.ledger.values():
            p = r["occ"]
            if not r["sent"] or p.group != o.group or p.rule != o.rule or p.deadline == o.deadline \
                    or (o.unit, o.milestone) not in self.moved:                # an extension alone: not asked
                continue
            end = (p.due if self.reading == "recent-since-due" else r["sent"]) + 3 * DAY
            if own and when <= end:
                raise Ambiguous("moved, then extended, within 72 h")
            if when == end:
                raise Ambiguous("exactly 72 h")
            if when < end and not (self.reading == "recent-not-merged" and r["leader"]):
                return True
        return False

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

    def leave(self, o, now):
        """The earliest instant, at or after this pass, at which the letter could leave."""
        if now <= o.eff:
            return o.eff
        return now if now > self.limit(o) else self.late_opening(o, now)        # beyond its window already: too late anyhow

    def out_of_time(self, o, now):
        """The letter cannot leave within its window any more (or only at its very end)."""
        t = self.leave(o, now)
        return t >= self.limit(o) and not (t == now == o.due)

    def settle(self, now):
        """Everything due: the terminal states without a letter. Returns what may be sent at this instant."""
        self.leaving = self.settle_notices(now)
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
            elif o.day_off:
                if o.exact:
                    raise Ambiguous("an exact instant on a day off, `không gửi`")
                if self.at_maximum(o, now) or self.recent(o, now):
                    raise Ambiguous("day off, and at the maximum or recent")
                self.record(o, "skipped:day-off")
            else:
                groups.setdefault(o.group, []).append(o)
        ready = []
        for group in groups.values():
            stopped = {o.key: self.completion(o, now) if o.unit else None for o in group}
            if len(set(stopped.values())) > 1:
                raise Ambiguous("a group with several reasons")
            full = any(self.at_maximum(o, self.leave(o, now)) for o in group)
            latest = max(o.due for o in group)
            last = [o for o in group if o.due == latest]
            recent = {o.key: self.recent(o, now) for o in group}
            if any(recent.values()):
                if not all(recent.values()) or full or any(stopped.values()) or len({x.due for x in group}) > 1 \
                        or any(self.out_of_time(o, now) for o in group):
                    raise Ambiguous("recent, and another reason")
                for o in group:
                    self.record(o, "skipped:recent")
                continue
            for o in group:
                if stopped[o.key]:
                    if full or len({x.due for x in group}) > 1 or self.out_of_time(o, now):
                        raise Ambiguous("completed, and missed or at the maximum")
                    self.record(o, "skipped:" + stopped[o.key])
            if any(stopped.values()):
                continue
            for o in last:
                late, leave = now > o.eff, self.leave(o, now)
                if self.limit(o) <= o.eff:
                    if o.block.get("catch") is None or o.block["catch"]["within"] or o.eff != o.due:
                        raise Ambiguous("the window opens after the catch-up has ended")
                if late and now - o.eff <= timedelta(minutes=6):
                    raise Ambiguous("a few minutes late: downtime or not?")
                if late and leave == self.limit(o):
                    raise Ambiguous("exactly at the end of the catch-up")
                if late and len(last) > 1:
                    raise Ambiguous("two latest ones, both late")
                if late and leave > self.limit(o):                      # at once, also where the opening is still to come
                    if full:
                        raise Ambiguous("too late and at the maximum")
                    self.record(o, "missed:too-late")
                elif late and o.kind == "before" and leave >= o.deadline:
                    raise Ambiguous("explicit catch-up of a before-rule past the deadline")
                elif full:                                              # at once, also while held
                    self.record(o, "skipped:maximum")
                elif now < leave:                                       # pending
                    self.seen.add(o.key)
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
                    self.record(o, "missed:superseded")
        return ready

    def settle_notices(self, now):
        self.welcome(now)
        ready, held = [], set()
        for o in self.notices:
            if o.key in self.ledger or o.due > now:
                continue
            state, leave = self.state(o, now), now if now > o.last else self.late_opening(o, now)
            if leave == o.last or (state != "open" and leave > o.last):
                raise Ambiguous("a notice at its last instant, or completed and too late")
            if leave > o.last:                                          # at once, also where the opening is still to come
                self.record(o, "missed:too-late")
            elif state != "open":
                self.record(o, "skipped:" + state)
            elif leave == now:
                ready.append(o)
            else:
                held.add(o.letter)
        if held & {o.letter for o in ready}:
            raise Ambiguous("one row of a notice may leave, another not")
        return ready

    def welcome(self, now):
        """The rows of the units that joined up to now."""
        for unit, at in [x for x in self.joining if x[1] <= now]:
            self.joining.remove((unit, at))
            for m in self.cfg["milestones"]:
                b = speaking_block(self.cfg, m["id"])
                if unit not in obliged(self.cfg, m) or not b:
                    continue
                if (unit, m["id"]) in self.own or self.deadline(m, unit) == at:
                    raise Ambiguous("extended before the welcome letter, or joined at the deadline")
                if any(e[0] <= at for e in self.events.get((unit, m["id"]), [])):
                    raise Ambiguous("submitted before the unit joined")
                if m["deadline"] > at:
                    self.notices.append(Notice(b, "welcome", m["id"], m["deadline"], unit, f"unit:{unit}/focal", at))

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
        for letter in sorted({o.letter for o in self.leaving}):
            rows = sorted((o for o in self.leaving if o.letter == letter), key=lambda o: (o.deadline, o.schedule, o.milestone))
            for o in rows:
                self.record(o, "merged" if o is not rows[0] else "letter", now, None if o is rows[0] else rows[0])
        # merging: reminders only, one recipient at a time
        ready = [o for o in ready if o.kind in ("before", "after")]
        soon = [o for o in self.occurrences() if o.kind in ("before", "after") and o.key not in self.ledger
                and not o.day_off and now < o.due <= now + MIN30 and o.nominal >= self.effective[(o.schedule, o.rule)]]
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
                            and self.state(o, now) == "open" and not self.at_maximum(o, now) and not self.recent(o, now, True):
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
                if o.rule == "welcome":
                    raise Ambiguous("moved or extended while the welcome letter waits")
                self.record(o, outcome)
            elif o.group in groups:
                raise Ambiguous("one of a group cancelled, another still waiting")

    def event(self, unit, mid, what, at):
        resubmission = None
        m = next(m for m in self.cfg["milestones"] if m["id"] == mid)
        if unit not in obliged(self.cfg, m):
            raise Ambiguous("a report of what the unit does not owe is refused")
        if what == "return":
            deadline = self.deadline(m, unit)
            resubmission = max(deadline, datetime.combine(self.add_working(at.date(), 2), deadline.time()))
        self.events.setdefault((unit, mid), []).append((at, what, resubmission))

    def extend(self, unit, mid, to, at):
        if self.reading == "extension-at-pass":
            self.deferred.append((unit, mid, to, at))
        else:
            self.apply_extension(unit, mid, to, at, at)

    def apply_extension(self, unit, mid, to, at, now):
        m = next(m for m in self.cfg["milestones"] if m["id"] == mid)
        if to in self.past.get(mid, []) + [m["deadline"]] or (unit, mid) in self.own:
            raise Ambiguous("a deadline comes back, or a second extension")
        if self.reading == "fate-before-cancel":
            self.settle(now)
        self.cancel(now, lambda o: (o.unit, o.milestone) == (unit, mid), "cancelled:deadline-moved")
        self.own[(unit, mid)], self.floor[(unit, mid)], self.cache = to, at, None

    def edit(self, cfg, now):
        old, new = self.cfg, cfg
        self.welcome(now)
        before = {(b["id"], line_key(l)): l for b in old["blocks"] for l in b["lines"]}
        after = {(b["id"], line_key(l)): l for b in new["blocks"] for l in b["lines"]}
        due_of = {m["id"]: m["deadline"] for m in new["milestones"]}
        moved = {m["id"] for m in old["milestones"] if due_of[m["id"]] != m["deadline"]}
        for m in old["milestones"]:
            if m["id"] in moved:
                self.past.setdefault(m["id"], []).append(m["deadline"])
                if due_of[m["id"]] in self.past[m["id"]]:
                    raise Ambiguous("a deadline comes back")
        retimed = {k for k in before if k in after and before[k] != after[k]}
        if self.reading == "fate-before-cancel" and (moved or set(before) - set(after)):
            self.settle(now)
        if any((o.schedule, o.rule) in retimed for o in self.waiting(now)):
            raise Ambiguous("time of day changed while the occurrence waits")
        notices = [o for o in self.waiting(now) if o.kind == "notice"]
        if any(o.schedule in {k[0] for k in set(before) - set(after)} for o in notices):
            raise Ambiguous("a rule removed while a notice of its block waits")
        if (notices or self.joining) and (any(speaking_block(old, m["id"])["id"] != speaking_block(new, m["id"])["id"]
                for m in new["milestones"] if speaking_block(old, m["id"])) or (self.joining and moved)):
            raise Ambiguous("another block speaks while a notice waits, or a move before a unit joins")
        self.cancel(now, lambda o: o.kind != "notice" and (o.schedule, o.rule) not in after, "cancelled:rule-removed")
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
                b = speaking_block(new, m["id"])
                for u in obliged(new, m):
                    if (u, m["id"]) in self.own:
                        continue
                    self.floor[(u, m["id"])] = now
                    self.moved.add((u, m["id"]))
                    for recipient in (f"unit:{u}/focal", f"unit:{u}/head"):
                        told = [r for r in self.ledger.values() if r["sent"] and r["occ"].kind != "notice"
                                and (r["occ"].milestone, r["occ"].recipient) == (m["id"], recipient)]
                        if any(r["sent"] == now for r in told) or m["deadline"] == now:
                            raise Ambiguous("sent at the very instant of the move")
                        if b and told:
                            self.notices.append(Notice(b, "moved", m["id"], m["deadline"], u, recipient, now))
        for u, day in unit_list(new).items():
            if u not in unit_list(old):
                self.joined[u] = max(now, datetime.combine(day, time(0))) if day else now
                self.joining.append((u, self.joined[u]))
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
        found += [at for _, at in self.joining if at > now]
        for o in self.occurrences() + self.notices:
            if o.key not in self.ledger:
                found += [t for t in (o.due, o.eff) if t > now]
                if o.eff <= now:
                    soon = now + timedelta(minutes=1)
                    found.append(soon if o.day_off else self.late_opening(o, soon))
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

UNIT_SHARE = 0.11                                                             # 15 % of the histories with edits that remain
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
        if r.random() < 0.4:
            b["shift"] = r.choice(["prev", "next", "send", "send", "none", "none", "none"])
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
            b["shift"] = r.choice(["prev", "next", "send", "none", "none"])
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
        if r.random() < 0.3:
            b["shift"] = r.choice(["prev", "next", "send", "none", "none"])
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
        wanted = prefer or {o.milestone for o in waiting}
        m = r.choice([m for m in cfg["milestones"] if m["id"] in wanted] or cfg["milestones"])
        if not a_move(r, model, cfg, m, now, bool(prefer)):
            return None
        others = [x for x in cfg["milestones"] if x is not m]
        if others and r.random() < 0.25:                                      # two milestones in one edit
            a_move(r, model, cfg, r.choice(others), now, bool(prefer))
    elif kind == "unit":
        x = r.random()
        cfg["list"] = dict(unit_list(cfg), CCC=None if x < 0.6 else now.date() + (-1 if x < 0.7 else 1) * r.randint(1, 6) * DAY)
    return cfg


def a_move(r, model, cfg, m, now, near):
    units = obliged(cfg, m)
    if all((u, m["id"]) in model.own for u in units) or any(e[1] == "return" for u in units for e in model.events.get((u, m["id"]), [])):
        return False
    d = m["deadline"].date() + r.choice([1, 1, 2, 2, 2, -1, 5] if near else [-6, -3, -1, 2, 4, 5, 7, 10, 14]) * DAY
    d = max(d, now.date() + r.randint(1, 6) * DAY) if r.random() < 0.88 else now.date() - r.randint(1, 3) * DAY
    new = datetime.combine(d, m["deadline"].time() if r.random() < 0.5 else r.choice(DEADLINE_TIMES))
    if d <= VALID[0] or any(d == x["deadline"].date() for x in cfg["milestones"]) or new in model.past.get(m["id"], []):
        return False
    m["deadline"] = new
    return True


def a_history(r):
    start = odd(r, date(2021, 2, 24) + r.randint(0, 20) * DAY) if r.random() < 0.7 else odd(r, date(2021, 3, 15) + r.randint(0, 220) * DAY)
    off = sorted({max(start.date(), date(2021, 3, 3)) + r.randint(0, 40) * DAY for _ in range(r.randint(0, 3))})
    off = [d for d in off if d.weekday() < 5]
    used, steps = {}, []
    cfg = a_config(r, start, used)
    kinds = r.sample(["text", "time", "time", "offset", "offset", "add", "remove", "remove"] + ["move"] * 6, r.choice([1, 1, 2]))
    kinds = kinds if r.random() < 0.5 else []
    if kinds and r.random() < UNIT_SHARE:
        kinds = kinds[1:] + ["unit"]
        max(cfg["milestones"], key=lambda m: m["deadline"])["units"] = UNITS
    model = Model(off, cfg, start)
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
    if "unit" in kinds:
        for m in cfg["milestones"]:
            if m["units"] == UNITS and r.random() < 0.4:
                t = odd(r, m["deadline"].date() + r.randint(-4, 6) * DAY)
                acts.append((t, "submit", "CCC", m["id"]))
                if r.random() < 0.5:
                    acts.append((odd(r, t.date() + r.randint(0, 3) * DAY), r.choice(["return", "withdraw"]), "CCC", m["id"]))
            elif m["units"] == UNITS and r.random() < 0.15:
                acts.append((odd(r, m["deadline"].date() + r.randint(-4, 3) * DAY), "extend", "CCC", m["id"]))
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
        if not after_send and (k == "time" and r.random() < 0.7 or k == "move" and r.random() < 0.5):
            after_send = k
            continue
        t = odd(r, start.date() + r.randint(1, max(1, span // 3 if k == "unit" else span - 2)) * DAY)
        if gaps and r.random() < 0.8 and gaps[0][1] > gaps[0][0]:           # the edit ends a downtime
            t = gaps[0][1]
        acts.append((t, "edit", k, None))
    if gaps and r.random() < 0.15 and not kinds:                              # an extension recorded during a downtime
        m = r.choice(cfg["milestones"])
        acts.append((gaps[0][1] - timedelta(minutes=r.choice([0, 4, 31, 241])), "extend", r.choice(m["units"]), m["id"]))
    acts = sorted((a for a in acts if start < a[0] < end), key=lambda a: a[0])
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
                new = an_edit(r, model, t, x, used, prefer[1] if prefer and prefer[0] == x else None)
                prefer = None if prefer and prefer[0] == x else prefer
                if new and steps[-1]["at"] < t:
                    do({"at": t, "do": "edit", "cfg": new, "kind": x})
                    do({"at": t, "do": "pass"})
                    waits = [o for o in model.waiting(t) if o.kind == "notice"]
                    if waits and r.random() < 0.5:                            # something happens while the notice waits
                        o = r.choice(waits)
                        later = t + timedelta(minutes=r.choice([11, 47, 187, 433]))
                        acts = sorted(acts + [r.choice([(later, "extend", o.unit, o.milestone), (later, "submit", o.unit, o.milestone),
                                                        (later, "edit", "move", None), (later, "edit", "time", None)])],
                                      key=lambda a: a[0])
            elif what == "extend":
                to = datetime.combine(max(t.date(), m["deadline"].date()) + r.randint(2, 9) * DAY, r.choice(DEADLINE_TIMES))
                known = x in unit_list(model.cfg) and model.joined.get(x, start) < t
                if state == "open" and known and (x, mid) not in model.own and to.date() != m["deadline"].date() \
                        and all(to.date() != d.date() for d in model.past.get(mid, [])):
                    do({"at": t, "do": "extend", "unit": x, "milestone": mid, "to": to})
                    if r.random() < 0.5 and not any(a < t < b for a, b in gaps):
                        do({"at": t, "do": "pass"})
            elif (what == "submit") == (state != "submit") and not (what != "submit" and state != "submit") \
                    and x in unit_list(model.cfg) and model.joined.get(x, start) < t:
                do({"at": t, "do": what, "unit": x, "milestone": mid})
            continue
        do({"at": t, "do": "pass"})
        now = t
        if t == end:
            break
        sent = [q["occ"] for q in model.ledger.values() if q["sent"] == t and q["occ"].kind != "notice"]
        sent = {(o.schedule, o.rule) for o in sent if "at" in o.line} if after_send == "time" else {o.milestone for o in sent if o.kind == "before"}
        if after_send and sent and r.random() < 0.5:                          # a time of day changed, a milestone moved after it was sent
            minutes = r.choice([7, 22, 58] if after_send == "time" else [7, 58, 187, 307, 727])
            acts = sorted(acts + [(t + timedelta(minutes=minutes), "edit", after_send, None)], key=lambda a: a[0])
            after_send, prefer = None, (after_send, sent)
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
        if o.day_off or outcome == "skipped:day-off":
            assert outcome in ("skipped:day-off", "skipped:before-effect") or outcome.startswith("cancelled")
            assert o.due == o.nominal and b["shift"] == "none" and not model.working(o.nominal.date())
        if outcome == "skipped:recent":
            assert any(x["sent"] and x["occ"].group == o.group and x["occ"].rule == o.rule and x["occ"].deadline != o.deadline
                       and x["sent"] <= e["at"] and o.due < x["sent"] + 3 * DAY for x in entries)
        assert o.unit not in model.joined or o.nominal >= model.joined[o.unit]
        if o.kind == "notice":
            assert o.due in ([model.joined[o.unit]] if o.rule == "welcome" else [x["at"] for x in steps if x["do"] == "edit"])
            assert not sent or o.due <= sent < o.last
            assert not sent or [x["row"]["outcome"] for x in entries if x["sent"] and x["occ"].kind == "notice"
                                and x["occ"].letter == o.letter].count("letter") == 1
            assert o.rule == "welcome" or any(x["sent"] and x["sent"] < o.due and x["occ"].kind != "notice"
                   and (x["occ"].milestone, x["occ"].recipient) == (o.milestone, o.recipient) for x in entries)
        looked = next(t for t in passes if t >= max(o.due, model.born.get(o.key, o.due)))
        if outcome == "missed:too-late" and e["at"] != looked:                  # eager: it could still leave when first looked at
            assert (model.late_opening(o, looked) < o.last if o.kind == "notice" else model.leave(o, looked) < model.limit(o))
        if outcome == "skipped:maximum" and e["at"] != looked:
            assert len({x["sent"] for x in entries if x["sent"] and x["sent"] < looked and x["occ"].group == o.group}) < b["max"]
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
    steps, known = [], render_units(h["cfg"])
    for s in h["steps"]:
        x = {"at": s["at"].isoformat(), "do": s["do"]}
        if s["do"] == "edit":
            x["blocks"], units = render(s["cfg"]), render_units(s["cfg"])
            if units != known:
                x["units"] = known = units
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
            rare = {"skipped:recent", "skipped:day-off", "merged", "skipped:returned", "missed:superseded", "missed:too-late", "cancelled:deadline-moved", "cancelled:rule-removed"}
            outcomes = {e["row"]["outcome"] for e in h["model"].ledger.values()}
            if not rare & outcomes and not any(s["do"] in ("edit", "extend") for s in h["steps"]) and r.random() < 0.6:
                raise Ambiguous("dull")
            if "skipped:recent" not in outcomes and any(s["do"] == "edit" and s["kind"] == "move" for s in h["steps"]) and r.random() < 0.45:
                raise Ambiguous("dull")
            if h["model"].both and r.random() < 0.4:
                raise Ambiguous("dull")
            if not any(o.startswith("cancelled") or o in ("merged", "skipped:recent") for o in outcomes) and not h["model"].notices \
                    and r.random() < (0.7 if any(s["do"] == "edit" and s["kind"] in ("move", "remove", "offset") for s in h["steps"]) else 0.35):
                raise Ambiguous("dull")
        except Ambiguous as e:
            rejected[str(e)] += 1
            continue
        number += 1
        yield number, h, rejected


# ---------------------------------------------------------------- the matrix
# 640 cells: templates by hand, instantiated over the axes. For each cell the combinations of a template's times are
# tried in a fixed order, rotated by the cell's number; what the axes demand must really happen (`what_happens`),
# and the combination with most of the wishes is taken.

KINDS = ["before", "after-until-submitted", "digest", "bulletin"]
SHIFTS = ["prev", "next", "none", "send"]
DOWNTIMES = ["none", "within", "beyond", "two", "day off"]
ACTIONS = ["none", "time", "offset", "moved", "submitted", "returned", "unit added", "extension"]
CELLS = [(k, s, d, a) for k in KINDS for s in SHIFTS for d in DOWNTIMES for a in ACTIONS]

MONDAYS = [date(2021, 3, 15), date(2021, 3, 29), date(2021, 4, 12), date(2021, 5, 10), date(2021, 6, 14), date(2021, 7, 5),
           date(2021, 8, 16), date(2021, 9, 20), date(2021, 10, 11), date(2021, 11, 8)]
EARLY_MONDAYS = [date(2021, 3, 1), date(2021, 3, 8), date(2021, 3, 15), date(2021, 3, 22), date(2021, 3, 29)]

# Days are counted from the base Monday: 5 = Saturday, 6 = Sunday. `off` = further days off.
BEFORE = [{"off": [], "due": (11, time(17, 0)), "n": [-6, -2]}, {"off": [3], "due": (9, time(16, 30)), "n": [-6, -1]},
          {"off": [4, 7], "due": (10, time(11, 30)), "n": [-6, -1]}, {"off": [], "due": (13, time(17, 0)), "n": [-7, -3]},
          {"off": [9], "due": (12, time(10, 0)), "n": [-7, -3]}, {"off": [2], "due": (4, time(20, 0)), "n": [-2]},
          {"off": [], "due": (11, time(17, 0)), "n": [-5]}, {"off": [8], "due": (15, time(17, 0)), "n": [-7, -2]},
          {"off": [], "due": (15, time(17, 0)), "n": [-10, -7, -2]}, {"off": [3], "due": (14, time(16, 30)), "n": [-11, -7, -4]},
          {"off": [], "due": (17, time(11, 30)), "n": [-12, -9, -6, -2]}]
AFTER = [{"off": [], "due": (2, time(17, 0)), "wd": 5}, {"off": [7], "due": (3, time(11, 30)), "wd": 0},
         {"off": [4], "due": (1, time(16, 30)), "wd": 4}, {"off": [9], "due": (4, time(17, 0)), "wd": 2},
         {"off": [], "due": (3, time(10, 0)), "wd": 6}, {"off": [10, 11], "due": (7, time(20, 0)), "wd": 3},
         {"off": [18], "due": (5, time(11, 30)), "wd": 4}]
DIGEST = [{"off": [4], "due": (16, time(17, 0)), "wd": 4}, {"off": [], "due": (15, time(11, 30)), "wd": 5},
          {"off": [7], "due": (12, time(16, 30)), "wd": 0}, {"off": [10], "due": (17, time(10, 0)), "wd": 3},
          {"off": [], "due": (13, time(20, 0)), "wd": 6}, {"off": [2, 3], "due": (10, time(17, 0)), "wd": 2}]
BULLETIN = [{"off": [], "due": (9, time(17, 0)), "day": 5, "n": 2, "at": time(8, 0), "to": time(16, 0)},
            {"off": [], "due": (10, time(11, 30)), "day": 6, "n": 3, "at": time(8, 0), "to": time(17, 0)},
            {"off": [3], "due": (8, time(16, 30)), "day": 3, "n": 1, "at": time(9, 0), "to": time(13, 0)},
            {"off": [7], "due": (12, time(17, 0)), "day": 7, "n": 2, "at": time(7, 30), "to": time(17, 30)},
            {"off": [2], "due": (4, time(20, 0)), "day": 2, "n": 4, "at": time(8, 0), "to": time(20, 0), "any": True}]
CATCH = {"4h": {"within": timedelta(hours=4), "text": "gửi bù trong vòng 4 giờ, chỉ thư mới nhất"},
         "36h": {"within": timedelta(hours=36), "text": "gửi bù trong vòng 36 giờ, chỉ thư mới nhất"},
         "3d": {"within": 3 * DAY, "text": "gửi bù trong vòng 3 ngày, chỉ thư mới nhất"},
         "5d": {"within": 5 * DAY, "text": "gửi bù trong vòng 5 ngày, chỉ thư mới nhất"},
         "no": {"within": 0 * DAY, "text": "không gửi"}}
CATCHES = {"before": [None, None, "36h", "4h", "no"], "after-until-submitted": [None, None, "5d", "36h", "no"],
           "digest": [None, "36h", "3d", "5d"], "bulletin": [None, "36h", "3d", "4h"]}
# who: units of the milestone, a copy to heads, a second milestone so many days later, a second block (reminders)
WHO = [{"units": ["CCA"]}, {"units": ["CCA", "CD"], "copy": True}, {"units": UNITS}, {"units": ["CCB"], "second": 3},
       {"units": ["CCA"], "copy": True, "second": 1}, {"units": ["CCA"], "block": True}, {"units": UNITS, "second": 2}]


def moment(d, h, m):
    return datetime.combine(d, time(h, m))


def a_cell(kind, shift, t, base, who, catch, companion):
    """The configuration and the days off of a template."""
    day = lambda n: base + n * DAY
    off = [day(n) for n in t["off"]]
    cfg = {"note": "", "milestones": [{"id": "m1", "title": TITLES[base.month % 5], "units": who["units"],
                                       "deadline": datetime.combine(day(t["due"][0]), t["due"][1])}], "blocks": []}
    if "second" in who:
        cfg["milestones"].append({"id": "m2", "title": TITLES[(base.month + 2) % 5], "units": who["units"],
                                  "deadline": cfg["milestones"][0]["deadline"] + who["second"] * DAY})
    ids = [m["id"] for m in cfg["milestones"]]
    b = {"shift": shift, "catch": CATCH.get(catch)}
    if kind == "before":
        b |= {"type": "remind", "id": "nhac-1", "title": "Nhắc nộp", "milestones": ids,
              "lines": [{"kind": "days", "n": n, "at": time(8, 0)} for n in t["n"]]}
    elif kind == "after-until-submitted":
        b |= {"type": "remind", "id": "qua-han", "title": "Nhắc nộp", "milestones": ids, "max": 2 + base.day % 3,
              "lines": [{"kind": "weekly", "wd": t["wd"], "until": True, "at": [time(8, 0), time(9, 0), time(14, 0)][base.month % 3]}]}
    elif kind == "digest":
        b |= {"type": "digest", "id": "tong-hop", "title": "Bản tổng hợp tuần", "list": "phong",
              "lines": [{"kind": "weekly", "wd": t["wd"], "until": False, "at": [time(8, 0), time(9, 0), time(14, 0)][base.day % 3]}]}
    else:
        b |= {"type": "bulletin", "id": "nhip", "title": "Nhịp trong ngày", "list": "so", "day": day(t["day"]), "any": t.get("any"),
              "lines": [{"kind": "every", "n": t["n"], "at": t["at"], "to": t["to"]}]}
        if shift == "none":                                                   # one day of work, one day off
            if t["day"] - 1 in (5, 6) or t["day"] - 1 in t["off"]:
                b["until"] = day(t["day"] + 1)
            else:
                b["day"], b["until"] = day(t["day"] - 1), day(t["day"])
    if b.get("copy") is None and who.get("copy") and b["type"] == "remind":
        b["copy"] = True
    cfg["blocks"].append(b)
    if companion or (who.get("block") and b["type"] == "remind"):
        cfg["blocks"].insert(base.day % 2, {"type": "remind", "id": "nhac-2", "title": "Nhắc nộp", "milestones": ids[-1:],
                             "lines": [{"kind": "days", "n": -4 if b["type"] == "remind" else -3, "at": time(9, 0)}]})
        if who.get("copy"):
            cfg["blocks"][base.day % 2]["copy"] = True
    return off, cfg


def gaps_of(kind, downtime, model, dues, free, i):
    """Possible downtimes around the i-th due instant of the main block."""
    o = dues[i]
    due, after = o.due, [x.due for x in dues if x.due > o.due]
    later = after[0] if after else due + 40 * DAY
    limit = model.limit(o)
    start = due - timedelta(minutes=23) if free % 2 else moment(due.date() - DAY, 17, 37)
    if i and start <= dues[i - 1].eff:
        start = due - timedelta(minutes=23)
    days = [due.date() + n * DAY for n in range(0, 16)]
    working = [d for d in days if model.working(d)]
    if downtime == "within":
        ends = [due + timedelta(minutes=m) for m in (17, 33, 153, 187)] + [moment(d, h, m) for d in working[:4] for h, m in ((9, 37), (15, 11))]
        return [(start, e) for e in ends if o.eff < e < min(limit, later) and OPEN <= e.time() < CLOSE]
    if downtime == "beyond":
        ends = [limit + timedelta(minutes=m) for m in (11, 67, 200)] + [moment(d, h, m) for d in working for h, m in ((9, 37), (20, 11))]
        return [(start, e) for e in ends if limit < e < later][:6]
    if downtime == "two" and after:
        later = after[1] if len(after) > 1 else later + 40 * DAY
        second = next(x for x in dues if x.due == after[0])
        ends = [after[0] + timedelta(minutes=m) for m in (13, 33, 153)] + [moment(after[0].date() + n * DAY, 9, 37) for n in (0, 1, 2, 3)]
        return [(start, e) for e in ends if second.eff < e < later and OPEN <= e.time() < CLOSE]
    if downtime == "day off":
        ends = [due + timedelta(minutes=m) for m in (13, 33, 153)] + [moment(d, 9, 37) for d in days[:4]]
        return [(start, e) for e in ends if o.eff < e < min(limit, later) and OPEN <= e.time() < CLOSE and not model.working(e.date())]
    return []


EDIT_TIMES = [time(9, 0), time(14, 0), time(10, 0), time(16, 45), time(7, 30)]


def edited(cfg, kind, action, v, now):
    """The configuration after the edit of the main block, or None."""
    cfg = copy.deepcopy(cfg)
    b = next(b for b in cfg["blocks"] if b["id"] in ("nhac-1", "qua-han", "tong-hop", "nhip"))
    if action == "time":
        for l in b["lines"]:
            if kind == "bulletin":
                how, step = v % 5, timedelta(hours=l["n"])
                hour = lambda t, delta: (datetime.combine(now, t) + delta).time()
                if how in (0, 3):
                    l["to"] = hour(l["to"], -step)
                elif how == 1:
                    l["at"] = hour(l["at"], step)
                elif how == 2:
                    l["at"], l["to"] = hour(l["at"], timedelta(minutes=30)), hour(l["to"], timedelta(minutes=-30))
                else:
                    l["to"] = min(time(19, 0) if b.get("any") else time(17, 45), hour(l["to"], step))
                if l["to"] <= l["at"]:
                    return None
            else:
                if EDIT_TIMES[v % 5] == l["at"]:
                    return None
                l["at"] = EDIT_TIMES[v % 5]
    elif action == "offset":
        l = b["lines"][v % len(b["lines"])]
        if kind == "before":
            l["n"] += [1, -1, 2, -2][v % 4]
            if l["n"] >= 0 or len({x["n"] for x in b["lines"]}) < len(b["lines"]):
                return None
        elif kind == "bulletin":
            l["n"] = [2, 3, 1, 4][v % 4]
        else:
            l["wd"] = (l["wd"] + [1, 2, 4, 5, 6][v % 5]) % 7
    elif action == "moved":
        for i, m in enumerate(cfg["milestones"]):
            if i == 0 or v % 2:
                if v % 8 == 7:
                    m["deadline"] = datetime.combine(now.date() - (1 + i) * DAY, m["deadline"].time())
                else:
                    m["deadline"] += [2, 1, 4, 7, 3, -1, 2][v % 7] * DAY
                    if v % 3 == 2:
                        m["deadline"] = datetime.combine(m["deadline"].date(), time(15, 0))
    elif action == "unit added":
        day = [None, None, now.date() + DAY, None, now.date() + 3 * DAY, now.date() - DAY][v % 6]
        cfg["list"] = dict(unit_list(cfg), CCC=day)
    return cfg


def acts_of(kind, action, cfg, o, gap, v):
    """Possible actions around the occurrence o: lists of steps."""
    due, unit = o.due, cfg["milestones"][0]["units"][0]
    minutes = lambda t, n: t + timedelta(minutes=n)
    day = due.date()
    if action == "none":
        return [[]]
    if gap:
        e = gap[1]
        edits = [e, minutes(e, 37), moment(e.date() + DAY, 9, 41), moment(e.date(), 20, 37), moment(e.date() + 2 * DAY, 14, 7), minutes(gap[0], -41)]
        facts = [minutes(due, 11), due + (e - due) / 2, minutes(due, -203), minutes(e, 41), moment(e.date() + DAY, 9, 47)]
    else:
        edits = [minutes(due, 37), minutes(due, 187), moment(day, 20, 37), moment(day + DAY, 10, 37), moment(day - DAY, 14, 37),
                 moment(day + 2 * DAY, 9, 41), minutes(due, -41)]
        facts = [moment(day - DAY, 15, 7), minutes(due, -47), moment(day + DAY, 9, 47), moment(day + 2 * DAY, 16, 3)]
    if kind == "bulletin" or kind == "after-until-submitted":                 # before it all; before the deadline
        first = o.nominal.date() if kind == "bulletin" else o.deadline.date()
        edits += [moment(first - DAY, 14, 37), moment(first - 2 * DAY, 10, 11), moment(first - 4 * DAY, 10, 11), moment(first, 7, 19)]
        facts += [moment(first - DAY, 10, 7)]
    facts = [t.replace(second=0, microsecond=0) for t in facts]
    if action in ("time", "offset", "moved", "unit added"):
        out = []
        for t in edits:
            new = edited(cfg, kind, action, v, t)
            if new and render(new) + render_units(new) != render(cfg) + render_units(cfg):
                out.append([{"at": t, "do": "edit", "cfg": new, "kind": action}])
            if out and action == "moved" and out[-1][0]["at"] == t and t.hour == 20 and v % 4 != 1:      # a second change before the notice could leave
                first, t = out[-1], t + timedelta(hours=10, minutes=v)
                again = edited(new, kind, action, v + 1, t)
                if v % 4 == 2:
                    to = new["milestones"][0]["deadline"] + 2 * DAY
                    out.append(first + [{"at": t, "do": "extend", "unit": unit, "milestone": "m1", "to": to}])
                elif all(m["deadline"] not in (x["deadline"], y["deadline"]) for m, x, y in
                         zip(again["milestones"][:1], new["milestones"], cfg["milestones"])):
                    out.append(first + [{"at": t, "do": "edit", "cfg": again, "kind": action}])
        return out
    if action == "submitted":
        return [[{"at": t, "do": "submit", "unit": unit, "milestone": "m1"}] for t in facts]
    if action == "extension":
        to = cfg["milestones"][0]["deadline"] + [2, 3, 5, 7][v % 4] * DAY
        return [[{"at": t, "do": "extend", "unit": unit, "milestone": "m1", "to": to}] for t in facts]
    backs = [minutes(due, -29), moment(day - DAY, 16, 41), moment(day - 2 * DAY, 10, 11), moment(day - 3 * DAY, 11, 3)] + facts[:2]
    return [[{"at": t - n * DAY - timedelta(minutes=103), "do": "submit", "unit": unit, "milestone": "m1"},
             {"at": t, "do": "return", "unit": unit, "milestone": "m1"}] for t in backs for n in (0, 1)]


def drive(off, cfg, start, end, acts, gaps):
    """Passes wherever something may happen, none during the downtime, one after each edit."""
    model, steps = Model(off, cfg, start), []

    def do(s):
        steps.append(s)
        model.step(s)

    do({"at": start, "do": "pass"})
    now, acts = start, list(acts)
    if any(b >= end or any(a < s["at"] < b for s in acts if s["do"] == "edit") for a, b in gaps):
        raise Ambiguous("an edit during the downtime, or a downtime without end")
    while True:
        heartbeat = max(s["at"] for s in steps if s["do"] in ("pass", "edit")) + 25 * DAY
        t = min(x for x in (model.next_instant(now), heartbeat, end) if x)
        for a, b in gaps:
            if a < t < b:
                t = b
        if acts and acts[0]["at"] <= t:
            s = acts.pop(0)
            now = s["at"]
            if now <= start or now >= end or steps[-1]["at"] >= now:
                raise Ambiguous("an action outside the history")
            do(s)
            if s["do"] == "edit" or (s["do"] == "extend" and not any(a < now < b for a, b in gaps)):
                do({"at": now, "do": "pass"})
            continue
        do({"at": t, "do": "pass"})
        now = t
        if t == end:
            if acts:
                raise Ambiguous("an action outside the history")
            return {"off": off, "cfg": cfg, "activated": start, "steps": steps, "end": end, "model": model}


def what_happens(h, kind, downtime, action, gap):
    """(what must hold, what is wished for): two lists of truths about a cell."""
    model, entries = h["model"], list(h["model"].ledger.values())
    main = [e for e in entries if e["occ"].kind == {"after-until-submitted": "after"}.get(kind, kind)
            and e["occ"].schedule != "nhac-2" and e["row"]["outcome"] != "skipped:before-effect"]
    out = Counter(e["row"]["outcome"] for e in entries)
    reminders = kind in ("before", "after-until-submitted")
    free = [e for e in main if e["row"]["outcome"] != "skipped:day-off"]
    off = [e for e in main if not model.working(e["occ"].nominal.date())]
    must, wish = [bool(off)], [any(not e["row"]["outcome"].startswith("cancelled") for e in off), bool(out["letter"])]
    if gap:
        a, b = gap
        down = [e for e in free if a < e["occ"].due < b and e["occ"].eff < b]
        late = [e for e in down if e["sent"] and e["sent"] > e["occ"].eff]
        must.append(bool(down))
        if downtime == "within":
            wish += [any(b < model.limit(e["occ"]) for e in down), bool(late)]
        elif downtime == "beyond":
            must.append(any(b > model.limit(e["occ"]) for e in down))
            wish.append(any(e["row"]["outcome"] == "missed:too-late" for e in down))
        elif downtime == "two":
            must.append(any(x["occ"].group == y["occ"].group and x["occ"].due < y["occ"].due for x in down for y in down))
            wish.append(any(e["row"]["outcome"] == "missed:superseded" for e in down))
        else:
            must.append(not model.working(b.date()))
            wish += [any(b < model.limit(e["occ"]) for e in down), any(e["at"] > b or e["sent"] == b for e in down), bool(late)]
    else:
        must.append(not out["missed:too-late"] and not any(e["sent"] and e["sent"] > e["occ"].eff for e in free))
    at = next((s["at"] for s in h["steps"] if s["do"] not in ("pass", "submit")), None)
    if action == "time":
        new = [l for s in h["steps"] if s["do"] == "edit" for b in s["cfg"]["blocks"] for l in b["lines"]]
        after = [e for e in main if e["occ"].line in new and e["occ"].nominal > at]
        stays = [e for e in main if e["at"] < at and e["occ"].nominal.date() == at.date() and e["occ"].line not in new]
        must.append(bool(after or stays))
        wish += [bool(after), bool(stays), bool(out["letter"])]
    elif action == "offset":
        fresh = [e for e in main if e["effective"] == at]
        must.append(bool(fresh))
        wish += [bool(out["cancelled:rule-removed"]), any(e["sent"] for e in fresh)]
    elif action == "moved":
        told = [e for e in entries if e["occ"].rule == "moved"]
        if reminders:
            must.append(bool(told) or any(e["occ"].nominal > at for e in main) or bool(out["cancelled:deadline-moved"]))
        wish += [bool(told), any(e["sent"] and e["occ"].nominal > at for e in entries if e["occ"].kind != "notice")]
    elif action == "submitted":
        if reminders:
            must.append(bool(out["skipped:submitted"]))
        wish.append(bool(out["skipped:submitted"]))
    elif action == "returned":
        if reminders:
            must.append(bool(out["skipped:returned"]) or any(e["sent"] and e["sent"] > at and e["occ"].unit for e in main))
        wish += [bool(out["skipped:returned"]), bool(out["skipped:returned"])]
    elif action == "unit added":
        welcome = [e for e in entries if e["occ"].rule == "welcome"]
        if reminders:
            must.append(any(e["occ"].unit == "CCC" for e in entries))
        wish += [bool(welcome), bool(welcome), any(e["sent"] for e in welcome),
                 any(e["sent"] and e["occ"].unit == "CCC" and e["occ"].kind != "notice" for e in entries)]
    elif action == "extension":
        own = [e for e in entries if e["occ"].unit and e["occ"].deadline == model.own.get((e["occ"].unit, e["occ"].milestone))]
        if reminders:
            must.append(bool(own))
        wish += [bool(own), bool(out["cancelled:deadline-moved"]), any(e["sent"] for e in own)]
    return must, wish


def special(h, number, action):
    """A further wish, another one from cell to cell."""
    entries = list(h["model"].ledger.values())
    of = lambda rule, outcome="": [e for e in entries if e["occ"].rule == rule and e["row"]["outcome"].startswith(outcome)]
    if action == "moved":
        return [lambda: any(e["row"]["outcome"] == "skipped:recent" for e in entries),
                lambda: bool(of("moved", "merged")),
                lambda: any(e["occ"].deadline < e["occ"].due for e in of("moved")),
                lambda: any(e["row"]["outcome"] == "cancelled:deadline-moved" for e in entries),
                lambda: any(e["sent"] and e["sent"] > e["occ"].due for e in of("moved")),
                lambda: bool(of("moved", "missed")),
                lambda: any(e["row"]["outcome"] == "skipped:recent" for e in entries),
                lambda: bool(of("moved", "cancelled")),
                lambda: bool(of("moved", "merged"))][(number // 8) % 9]()
    if action == "unit added":
        return [lambda: any(e["occ"].due.time() == time(0) for e in of("welcome")),
                lambda: bool(of("welcome", "merged")),
                lambda: any(e["sent"] and e["sent"] > e["occ"].due for e in of("welcome")),
                lambda: bool(of("welcome", "missed")),
                lambda: any(e["sent"] == e["occ"].due for e in of("welcome"))][(number // 8) % 5]()
    return any(e["row"]["outcome"] == "merged" for e in entries) if number // 8 % 3 == 0 else True


def candidates(number, cell):
    """Everything the templates allow for this cell, in a fixed order that turns with the cell's number."""
    kind, shift, downtime, action = cell
    templates = {"before": BEFORE, "after-until-submitted": AFTER, "digest": DIGEST, "bulletin": BULLETIN}[kind]
    reminders = kind in ("before", "after-until-submitted")
    bases = EARLY_MONDAYS if kind == "digest" else MONDAYS
    whos = [w for w in WHO if len(w["units"]) == 3 and action == "unit added" or action != "unit added"]
    axes = [len(templates), len(whos), len(CATCHES[kind]), 4, 8, 3]
    total = 1
    for n in axes:
        total *= n
    step = next(n for n in range(1231 + 2 * number, total + 9999, 2) if all(n % q for q in (3, 5, 7)))
    for j in range(total):
        x, picked = (number * 977 + j * step) % total, []
        for n in axes:
            x, rest = divmod(x, n)
            picked.append(rest)
        t, who, catch = templates[picked[0]], whos[picked[1]], CATCHES[kind][picked[2]]
        base = bases[(number * 3 + j) % len(bases)]
        companion = not reminders and (action in ("moved", "unit added") or picked[5] > 0)
        if companion and "second" in who and action not in ("moved", "unit added"):
            continue
        yield t, base, who, catch, companion, picked[3], picked[4], picked[5]


def find_cell(number, cell):
    kind, shift, downtime, action = cell
    best, best_score, tried = None, -1, 0
    for t, base, who, catch, companion, i, v, free in candidates(number, cell):
        if tried >= 200 and best or tried >= 6000:
            break
        off, cfg = a_cell(kind, shift, t, base, who, catch, companion)
        early = kind == "digest" or (free == 1 and t["off"] and min(t["off"]) > 2)
        start = moment(base, 6, 23) if early else moment(base - 3 * DAY, 10, 37)
        last = cfg["milestones"][-1]["deadline"].date()
        spans = [(24, 2), (24, 3)] if kind in ("after-until-submitted", "digest") else [(12, 5), (12, 8)]
        ends = [moment(max(last, base + n * DAY) + k * DAY, 20, 3) for n, k in spans]
        for extra in ([], [1]) if downtime == "day off" else ([],):
            try:
                model = Model(sorted(off), cfg, start)
                dues = {}
                for o in sorted(model.occurrences(), key=lambda o: o.due):
                    if o.schedule != "nhac-2" and not o.day_off and o.due > start + timedelta(minutes=30) and o.due < ends[0]:
                        dues.setdefault(o.due, o)
                dues = list(dues.values())
                if not dues or i >= len(dues):
                    if not (shift == "none" and downtime == "none") or i:
                        continue
                    dues = [o for o in model.occurrences() if o.day_off][:1]
                    if not dues:
                        continue
                extended = sorted(set(off + [dues[i].due.date() + n * DAY for n in extra]))
                if extra:
                    model = Model(extended, cfg, start)
                found = [None] if downtime == "none" else gaps_of(kind, downtime, model, dues, free, i)
                plans = [(g, acts) for g in found for acts in acts_of(kind, action, cfg, dues[i], g, v)]
            except Ambiguous:
                continue
            for k in range(min(4, len(plans))):
                gap, acts = plans[(number + tried) % len(plans)]
                end = ends[(number + k) % 2]
                tried += 1
                try:
                    h = drive(extended, cfg, start, end, acts, [gap] if gap else [])
                    must, wish = what_happens(h, kind, downtime, action, gap)
                    if not all(must) or len(h["model"].ledger) > 36:
                        continue
                    wish.append(special(h, number, action))
                    score = sum(wish) - (len(h["model"].ledger) > 18) - (len(h["model"].ledger) > 26)
                    if score <= best_score:
                        continue
                    check(h)
                    readings_agree(h)
                    best, best_score = h, score
                    if score == len(wish):
                        return best, tried, best_score, len(wish)
                except Ambiguous:
                    continue
    assert best, f"no scenario for {cell}"
    return best, tried, best_score, len(wish)


def label(cell):
    return f"{cell[0]} / {SHIFT_VI[cell[1]]} / {cell[2]} / {cell[3]}"


def matrix_main():
    if sys.argv[1] == "--cell":
        for number, cell in enumerate(CELLS, 1):
            if label(cell).startswith(sys.argv[2]):
                h = find_cell(number, cell)[0]
                print(label(cell), "", render(h["cfg"]), "\n".join(h["model"].trace), sep="\n")
                return
        sys.exit("no such cell")
    outcomes, rules, short = Counter(), Counter(), Counter()
    with open(os.path.join(HERE, "matrix.jsonl"), "w", encoding="utf-8") as out:
        for number, cell in enumerate(CELLS, 1):
            h, tried, score, of = find_cell(number, cell)
            j = as_json(number, h)
            j = {"id": number, "cell": label(cell)} | j
            out.write(json.dumps(j, ensure_ascii=False, separators=(",", ":")) + "\n")
            outcomes.update(x["outcome"] for x in j["expect"])
            rules.update(x["rule"] + " " + x["outcome"] for x in j["expect"] if x["rule"] in ("moved", "welcome"))
            short[of - score] += 1
            if os.environ.get("VERBOSE"):
                print(f"{number:4} {label(cell):70} tried {tried:4} wishes {score}/{of} rows {len(j['expect'])}", flush=True)
    print(sum(outcomes.values()), "occurrences; wishes not met -> cells", dict(sorted(short.items())))
    for c in (outcomes, rules):
        for k, v in sorted(c.items(), key=lambda kv: -kv[1]):
            print(f"  {v:7} {k}")


def main():
    if sys.argv[1:2] in (["--matrix"], ["--cell"]):
        return matrix_main()
    path = os.path.join(HERE, "histories.jsonl")
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
        features.update(f'rows {x["rule"]} {x["outcome"]}' for x in j["expect"] if x["rule"] in ("moved", "welcome"))
        features["histories with an edit"] += any(s["do"] == "edit" for s in h["steps"])
        features["histories with a unit added"] += any(s["do"] == "edit" and s["kind"] == "unit" for s in h["steps"])
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
        features["histories with downtime"] += any(x["sent"] and x["occ"].kind != "notice" and x["sent"] > x["occ"].eff or x["row"]["outcome"].startswith("missed")
                                                  for x in h["model"].ledger.values())
    out.close()
    print(os.path.getsize(path), "bytes;", sum(outcomes.values()), "occurrences")
    for title, c in (("outcomes", outcomes), ("features", features), ("rejected", rejected)):
        print(title)
        for k, v in sorted(c.items(), key=lambda kv: -kv[1])[:60]:
            print(f"  {v:7} {k}")


if __name__ == "__main__":
    main()
