"""Writes the date fixtures of this folder from Python's own calendar and zone database."""
import datetime, random, zoneinfo, pathlib
here = pathlib.Path(__file__).parent
first = datetime.date(1990, 1, 1)
with open(here / "dates.csv", "w") as out:
    day = first
    while day.year <= 2100:
        out.write(f"{day.isoformat()},{day.isoweekday()},{(day - datetime.date(1970, 1, 1)).days}\n")
        day += datetime.timedelta(days=1)
rng = random.Random(548)
zones = ["Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
with open(here / "zones.csv", "w") as out:
    for _ in range(1200):
        zone = rng.choice(zones)
        civil = datetime.datetime(2000, 1, 1) + datetime.timedelta(minutes=rng.randrange(37 * 525960))
        instant = civil.replace(tzinfo=zoneinfo.ZoneInfo(zone), fold=0)
        out.write(f"{zone},{civil.isoformat()},{int(instant.timestamp())}\n")
