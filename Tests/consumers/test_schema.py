"""The JSON Schemas of wxr2, used as a reader of its JSON uses them: with PyPI's jsonschema.

    pip install jsonschema pytest
    pytest Tests/consumers/test_schema.py

WXR2         the binary; without it .build/release/wxr2
WXR2_SHARED  a folder whose corpus/ holds real archives; without it those tests skip
"""
import csv
import functools
import itertools
import json
import os
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
SAMPLES = sorted((REPOSITORY / "samples").glob("*.xml"))
OPTIONS = {"document": [], "lines": ["--lines"]}

ELEMENT, ANY_KEY = "[]", "*"  # of a key path: an index, a key of a map


def run(*arguments):
    if not os.access(WXR2, os.X_OK):
        pytest.fail(f"{WXR2} is no program: build it, or set WXR2", pytrace=False)
    return subprocess.run([WXR2, *arguments], capture_output=True, timeout=300)


def loads(text):
    """JSON as strict as it gets: no NaN, and a key that stands twice stays to be seen."""

    def members(pairs):
        value = dict(pairs)
        if len(value) < len(pairs):
            value["a key stands twice"] = [key for key, _ in pairs]
        return value

    def constant(name):
        raise ValueError(f"{name} is not JSON")

    return json.loads(text, object_pairs_hook=members, parse_constant=constant)


class Form:
    """One of the two forms of `wxr2 json`, with its schema."""

    def __init__(self, name):
        self.name = name
        schema = run("schema", *OPTIONS[name])
        assert schema.returncode == 0, schema.stderr.decode()
        self.text = schema.stdout.decode()
        self.schema = loads(self.text)
        self.validator = Draft202012Validator(self.schema)
        # The schema of each thing that is written, by name.
        self.roots = {"document": self.schema}
        if name == "lines":
            records = self.schema["properties"]["record"]["enum"]
            self.roots = {record: self.schema["$defs"][record] for record in records}

    def convert(self, path):
        """The exit status, and what was written: named values."""
        done = run("json", *OPTIONS[self.name], path)
        assert done.returncode >= 0, f"wxr2 was killed by signal {-done.returncode}"
        if done.returncode not in (0, 3):
            return done.returncode, []
        if self.name == "document":
            return done.returncode, [("document", loads(done.stdout))]
        assert done.stdout.endswith(b"\n")
        values = [loads(line) for line in done.stdout[:-1].split(b"\n")]
        return done.returncode, [(value.get("record"), value) for value in values]

    def check(self, values):
        """Asserts that values are valid and have their keys in the schema's order."""
        for number, (name, value) in enumerate(values, 1):
            found = [
                f"{error.json_path}: {error.message[:200]}"
                for error in itertools.islice(self.validator.iter_errors(value), 5)
            ] or list(self.misordered(self.roots[name], value))
            assert not found, f"{name} {number} of {len(values)}:\n" + "\n".join(found)

    def resolved(self, node):
        while "$ref" in node:
            node = self.schema["$defs"][node["$ref"].removeprefix("#/$defs/")]
        return node

    def misordered(self, node, value, path="$"):
        node = self.resolved(node)
        if isinstance(value, dict):
            members = node.get("properties", {})
            if "required" in node and list(value) != [key for key in members if key in value]:
                yield f"{path}: keys in the order {list(value)}"
            for key in members.keys() & value.keys():
                yield from self.misordered(members[key], value[key], f"{path}.{key}")
        elif isinstance(value, list) and "items" in node:
            for index, element in enumerate(value):
                yield from self.misordered(node["items"], element, f"{path}[{index}]")

    @functools.cached_property
    def key_paths(self):
        """Each key path that the schema defines, in its order."""
        found = {}  # for its order

        def visit(node, path):
            node = self.resolved(node)
            members = dict(node.get("properties", {}))
            if isinstance(node.get("additionalProperties"), dict):
                members[ANY_KEY] = node["additionalProperties"]
            for key, member in members.items():
                if (*path, key) not in found:
                    found[*path, key] = None
                    visit(member, (*path, key))
            if "items" in node:
                visit(node["items"], collapsed(*path, ELEMENT))

        for name, root in self.roots.items():
            visit(root, (name,))
        return list(found)

    @functools.cached_property
    def met(self):
        """Each key path that the samples hold: a value with it, and the place in the value."""
        found = {}

        def visit(node, value, path, place):
            node = self.resolved(node)
            if isinstance(value, dict):
                members, others = node.get("properties", {}), node.get("additionalProperties")
                for key, member in value.items():
                    if key in members:
                        step, below = (*path, key), members[key]
                    elif isinstance(others, dict):
                        step, below = (*path, ANY_KEY), others
                    else:
                        continue
                    # A key that holds something is the better example.
                    if step not in found or (member and not at(*found[step])):
                        found[step] = whole, (*place, key)
                    visit(below, member, step, (*place, key))
            elif isinstance(value, list) and "items" in node:
                step = collapsed(*path, ELEMENT)
                for index, element in enumerate(value):
                    visit(node["items"], element, step, (*place, index))

        for sample in SAMPLES:
            for name, whole in self.convert(sample)[1]:
                visit(self.roots[name], whole, (name,), ())
        return found

    def example(self, path):
        """A small value of the samples that holds a key path, and the place in it.

        Keys that may lack, and children of elements, are planted where no sample has them.
        Raises KeyError when the samples lack any other key.
        """
        if path in self.met:
            value, place = self.met[path]
            return trimmed(value, place), tuple(0 if isinstance(s, int) else s for s in place)
        *outer, key = path
        if path[-3:-1] == ("children", ELEMENT):
            value, place = self.example(path[:-2])
            element = at(value, place[:-1])
            element["children"] = [trimmed(element, ())]
            return value, (*place, 0, key)
        if not may_lack(path):
            raise KeyError(path)
        value, place = self.example(tuple(outer))
        at(value, place)[key] = "planted"
        return value, (*place, key)


def collapsed(*path):
    """A key path with the children of children as children."""
    return path[:-2] if path[-4:] == ("children", ELEMENT) * 2 else path


def may_lack(path):
    """Whether an object may be without a key. Said here, not read from the schema under test."""
    return path[-1] in ("data", ANY_KEY) or path[-2] == "raw"


def at(value, place):
    return functools.reduce(lambda inner, step: inner[step], place, value)


def trimmed(value, place):
    """A copy that holds of each list only the element which the place leads through."""
    if isinstance(value, list):
        return [trimmed(value[place[0]], place[1:])] if place else []
    if isinstance(value, dict):
        return {
            key: trimmed(member, place[1:] if place and key == place[0] else ())
            for key, member in value.items()
        }
    return value


def retyped(value):
    match value:
        case str():
            return 7
        case list() | dict():
            return "text"
        case _:
            return {}


def shown(path):
    return ".".join(path).replace("." + ELEMENT, ELEMENT)


@pytest.fixture(scope="module", params=OPTIONS)
def form(request):
    return Form(request.param)


def test_schema_is_one(form):
    Draft202012Validator.check_schema(form.schema)
    copy = REPOSITORY / f"docs/schema/{form.name}.schema.json"
    assert form.text == copy.read_text(encoding="utf-8")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_sample_is_valid(form, sample):
    status, values = form.convert(sample)
    assert status in (0, 3)
    form.check(values)


def corpus():
    """The real archives; one parameter that says why when there are none."""
    shared = os.environ.get("WXR2_SHARED")
    if not shared:
        return [pytest.param(None, marks=pytest.mark.skip(reason="WXR2_SHARED is not set"))]
    root = Path(shared).resolve() / "corpus"
    with open(root / "manifest.tsv", encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        paths = {root / row["path"] for row in rows}
    paths |= {path for path in (root / "derived").rglob("*") if path.is_file()}
    return [pytest.param(path, id=str(path.relative_to(root))) for path in sorted(paths)]


@pytest.mark.parametrize("archive", corpus())
def test_real_archive_is_valid(form, archive):
    status, values = form.convert(archive)
    if status not in (0, 3):
        pytest.skip(f"wxr2 json ends with status {status}")
    form.check(values)


def test_samples_have_every_key(form):
    may_be_planted = {"raw", "attributes", "children"}
    missing = [
        shown(path)
        for path in form.key_paths
        if path not in form.met and not may_be_planted.intersection(path[:-1])
    ]
    assert not missing, "samples/ has no example of:\n" + "\n".join(missing)


def test_every_mutation_is_invalid(form):
    tried, faults = 0, []

    def expect(valid, value, what):
        nonlocal tried
        tried += 1
        if form.validator.is_valid(value) != valid:
            faults.append(f"{what}: {'in' if valid else ''}valid")

    for path in form.key_paths:
        try:
            example = functools.partial(form.example, path)
            value, place = example()
        except KeyError:
            continue  # test_samples_have_every_key tells
        *outer, key = place
        expect(True, value, shown(path))

        value, _ = example()
        del at(value, outer)[key]
        expect(may_lack(path), value, f"{shown(path)} dropped")

        if path[-1] != "data":  # which may be anything
            value, _ = example()
            at(value, outer)[key] = retyped(at(value, place))
            expect(False, value, f"{shown(path)} retyped")

            if isinstance(at(example()[0], place), list):  # all hold objects
                at(value, outer)[key] = ["text"]
                expect(False, value, f"{shown(path)} with another element")

        if path[-1] != ANY_KEY:
            value, _ = example()
            at(value, outer)["no_such_key"] = "text"
            expect(False, value, f"an unknown key beside {shown(path)}")

    assert not faults, "\n".join(faults)
    assert tried > 500
