"""When a submission was handed in: what a timestamp.txt may say, and what nobody can know from it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_grader.hand_in_time import MAX_BYTES, HandInTime, UnknownTime, parse_time, read_hand_in_time
from dnn_grader.untrusted_files import Folder

MOMENT = datetime(2026, 10, 1, 21, 30)


def read(tmp_path: Path, content: bytes, zone: str = "UTC") -> HandInTime:
    (tmp_path / "timestamp.txt").write_bytes(content)
    return read_hand_in_time(Folder(tmp_path.parent, tmp_path.name), zone)


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-01 21:30:00 UTC",
        "2026-10-01 21:30:00.000000 UTC",
        "2026-10-01T21:30:00Z",
        "2026-10-01 21:30 GMT",
        "2026/10/1 21:30 UTC",
        "2026-10-01 23:30:00 +0200",
        "2026-10-01 23:30:00+02:00",
        "2026-10-01 23:30:00 UTC+2",
        "1 Oct 2026 23:30 UTC+2",
        "2026-10-01 23:30:00 Europe/Berlin",
        "2026-10-01 17:30:00 EST5EDT",
        "2026-10-01 17:30 -04:00",
        "Thu, 01 Oct 2026 23:30:00 +0200",
        "Thu Oct  1 21:30:00 UTC 2026",
        "Oct 1, 2026 11:30 PM Europe/Berlin",
    ],
)
def test_a_time_is_read_in_its_zone(text):
    assert parse_time(text, "UTC") == (MOMENT, False)
    assert parse_time(text, "Asia/Tokyo") == (MOMENT, False)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("2026-10-01 23:30:00 CEST", "Europe/Berlin"),
        ("Thu Oct  1 23:30:00 CEST 2026", "Europe/Berlin"),
        ("2026-10-01 14:30:00.000 PDT", "America/Los_Angeles"),
        ("2026-10-02 03:00:00 IST", "Asia/Kolkata"),
        ("2026-10-01 22:30 IST", "Europe/Dublin"),
    ],
)
def test_what_the_exchange_writes_in_the_courses_zone_is_known_there_alone(text, zone):
    assert parse_time(text, zone) == (MOMENT, False)
    with pytest.raises(UnknownTime, match="in a zone that can't be known"):
        parse_time(text, "UTC")


def test_the_hour_that_comes_twice_is_told_by_its_name():
    summer, winter = (parse_time(f"2026-10-25 02:30 {name}", "Europe/Berlin")[0] for name in ("CEST", "CET"))
    assert winter - summer == timedelta(hours=1)


def test_a_time_without_a_zone_is_utc_as_nbgrader_writes_it_and_says_so():
    """`nbgrader zip_collect` writes it so."""
    assert parse_time("2026-10-01 21:30:00", "Europe/Berlin") == (MOMENT, True)


@pytest.mark.parametrize(
    "text",
    [
        "24:009999999999999999999999999999999999999999m",
        "9" * 190,
        "1e400",
        "inf",
        "yesterday evening",
        "Monday",
        "10",
        "2026-10-01",
        "10/11/2026 21:30 UTC",
        "2026-02-30 10:00:00 UTC",
        "9999-12-31 23:59:59 -1400",
        "0001-01-01 00:00:00 +1400",
        "1970-01-01 00:00:00 UTC",
        "2026-10-01 21:30:00 +99999999999",
        "2026-10-01 21:30:00 ../../../etc/passwd",
        "2026-10-01 21:30:00 /etc/passwd",
        "2026-10-01 21:30:00 America",
        "2026-10-01 21:30:00 CEST",
        "2026-10-01 21:30:00 CET",
        "\x1b[2J",
    ],
)
def test_what_is_no_time_or_more_than_one_is_not_known(tmp_path, text):
    """No error ends the run, and nothing is guessed: not the day of the run, not which is the month."""
    found = read(tmp_path, text.encode())
    assert found.time is None
    assert found.warning.startswith("It counts as in time: timestamp.txt says '")
    assert found.warning.isprintable()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \r\n", "is empty"),
        (b"\xff\xfe\x00\xd8", "is no text"),
        (b"\xe9\xe8", "is no text"),
    ],
)
def test_what_holds_no_text_is_said_to(tmp_path, content, says):
    assert f"timestamp.txt {says}." in read(tmp_path, content).warning


def test_no_file_is_no_warning(tmp_path):
    assert read_hand_in_time(Folder(tmp_path.parent, tmp_path.name), "UTC") == HandInTime()


def test_a_file_that_is_too_large_or_a_link_is_not_read(tmp_path):
    assert "timestamp.txt has" in read(tmp_path, b"2026-10-01 21:30:00 UTC".ljust(MAX_BYTES + 1)).warning
    (tmp_path / "timestamp.txt").unlink()
    (tmp_path / "timestamp.txt").symlink_to("/etc/hostname")
    found = read_hand_in_time(Folder(tmp_path.parent, tmp_path.name), "UTC")
    assert found.time is None
    assert "is a link" in found.warning


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_an_editor_puts_around_a_time_does_not_matter(tmp_path, encoding):
    found = read(tmp_path, "2026-10-01 21:30:00 UTC\r\n".encode(encoding))
    assert (found.time, found.text, found.warning) == (MOMENT, "2026-10-01 21:30:00 UTC", "")


@given(
    st.text(max_size=60) | st.from_regex(r"[0-9:./+ TZUCamp-]{1,60}"), st.sampled_from(["UTC", "Asia/Tokyo"])
)
def test_any_text_is_a_plausible_time_or_said_to_be_none(text, zone):
    try:
        time, _ = parse_time(text, zone)
    except UnknownTime as why:
        assert not {"Cc", "Cs"} & {category(sign) for sign in str(why)}
    else:
        assert 1999 <= time.year <= 2100
        assert time.tzinfo is None
