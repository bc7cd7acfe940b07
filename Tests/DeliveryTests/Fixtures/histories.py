#!/usr/bin/env python3
"""Independent reference model of the reminder service, and the generator of histories.jsonl and matrix.jsonl.

Authority: rules.md, section 1 (T1, T2, T3, T6, T7, T9, T14), and below it schedule-language.md, "Exact semantics"; the
readings that the authors settled are said where they are used. Written without sight of the program.
Everything is brute force: at a pass ALL occurrences are enumerated and each one's fate is decided.

    python3 histories.py                 writes histories.jsonl beside this file (seed 2021), prints counts
    python3 histories.py --explain 17    replays history 17 step by step
    python3 histories.py --matrix        writes matrix.jsonl: 768 cells, kind / shift / downtime / action
    python3 histories.py --cell "before / …"    replays the first cell whose name begins so

Steps: pass, edit, submit, return, withdraw, extend, release, relay-away, relay-back. Every instant is written with its seconds.

Decisions. "avoided" = such a history is thrown away (class Ambiguous), or the expectation must be the
same under both readings (READINGS: every history is replayed under each of them).

 1. `expect` holds every occurrence whose DUE instant d (after the holiday shift, before the send window) is
    not after the last pass. Nothing waits at the last pass, nothing was merged ahead of it.
 2. Occurrences nominally outside the campaign, or of a deadline moved, extended, returned and nominally before the
    move, recording or return, do not exist (no row). Before effectiveFrom by NOMINAL: skipped:before-effect, also where
    the shift moves d after it. Shifted to before effectiveFrom (the return, the joining) with a later nominal: avoided.
 3. effectiveFrom belongs to (block, rule key). A changed time of day keeps it; the slot has no time, so what
    was sent, skipped or missed that day stays. A time changed to an earlier one already past, or while the
    occurrence waits, or over rows "before effect": avoided.
 4. The actual instant a: d, or outside the send window its next opening, on a working day unless `vẫn gửi` (bulletins: by
    default). Exact lines (`N giờ`, `N phút`, `lúc đến hạn`) both outside the window and before a day off: avoided (which
    opening?); `lúc đến hạn` where being shifted or not makes a difference: avoided. A before-rule shifted past the deadline,
    or carried past it by the window (the files are refused), an after-rule shifted before it: avoided.
 5. F, the instant at which an occurrence could first leave (T1): a, if a pass looks at it less than 15 minutes after a: then
    it leaves as if on time, also where its window has just closed. Later it is late: F = the first instant from the pass on that lies
    in the window on a working day (any day: `vẫn gửi`, bulletins; up to 30 minutes after a: any day); so again where a
    pass comes more than 15 minutes after that F. `mọi lúc` on a day off: 00:00 of the next working day.
    15 to 17 minutes late, exactly 30 on a day off: avoided.
 6. The last instant x, inclusive (T3). Written: `trong vòng W` d + W, `không gửi` d + 15 min, `đến hạn` max(deadline, d).
    Not written: a line at or before the deadline max(deadline, d + 30 min); after it d + 3 days; with approval at least
    23:59:59.999 of the second working day after d. Never before a + 15 min (written ones: avoided where it matters). A deadline
    17:00 lasts to 17:00:59.999 (T14). Digests 12 hours, bulletins a third of the interval, or what is written; ended before
    the window opens: avoided. Leaving or overtaken exactly at x: avoided.
 7. Only the newest (T2): of block + unit + milestone + recipient (digest, bulletin: of the block) an older one is
    skipped:superseded once a newer one falls due with d <= the older's x and <= the instant at which the older would leave
    (F, not the pass's), whatever kept it: downtime, window, day off, relay, approval, and though the newest ends too late. Else,
    where F is after x: missed:too-late. So two that fell due minutes apart and are looked at in time both leave, as one letter.
    `chỉ thư mới nhất` means nothing more. Two with one d, both late: avoided. Too late beforehand (21) and a newer one
    to come before x: avoided. What is completed, before effect or on a day off supersedes nothing.
 8. Completion is asked for d and again at the pass. Fell due while submitted -> skipped for that reason, though it was
    withdrawn before the pass. Due while open and submitted before the pass -> skipped:submitted. Returned is open again.
    Any other mixture: avoided. Until-done lines go on being recorded week by week as skipped:submitted / skipped:maximum.
 9. One reason only: completed and also missed / at the maximum / before effect, superseded or missed and at the
    maximum: avoided.
10. Return (T7): the deadline that holds for the unit is then the resubmission date = max(its deadline, second working day after
    the return at the deadline's time): occurrences count from it, keys carry it. Rows decided before stay. Something about it
    due and undecided at the return; a milestone moved or extended after a return: avoided.
    Notice, rule "returned": one row for the focal officer per return; schedule = the block of 18 (none: avoided), deadline =
    the resubmission date, nominal = due = the return; leaves, whatever the block's approval and maximum, at the first pass
    inside the block's window on a working day; all that one pass tells one recipient are one letter, sorted as in 18; never
    with reminders. Closed again or more than two working days old before it is told, told on a day off by `vẫn gửi`, the
    window closing between the return and the pass: avoided.
11. Cancelled (moved, extended, rule removed): what is due and undecided at that instant; later ones of the old
    deadline or rule leave no row. Cancelling applies before the pass of the same instant, to all that is due, also
    if never seen by a pass. Where it would have ended otherwise than by a letter: avoided. One of a group
    cancelled while another waits: avoided. Rows already decided stay. A deadline, a key never comes back.
12. 72 hours: once the files have moved a milestone, an occurrence due earlier than 72 h after the last letter (or
    merged one) of its rule, milestone, unit, recipient about an earlier deadline was sent -> skipped:recent,
    recorded when it falls due. An extension alone has no such rule; moved, then extended or returned, within 72 h: avoided.
    Exactly 72 h, another result by nominal, by the opening, by the pass, from the old d or without merged ones, by a letter that
    left some minutes late, a second reason, a group of which not all are recent or with several d: avoided.
13. Merging: letters of one recipient by F. The earliest (F, d, unit's deadline, schedule id, line; further ties avoided) is the
    letter; those whose F lies within 30 min after its F join, also those still to come (merged, sentAt = that pass, before
    their own due), where their own window is open at its F. Exactly 30 min; another result by the window at the pass;
    one held for a working day, an older one of its own block and thing that waits: avoided.
14. `gửi tối đa` counts the distinct instants at which letters or merged ones of the block went to that recipient about
    that milestone, over all its deadlines; not the superseded. Where counting due instants, or not counting those merged into
    another block's letter, would differ: avoided. Reached: skipped:maximum at once, also while held (21).
15. Not generated: several weekdays in a line, `chờ số liệu`, `bản cuối ngày`. Edits of bulletins only in the matrix: another
    `từ … đến …` keeps the key (the slot has a time), another interval is another key. A milestone moved for others while
    a unit has an own deadline or an extension: nothing changes for that unit. An extension of an own deadline: avoided.
16. Safety limits are never reached: at most 40 letters a pass, 40 in any day, passes less
    than 30 days apart. The first step is a pass at activatedAt.
17. `nếu rơi ngày nghỉ: không gửi` on a day off: due at the nominal instant, skipped:day-off at the first pass from
    then on, whatever the unit did; before effect wins, cancelled too; after a move no row if nominally before it.
    It is never the latest, supersedes nothing, is never caught up, never merged. At the maximum or recent too, or an
    exact line on a day off: avoided. Other occurrences of such a block are caught up on working days only.
18. Notice of a moved deadline, rule "moved": an edit at E moves M from D0 to D1. Each unit U that M obliges in the new
    files, without an own deadline or extension, each recipient (focal, head) to whom a letter (or merged one) of a `gửi:` line
    about (M, U), any deadline, any block, was sent before E: one row; schedule = of the NHẮC VIỆC of the new file that list
    M the one with the smallest id (string order; none: no notice), deadline D1, nominal = due = E. Submitted
    at the pass that looks at it: skipped for that reason, also where the window is still closed. Else it
    leaves at the first pass from E inside the window and on a working day (as a late letter of that block) and not
    after D1, or E + 3 days where D1 <= E; where that opening lies beyond: missed:too-late at once (21). All rows of
    one recipient with one E are one letter, sorted by deadline, schedule, milestone: the first is the letter, the
    others merged. It never merges with reminders, counts neither towards `gửi tối đa` nor for the 72 hours. M moved or
    extended again while it waits: cancelled:deadline-moved. Submitted and too late; one row of a letter held and
    another not; a rule of the block removed, or another block speaks for M, while it waits; a block with approval; E outside
    the campaign or before M opens: avoided.
19. Units (T9). The first set's owe everything. A unit U that an edit brings owes what is due from its `từ ngày`, or without one
    from that edit on (a deadline earlier that same day, a move that changes what it owes: avoided). Rule "welcome": U joins at
    J = that edit, or 00:00 of its `từ ngày` if later. One row to its focal for each M that it owes with a deadline after J and
    listed by a NHẮC VIỆC: schedule = such a block with the smallest id, nominal = due = J, last instant = the deadline;
    leaves, is skipped and merged as in 18. Nothing nominally before J exists for U, no row (from the edit instead: avoided
    where it differs). Moved or extended while it waits; moved between the edit and J; submitted or extended before J: avoided.
20. A unit added cancels and changes nothing for the others. A unit is never removed.
21. Eager: the first pass that looks at an occurrence (d reached) records what is already certain, and does
    not hold it: skipped:maximum, also while the send window or a day off would hold the letter; missed:too-late where
    F lies after x; so too for notices, and for superseded, recent and completed ones. Edits, moves and extensions
    afterwards do not make such a row cancelled. What is held and could still leave waits; it is asked again when it
    leaves. The order of the blocks in the file never has a meaning.
22. Relay away: passes settle (7, 21) and write for approval (23), nothing leaves. From relay-back on as if the machine had been
    off: lateness counts from a. Every history with a relay outage must have the same outcomes with the passes of the outage
    left out. F from the looks of the outage, or from relay-back instead of the first pass after it, where it differs; a
    digest or bulletin that waits meanwhile: avoided.
23. Approval (T2 ii): at F an occurrence is written, with those of 13 that need approval too, into a letter that waits (F
    closes nothing: it may not leave). Not released, it never leaves, so 7 lets any newer one with d <= x take its
    place; completion skips it, an edit cancels it. `release` releases all that is written; at the first pass from then on inside the
    window it leaves as it was written, less what is submitted; nothing joins, a newer one that waits does not replace it.
    Expired unapproved or after release; released while something due is not yet written, on a day off, or as the window closes;
    the head of a letter cut, a part of it superseded or cancelled; two of a block within 30 minutes; written at d instead of
    F, letters released together as one, where it differs; a second one of the block about the thing at a maximum: avoided.
24. Own deadlines (T6) replace the deadline of their unit. `bắt đầu nhắc từ: N ngày trước hạn` counts from the deadline that holds
    for the unit: own, extension, resubmission. What happens to an occurrence or a notice before that day: avoided, so the line
    only shows where counting from another deadline would silence something.
"""
import copy, json, os, random, sys
from collections import Counter
from datetime import date, datetime, time, timedelta

HERE = os.path.dirname(os.path.abspath(__file__))
SEED, WANTED = 2021, int(os.environ.get("WANTED", 2000))
VALID = (date(2021, 3, 1), date(2021, 12, 31))
OPEN, CLOSE = time(7, 30), time(18, 0)
MIN15, MIN17, MIN30, DAY = timedelta(minutes=15), timedelta(minutes=17), timedelta(minutes=30), timedelta(days=1)
MINUTE_END = timedelta(seconds=59, milliseconds=999)                          # a deadline 17:00 lasts to 17:00:59.999
FOREVER = datetime.max
AT_DUE = "due"                                                             # the rule key of `lúc đến hạn`
WD = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
WD_VI = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
LISTS = {"phong": "list:phong/tccb@so.example", "so": "list:so/giam-doc@so.example"}

# Other readings of the rules. A history whose expectation differs under any of them is not generated.
READINGS = ["exclusive-30", "exact-opens-any-day", "at-exact", "written-cut", "time-edit-restarts", "before-effect-recomputed",
            "before-effect-at-once", "fate-before-cancel", "extension-at-pass", "max-by-due", "max-own-letters",
            "recent-by-nominal", "recent-by-eff", "recent-by-now", "recent-since-due", "recent-not-merged",
            "away-now", "away-over", "join-window-now", "released-together", "written-when-due", "joined-at-edit"]
# Not readings: what the rules T1, T3 and T9 do away with; counted, to know that the histories would notice.
OLD_WAYS = ["old: from the pass", "old: until the deadline", "old: owes everything"]


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
    if k in ("hours", "minutes"):
        return f"-PT{l['n'] * (60 if k == 'hours' else 1)}M"
    if k == "at":
        return AT_DUE
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
    if k in ("hours", "minutes"):
        return f"{l['n']} {'giờ' if k == 'hours' else 'phút'} trước hạn"
    if k == "at":
        return "lúc đến hạn"
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


def speaking_block(cfg, mid):
    """The block whose notices speak for a milestone: the smallest id, wherever it stands in the file."""
    return min((b for b in cfg["blocks"] if b["type"] == "remind" and mid in b["milestones"]), key=lambda b: b["id"], default=None)


def render(cfg):
    out = [f"# {cfg['note']}"] if cfg.get("note") else []
    for m in cfg["milestones"]:
        out += [f'MỐC {m["id"]} "{m["title"]}"', f'  hạn: {dmy(m["deadline"])} {hm(m["deadline"])}']
        if len(m["units"]) < len(UNITS):
            out.append("  đơn vị thực hiện: " + ", ".join(m["units"]))
        if m.get("opens"):
            out.append(f"  bắt đầu nhắc từ: {m['opens']} ngày trước hạn")
        for u, d in m.get("own", {}).items():
            out.append(f"  hạn riêng: {u} {dmy(d)}" + ("" if hm(d) == "17:00" == hm(m["deadline"]) else " " + hm(d)))
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
        if b.get("approve"):
            out.append("  duyệt trước khi gửi: có")
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
        self.exact, self.instant = k in ("hours", "minutes"), k in ("hours", "minutes", "at")
        if b["type"] != "remind":
            self.kind = b["type"]
        elif self.instant or k == "dueday" and nominal <= deadline or (k in ("days", "wdays") and l["n"] < 0):
            self.kind = "before"
        else:
            self.kind = "after"


class Notice:
    """A letter that no `gửi:` line asks for: rule "moved", "welcome" or "returned". It has a row of its own per milestone."""
    kind, exact, instant, line, index, day_off = "notice", False, False, {"kind": "notice"}, 0, False

    def __init__(self, b, rule, milestone, deadline, unit, recipient, at):
        if not VALID[0] <= at.date() <= VALID[1]:
            raise Ambiguous("a notice outside the campaign")
        if b.get("approve") and rule != "returned":
            raise Ambiguous("a notice of a block with approval")
        self.block, self.schedule, self.rule = b, b["id"], rule
        self.milestone, self.deadline, self.unit, self.recipient = milestone, deadline, unit, recipient
        self.nominal = self.due = self.eff = at
        self.last = FOREVER if rule == "returned" else at + 3 * DAY if rule == "moved" and deadline <= at else deadline + MINUTE_END
        self.key = self.group = (self.schedule, rule, milestone, deadline, unit, recipient, at)
        self.letter = (rule, recipient, unit, datetime.min if rule == "returned" else at)


class Written:
    """A letter that was written for approval: the keys of its occurrences, the head first."""

    def __init__(self, keys, at):
        self.keys, self.at, self.released = keys, at, None


class Model:
    def __init__(self, days_off, cfg, at, reading=None):
        self.off = set(days_off)
        self.reading = reading
        self.cfg, self.activated, self.clock = cfg, at, at
        self.effective = {(b["id"], line_key(l)): at for b in cfg["blocks"] for l in b["lines"]}
        self.own, self.floor = {}, {}           # (unit, milestone) -> extension or resubmission date; -> nothing nominally before
        self.events = {}                        # (unit, milestone) -> [(at, "submit"|"return"|"withdraw")]
        self.ledger = {}                        # key -> row
        self.born = {}                          # key -> the instant from which the files have it (only for check)
        self.notices = []
        self.past = {}                          # milestone -> its earlier deadlines
        self.moved = set()                      # (unit, milestone) whose deadline the files have moved
        self.brought, self.joined = {}, {}      # unit -> the edit that brought it; -> nothing nominally before
        self.joining = []                       # units whose welcome rows do not exist yet
        self.first = {}                         # key -> F, once a look has found another than the actual instant
        self.away, self.back = False, None      # the relay; the instant from which it is back
        self.seen_away = set()                  # what a look found past its time while the relay was away
        self.written = []                       # letters written for approval
        self.deferred = []                      # only for the reading "extension-at-pass"
        self.cache = None
        self.noted = set()                      # passes that found another F (only for check)
        self.seen = []                          # every occurrence that ever was (only for check)
        self.features = Counter()
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
        if o.exact or (o.instant and self.reading == "at-exact"):
            return o.nominal
        default = {"before": "prev", "after": "next", "digest": "prev", "bulletin": "send"}[o.kind]
        how = o.block.get("shift") or default
        d = o.nominal.date()
        while how in ("prev", "next") and not self.working(d):
            d += DAY if how == "next" else -DAY
        return datetime.combine(d, o.nominal.time())

    def sends_anyway(self, b):
        return b.get("shift") == "send" or (b["type"] == "bulletin" and not b.get("shift"))

    def in_window(self, b, t):
        return b.get("any") or OPEN <= t.time() < CLOSE

    def opening(self, o, t):
        """The send instant of an occurrence that is due at t and not late."""
        if self.in_window(o.block, t):
            return t
        d = t.date() if t.time() < OPEN else t.date() + DAY
        loose = self.sends_anyway(o.block) or (o.instant and self.reading == "exact-opens-any-day")
        while not loose and not self.working(d):
            d += DAY
        return datetime.combine(d, OPEN)

    def late_ok(self, o, t):
        """May a letter that is late leave at t?"""
        if not self.in_window(o.block, t):
            return False
        if self.sends_anyway(o.block) or self.working(t.date()):
            return True
        if o.kind in ("before", "after") and t == o.eff + MIN30:
            raise Ambiguous("exactly 30 minutes late on a day off")
        return o.kind in ("before", "after") and t < o.eff + MIN30

    def late_opening(self, o, t):
        if self.late_ok(o, t):
            return t
        start = time(0) if o.block.get("any") else OPEN
        d = t.date() if t.time() < start else t.date() + DAY
        while not self.late_ok(o, datetime.combine(d, start)):
            d += DAY
        return datetime.combine(d, start)

    # -- enumeration

    def obliged(self, m, cfg=None):
        """A milestone of all three has no `đơn vị thực hiện`: it obliges whoever is in the list. A unit that an edit
        brought owes what is due from its `từ ngày`, or without one from that edit on."""
        cfg, out = cfg or self.cfg, []
        units = unit_list(cfg)
        for u in units if len(m["units"]) == len(UNITS) else m["units"]:
            at, day = self.brought.get(u), units[u]
            if at and not day and not self.reading == "old: owes everything" and m["deadline"].date() == at.date() and m["deadline"] < at:
                raise Ambiguous("a unit added on the day of a deadline, after it")
            if not at or (self.reading == "old: owes everything" and not day) or (m["deadline"].date() >= day if day else m["deadline"] > at):
                out.append(u)
        return out

    def deadline(self, m, unit):
        return self.own.get((unit, m["id"])) or m.get("own", {}).get(unit) or m["deadline"]

    def has_own(self, m, unit):
        return (unit, m["id"]) in self.own or unit in m.get("own", {})

    def nominals(self, l, deadline, b):
        k = l["kind"]
        if k == "days":
            return [datetime.combine(deadline.date() + l["n"] * DAY, l["at"])]
        if k == "wdays":
            return [datetime.combine(self.add_working(deadline.date(), l["n"]), l["at"])]
        if k in ("hours", "minutes"):
            return [deadline - timedelta(**{k: l["n"]})]
        if k == "at":
            return [deadline]
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

    def check_crossing(self, b, index, l):
        """Files with a before-rule that the window carries past the deadline are refused, whoever has that deadline."""
        for m in self.cfg["milestones"]:
            if b["type"] != "remind" or m["id"] not in b["milestones"]:
                continue
            for deadline in {m["deadline"], *m.get("own", {}).values()}:
                for nominal in self.nominals(l, deadline, b):
                    o = Occ(b, index, l, m["id"], deadline, None, None, nominal)
                    due = self.shifted(o)
                    if o.kind == "before" and max(due, self.opening(o, due)) > deadline:
                        raise Ambiguous("a before-rule crosses the deadline")

    def occurrences(self):
        if self.cache is not None:
            return self.cache
        found = []
        for b in self.cfg["blocks"]:
            who = [(None, None, None, None, LISTS[b["list"]])] if b["type"] != "remind" else [
                (m["id"], self.deadline(m, u), m.get("opens"), u, f"unit:{u}/{role}")
                for m in self.cfg["milestones"] if m["id"] in b["milestones"]
                for u in self.obliged(m) for role in (["focal", "head"] if b.get("copy") else ["focal"])]
            for index, l in enumerate(b["lines"]):
                self.check_crossing(b, index, l)
                for mid, deadline, opens, unit, recipient in who:
                    for nominal in self.nominals(l, deadline, b):
                        if not VALID[0] <= nominal.date() <= VALID[1]:
                            continue
                        o = Occ(b, index, l, mid, deadline, unit, recipient, nominal)
                        o.due = self.shifted(o)
                        o.day_off = b.get("shift") == "none" and not self.working(nominal.date())
                        o.eff = o.due if o.day_off else self.opening(o, o.due)
                        if o.kind == "before" and (max(o.due, o.eff) > deadline or o.due == deadline > nominal):
                            raise Ambiguous("a before-rule crosses the deadline")
                        if o.kind == "after" and o.due <= deadline:
                            raise Ambiguous("an after-rule is shifted before the deadline")
                        if opens and min(o.due, nominal).date() <= deadline.date() - opens * DAY:
                            raise Ambiguous("before the milestone opens")
                        floor = self.floor.get((unit, mid))
                        if floor and nominal < floor:
                            if self.effective[(o.schedule, o.rule)] > floor:
                                raise Ambiguous("rule added after a move, nominal before both")
                            continue
                        if floor and o.due < floor and any(e[1] == "return" for e in self.events.get((unit, mid), [])):
                            raise Ambiguous("shifted to before the return")
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
        self.seen += found
        return found

    # -- completion

    def state(self, o, t):
        """Returned is open again."""
        done = [e for e in self.events.get((o.unit, o.milestone), []) if e[0] <= t]
        return "submitted" if done and done[-1][1] == "submit" else "open"

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

    def letter_of(self, o):
        """The letter written for approval that this occurrence is in."""
        return next((w for w in self.written if o.key in w.keys), None)

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
        """The last instant."""
        c, room = o.block.get("catch"), o.eff + MIN15
        if o.kind in ("digest", "bulletin"):
            x = o.due + (c["within"] if c else timedelta(hours=12) if o.kind == "digest" else timedelta(hours=o.line["n"]) / 3)
            if x < room:
                raise Ambiguous("the window opens after the catch-up has ended")
            return x
        if c:
            if c["within"] is None:
                x = max(o.deadline + MINUTE_END, o.due)
            else:
                x = o.due + (c["within"] or MIN15)
            return x if self.reading == "written-cut" else max(x, room)
        if o.kind == "before" and self.reading == "old: until the deadline":
            return o.deadline
        x = max(o.deadline + MINUTE_END, o.due + MIN30) if o.kind == "before" else o.due + 3 * DAY
        if o.block.get("approve"):
            x = max(x, datetime.combine(self.add_working(o.due.date(), 2), time(23, 59)) + MINUTE_END)
        return max(x, room)

    def late(self, o, now):
        """Looked at more than 15 minutes after the instant at which it could leave."""
        lateness = now - self.first.get(o.key, o.eff)
        if MIN15 <= lateness < MIN17:
            raise Ambiguous("15 to 17 minutes late")
        return lateness >= MIN15

    def leave(self, o, now):
        """F: the instant at which the letter could first leave, as this pass knows it."""
        first = self.first.get(o.key, o.eff)
        if self.reading == "away-now" and o.key in self.seen_away:
            return self.late_opening(o, now)
        if not self.late(o, now):
            return first
        if self.reading == "away-over" and self.back and first < self.back <= now < self.back + MIN15:
            return self.late_opening(o, self.back)
        return self.late_opening(o, now)

    def settle(self, now):
        """Everything due: the terminal states without a letter. Returns what may leave at this instant."""
        self.leaving = self.settle_notices(now)
        groups = {}
        for o in self.occurrences():
            if o.key in self.ledger or (o.due > now and not self.early_record(o)):
                continue
            w = self.letter_of(o)
            if w and w.released:
                continue
            if o.nominal < self.effective[(o.schedule, o.rule)]:
                if o.unit and (self.state(o, o.due) != "open" or self.state(o, now) != "open"):
                    raise Ambiguous("before effect and completed")
                self.record(o, "skipped:before-effect")
            elif o.due < self.effective[(o.schedule, o.rule)]:
                raise Ambiguous("shifted to before effectiveFrom")
            elif o.day_off:
                if o.instant:
                    raise Ambiguous("an exact instant on a day off, `không gửi`")
                if self.at_maximum(o, now) or self.recent(o, now):
                    raise Ambiguous("day off, and at the maximum or recent")
                self.record(o, "skipped:day-off")
            else:
                groups.setdefault(o.group, []).append(o)
        ready = []
        for group in groups.values():
            ready += self.settle_group(sorted(group, key=lambda o: o.due), now)
        return ready

    def settle_group(self, group, now):
        """Of one block about one unit and milestone to one recipient, all that is due and undecided."""
        approve = group[0].block.get("approve")
        held = {o.key: self.letter_of(o) for o in group}
        stopped = {o.key: self.completion(o, now) if o.unit else None for o in group}
        if len(set(stopped.values())) > 1:
            raise Ambiguous("a group with several reasons")
        at = {o.key: self.late_opening(o, now) if held[o.key] else self.leave(o, now) for o in group}
        too_late = {o.key: at[o.key] > self.limit(o) for o in group}
        full = any(self.at_maximum(o, max(at[o.key], now)) for o in group)
        recent = {o.key: not held[o.key] and self.recent(o, now) for o in group}
        several = len({x.due for x in group}) > 1
        if any(recent.values()):
            if not all(recent.values()) or full or any(stopped.values()) or several or any(too_late.values()):
                raise Ambiguous("recent, and another reason")
            for o in group:
                self.record(o, "skipped:recent")
            return []
        if any(stopped.values()):
            if full or several or any(too_late.values()):
                raise Ambiguous("completed, and missed or at the maximum")
            for o in group:
                self.record(o, "skipped:" + stopped[o.key])
            return []
        if self.away and not group[0].unit:
            raise Ambiguous("a digest or a bulletin while the relay is away")
        if approve and any(timedelta(0) < y.due - x.due <= MIN30 for x in group for y in group):
            raise Ambiguous("two of a block with approval within 30 minutes")
        ready = []
        for o in group:
            newer, x, t = [n for n in group if n.due > o.due], self.limit(o), at[o.key]
            last = FOREVER if approve else max(t, now) if self.reading == "old: from the pass" else t
            if t == x or (newer and newer[0].due == x):
                raise Ambiguous("exactly at the last instant")
            if newer and newer[0].due <= min(x, last):
                if full:
                    raise Ambiguous("superseded and at the maximum")
                if held[o.key] and any(k[:1] + k[2:3] + k[4:6] != o.group for k in held[o.key].keys):
                    raise Ambiguous("a newer one for a part of a letter that waits for approval")
                self.features["superseded: " + ("unapproved" if held[o.key] else "relay away" if o.key in self.seen_away or self.away else
                                                "too late" if too_late[o.key] else "late" if self.late(o, now) else "held")] += 1
                self.record(o, "skipped:superseded")
            elif too_late[o.key]:                                       # at once, also where the opening is still to come
                if full:
                    raise Ambiguous("too late and at the maximum")
                if held[o.key]:
                    raise Ambiguous("expires unapproved")
                if any(n.group == o.group and now < n.due <= min(x, t) and n.key not in self.ledger for n in self.occurrences()):
                    raise Ambiguous("too late, but a newer one is still to come before its last instant")
                self.record(o, "missed:too-late")
            elif full:                                                  # at once, also while held
                if held[o.key]:
                    raise Ambiguous("written for approval and at the maximum")
                self.record(o, "skipped:maximum")
            elif sum(n.due == o.due for n in group) > 1 and self.late(o, now):
                raise Ambiguous("two latest ones, both late")
            elif held[o.key]:
                pass
            elif t > now and not (approve and self.reading == "written-when-due"):      # pending
                if not self.away:
                    if self.first.get(o.key, o.eff) != t:
                        self.noted.add(now)
                    self.first[o.key] = t
            else:
                if self.away and not approve:
                    self.seen_away.add(o.key)
                ready.append(o)
        return ready

    def settle_notices(self, now):
        self.welcome(now)
        ready, held = [], set()
        for o in self.notices:
            if o.key in self.ledger or o.due > now:
                continue
            state, leave = self.state(o, now), now if now > o.last else self.late_opening(o, now)
            if o.rule == "returned":
                days = sum(self.working(o.due.date() + n * DAY) for n in range(1, (now.date() - o.due.date()).days + 1))
                if state != "open" or days > 2:
                    raise Ambiguous("a return that is closed again or old when it would be told")
                if now - o.due < MIN17 and self.late_ok(o, o.due) and leave > now:
                    raise Ambiguous("the window closes on the notice of a return")
                if leave == now and not self.working(now.date()):
                    raise Ambiguous("the notice of a return on a day off")
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
        if {x for x in held & {o.letter for o in ready} if x[0] != "returned"}:
            raise Ambiguous("one row of a notice may leave, another not")
        return ready

    def welcome(self, now):
        """The rows of the units that joined up to now."""
        for unit, at in [x for x in self.joining if x[1] <= now]:
            self.joining.remove((unit, at))
            for m in self.cfg["milestones"]:
                b = speaking_block(self.cfg, m["id"])
                if unit not in self.obliged(m) or not b:
                    continue
                if self.has_own(m, unit) or self.deadline(m, unit) == at:
                    raise Ambiguous("extended before the welcome letter, or joined at the deadline")
                if any(e[0] <= at for e in self.events.get((unit, m["id"]), [])):
                    raise Ambiguous("submitted before the unit joined")
                if m["deadline"] > at:
                    self.notice(b, "welcome", m, m["deadline"], unit, f"unit:{unit}/focal", at)

    def notice(self, b, rule, m, deadline, unit, recipient, at):
        if m.get("opens") and at.date() <= deadline.date() - m["opens"] * DAY:
            raise Ambiguous("a notice before the milestone opens")
        self.notices.append(Notice(b, rule, m["id"], deadline, unit, recipient, at))

    def early_record(self, o):
        return self.reading == "before-effect-at-once" and o.nominal < self.effective[(o.schedule, o.rule)]

    def gather(self, ready, now, approve):
        """Merging: lists of occurrences, one letter each, the head first. Also those that are still to come."""
        f = {o.key: max(self.leave(o, now), now) if self.reading == "old: from the pass" else self.leave(o, now) for o in ready}
        soon = {}
        for o in self.occurrences():
            first = self.first.get(o.key, o.eff)
            if o.kind in ("before", "after") and o.key not in self.ledger and not self.letter_of(o) and not o.day_off \
                    and bool(o.block.get("approve")) == approve and now < first <= now + MIN30 \
                    and o.nominal >= self.effective[(o.schedule, o.rule)]:
                soon[o.key] = o
                f[o.key] = first
        order = lambda o: (f[o.key], o.due, o.deadline, o.schedule, o.index)
        for recipient in sorted({o.recipient for o in ready}):
            mine = sorted((o for o in ready if o.recipient == recipient), key=order)
            while mine:
                head = mine[0]
                if len(mine) > 1 and order(mine[1]) == order(head):
                    raise Ambiguous("no tie-break: same due, deadline, schedule and line")
                start = f[head.key]
                then = now if self.reading == "join-window-now" else start
                letter = [head]
                for o in mine[1:] + [o for o in soon.values() if o.recipient == recipient]:
                    near = f[o.key] < start + MIN30 or (f[o.key] == start + MIN30 and self.reading != "exclusive-30")
                    if not near or not self.in_window(o.block, then):
                        continue
                    if o.key in soon:
                        if self.state(o, now) != "open" or self.at_maximum(o, now) or self.recent(o, now, True):
                            continue
                        if o.due <= now and not self.working(start.date()) and not self.sends_anyway(o.block):
                            raise Ambiguous("held for a working day, and a letter leaves just before")
                        if approve and any(x.group == o.group for x in letter):
                            raise Ambiguous("two of a block with approval within 30 minutes")
                        if any(x.group == o.group and x.due < o.due and x not in letter and x.key != o.key for x in self.waiting(now)):
                            raise Ambiguous("joins ahead of an older one that waits")
                        del soon[o.key]
                        self.features["joined ahead"] += 1
                    letter.append(o)
                yield letter
                mine = [o for o in mine if o not in letter]

    def run_pass(self, now):
        for unit, mid, to, at in self.deferred:
            self.apply_extension(unit, mid, to, at, now)
        self.deferred = []
        ready = self.settle(now)
        for letter in self.gather([o for o in ready if o.block.get("approve")], now, True):
            self.written.append(Written([o.key for o in letter], now))
            self.trace.append("      written for approval     " + "; ".join(f"{o.schedule} {o.rule} {o.milestone} {o.recipient}" for o in letter))
        if self.away:
            return
        self.leave_released(now)
        for o in ready:
            if o.kind in ("digest", "bulletin"):
                self.record(o, "letter", now)
        for letter in sorted({o.letter for o in self.leaving}):
            rows = sorted((o for o in self.leaving if o.letter == letter), key=lambda o: (o.deadline, o.schedule, o.milestone))
            for o in rows:
                self.record(o, "merged" if o is not rows[0] else "letter", now, None if o is rows[0] else rows[0])
        for letter in list(self.gather([o for o in ready if o.kind in ("before", "after") and not o.block.get("approve")], now, False)):
            for o in letter:
                self.record(o, "merged" if o is not letter[0] else "letter", now, None if o is letter[0] else letter[0])

    # -- approval

    def release(self, at):
        known = {k for w in self.written for k in w.keys}
        if any(o.block.get("approve") and o.kind != "notice" and o.key not in known for o in self.waiting(at)):
            raise Ambiguous("released before a pass has written what is due")
        for w in self.written:
            if not w.released and any(k not in self.ledger for k in w.keys):
                w.released = at
                self.features["letters released"] += 1

    def leave_released(self, now):
        known = {o.key: o for o in self.occurrences()}
        heads = {}
        for w in self.written:
            members = [known[k] for k in w.keys if k not in self.ledger and k in known]
            if not w.released or not members:
                continue
            if len({bool(o.block.get("any")) for o in members}) > 1 or len({self.sends_anyway(o.block) for o in members}) > 1:
                raise Ambiguous("a letter for approval with two windows")
            stay = []
            for o in members:
                if o.due <= now and self.completion(o, now):
                    self.record(o, "skipped:" + self.completion(o, now))
                    self.features["cut after approval"] += 1
                elif self.state(o, now) == "open":
                    stay.append(o)
                else:
                    raise Ambiguous("settled before it is due, in a letter for approval")
            if not stay:
                continue
            if stay[0].key != w.keys[0]:
                raise Ambiguous("the head of a letter for approval is cut")
            if any(self.late_opening(o, now) > self.limit(o) for o in stay):
                raise Ambiguous("released, but too late")
            if not self.in_window(stay[0].block, now):
                if now - w.released < MIN17 and self.in_window(stay[0].block, w.released):
                    raise Ambiguous("the window closes on what was just released")
                continue
            if not self.working(now.date()) and not self.sends_anyway(stay[0].block):
                raise Ambiguous("released on a day off")
            for o in stay:
                if o.block.get("max") and (self.at_maximum(o, now) or any(x.group == o.group and x not in stay for x in self.waiting(now))):
                    raise Ambiguous("released, and near the maximum")
                head = heads.get(o.recipient) if self.reading == "released-together" and o is stay[0] else stay[0] if o is not stay[0] else None
                self.record(o, "merged" if head else "letter", now, head)
            heads.setdefault(stay[0].recipient, stay[0])

    # -- the other steps

    def cancel(self, now, chosen, outcome):
        waiting = self.waiting(now)
        groups = {o.group for o in waiting if chosen(o)}
        for o in self.occurrences():
            w = o.key not in self.ledger and self.letter_of(o)
            if w and chosen(o) and (w.released or sum(k not in self.ledger for k in w.keys) > 1):
                raise Ambiguous("a part of a letter for approval, or a released one, is cancelled")
        for o in waiting:
            if chosen(o):
                if o.rule == "welcome":
                    raise Ambiguous("moved or extended while the welcome letter waits")
                if o.key in self.seen_away or self.away:
                    self.features["cancelled while the relay was away"] += 1
                self.record(o, outcome)
            elif o.group in groups:
                raise Ambiguous("one of a group cancelled, another still waiting")

    def event(self, unit, mid, what, at):
        m = next(m for m in self.cfg["milestones"] if m["id"] == mid)
        if unit not in self.obliged(m):
            raise Ambiguous("a report of what the unit does not owe is refused")
        if what == "return":
            old, b = self.deadline(m, unit), speaking_block(self.cfg, mid)
            resubmission = max(old, datetime.combine(self.add_working(at.date(), 2), old.time()))
            if not b or (resubmission != old and resubmission in self.past.get(mid, [])):
                raise Ambiguous("a return that no block tells, or a deadline comes back")
            if any((o.unit, o.milestone) == (unit, mid) for o in self.waiting(at)) or \
                    any(k[2] == mid and k[4] == unit and k not in self.ledger for w in self.written for k in w.keys):
                raise Ambiguous("returned while something about it waits")
            self.own[(unit, mid)], self.floor[(unit, mid)], self.cache = resubmission, at, None
            self.notice(b, "returned", m, resubmission, unit, f"unit:{unit}/focal", at)
        self.events.setdefault((unit, mid), []).append((at, what))
        self.occurrences()

    def extend(self, unit, mid, to, at):
        if self.reading == "extension-at-pass":
            self.deferred.append((unit, mid, to, at))
        else:
            self.apply_extension(unit, mid, to, at, at)

    def apply_extension(self, unit, mid, to, at, now):
        m = next(m for m in self.cfg["milestones"] if m["id"] == mid)
        if to in self.past.get(mid, []) + [m["deadline"]] or self.has_own(m, unit):
            raise Ambiguous("a deadline comes back, or a second extension")
        if unit not in self.obliged(m):
            raise Ambiguous("an extension of what the unit does not owe")
        if self.reading == "fate-before-cancel":
            self.settle(now)
        self.cancel(now, lambda o: (o.unit, o.milestone) == (unit, mid), "cancelled:deadline-moved")
        self.own[(unit, mid)], self.floor[(unit, mid)], self.cache = to, at, None
        self.occurrences()

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
                if any(k[1] == m["id"] and any(e[1] == "return" for e in v) for k, v in self.events.items()):
                    raise Ambiguous("moved after a return")
        retimed = {k for k in before if k in after and before[k] != after[k]}
        if self.reading == "fate-before-cancel" and (moved or set(before) - set(after)):
            self.settle(now)
        if any((o.schedule, o.rule) in retimed for o in self.waiting(now)) or \
                any(k[:2] in retimed and k not in self.ledger for w in self.written for k in w.keys):
            raise Ambiguous("time of day changed while the occurrence waits")
        notices = [o for o in self.waiting(now) if o.kind == "notice"]
        if any(o.schedule in {k[0] for k in set(before) - set(after)} for o in notices):
            raise Ambiguous("a rule removed while a notice of its block waits")
        if (notices or self.joining) and (any(speaking_block(old, m["id"])["id"] != speaking_block(new, m["id"])["id"]
                for m in new["milestones"] if speaking_block(old, m["id"])) or (self.joining and moved)):
            raise Ambiguous("another block speaks while a notice waits, or a move before a unit joins")
        own = {(u, m["id"]) for m in old["milestones"] for u in m.get("own", {})} | set(self.own)
        self.cancel(now, lambda o: o.kind != "notice" and (o.schedule, o.rule) not in after, "cancelled:rule-removed")
        self.cancel(now, lambda o: o.milestone in moved and (o.unit, o.milestone) not in own, "cancelled:deadline-moved")
        for k in after:
            if k not in before or (k in retimed and self.reading == "time-edit-restarts"):
                self.effective[k] = now
        if self.reading == "before-effect-recomputed":
            for key in [k for k, r in self.ledger.items() if r["row"]["outcome"] == "skipped:before-effect"
                        and (r["occ"].schedule, r["occ"].rule) in retimed]:
                del self.ledger[key]
        for m, was in zip(new["milestones"], old["milestones"]):
            if m["id"] in moved:
                b = speaking_block(new, m["id"])
                if set(self.obliged(m, new)) & set(self.brought) != set(self.obliged(was, old)) & set(self.brought):
                    raise Ambiguous("a move changes what a unit owes that came later")
                for u in self.obliged(m, new):
                    if self.has_own(m, u):
                        continue
                    self.floor[(u, m["id"])] = now
                    self.moved.add((u, m["id"]))
                    for recipient in (f"unit:{u}/focal", f"unit:{u}/head"):
                        told = [r for r in self.ledger.values() if r["sent"] and r["occ"].kind != "notice"
                                and (r["occ"].milestone, r["occ"].recipient) == (m["id"], recipient)]
                        if any(r["sent"] == now for r in told) or m["deadline"] == now:
                            raise Ambiguous("sent at the very instant of the move")
                        if b and told:
                            self.notice(b, "moved", m, m["deadline"], u, recipient, now)
        for u, day in unit_list(new).items():
            if u not in unit_list(old):
                self.brought[u] = now
                at = max(now, datetime.combine(day, time(0))) if day else now
                self.joined[u] = now if self.reading == "joined-at-edit" else at
                self.joining.append((u, at))
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
        elif s["do"] == "release":
            self.release(at)
        elif s["do"] in ("relay-away", "relay-back"):
            self.away, self.back = s["do"] == "relay-away", at
        else:
            self.event(s["unit"], s["milestone"], s["do"], at)

    def next_instant(self, now):
        """The next instant at which something falls due, or something that waits may leave."""
        found = [at for _, at in self.joining if at > now]
        soon = now + timedelta(minutes=1)
        for o in self.occurrences() + self.notices:
            if o.key not in self.ledger:
                found += [t for t in (o.due, o.eff) if t > now]
                w = self.letter_of(o)
                if o.eff <= now and not self.away and not (o.block.get("approve") and o.kind != "notice" and not (w and w.released)):
                    found.append(soon if o.day_off else max(soon.replace(second=0), self.late_opening(o, soon)))
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

UNIT_SHARE, OWN_SHARE = 0.2, 0.2
LATE = [0, 0, 0, 0, 1, 1, 5, 5, 59, 59, 61, 125, 299, 420, 540, 605, 725, 840]  # seconds after the instant that a pass is for
TITLES = ["Báo cáo tháng", "Danh sách cử tri", "Kế hoạch tổ chức", "Biên bản hội nghị", "Số liệu đợt 1"]
DEADLINE_TIMES = [time(17, 0), time(11, 30), time(16, 30), time(10, 0), time(20, 0)]
INSIDE = [time(7, 30), time(8, 0), time(8, 0), time(8, 15), time(8, 25), time(8, 35), time(9, 0), time(14, 0), time(16, 45), time(17, 50)]
OUTSIDE = [time(6, 30), time(7, 0), time(18, 0), time(19, 15), time(21, 0)]


def odd(r, day):
    return datetime.combine(day, time(r.randint(6, 21), r.choice([3, 11, 23, 37, 52])))


def a_time(r):
    return r.choice(OUTSIDE if r.random() < 0.1 else INSIDE)


def a_line(r, used):
    while True:
        k = r.choice(["before"] * 5 + ["wbefore"] * 2 + ["hours"] * 2 + ["minutes", "at", "at", "at"] + ["dueday"] * 3 + ["after"] * 3 + ["wafter"] * 2
                     + ["weekly"] * 4)
        l = {"before": lambda: {"kind": "days", "n": -r.choice([1, 2, 3, 5, 7, 10, 14]), "at": a_time(r)},
             "wbefore": lambda: {"kind": "wdays", "n": -r.choice([1, 2, 3, 5]), "at": a_time(r)},
             "hours": lambda: {"kind": "hours", "n": r.choice([2, 3, 4, 24, 26, 48])},
             "minutes": lambda: {"kind": "minutes", "n": r.choice([5, 10, 30, 45, 90])},
             "at": lambda: {"kind": "at"},
             "dueday": lambda: {"kind": "dueday", "at": r.choice([time(7, 30), time(8, 0), time(9, 0), time(10, 0), time(11, 30), time(16, 30), time(17, 0)])},
             "after": lambda: {"kind": "days", "n": r.choice([1, 2, 3, 5, 7]), "at": a_time(r)},
             "wafter": lambda: {"kind": "wdays", "n": r.choice([1, 2, 3]), "at": a_time(r)},
             "weekly": lambda: {"kind": "weekly", "wd": r.randrange(7), "until": True, "at": a_time(r)}}[k]()
        if line_key(l) not in used:
            used.add(line_key(l))
            return l


def a_config(r, start, used, approve):
    milestones, days = [], set()
    for i in range(r.choice([1, 1, 1, 2, 2, 3])):
        while True:
            d = start.date() + r.randint(-4 if r.random() < 0.1 else 2, 24) * DAY
            if d not in days and d > VALID[0]:
                break
        days.add(d)
        milestones.append({"id": f"m{i + 1}", "title": r.choice(TITLES), "deadline": datetime.combine(d, r.choice(DEADLINE_TIMES)),
                           "units": sorted(r.sample(UNITS, r.choice([1, 1, 1, 2, 2, 3])))})
        if r.random() < OWN_SHARE:                                            # an own deadline: rather before the common one
            m, n = milestones[-1], max(r.choice([-9, -8, -7, -6, -5, -4, -3, 3, 6]), (VALID[0] - d).days + 1)
            if n:
                m["own"] = {r.choice(m["units"]): datetime.combine(d + n * DAY, m["deadline"].time() if r.random() < 0.4 else r.choice(DEADLINE_TIMES))}
    ids, blocks = [m["id"] for m in milestones], []
    for i in range(r.choice([1, 1, 2, 2])):
        b = {"type": "remind", "id": f"nhac-{i + 1}", "title": "Nhắc nộp", "milestones": sorted(r.sample(ids, r.randint(1, len(ids))))}
        keys = used.setdefault(b["id"], set())
        b["lines"] = [a_line(r, keys) for _ in range(r.choice([1, 2, 2, 3, 3]))]
        near = [l for l in b["lines"] if l["kind"] in ("at", "minutes") or l["kind"] == "dueday" and l["at"] > time(9, 0)]
        if near and r.random() < 0.6:                                         # instants of one block that are minutes apart
            l = {"kind": "minutes", "n": r.choice([5, 10, 10, 15, 20])}
            if line_key(l) not in keys:
                keys.add(line_key(l))
                b["lines"].append(l)
        if i == 1 and r.random() < 0.65:                                      # a second block close to the first: letters merge
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
        if b.get("catch") and r.random() < 0.5:                               # `chỉ thư mới nhất` is the only way there is
            b["catch"]["text"] = b["catch"]["text"].removesuffix(", chỉ thư mới nhất")
        if r.random() < 0.12:
            b["any"] = True
        if r.random() < approve:
            b["approve"] = True
            if r.random() < 0.8:
                b.pop("catch", None)
        blocks.append(b)
    reach = {m["id"]: max([7 * abs(l["n"]) // 5 + 1 if l["kind"] == "wdays" else abs(l["n"]) if l["kind"] == "days" else 2 for b in blocks
                           if m["id"] in b["milestones"] for l in b["lines"]], default=0) for m in milestones}
    for m in milestones:
        if reach[m["id"]] and r.random() < (0.7 if m.get("own") else 0.15):
            m["opens"] = reach[m["id"]] + r.choice([1, 2, 3, 4, 5])
    if not approve and r.random() < 0.25:
        b = {"type": "digest", "id": "tong-hop", "title": "Bản tổng hợp tuần", "list": "phong",
             "lines": [{"kind": "weekly", "wd": r.randrange(7), "until": False, "at": a_time(r)}]}
        if r.random() < 0.3:
            b["shift"] = r.choice(["prev", "next", "send", "none", "none"])
        if r.random() < 0.2:
            b["catch"] = {"within": 2 * DAY, "text": "gửi bù trong vòng 2 ngày, chỉ thư mới nhất"}
        blocks.append(b)
    if not approve and r.random() < 0.15:
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
        if l["kind"] == "wdays" and abs(l["n"]) > 7 or any(m.get("opens") for m in cfg["milestones"]) and abs(l["n"]) > 5 \
                or line_key(l) in used[b["id"]]:
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
        if others and r.random() < 0.5:                                       # two milestones in one edit
            a_move(r, model, cfg, r.choice(others), now, bool(prefer))
    elif kind == "unit":
        x = r.random()
        cfg["list"] = dict(unit_list(cfg), CCC=None if x < 0.5 else now.date() + (-r.randint(1, 12) if x < 0.75 else r.randint(1, 6)) * DAY)
    return cfg


def a_move(r, model, cfg, m, now, near):
    units = model.obliged(m, cfg)
    if all(model.has_own(m, u) for u in units) or any(e[1] == "return" for u in units for e in model.events.get((u, m["id"]), [])):
        return False
    d = m["deadline"].date() + r.choice([1, 1, 2, 2, 2, -1, 5] if near else [-6, -3, -1, 2, 4, 5, 7, 10, 14]) * DAY
    d = max(d, now.date() + r.randint(1, 6) * DAY) if r.random() < 0.88 else now.date() - r.randint(1, 3) * DAY
    new = datetime.combine(d, m["deadline"].time() if r.random() < 0.5 else r.choice(DEADLINE_TIMES))
    if d <= VALID[0] or any(d == x["deadline"].date() for x in cfg["milestones"]) or new in model.past.get(m["id"], []):
        return False
    m["deadline"] = new
    return True


def seconds(r):
    return timedelta(seconds=r.choice([0, 0, 1, 5, 31, 59]))


def a_history(r):
    start = odd(r, date(2021, 2, 24) + r.randint(0, 20) * DAY) if r.random() < 0.7 else odd(r, date(2021, 3, 15) + r.randint(0, 220) * DAY)
    off = sorted({max(start.date(), date(2021, 3, 3)) + r.randint(0, 40) * DAY for _ in range(r.randint(0, 3))})
    off = [d for d in off if d.weekday() < 5]
    used, steps = {}, []
    approves, relay = r.random() < 0.34, r.random() < 0.35
    cfg = a_config(r, start, used, 0.7 if approves else 0)
    if relay:
        cfg["blocks"] = [b for b in cfg["blocks"] if b["type"] == "remind"]
    kinds = r.sample(["text", "time", "time", "offset", "offset", "add", "remove", "remove"] + ["move"] * 6, r.choice([1, 1, 2]))
    kinds = kinds if r.random() < 0.55 else []
    if kinds and r.random() < UNIT_SHARE:
        kinds = kinds[1:] + ["unit"]
        everyone = r.random() < 0.5
        for m in cfg["milestones"]:
            if everyone or m["deadline"] == max(m["deadline"] for m in cfg["milestones"]):
                m["units"] = UNITS
    model = Model(off, cfg, start)
    last = max(d for m in cfg["milestones"] for d in [m["deadline"], *m.get("own", {}).values()])
    end = odd(r, max(last.date(), start.date()) + r.choice([4, 7, 10, 14, 18]) * DAY)
    span = (end - start).days
    # actions, in time order
    acts = []
    if r.random() < 0.5:
        for m in cfg["milestones"]:
            for u in m["units"]:
                if r.random() < 0.6:
                    t = odd(r, m["deadline"].date() + r.randint(-9, 4) * DAY)
                    acts.append((t, "submit", u, m["id"]))
                    if r.random() < 0.7:
                        t = odd(r, t.date() + r.randint(0, 3) * DAY)
                        acts.append((t, r.choice(["return", "return", "return", "withdraw"]), u, m["id"]))
                        if r.random() < 0.35:
                            t = odd(r, t.date() + r.randint(1, 9) * DAY)
                            acts.append((t, "submit", u, m["id"]))
                            if r.random() < 0.3:
                                acts.append((odd(r, t.date() + r.randint(0, 3) * DAY), "return", u, m["id"]))
    both = [u for u in UNITS if sum(u in m["units"] for m in cfg["milestones"]) > 1]
    if both and not acts and r.random() < 0.25:                               # two returns of one evening
        u = r.choice(both)
        t = datetime.combine(min(m["deadline"] for m in cfg["milestones"]).date() + r.randint(-4, 3) * DAY, time(18, r.choice([11, 23, 37])))
        for m in [m for m in cfg["milestones"] if u in m["units"]][:2]:
            acts += [(odd(r, t.date() - r.randint(1, 3) * DAY), "submit", u, m["id"]), (t, "return", u, m["id"])]
            t += timedelta(minutes=r.choice([14, 83, 620]))
    if r.random() < 0.15:
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
    gaps, aways = [], []
    chosen = ["gap"] * (r.choice([1, 1, 2]) if r.random() < (0.6 if kinds else 0.35) else 0) + ["away"] * (r.choice([1, 1, 2]) if relay else 0)
    dues = sorted({o.due for o in model.occurrences() if start < o.due < end}) or [start]
    last_ones = sorted({o.due for o in model.occurrences() if start < o.due < end and o.instant})
    for what in chosen:
        due = r.choice(last_ones) if last_ones and r.random() < 0.3 else r.choice(dues)
        b = odd(r, due.date() + r.choice([0, 1, 1, 2, 2, 3, 4, 6, 9, 13, 19]) * DAY)
        if b <= due or r.random() < (0.6 if due in last_ones else 0.2):
            b = due + timedelta(minutes=r.choice([4, 11, 17, 21, 22, 26, 28, 33, 58, 127, 188, 311]))
        a = due - timedelta(minutes=r.choice([1, 7, 23, 95])) if r.random() < 0.3 else odd(r, due.date() - r.choice([1, 1, 2]) * DAY)
        if what == "gap":
            gaps.append([a, b + seconds(r)])
        elif not any(a <= y and x <= b for x, y in aways):
            aways.append((a, b))
            acts += [(a, "relay-away", None, None), (b, "relay-back", None, None)]
            acts.append((b + timedelta(minutes=r.choice([0, 0, 0, 1, 4, 9, 13, 28, 65])) + seconds(r), "pass", None, None))
            while r.random() < 0.5:                                           # a look while the relay is away
                t = a + (b - a) * r.random()
                acts.append((t.replace(second=r.choice([0, 1, 5, 59]), microsecond=0), "pass", None, None))
    if r.random() < 0.25:                                                     # minutes between the looks
        t = r.choice(dues) - timedelta(minutes=r.choice([2, 6, 11]))
        for minutes in r.choice([(0, 1, 3, 8, 9), (0, 10, 20, 30), (0, 13, 27), (0, 5, 6, 20)]):
            acts.append((t + timedelta(minutes=minutes) + seconds(r), "pass", None, None))
    while r.random() < 0.4:
        acts.append((odd(r, start.date() + r.randint(1, max(1, span)) * DAY) + seconds(r), "pass", None, None))
    after_send = None
    for k in kinds:
        if not after_send and (k == "time" and r.random() < 0.7 or k == "move" and r.random() < 0.7):
            after_send = k
            continue
        t = odd(r, start.date() + r.randint(1, max(1, span // 3 if k == "unit" and r.random() < 0.5 else span - 2)) * DAY)
        ends = [b for a, b in gaps + aways if b > a] + [a + (b - a) / 2 for a, b in aways if b > a]
        if ends and r.random() < 0.7:                                         # the edit ends a downtime
            t = r.choice(ends).replace(second=0, microsecond=0)
        acts.append((t, "edit", k, None))
    if gaps and r.random() < 0.15 and not kinds:                              # an extension recorded during a downtime
        m = r.choice(cfg["milestones"])
        acts.append(((gaps[0][1] - timedelta(minutes=r.choice([0, 4, 31, 241]))).replace(second=0), "extend", r.choice(m["units"]), m["id"]))
    acts = sorted((a for a in acts if start < a[0] < end), key=lambda a: a[0])
    gaps = [g for g in gaps if start < g[0] < g[1] < end]

    def do(s):
        steps.append(s)
        model.step(s)

    def plan(*more):
        acts.extend(a for a in more if a[0] < end)
        acts.sort(key=lambda a: a[0])

    do({"at": start, "do": "pass"})
    now, prefer, release = start, None, False
    while True:
        due = model.next_instant(now)
        if due:
            due = max(due + timedelta(seconds=r.choice(LATE)), now + timedelta(seconds=1))
        heartbeat = max(s["at"] for s in steps if s["do"] in ("pass", "edit")) + 25 * DAY
        t = min(x for x in (due, heartbeat, end) if x)
        for a, b in gaps:
            if a < t < b:
                t = b
        if acts and acts[0][0] <= t:
            t, what, x, mid = acts.pop(0)
            if t < now or (t == now and what not in ("edit", "relay-away", "relay-back")):
                continue
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
                        plan(r.choice([(later, "extend", o.unit, o.milestone), (later, "submit", o.unit, o.milestone),
                                       (later, "edit", "move", None), (later, "edit", "time", None)]))
            elif what == "extend":
                to = datetime.combine(max(t.date(), m["deadline"].date()) + r.randint(2, 9) * DAY, r.choice(DEADLINE_TIMES))
                known = x in unit_list(model.cfg) and model.joined.get(x, start) < t
                if state == "open" and known and not model.has_own(m, x) and to.date() != m["deadline"].date() \
                        and all(to.date() != d.date() for d in model.past.get(mid, [])):
                    do({"at": t, "do": "extend", "unit": x, "milestone": mid, "to": to})
                    if r.random() < 0.5 and not any(a < t < b for a, b in gaps):
                        do({"at": t, "do": "pass"})
            elif what == "pass":
                if not any(a < t < b for a, b in gaps):
                    do({"at": t, "do": "pass"})
            elif what == "release":
                release = False
                do({"at": t, "do": "release"})
                if r.random() < 0.4:
                    plan((t + timedelta(minutes=r.choice([1, 6, 12, 26, 80])) + seconds(r), "pass", None, None))
            elif what in ("relay-away", "relay-back"):
                do({"at": t, "do": what})
            elif (what == "submit") == (state != "submit") and not (what != "submit" and state != "submit") \
                    and x in unit_list(model.cfg) and model.joined.get(x, start) < t:
                do({"at": t, "do": what, "unit": x, "milestone": mid})
        else:
            do({"at": t, "do": "pass"})
            now = t
            if t == end:
                break
            sent = [q["occ"] for q in model.ledger.values() if q["sent"] == t and q["occ"].kind != "notice"]
            sent = {(o.schedule, o.rule) for o in sent if "at" in o.line} if after_send == "time" else {o.milestone for o in sent if o.kind == "before"}
            if after_send and sent and r.random() < 0.5:                      # a time of day changed, a milestone moved after it was sent
                minutes = r.choice([7, 22, 58] if after_send == "time" else [7, 58, 187, 307, 727])
                plan(((t + timedelta(minutes=minutes)).replace(second=0), "edit", after_send, None))
                after_send, prefer = None, (after_send, sent)
        if not release and any(not w.released and any(k not in model.ledger for k in w.keys) for w in model.written):
            wait = timedelta(minutes=r.choice([2, 17, 64, 181])) if r.random() < 0.5 else \
                r.choice([1, 1, 2, 4]) * DAY + timedelta(minutes=r.choice([-133, 7, 81]))
            plan((now.replace(second=0) + wait, "release", None, None))
            release = True
    return {"off": off, "cfg": cfg, "activated": start, "steps": steps, "end": end, "model": model}


# ---------------------------------------------------------------- invariants

def dense(h):
    """The same history with a pass at every instant that a pass of it looks at up to 15 minutes late (not where the pass
    ends an outage: an earlier one would end it earlier)."""
    model, steps, out = h["model"], h["steps"], []
    instants = sorted({t for o in model.seen for t in (o.due, o.eff)} | {datetime.combine(s["at"].date(), t) for s in steps for t in (time(0), OPEN)})
    late = {e["at"] for e in model.ledger.values() if e["at"] - max(e["occ"].eff, model.first.get(e["occ"].key, e["occ"].eff)) >= MIN15}
    late |= model.noted | {w.at for w in model.written for o in model.seen if o.key in w.keys and w.at - o.eff >= MIN15}
    for x, y in zip(steps, steps[1:]):
        out.append(x)
        if x["do"] not in ("edit", "extend") and y["do"] == "pass" and y["at"] not in late:
            out += [{"at": t, "do": "pass"} for t in instants if x["at"] < t < y["at"] and y["at"] - t < MIN15]
    return dict(h, steps=out + steps[-1:])


def without_sent(rows):
    return [{k: v for k, v in x.items() if k != "sentAt"} for x in rows]


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
    away = [(s["at"], next((x["at"] for x in steps[i:] if x["do"] == "relay-back"), FOREVER)) for i, s in enumerate(steps) if s["do"] == "relay-away"]
    approved = {k: w for w in model.written for k in w.keys}
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
        if outcome == "skipped:superseded":                                 # a newer one of its block and thing fell due in time
            assert any(x["occ"].group == o.group and o.due < x["occ"].due <= min(e["at"], model.limit(o)) for x in entries)
        assert o.unit not in model.joined or o.nominal >= model.joined[o.unit]
        if o.kind == "notice":
            if o.rule == "returned":
                assert sent and any(x["do"] == "return" and (x["at"], x["unit"], x["milestone"]) == (o.due, o.unit, o.milestone) for x in steps)
            else:
                assert o.due in ([model.joined[o.unit]] if o.rule == "welcome" else [x["at"] for x in steps if x["do"] == "edit"])
            assert not sent or o.due <= sent < o.last
            assert not sent or [x["row"]["outcome"] for x in entries if x["sent"] == sent and x["occ"].kind == "notice"
                                and x["occ"].letter == o.letter].count("letter") == 1
            assert o.rule != "moved" or any(x["sent"] and x["sent"] < o.due and x["occ"].kind != "notice"
                   and (x["occ"].milestone, x["occ"].recipient) == (o.milestone, o.recipient) for x in entries)
        looked = next(t for t in passes if t >= max(o.due, model.born.get(o.key, o.due)))
        if outcome == "skipped:maximum" and e["at"] != looked:
            assert len({x["sent"] for x in entries if x["sent"] and x["sent"] < looked and x["occ"].group == o.group}) < b["max"]
        if not sent:
            continue
        assert sent in passes and sent >= o.due - MIN30
        assert not any(x <= sent < y for x, y in away), "a letter while the relay is away"
        on_time = sent - model.first.get(o.key, o.eff) < MIN15
        assert model.in_window(b, sent) or outcome == "merged" or on_time
        assert model.working(sent.date()) or model.sends_anyway(b) or outcome == "merged" or on_time or sent < o.eff + MIN30
        assert on_time or sent <= (o.last if o.kind == "notice" else model.limit(o)), "a letter after its last instant"
        if b.get("approve") and o.kind != "notice":
            assert approved[o.key].released and approved[o.key].released <= sent
        if o.unit:
            done = [x[1] for x in model.events.get((o.unit, o.milestone), []) if x[0] <= sent]
            assert not done or done[-1] != "submit", "a letter after the submission"
            back = [x[0] for x in model.events.get((o.unit, o.milestone), []) if x[0] <= sent and x[1] == "return"]
            assert not back or o.nominal >= back[-1] or o.kind == "notice", "nominally before the return"
        if outcome == "merged":
            assert any(x["row"]["outcome"] == "letter" and x["sent"] == sent and x["occ"].recipient == o.recipient for x in entries)
        if b.get("max"):
            assert len({x["sent"] for x in entries if x["sent"] and x["occ"].group == o.group}) <= b["max"]
    late = Counter((e["occ"].group, e["sent"]) for e in entries if e["sent"] and e["occ"].kind != "notice" and not e["occ"].block.get("approve")
                   and e["sent"] - model.first.get(e["occ"].key, e["occ"].eff) >= MIN15)
    assert all(n == 1 for n in late.values()), "two late ones of one block about one thing"
    for t in passes:                                                          # safety limits never reached
        if sum(e["sent"] == t for e in entries) > 40:
            raise Ambiguous("more than 40 letters in a pass")
    for t in [h["activated"]] + [s["at"] for s in steps if s["do"] == "edit"] + [e["occ"].due for e in entries]:
        if sum(t <= e["occ"].due <= t + DAY or e["sent"] == t for e in entries) > 40:
            raise Ambiguous("more than 40 in a day")
    if any(s["do"] == "edit" and s["kind"] == "text" for s in steps):         # an edit without meaning changes nothing
        plain = dict(h, steps=[s for s in steps if not (s["do"] == "edit" and s["kind"] == "text")])
        if not any(s["do"] == "edit" for s in plain["steps"]):
            assert replay(plain).rows(end) == model.rows(end)
    twice = [s for s in steps for _ in range(2 if s["do"] == "pass" else 1)]    # no key twice
    assert replay(dict(h, steps=twice)).rows(end) == model.rows(end)
    # a pass that decided nothing may be left out: the process may be killed and restarted (invariant 1)
    decided = {e["at"] for e in entries} | {w.at for w in model.written} | model.noted
    idle = [s for s in steps[1:-1] if s["do"] == "pass" and s["at"] not in decided]
    if idle:
        try:
            assert replay(dict(h, steps=[s for s in steps if s is not idle[0]])).rows(end) == model.rows(end)
        except Ambiguous:
            pass


def readings_agree(h):
    rows = h["model"].rows(h["end"])
    for reading in READINGS:
        try:
            other = replay(h, reading).rows(h["end"])
        except Ambiguous as e:
            raise Ambiguous(f"reading {reading}: {e}")
        if other != rows:
            raise Ambiguous("reading " + reading)
    off, away, out = h["steps"], False, []                                    # relay away = machine off
    for i, s in enumerate(off):
        away = s["do"] == "relay-away" or (away and s["do"] != "relay-back")
        if not (away and s["do"] == "pass" and off[i - 1]["do"] != "edit"):
            out.append(s)
    if len(out) < len(off) and not away:
        try:
            if without_sent(replay(dict(h, steps=out)).rows(h["end"])) != without_sent(rows):
                raise Ambiguous("machine off: another outcome")
        except Ambiguous as e:
            raise Ambiguous(f"machine off: {e}")
    other = without_sent(replay(dense(h)).rows(h["end"]))                     # what leaves does not depend on how punctually passes run (T1)
    if other != without_sent(rows):
        if any(x["outcome"] == "skipped:recent" for x in other + rows):
            raise Ambiguous("72 hours after a letter that left late")
        raise Ambiguous("T1: other letters with more passes")


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


def differs(h, way):
    """Would an old way have had another outcome?"""
    try:
        return replay(h, way).rows(h["end"]) != h["model"].rows(h["end"])
    except Ambiguous:
        return False


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
            outcomes = {e["row"]["outcome"] for e in h["model"].ledger.values()}
            does = {s["do"] for s in h["steps"]} | {s["kind"] for s in h["steps"] if s["do"] == "edit"}
            telling = any(differs(h, way) for way in OLD_WAYS) or "skipped:recent" in outcomes
            rare = {"skipped:day-off", "merged", "skipped:superseded", "missed:too-late", "cancelled:deadline-moved", "cancelled:rule-removed"}
            if not telling and ((not rare & outcomes and not does & {"edit", "extend", "release", "return", "relay-away"} and r.random() < 0.7)
                                or ("move" in does and r.random() < 0.5)
                                or (not any(o.startswith("cancelled") or o in ("merged", "skipped:superseded") for o in outcomes)
                                    and not h["model"].notices and r.random() < (0.75 if does & {"move", "remove", "offset"} else 0.4))):
                raise Ambiguous("dull")
        except Ambiguous as e:
            rejected[str(e)] += 1
            continue
        number += 1
        yield number, h, rejected


# ---------------------------------------------------------------- the matrix
# 768 cells: templates by hand, instantiated over the axes. For each cell the combinations of a template's times are
# tried in a fixed order, rotated by the cell's number; what the axes demand must really happen (`what_happens`),
# and the combination with most of the wishes is taken.

KINDS = ["before", "after-until-submitted", "digest", "bulletin"]
SHIFTS = ["prev", "next", "none", "send"]
DOWNTIMES = ["none", "within", "beyond", "two", "day off", "relay away", "relay away, two"]      # the last two: reminders only
ACTIONS = ["none", "time", "offset", "moved", "submitted", "returned", "unit added", "extension"]
CELLS = [(k, s, d, a) for k in KINDS for s in SHIFTS for d in DOWNTIMES for a in ACTIONS
         if k in ("before", "after-until-submitted") or not d.startswith("relay")]

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
CATCH = {"4h": {"within": timedelta(hours=4), "text": "gửi bù trong vòng 4 giờ"},
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
    if downtime in ("within", "relay away"):
        ends = [due + timedelta(minutes=m) for m in (18, 33, 153, 187)] + [moment(d, h, m) for d in working[:4] for h, m in ((9, 37), (15, 11))]
        return [(start, e) for e in ends if o.eff < e < min(limit, later) and OPEN <= e.time() < CLOSE]
    if downtime == "beyond":
        ends = [limit + timedelta(minutes=m) for m in (11, 67, 200)] + [moment(d, h, m) for d in working for h, m in ((9, 37), (20, 11))]
        return [(start, e) for e in ends if limit < e < later][:6]
    if downtime in ("two", "relay away, two") and after:
        later = after[1] if len(after) > 1 else later + 40 * DAY
        second = next(x for x in dues if x.due == after[0])
        ends = [after[0] + timedelta(minutes=m) for m in (18, 33, 153)] + [moment(after[0].date() + n * DAY, 9, 37) for n in (0, 1, 2, 3)]
        return [(start, e) for e in ends if second.eff < e < later and OPEN <= e.time() < CLOSE]
    if downtime == "day off":
        ends = [due + timedelta(minutes=m) for m in (19, 33, 153)] + [moment(d, 9, 37) for d in days[:4]]
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


def drive(off, cfg, start, end, acts, gaps, relay):
    """Passes wherever something may happen (by turns up to two minutes late), none during the downtime, one after each edit.
    Where the relay is away the passes go on."""
    model, steps = Model(off, cfg, start), []

    def do(s):
        steps.append(s)
        model.step(s)

    do({"at": start, "do": "pass"})
    now, acts = start, list(acts)
    if relay:
        acts = sorted(acts + [{"at": t, "do": d} for a, b in gaps for t, d in ((a, "relay-away"), (b, "relay-back"))], key=lambda s: s["at"])
    if any(b >= end or any(a < s["at"] < b for s in acts if s["do"] == "edit") for a, b in gaps):
        raise Ambiguous("an edit during the downtime, or a downtime without end")
    while True:
        heartbeat = max(s["at"] for s in steps if s["do"] in ("pass", "edit")) + 25 * DAY
        t = model.next_instant(now)
        t = t and max(t + timedelta(seconds=[0, 5, 0, 59, 1, 125][len(steps) % 6]), now + timedelta(seconds=1))
        t = min(x for x in (t, heartbeat, end) if x)
        for a, b in gaps:
            if a < t < b and not relay:
                t = b
        if acts and acts[0]["at"] <= t:
            s = acts.pop(0)
            now = s["at"]
            if now <= start or now >= end or steps[-1]["at"] >= now:
                raise Ambiguous("an action outside the history")
            do(s)
            if s["do"] in ("edit", "relay-back") or (s["do"] == "extend" and (relay or not any(a < now < b for a, b in gaps))):
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
        late = [e for e in down if e["sent"] and e["sent"] - e["occ"].eff > MIN15]
        must.append(bool(down))
        if downtime in ("within", "relay away"):
            wish += [any(b < model.limit(e["occ"]) for e in down), bool(late)]
        elif downtime == "beyond":
            must.append(any(b > model.limit(e["occ"]) for e in down))
            wish.append(any(e["row"]["outcome"] == "missed:too-late" for e in down))
        elif downtime in ("two", "relay away, two"):
            must.append(any(x["occ"].group == y["occ"].group and x["occ"].due < y["occ"].due for x in down for y in down))
            wish.append(any(e["row"]["outcome"] == "skipped:superseded" for e in down))
        else:
            must.append(not model.working(b.date()))
            wish += [any(b < model.limit(e["occ"]) for e in down), any(e["at"] > b or e["sent"] == b for e in down), bool(late)]
    else:
        must.append(not out["missed:too-late"] and not any(e["sent"] and e["sent"] - e["occ"].eff > MIN15 for e in free))
    at = next((s["at"] for s in h["steps"] if s["do"] not in ("pass", "submit", "relay-away", "relay-back")), None)
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
            must.append(any(e["occ"].rule == "returned" for e in entries))
        own = [e for e in entries if e["occ"].unit and e["occ"].deadline == model.own.get((e["occ"].unit, e["occ"].milestone))]
        wish += [any(e["sent"] and e["sent"] > at for e in own), any(e["occ"].deadline != h["cfg"]["milestones"][0]["deadline"] for e in own),
                 bool(out["skipped:submitted"])]
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
    step = next(n for n in range(1231 + 2 * number, total + 9999, 2) if all(n % q for q in (3, 5, 7, 11)))
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
                    h = drive(extended, cfg, start, end, acts, [gap] if gap else [], downtime.startswith("relay"))
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
            rules.update(x["rule"] + " " + x["outcome"] for x in j["expect"] if x["rule"] in ("moved", "welcome", "returned"))
            short[of - score] += 1
            if os.environ.get("VERBOSE"):
                print(f"{number:4} {label(cell):70} tried {tried:4} wishes {score}/{of} rows {len(j['expect'])}", flush=True)
    print(sum(outcomes.values()), "occurrences; wishes not met -> cells", dict(sorted(short.items())))
    for c in (outcomes, rules):
        for k, v in sorted(c.items(), key=lambda kv: -kv[1]):
            print(f"  {v:7} {k}")


def features_of(h, j):
    """What a history has, for the counts."""
    model, steps, entries = h["model"], h["steps"], list(h["model"].ledger.values())
    does, expect = Counter(s["do"] for s in steps), j["expect"]
    own = {(u, m["id"]) for m in h["cfg"]["milestones"] for u in m.get("own", {})}
    away, looks = False, 0
    for s in steps:
        away = s["do"] == "relay-away" or (away and s["do"] != "relay-back")
        looks += away and s["do"] == "pass"
    backs = [s["at"] for s in steps if s["do"] == "relay-back"]
    aways = [s["at"] for s in steps if s["do"] == "relay-away"]
    bites = [o for o in model.seen for m in h["cfg"]["milestones"] if m["id"] == o.milestone and m.get("opens")
             and min(o.due, o.nominal).date() <= m["deadline"].date() - m["opens"] * DAY]
    kept = [e for e in entries for a, b in zip(aways, backs) if a <= e["occ"].eff < b and (e["sent"] or FOREVER) >= b]
    left = [e for e in entries if e["sent"]]
    letters = [e for e in left if e["occ"].kind != "notice"]
    lateness = lambda e: e["sent"] - model.first.get(e["occ"].key, e["occ"].eff)
    returned = lambda o: any(x[1] == "return" and x[0] <= o.nominal for x in model.events.get((o.unit, o.milestone), []))
    truth = {
        "a digest or bulletin": any(not e["occ"].unit for e in left),
        "a letter outside the window, just closed": any(
            e["row"]["outcome"] == "letter" and not model.in_window(e["occ"].block, e["sent"]) for e in left),
        "an edit": does["edit"],
        "a unit added": any(s["do"] == "edit" and s["kind"] == "unit" for s in steps),
        "a unit that owes what was due before it came": any(
            u in model.obliged(m) and m["deadline"] < at for u, at in model.brought.items() for m in model.cfg["milestones"]),
        "an extension": does["extend"],
        "a relay outage": does["relay-away"],
        "a relay outage that something fell into": kept,
        "a relay outage that passes looked into": looks,
        "a letter later than a relay outage": any(e["sent"] for e in kept),
        "approval (released)": does["release"],
        "an approved letter that left": any(e["occ"].block.get("approve") for e in letters),
        "a return": does["return"],
        "a return told": any(e["occ"].rule == "returned" for e in entries),
        "a letter about a resubmission date": any(returned(e["occ"]) for e in letters),
        "an own deadline": own,
        "a letter about an own deadline": any((e["occ"].unit, e["occ"].milestone) in own for e in left),
        "`bắt đầu nhắc từ`": any(m.get("opens") for m in h["cfg"]["milestones"]),
        "`bắt đầu nhắc từ` that would silence if counted from the common deadline": bites,
        "jitter: a letter up to 15 minutes after its instant": any(timedelta(0) < lateness(e) < MIN15 for e in letters),
        "jitter: seconds": any(s["at"].second for s in steps),
        "a letter more than 15 minutes late": any(e["sent"] - e["occ"].eff >= MIN15 for e in letters),
        "`lúc đến hạn` sent": any(e["occ"].rule == AT_DUE for e in left),
        "a letter at or after its deadline by a line before it": any(
            e["occ"].kind == "before" and e["sent"] >= e["occ"].deadline for e in left)}
    out = Counter({"histories with " + k: bool(v) for k, v in truth.items()})
    for way in OLD_WAYS:
        out[way + ": histories with another outcome"] = differs(h, way)
    out.update(f'rows {x["rule"]} {x["outcome"]}' for x in expect if x["rule"] in ("moved", "welcome", "returned", AT_DUE))
    out.update("histories with " + f for f in {x["outcome"] for x in expect})
    out.update("steps " + s["do"] + (":" + s["kind"] if s["do"] == "edit" else "") for s in steps)
    out.update({"what happened: " + k: n for k, n in model.features.items()})
    return out


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
        features.update(features_of(h, j))
    out.close()
    print(os.path.getsize(path), "bytes;", sum(outcomes.values()), "occurrences")
    for title, c in (("outcomes", outcomes), ("features", features), ("rejected", rejected)):
        print(title)
        for k, v in sorted(c.items(), key=lambda kv: -kv[1])[:100]:
            print(f"  {v:7} {k}")


if __name__ == "__main__":
    main()
