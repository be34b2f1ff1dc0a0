"""When a submission was handed in: what its timestamp.txt says, in UTC, or why that can't be known.

nbgrader reads "23:30 CEST" and "23:30 +0200" as other times than they are, and a text like "Monday" as a
day near the one of the run. Here a text counts only where it can be read in one way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil import parser

from dnn_grader.repair.notes import quoted
from dnn_grader.untrusted_files import Folder, Gone, NotReadable

FILE = "timestamp.txt"
MAX_BYTES = 200
YEARS = range(2000, 2100)
EXAMPLE = "2026-10-01 21:30:00 UTC"

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d\d?)\2(\d\d?)[T ]+(\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)\s*(.*)")
_ZONE_LAST = re.compile(r"(.*\d.*?)\s+([A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+|(?:UTC|GMT)[+-]\d[\d:]*)")
_OFFSET = re.compile(r"(?:UTC|GMT|Z)?([+-])(\d\d?)(?::?(\d\d))?", re.I)
_NAME = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*")
_DAYS = (datetime(2001, 1, 1), datetime(2004, 12, 31, 23, 59))
"""Days to complete a text with: one that leaves something out gives two times."""


class UnknownTime(ValueError):
    """A text tells no time that can be known; the message goes on after "timestamp.txt"."""


@dataclass(frozen=True)
class HandInTime:
    """When a submission was handed in. `time` is in UTC without a zone, as nbgrader keeps it.

    It is None where it is not known; `warning` says why, if there is a timestamp.txt. `text` is what that
    says. `assumed` says that it names no zone, so that it was read as UTC, as nbgrader reads and writes it.
    """

    time: datetime | None = None
    text: str = ""
    warning: str = ""
    assumed: bool = False


def read_hand_in_time(folder: Folder, zone: str) -> HandInTime:
    """When a submission was handed in. `zone` is where the course is, such as ``Europe/Berlin``."""
    try:
        content = folder.read(FILE, MAX_BYTES)
        text = content.decode(json.detect_encoding(content)).strip()
        time, assumed = parse_time(text, zone)
    except Gone:
        return HandInTime()
    except NotReadable as why:
        return HandInTime(warning=_warning(str(why)))
    except UnicodeDecodeError:
        return HandInTime(warning=_warning("is no text"))
    except UnknownTime as why:
        return HandInTime(warning=_warning(str(why)))
    return HandInTime(time, text, assumed=assumed)


def parse_time(text: str, zone: str) -> tuple[datetime, bool]:
    """A time in UTC, and whether its text names no zone. Raises `UnknownTime`.

    `zone` is where the course is: there "CEST" has one meaning.
    """
    if not text:
        raise UnknownTime("is empty")
    time, named = _local(text)
    offset = _offset(named or "UTC", time, zone)
    if offset is None:
        raise UnknownTime(f"says {quoted(text)} in a zone that can't be known")
    return time - offset, not named


def _warning(reason: str) -> str:
    return f"It counts as in time: {FILE} {reason}."


def _local(text: str) -> tuple[datetime, str]:
    """The time that a text names, as it is there, and the name of its zone or its offset."""
    try:
        times, zone = _year_first(text) or _readings(text)
    except Exception:  # a text that nobody checked, in a parser that doesn't say what it raises
        times, zone = set(), ""
    if len(times) != 1 or min(times).year not in YEARS:
        raise UnknownTime(f"says {quoted(text)}, which is no certain time")
    return min(times), zone


def _year_first(text: str) -> tuple[set[datetime], str] | None:
    """The time and zone of a text like 2026-10-01 21:30: to `dateutil`, perhaps the 10th of January."""
    found = _YEAR_FIRST.fullmatch(text)
    if found is None:
        return None
    year, _, month, day, clock, zone = found.groups()
    iso = f"{year}-{month:0>2}-{day:0>2} {clock.replace(',', '.')}"
    return {datetime.fromisoformat(iso)}, zone


def _readings(text: str) -> tuple[set[datetime], str]:
    """All times that a text may mean, and its zone."""
    last = _ZONE_LAST.fullmatch(text)  # `dateutil` doesn't know regions, and turns UTC+2 round
    text, zones = (last[1], {last[2]}) if last else (text, set())

    def note(name: str | None, offset: int | None) -> None:
        """Keep the zone: `dateutil` asks here what it is, and leaves it out for None."""
        if offset is not None:
            sign, minutes = "-" if offset < 0 else "+", abs(offset) // 60
            zones.add(f"{sign}{minutes // 60:02}:{minutes % 60:02}")
        elif name:
            zones.add(name)

    orders = [(day, year) for day in (False, True) for year in (False, True)]
    times = {
        parser.parse(text, default=default, dayfirst=day, yearfirst=year, tzinfos=note).replace(tzinfo=None)
        for default in _DAYS
        for day, year in orders
    }
    return (times, min(zones, default="")) if len(zones) < 2 else (set(), "")


def _offset(name: str, time: datetime, course_zone: str) -> timedelta | None:
    """How far a zone is ahead of UTC at a local time; None where that can't be known.

    A name like CEST or CST means several zones: it counts where the course's zone, or a zone of just that
    name, is called so at that time.
    """
    if name.upper() in ("UTC", "GMT", "Z", "UT"):
        return timedelta()
    if found := _OFFSET.fullmatch(name):
        hours, minutes = int(found[2]), int(found[3] or 0)
        ahead = timedelta(hours=hours, minutes=minutes) * (-1 if found[1] == "-" else 1)
        return ahead if hours <= 14 and minutes < 60 else None
    is_region = "/" in name or any(sign.isdigit() for sign in name)
    places = (name,) if is_region else (course_zone, name)
    offsets = (
        moment.utcoffset() for moment in _in_zones(places, time) if is_region or moment.tzname() == name
    )
    return next(offsets, None)


def _in_zones(names: tuple[str, ...], time: datetime) -> Iterator[datetime]:
    """A local time in each of the zones that there are; twice, where the clock may have been put back."""
    for name in names:
        try:
            zone = ZoneInfo(name) if _NAME.fullmatch(name) else None
        except (KeyError, ValueError, OSError):
            zone = None
        if zone:
            yield from (time.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
