"""Writes the fixtures of this folder from independent oracles, and ORACLES.md about them.

    python -m venv venv && venv/bin/pip install -r requirements.txt && venv/bin/python generate.py

`remind` and `systemd-analyze` must be installed. Two runs give identical bytes.
"""
import collections, datetime, io, os, pathlib, random, re, subprocess, tarfile, zoneinfo
from datetime import date, timedelta
from importlib.metadata import version

import croniter, dateutil.rrule as rrule, dateutil.zoneinfo, holidays, tzdata
from holidays.constants import FRI, SAT, SUN
from holidays.holiday_base import HolidayBase

here = pathlib.Path(__file__).parent
zoneinfo.reset_tzpath(to=[])  # the pinned tzdata package, not the system's database
seed, first, last, day = 548, date(2021, 1, 1), date(2030, 12, 31), timedelta(days=1)
names = ["viet-nam", "sunday-only", "dense"]
report = []


def run(*command, text="", zone="UTC"):
    environment = {**os.environ, "TZ": zone, "LC_ALL": "C"}
    done = subprocess.run(command, input=text, capture_output=True, text=True, env=environment)
    return done.stdout, done.stderr


remind_version = "remind " + re.search(r"REMIND (\S+)", "".join(run("remind")))[1]
systemd_version = "systemd " + run("systemd-analyze", "--version")[0].split()[1]
holidays_version = "python-holidays " + version("holidays")
dateutil_version = "dateutil " + version("python-dateutil")
croniter_version = "croniter " + version("croniter")


def write(name, rows, oracle, disagreements="0", why="–"):
    rows = list(rows)
    (here / name).write_bytes("".join(row + "\n" for row in rows).encode())
    report.append(f"| {name} | {oracle} | {len(rows):,} | {disagreements} | {why} |")


def days(start, end):
    return [start + day * n for n in range((end - start).days + 1)]


def exists(year, month, number):
    try:
        return bool(date(year, month, number))
    except ValueError:
        return False


# Calendars -------------------------------------------------------------------------------------


class Calendar:
    """The data of calendars.csv, and the two oracles that count with it."""

    def __init__(self, name, weekly, off, work, library):
        self.name, self.weekly, self.off, self.work, self.library = name, weekly, off, work, library
        self.library.update({each: "off" for each in off})
        self.library.weekend_workdays = set(work)
        closed = [d for d in days(first, last) if d in off or d.isoweekday() in weekly and d not in work]
        # remind cannot take one date out of `OMIT Sat Sun`: each free weekend day is an OMIT of its own
        # and a worked one has none. It holds 1,000 of them, so it gets three years at a time.
        self.omits = {year: "".join(f"OMIT {d}\n" for d in closed if abs(d.year - year) <= 1)
                      for year in range(first.year, last.year + 1)}

    def remind(self, queries):
        """The answers of remind to (date, expression) pairs, in their order."""
        answers = [""] * len(queries)
        for year, omits in self.omits.items():
            lines = [f"MSG = {n} [{text}]%\n" for n, (d, text) in enumerate(queries) if d.year == year]
            out, _ = run("remind", "-q", "-", str(first), text="BANNER %\n" + omits + "".join(lines))
            for n, answer in re.findall(r"^= (\d+) (\S+)$", out, re.M):
                answers[int(n)] = answer
        return answers


def calendars():
    vietnam = holidays.VN(years=range(first.year, last.year + 1), expand=False)
    # the swap of 02/01/2026 for 10/01/2026 is not in python-holidays; the others in these years are
    off = set(vietnam) | {date(2026, 1, 2)}
    real = {d for d in vietnam.weekend_workdays if first <= d <= last} | {date(2026, 1, 10)}
    rng = random.Random(seed)
    saturdays = [d for d in days(first, last) if d.isoweekday() == 6 and d not in off | real]
    chosen = set(rng.sample(saturdays, 12))

    class Sundays(HolidayBase):
        weekend = {SUN}

    class Dense(HolidayBase):
        weekend = {FRI, SAT}

    few = set(rng.sample([d for d in days(first, last) if d.isoweekday() != 7], 14))
    many, start = set(), first
    while (start := start + day * rng.randrange(8, 40)) < last - 20 * day:
        many.update(days(start, start := start + day * rng.randrange(9)))
    weekends = [d for d in days(first, last) if d.isoweekday() in (5, 6) and d not in many]
    made = [
        Calendar("viet-nam", {6, 7}, off, chosen | real, vietnam),
        Calendar("sunday-only", {7}, few, set(), Sundays(expand=False)),
        Calendar("dense", {5, 6}, many, set(rng.sample(weekends, 60)), Dense(expand=False)),
    ]
    write("calendars.csv", (
        f"{c.name},{kind},{value}" for c in made for kind, values in [
            ("from", [first]), ("until", [last]), ("weekly", sorted(c.weekly)),
            ("off", sorted(c.off)), ("work", sorted(c.work))] for value in values),
        holidays_version + " (viet-nam), invented (the others)", "–",
        "data for the files below; viet-nam adds the swap of 02/01/2026 for 10/01/2026 by hand; "
        "its days of 2027–2030 are projections")
    return {c.name: c for c in made}


def starts(rng, calendar, count):
    """Dates, many of them not worked or next to such a day, or near a worked day of rest."""
    every = days(first, last)
    odd = [d for d in every if d.isoweekday() in calendar.weekly or calendar.off & {d - day, d, d + day}]
    near = [d for d in every if any(abs((d - each).days) < 10 for each in calendar.work)] or odd
    return [rng.choice([every, odd, near][n % 3]) for n in range(count)]


def working_days(by_name):
    rng, rows, differ, outside = random.Random(seed), [], 0, 0
    for c in by_name.values():
        pairs = dict.fromkeys((d, rng.choice([-1, 1]) * rng.randint(1, rng.choice([5, 30])))
                              for d in starts(rng, c, 3000))
        slides = c.remind([(d, f"slide('{d}', {n})") for d, n in pairs])
        good = []
        for (d, n), slide in zip(pairs, slides):
            counted = c.library.get_nth_working_day(d, n)
            if not first <= counted <= last:
                outside += 1
            elif str(counted) != slide:
                differ += 1
            else:
                good.append(f"{c.name},{d},{n},{slide}")
        assert len(good) >= 2000, c.name
        rows += good[:2000]
    write("working-days.csv", rows, f"{remind_version} `slide()` and {holidays_version}", differ,
          f"{outside} more candidates ended outside the calendar and were left out")


def shifts(by_name):
    rng, rows, differ = random.Random(seed), [], 0
    words = {"previous": "BEFORE", "next": "AFTER", "skip": "SKIP"}
    for c in by_name.values():
        inner = set(days(first + 15 * day, last - 15 * day))  # no shift may leave the calendar
        dates = (inner & c.work) | set(rng.sample(sorted(inner & set(starts(rng, c, 3000)) - c.work), 730))
        cases = [(d, shift) for d in sorted(dates) for shift in words]
        found = c.remind([(d, f"""evaltrig("{d} {words[shift]}", '{d - 60 * day}')""") for d, shift in cases])
        good = []
        for (d, shift), answer in zip(cases, found):
            answer = "" if shift == "skip" and answer == "-1" else answer  # -1: it never comes
            back, on = c.library.get_nth_working_day(d + day, -1), c.library.get_nth_working_day(d, 0)
            if answer == {"previous": str(back), "next": str(on), "skip": str(d) if on == d else ""}[shift]:
                good.append(f"{c.name},{d},{shift},{answer}")
            else:
                differ += 1
        assert len(good) >= 2190, c.name
        rows += good[:2190]
    write("shifts.csv", rows, f"{remind_version} BEFORE, AFTER, SKIP (3 calendars × 730 dates × 3)", differ,
          f"{holidays_version} as a second opinion")


def last_working_days(by_name):
    c = by_name["viet-nam"]
    ends = [d for d in days(first, last) if (d + day).day == 1]
    found = c.remind([(d, f"""evaltrig("{d} BEFORE", '{d.replace(day=1)}')""") for d in ends])
    counted = [str(c.library.get_nth_working_day(d + day, -1)) for d in ends]
    write("last-working-days.csv",
          (f"{c.name},{d:%Y-%m},{a}" for d, a, b in zip(ends, found, counted) if a == b),
          f"{remind_version} BEFORE and {holidays_version}", sum(a != b for a, b in zip(found, counted)))


# Dates -----------------------------------------------------------------------------------------


def dates():
    epoch = date(1970, 1, 1)
    write("dates.csv", (f"{d},{d.isoweekday()},{(d - epoch).days}"
                        for d in days(date(1990, 1, 1), date(2100, 12, 31))), "Python datetime")


def invalid_dates():
    rng, rows = random.Random(seed), {}
    years = [1900, 2100, 2200, 2300, *range(1990, 2101)]
    for year in sorted(set(years)):
        short = [(29, 2), (30, 2), (31, 2), (31, 4), (31, 6), (31, 9), (31, 11)]
        month, number = rng.randint(1, 12), rng.randint(1, 31)
        wrong = [(0, month), (32, month), (rng.randint(33, 99), month), (0, 0),
                 (number, 0), (number, 13), (rng.randint(1, 31), rng.randint(14, 99)), (32, 13),
                 (13, 32), (rng.randint(1, 12), rng.randint(32, 99)), (rng.randint(33, 99), 2)]
        for number, month in short + wrong:
            if not exists(year, month, number):
                rows[f"{number:02}/{month:02}/{year}"] = None
    write("invalid-dates.csv", rows, "Python datetime")


def national_plan():
    election = date(2021, 5, 23)
    printed = {-105: "2021-02-07", -95: "2021-02-17", -80: "2021-03-04", -70: "2021-03-14",
               -65: "2021-03-19", -50: "2021-04-03", -40: "2021-04-13", -35: "2021-04-18",
               10: "2021-06-02", 20: "2021-06-12"}
    write("national-plan.csv", (f"{n},{d}" for n, d in printed.items()),
          "the dates of the plan; Python datetime counts them again",
          sum(str(election + day * n) != d for n, d in printed.items()))


# Repetition ------------------------------------------------------------------------------------

hanoi = datetime.timezone(timedelta(hours=7))


def elapses(spec, base, count, zone):
    out, _ = run("systemd-analyze", "calendar", f"--iterations={count}", f"--base-time={base}", spec, zone=zone)
    assert out, spec
    return [f"{d}T{t}" for d, t in re.findall(r"(?:Next elapse|Iter\. #\d+): \w+ (\S+) (\S+)", out)]


def recurrences():
    rng, rows, differ = random.Random(seed), {}, collections.Counter()
    while len(rows) < 1500:
        form = rng.choice(["weekly", "weekly", "daily", "monthday", "monthday"])
        hour, minute = rng.randrange(24), rng.choice([0, 15, 30, 45, rng.randrange(60)])
        weekdays = sorted(rng.sample(range(1, 8), rng.randint(1, 6)))
        number = rng.choice([rng.randint(1, 31), 28, 29, 30, 31])
        after = datetime.datetime(2015, 1, 1, tzinfo=hanoi) + timedelta(minutes=rng.randrange(20 * 525960))
        if rng.random() < 0.4:  # at the occurrence's very time of day, or one second to either side of it
            after = after.replace(hour=hour, minute=minute) + timedelta(seconds=rng.choice([-1, 0, 1]))
        values = {"weekly": ",".join(map(str, weekdays)), "daily": "", "monthday": str(number)}[form]
        clock = f"{hour:02}:{minute:02}"

        spec = {"weekly": ",".join("Mon Tue Wed Thu Fri Sat Sun".split()[n - 1] for n in weekdays) + " *-*-*",
                "daily": "*-*-*", "monthday": f"*-*-{number}"}[form] + f" {clock}:00"
        systemd = elapses(spec, f"{after:%Y-%m-%d %H:%M:%S}", 6, "Asia/Ho_Chi_Minh")

        cron = f"{minute} {hour} " + {"weekly": "* * " + ",".join(str(n % 7) for n in weekdays),
                                      "daily": "* * *", "monthday": f"{number} * *"}[form]
        steps = croniter.croniter(cron, after)
        crons = [iso(steps.get_next(datetime.datetime)) for _ in range(6)]

        rule = {"weekly": dict(freq=rrule.WEEKLY, byweekday=[n - 1 for n in weekdays]),
                "daily": dict(freq=rrule.DAILY), "monthday": dict(freq=rrule.MONTHLY, bymonthday=number)}[form]
        rules = rrule.rrule(dtstart=after.replace(hour=0, minute=0, second=0), byhour=hour, byminute=minute,
                            bysecond=0, **rule)
        dateutils = [iso(at) for at in rules.xafter(after, count=6)]

        if systemd == crons == dateutils and len(systemd) == 6:
            rows[f"{form};{f'{values} {clock}'.strip()};{iso(after)};{'|'.join(systemd)}"] = None
        else:
            odd = ("systemd" if crons == dateutils else "croniter" if systemd == dateutils
                   else "dateutil" if systemd == crons else "all")
            differ[f"{odd} stands alone on {form}"] += 1
    write("recurrences.csv", rows, f"{systemd_version}, {croniter_version}, {dateutil_version}: all three",
          sum(differ.values()), "; ".join(f"{n} × {why}" for why, n in sorted(differ.items())) or "–")


def iso(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


def intervals():
    rng, rows, checked, differ = random.Random(seed), {}, 0, 0
    while len(rows) < 1000:
        minutes = rng.choice([5, 10, 15, 20, 30, 60, 90, 120, 240, rng.randint(3, 300)])
        start, end = sorted(rng.choice([rng.randrange(1440), 15 * rng.randrange(96)]) for _ in range(2))
        if rng.random() < 0.2:  # the end is an occurrence
            end = start + (end - start) // minutes * minutes
        midnight = datetime.datetime(2021, 5, 23)
        a, b = midnight + timedelta(minutes=start), midnight + timedelta(minutes=end)
        times = [f"{at:%H:%M}" for at in rrule.rrule(rrule.MINUTELY, interval=minutes, dtstart=a, until=b)]
        row = f"{minutes},{a:%H:%M},{b:%H:%M},{'|'.join(times)}"
        if 60 % minutes == 0 and row not in rows:
            step = f"/{minutes}" if minutes < 60 else ""
            spec = f"2021-05-23 {a.hour}..{b.hour}:{a.minute % minutes}{step}:00"
            slots = [at[11:16] for at in elapses(spec, a - timedelta(seconds=1), 1440, "UTC")]
            checked += 1
            if [slot for slot in slots if slot <= f"{b:%H:%M}"] != times:
                differ += 1
                continue
        rows[row] = None
    write("intervals.csv", rows, f"{dateutil_version}; {systemd_version} where N divides 60 ({checked} rows)", differ)


# Zones -----------------------------------------------------------------------------------------


def zones():
    """Readings whose instant is the same in two editions of the zone database, so that the rows test
    the arithmetic and not the edition: the pinned tzdata, and the older one that dateutil carries."""
    rng, utc = random.Random(seed), datetime.timezone.utc
    archive = tarfile.open(pathlib.Path(dateutil.zoneinfo.__file__).with_name("dateutil-zoneinfo.tar.gz"))
    older = dateutil.zoneinfo.get_zonefile_instance().metadata["tzversion"]
    table = (pathlib.Path(tzdata.__file__).parent / "zoneinfo/zone1970.tab").read_text()
    ids = sorted({line.split("\t")[2] for line in table.splitlines() if line[:1] != "#"} & set(archive.getnames()))
    ids.append("UTC")
    new = {id: zoneinfo.ZoneInfo(id) for id in ids}
    old = {id: zoneinfo.ZoneInfo.from_file(io.BytesIO(archive.extractfile(id).read()), id) for id in ids}

    def offset(id, instant):
        return int(datetime.datetime.fromtimestamp(instant, new[id]).utcoffset().total_seconds())

    origin, end = (int(datetime.datetime(y, 1, 1, tzinfo=utc).timestamp()) for y in (2000, 2038))
    kinds = collections.defaultdict(list)  # change of the offset in seconds → transitions
    for id in ids:
        for low in range(origin, end, 86400):
            high = low + 86400
            before, after = offset(id, low), offset(id, high)
            if before != after:
                while high - low > 1:
                    middle = (low + high) // 2
                    low, high = (middle, high) if offset(id, middle) == before else (low, middle)
                kinds[after - before].append((id, high, before, after))
    for found in kinds.values():
        rng.shuffle(found)
    rarest_first = sorted(kinds, key=lambda change: (len(kinds[change]), change))
    picked = [kinds[change][n] for n in range(max(map(len, kinds.values())))
              for change in rarest_first if n < len(kinds[change])][:800]

    wanted = []  # (zone, reading, the offset in force before the transition or nothing)
    for id, instant, before, after in picked:
        low, high = sorted((instant + before, instant + after))  # the gap or the overlap, in local seconds
        for local in (low - 60, low, (low + high) // 120 * 60, high - 60, high):
            wanted.append((id, local, before if local < high else after))
    for n in range(3000):
        wanted.append((ids[n % len(ids)], origin + 60 * rng.randrange((end - origin) // 60), None))

    rows, moved, wrong = {}, 0, 0
    for id, local, rule in wanted:
        civil = datetime.datetime(1970, 1, 1) + timedelta(seconds=local)
        instant, other = (int(civil.replace(tzinfo=base[id], fold=0).timestamp()) for base in (new, old))
        if instant != other:
            moved += 1
        elif rule is not None and instant != local - rule:
            wrong += 1
        elif len(rows) < 5000:
            rows[f"{id},{iso(civil)},{instant}"] = None
    used = len({row.split(",")[0] for row in rows})
    write("zones.csv", rows, f"Python zoneinfo fold=0, tzdata {tzdata.IANA_VERSION}; RFC 5545 3.3.5 from the offsets",
          moved + wrong, f"{moved}: tzdata {older} has another law there; {wrong}: against the RFC. {used} zones, "
          f"{len(picked)} of {sum(map(len, kinds.values())):,} transitions, {len(kinds)} sizes")



if __name__ == "__main__":
    dates()
    invalid_dates()
    by_name = calendars()
    working_days(by_name)
    shifts(by_name)
    recurrences()
    last_working_days(by_name)
    intervals()
    zones()
    national_plan()
    text = ("# Oracles of these fixtures\n\nWritten by `generate.py`; seed 548.\n\n"
            "| part | oracle and version | cases | disagreements | why, notes |\n|---|---|---|---|---|\n"
            + "\n".join(report) + "\n")
    (here / "ORACLES.md").write_bytes(text.encode())
    print("\n".join(report))
