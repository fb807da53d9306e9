"""docs/Architecture.md shows the modules as Package.swift has them, and all of them."""

import importlib.machinery
import importlib.util
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def load():
    loader = importlib.machinery.SourceFileLoader(
        "module_arrows", os.path.join(ROOT, "scripts", "module-arrows"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("module_arrows", loader))
    loader.exec_module(module)
    return module


arrows = load()


def page():
    with open(arrows.PAGE, encoding="utf-8") as file:
        return file.read()


def test_arrows_are_those_of_the_package():
    shown = page().split(arrows.BEGIN)[1].split(arrows.END)[0]
    assert shown == arrows.table(arrows.modules()), "run scripts/module-arrows --write"


def rooms():
    return set(re.findall(r"^\| `(\w+)` \|", page(), re.MULTILINE))


def test_every_module_has_its_room():
    with_headers = {name for name in arrows.modules() if os.path.exists(
        os.path.join(ROOT, "Sources", name, "module.modulemap"))}
    assert rooms() == set(arrows.modules()) - with_headers


def test_folders_and_files_that_the_page_names_are_there():
    named = [pair for pair in re.findall(r"`(\w+)/([\w/]+)`", page()) if pair[0] in rooms()]
    assert named
    for module, folder in named:
        path = os.path.join(ROOT, "Sources", module, folder)
        assert os.path.isdir(path) or os.path.isfile(path + ".swift"), f"{module}/{folder}"
