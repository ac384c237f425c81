#!/usr/bin/env python3
"""usage: instruments.py SOURCE_FOLDER

What can be measured of a questionnaire by reading its source. Fails when
- modules/instruments/ITEMS.md misses a slot of that pack, or COURSES.md one of another pack, or one speaks of a slot that is gone;
- the two forms of a slot differ in their keys, or one is much longer, or in that pack in their actions;
- a form has fewer than two safe situations, or in that pack not as many as risky ones, or no primary outcome is named;
- a form in that pack of habits and of help has fewer than four slots of each;
- a question asks a reader what has happened to them (R16);
- a copy in another pack is not its original;
- a lesson's questions, asked twice, are longer than the lesson;
and when it would not notice.
"""
import copy
import json
import pathlib
import re
import sys

HAPPENED = re.compile(r"\b(ha(s|ve)|did|was|were) (any|some)?(one|body|you) ever\b|\bhappened to you\b|\bhave you ever\b", re.I)
UNREAD = {"facilitator", "objectives", "handout", "media", "scene", "id", "type", "misconception", "goto"}


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def words(value, key=""):
    if isinstance(value, dict):
        return sum(words(inner, name) for name, inner in value.items() if name not in UNREAD)
    if isinstance(value, list):
        return sum(words(inner, key) for inner in value)
    return len(value.split()) if isinstance(value, str) else 0


def texts_of(item):
    return [item["text"]] + [inner["text"] for inner in item.get("actions", []) + item.get("rows", [])]


def read_in(item):
    return sum(len(text.split()) for text in texts_of(item))


def slots_of(instrument):
    slots = {}
    for item in instrument["items"]:
        slots.setdefault(item["slot"], {})[item["form"]] = item
    return slots


def marks(item):
    return (*(item.get(name) for name in ("key", "foil", "reversed", "faces", "safer")),
            sorted((a["id"], a["key"], a["probe"]) for a in item.get("actions", [])),
            sorted((row["id"], row.get("reversed")) for row in item.get("rows", [])))


# name: {slots} of the page's tables below “### NAME”.
def explained(page):
    found, name = {}, None
    for line in page.splitlines():
        if line.startswith("#"):
            name = line[4:].strip() if line.startswith("### ") else None
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if name and len(cells) == 3 and re.fullmatch(r"[ksahb]\d", cells[0]) and cells[1] and cells[2]:
            found.setdefault(name, set()).add(cells[0])
    return found


def not_explained(page, instruments, called="ITEMS.md"):
    said = explained(page)
    there = {instrument["id"]: set(slots_of(instrument)) for instrument in instruments}
    for name in sorted(there | said):
        for slot in sorted(there.get(name, set()) ^ said.get(name, set())):
            yield f"{called} and {name} do not agree about {slot}"


def not_parallel(instrument):
    for slot, forms in slots_of(instrument).items():
        if marks(forms["A"]) != marks(forms["B"]):
            yield f"{instrument['id']}/{slot}: the forms differ in keys or actions"
        long, short = sorted((read_in(form) for form in forms.values()), reverse=True)
        if long > short * 1.35 + 3:
            yield f"{instrument['id']}/{slot}: one form has {long} words and the other {short}"


# Beside a lesson the same thing may be done in other ways; how good each way is may not differ.
def not_keyed_alike(instrument):
    for slot, forms in slots_of(instrument).items():
        goods = [(*said, sorted(action[1:] for action in actions), rows) for *said, actions, rows in (marks(forms["A"]), marks(forms["B"]))]
        if goods[0] != goods[1]:
            yield f"{instrument['id']}/{slot}: the forms differ in how good their actions are"


def not_balanced(instrument, evenly=True):
    situations = [forms["A"] for forms in slots_of(instrument).values() if forms["A"]["construct"] == "scenario"]
    safe = sum(item["foil"] for item in situations)
    if situations and (safe < 2 or evenly and 2 * safe != len(situations)):
        yield f"{instrument['id']}: {safe} of {len(situations)} situations are safe"
    if instrument.get("primary") not in {item["construct"] for item in instrument["items"]}:
        yield f"{instrument['id']} names no primary outcome"


def too_few(instrument):
    slots = {}
    for forms in slots_of(instrument).values():
        slots.setdefault(forms["A"]["construct"], []).append(forms["A"]["slot"])
    for construct in ("attitude", "help_seeking", "behaviour"):
        if slots.keys() & {"attitude", "help_seeking", "behaviour"} and len(slots.get(construct, [])) < 4:
            yield f"{instrument['id']} has fewer than four slots of {construct}"


def asks_what_happened(instrument):
    for item in instrument["items"]:
        if any(map(HAPPENED.search, texts_of(item))):
            yield f"{instrument['id']}/{item['id']} asks what has happened to a reader"


def too_long(lesson, instrument):
    if 2 * instrument["minutes"] >= lesson["minutes"] or sum(map(read_in, instrument["items"])) >= words(lesson["blocks"]):
        yield f"{lesson['id']}: its questions are longer than the lesson"


def faults(page, courses, bank, packs):
    originals = {instrument["id"]: instrument for instrument in bank}
    own = [instrument for instruments, _ in packs for instrument in instruments.values() if instrument["id"] not in originals]
    found = [*not_explained(page, bank), *not_explained(courses, own, "COURSES.md")]
    for instrument in bank:
        found += [*not_parallel(instrument), *not_balanced(instrument), *too_few(instrument), *asks_what_happened(instrument)]
    for instrument in own:
        found += [*not_keyed_alike(instrument), *not_balanced(instrument, evenly=False)]
    for instruments, lessons in packs:
        for instrument in instruments.values():
            found += asks_what_happened(instrument)
            if originals.get(instrument["id"], instrument) != instrument:
                found.append(f"a copy of {instrument['id']} is not its original")
        for lesson in lessons:
            if lesson.get("instrument"):
                found += too_long(lesson, instruments[lesson["instrument"]])
    return found


def would_notice(page, courses, bank, packs):
    def spoilt(spoil):
        bank_too, packs_too = copy.deepcopy(bank), copy.deepcopy(packs)
        spoil(bank_too, packs_too)
        return faults(page, courses, bank_too, packs_too)

    def milder(_, packs_too):
        for instruments, _lessons in packs_too:
            if "ciss-4" in instruments:
                next(i for i in instruments["ciss-4"]["items"] if i["id"] == "s1a")["actions"][0]["key"] = 2

    def rename(bank_too, _):
        for instrument in bank_too:
            instrument["title"] = "other"

    def shorten(_, packs_too):
        for _, lessons in packs_too:
            for lesson in lessons:
                lesson["minutes"] = 1

    myself = next(number for number, instrument in enumerate(bank) if instrument["id"] == "myself-12-14")
    last = {construct: max(i for i, item in enumerate(bank[myself]["items"]) if item["construct"] == construct)
            for construct in ("attitude", "help_seeking", "behaviour")}

    situation = next(i for i, item in enumerate(bank[0]["items"]) if item["construct"] == "scenario")
    return [(faults(page.replace("| k1 |", "| k9 |"), courses, bank, packs), "do not agree about k1"),
            (faults(page, courses.replace("| s5 |", "| s6 |"), bank, packs), "COURSES.md and money-and-offers do not agree about s5"),
            (spoilt(milder), "differ in how good their actions are"),
            (spoilt(lambda b, _: b[0]["items"][0].update(key="other")), "differ in keys or actions"),
            (spoilt(lambda b, _: b[0]["items"][situation]["actions"].pop()), "differ in keys or actions"),
            (spoilt(lambda b, _: b[0]["items"][0].update(text="word " * 90)), "one form has"),
            (spoilt(lambda b, _: b[0].pop("primary")), "names no primary outcome"),
            (spoilt(lambda b, _: b[0].update(items=[i for i in b[0]["items"] if not i.get("foil")])), "situations are safe"),
            (spoilt(lambda b, _: b[0]["items"][0].update(text="Have you ever been tricked?")), "asks what has happened"),
            (spoilt(lambda b, _: b[myself]["items"][last["attitude"]].update(reversed=False)), "differ in keys or actions"),
            (spoilt(lambda b, _: b[myself]["items"][last["behaviour"]].update(safer="seldom")), "differ in keys or actions"),
            (spoilt(lambda b, _: b[myself]["items"][last["help_seeking"]]["rows"][0].update(reversed=True)), "differ in keys or actions"),
            (spoilt(lambda b, _: b[myself]["items"][last["help_seeking"]]["rows"][0].update(text="who was hurt? Have you ever been?")), "asks what has happened"),
            (spoilt(lambda b, _: b[myself].update(items=[i for i in b[myself]["items"] if i["slot"] != "b4"])), "fewer than four slots of behaviour"),
            (spoilt(rename), "is not its original"),
            (spoilt(shorten), "are longer than the lesson")]


def main():
    modules = pathlib.Path(sys.argv[1]) / "modules"
    page = (modules / "instruments/ITEMS.md").read_text(encoding="utf-8")
    courses = (modules / "instruments/COURSES.md").read_text(encoding="utf-8")
    bank = [load(path) for path in sorted(modules.glob("instruments/instruments/*.json"))]
    packs = [({path.stem: load(path) for path in sorted(pack.glob("instruments/*.json"))},
              [load(path) for path in sorted(pack.glob("lessons/*.json"))])
             for pack in sorted(modules.iterdir()) if pack.is_dir() and pack.name != "instruments"]
    found = faults(page, courses, bank, packs)
    found += [f"what was spoilt is not refused with: {said}" for noticed, said in would_notice(page, courses, bank, packs)
              if not any(said in fault for fault in noticed)]
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


sys.exit(main())
