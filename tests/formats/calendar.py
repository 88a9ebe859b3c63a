"""The events of a calendar on standard input, as icalendar reads them, as JSON."""

import json
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
assert not calendar.errors, calendar.errors
events = []
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    assert not event.walk("VALARM")
    rule = event.get("RRULE")
    assert rule is None or rule["FREQ"] == ["DAILY"], rule
    events.append([
        str(event["UID"]),
        event["DTSTART"].dt.isoformat(),
        event["DTEND"].dt.isoformat(),
        str(event["DESCRIPTION"]),
        event["DTSTAMP"].dt.isoformat(),
        rule["COUNT"][0] if rule else None,
    ])
json.dump(events, sys.stdout)
