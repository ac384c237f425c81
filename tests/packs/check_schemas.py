"""Holds the published schemas to the verdicts of the shared documents: check_schemas.py REPOSITORY SCHEMAS.

A document is named KIND-good-NAME.json or KIND-bad-NAME.json; documents_test.cpp holds the reader to
the same names.
"""
import json
import pathlib
import sys

import jsonschema


def main():
    repository, schemas = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    validators = {}
    for kind in ("manifest", "lesson", "instrument", "contacts", "film"):
        whole = schemas / f"{kind}.schema.json"  # put together by the build, where it has parts
        path = whole if whole.exists() else repository / f"docs/formats/{kind}.schema.json"
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[kind] = jsonschema.Draft202012Validator(schema)
    documents = sorted((repository / "tests/packs/documents").glob("*.json"))
    documents += sorted((repository / "content").glob("*/*/documents/*.json"))  # those of the rooms
    wrong = 0
    for path in documents:
        kind, verdict, _ = path.name.split("-", 2)
        errors = list(validators[kind].iter_errors(json.loads(path.read_text(encoding="utf-8"))))
        if (verdict == "good") != (not errors):
            wrong += 1
            print(f"{path.name}: the schema says {errors[0].message if errors else 'good'}")
    print(f"{len(documents)} documents, {wrong} judged otherwise than their names say")
    return 1 if wrong or len(documents) < 90 else 0


sys.exit(main())
