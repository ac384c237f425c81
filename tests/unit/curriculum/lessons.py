#!/usr/bin/env python3
"""usage: lessons.py SOURCE_FOLDER

What can be measured of a lesson by reading its source. Fails when
- a draw can be seen: a choice is offered for one number that was drawn and not, in the same words, for another;
- a draw can be gone round: what follows for one number that was drawn is met with another, before anything of its own;
- three lessons for students close with the same title;
- a mending ending of a lesson for students names nobody to go to;
- a lesson for students has fewer than three kinds of things to do, or no story or chat with two endings;
- the same sentence of nine words and more stands in three lessons;
- a scene's picture leaves no room for its lines beside a question or an ending;
- two lessons show the same scene, or two people in front stand in each other's place;
- a lesson takes less than half the minutes it claims, or more than a fifth above them;
- a plan takes longer than a group has, or leaves out a page of its lesson;
- a document that is built does not say of a question that was left open what is open;
- a sheet of consent for a film lacks what makes a yes one that counts and can be taken back;
and when it would not notice. `parasol lessons` prints the numbers of each lesson.
"""
import copy
import json
import pathlib
import re
import sys

STUDENTS = {"ages-9-11": 80, "ages-12-14": 110, "ages-15-17": 130, "competition": 110}
ADULTS_READ = 160
# Minutes that a group has, preparation apart.
PLANS = {"ages-9-11": 45, "ages-12-14": 45, "ages-15-17": 45, "competition": 60, "ciss-1": 40, "ciss-2": 40, "ciss-3": 60, "ciss-4": 60, "ciss-5": 60,
         "teacher-course": 60}
SECONDS_TO_ACT = 12
SPOTS = ("far-left", "left", "middle", "right", "far-right")
CONSENT = {"competition/nobodys-face", "ciss-5/films-by-pupils"}
MAKES_A_YES = ("where", "back-text", "until", "tell", "kept", "me", "under", "guardian", "slip-to", "slip-done")
UNREAD = {"facilitator", "objectives", "handout", "media", "scene", "alt"}
SPOKEN = {"text", "feedback", "question", "reveals", "title", "intro", "statement", "why", "missed", "thought", "instruction",
          "sentence", "more", "label", "left", "right", "when_right", "when_wrong", "true", "false", "not_sure"}
SOMEBODY = re.compile(r"\b(mothers?|mum|fathers?|dad|parents?|grand\w+|gran|aunt|uncle|grown-ups?|adults?|helplines?|trainer|"
                      r"coach|teachers?|home|person in charge|police|doctor|librarian|caretaker|nurse|help card)\b", re.I)
# Said in the same words on purpose: what may not be promised, and who wrote the texts.
AGREED = {"Texts by this project; not endorsed by ECPAT."}


def texts(value, key=""):
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in UNREAD:
                yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str) and key in SPOKEN:
        yield value.replace("**", "")


def words(value):
    return sum(len(text.split()) for text in texts(value))


def places(block):
    return block.get("nodes") or block.get("scenes") or []


def offered(place, variable, number):
    return sorted((choice.get("kind", "reply"), choice["text"]) for choice in place["choices"]
                  if choice.get("when", {}).get("variable") != variable or choice["when"]["equals"] == number)


def draws_that_show(lesson):
    for block in lesson["blocks"]:
        for variable in block.get("variables", []):
            for place in places(block):
                if "drawn" in variable and "choices" in place:
                    first, *others = [offered(place, variable["id"], number) for number in variable["drawn"]]
                    if any(other != first for other in others):
                        yield f"{block['id']}/{place['id']} offers other words when {variable['id']} was drawn otherwise"


# Where the ways out of a place lead with this number, and which of them are for this number alone.
def ways_on(place, variable, number):
    chosen = [choice for choice in place.get("choices", [])
              if choice.get("when", {}).get("variable") != variable or choice["when"]["equals"] == number]
    return [place["goto"]] if "goto" in place else [choice["goto"] for choice in chosen]


def belongs_to(block, variable, number):
    return {choice["goto"] for place in places(block) for choice in place.get("choices", [])
            if choice.get("when") == {"variable": variable, "equals": number}}


def met_before_its_own(block, variable, number):
    at = {place["id"]: place for place in places(block)}
    met, open_ways = set(), [block["start"]]
    while open_ways:
        there = open_ways.pop()
        if there not in met:
            met.add(there)
            open_ways += [way for way in ways_on(at[there], variable, number) if way not in belongs_to(block, variable, number)]
    return met


def draws_gone_round(lesson):
    for block in lesson["blocks"]:
        for variable in block.get("variables", []):
            for number in variable.get("drawn", []):
                name = variable["id"]
                others = set().union(*(belongs_to(block, name, other) for other in variable["drawn"] if other != number))
                for place in sorted((others - belongs_to(block, name, number)) & met_before_its_own(block, name, number)):
                    yield f"{block['id']}/{place} is met though {name} was drawn otherwise"


def endings(block):
    return [place for place in places(block) if "ending" in place]


def nobody_to_go_to(lesson):
    for block in lesson["blocks"]:
        for place in endings(block):
            said = " ".join(texts(place))
            if place["ending"]["tone"] == "repair" and not SOMEBODY.search(said):
                yield f"{block['id']}/{place['id']} mends something and names nobody to go to"


def too_little_to_do(lesson):
    kinds = {block["type"] for block in lesson["blocks"]} - {"page", "close"}
    if len(kinds) < 3:
        yield "has fewer than three kinds of things to do"
    if not any(len(endings(block)) >= 2 for block in lesson["blocks"]):
        yield "has no story or chat with two endings"


# At 1280x720 about two lines of words fit below a scene's picture.
def hidden_by_picture(lesson):
    for block in lesson["blocks"]:
        for scene in block.get("scenes", []):
            said = sum(len(line["text"]) for line in scene["lines"])
            if "picture" in scene and "goto" not in scene and len(scene["lines"]) > 1 and said > 150:
                yield f"{block['id']}/{scene['id']} hides its lines below its picture: give the picture a scene before"


# Of a question's picture only the face is seen, beside what is said.
def shown_whole(lesson):
    for block in lesson["blocks"]:
        if block["type"] in ("page", "close", "tap_words", "reflection"):
            yield block["id"], block.get("picture", {}).get("scene")
        for part in block.get("scenes", []) + block.get("cards", []):
            yield f"{block['id']}/{part['id']}", part.get("picture", {}).get("scene")


def too_close(lesson):
    for place, scene in shown_whole(lesson):
        if scene and scene.get("shot") != "full":
            spots = sorted(SPOTS.index(person["at"]) for person in scene["people"] if person.get("distance") != "behind")
            if any(other - one < 2 for one, other in zip(spots, spots[1:])):
                yield f"{place} has two people in each other's place"


def acts_in(block):
    if block["type"] == "builder":
        return 3 * sum(len(section["parts"]) for section in block["sections"])
    if block["type"] == "audit":
        return 3 * sum(len(section["statements"]) for section in block["sections"])
    parts = block.get("cards") or block.get("pairs") or block.get("choices") or block.get("items") or block.get("spots")
    return len(parts) if parts else 4


# Of a story or chat one way is read, about half of it; of sorts and choices one answer each.
def minutes(lesson, words_a_minute):
    read, acts = 0.0, 0
    for block in lesson["blocks"]:
        size = words(block)
        if places(block):
            read += size / 2
            acts += 6
        elif block["type"] in ("page", "close"):
            read += size
        else:
            read += size / 2
            acts += acts_in(block)
    return read / words_a_minute + acts * SECONDS_TO_ACT / 60


def wrong_minutes(lesson, words_a_minute):
    needed = minutes(lesson, words_a_minute)
    if not lesson["minutes"] / 2 <= needed <= lesson["minutes"] * 1.2:
        yield f"claims {lesson['minutes']} minutes and takes about {needed:.0f}"


def wrong_plan(lesson, minutes_there):
    steps = [step for step in lesson["facilitator"]["steps"] if step["id"] != "prepare"]
    planned = sum(step.get("minutes", 0) for step in steps)
    if planned > minutes_there:
        yield f"is planned for {planned} minutes instead of {minutes_there}"
    pages = [step["block"] for step in steps if "block" in step]
    there = [block["id"] for block in lesson["blocks"]]
    if pages != there:
        yield "has a plan and pages that differ: " + (", ".join(sorted(set(there) ^ set(pages))) or "the order")


def says_not_what_is_open(lesson):
    for block in lesson["blocks"]:
        for section in block["sections"] if block["type"] == "builder" else []:
            for part in section["parts"]:
                if "gap" not in part:
                    yield f"{block['id']}/{part['id']} does not say what is open while nothing is decided"


def no_yes(lesson):
    there = {part["id"] for part in lesson["handout"]["parts"]}
    for part in MAKES_A_YES:
        if part not in there:
            yield f"has a sheet of consent without “{part}”"


def faults_of(pack, lesson):
    found = list(draws_that_show(lesson)) + list(draws_gone_round(lesson)) + list(hidden_by_picture(lesson))
    found += list(too_close(lesson)) + list(says_not_what_is_open(lesson))
    if f"{pack}/{lesson['id']}" in CONSENT:
        found += list(no_yes(lesson))
    if pack in STUDENTS:
        found += list(nobody_to_go_to(lesson)) + list(too_little_to_do(lesson))
    if pack in PLANS:
        found += list(wrong_plan(lesson, PLANS[pack]))
    return found + list(wrong_minutes(lesson, STUDENTS.get(pack, ADULTS_READ)))


def said_thrice(lessons):
    where = {}
    for name, lesson in lessons.items():
        for text in texts(lesson["blocks"]):
            for sentence in re.split(r"(?<=[.!?])[”\s]+", text):
                if len(sentence.split()) >= 9:
                    where.setdefault(sentence.strip(" “”"), set()).add(name)
    return [f"{', '.join(sorted(names))}: all say “{sentence}”" for sentence, names in where.items()
            if len(names) >= 3 and sentence not in AGREED]


def closed_alike(lessons):
    where = {}
    for name, lesson in lessons.items():
        if name.split("/")[0] in STUDENTS:
            where.setdefault(lesson["blocks"][-1]["title"], []).append(name)
    return [f"{', '.join(names)}: all close with “{title}”" for title, names in where.items() if len(names) >= 3]


def shown_twice(lessons):
    where = {}
    for name, lesson in lessons.items():
        for place, scene in shown_whole(lesson):
            if scene:
                where.setdefault(json.dumps(scene, sort_keys=True), {})[name] = place
    return [", ".join(f"{name}#{place}" for name, place in places.items()) + ": all show one scene"
            for places in where.values() if len(places) > 1]


def faults(lessons):
    found = [f"{name}: {fault}" for name, lesson in lessons.items() for fault in faults_of(name.split("/")[0], lesson)]
    return found + said_thrice(lessons) + closed_alike(lessons) + shown_twice(lessons)


def would_notice(lessons):
    def spoilt(name, spoil):
        lesson = copy.deepcopy(lessons[name])
        spoil(lesson)
        return faults_of(name.split("/")[0], lesson)

    def rename_one(lesson):
        drawn = next(choice for block in lesson["blocks"] for place in places(block) for choice in place.get("choices", [])
                     if choice.get("when", {}).get("variable") == "hears")
        drawn["text"] = "something else"

    def nobody(lesson):
        place = next(place for block in lesson["blocks"] for place in endings(block) if place["ending"]["tone"] == "repair")
        place["ending"]["text"], place["messages"] = "It gets better.", []

    def ask_beside_picture(lesson):
        scene = next(scene for block in lesson["blocks"] for scene in block.get("scenes", []) if "picture" in scene)
        scene["lines"] = [{"text": "A long line. " * 20}, {"text": "And one more."}]
        scene["choices"] = [{"text": "Yes", "goto": scene.pop("goto")}]

    def round_the_draw(lesson):
        chat = next(block for block in lesson["blocks"] if block["id"] == "ines")
        next(choice for choice in places(chat)[0]["choices"] if choice["id"] == "ask").pop("when")

    def no_guardian(lesson):
        parts = lesson["handout"]["parts"]
        parts.remove(next(part for part in parts if part["id"] == "guardian"))

    def step_into(lesson):
        people = next(scene for _, scene in shown_whole(lesson) if scene and len(scene["people"]) > 1)["people"]
        for person, at in zip(people, ("left", "middle")):
            person.update(at=at, distance="main")

    def no_gap(lesson):
        next(block for block in lesson["blocks"] if block["type"] == "builder")["sections"][0]["parts"][0].pop("gap")

    picture = "ages-12-14/picture-pressure"
    once = lessons[picture]
    return [(spoilt(picture, step_into), "in each other's place"),
            (spoilt("ciss-3/a-policy-that-is-read", no_gap), "does not say what is open"),
            (shown_twice({"a": once, "b": once}), "all show one scene"),
            (spoilt(picture, rename_one), "offers other words when hears was drawn otherwise"),
            (spoilt("ages-12-14/red-pen", round_the_draw), "open is met though hurt was drawn otherwise"),
            (spoilt(picture, nobody), "names nobody to go to"),
            (spoilt(picture, lambda lesson: lesson.update(minutes=1)), "claims 1 minutes"),
            (spoilt("ciss-1/rights-dilemmas", lambda lesson: lesson["facilitator"]["steps"][1].update(minutes=9)), "instead of 40"),
            (spoilt("ciss-1/rights-dilemmas", lambda lesson: lesson["facilitator"]["steps"].pop(2)), "which-right"),
            (spoilt("competition/nobodys-face", no_guardian), "without “guardian”"),
            (spoilt("ages-12-14/group-chat", ask_beside_picture), "hides its lines"),
            (spoilt(picture, lambda lesson: lesson.update(blocks=lesson["blocks"][:2])), "three kinds"),
            (said_thrice({name: {"blocks": [{"text": "One two three four five six seven eight nine."}]} for name in "abc"}), "all say"),
            (closed_alike({f"competition/{name}": {"blocks": [{"title": "The end"}]} for name in "abc"}), "all close with")]


def main():
    source = pathlib.Path(sys.argv[1])
    lessons = {f"{path.parts[-3]}/{path.stem}": json.loads(path.read_text(encoding="utf-8"))
               for path in sorted(source.glob("modules/*/lessons/*.json"))}
    found = faults(lessons) or ([] if lessons else ["no lessons were found in modules/"])
    found += [f"a spoilt lesson is not refused with: {said}" for noticed, said in would_notice(lessons)
              if not any(said in fault for fault in noticed)]
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


sys.exit(main())
