"""The launcher needs nothing but Python, and the locks hold no addresses."""

import ast
import json
import re
import runpy
import sys
import tomllib

from tests.house.sources import ROOT, text, tree

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-node.lock")


def test_the_launcher_uses_the_standard_library_only():
    imported = {name.split(".")[0] for node in ast.walk(tree("second.py")) for name in names_in(node)}
    assert imported <= set(sys.stdlib_module_names)


def test_the_locks_hold_versions_and_hashes_and_no_address():
    for lock in LOCKS:
        assert "://" not in text(lock)
        assert "index-url" not in text(lock)
        assert text(lock).count("==") <= text(lock).count("--hash=sha256:")


def test_everything_the_program_depends_on_is_locked():
    project = tomllib.loads(text("pyproject.toml"))
    assert wanted(project["project"]["dependencies"]) <= locked("requirements.lock")
    assert wanted(project["dependency-groups"]["dev"]) <= locked("requirements-dev.lock")


def test_both_locks_choose_the_same_versions():
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_the_lock_of_browser_files_names_no_registry():
    lock = json.loads(text("package-lock.json"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]


def test_every_file_from_npm_is_of_a_locked_package():
    launcher = runpy.run_path(str(ROOT / "second.py"), run_name="second")
    packages = json.loads(text("package-lock.json"))["packages"]
    for path in [*launcher["BROWSER_FILES"], *launcher["FACE_FILES"]]:
        assert any(path.startswith(name.removeprefix("node_modules/") + "/") for name in packages if name)


def names_in(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) else []


def wanted(requirements):
    return {re.match(r"[\w.-]+", requirement)[0].lower() for requirement in requirements}


def locked(lock):
    return set(pins(lock))


def pins(lock):
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text(lock), flags=re.MULTILINE))
