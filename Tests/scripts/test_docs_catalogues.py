"""Each library product has a catalogue for DocC, with an article on the module of its name or its main one."""

import importlib.machinery
import importlib.util
import os

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def load():
    loader = importlib.machinery.SourceFileLoader("docs", os.path.join(ROOT, "scripts", "docs"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("docs", loader))
    loader.exec_module(module)
    return module


def article(module):
    path = os.path.join(ROOT, "Sources", module, f"{module}.docc", f"{module}.md")
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


def test_each_library_product_has_an_article():
    products = load().library_products()
    assert products
    for product, modules in products.items():
        assert any(
            article(module).startswith(f"# ``{module}``\n") and "## Overview" in article(module)
            for module in modules), product
