#!/usr/bin/env python3
"""usage: instruments.py SOURCE_FOLDER

What can be measured of a questionnaire by reading its source. Fails when
- modules/instruments/ITEMS.md misses a slot of that pack, or COURSES.md one of another pack, or one speaks of a slot that is gone;
- the two forms of a slot differ in their keys, or one is much longer, or in that pack in their actions;
- a form has fewer than two safe situations, or in that pack not as many as risky ones, or no primary outcome is named;
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


def read_in(item):
    return len(item["text"].split()) + sum(len(action["text"].split()) for action in item.get("actions", []))


def slots_of(instrument):
    slots = {}
    for item in instrument["items"]:
        slots.setdefault(item["slot"], {})[item["form"]] = item
    return slots


def marks(item):
    return item.get("key"), item.get("foil"), sorted((a["id"], a["key"], a["probe"]) for a in item.get("actions", []))


# name: {slots} of the page's tables below “### NAME”.
def explained(page):
    found, name = {}, None
    for line in page.splitlines():
        if line.startswith("#"):
            name = line[4:].strip() if line.startswith("### ") else None
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if name and len(cells) == 3 and re.fullmatch(r"[ks]\d", cells[0]) and cells[1] and cells[2]:
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
        (key_a, foil_a, actions_a), (key_b, foil_b, actions_b) = marks(forms["A"]), marks(forms["B"])
        if (key_a, foil_a, sorted(m[1:] for m in actions_a)) != (key_b, foil_b, sorted(m[1:] for m in actions_b)):
            yield f"{instrument['id']}/{slot}: the forms differ in how good their actions are"


def not_balanced(instrument, evenly=True):
    situations = [forms["A"] for forms in slots_of(instrument).values() if forms["A"]["construct"] == "scenario"]
    safe = sum(item["foil"] for item in situations)
    if safe < 2 or evenly and 2 * safe != len(situations):
        yield f"{instrument['id']}: {safe} of {len(situations)} situations are safe"
    if instrument.get("primary") not in {item["construct"] for item in instrument["items"]}:
        yield f"{instrument['id']} names no primary outcome"


def asks_what_happened(instrument):
    for item in instrument["items"]:
        if HAPPENED.search(item["text"]):
            yield f"{instrument['id']}/{item['id']} asks what has happened to a reader"


def too_long(lesson, instrument):
    if 2 * instrument["minutes"] >= lesson["minutes"] or sum(map(read_in, instrument["items"])) >= words(lesson["blocks"]):
        yield f"{lesson['id']}: its questions are longer than the lesson"


def faults(page, courses, bank, packs):
    originals = {instrument["id"]: instrument for instrument in bank}
    own = [instrument for instruments, _ in packs for instrument in instruments.values() if instrument["id"] not in originals]
    found = [*not_explained(page, bank), *not_explained(courses, own, "COURSES.md")]
    for instrument in bank:
        found += [*not_parallel(instrument), *not_balanced(instrument), *asks_what_happened(instrument)]
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
